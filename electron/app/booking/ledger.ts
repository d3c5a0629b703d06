/**
 * What the panel itself knows about bookings and no calendar does: which are used, which were made well ahead, which
 * it has given back, how often a series stood empty. One small value that survives a restart; keys and times only,
 * nothing personal. A damaged one is an empty one: with it, nothing is released that should not be.
 */
import { z } from 'zod';
import { isBlocking, type Booking } from '../../../shared/model/booking.ts';
import { hour, type Instant } from '../../../shared/time.ts';
import { afterUse, noStrikes, prunedStrikes, strikesSchema, type Strikes } from './strikes.ts';

/** Booked later than so long before its start, a booking counts as confirmed. */
const aheadMs = 2 * hour;
const keptMs = 36 * hour;
/** What lies further ahead than this was written with a wrong clock. */
const clockSlackMs = 24 * hour;
/** More than a room's days can hold; what is over them counts as confirmed, which is the safe way to forget. */
const mostAhead = 4000;
const mostUses = 1000;
const mostReleases = 500;

const key = z.string().min(1);
const instant = z.int().min(0);

const schema = z.object({
  version: z.literal(1),
  /** Seen in the calendar two hours or more before this start. */
  ahead: z.array(z.object({ key, startsAt: instant })).max(mostAhead),
  uses: z.array(z.object({ key, at: instant })).max(mostUses),
  /** Written down before it is sent: nothing is released twice, whatever happens in between. */
  releases: z
    .array(
      z.object({
        key,
        startsAt: instant,
        endsAt: instant,
        at: instant,
        isByRule: z.boolean(),
        outcome: z.enum(['sent', 'done', 'failed']),
      }),
    )
    .max(mostReleases),
  strikes: strikesSchema,
});

type Content = z.output<typeof schema>;
export type Release = Readonly<Content['releases'][number]>;

export interface Ledger {
  readonly version: 1;
  readonly ahead: readonly Readonly<Content['ahead'][number]>[];
  readonly uses: readonly Readonly<Content['uses'][number]>[];
  readonly releases: readonly Release[];
  readonly strikes: Strikes;
}

export const emptyLedger: Ledger = { version: 1, ahead: [], uses: [], releases: [], strikes: noStrikes };

export function encodeLedger(ledger: Ledger): string {
  return JSON.stringify(ledger);
}

/** Never throws: what cannot be read in full is an empty ledger. */
export function decodeLedger(text: string): Ledger {
  try {
    const decoded = schema.safeParse(JSON.parse(text));
    return decoded.success ? decoded.data : emptyLedger;
  } catch {
    return emptyLedger;
  }
}

export const isUsed = (ledger: Ledger, booking: Booking): boolean =>
  ledger.uses.some((use) => use.key === booking.key);

/** Whether it was in the calendar, with the start it has now, two hours or more before that start. */
export const wasMadeAhead = (ledger: Ledger, booking: Booking): boolean =>
  ledger.ahead.some((one) => one.key === booking.key && one.startsAt === booking.startsAt);

/** The release of it that was begun, whatever became of it. */
export const releaseOf = (ledger: Ledger, bookingKey: string): Release | null =>
  ledger.releases.findLast((release) => release.key === bookingKey) ?? null;

/**
 * Notes which bookings stood in the calendar well ahead. `asOf` is when the server gave the answer, so one kept on
 * disk counts as old as it is. The same ledger comes back when there is nothing new.
 */
export function noteAgenda(ledger: Ledger, bookings: readonly Booking[], asOf: Instant): Ledger {
  const known = new Map(ledger.ahead.map((one) => [one.key, one.startsAt]));
  const fresh = bookings
    .filter((booking) => isBlocking(booking) && booking.startsAt - asOf >= aheadMs)
    .filter((booking) => known.get(booking.key) !== booking.startsAt)
    .map((booking) => ({ key: booking.key, startsAt: booking.startsAt }));
  if (fresh.length === 0) return ledger;
  const replaced = new Set(fresh.map((one) => one.key));
  const kept = ledger.ahead.filter((one) => !replaced.has(one.key));
  return { ...ledger, ahead: [...kept, ...fresh].slice(-mostAhead) };
}

/** Notes a sign of use; the row of misses of its series ends with it. */
export function noteUse(ledger: Ledger, booking: Booking, at: Instant): Ledger {
  if (isUsed(ledger, booking)) return ledger;
  return {
    ...ledger,
    uses: [...ledger.uses, { key: booking.key, at }].slice(-mostUses),
    strikes: afterUse(ledger.strikes, booking),
  };
}

/** To be noted, and kept, before the release is sent. */
export function noteRelease(ledger: Ledger, booking: Booking, at: Instant, isByRule: boolean): Ledger {
  const { key: of, startsAt, endsAt } = booking;
  const release: Release = { key: of, startsAt, endsAt, at, isByRule, outcome: 'sent' };
  const others = ledger.releases.filter((one) => one.key !== of);
  return { ...ledger, releases: [...others, release].slice(-mostReleases) };
}

export function settleRelease(ledger: Ledger, bookingKey: string, outcome: 'done' | 'failed'): Ledger {
  const releases = ledger.releases.map((one) => (one.key === bookingKey ? { ...one, outcome } : one));
  return { ...ledger, releases };
}

/** Forgets what is over. The same ledger comes back when nothing is. */
export function pruneLedger(ledger: Ledger, now: Instant): Ledger {
  const isKept = (at: Instant): boolean => at > now - keptMs && at < now + clockSlackMs;
  const ahead = ledger.ahead.filter((one) => one.startsAt > now - keptMs);
  const uses = ledger.uses.filter((one) => isKept(one.at));
  const releases = ledger.releases.filter((one) => isKept(one.at));
  const strikes = prunedStrikes(ledger.strikes, now);
  const isSame =
    ahead.length === ledger.ahead.length &&
    uses.length === ledger.uses.length &&
    releases.length === ledger.releases.length &&
    strikes.length === ledger.strikes.length;
  return isSame ? ledger : { ...ledger, ahead, uses, releases, strikes };
}
