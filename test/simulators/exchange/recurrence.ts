/**
 * Expands a repeating booking into its dates. A series keeps its wall-clock time over the change to and from
 * daylight saving, so it is counted in days of its own zone and never in hours.
 */
import { Temporal } from 'temporal-polyfill';
import { zoned } from './time-zones.ts';

export type When =
  | { readonly kind: 'timed'; readonly startsAt: number; readonly endsAt: number }
  /** `endDate` is exclusive; the server stores the midnights of `timeZone`, the zone of creation. */
  | {
      readonly kind: 'allDay';
      readonly startDate: string;
      readonly endDate: string;
      readonly timeZone: string;
    };

export interface Repeat {
  readonly every: 'day' | 'week';
  readonly interval: number;
  /** How many dates the series has; null means without end. */
  readonly count: number | null;
  readonly timeZone: string;
}

export interface OccurrenceTime {
  /** The date the series gives it, in the zone of the series; it stays the same when the occurrence is moved. */
  readonly date: string;
  readonly when: When;
}

export interface Interval {
  readonly from: number;
  readonly to: number;
}

export function intervalOf(when: When): Interval {
  switch (when.kind) {
    case 'timed':
      return { from: when.startsAt, to: when.endsAt };
    case 'allDay':
      return {
        from: Temporal.PlainDate.from(when.startDate).toZonedDateTime(when.timeZone).epochMilliseconds,
        to: Temporal.PlainDate.from(when.endDate).toZonedDateTime(when.timeZone).epochMilliseconds,
      };
  }
}

/** Exchange's calendar view also gives what merely touches the window. */
export function touches(when: When, window: Interval): boolean {
  const { from, to } = intervalOf(when);
  return from <= window.to && to >= window.from;
}

/** The dates of a series that touch `window`, in order of time. */
export function occurrencesWithin(first: When, repeat: Repeat, window: Interval): readonly OccurrenceTime[] {
  const found: OccurrenceTime[] = [];
  const last = repeat.count ?? Number.POSITIVE_INFINITY;
  for (let index = firstIndexNear(first, repeat, window.from); index < last; index += 1) {
    const occurrence = occurrenceAt(first, repeat, index);
    if (intervalOf(occurrence.when).from > window.to) break;
    if (touches(occurrence.when, window)) found.push(occurrence);
  }
  return found;
}

/** The occurrence a series has on `date`, or null. */
export function occurrenceOn(first: When, repeat: Repeat, date: string): OccurrenceTime | null {
  const days = Temporal.PlainDate.from(firstDate(first, repeat)).until(Temporal.PlainDate.from(date)).days;
  const index = days / stepDays(repeat);
  const exists = Number.isInteger(index) && index >= 0 && index < (repeat.count ?? Number.POSITIVE_INFINITY);
  return exists ? occurrenceAt(first, repeat, index) : null;
}

/** The dates that a series has before and after `date`, as far as there are any. */
export function neighbours(first: When, repeat: Repeat, date: string): readonly string[] {
  const step = stepDays(repeat);
  return [-step, step]
    .map((days) => Temporal.PlainDate.from(date).add({ days }).toString())
    .filter((day) => occurrenceOn(first, repeat, day) !== null);
}

function occurrenceAt(first: When, repeat: Repeat, index: number): OccurrenceTime {
  const days = index * stepDays(repeat);
  if (first.kind === 'allDay') {
    const startDate = Temporal.PlainDate.from(first.startDate).add({ days }).toString();
    const endDate = Temporal.PlainDate.from(first.endDate).add({ days }).toString();
    return { date: startDate, when: { ...first, startDate, endDate } };
  }
  const start = zoned(first.startsAt, repeat.timeZone).add({ days });
  const startsAt = start.epochMilliseconds;
  return {
    date: start.toPlainDate().toString(),
    when: { kind: 'timed', startsAt, endsAt: startsAt + (first.endsAt - first.startsAt) },
  };
}

function firstDate(first: When, repeat: Repeat): string {
  return first.kind === 'allDay'
    ? first.startDate
    : zoned(first.startsAt, repeat.timeZone).toPlainDate().toString();
}

/**
 * Jumps near the window instead of walking there from the beginning of an old series. Rounded down, because winter
 * time moves an occurrence an hour later than a count of whole days says.
 */
function firstIndexNear(first: When, repeat: Repeat, from: number): number {
  const firstEndsAt = intervalOf(first).to;
  const stepMs = stepDays(repeat) * 24 * 60 * 60 * 1000;
  return Math.max(0, Math.floor((from - firstEndsAt) / stepMs));
}

function stepDays(repeat: Repeat): number {
  return repeat.every === 'day' ? repeat.interval : repeat.interval * 7;
}
