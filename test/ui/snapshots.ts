/**
 * Snapshots as main would send them, one builder a state, for tests, pictures and measurements of the page. All of
 * them show Monday 23 November 2026 in Stockholm; nothing here is taken from a real calendar.
 */
import type {
  Banner,
  ConfigProblem,
  HomeSlice,
  Language,
  MeetingSlice,
  OutOfUse,
  Snapshot,
} from '../../shared/snapshot.ts';
import { hostCapabilities, roomCapabilities, type RoomCapability } from '../../shared/model/room.ts';
import { minute, type Instant } from '../../shared/time.ts';
import { agenda, at, planning, secret } from './day-slices.ts';
import { controls, devices, people } from './meeting-slices.ts';

export { agenda, at, booking, planning } from './day-slices.ts';

export const allCapabilities: readonly RoomCapability[] = roomCapabilities;

/** Nothing about sharing beyond who shares and how. */
const plainSharing = { isPaused: false, cameraShared: null, instructions: null, optimized: null } as const;

/** Nothing can be booked, ended or checked in to. */
export const noBooking = {
  lengths: [],
  extensions: [],
  canEnd: false,
  writeObstacle: null,
  checkIn: null,
  released: null,
  canReveal: false,
} as const;

/** A snapshot with some slices replaced. */
export type Slices = Partial<Snapshot>;

/** Free until 14:30, all well. */
export function free(slices: Slices = {}): Snapshot {
  const now = at('13:48');
  return {
    panel: {
      roomName: 'Älgen',
      language: 'sv',
      timeZone: 'Europe/Stockholm',
      version: '0.1.0',
      placement: 'table',
      pixelsPerMm: 5.88,
      theme: 'dark',
      aids: { largeText: false, highContrast: false, lowPlaced: false, speech: false },
      supportPhone: '08-16 00 00',
      portalUrl: 'https://serviceportalen.su.se',
      walkUpMinutes: [15, 30, 45, 60],
      makesMeetings: true,
      hasAdmin: true,
    },
    clock: { now },
    screen: { kind: 'home' },
    home: {
      ...noBooking,
      state: 'free',
      until: planning.startsAt,
      booking: null,
      primary: { kind: 'start' },
      obstacle: null,
    },
    agenda: agenda(now),
    held: [],
    ending: null,
    preflight: null,
    help: {
      isOffered: true,
      reports: [],
      vendor: { name: 'Elektronikhuset', phone: '08-555 010 20' },
    },
    rooms: { state: 'notLoaded', asOf: null, rows: [], roomCount: 3 },
    admin: null,
    room: { link: 'ready', capabilities: allCapabilities, hostOnly: [] },
    meeting: null,
    people: null,
    controls: null,
    devices: { cameras: [], microphones: [], speakers: [], test: null },
    contacts: { state: 'notLoaded', query: '', matches: [], matchCount: 0 },
    phoneCalls: [],
    sharing: {
      key: 'TRKVBN',
      network: 'eduroam',
      airPlay: { name: 'Älgen', passcode: '4192' },
      cable: 'absent',
      source: 'none',
      ...plainSharing,
    },
    banners: [],
    notices: [],
    pending: [],
    ...slices,
  };
}

export function freeAllDay(slices: Slices = {}): Snapshot {
  const home: HomeSlice = { ...free().home, until: null };
  return free({ home, agenda: agenda(at('13:48'), []), ...slices });
}

/** Six minutes before a booking that can be joined. */
export function soon(slices: Slices = {}): Snapshot {
  const now = at('14:24');
  return free({
    clock: { now },
    home: {
      ...noBooking,
      state: 'soon',
      until: planning.startsAt,
      booking: planning,
      primary: { kind: 'join', bookingKey: planning.key, early: true },
      obstacle: null,
    },
    agenda: agenda(now),
    ...slices,
  });
}

/** A booking runs and nobody has joined. */
export function busy(slices: Slices = {}): Snapshot {
  const now = at('14:42');
  return free({
    clock: { now },
    home: {
      ...noBooking,
      state: 'busy',
      until: planning.endsAt,
      booking: planning,
      primary: { kind: 'join', bookingKey: planning.key, early: false },
      obstacle: null,
    },
    agenda: agenda(now),
    ...slices,
  });
}

