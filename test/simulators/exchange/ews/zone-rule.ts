/**
 * The hand-written zone of a free/busy request: a bias and the two days on which the clocks change. Times of that
 * request and its answer are clocks of this zone, without any mark of it.
 */
import { Temporal } from 'temporal-polyfill';
import { child, textOf } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';

interface Change {
  /** Minutes from local time to UTC, on top of the zone's own. */
  readonly bias: number;
  readonly time: string;
  /** Which of the month's weekdays; 5 is the last one. */
  readonly order: number;
  readonly month: number;
  /** 1 is Monday. */
  readonly weekday: number;
}

export interface ZoneRule {
  readonly bias: number;
  readonly standard: Change;
  readonly daylight: Change;
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const minuteMs = 60_000;

/** `element` is a `TimeZone` that has passed the schema; null if its days make no sense. */
export function readZoneRule(element: XmlElement): ZoneRule | null {
  const standard = readChange(child(element, 'StandardTime'));
  const daylight = readChange(child(element, 'DaylightTime'));
  return standard === null || daylight === null
    ? null
    : { bias: Number(textOf(element, 'Bias')), standard, daylight };
}

function readChange(element: XmlElement | null): Change | null {
  if (element === null) return null;
  const number = (name: string): number => Number(textOf(element, name));
  const weekday = weekdays.indexOf(textOf(element, 'DayOfWeek')?.trim() ?? '') + 1;
  const change: Change = {
    bias: number('Bias'),
    time: textOf(element, 'Time')?.trim() ?? '',
    order: number('DayOrder'),
    month: number('Month'),
    weekday,
  };
  const isSensible = change.month <= 12 && change.order <= 5 && (change.month === 0 || weekday > 0);
  return isSensible ? change : null;
}

/** Of a clock that is shown twice the summer one is meant. */
export function instantOf(clock: string, rule: ZoneRule): number {
  const asUtc = Temporal.PlainDateTime.from(clock).toZonedDateTime('UTC').epochMilliseconds;
  const inSummer = asUtc + (rule.bias + rule.daylight.bias) * minuteMs;
  return biasAt(inSummer, rule) === rule.bias + rule.daylight.bias
    ? inSummer
    : asUtc + (rule.bias + rule.standard.bias) * minuteMs;
}

export function clockOf(instantMs: number, rule: ZoneRule): string {
  return new Date(instantMs - biasAt(instantMs, rule) * minuteMs).toISOString().slice(0, 19);
}

function biasAt(instantMs: number, rule: ZoneRule): number {
  const standardBias = rule.bias + rule.standard.bias;
  const daylightBias = rule.bias + rule.daylight.bias;
  if (rule.standard.month === 0 || rule.daylight.month === 0) return standardBias;
  const year = new Date(instantMs).getUTCFullYear();
  const summerFrom = changeAt(year, rule.daylight) + standardBias * minuteMs;
  const winterFrom = changeAt(year, rule.standard) + daylightBias * minuteMs;
  const isSummer =
    summerFrom < winterFrom
      ? instantMs >= summerFrom && instantMs < winterFrom
      : instantMs >= summerFrom || instantMs < winterFrom;
  return isSummer ? daylightBias : standardBias;
}

/** The clock at which the change happens, as if it were UTC. */
function changeAt(year: number, { month, order, weekday, time }: Change): number {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const offset = (weekday - first.dayOfWeek + 7) % 7;
  const days = Array.from({ length: 5 }, (_, week) => offset + week * 7).filter(
    (day) => day < first.daysInMonth,
  );
  const date = first.add({ days: days[Math.min(order, days.length) - 1] ?? offset });
  return Date.parse(`${date.toString()}T${time}Z`);
}
