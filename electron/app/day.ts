/** Calendar arithmetic in the room's zone, right across daylight saving: a day may have 23 or 25 hours. */
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../shared/time.ts';

export interface Day {
  /** Midnight that begins it. */
  readonly startsAt: Instant;
  /** Midnight that ends it. */
  readonly endsAt: Instant;
}

function zoned(at: Instant, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
}

/** The day, in the zone, that `at` lies in. */
export function dayOf(at: Instant, timeZone: string): Day {
  const start = zoned(at, timeZone).startOfDay();
  return {
    startsAt: start.epochMilliseconds,
    endsAt: start.add({ days: 1 }).startOfDay().epochMilliseconds,
  };
}

/** The instant at which clocks in the zone show a full hour of the day that `at` lies in. */
export function hourOfDay(at: Instant, timeZone: string, hour: number): Instant {
  return zoned(at, timeZone).startOfDay().with({ hour }).epochMilliseconds;
}
