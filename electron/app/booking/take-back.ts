/**
 * Having a released booking's time again: for ten minutes, as long as nobody else has it. It is a new booking made at
 * the panel; the released one stays released, and its organiser knows.
 */
import { isBlocking, type Booking } from '../../../shared/model/booking.ts';
import { minute, type Instant } from '../../../shared/time.ts';
import type { Interval } from '../../ports/calendar.ts';
import type { Ledger, Release } from './ledger.ts';
import { freeUntil, minuteFloor } from './lengths.ts';

const offeredMs = 10 * minute;

export interface TakeBack {
  readonly release: Release;
  readonly until: Instant;
  /** What would be booked: from the minute that runs to the old end, or to what comes before it. */
  readonly interval: Interval;
}

function takeBackOf(release: Release, busy: readonly Interval[], now: Instant): TakeBack | null {
  const until = Math.min(release.at + offeredMs, release.endsAt);
  const startsAt = Math.max(minuteFloor(now), release.startsAt);
  const endsAt = Math.min(release.endsAt, minuteFloor(freeUntil(busy, startsAt) ?? Infinity));
  if (release.outcome !== 'done' || now < release.at || now >= until || endsAt <= startsAt) return null;
  return { release, until, interval: { startsAt, endsAt } };
}

/** The newest release whose time can be had again; null when there is none. */
export function takeBackNow(ledger: Ledger, bookings: readonly Booking[], now: Instant): TakeBack | null {
  const offers = ledger.releases.map((release) => {
    const busy = bookings.filter((booking) => isBlocking(booking) && booking.key !== release.key);
    return takeBackOf(release, busy, now);
  });
  return offers.findLast((offer) => offer !== null) ?? null;
}
