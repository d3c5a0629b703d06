/**
 * A slow model of the room's day, obviously right: it knows nothing but minutes, which bookings cover each, and which
 * date and hour the clocks in the zone show. Everything it says it finds by walking.
 */
import type { Booking } from '../../../shared/model/booking.ts';
import { hour, minute, type Instant } from '../../../shared/time.ts';

/** Clocks of a zone over a stretch of time, minute by minute, as `Intl` has them. */
export interface Clocks {
  readonly end: Instant;
  readonly dateAt: (at: Instant) => string;
  /** Clock time, `07:00`. */
  readonly timeAt: (at: Instant) => string;
  /** The minutes during which the clocks show a date. */
  readonly minutesOf: (date: string) => readonly Instant[];
}

export function clocksOf(timeZone: string, from: Instant, to: Instant): Clocks {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const shown = new Map<Instant, readonly [string, string]>();
  const dates = new Map<string, Instant[]>();
  for (let at = from; at < to; at += minute) {
    const [date, time] = format.format(at).split(' ');
    shown.set(at, [date!, time!]);
    const onDate = dates.get(date!) ?? [];
    onDate.push(at);
    dates.set(date!, onDate);
  }
  const at = (moment: Instant) => shown.get(moment - (moment % minute))!;
  return {
    end: to,
    dateAt: (moment) => at(moment)[0],
    timeAt: (moment) => at(moment)[1],
    minutesOf: (date) => dates.get(date) ?? [],
  };
}

/** Whether it takes the room at all, said once more from the rules. */
export function takesRoom(booking: Booking): boolean {
  const stands = !booking.isCancelled && booking.response !== 'declined';
  return stands && booking.showAs !== 'free';
}

export function isHeaderLine(booking: Booking): boolean {
  return booking.allDay !== null || booking.endsAt - booking.startsAt >= 8 * hour;
}

const coversMinute = (booking: Booking, at: Instant): boolean =>
  booking.startsAt <= at && at + minute <= booking.endsAt;

/** The one that began first; of those the one that ends first; of those the one the calendar names first. */
function earliest(bookings: readonly Booking[]): Booking | null {
  let best: Booking | null = null;
  for (const one of bookings) {
    const isEarlier =
      best === null ||
      one.startsAt < best.startsAt ||
      (one.startsAt === best.startsAt && one.endsAt < best.endsAt);
    if (isEarlier) best = one;
  }
  return best;
}

export interface SlowDay {
  readonly taking: (at: Instant) => readonly Booking[];
  /** The booking that stands for the room in that minute. */
  readonly shownAt: (at: Instant) => Booking | null;
  readonly wordAt: (at: Instant) => 'free' | 'soon' | 'busy';
  readonly untilAt: (at: Instant) => Instant | null;
  /** The booking that the home screen is about. */
  readonly aboutAt: (at: Instant) => Booking | null;
  /** Free stretches of a quarter of an hour or more on a date, from a minute on; the one that lasts the day out ends with null. */
  readonly gapsOf: (date: string, from: Instant) => readonly { startsAt: Instant; endsAt: Instant | null }[];
  readonly touches: (booking: Booking, date: string) => boolean;
}

/** `bookings` begin and end on whole minutes, well inside the stretch that the clocks cover. */
export function slowDay(bookings: readonly Booking[], clocks: Clocks): SlowDay {
  const counting = bookings.filter(takesRoom);
  const taking = (at: Instant) => counting.filter((booking) => coversMinute(booking, at));
  const shownAt = (at: Instant) => {
    const running = taking(at);
    const timed = running.filter((booking) => !isHeaderLine(booking));
    return earliest(timed.length > 0 ? timed : running);
  };
  /** The first minute after `at` of which something holds. */
  const firstAfter = (at: Instant, holds: (one: Instant) => boolean): Instant | null => {
    for (let one = at + minute; one < clocks.end; one += minute) {
      if (holds(one)) return one;
    }
    return null;
  };
  /** The first booking to begin after a minute. */
  const comingAt = (at: Instant, minutes: number): Booking | null => {
    for (let step = 1; step <= minutes; step += 1) {
      const beginning = counting.filter(
        (one) => one.startsAt === at + step * minute && one.endsAt > one.startsAt,
      );
      if (beginning.length > 0) return earliest(beginning);
    }
    return null;
  };
  const wordAt = (at: Instant) => {
    if (taking(at).length > 0) return 'busy';
    return comingAt(at, 10) === null ? 'free' : 'soon';
  };
  const touches = (booking: Booking, date: string) =>
    clocks.minutesOf(date).some((at) => coversMinute(booking, at));

  const untilAt = (at: Instant): Instant | null => {
    const shown = shownAt(at);
    if (shown !== null) {
      const over = firstAfter(at, (one) => !coversMinute(shown, one))!;
      const isTomorrow = clocks.dateAt(over) !== clocks.dateAt(at);
      return isHeaderLine(shown) && isTomorrow ? null : over;
    }
    const taken = firstAfter(at, (one) => taking(one).length > 0);
    if (taken === null) return null;
    const isToday = clocks.dateAt(taken) === clocks.dateAt(at);
    return isToday || wordAt(at) === 'soon' ? taken : null;
  };

  const gapsOf = (date: string, from: Instant) => {
    const gaps: { startsAt: Instant; endsAt: Instant | null }[] = [];
    const all = clocks.minutesOf(date).filter((at) => at >= from);
    let run: Instant[] = [];
    for (const at of all) {
      if (taking(at).length === 0) run.push(at);
      const isOver = taking(at).length > 0 || at === all.at(-1);
      if (isOver && run.length >= 15) {
        const lastsOut = run.at(-1) === all.at(-1);
        gaps.push({ startsAt: run[0]!, endsAt: lastsOut ? null : at });
      }
      if (isOver) run = [];
    }
    return gaps;
  };

  return {
    taking,
    shownAt,
    wordAt,
    untilAt,
    aboutAt: (at) => shownAt(at) ?? comingAt(at, 10),
    gapsOf,
    touches,
  };
}
