/**
 * What an adapter provides: one mailbox on one kind of server, an operation at a time and without any rule of its own
 * about when and why. Reading, writing and other rooms' times are all there is; pace, safety and bookings are common.
 */
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/time.ts';
import type { Interval, RoomAvailability } from '../ports/calendar.ts';
import type { MailboxAccess } from '../ports/readiness.ts';
import type { ItemBody } from './join-link/index.ts';
import type { MailboxItem } from './mailbox-item.ts';
import type { Fault } from './poll.ts';

export interface Range {
  readonly from: Instant;
  readonly to: Instant;
}

export type ItemRef = MailboxItem['ref'];

/** Asked for one thing at a time; ends early when the signal is aborted. */
export interface MailboxReader {
  /** Every item that touches the range, or a failure; never a part. */
  readonly readItems: (range: Range, signal: AbortSignal) => Promise<Result<readonly MailboxItem[], Fault>>;
  /** Null when the server will not give this item's body, although it answers. */
  readonly readBody: (item: MailboxItem, signal: AbortSignal) => Promise<Result<ItemBody | null, Fault>>;
  /**
   * Hears of changes as they happen, until the signal is aborted; heals by itself. Null: this server is only asked.
   * What it tells is a hint: a reading follows.
   */
  readonly watch: ((watcher: MailboxWatcher, signal: AbortSignal) => void) | null;
}

export interface MailboxWatcher {
  /** Something in the calendar has changed, or may have while nobody listened. */
  readonly onChange: () => void;
  /**
   * Whether changes are being told now; while they are, asking is slower. True again with every sign that nothing has
   * changed up to now: what was read after the last `onChange` is as good as read at this moment.
   */
  readonly onLive: (isLive: boolean) => void;
  /** The server asks to be left alone for so long, by everybody who speaks to this mailbox. */
  readonly onQuiet: (ms: number) => void;
}

/**
 * What became of a write that did not simply succeed. `unknown`: it may have been carried out (no answer, 5xx);
 * `conflict`: the item has changed since it was read; `gone`: it is not there; `wrongRole`: the room is the
 * organiser, or is not, contrary to what was thought; `refused`: the server will not have it; `fault`: certainly not
 * carried out, for the reason in `error`.
 */
export interface WriteFault extends Fault {
  readonly kind: 'unknown' | 'conflict' | 'gone' | 'wrongRole' | 'refused' | 'fault';
}

/** An appointment without attendees, busy, without reminder. */
export interface NewItem extends Interval {
  readonly subject: string;
  readonly location: string | null;
  /** HTML. */
  readonly body: string | null;
  /** Text of the panel's mark. */
  readonly mark: string;
  /** Graph takes it as `transactionId`; EWS has nothing like it, so the mark holds it, too. */
  readonly press: string;
}

export interface MailboxWriter {
  readonly create: (item: NewItem, signal: AbortSignal) => Promise<Result<ItemRef, WriteFault>>;
  /** Sets start and end. Only if the item is still the one in `ref`. `tellsOthers`: attendees are mailed. */
  readonly setTimes: (
    ref: ItemRef,
    times: Interval,
    tellsOthers: boolean,
    signal: AbortSignal,
  ) => Promise<Result<ItemRef, WriteFault>>;
  /** Without a word to anybody. */
  readonly remove: (ref: ItemRef, signal: AbortSignal) => Promise<Result<null, WriteFault>>;
  /** As organiser: attendees are mailed the comment. */
  readonly cancel: (ref: ItemRef, comment: string, signal: AbortSignal) => Promise<Result<null, WriteFault>>;
  /** As attendee: the organiser is mailed the comment. */
  readonly decline: (ref: ItemRef, comment: string, signal: AbortSignal) => Promise<Result<null, WriteFault>>;
  /** When the server took it in; null when it is not there. Decides who was first. */
  readonly readCreatedAt: (ref: ItemRef, signal: AbortSignal) => Promise<Result<Instant | null, Fault>>;
  /** The series that one of its dates belongs to; null when it has none. */
  readonly readSeries: (ref: ItemRef, signal: AbortSignal) => Promise<Result<ItemRef | null, Fault>>;
}

export interface Mailbox extends MailboxReader, MailboxWriter {
  /** Who the panel is to this mailbox; for readiness only. */
  readonly readAccess: (signal: AbortSignal) => Promise<Result<MailboxAccess, Fault>>;
  /** Names and capacities come from the directory where it tells them, else the address stands as the name. */
  readonly readRooms: (
    mailboxes: readonly string[],
    interval: Interval,
    signal: AbortSignal,
  ) => Promise<Result<readonly RoomAvailability[], Fault>>;
}
