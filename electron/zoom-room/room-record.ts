/**
 * What is known of the room. What belongs to a meeting, to a join and to a connection stands apart, each with what it
 * is at rest, so that nothing of it can be forgotten when that is over. How a message changes it is told in `hear/`.
 */
import type { RoomCommand, RoomSystemProtocol } from '../../shared/model/room-command.ts';
import type { PhoneCall, RoomBooking, RoomState } from '../../shared/model/room.ts';
import type { Instant } from '../../shared/time.ts';
import { noCamera, type CameraRecord } from './camera-record.ts';
import { noDevices, type DeviceRecord } from './device-record.ts';
import { noMeeting, type MeetingRecord } from './meeting-record.ts';
import type { StateTree } from './merge.ts';
import { nobody, type Participants } from './participants.ts';
import { emptyBook, type PhoneBook } from './phonebook.ts';
import { noGrace, type ShareGrace } from './share-grace.ts';

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

/** What a join waits for. */
interface JoinPrompts {
  readonly passcode: { readonly since: Instant; readonly wrong: boolean; readonly heardMs: number } | null;
  readonly hostWait: { readonly since: Instant } | null;
}

export const noJoinPrompts: JoinPrompts = { passcode: null, hostWait: null };

/** What belongs to one call; of the state tree `withoutMeeting` takes its part. */
interface OfMeeting {
  readonly participants: Participants;
  readonly dialled: Dialled | null;
  /** Whether the running "meeting" is a local share; null: not said yet. */
  readonly isLocal: boolean | null;
  /** The room system called last in this meeting. */
  readonly roomSystem: RoomSystem | null;
  readonly meeting: MeetingRecord;
  readonly camera: CameraRecord;
  readonly grace: ShareGrace;
}

export const outsideMeeting: OfMeeting = {
  participants: nobody,
  dialled: null,
  isLocal: null,
  roomSystem: null,
  meeting: noMeeting,
  camera: noCamera,
  grace: noGrace,
};

/** What the room tells while it happens, and never again after a break of the connection. */
interface OfConnection {
  readonly ringing: Ringing | null;
  readonly phoneCalls: readonly PhoneCall[];
  /** Commands of which the room has said, on this connection, that it does not know them. */
  readonly unsupported: ReadonlySet<RoomCommand['kind']>;
}

const newConnection: OfConnection = { ringing: null, phoneCalls: [], unsupported: new Set() };

export interface RoomRecord extends JoinPrompts, OfMeeting, OfConnection {
  readonly tree: StateTree;
  readonly status: CallStatus;
  readonly statusSince: Instant;
  readonly book: PhoneBook;
  readonly bookings: readonly RoomBooking[];
  readonly devices: DeviceRecord;
}

export const emptyRecord: RoomRecord = {
  ...noJoinPrompts,
  ...outsideMeeting,
  ...newConnection,
  tree: {},
  status: 'UNKNOWN',
  statusSince: 0,
  book: emptyBook,
  bookings: [],
  devices: noDevices,
};

/** What the room does not say again after a break: open questions and what it was about to do. */
export function withoutPrompts(record: RoomRecord): RoomRecord {
  return {
    ...record,
    ...noJoinPrompts,
    ...newConnection,
    book: { ...record.book, state: 'notLoaded' },
    meeting: { ...record.meeting, consentSince: null, videoAskedAt: null },
    devices: { ...record.devices, test: null },
    grace: noGrace,
  };
}
