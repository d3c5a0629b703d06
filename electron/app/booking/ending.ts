/**
 * What *End booking* means for each kind of booking, before anything is written. What the server makes of it, and
 * whether somebody else's booking holds, is the calendar's business.
 */
import { isBlocking, type Booking } from '../../../shared/model/booking.ts';
import { minute, type Instant } from '../../../shared/time.ts';
import { isLong } from '../agenda.ts';
import { continuationOf } from './extension.ts';
import { minuteCeil } from './lengths.ts';

export type EndPlan =
  | {
      readonly kind: 'setEnd';
      readonly endsAt: Instant;
      /** A booking of ours that lengthens it, and goes with it. */
      readonly continuation: Booking | null;
    }
  /** Under a minute of it would be left: the room's own is taken away whole. */
  | { readonly kind: 'release' }
  /** Only its organiser can end it. */
  | { readonly kind: 'notOurs' }
  /** It does not run, or ends within the minute anyway. */
  | { readonly kind: 'nothingToEnd' };

/**
 * The room's own bookings end now, by the end of the minute that runs; of somebody else's the room's copy does, but
 * never of a long one: that is no meeting that people have left. An all-day item has no time of day to end at.
 */
export function planEnd(booking: Booking, bookings: readonly Booking[], now: Instant): EndPlan {
  const isRunning = isBlocking(booking) && booking.startsAt <= now && now < booking.endsAt;
  if (!isRunning) return { kind: 'nothingToEnd' };
  if (booking.allDay !== null || (isLong(booking) && !booking.organizedByRoom)) return { kind: 'notOurs' };
  const continuation = continuationOf(booking, bookings);
  const soonest = minuteCeil(now);
  const isShort = soonest - booking.startsAt < minute;
  if (isShort && booking.organizedByRoom) return { kind: 'release' };
  const endsAt = isShort ? minuteCeil(booking.startsAt + minute) : soonest;
  return endsAt >= booking.endsAt && continuation === null
    ? { kind: 'nothingToEnd' }
    : { kind: 'setEnd', endsAt: Math.min(endsAt, booking.endsAt), continuation };
}
