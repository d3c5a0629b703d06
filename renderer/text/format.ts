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

/** An unknown zone must not take the page down: main has checked it, but this browser may know fewer. */
function knownZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('sv-SE', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

function buildFormat(language: Language, zone: string): Format {
  const locale = locales[language];
  const timeZone = knownZone(zone);
  const dates = (options: Intl.DateTimeFormatOptions): ((at: Instant) => string) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone });
    return (at) => format.format(at);
  };
  const units = (unit: 'minute' | 'hour', unitDisplay: 'long' | 'short'): ((count: number) => string) => {
    const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay });
    return (count) => format.format(count).replace('mins', 'min').replace('hrs', 'h').replace('hr', 'h');
  };
  const time = dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const hourPart = dates({ hour: '2-digit', hourCycle: 'h23' });
  const [minutesLong, minutesShort] = [units('minute', 'long'), units('minute', 'short')];
  const [hoursLong, hoursShort] = [units('hour', 'long'), units('hour', 'short')];
  const shortDuration = (minutes: number): string => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    if (hours === 0) return minutesShort(rest);
    return rest === 0 ? hoursShort(hours) : `${hoursShort(hours)} ${minutesShort(rest)}`;
  };
  return {
    time,
    range: (startsAt, endsAt) => `${time(startsAt)}–${time(endsAt)}`,
    weekday: dates({ weekday: 'long' }),
    dayAndMonth: dates({ day: 'numeric', month: 'long' }),
    hour: (at) => hourPart(at).replace(/\D/g, ''),
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
