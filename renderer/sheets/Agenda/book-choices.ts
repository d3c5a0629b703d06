/**
 * What can be chosen in free time: when to begin, on the quarters, and how long. Counts within the gap that main told
 * of and with the lengths that the config offers; whether it may be booked at all is decided in main.
 */
import { lengthsThatFit } from '../../../shared/booking-lengths.ts';
import type { BookingLength } from '../../../shared/snapshot.ts';
import { hour, minute, type Instant } from '../../../shared/time.ts';

const stepMs = 15 * minute;
/** Nobody is offered a time before it unless asked for. */
const earliestHour = 7;

export interface FreeTime {
  readonly startsAt: Instant;
  /** Null: for the rest of the day. */
  readonly endsAt: Instant | null;
  /** Midnight that ends the day. */
  readonly dayEndsAt: Instant;
}

/** The midnight after another: a day has 23, 24 or 25 hours. `hourOf` reads the room's clock. */
export function nextMidnight(midnight: Instant, hourOf: (at: Instant) => number): Instant {
  const candidates = [23, 24, 25].map((hours) => midnight + hours * hour);
  return candidates.find((at) => hourOf(at) === 0) ?? midnight + 24 * hour;
}

/** Where a booking can begin: at once, then on the quarters, for as long as the shortest one fits. */
export function startsIn(free: FreeTime, shortestMinutes: number): readonly Instant[] {
  const first = Math.ceil(free.startsAt / minute) * minute;
  const latest = (free.endsAt ?? free.dayEndsAt) - shortestMinutes * minute;
  const starts = first <= latest ? [first] : [];
  for (let at = (Math.floor(first / stepMs) + 1) * stepMs; at <= latest; at += stepMs) starts.push(at);
  return starts;
}

/** The start that is proposed: at once where the time runs already, else the first that is not in the night. */
export function proposedStart(
  starts: readonly Instant[],
  now: Instant,
  hourOf: (at: Instant) => number,
): Instant | null {
  const first = starts[0];
  if (first === undefined) return null;
  if (first <= now) return first;
  return starts.find((at) => hourOf(at) >= earliestHour) ?? first;
}

/** Lengths that fit from a start on, shortest first, and until the next booking where there is one. */
export function lengthsFrom(
  startsAt: Instant,
  { endsAt, dayEndsAt }: FreeTime,
  minutes: readonly number[],
): readonly BookingLength[] {
  return lengthsThatFit(startsAt, { limit: endsAt ?? Infinity, dayEndsAt }, minutes);
}
