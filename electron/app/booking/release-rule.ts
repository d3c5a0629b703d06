/**
 * The rule for bookings that nobody uses: who may give them back, when, and what stops it at the last moment. It asks
 * for proof of everything; without one the booking stays. Sends nothing itself.
 */
import type { Config } from '../../../shared/config.ts';
import type { Booking } from '../../../shared/model/booking.ts';
import { second, type Instant } from '../../../shared/time.ts';
import { checkInWindow, needsCheckIn, type CheckInFacts } from './check-in.ts';
import type { Freshness } from './freshness.ts';
import { isUsed, releaseOf } from './ledger.ts';

/** A release that could not begin on time is left alone: what changes the calendar is never late. */
const lateMs = 90 * second;

/**
 * Whether this panel is the one that may release. One that stands on the table is, over its room link. One at the
 * door is only when it alone controls the room: the control service takes one controller, so holding its link proves
 * it. Zoom's cloud takes any number and proves nothing.
 */
export function mayRelease({ booking, panel, room }: Pick<Config, 'booking' | 'panel' | 'room'>): boolean {
  if (booking.release === 'off') return false;
  return panel.placement === 'table' || room.driver !== 'cloud';
}

export interface ReleaseFacts extends CheckInFacts {
  /** As `mayRelease` says. */
  readonly mayRelease: boolean;
  readonly freshness: Freshness;
}

const isWatchedFrom = (at: Instant, { freshness }: ReleaseFacts): boolean =>
  freshness !== null && freshness.since <= at;

/** When the booking is given back unless somebody checks in; null: it is not, as things stand. */
export function releaseAt(booking: Booking, facts: ReleaseFacts, now: Instant): Instant | null {
  const { opensAt, closesAt } = checkInWindow(booking, facts.times);
  const isDue =
    facts.mayRelease &&
    isWatchedFrom(opensAt, facts) &&
    now >= opensAt &&
    now <= closesAt + lateMs &&
    needsCheckIn(booking, facts) &&
    !isUsed(facts.ledger, booking) &&
    releaseOf(facts.ledger, booking.key) === null;
  return isDue ? closesAt : null;
}

/** The bookings whose release is to be held now, before it is sent. */
export function dueReleases(facts: ReleaseFacts, now: Instant): readonly Booking[] {
  return facts.bookings.filter((booking) => {
    const at = releaseAt(booking, facts, now);
    return at !== null && at <= now;
  });
}

/** How long an action stands to be undone before it is sent. `isAided`: large text or speech is on. */
export function holdMs(isAided: boolean): number {
  return (isAided ? 20 : 8) * second;
}

/** A release by the rule that is held: the booking as it stood when that began. */
export interface HeldRelease {
  readonly key: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/**
 * Why a release by the rule that is held must not be sent after all; null: it may be. A tap on *keep* is a sign of
 * use. To be asked for as long as it is held, and once more before it is sent.
 */
export function dropReason(held: HeldRelease, facts: ReleaseFacts): 'gone' | 'used' | 'outOfSight' | null {
  const booking = facts.bookings.find(({ key }) => key === held.key);
  const isSame = booking?.startsAt === held.startsAt && booking.endsAt === held.endsAt;
  if (booking === undefined || !isSame) return 'gone';
  if (isUsed(facts.ledger, booking)) return 'used';
  if (!isWatchedFrom(checkInWindow(booking, facts.times).opensAt, facts)) return 'outOfSight';
  return needsCheckIn(booking, facts) ? null : 'gone';
}
