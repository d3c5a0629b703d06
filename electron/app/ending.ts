/**
 * How near the end of the booking in use is, who comes after it and what it can be lengthened by. Pure. Speaks up at ten
 * minutes, five and one; says nothing of a booking that nobody uses, and starts anew when the end has been moved.
 */
import { isBlocking, type Booking } from '../../shared/model/booking.ts';
import type { HomeSlice } from '../../shared/snapshot.ts';
import type { EndingSlice } from '../../shared/snapshot-service.ts';
import { minute, type Instant } from '../../shared/time.ts';
import { continuationOf } from './booking/extension.ts';
import type { Reading } from './project-day.ts';
import type { Held } from './state.ts';

const quietMs = 10 * minute;
const soonMs = 5 * minute;
const lastMs = minute;
/** Whoever comes later than this after the end is not waiting for the room. */
const followsMs = 15 * minute;

/** Null: the end is not near, or it is over. */
export function stageOf(leftMs: number): EndingSlice['stage'] | null {
  if (leftMs <= 0 || leftMs > quietMs) return null;
  if (leftMs <= lastMs) return 'last';
  return leftMs <= soonMs ? 'soon' : 'quiet';
}

function startAfter(last: Booking, bookings: readonly Booking[], now: Instant): Instant | null {
  const starts = bookings
    .filter((one) => isBlocking(one) && one.key !== last.key)
    .map(({ startsAt }) => startsAt)
    .filter((startsAt) => startsAt > now && startsAt - last.endsAt <= followsMs);
  return starts.length === 0 ? null : Math.min(...starts);
}

/**
 * `home` says which booking is in use and what it can be lengthened by, so that what is offered here is what is offered
 * there. A booking that is about to be ended, or given back, is left alone.
 */
export function endingSlice(
  { agenda, now }: Pick<Reading, 'agenda' | 'now'>,
  { state, extensions }: Pick<HomeSlice, 'state' | 'extensions'>,
  bookings: readonly Booking[],
  held: readonly Held[],
): EndingSlice | null {
  const { current } = agenda;
  if (state !== 'busy' || current === null || current.allDay !== null) return null;
  if (held.some(({ booking }) => booking.key === current.key)) return null;
  const last = continuationOf(current, bookings) ?? current;
  const stage = stageOf(last.endsAt - now);
  if (stage === null) return null;
  return {
    bookingKey: current.key,
    endsAt: last.endsAt,
    stage,
    nextStartsAt: startAfter(last, bookings, now),
    extensions,
  };
}
