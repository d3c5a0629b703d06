/**
 * Times, dates and lengths in words, in the room's own zone. Ranges carry an en dash without spaces; the clock has
 * 24 hours in both languages. Uses no formatter of Intl: the first one costs more than all of the first screen.
 */
import type { Language } from '../../shared/snapshot.ts';
import type { Instant } from '../../shared/time.ts';
import { zoneClock } from './zone-clock.ts';

export interface Format {
  /** `13:48` */
  readonly time: (at: Instant) => string;
  /** `13:48–14:30` */
  readonly range: (startsAt: Instant, endsAt: Instant) => string;
  /** `måndag` */
  readonly weekday: (at: Instant) => string;
  /** `23 november` */
  readonly dayAndMonth: (at: Instant) => string;
  /** `07`, under the day strip. */
  readonly hour: (at: Instant) => string;
  /** `42 minuter`, `1 tim 5 min`; for a length in whole minutes. */
  readonly duration: (minutes: number) => string;
  /** `42 min`, where there is little room. */
  readonly shortDuration: (minutes: number) => string;
}

interface Words {
  /** From Monday. */
  readonly weekdays: readonly string[];
  readonly months: readonly string[];
  /** One, and several. */
  readonly minutes: readonly [string, string];
  readonly hours: readonly [string, string];
  readonly shortHour: string;
}

const words: Readonly<Record<Language, Words>> = {
  sv: {
    weekdays: ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'],
    months: [
      ...['januari', 'februari', 'mars', 'april', 'maj', 'juni'],
      ...['juli', 'augusti', 'september', 'oktober', 'november', 'december'],
    ],
    minutes: ['minut', 'minuter'],
    hours: ['timme', 'timmar'],
    shortHour: 'tim',
  },
  en: {
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    months: [
      ...['January', 'February', 'March', 'April', 'May', 'June'],
      ...['July', 'August', 'September', 'October', 'November', 'December'],
    ],
    minutes: ['minute', 'minutes'],
    hours: ['hour', 'hours'],
    shortHour: 'h',
  },
};

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** `1 minut`, `2 minuter`: both languages have one form for one and another for every other whole number. */
export const plural = (count: number, one: string, several: string): string =>
  `${count} ${count === 1 ? one : several}`;

function buildFormat(language: Language, timeZone: string): Format {
  const { weekdays, months, minutes: minuteWords, hours: hourWords, shortHour } = words[language];
  const read = zoneClock(timeZone);
  const time = (at: Instant): string => {
    const { hour, minute } = read(at);
    return `${twoDigits(hour)}:${twoDigits(minute)}`;
  };
  const shortDuration = (minutes: number): string => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    if (hours === 0) return `${rest} min`;
    return rest === 0 ? `${hours} ${shortHour}` : `${hours} ${shortHour} ${rest} min`;
  };
  return {
    time,
    range: (startsAt, endsAt) => `${time(startsAt)}–${time(endsAt)}`,
    weekday: (at) => weekdays[read(at).dayOfWeek - 1] ?? '',
    dayAndMonth: (at) => {
      const { day, month } = read(at);
      return `${day} ${months[month - 1] ?? ''}`;
    },
    hour: (at) => twoDigits(read(at).hour),
    shortDuration,
    duration: (minutes) => {
      if (minutes < 60) return plural(minutes, ...minuteWords);
      return minutes % 60 === 0 ? plural(minutes / 60, ...hourWords) : shortDuration(minutes);
    },
  };
}

const formats = new Map<string, Format>();

/** Each pair of language and zone is built once: where there is only Intl, that costs more than using it. */
export function formatOf(language: Language, timeZone: string): Format {
  const key = `${language} ${timeZone}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const format = buildFormat(language, timeZone);
  formats.set(key, format);
  return format;
}

/** `123 456 7890`: 3-3-3, 3-3-4 or 3-4-4 digits, as Zoom writes its meeting numbers. */
export function groupMeetingNumber(digits: string): string {
  const middle = digits.length > 10 ? 7 : 6;
  return [digits.slice(0, 3), digits.slice(3, middle), digits.slice(middle)]
    .filter((part) => part !== '')
    .join(' ');
}
