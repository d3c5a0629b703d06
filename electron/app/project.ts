/**
 * PanelState → Snapshot: masks, decides what each screen says, and lets nothing else through. Pure. The part that
 * costs something, the agenda, is computed anew only when what it depends on has changed.
 */
import { minute, type Instant } from '../../shared/time.ts';
import type { Booking } from '../../shared/model/booking.ts';
import type { RoomSharing, RoomState } from '../../shared/model/room.ts';
import type {
  AgendaRow,
  AgendaSlice,
  Banner,
  BookingView,
  HomeSlice,
  MeetingSlice,
  PanelSlice,
  RoomSlice,
  SharingSlice,
  Snapshot,
  Toggle,
} from '../../shared/snapshot.ts';
import { readAgenda, soonMs, type Agenda } from './agenda.ts';
import { privacyOf, viewBooking, type Privacy } from './booking-view.ts';
import { dayOf, hourOfDay } from './day.ts';
import { callIsKnown, chooseScreen } from './screen.ts';
import type { PanelState } from './state.ts';

/** From this age on the calendar is not trusted any more, and nothing is called free. */
const unknownAfterMs = 15 * minute;
const agedAfterMs = minute;
const stripHours = { from: 7, to: 18 };

const openPrivacy: Privacy = { level: 'open', placement: 'table' };
const fallbackZone = 'Europe/Stockholm';

interface Reading {
  readonly agenda: Agenda;
  readonly privacy: Privacy;
  readonly timeZone: string;
}

function readingOf(state: PanelState): Reading {
  const timeZone = state.config?.room.timeZone ?? fallbackZone;
  return {
    timeZone,
    privacy: state.config === null ? openPrivacy : privacyOf(state.config),
    agenda: readAgenda(state.calendar.bookings, state.now, dayOf(state.now, timeZone)),
  };
}

function ageOf(asOf: Instant | null, now: Instant): AgendaSlice['age'] {
  if (asOf === null || now - asOf > unknownAfterMs) return 'unknown';
  return now - asOf >= agedAfterMs ? 'aged' : 'fresh';
}

function agendaSlice(state: PanelState, { agenda, privacy, timeZone }: Reading): AgendaSlice {
  const rows: AgendaRow[] = [
    ...agenda.timed.map(({ booking, phase, overlaps }) => ({
      kind: 'booking' as const,
      phase,
      booking: viewBooking(booking, privacy, 'list', overlaps),
    })),
    ...agenda.gaps.map((gap) => ({ kind: 'gap' as const, ...gap })),
  ];
  const startOf = (row: AgendaRow): Instant => (row.kind === 'gap' ? row.startsAt : row.booking.startsAt);
  return {
    asOf: state.calendar.asOf,
    age: ageOf(state.calendar.asOf, state.now),
    allDay: agenda.allDay.map((booking) => viewBooking(booking, privacy, 'list')),
    rows: rows.sort((a, b) => startOf(a) - startOf(b)),
    strip: {
      startsAt: hourOfDay(state.now, timeZone, stripHours.from),
      endsAt: hourOfDay(state.now, timeZone, stripHours.to),
      blocks: agenda.timed.map(({ booking, phase }) => ({
        startsAt: booking.startsAt,
        endsAt: booking.endsAt,
        phase,
        isTentative: booking.showAs === 'tentative',
      })),
    },
  };
}

function primaryFor(booking: Booking, early: boolean): Pick<HomeSlice, 'primary' | 'obstacle'> {
  return booking.join.kind === 'zoom'
    ? { primary: { kind: 'join', bookingKey: booking.key, early }, obstacle: null }
    : { primary: { kind: 'start' }, obstacle: booking.join.obstacle };
}

function homeSlice(state: PanelState, { agenda, privacy, timeZone }: Reading): HomeSlice {
  const { current, next } = agenda;
  const isKnown = ageOf(state.calendar.asOf, state.now) !== 'unknown';
  if (current !== null) {
    return {
      state: isKnown ? 'busy' : 'unknown',
      until: isKnown ? current.endsAt : null,
      booking: viewBooking(current, privacy, 'main'),
      ...primaryFor(current, false),
    };
  }
  if (next !== null && next.startsAt - state.now <= soonMs) {
    return {
      state: isKnown ? 'soon' : 'unknown',
      until: isKnown ? next.startsAt : null,
      booking: viewBooking(next, privacy, 'main'),
      ...primaryFor(next, true),
    };
  }
  const endsToday = next !== null && next.startsAt < dayOf(state.now, timeZone).endsAt;
  return {
    state: isKnown ? 'free' : 'unknown',
    until: isKnown && endsToday ? next.startsAt : null,
    booking: null,
    primary: { kind: 'start' },
    obstacle: null,
  };
}

/** The booking the room's call belongs to: the one with its number, else the one that runs. */
function bookingOfCall(state: PanelState, agenda: Agenda): Booking | null {
  const { call } = state.room;
  const number = call.kind === 'connecting' || call.kind === 'inMeeting' ? call.meetingNumber : null;
  const candidates = [agenda.current, agenda.next, ...agenda.timed.map(({ booking }) => booking)];
  const matching = candidates.find(
    (booking) => booking?.join.kind === 'zoom' && booking.join.meeting.meetingNumber === number,
  );
  return matching ?? agenda.current;
}

function toggle(state: PanelState, kind: 'microphone.set' | 'camera.set', muted: boolean | null): Toggle {
  const wanted = state.undertakings.find((one) => one.kind === kind)?.wanted ?? null;
  return { isOn: muted === null ? null : !muted, wanted };
}