/** A booking runs that this room cannot join. */
export function obstructed(slices: Slices = {}): Snapshot {
  const teams = { ...planning, service: 'teams' as const };
  return busy({
    home: {
      ...noBooking,
      state: 'busy',
      until: teams.endsAt,
      booking: teams,
      primary: { kind: 'start' },
      obstacle: 'otherService',
    },
    ...slices,
  });
}

/** The calendar has been silent for longer than it can be believed. */
export function unknown(slices: Slices = {}): Snapshot {
  const now = at('13:48');
  return free({
    home: {
      ...noBooking,
      state: 'unknown',
      until: null,
      booking: null,
      primary: { kind: 'start' },
      obstacle: null,
    },
    agenda: agenda(now, undefined, { asOf: at('10:12'), age: 'unknown' }),
    banners: [{ kind: 'calendarTrouble', since: at('10:13'), code: 'calendar.unreachable' }],
    ...slices,
  });
}

export const unreachableRoom: Pick<Snapshot, 'room' | 'sharing'> = {
  room: { link: 'lost', capabilities: [], hostOnly: [] },
  sharing: {
    key: null,
    network: 'eduroam',
    airPlay: null,
    cable: 'absent',
    source: 'none',
    ...plainSharing,
  },
};

/** The room does not answer; the calendar does. */
export function roomLost(slices: Slices = {}): Snapshot {
  return soon({ ...unreachableRoom, banners: [{ kind: 'roomLost', since: at('14:21') }], ...slices });
}

/** Any of the room's banners on home. */
export function withBanner(banner: Banner, slices: Slices = {}): Snapshot {
  const link = { roomTakenOver: 'takenOver', roomRefused: 'refused', roomConnecting: 'connecting' } as const;
  const isKnown = banner.kind in link;
  const room = isKnown
    ? { link: link[banner.kind as keyof typeof link], capabilities: [], hostOnly: [] }
    : free().room;
  return free({ ...(isKnown ? unreachableRoom : {}), room, banners: [banner], ...slices });
}

export function meeting(facts: Partial<MeetingSlice> = {}): MeetingSlice {
  return {
    phase: 'inMeeting',
    booking: planning,
    since: at('14:31'),
    nextStartsAt: secret.startsAt,
    microphone: { isOn: true, wanted: null },
    camera: { isOn: true, wanted: null },
    volumePercent: 60,
    participantCount: 14,
    participantsLimit: 500,
    waiting: { count: 0, newest: null },
    hands: { count: 0, newest: null },
    role: 'participant',
    kind: 'meeting',
    isLocked: false,
    recording: { isOn: false, wanted: null, isOurs: false, since: null, endsAt: null },
    videoAskedAt: null,
    roomSystemCall: null,
    ...facts,
  };
}

export function call(facts: Partial<MeetingSlice> = {}, slices: Slices = {}): Snapshot {
  const now = at('15:06');
  return busy({
    clock: { now },
    agenda: agenda(now),
    screen: { kind: 'call' },
    meeting: meeting(facts),
    people: { rows: people() },
    controls: controls(),
    devices: devices(),
    ...slices,
  });
}

/** The same in the eyes of a room that is not host. */
export function asGuest(snapshot: Snapshot): Snapshot {
  const capabilities = allCapabilities.filter((one) => !hostCapabilities.includes(one));
  return { ...snapshot, room: { link: 'ready', capabilities, hostOnly: hostCapabilities } };
}

export function connecting(slices: Slices = {}): Snapshot {
  const facts: Partial<MeetingSlice> = {
    phase: 'connecting',
    microphone: { isOn: null, wanted: null },
    camera: { isOn: null, wanted: null },
    participantCount: 0,
  };
  return call(facts, {
    pending: [{ kind: 'meeting.join', about: null, since: at('15:06'), isSlow: false }],
    ...slices,
  });
}

export function sharing(slices: Slices = {}): Snapshot {
  return free({ screen: { kind: 'sharing' }, ...slices });
}

export function passcode(wrong: boolean, slices: Slices = {}): Snapshot {
  return busy({
    screen: { kind: 'prompt', prompt: { kind: 'passcode', wrong, title: planning.title } },
    ...slices,
  });
}

