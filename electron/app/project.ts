/**
 * PanelState → Snapshot: masks, decides what each screen says, and lets nothing else through. Pure, but it remembers
 * what it said: a part is made anew only when what it is made of has changed, and stays the same object otherwise.
 */
import type { IntentKind } from '../../shared/bridge.ts';
import type { AdminSlice, BookingView, PanelSlice, PendingIntent, Snapshot } from '../../shared/snapshot.ts';
import { endingSlice } from './ending.ts';
import { createMemo } from './memo.ts';
import { outOfUseNow } from './out-of-use.ts';
import { searchContacts } from './phone-book.ts';
import { preflightSlice } from './preflight.ts';
import { agendaSlice, fallbackZone, readDay } from './project-day.ts';
import { helpSlice } from './project-help.ts';
import { heldActions, homeSlice } from './project-home.ts';
import { controlsSlice, meetingSlice, viewOfCall } from './project-meeting.ts';
import { createPeopleProjection } from './project-people.ts';
import { banners, devicesSlice, phoneCallsSlice, roomSlice, sharingSlice } from './project-room.ts';
import { roomsSlice } from './project-rooms.ts';
import { joinableBookings } from './room-list.ts';
import { callIsKnown, chooseScreen } from './screen.ts';
import type { PanelState, Undertaking } from './state.ts';

/** Slices that can change many times a second and are big; they may be kept back for a moment. */
export const crowdSlices = ['people', 'contacts'] as const;
export type Crowd = Pick<Snapshot, (typeof crowdSlices)[number]>;

/** `kept`: a crowd that may stay as it was shown, if it still belongs to the same meeting and search. */
export type Projection = (state: PanelState, kept: Crowd | null) => Snapshot;

function panelSlice({ aids, config, language, version, room, makesMeetings }: PanelState): PanelSlice {
  return {
    roomName: config?.panel.name ?? room.name ?? '',
    language,
    timeZone: config?.room.timeZone ?? fallbackZone,
    version,
    placement: config?.panel.placement ?? 'table',
    pixelsPerMm: config?.panel.pixelsPerMm ?? 5.88,
    theme: config?.panel.theme ?? 'dark',
    aids,
    supportPhone: config?.support.phone ?? null,
    portalUrl: config?.support.portalUrl ?? null,
    walkUpMinutes: config?.booking.walkUpMinutes ?? [],
    makesMeetings,
    hasAdmin: (config?.panel.pinHash ?? null) !== null,
  };
}

/** Titles that the privacy level lets the prompt name. */
const shownTitle = (view: BookingView | null): string | null => (view?.label === 'title' ? view.title : null);

const pending = (undertakings: readonly Undertaking[]): readonly PendingIntent[] =>
  undertakings.map(({ kind, about, since, isSlow }) => ({ kind, about, since, isSlow }));

const isUnderWay = ({ undertakings }: PanelState, wanted: IntentKind): boolean =>
  undertakings.some(({ kind }) => kind === wanted);

const adminSlice = (
  admin: PanelState['admin'],
  isChecking: boolean,
  outOfUse: PanelState['outOfUse'],
  config: PanelState['config'],
): AdminSlice | null =>
  admin && {
    readiness: admin.report,
    isChecking,
    outOfUse,
    roomHost: config?.room.csapi?.host ?? null,
    logFolder: config?.log.folder ?? null,
  };

function isInMeeting({ room, now }: PanelState): boolean {
  return callIsKnown(room, now) && room.call.kind === 'inMeeting';
}

export function createProjection(): Projection {
  const bookingsOf = createMemo(joinableBookings);
  const readingOf = createMemo(readDay);
  const agendaOf = createMemo(agendaSlice);
  const homeOf = createMemo(homeSlice);
  const heldOf = createMemo(heldActions);
  const roomsOf = createMemo(roomsSlice);
  const adminOf = createMemo(adminSlice);
  const helpOf = createMemo(helpSlice);
  const endingOf = createMemo(endingSlice);
  const preflightOf = createMemo(preflightSlice);
  const devicesOf = createMemo(devicesSlice);
  const phoneCallsOf = createMemo(phoneCallsSlice);
  const contactsOf = createMemo(searchContacts);
  const pendingOf = createMemo(pending);
  const peopleOf = createPeopleProjection();

  const crowdOf = (state: PanelState, kept: Crowd | null): Crowd => {
    const { room, contactQuery } = state;
    const isSameSearch = kept !== null && kept.contacts.query === (contactQuery ?? '');
    const people = isInMeeting(state) ? (kept?.people ?? peopleOf(room)) : null;
    return { people, contacts: isSameSearch ? kept.contacts : contactsOf(room.contacts, contactQuery) };
  };

  return (state, kept) => {
    const { room, calendar, ledger, freshness, released, now, config } = state;
    const revealed = state.revealed !== null && now < state.revealed.until ? state.revealed.bookingKey : null;
    const reading = readingOf(bookingsOf(calendar.bookings, room.bookings), now, config, revealed);
    const joinsOthers = room.capabilities.includes('joinThirdParty');
    const outOfUse = outOfUseNow(state);
    const isSearching = isUnderWay(state, 'rooms.find');
    const title = room.prompt === null ? null : shownTitle(viewOfCall(room, reading));
    const home = homeOf(reading, config, calendar, ledger, freshness, released, joinsOthers);
    return {
      panel: panelSlice(state),
      clock: { now },
      screen: chooseScreen(state, title),
      home,
      agenda: agendaOf(reading, calendar.asOf, joinsOthers),
      held: heldOf(state.held, reading),
      rooms: roomsOf(state.roomSearch, isSearching, now, config),
      admin: adminOf(state.admin, isUnderWay(state, 'readiness.check'), outOfUse, config),
      ending: endingOf(reading, home, calendar.bookings, state.held),
      preflight: preflightOf(state.preflight, state.preflightReported),
      help: helpOf(config, state.helpNews),
      room: roomSlice(room, outOfUse !== null),
      meeting: meetingSlice(state, reading),
      controls: controlsSlice(state),
      devices: devicesOf(room.devices),
      phoneCalls: phoneCallsOf(room.phoneCalls),
      sharing: sharingSlice(state),
      banners: banners(state),
      notices: state.notices,
      pending: pendingOf(state.undertakings),
      ...crowdOf(state, kept),
    };
  };
}
