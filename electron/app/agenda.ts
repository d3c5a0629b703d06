/**
 * What the bookings mean at a moment: which one runs, which comes next, what is free. Pure, and exact about the
 * awkward ones: overlapping, all-day, multi-day, cancelled, zero-length. Masks nothing; see `booking-view.ts`.
 */
import { isBlocking, type Booking } from '../../shared/model/booking.ts';
import { hour, minute, type Instant } from '../../shared/time.ts';
import type { Day } from './day.ts';

/** A booking of 8 hours or more is told in a header line, like an all-day one. */
const longBookingMs = 8 * hour;
/** Shorter gaps are no use to anybody. */
const shortestGapMs = 15 * minute;
/** So long before its start a booking is what the panel talks about. */
export const soonMs = 10 * minute;

export type Phase = 'past' | 'now' | 'next' | 'later';

export interface Gap {
  readonly startsAt: Instant;
  /** Null: until the day is over. */
  readonly endsAt: Instant | null;
}

export interface Agenda {
  /** Bookings that take the whole day or most of it, and all-day notes. */
  readonly allDay: readonly Booking[];
  /** The day's other bookings, by start. */
  readonly timed: readonly { readonly booking: Booking; readonly phase: Phase; readonly overlaps: boolean }[];
  readonly gaps: readonly Gap[];
  /** The one that runs; of several the one that began first, a timed one before an all-day one. */
  readonly current: Booking | null;
  /** The next to begin, today or later. */
  readonly next: Booking | null;
}

const byStart = (a: Booking, b: Booking): number => a.startsAt - b.startsAt || a.endsAt - b.endsAt;
const covers = (booking: Booking, at: Instant): boolean => booking.startsAt <= at && at < booking.endsAt;
const meets = (booking: Booking, day: Day): boolean =>
  booking.startsAt < day.endsAt && booking.endsAt > day.startsAt;
export const isLong = (booking: Booking): boolean =>
  booking.allDay !== null || booking.endsAt - booking.startsAt >= longBookingMs;
const isStanding = (booking: Booking): boolean => !booking.isCancelled && booking.response !== 'declined';

/** Keys of bookings that share time with another one in the list, which is sorted by start. */
function overlapping(sorted: readonly Booking[]): ReadonlySet<string> {
  const keys = new Set<string>();
  let latest: Booking | null = null;
  for (const booking of sorted) {
    if (latest !== null && booking.startsAt < latest.endsAt) {
      keys.add(booking.key);
      keys.add(latest.key);
    }
    if (latest === null || booking.endsAt > latest.endsAt) latest = booking;
  }
  return keys;
}

function freeGaps(blocking: readonly Booking[], from: Instant, to: Instant): Gap[] {
  const gaps: Gap[] = [];
  let freeFrom = from;
  for (const booking of blocking) {
    if (booking.startsAt >= to) break;
    if (booking.startsAt - freeFrom >= shortestGapMs)
      gaps.push({ startsAt: freeFrom, endsAt: booking.startsAt });
    freeFrom = Math.max(freeFrom, booking.endsAt);
  }
  if (to - freeFrom >= shortestGapMs) gaps.push({ startsAt: freeFrom, endsAt: null });
  return gaps;
}

/** Reads the bookings as they stand at `now`, for the day that `now` lies in or a later one. */
export function readAgenda(bookings: readonly Booking[], now: Instant, day: Day): Agenda {
  const blocking = bookings.filter(isBlocking).sort(byStart);
  const timed = blocking.filter((booking) => !isLong(booking));
  const overlaps = overlapping(timed);
  const running = blocking.filter((booking) => covers(booking, now));
  const current = running.find((booking) => !isLong(booking)) ?? running[0] ?? null;
  const next = blocking.find((booking) => booking.startsAt > now) ?? null;

  const phaseOf = (booking: Booking): Phase => {
    if (booking.endsAt <= now) return 'past';
    if (booking.startsAt <= now) return 'now';
    return booking === next ? 'next' : 'later';
  };

  return {
    allDay: bookings
      .filter((booking) => isLong(booking) && isStanding(booking) && meets(booking, day))
      .sort(byStart),
    timed: timed
      .filter((booking) => meets(booking, day))
      .map((booking) => ({
        booking,
        phase: phaseOf(booking),
        overlaps: overlaps.has(booking.key),
      })),
    gaps: freeGaps(blocking, Math.max(now - (now % minute), day.startsAt), day.endsAt),
    current,
    next,
  };
}