export function waitForHost(slices: Slices = {}): Snapshot {
  return busy({
    screen: { kind: 'prompt', prompt: { kind: 'waitForHost', title: planning.title, since: at('14:40') } },
    ...slices,
  });
}

/** `expiresAt` is a real moment: the page counts its seconds down by the machine's clock. */
export function incomingCall(expiresAt: Instant, slices: Slices = {}): Snapshot {
  return free({
    screen: {
      kind: 'prompt',
      prompt: { kind: 'incomingCall', callerName: 'Björn Öst', expiresAt, duringMeeting: false },
    },
    ...slices,
  });
}

export function starting(slices: Slices = {}): Snapshot {
  return free({
    screen: { kind: 'starting' },
    ...unreachableRoom,
    room: { link: 'connecting', capabilities: [], hostOnly: [] },
    ...slices,
  });
}

export const problems: readonly ConfigProblem[] = [
  { key: 'room.csapi.port', found: '"2244a"', expected: { kind: 'wholeNumber', detail: null } },
  { key: 'calendar.kind', found: '"caldav"', expected: { kind: 'choice', detail: 'graph | ews' } },
  { key: 'calendar.mailbox', found: '', expected: { kind: 'present', detail: null } },
  { key: 'panel.pixelsPerMm', found: '0', expected: { kind: 'range', detail: '≥ 1' } },
];

export function setup(slices: Slices = {}): Snapshot {
  return starting({
    screen: { kind: 'setup', problems },
    room: { link: 'off', capabilities: [], hostOnly: [] },
    ...slices,
  });
}

/** Nobody is there, outside office hours. */
export function night(slices: Slices = {}): Snapshot {
  const now = at('23:10');
  return freeAllDay({ clock: { now }, screen: { kind: 'night' }, agenda: agenda(now, []), ...slices });
}

/** A panel beside the door, in any of the states above. */
export function door(snapshot: Snapshot): Snapshot {
  return {
    ...snapshot,
    panel: { ...snapshot.panel, placement: 'door' },
    room: { link: 'off', capabilities: [], hostOnly: [] },
    home: { ...snapshot.home, primary: { kind: 'none' } },
  };
}

/** Forty short bookings from seven in the morning. */
export function crowded(slices: Slices = {}): Snapshot {
  const now = at('13:48');
  const bookings = Array.from({ length: 40 }, (_, index) => {
    const startsAt = at('07:00') + index * 16 * minute;
    return {
      ...planning,
      key: `short ${index}`,
      title: `Avstämning ${index + 1}`,
      startsAt,
      endsAt: startsAt + 10 * minute,
    };
  });
  return free({ agenda: agenda(now, bookings), ...slices });
}

/** Staff have taken the room out of use. */
export function closed(
  outOfUse: OutOfUse = { reason: 'maintenance', until: at('15:10') },
  slices: Slices = {},
): Snapshot {
  return free({ screen: { kind: 'outOfUse', outOfUse }, ...slices });
}

/** A booking runs of which the room says nothing unless it is asked to. */
export function hiddenBooking(slices: Slices = {}): Snapshot {
  const booking = { ...planning, label: 'booked', title: null, organizer: null } as const;
  return busy({ home: { ...busy().home, booking, canReveal: true }, ...slices });
}

/** Words as a hostile or careless organiser might write them. */
export const hostileTitle =
  '<img src=x onerror="document.title=1"><b>fet</b> \u202Eesrever \u05D0\u05D1\u05D2 ' + 'Å'.repeat(240);

export function hostile(slices: Slices = {}): Snapshot {
  const evil = { ...planning, title: hostileTitle, organizer: hostileTitle };
  const now = at('14:24');
  return soon({
    panel: { ...free().panel, roomName: hostileTitle },
    home: { ...soon().home, booking: evil },
    agenda: agenda(now, [evil, secret]),
    ...slices,
  });
}

export function inLanguage(snapshot: Snapshot, language: Language): Snapshot {
  return { ...snapshot, panel: { ...snapshot.panel, language } };
}

/** Somebody records, and the room is asked. */
export function consent(slices: Slices = {}): Snapshot {
  return call({}, { screen: { kind: 'prompt', prompt: { kind: 'recordingConsent' } }, ...slices });
}
