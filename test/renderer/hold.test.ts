/** Holding: begun at once, told again every 200 ms, and ended exactly once, whatever order things come in. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHold, type Hold } from '../../renderer/store/hold.ts';
import { createFakePageClock, type FakePageClock } from './fake-page-clock.ts';

interface Held {
  readonly hold: Hold;
  readonly clock: FakePageClock;
  readonly told: string[];
}

function held(): Held {
  const clock = createFakePageClock();
  const told: string[] = [];
  const hold = createHold(
    clock,
    () => told.push('go on'),
    () => told.push('end'),
  );
  return { hold, clock, told };
}

describe('a hold', () => {
  test('begins the moment it is pressed', () => {
    const { hold, told } = held();
    hold.press();
    expect(told).toEqual(['go on']);
  });

  test('is told again every 200 ms for as long as it lasts', async () => {
    const { hold, clock, told } = held();
    hold.press();
    await clock.advance(199);
    expect(told).toHaveLength(1);
    await clock.advance(1);
    expect(told).toHaveLength(2);
    await clock.advance(1_000);
    expect(told).toEqual(Array<string>(7).fill('go on'));
  });

  test('ends at once when released, and nothing is told after that', async () => {
    const { hold, clock, told } = held();
    hold.press();
    await clock.advance(250);
    hold.release();
    await clock.advance(5_000);
    expect(told).toEqual(['go on', 'go on', 'end']);
  });

  test('ends once however often it is released', () => {
    const { hold, told } = held();
    hold.press();
    hold.release();
    hold.release();
    hold.release();
    expect(told).toEqual(['go on', 'end']);
  });

  test('that never began does not end', () => {
    const { hold, told } = held();
    hold.release();
    expect(told).toEqual([]);
  });

  test('pressed by a second finger ends the first and begins anew, at the pace of one', async () => {
    const { hold, clock, told } = held();
    hold.press();
    await clock.advance(100);
    hold.press();
    expect(told).toEqual(['go on', 'end', 'go on']);
    await clock.advance(200);
    expect(told).toEqual(['go on', 'end', 'go on', 'go on']);
  });

  test('has as many ends as beginnings after any order of presses, releases and time', async () => {
    const steps = fc.array(fc.constantFrom('press', 'release', 'wait'), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(steps, async (order) => {
        const { hold, clock, told } = held();
        for (const step of order) {
          if (step === 'wait') await clock.advance(130);
          else hold[step]();
        }
        hold.release();
        await clock.advance(1_000);
        const begun = order.filter((step) => step === 'press').length;
        expect(told.filter((one) => one === 'end')).toHaveLength(begun);
        if (begun > 0) expect(told.at(-1)).toBe('end');
        expect(told.join()).not.toContain('end,end');
      }),
      { numRuns: 100 },
    );
  });
});
