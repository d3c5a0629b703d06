/** The rule of a series as EWS writes it on the master. */
import type { Booking } from '../store.ts';
import { zoned } from '../time-zones.ts';
import { t } from './xml-write.ts';
import type { Content } from './xml-write.ts';

export function recurrenceOf(booking: Booking): Content {
  const { repeat, when } = booking;
  if (repeat === null) return null;
  const date =
    when.kind === 'allDay' ? when.startDate : zoned(when.startsAt, repeat.timeZone).toPlainDate().toString();
  const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(new Date(date));
  const interval = t('Interval', String(repeat.interval));
  const pattern =
    repeat.every === 'day'
      ? t('DailyRecurrence', interval)
      : t('WeeklyRecurrence', [interval, t('DaysOfWeek', weekday), t('FirstDayOfWeek', 'Monday')]);
  const range =
    repeat.count === null
      ? t('NoEndRecurrence', t('StartDate', date))
      : t('NumberedRecurrence', [t('StartDate', date), t('NumberOfOccurrences', String(repeat.count))]);
  return [pattern, range];
}