function meetingSlice(state: PanelState, reading: Reading): MeetingSlice | null {
  const { room } = state;
  const { call } = room;
  if (!callIsKnown(room, state.now) || (call.kind !== 'connecting' && call.kind !== 'inMeeting')) return null;
  const isLeaving = state.undertakings.some(
    ({ kind }) => kind === 'meeting.leave' || kind === 'meeting.endForAll' || kind === 'prompt.cancel',
  );
  const booking = bookingOfCall(state, reading.agenda);
  const inside = room.participants.filter((one) => !one.isInWaitingRoom);
  return {
    phase: isLeaving ? 'leaving' : call.kind,
    booking: booking === null ? null : viewBooking(booking, reading.privacy, 'main'),
    since: call.since,
    nextStartsAt: reading.agenda.next?.startsAt ?? null,
    microphone: toggle(state, 'microphone.set', room.microphoneMuted),
    camera: toggle(state, 'camera.set', room.cameraMuted),
    volumePercent: room.volumePercent,
    participantCount: inside.length,
    participantsLimit: state.config?.meetings.participantsLimit ?? 500,
    waiting: { count: room.participants.length - inside.length, newest: null },
    hands: { count: 0, newest: null },
    role: room.participants.some((one) => one.isMyself && one.isHost) ? 'host' : 'participant',
    kind: 'meeting',
    isLocked: room.isLocked,
    recording: { isOn: room.recording.isOn, wanted: null, isOurs: false, since: null, endsAt: null },
    videoAskedAt: room.videoAskedAt,
    roomSystemCall: room.roomSystemCall,
  };
}

function sourceOf(sharing: RoomSharing): SharingSlice['source'] {
  if (sharing.cable === 'sharing') return 'cable';
  if (sharing.wireless) return 'wireless';
  return sharing.inMeeting === 'receiving' ? 'others' : 'none';
}

/** What is known of a room out of reach is not offered: its key may have changed. */
function sharingSlice({ link, sharing, capabilities }: RoomState): SharingSlice {
  const isReady = link.kind === 'ready';
  return {
    key: isReady ? sharing.key : null,
    network: sharing.network,
    airPlay: isReady && capabilities.includes('airPlay') ? sharing.airPlay : null,
    cable: sharing.cable,
    source: isReady ? sourceOf(sharing) : 'none',
    isPaused: sharing.isPaused,
    cameraShared: sharing.cameraShared,
    instructions: sharing.instructions,
    optimized: null,
  };
}

function roomSlice({ link, capabilities }: RoomState): RoomSlice {
  return { link: link.kind, capabilities: link.kind === 'ready' ? capabilities : [], hostOnly: [] };
}

function roomBanner({ room: { link, call }, isSettled }: PanelState): Banner[] {
  switch (link.kind) {
    case 'off':
      return [];
    case 'ready':
      return call.kind === 'signedOut' ? [{ kind: 'roomSignedOut', since: call.since }] : [];
    case 'connecting':
      return isSettled ? [{ kind: 'roomConnecting', since: link.since }] : [];
    case 'lost':
      return [{ kind: 'roomLost', since: link.since }];
    case 'takenOver':
      return [{ kind: 'roomTakenOver', since: link.since }];
    case 'refused':
      return [{ kind: 'roomRefused', since: link.since, code: link.code }];
  }
}

function banners(state: PanelState): Banner[] {
  const { trouble } = state.calendar;
  return [
    ...roomBanner(state),
    ...(trouble === null
      ? []
      : [{ kind: 'calendarTrouble' as const, since: trouble.since, code: trouble.error.code }]),
  ];
}

function panelSlice({ config, language, version, room }: PanelState): PanelSlice {
  return {
    roomName: config?.panel.name ?? room.name ?? '',
    language,
    timeZone: config?.room.timeZone ?? fallbackZone,
    version,
    placement: config?.panel.placement ?? 'table',
    pixelsPerMm: config?.panel.pixelsPerMm ?? 5.88,
    theme: config?.panel.theme ?? 'dark',
    supportPhone: config?.support.phone ?? null,
    portalUrl: config?.support.portalUrl ?? null,
  };
}

/** Titles that the privacy level lets the prompt name. */
const shownTitle = (view: BookingView | null): string | null => (view?.label === 'title' ? view.title : null);

function projectWith(state: PanelState, reading: Reading): Snapshot {
  const booking = state.room.prompt === null ? null : bookingOfCall(state, reading.agenda);
  const title = shownTitle(booking === null ? null : viewBooking(booking, reading.privacy, 'main'));
  return {
    panel: panelSlice(state),
    clock: { now: state.now },
    screen: chooseScreen(state, title),
    home: homeSlice(state, reading),
    agenda: agendaSlice(state, reading),
    room: roomSlice(state.room),
    meeting: meetingSlice(state, reading),
    people: null,
    controls: null,
    devices: state.room.devices,
    contacts: { state: 'notLoaded', query: '', matches: [], matchCount: 0 },
    phoneCalls: state.room.phoneCalls,
    sharing: sharingSlice(state.room),
    banners: banners(state),
    notices: state.notices,
    pending: state.undertakings.map(({ kind, since, isSlow }) => ({ kind, about: null, since, isSlow })),
  };
}

/** A projection that remembers its last reading of the agenda. */
export function createProjection(): (state: PanelState) => Snapshot {
  let last: { readonly state: PanelState; readonly reading: Reading } | null = null;
  return (state) => {
    const isSame =
      last !== null &&
      last.state.calendar.bookings === state.calendar.bookings &&
      last.state.now === state.now &&
      last.state.config === state.config;
    const reading = isSame && last !== null ? last.reading : readingOf(state);
    last = { state, reading };
    return projectWith(state, reading);
  };
}
