/** The ladder as a table: which failure leads to which step. */
import { expect, it } from 'vitest';
import { climb, freshLadder, type RecoveryStep } from '../../electron/shell/recovery-ladder.ts';
import { minute, second } from '../../shared/time.ts';

/** The steps after failures at these moments. */
function stepsAt(...atMs: readonly number[]): RecoveryStep[] {
  let ladder = freshLadder;
  return atMs.map((nowMs) => {
    const climbed = climb(ladder, nowMs);
    ladder = climbed.ladder;
    return climbed.step;
  });
}

const reload = (afterMs: number): RecoveryStep => ({ kind: 'reload', afterMs });
const quickly = (from: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => from + index * 20 * second);

it('loads the page again after growing pauses, then makes a new window', () => {
  expect(stepsAt(...quickly(0, 5))).toEqual([
    reload(500),
    reload(2_000),
    reload(5_000),
    reload(15_000),
    { kind: 'rebuild' },
  ]);
});

it('gives up with code 70 when a new window does not help', () => {
  const steps = stepsAt(...quickly(0, 10));
  expect(steps.slice(5, 9)).toEqual([reload(500), reload(2_000), reload(5_000), reload(15_000)]);
  expect(steps[9]).toEqual({ kind: 'exit', code: 70 });
});

it('forgets failures after ten minutes', () => {
  expect(stepsAt(0, 9 * minute, 10 * minute, 30 * minute)).toEqual([
    reload(500),
    reload(2_000),
    reload(2_000),
    reload(500),
  ]);
});

it('never comes to a new window by failures that are far apart', () => {
  const steps = stepsAt(...Array.from({ length: 100 }, (_, index) => index * 3 * minute));
  expect(steps.every((step) => step.kind === 'reload')).toBe(true);
});

it('makes another new window when the last one helped for an hour', () => {
  const steps = stepsAt(...quickly(0, 5), ...quickly(2 * 60 * minute, 5));
  expect(steps.filter((step) => step.kind === 'rebuild')).toHaveLength(2);
  expect(steps.some((step) => step.kind === 'exit')).toBe(false);
});
