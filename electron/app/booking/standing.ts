/**
 * How the room stands by its calendar at a moment: the word, until when, and which booking that is about. Free is
 * never said on a calendar that is not known.
 */
import type { Booking } from '../../../shared/model/booking.ts';
import type { RoomStateWord } from '../../../shared/snapshot.ts';
import type { Instant } from '../../../shared/time.ts';
import { isLong, soonMs, type Agenda } from '../agenda.ts';
import type { Day } from '../day.ts';

export interface Standing {
  readonly word: RoomStateWord;
  /** When that ends; null: not today, or not known. */
  readonly until: Instant | null;
  /** The running booking, or the one that starts soon. */
  readonly booking: Booking | null;
}

export interface StandingFacts {
  readonly agenda: Agenda;
  readonly now: Instant;
  /** The day that `now` lies in. */
  readonly day: Day;
  /** The calendar is not too old to be believed. */
  readonly isKnown: boolean;
  /** Until when somebody may check in to the running booking; null: nobody has to, or somebody has. */
  readonly waitsUntil: Instant | null;
}

/** What lasts the day out has no end worth telling: midnight of some other day would be read as tonight's. */
function endOf(booking: Booking, day: Day): Instant | null {
  return isLong(booking) && booking.endsAt >= day.endsAt ? null : booking.endsAt;
}

/** The running booking, else the one that starts soon: what somebody who comes in now has most likely come for. */
export function bookingAtHand({ current, next }: Agenda, now: Instant): Booking | null {
  const isSoon = current === null && next !== null && next.startsAt - now <= soonMs;
  return isSoon ? next : current;
}

export function standingOf({ agenda, now, day, isKnown, waitsUntil }: StandingFacts): Standing {
  const { current, next } = agenda;
  const booking = bookingAtHand(agenda, now);
  const isSoon = current === null && booking !== null;
  if (!isKnown) return { word: 'unknown', until: null, booking };
  if (isSoon) return { word: 'soon', until: booking.startsAt, booking };
  if (current !== null) {
    return waitsUntil === null
      ? { word: 'busy', until: endOf(current, day), booking }
      : { word: 'waiting', until: waitsUntil, booking };
  }
  const endsToday = next !== null && next.startsAt < day.endsAt;
  return { word: 'free', until: endsToday ? next.startsAt : null, booking };
}
