/**
 * What is known of the room, and how one message changes it. Pure: the same messages give the same record. Beside the
 * record it tells the news of each message, since a command is judged by what the room says after it was sent.
 */
import type { RoomCommand, RoomSystemProtocol } from '../../shared/model/room-command.ts';
import type { PhoneCall, RoomBooking, RoomState } from '../../shared/model/room.ts';
import type { Instant } from '../../shared/time.ts';
import { at, toBoolean, toMeetingNumber, toNumber, toOneOf, toText } from './coerce.ts';
import { hearCamera, noCamera, type CameraRecord } from './camera-record.ts';
import { hearDevices, noDevices, type DeviceRecord } from './device-record.ts';
import type { Envelope } from './envelope.ts';
import { hearMeeting, noMeeting, type MeetingRecord } from './meeting-record.ts';
import { mergeMessage, withoutMeeting, type StateTree } from './merge.ts';
import { hearParticipants, nobody, type Participants } from './participants.ts';
import { hearPhone, hearRoomSystem, type PhoneProgress } from './phone-calls.ts';
import { emptyBook, hearContact, hearPage, type PhoneBook } from './phonebook.ts';
import { hearBookings } from './room-bookings.ts';
import { noGrace, type ShareGrace } from './share-grace.ts';
import { callSetting, isBeingRecorded } from './view/meeting.ts';

/** One moment on both clocks: `ms` for durations, `instant` for what is shown. */
export interface Moment {
  readonly ms: number;
  readonly instant: Instant;
}

export const callStatuses = [
  'NOT_IN_MEETING',
  'CONNECTING_MEETING',
  'IN_MEETING',
  'LOGGED_OUT',
  'UNKNOWN',
] as const;
export type CallStatus = (typeof callStatuses)[number];

/** What this panel, or an accepted call, set out to do; the room itself tells it late or not at all. */
export interface Dialled {
  readonly kind: 'start' | 'join' | 'share';
  readonly meetingNumber: string | null;
}

export interface RoomRecord {
  readonly tree: StateTree;
  readonly participants: Participants;
  readonly status: CallStatus;
  readonly statusSince: Instant;
  readonly dialled: Dialled | null;
  /** Whether the running "meeting" is a local share; null: not said yet. */
  readonly isLocal: boolean | null;
  readonly passcode: { readonly since: Instant; readonly wrong: boolean; readonly heardMs: number } | null;
  readonly hostWait: { readonly since: Instant } | null;
  readonly ringing: Ringing | null;
  readonly book: PhoneBook;
  readonly phoneCalls: readonly PhoneCall[];
  /** The room system called last in this meeting. */
  readonly roomSystem: RoomSystem | null;
  readonly bookings: readonly RoomBooking[];
  readonly meeting: MeetingRecord;
  readonly camera: CameraRecord;
  readonly devices: DeviceRecord;
  readonly grace: ShareGrace;
  /** Commands of which the room has said, on this connection, that it does not know them. */
  readonly unsupported: ReadonlySet<RoomCommand['kind']>;
}

export interface RoomSystem {
  readonly address: string;
  readonly protocol: RoomSystemProtocol;
  readonly state: RoomState['roomSystemCall'];
}

export interface Ringing {
  readonly since: Instant;
  readonly callerJid: string;
  readonly callerName: string;
  readonly meetingNumber: string | null;
  readonly expiresAt: Instant;
  readonly expiresMs: number;
}

export const emptyRecord: RoomRecord = {
  tree: {},
  participants: nobody,
  status: 'UNKNOWN',
  statusSince: 0,
  dialled: null,
  isLocal: null,
  passcode: null,
  hostWait: null,
  ringing: null,
  book: emptyBook,
  phoneCalls: [],
  roomSystem: null,
  bookings: [],
  meeting: noMeeting,
  camera: noCamera,
  devices: noDevices,
  grace: noGrace,
  unsupported: new Set(),
};

