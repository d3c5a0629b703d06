/** Bookings of every awkward kind, on the days around the changes of the clocks in seven zones. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { Booking } from '../../../shared/model/booking.ts';
import { hour, minute, type Instant } from '../../../shared/time.ts';
import { booking } from '../../fakes/bookings.ts';

/**
 * One like most; one an hour off it; one west of UTC; one on half hours; one whose summer is half an hour long; one
 * whose change takes midnight away; one that has no change at all.
 */
export const zones = [
  'Europe/Stockholm',
  'Europe/London',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Asia/Kolkata',
] as const;

/** Moments at which the clocks of a zone are changed, 2025 to 2030. */
export function changesOf(timeZone: string): readonly Instant[] {
  const changes: Instant[] = [];
  let at = Temporal.ZonedDateTime.from(`2025-01-01T00:00[${timeZone}]`).getTimeZoneTransition('next');
  while (at !== null && at.year <= 2030) {
    changes.push(at.epochMilliseconds);
    at = at.getTimeZoneTransition('next');
  }
  return changes;
}

/** A change of the clocks somewhere. */
export interface Night {
  readonly timeZone: string;
  readonly change: Instant;
}

/** A zone whose clocks never change is watched on the nights when others do. */
export const nights: readonly Night[] = zones.flatMap((timeZone) => {
  const own = changesOf(timeZone);
  return (own.length > 0 ? own : changesOf('Europe/Stockholm')).map((change) => ({ timeZone, change }));
});

export interface Scene {
  readonly now: Instant;
  readonly bookings: readonly Booking[];
}

/** What a generator says of one booking; days count from the day of the change, minutes from midnight by the clock. */
interface Plan {
  readonly kind: 'timed' | 'long' | 'allDay' | 'series' | 'zeroLength';
  readonly day: number;
  readonly clockMinute: number;
  readonly minutes: number;
  readonly days: number;
  readonly fate: Partial<Booking>;
}

const anyFate = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Partial<Booking>>({}) },
  fc.constantFrom<Partial<Booking>>(
    { isCancelled: true },
    { response: 'declined' },
    { showAs: 'free' },
    { showAs: 'tentative', response: 'tentativelyAccepted' },
    { showAs: 'oof' },
    { showAs: 'unknown' },
    { isPrivate: true },
  ),
);

/** Minutes by the clock gather where it is changed, and at the edges of the day. */
const anyClockMinute = fc.oneof(
  fc.integer({ min: 0, max: 1439 }),
  fc.integer({ min: 0, max: 16 }).map((quarter) => quarter * 15),
  fc.constantFrom(0, 1, 1425, 1430, 1439),
);

const anyPlan: fc.Arbitrary<Plan> = fc.record({
  kind: fc.constantFrom('timed', 'timed', 'timed', 'long', 'allDay', 'series', 'zeroLength'),
  day: fc.integer({ min: -2, max: 2 }),
  clockMinute: anyClockMinute,
  minutes: fc.oneof(fc.integer({ min: 1, max: 479 }), fc.constantFrom(14, 15, 30, 60, 120)),
  days: fc.integer({ min: 1, max: 3 }),
  fate: anyFate,
});

function byTheClock(
  timeZone: string,
  midnight: Temporal.PlainDate,
  day: number,
  clockMinute: number,
): Instant {
  const time = { hour: Math.floor(clockMinute / 60), minute: clockMinute % 60 };
  return midnight.add({ days: day }).toPlainDateTime(time).toZonedDateTime(timeZone).epochMilliseconds;
}

function bookingsOf(plan: Plan, timeZone: string, changeDate: Temporal.PlainDate): readonly Booking[] {
  const { kind, day, clockMinute, minutes, days, fate } = plan;
  const made = (startsAt: Instant, endsAt: Instant, more: Partial<Booking> = {}) => ({
    ...booking('2025-01-01T00:00', '00:00', { ...fate, ...more }),
    startsAt,
    endsAt,
  });
  const clock = (onDay: number): Instant => byTheClock(timeZone, changeDate, onDay, clockMinute);
  switch (kind) {
    case 'timed':
      return [made(clock(day), clock(day) + minutes * minute)];
    case 'long':
      return [made(clock(day), clock(day) + 8 * hour + minutes * days * minute)];
    case 'zeroLength':
      return [made(clock(day), clock(day))];
    case 'series':
      // The same time by the clock on each day, whatever that is in UTC.
      return [-2, -1, 0, 1, 2].map((onDay) =>
        made(clock(onDay), clock(onDay) + minutes * minute, { seriesKey: `series-${clockMinute}` }),
      );
    case 'allDay': {
      const [first, end] = [changeDate.add({ days: day }), changeDate.add({ days: day + days })];
      const midnightOf = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).epochMilliseconds;
      const allDay = { startDate: first.toString(), endDate: end.toString() };
      return [made(midnightOf(first), midnightOf(end), { allDay })];
    }
  }
}

/** Any bookings, seen at any moment of the day before, of or after a change. */
export function anySceneAt({ timeZone, change }: Night): fc.Arbitrary<Scene> {
  const changeDate = Temporal.Instant.fromEpochMilliseconds(change)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  return fc
    .record({
      plans: fc.array(anyPlan, { maxLength: 9 }),
      nowDay: fc.integer({ min: -1, max: 1 }),
      nowMinute: anyClockMinute,
      nowMs: fc.constantFrom(0, 0, 1, 40_000, 59_999),
    })
    .map(({ plans, nowDay, nowMinute, nowMs }) => ({
      now: byTheClock(timeZone, changeDate, nowDay, nowMinute) + nowMs,
      bookings: plans.flatMap((plan) => bookingsOf(plan, timeZone, changeDate)),
    }));
}
