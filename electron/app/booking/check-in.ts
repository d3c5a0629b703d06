/**
 * Which bookings want a sign that they are used, when, and what is one. Whatever leaves a doubt counts as use, or as
 * a booking that needs none: the worst that may come of it is a room that stands empty. Decides nothing about release.
 */
import { isBlocking, type Booking } from '../../../shared/model/booking.ts';
import type { RoomState } from '../../../shared/model/room.ts';
import { minute, type Instant } from '../../../shared/time.ts';
import { isLong } from '../agenda.ts';
import { onRoomList } from '../room-list.ts';
import { isUsed, wasMadeAhead, type Ledger } from './ledger.ts';

/** As in the config; 0 minutes after the start means that nobody has to check in. */
export interface CheckInTimes {
  readonly openMinutes: number;
  readonly closeMinutes: number;
}

export interface CheckInFacts {
  readonly bookings: readonly Booking[];
  readonly times: CheckInTimes;
  readonly ledger: Ledger;
}

export interface CheckInWindow {
  readonly opensAt: Instant;
  readonly closesAt: Instant;
}

export function checkInWindow({ startsAt }: Booking, times: CheckInTimes): CheckInWindow {
  return {
    opensAt: startsAt - times.openMinutes * minute,
    closesAt: startsAt + times.closeMinutes * minute,
  };
}

const shareTime = (a: Booking, b: Booking): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt;

function overlapsAnother(booking: Booking, bookings: readonly Booking[]): boolean {
  return bookings.some(
    (other) => other.key !== booking.key && isBlocking(other) && shareTime(booking, other),
  );
}

/** The server's own attendant, or a person who approves, has not decided about it yet. */
const isUndecided = ({ response }: Booking): boolean =>
  response === 'notResponded' || response === 'tentativelyAccepted';

/**
 * Exempt are: all-day bookings and those of eight hours or more; what was made at a panel; what was not seen in the
 * calendar two hours before its start (nothing tells when it was made, so the panel trusts its own eyes: it was made
 * later, or nobody knows); what is not accepted yet; what shares time with another booking, since nobody can tell
 * whose people are in the room; and what is over before the time to check in is.
 */
export function needsCheckIn(booking: Booking, { bookings, times, ledger }: CheckInFacts): boolean {
  return (
    times.closeMinutes > 0 &&
    isBlocking(booking) &&
    !isLong(booking) &&
    booking.panelMark === null &&
    !isUndecided(booking) &&
    checkInWindow(booking, times).closesAt < booking.endsAt &&
    wasMadeAhead(ledger, booking) &&
    !overlapsAnother(booking, bookings)
  );
}

/** Where the booking stands: `open` wants a sign, `done` has got one; null: none is wanted, or not any more. */
export function checkInState(booking: Booking, facts: CheckInFacts, now: Instant): 'open' | 'done' | null {
  const { opensAt, closesAt } = checkInWindow(booking, facts.times);
  if (now < opensAt || now >= booking.endsAt || !needsCheckIn(booking, facts)) return null;
  if (isUsed(facts.ledger, booking)) return 'done';
  return now < closesAt ? 'open' : null;
}

/** Whether somebody is in the room, by what the room itself tells: a call, or a picture shared to its screens. */
export function roomIsInUse({ link, call, sharing }: RoomState): boolean {
  if (link.kind !== 'ready') return false;
  const isInCall = call.kind === 'connecting' || call.kind === 'inMeeting' || call.kind === 'localShare';
  return isInCall || sharing.cable === 'sharing' || sharing.wireless;
}

const isTimed = (booking: Booking): boolean => isBlocking(booking) && !isLong(booking);
const runs = (booking: Booking, now: Instant): boolean => booking.startsAt <= now && now < booking.endsAt;

/**
 * The bookings that a room in use is a sign for: all that run, else those that people may have come early for. While
 * one runs the next one gets nothing: they may be the people before.
 */
export function usedByRoom(
  bookings: readonly Booking[],
  times: CheckInTimes,
  now: Instant,
): readonly Booking[] {
  const timed = bookings.filter(isTimed);
  const running = timed.filter((booking) => runs(booking, now));
  if (running.length > 0) return running;
  return timed.filter((booking) => booking.startsAt > now && checkInWindow(booking, times).opensAt <= now);
}

/**
 * The bookings that a tap is a sign for (*We are here*, joining, starting a meeting upon one): the one it names and
 * those that run at the same time. Empty when it names none that counts.
 */
export function usedByTap(
  bookings: readonly Booking[],
  bookingKey: string,
  now: Instant,
): readonly Booking[] {
  const named = bookings.find((booking) => booking.key === bookingKey && isBlocking(booking));
  if (named === undefined) return [];
  const others = bookings.filter(
    (one) => one !== named && isTimed(one) && runs(one, now) && shareTime(one, named),
  );
  return [named, ...others];
}

/** The bookings that somebody has checked in to on another of the room's controllers. */
export function usedByRoomList(bookings: readonly Booking[], room: RoomState): readonly Booking[] {
  if (room.link.kind !== 'ready') return [];
  return bookings.filter(
    (booking) => isTimed(booking) && onRoomList(booking, room.bookings)?.isCheckedIn === true,
  );
}