export type News =
  | { readonly kind: 'status'; readonly status: CallStatus; readonly before: CallStatus }
  | { readonly kind: 'microphone'; readonly muted: boolean }
  | { readonly kind: 'camera'; readonly muted: boolean }
  | { readonly kind: 'volume'; readonly percent: number }
  | { readonly kind: 'sharing' }
  | { readonly kind: 'connectError'; readonly passcodeWasWrong: boolean }
  | { readonly kind: 'disconnected' }
  | { readonly kind: 'passcode'; readonly open: boolean; readonly wrong: boolean }
  | { readonly kind: 'hostWait'; readonly open: boolean }
  | { readonly kind: 'ringing' }
  | { readonly kind: 'treated'; readonly accepted: boolean }
  | { readonly kind: 'localShare'; readonly started: boolean }
  | { readonly kind: 'contactPage'; readonly next: number | null }
  | { readonly kind: 'phone'; readonly id: string; readonly progress: PhoneProgress }
  | { readonly kind: 'roomSystem'; readonly state: 'ringing' | 'accepted' | 'failed' }
  | { readonly kind: 'bookings' }
  | { readonly kind: 'bookingsUpdated' }
  /** Somebody in the list changed, or the list was read. */
  | { readonly kind: 'people' }
  | { readonly kind: 'hostChanged' }
  /** Every message that is no failure, after what it means; for values that nothing else tells of. */
  | { readonly kind: 'told'; readonly message: Envelope }
  /** A command's line was answered without an error. */
  | { readonly kind: 'answered'; readonly id: number }
  | { readonly kind: 'login' }
  | { readonly kind: 'otherController' }
  | { readonly kind: 'reconnecting' }
  | { readonly kind: 'serviceFailed' };

export interface Heard {
  readonly record: RoomRecord;
  readonly news: readonly News[];
}

const defaultLifeSeconds = 60;
const maxNameChars = 200;

export function hear(before: RoomRecord, message: Envelope, now: Moment): Heard {
  // A failed answer carries no state, only its reason.
  if (message.failed) return { record: before, news: [] };
  const known = isOfOtherMeeting(before, message) ? forgetTold(before) : before;
  const tree = mergeMessage(known.tree, message);
  const meeting = hearMeeting(known.meeting, message, now.instant);
  const camera = hearCamera(known.camera, message);
  const devices = hearDevices(known.devices, message);
  const { record, news } = hearByName({ ...known, tree, meeting, camera, devices }, message, now);
  return { record: afterwards(record, now), news: [...news, { kind: 'told', message }] };
}

/** What follows from the whole of what is known, whichever message said it. */
function afterwards(record: RoomRecord, now: Moment): RoomRecord {
  const { meeting, tree } = record;
  const recordingSince = isBeingRecorded(record) ? (meeting.recordingSince ?? now.instant) : null;
  const isCameraOn = toBoolean(callSetting(tree, 'Camera', 'Mute')) === false;
  const videoAskedAt = isCameraOn ? null : meeting.videoAskedAt;
  if (recordingSince === meeting.recordingSince && videoAskedAt === meeting.videoAskedAt) return record;
  return { ...record, meeting: { ...meeting, recordingSince, videoAskedAt } };
}

/** While the link was lost one meeting may have ended and another begun, with no word about either. */
function isOfOtherMeeting({ tree }: RoomRecord, { topKey, payload }: Envelope): boolean {
  if (topKey.toLowerCase() !== 'inforesult') return false;
  const before = toMeetingNumber(at(tree['zCommand InfoResult'], 'meeting_id'));
  const now = toMeetingNumber(at(payload, 'meeting_id'));
  return before !== null && now !== null && before !== now;
}

const forgetTold = (record: RoomRecord): RoomRecord => ({
  ...record,
  tree: withoutMeeting(record.tree),
  meeting: noMeeting,
});

function hearByName(record: RoomRecord, message: Envelope, now: Moment): Heard {
  const { payload } = message;
  switch (message.topKey.toLowerCase()) {
    case 'call':
      return hearCall(record, payload, now);
    case 'audio': {
      const percent = toNumber(at(payload, 'Output', 'volume'));
      return { record, news: percent === null ? [] : [{ kind: 'volume', percent }] };
    }
    case 'sharing':
      return { record, news: [{ kind: 'sharing' }] };
    case 'inforesult':
      return hearInfo(record, payload);
    case 'listparticipantsresult':
    case 'calllistparticipantsresult':
      return hearPeople(record, payload, now);
    case 'bookingslistresult':
      return { record: { ...record, bookings: hearBookings(payload) ?? [] }, news: [{ kind: 'bookings' }] };
    case 'phonebooklistresult': {
      const { book, next } = hearPage(record.book, payload);
      return { record: { ...record, book }, news: [{ kind: 'contactPage', next }] };
    }
    default:
      return hearEvent(record, message, now);
  }
}

