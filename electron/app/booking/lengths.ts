/**
 * How long a booking can be made, from now or from a later start. Counts in whole minutes and never into time that is
 * taken; whether anything may be written at all is decided elsewhere.
 */
import { lengthsThatFit } from '../../../shared/booking-lengths.ts';
import type { BookingLength } from '../../../shared/snapshot.ts';
import { minute, type Instant } from '../../../shared/time.ts';
import type { Interval } from '../../ports/calendar.ts';

export const minuteFloor = (at: Instant): Instant => Math.floor(at / minute) * minute;
export const minuteCeil = (at: Instant): Instant => Math.ceil(at / minute) * minute;

/** What is taken; the parts of it may overlap and stand in any order. */
export interface Taken {
  readonly busy: readonly Interval[];
  /** Midnight that ends the day that the booking begins on. */
  readonly dayEndsAt: Instant;
}

/** Until when nothing is in the way from `from` on: `from` itself when it is taken, null when nothing comes after. */
export function freeUntil(busy: readonly Interval[], from: Instant): Instant | null {
  const inTheWay = busy.filter(({ startsAt, endsAt }) => endsAt > startsAt && endsAt > from);
  if (inTheWay.length === 0) return null;
  return inTheWay.reduce((first, { startsAt }) => Math.min(first, Math.max(startsAt, from)), Infinity);
}

/** Lengths that fit into free time from `startsAt`, shortest first; `minutes` are those that the config offers. */
export function lengthsFrom(
  startsAt: Instant,
  { busy, dayEndsAt }: Taken,
  minutes: readonly number[],
): readonly BookingLength[] {
  const limit = minuteFloor(freeUntil(busy, startsAt) ?? Infinity);
  return lengthsThatFit(startsAt, { limit, dayEndsAt }, minutes);
}

/** The same from now on: a booking made now begins with the minute that runs. */
export function lengthsFromNow(
  now: Instant,
  taken: Taken,
  minutes: readonly number[],
): readonly BookingLength[] {
  return lengthsFrom(minuteFloor(now), taken, minutes);
}
