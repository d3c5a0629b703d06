/**
 * The nightly hours in which updates are installed, in the room's own time. On the night when the hours are skipped
 * the window begins with the first minute that exists; when they come twice it spans both. Knows no update.
 */
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../shared/time.ts';

export interface InstallWindow {
  readonly opensAt: Instant;
  readonly closesAt: Instant;
}

/**
 * The window that is open at `now`, else the next one. `hours` are two clock times, `02:00` and `04:00`; an end that is
 * not after its start means the next day.
 */
export function windowAt(now: Instant, timeZone: string, hours: readonly [string, string]): InstallWindow {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  // Yesterday's may still be open; a day that a zone skips altogether gives an empty one.
  for (const days of [-1, 0, 1, 2]) {
    const window = windowOf(today.add({ days }), timeZone, hours);
    if (window.closesAt > now && window.closesAt > window.opensAt) return window;
  }
  throw new Error('no night in four days');
}

function windowOf(
  date: Temporal.PlainDate,
  timeZone: string,
  [from, to]: readonly [string, string],
): InstallWindow {
  const instant = (day: Temporal.PlainDate, time: string): Instant =>
    day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
  return { opensAt: instant(date, from), closesAt: instant(to > from ? date : date.add({ days: 1 }), to) };
}
