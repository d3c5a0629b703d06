/** Ten thousand devices and five thousand panels: who is drawn, and what their feed has to stand. */
import { describe, expect, it } from 'vitest';
import {
  checkDelayMs,
  deviceDraw,
  downloadDelayMs,
  feedBudget,
  retryDelayMs,
} from '../../electron/updates/rhythm.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';
import { hour, minute, second } from './durations.ts';

const random = createSeededRandom(8);
const devices = Array.from({ length: 10_000 }, () => random.uuid());
const panels = devices.slice(0, feedBudget.panels);

/** The most that fall into any one stretch of `lengthMs`, wherever it begins. */
function mostWithin(times: readonly number[], lengthMs: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  let most = 0;
  for (let first = 0, last = 0; last < sorted.length; last += 1) {
    while (sorted[last]! - sorted[first]! >= lengthMs) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

describe('a draw', () => {
  it.each([1, 5, 10, 25, 50, 90, 99])(
    'of %i percent takes that share of 10,000 devices within a point',
    (percent) => {
      const taken = devices.filter((id) => deviceDraw(id, 'rollout') * 100 < percent).length;
      expect(Math.abs(taken / 100 - percent)).toBeLessThan(1);
    },
  );

  it('of numbered devices takes its share too', () => {
    const taken = devices.filter((_id, at) => deviceDraw(`room-${at}`, 'rollout') < 0.1).length;
    expect(Math.abs(taken / 100 - 10)).toBeLessThan(1);
  });

  it('is the same for ever, so that a wider rollout keeps whom it had', () => {
    // Changing these would draw every rollout that is under way anew.
    expect(deviceDraw('room-a', 'rollout')).toBeCloseTo(0.4393279847967939, 12);
    expect(deviceDraw('room-a', 'window')).toBeCloseTo(0.9811084460282871, 12);
    expect(deviceDraw('room-a', 'download')).toBeCloseTo(0.0636292445184452, 12);
  });

  it('for one purpose says nothing about another', () => {
    const both = devices.filter((id) => deviceDraw(id, 'rollout') < 0.5 && deviceDraw(id, 'window') < 0.5);
    expect(Math.abs(both.length / 100 - 25)).toBeLessThan(1.5);
  });
});

describe('a herd of 5,000 panels that start at one moment', () => {
  it('never checks faster than the feed can stand, from the start and through a day', () => {
    const checks: number[] = [];
    for (const _panel of panels) {
      let at = checkDelayMs(false, 0, random.fraction());
      while (at < 24 * hour) {
        checks.push(at);
        at += checkDelayMs(true, 0, random.fraction());
      }
    }
    expect(mostWithin(checks, second)).toBeLessThanOrEqual(feedBudget.checksPerSecond);
    const later = checks.filter((at) => at > 2 * hour);
    expect(mostWithin(later, second)).toBeLessThanOrEqual(20);
  });

  it('spreads the download of a release that everybody gets, and of one that everybody must have', () => {
    const starts = (isRequired: boolean) => panels.map((id) => downloadDelayMs(id, isRequired));
    expect(mostWithin(starts(false), minute)).toBeLessThanOrEqual(feedBudget.downloadsPerMinute);
    expect(mostWithin(starts(true), minute)).toBeLessThanOrEqual(feedBudget.requiredDownloadsPerMinute);
  });

  it('comes back to a feed that was away no faster than that', () => {
    const returns = panels.map(() => checkDelayMs(true, 9, random.fraction()));
    expect(Math.max(...returns)).toBeLessThan(6 * hour);
    expect(mostWithin(returns, second)).toBeLessThanOrEqual(20);
  });
});

describe('a check', () => {
  it('comes 30 to 60 minutes after the last, and seldomer after failures, up to six hours', () => {
    expect([0, 1, 2, 3, 4, 99].map((failures) => checkDelayMs(true, failures, 0) / minute)).toEqual([
      30, 60, 120, 180, 180, 180,
    ]);
    expect([0, 1, 2, 3, 4, 99].map((failures) => checkDelayMs(true, failures, 1) / minute)).toEqual([
      60, 120, 240, 360, 360, 360,
    ]);
  });
});

describe('a retry', () => {
  it('comes after five to ten minutes at first, and at most after six hours', () => {
    for (const id of devices.slice(0, 100)) {
      expect(retryDelayMs(1, id)).toBeGreaterThanOrEqual(5 * minute);
      expect(retryDelayMs(1, id)).toBeLessThan(10 * minute);
      expect(retryDelayMs(2, id)).toBe(2 * retryDelayMs(1, id));
      expect(retryDelayMs(500, id)).toBeLessThan(6 * hour);
    }
  });
});
