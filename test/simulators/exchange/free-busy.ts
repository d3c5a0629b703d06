/**
 * Free/busy as both faces give it: the times of a mailbox inside an interval, and the row of digits that sums them up.
 * Private subjects are carried with their mark, as the real service does; hiding them is the reader's duty.
 */
import { intervalOf } from './recurrence.ts';
import type { Interval } from './recurrence.ts';
import type { Booking, CalendarItem } from './store.ts';

export interface BusyTime extends Interval {
  readonly availability: Booking['availability'];
  readonly title: string | null;
  readonly location: string;
  readonly isPrivate: boolean;
}

/** One digit: 0 free, 1 tentative, 2 busy, 3 away, 4 working elsewhere; what is not known counts as free. */
const digits: Record<Booking['availability'], string> = {
  free: '0',
  tentative: '1',
  busy: '2',
  away: '3',
  workingElsewhere: '4',
  unknown: '0',
};
/** Of several at the same time the one farther to the right is shown. */
const precedence = ['0', '4', '1', '2', '3'];

/** In order of time. What was declined or merely touches the interval takes none of it. */
export function busyTimes(items: readonly CalendarItem[], interval: Interval): readonly BusyTime[] {
  return items
    .filter(({ booking }) => booking.answered !== 'declined')
    .map(({ booking }) => ({
      ...intervalOf(booking.when),
      availability: booking.availability,
      title: booking.title,
      location: booking.location,
      isPrivate: booking.sensitivity !== 'normal',
    }))
    .filter(({ from, to }) => from < interval.to && to > interval.from && to > from)
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

/** One digit for each `minutes` of the interval, the last one possibly shorter. */
export function mergedView(times: readonly BusyTime[], interval: Interval, minutes: number): string {
  const stepMs = minutes * 60_000;
  const steps = Math.ceil((interval.to - interval.from) / stepMs);
  return Array.from({ length: steps }, (_, index) => {
    const from = interval.from + index * stepMs;
    return times
      .filter((time) => time.from < from + stepMs && time.to > from)
      .map(({ availability }) => digits[availability])
      .reduce((shown, digit) => (precedence.indexOf(digit) > precedence.indexOf(shown) ? digit : shown), '0');
  }).join('');
}
