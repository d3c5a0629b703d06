/**
 * Turns the dates and clock times of calendar servers into instants and calendar dates. The room's zone is a
 * parameter everywhere; the machine's own zone is never asked.
 */
import { Temporal } from 'temporal-polyfill';
import { findIana } from 'windows-iana';
import type { CalendarDate, Instant } from '../../shared/time.ts';

const utcNames = new Set(['UTC', 'Etc/UTC', 'tzone://Microsoft/Utc']);
const written = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d{1,9})?(Z|[+-]\d\d:\d\d)?$/;

/**
 * A clock time without offset, in a zone by its Windows or IANA name. A name that means nothing (custom zones of
 * old clients do not) counts as the room's own. Null when it is no time at all. Fractions of a second are dropped.
 * In the repeated hour of autumn the earlier of the two is meant.
 */
export function instantOf(dateTime: string, zoneName: string, roomZone: string): Instant | null {
  const [, date, time, offset] = written.exec(dateTime) ?? [];
  if (date === undefined || time === undefined) return null;
  if (offset !== undefined || utcNames.has(zoneName)) {
    const at = Date.parse(`${date}T${time}${offset ?? 'Z'}`);
    return Number.isNaN(at) ? null : at;
  }
  try {
    const zone = computableZone(zoneName) ?? roomZone;
    return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    // 30 February and the like.
    return null;
  }
}

/** The date part as it stands, which is what an all-day booking means. Null when it is no date. */
export function dateOf(dateTime: string): CalendarDate | null {
  const date = /^\d{4}-\d\d-\d\d/.exec(dateTime)?.[0] ?? '';
  try {
    return Temporal.PlainDate.from(date).toString();
  } catch {
    // Not a date of the calendar.
    return null;
  }
}

/** The instant at which a date begins in a zone: midnight, or the first moment after it where midnight is skipped. */
export function startOfDate(date: CalendarDate, zone: string): Instant {
  return Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;
}

/** The date that a zone's calendars show at an instant. */
export function dateAt(instant: Instant, zone: string): CalendarDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/**
 * The date whose midnight is nearest to an instant, in a zone by its Windows or IANA name, or in the room's own where
 * that name means nothing: what an all-day booking means when it is written as instants.
 */
export function nearestDate(instant: Instant, zoneName: string, roomZone: string): CalendarDate {
  const zone = utcNames.has(zoneName) ? 'UTC' : (computableZone(zoneName) ?? roomZone);
  const there = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  return there
    .toPlainDate()
    .add({ days: there.hour < 12 ? 0 : 1 })
    .toString();
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Looking a name up costs more than all else that is done with a time, and there are few of them. */
const computable = new Map<string, string | null>();
/** Custom zones may be called anything. */
const mostRemembered = 200;

function computableZone(name: string): string | null {
  const known = computable.get(name);
  if (known !== undefined) return known;
  if (computable.size >= mostRemembered) computable.clear();
  const zone = findIana(name)[0] ?? ownName(name);
  computable.set(name, zone);
  return zone;
}

function ownName(name: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    // A custom zone, or none at all.
    return null;
  }
}