function hearEvent(record: RoomRecord, { topKey, payload }: Envelope, now: Moment): Heard {
  switch (topKey.toLowerCase()) {
    case 'meetingneedspassword': {
      const open = toBoolean(at(payload, 'needsPassword')) ?? false;
      const wrong = toBoolean(at(payload, 'wrongAndRetry')) ?? false;
      const passcode = open ? { since: record.passcode?.since ?? now.instant, wrong, heardMs: now.ms } : null;
      return { record: { ...record, passcode }, news: [{ kind: 'passcode', open, wrong }] };
    }
    case 'needwaitforhost':
      return waitForHost(record, toBoolean(at(payload, 'Wait')) ?? false, now);
    case 'incomingcallindication':
      return hearRinging(record, payload, now);
    case 'treatedincomingcallindication':
      return treated(record, payload);
    case 'callconnecterror': {
      const passcodeWasWrong = record.passcode?.wrong ?? false;
      return { record: withoutJoinPrompts(record), news: [{ kind: 'connectError', passcodeWasWrong }] };
    }
    case 'calldisconnect':
      return { record: withoutJoinPrompts(record), news: [{ kind: 'disconnected' }] };
    case 'startlocalpresentmeeting': {
      const started = toBoolean(at(payload, 'success')) ?? false;
      const isLocal = started ? true : record.isLocal;
      return { record: { ...record, isLocal }, news: [{ kind: 'localShare', started }] };
    }
    case 'bookings updated':
      return { record, news: [{ kind: 'bookingsUpdated' }] };
    case 'phonebook':
      return { record: { ...record, book: hearContact(record.book, payload) }, news: [] };
    case 'phonecallstatus':
    case 'phonecallterminated':
      return phone(record, payload, /terminated$/i.test(topKey));
    case 'h323siproomcallingstatus':
      return roomSystem(record, payload);
    case 'login':
      return { record, news: [{ kind: 'login' }] };
    case 'zaapiconnectfail':
      return { record, news: [{ kind: 'serviceFailed' }] };
    default:
      return { record, news: pipeNews(topKey, payload) };
  }
}

function phone(record: RoomRecord, payload: unknown, isTerminated: boolean): Heard {
  const heard = hearPhone(record.phoneCalls, payload, isTerminated);
  if (heard === null) return { record, news: [] };
  const { calls, id, progress } = heard;
  return { record: { ...record, phoneCalls: calls }, news: [{ kind: 'phone', id, progress }] };
}

function roomSystem(record: RoomRecord, payload: unknown): Heard {
  const state = hearRoomSystem(payload);
  if (state === null) return { record, news: [] };
  const called = record.roomSystem === null ? null : { ...record.roomSystem, state };
  return { record: { ...record, roomSystem: called }, news: [{ kind: 'roomSystem', state }] };
}

/** The form of these in JSON is not witnessed: the second word may be part of the name or a key below it. */
function pipeNews(topKey: string, payload: unknown): readonly News[] {
  if (!/^pipe\b/i.test(topKey)) return [];
  const nested = toText(payload) ?? (payload instanceof Object ? Object.keys(payload).join(' ') : '');
  return pipeNotice(`${topKey} ${nested}`);
}

/** Reads the notices about another controller (zoom-rooms.md 2.7) from a line or a name. */
export function pipeNotice(words: string): readonly News[] {
  if (/OtherControllerLogin/i.test(words)) return [{ kind: 'otherController' }];
  return /Pipe\s+Reconnecting/i.test(words) ? [{ kind: 'reconnecting' }] : [];
}

function hearCall(record: RoomRecord, payload: unknown, now: Moment): Heard {
  const news: News[] = [];
  const muted = toBoolean(at(payload, 'Microphone', 'Mute'));
  if (muted !== null) news.push({ kind: 'microphone', muted });
  const cameraMuted = toBoolean(at(payload, 'Camera', 'Mute'));
  if (cameraMuted !== null) news.push({ kind: 'camera', muted: cameraMuted });
  const said = at(payload, 'Status');
  if (typeof said !== 'string') return { record, news };
  const status = toOneOf(said, callStatuses) ?? 'UNKNOWN';
  news.push({ kind: 'status', status, before: record.status });
  return { record: withStatus(record, status, now), news };
}

function withStatus(before: RoomRecord, status: CallStatus, now: Moment): RoomRecord {
  const record =
    status === before.status
      ? before
      : // A call that begins to connect or stands is no longer ringing.
        {
          ...before,
          status,
          statusSince: now.instant,
          ringing: status === 'NOT_IN_MEETING' ? before.ringing : null,
        };
  if (status === 'IN_MEETING') return { ...record, passcode: null, hostWait: null };
  if (status !== 'NOT_IN_MEETING' && status !== 'LOGGED_OUT') return record;
  const ended = withoutJoinPrompts(record);
  if (status === before.status) return ended;
  return {
    ...ended,
    participants: nobody,
    tree: withoutMeeting(record.tree),
    meeting: noMeeting,
    camera: noCamera,
    grace: noGrace,
    dialled: null,
    isLocal: null,
    roomSystem: null,
  };
}

