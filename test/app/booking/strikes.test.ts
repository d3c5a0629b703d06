import { describe, expect, it } from 'vitest';
import {
  afterMiss,
  afterUse,
  consequenceOf,
  noStrikes,
  prunedStrikes,
  type MissConsequence,
  type Strikes,
} from '../../../electron/app/booking/strikes.ts';
import { hour } from '../../../shared/time.ts';
import { booking } from '../../fakes/bookings.ts';
import { at } from '../states.ts';

const weekly = (week: number, seriesKey: string | null = 'weekly') =>
  booking(`2026-11-${String(2 + week * 7).padStart(2, '0')}T10:00`, '11:00', { seriesKey });
const now = at('2026-11-24T10:10');

/** What follows on each of so many misses in a row. `arrives`: whether the release, and so its comment, does. */
function missing(times: number, seriesMisses: number, arrives: (miss: number) => boolean = () => true) {
  const seen: MissConsequence[] = [];
  let strikes: Strikes = noStrikes;
  for (let miss = 1; miss <= times; miss += 1) {
    const date = weekly(miss % 4);
    const consequence = consequenceOf(strikes, date, seriesMisses);
    seen.push(consequence);
    if (arrives(miss)) strikes = afterMiss(strikes, date, now, consequence);
  }
  return seen;
}

describe('a series whose dates stand empty', () => {
  it('goes with the third in a row, and its organiser is told with the second', () => {
    expect(missing(3, 3)).toEqual(['release', 'releaseAndWarn', 'releaseSeries']);
    expect(missing(5, 5)).toEqual(['release', 'release', 'release', 'releaseAndWarn', 'releaseSeries']);
  });

  it('never goes before its organiser was told, even if one miss is enough', () => {
    expect(missing(2, 1)).toEqual(['releaseAndWarn', 'releaseSeries']);
    expect(missing(2, 2)).toEqual(['releaseAndWarn', 'releaseSeries']);
  });

  it('is told again when the release with the warning did not get through', () => {
    expect(missing(4, 3, (miss) => miss !== 2)).toEqual([
      'release',
      'releaseAndWarn',
      'releaseAndWarn',
      'releaseSeries',
    ]);
  });

  it('stays told when the number allowed is raised and lowered again', () => {
    const told = afterMiss(afterMiss(noStrikes, weekly(0), now, 'releaseAndWarn'), weekly(1), now, 'release');
    expect(consequenceOf(told, weekly(2), 9)).toBe('release');
    expect(consequenceOf(told, weekly(2), 3)).toBe('releaseSeries');
  });

  it('begins anew when the room is invited again after the series has gone', () => {
    expect(missing(4, 3)).toEqual(['release', 'releaseAndWarn', 'releaseSeries', 'release']);
    const told = afterMiss(noStrikes, weekly(0), now, 'releaseAndWarn');
    expect(afterMiss(told, weekly(1), now, 'releaseSeries')).toEqual([]);
  });

  it('counts each date once', () => {
    const date = weekly(0);
    const once = afterMiss(noStrikes, date, now, 'release');
    expect(afterMiss(once, date, now, 'releaseAndWarn')).toBe(once);
    expect(once).toEqual([{ seriesKey: 'weekly', misses: 1, lastKey: date.key, lastAt: now, isTold: false }]);
  });

  it('counts for itself alone', () => {
    const strikes = afterMiss(
      afterMiss(noStrikes, weekly(0), now, 'release'),
      weekly(0, 'other'),
      now,
      'release',
    );
    expect(strikes.map(({ misses }) => misses)).toEqual([1, 1]);
    expect(consequenceOf(strikes, weekly(1, 'third'), 3)).toBe('release');
  });

  it('begins anew after any use', () => {
    const strikes = afterMiss(noStrikes, weekly(0), now, 'releaseAndWarn');
    expect(afterUse(strikes, weekly(1))).toEqual([]);
    expect(afterUse(strikes, weekly(1, 'other'))).toBe(strikes);
  });

  it('is forgotten after half a year, or when a wrong clock wrote it', () => {
    const strikes = afterMiss(noStrikes, weekly(0), now, 'releaseAndWarn');
    expect(prunedStrikes(strikes, now + 182 * 24 * hour)).toHaveLength(1);
    expect(prunedStrikes(strikes, now + 184 * 24 * hour)).toEqual([]);
    expect(prunedStrikes(strikes, now - 23 * hour)).toHaveLength(1);
    expect(prunedStrikes(strikes, now - 25 * hour)).toEqual([]);
  });

  it('is one of two hundred at the most, the newest', () => {
    let strikes: Strikes = noStrikes;
    for (let count = 0; count < 201; count += 1) {
      strikes = afterMiss(strikes, weekly(0, `series-${count}`), now, 'release');
    }
    expect(strikes).toHaveLength(200);
    expect(strikes.at(-1)?.seriesKey).toBe('series-200');
  });
});

describe('a booking outside a series', () => {
  it('is released and leaves no trace', () => {
    const single = weekly(0, null);
    expect(consequenceOf(noStrikes, single, 1)).toBe('release');
    expect(afterMiss(noStrikes, single, now, 'release')).toBe(noStrikes);
  });
});
