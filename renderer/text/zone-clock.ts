/**
 * Reads a moment on the clock and calendar of a time zone. By Temporal where the browser has it, because the first
 * formatter of Intl costs a page some 15 ms (60 on a slow machine) before its first frame; by Intl elsewhere. Writes
 * no words.
 */
import type { Instant } from '../../shared/time.ts';

export interface ZoneTime {
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** 1 is Monday, 7 Sunday. */
  readonly dayOfWeek: number;
  /** 0 to 23. */
  readonly hour: number;
  readonly minute: number;
}

export type ZoneClock = (at: Instant) => ZoneTime;

/** As much of Temporal as is used here: the compiler does not know it yet, and not every browser does. */
interface TemporalPart {
  readonly Instant: {
    readonly fromEpochMilliseconds: (at: Instant) => {
      readonly toZonedDateTimeISO: (timeZone: string) => ZoneTime;
    };
  };
}

declare global {
  var Temporal: TemporalPart | undefined;
}

function clockByTemporal({ Instant }: TemporalPart, timeZone: string): ZoneClock {
  return (at) => Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
}

function clockByIntl(timeZone: string): ZoneClock {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  return (at) => {
    const parts = format.formatToParts(at);
    const read = (wanted: Intl.DateTimeFormatPartTypes): number =>
      Number(parts.find(({ type }) => type === wanted)?.value);
    const [month, day] = [read('month'), read('day')];
    const dayOfWeek = new Date(Date.UTC(read('year'), month - 1, day)).getUTCDay() || 7;
    return { month, day, dayOfWeek, hour: read('hour'), minute: read('minute') };
  };
}

function clockOf(timeZone: string): ZoneClock {
  const { Temporal } = globalThis;
  return Temporal === undefined ? clockByIntl(timeZone) : clockByTemporal(Temporal, timeZone);
}

/** An unknown zone must not take the page down: main has checked it, but this browser may know fewer. */
export function zoneClock(timeZone: string): ZoneClock {
  try {
    const clock = clockOf(timeZone);
    clock(0);
    return clock;
  } catch {
    return clockOf('UTC');
  }
}