const withoutJoinPrompts = (record: RoomRecord): RoomRecord => ({
  ...record,
  passcode: null,
  hostWait: null,
});

/** What the room does not say again after a break: open questions and what it was about to do. */
export function withoutPrompts(record: RoomRecord): RoomRecord {
  const book: PhoneBook = { ...record.book, state: 'notLoaded' };
  const meeting: MeetingRecord = { ...record.meeting, consentSince: null, videoAskedAt: null };
  const unsupported = emptyRecord.unsupported;
  const devices: DeviceRecord = { ...record.devices, test: null };
  const grace = noGrace;
  return {
    ...withoutJoinPrompts(record),
    ringing: null,
    phoneCalls: [],
    book,
    meeting,
    devices,
    grace,
    unsupported,
  };
}

function hearInfo(record: RoomRecord, payload: unknown): Heard {
  const type = toText(at(payload, 'meeting_type'));
  if (type === null || type.toUpperCase() === 'NONE') return { record, news: [] };
  const isLocal = type.toUpperCase().startsWith('SHARING_');
  return { record: { ...record, isLocal }, news: isLocal ? [{ kind: 'localShare', started: true }] : [] };
}

function hearPeople(before: RoomRecord, payload: unknown, now: Moment): Heard {
  const { participants, change } = hearParticipants(before.participants, payload);
  const record = { ...before, participants };
  if (change === null) return { record, news: [] };
  const news: News[] = [
    { kind: 'people' },
    ...(change === 'hostChanged' ? [{ kind: 'hostChanged' } as const] : []),
  ];
  const wasWaiting = isWaiting(before.participants);
  const waits = isWaiting(participants);
  if (waits === wasWaiting) return { record, news };
  // In somebody's waiting room no event says so; the room's own entry does. To people it is the same wait.
  const waited = waitForHost(record, waits, now);
  return { record: waited.record, news: [...news, ...waited.news] };
}

const isWaiting = (participants: Participants): boolean =>
  [...participants.values()].some(({ isMyself, isInWaitingRoom }) => isMyself && isInWaitingRoom);

function waitForHost(record: RoomRecord, open: boolean, now: Moment): Heard {
  const hostWait = open ? (record.hostWait ?? { since: now.instant }) : null;
  return { record: { ...record, hostWait }, news: [{ kind: 'hostWait', open }] };
}

/** A word about one call says nothing of another that has begun to ring meanwhile. */
function treated(record: RoomRecord, payload: unknown): Heard {
  const accepted = toBoolean(at(payload, 'accepted')) ?? false;
  const callerJid = toText(at(payload, 'callerJID'));
  const ringsOn = callerJid !== null && record.ringing !== null && record.ringing.callerJid !== callerJid;
  const number = ringsOn ? null : (record.ringing?.meetingNumber ?? null);
  const meetingNumber = number ?? toMeetingNumber(at(payload, 'meetingNumber'));
  const dialled: Dialled | null = accepted ? { kind: 'join', meetingNumber } : record.dialled;
  const ringing = ringsOn ? record.ringing : null;
  return { record: { ...record, ringing, dialled }, news: [{ kind: 'treated', accepted }] };
}

function hearRinging(record: RoomRecord, payload: unknown, now: Moment): Heard {
  const callerJid = toText(at(payload, 'callerJID'));
  if (callerJid === null) return { record, news: [] };
  const said = toNumber(at(payload, 'lifeTime')) ?? 0;
  const lifeMs = (said > 0 ? Math.min(said, 600) : defaultLifeSeconds) * 1000;
  const ringing: Ringing = {
    since: now.instant,
    callerJid,
    callerName: toText(at(payload, 'callerName'))?.slice(0, maxNameChars) ?? '',
    meetingNumber: toMeetingNumber(at(payload, 'meetingNumber')),
    expiresAt: now.instant + lifeMs,
    expiresMs: now.ms + lifeMs,
  };
  // The same call told twice rings no longer for it.
  const known = record.ringing?.callerJid === callerJid ? record.ringing : ringing;
  return { record: { ...record, ringing: known }, news: [{ kind: 'ringing' }] };
}
