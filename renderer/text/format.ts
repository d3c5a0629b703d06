/**
 * Times, dates and lengths in words, by Intl, in the room's own zone. Ranges carry an en dash without spaces; the
 * clock has 24 hours in both languages.
 */
import type { Language } from '../../shared/snapshot.ts';
import type { Instant } from '../../shared/time.ts';

const locales: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB' };

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

/**
 * Everything of a moment that is ever shown, from one formatter: each that is built costs milliseconds before the
 * first frame. An unknown zone must not take the page down: main has checked it, but this browser may know fewer.
 */
function dateFormat(locale: string, timeZone: string): Intl.DateTimeFormat {
  const parts = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  try {
    return new Intl.DateTimeFormat(locale, { ...parts, timeZone });
  } catch {
    return new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' });
  }
}

/** Built when the first number is written. */
function unitFormat(locale: string, unit: 'minute' | 'hour', unitDisplay: 'long' | 'short') {
  let format: Intl.NumberFormat | null = null;
  return (count: number): string => {
    format ??= new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay });
    return format.format(count).replace('mins', 'min').replace('hrs', 'h').replace('hr', 'h');
  };
}

function buildFormat(language: Language, timeZone: string): Format {
  const locale = locales[language];
  const dates = dateFormat(locale, timeZone);
  const write = (at: Instant, ...types: readonly Intl.DateTimeFormatPartTypes[]): readonly string[] => {
    const parts = dates.formatToParts(at);
    return types.map((wanted) => parts.find(({ type }) => type === wanted)?.value ?? '');
  };
  const time = (at: Instant): string => write(at, 'hour', 'minute').join(':');
  const [minutesLong, minutesShort] = [
    unitFormat(locale, 'minute', 'long'),
    unitFormat(locale, 'minute', 'short'),
  ];
  const [hoursLong, hoursShort] = [unitFormat(locale, 'hour', 'long'), unitFormat(locale, 'hour', 'short')];
  const shortDuration = (minutes: number): string => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    if (hours === 0) return minutesShort(rest);
    return rest === 0 ? hoursShort(hours) : `${hoursShort(hours)} ${minutesShort(rest)}`;
  };
  return {
    time,
    range: (startsAt, endsAt) => `${time(startsAt)}–${time(endsAt)}`,
    weekday: (at) => write(at, 'weekday').join(''),
    dayAndMonth: (at) => write(at, 'day', 'month').join(' '),
    hour: (at) => write(at, 'hour').join(''),
    shortDuration,
    duration: (minutes) => {
      if (minutes < 60) return minutesLong(minutes);
      return minutes % 60 === 0 ? hoursLong(minutes / 60) : shortDuration(minutes);
    },
  };
}

const formats = new Map<string, Format>();

/** Building Intl's formatters costs more than using them, so each pair of language and zone is built once. */
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
