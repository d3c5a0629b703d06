/**
 * How often in a row the dates of a series stood empty, and what follows: the organiser is told with the release
 * that comes before the last one, then the whole series goes. Dates that nobody could watch count neither way.
 */
import { z } from 'zod';
import type { Booking } from '../../../shared/model/booking.ts';
import { hour, type Instant } from '../../../shared/time.ts';

const keptMs = 183 * 24 * hour;
const clockSlackMs = 24 * hour;
const mostSeries = 200;

export const strikesSchema = z
  .array(
    z.object({
      seriesKey: z.string().min(1),
      misses: z.int().min(1),
      /** The date that was missed last, by the booking's key. */
      lastKey: z.string().min(1),
      lastAt: z.int().min(0),
      /** The organiser has been told that the series goes with the next one. */
      isTold: z.boolean(),
    }),
  )
  .max(mostSeries);

export type Strike = Readonly<z.output<typeof strikesSchema>[number]>;
export type Strikes = readonly Strike[];

export const noStrikes: Strikes = [];

/** What becomes of a booking that nobody uses. */
export type MissConsequence =
  | 'release'
  /** Released, with the word that the series goes next time. */
  | 'releaseAndWarn'
  /** Released, and every later date with it. */
  | 'releaseSeries';

const strikeOf = (strikes: Strikes, booking: Booking): Strike | null =>
  strikes.find(({ seriesKey }) => seriesKey === booking.seriesKey) ?? null;

/** `seriesMisses`: with how many in a row the series goes. It never goes before its organiser was told. */
export function consequenceOf(strikes: Strikes, booking: Booking, seriesMisses: number): MissConsequence {
  if (booking.seriesKey === null) return 'release';
  const strike = strikeOf(strikes, booking);
  const misses = (strike?.misses ?? 0) + 1;
  if (strike?.isTold === true && misses >= seriesMisses) return 'releaseSeries';
  return misses >= seriesMisses - 1 ? 'releaseAndWarn' : 'release';
}

/**
 * After a date was released unused, and with it what `consequence` says. With the series goes its row: should its
 * organiser invite the room again, it begins anew.
 */
export function afterMiss(
  strikes: Strikes,
  booking: Booking,
  at: Instant,
  consequence: MissConsequence,
): Strikes {
  const { seriesKey, key } = booking;
  const before = strikeOf(strikes, booking);
  if (seriesKey === null || before?.lastKey === key) return strikes;
  const others = strikes.filter((one) => one !== before);
  if (consequence === 'releaseSeries') return others;
  const strike: Strike = {
    seriesKey,
    misses: (before?.misses ?? 0) + 1,
    lastKey: key,
    lastAt: at,
    isTold: consequence === 'releaseAndWarn' || before?.isTold === true,
  };
  return [...others, strike].slice(-mostSeries);
}

/** Any use ends the row. */
export function afterUse(strikes: Strikes, booking: Booking): Strikes {
  const strike = strikeOf(strikes, booking);
  return strike === null ? strikes : strikes.filter((one) => one !== strike);
}

/** Without rows that ended months ago, or that a wrong clock wrote. */
export function prunedStrikes(strikes: Strikes, now: Instant): Strikes {
  return strikes.filter(({ lastAt }) => lastAt > now - keptMs && lastAt < now + clockSlackMs);
}
