/**
 * Instants as EWS writes and reads them. What it writes carries `Z`, or an offset when the request named another zone
 * than UTC; what it reads without either is a clock of that zone.
 */
import { Temporal } from 'temporal-polyfill';
import { computableZone, zoned } from '../time-zones.ts';

export function writeTime(instantMs: number, zone: string): string {
  if (zone === 'UTC') return new Date(instantMs).toISOString().replace(/\.\d+Z$/, 'Z');
  return zoned(instantMs, zone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/** The text has passed the schema; a date that does not exist, such as 30 February, gives null. */
export function readTime(text: string, zone: string): number | null {
  try {
    return /(Z|[+-]\d\d:\d\d)$/.test(text)
      ? Temporal.Instant.from(text).epochMilliseconds
      : Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    // Temporal throws for a date that does not exist, which is the answer.
    return null;
  }
}

/** A zone id as EWS accepts it: Windows names and UTC, never an IANA name. */
export function zoneById(id: string): string | null {
  if (id === 'UTC') return 'UTC';
  return id.includes('/') ? null : computableZone(id);
}
