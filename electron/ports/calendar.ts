/**
 * The room's calendar. It reads by itself, at the pace its server allows, and tells what it found. What it writes is
 * checked against the server before and after, so that two who want the same time can never both believe they have it.
 */
import type { PanelError } from '../../shared/errors.ts';
import type { Booking } from '../../shared/model/booking.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/time.ts';
import type { Stop } from './clock.ts';
import type { ScheduledMeeting } from './meeting-scheduler.ts';

export interface Interval {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

export type CalendarEvent =
  /** A complete answer for `from` to `to` (or, at start, the last good one kept on disk). */
  | {
      readonly kind: 'agenda';
      readonly bookings: readonly Booking[];
      readonly from: Instant;
      readonly to: Instant;
      /** When the server gave it. */
      readonly asOf: Instant;
    }
  /** A reading failed. What was read before stands, with its age. */
  | { readonly kind: 'trouble'; readonly error: PanelError };

export interface BookingRequest extends Interval {
  readonly title: string;
  /** Identity of the press, a UUID: however often it is sent, one booking comes of it. */
  readonly press: string;
  /** Key of somebody else's booking that this one lengthens. */
  readonly continues: string | null;
  /** A Zoom meeting that it carries: written where Outlook users and Zoom Rooms look for one. */
  readonly meeting: ScheduledMeeting | null;
  /** SMTP address of another room out of the config's list; null: this room. */
  readonly mailbox: string | null;
}

/** When another room is taken. Nothing is known of what its bookings are about. */
export interface RoomAvailability {
  readonly mailbox: string;
  readonly name: string;
  readonly capacity: number | null;
  /** Null: the server would not tell. */
  readonly busy: readonly Interval[] | null;
}

/**
 * Writes settle within 20 s, and always with the truth as last read. `calendar.tooLate` when one could not be started
 * within 5 s; `calendar.outcomeUnknown` when neither the answer nor another reading tells. Never sent twice, except
 * with an identity that makes the second one harmless.
 */
export interface Calendar {
  readonly start: (listener: (event: CalendarEvent) => void) => Stop;
  /** Reads as soon as the server's rules allow: after a wake, a return of the network, an own write. */
  readonly refresh: () => void;
  /**
   * Makes a booking. `calendar.taken` when anything blocks the time, before or right after: of two that were made for
   * the same time the older one stays. After `calendar.outcomeUnknown` one that turns up in this room stays if it was
   * first, and the agenda tells; in another room, where nobody would see it, it is taken away. After any other failure
   * nothing stays.
   */
  readonly book: (request: BookingRequest) => Promise<Result<Booking>>;
  /**
   * Moves the end. Longer only into free time (`calendar.taken`); of somebody else's booking the room's copy, if the
   * server holds it (`calendar.notOurs`); `calendar.gone` when the booking is not there as it was seen.
   */
  readonly setEnd: (booking: Booking, endsAt: Instant) => Promise<Result<Booking>>;
  /**
   * Gives the time back: deletes what the room made for itself, cancels what it organises, declines the rest. The
   * organiser is sent the comment; nothing goes silently. One that is gone already counts as done.
   */
  readonly release: (booking: Booking, comment: string) => Promise<Result<null>>;
  /** The same for every date of its series that is still to come. */
  readonly releaseSeries: (booking: Booking, comment: string) => Promise<Result<null>>;
  /** When the rooms of the config's list are taken, in the list's order. */
  readonly readRooms: (interval: Interval) => Promise<Result<readonly RoomAvailability[]>>;
}
