/** Which lengths of a booking fit into free time: one rule for what main offers now and what the page offers later. */
import { minute, type Instant } from './time.ts';
import type { BookingLength } from './snapshot-day.ts';

/** "Until the next booking" is worth a button from here on. */
const shortestUntilNextMs = 10 * minute;

export interface FreeUntil {
  /** When something is in the way; Infinity when nothing is. */
  readonly limit: Instant;
  /** Midnight that ends the day that the booking begins on. */
  readonly dayEndsAt: Instant;
}

/** Shortest first, and until the next booking where there is one; `minutes` are the lengths that the config offers. */
export function lengthsThatFit(
  startsAt: Instant,
  { limit, dayEndsAt }: FreeUntil,
  minutes: readonly number[],
): readonly BookingLength[] {
  const fitting: BookingLength[] = [...new Set(minutes)]
    .sort((a, b) => a - b)
    .map((length) => ({ minutes: length, endsAt: startsAt + length * minute }))
    .filter(({ endsAt }) => endsAt > startsAt && endsAt <= limit);
  const isWorthIt = limit < dayEndsAt && limit - startsAt >= shortestUntilNextMs;
  return isWorthIt && fitting.at(-1)?.endsAt !== limit
    ? [...fitting, { minutes: null, endsAt: limit }]
    : fitting;
}
