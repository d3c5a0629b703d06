/** What the room has told, apart from what is known of it: commands are judged by the news that follow them. */
import type { Envelope } from './envelope.ts';
import type { PhoneProgress } from './phone-calls.ts';
import type { CallStatus, Moment, RoomRecord } from './room-record.ts';

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

/** What one kind of message means. */
export type Hear = (record: RoomRecord, payload: unknown, now: Moment) => Heard;

/** By topKey in lower case. */
export type HearTable = Readonly<Record<string, Hear>>;

/** A message that says all by its name; its payload is in the state tree, if anywhere. */
export const onlyNews =
  (...news: readonly News[]): Hear =>
  (record) => ({ record, news });
