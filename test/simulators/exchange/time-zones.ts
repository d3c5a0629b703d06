/**
 * Time zones as Exchange sees them: Windows names and IANA names side by side, wall clocks and midnights.
 * Instants are epoch milliseconds; dates are `YYYY-MM-DD`. It does not guess a city from a Windows name.
 */
import { Temporal } from 'temporal-polyfill';
import { findIana } from 'windows-iana';

/** The IANA zone that computes like `name` (a Windows or an IANA name), or null if the name means nothing. */
export function computableZone(name: string): string | null {
  const fromWindows = findIana(name)[0];
  if (fromWindows !== undefined) return fromWindows;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    // Intl throws for a name it does not know, which is the answer.
    return null;
  }
}

export function zoned(instantMs: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(zone);
}

/** The instant at which `date` begins in `zone`. */
export function midnight(date: string, zone: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;
}

/** The calendar date `days` after `date`. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

export function isoInstant(instantMs: number): string {
  return new Date(instantMs).toISOString();
}
