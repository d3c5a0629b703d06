/** A second tap in the same place within 700 ms does nothing, whatever has appeared there. */
import { expect, test } from 'vitest';
import { createRepeatGuard } from '../../renderer/store/repeat-guard.ts';
import { createFakePageClock } from './fake-page-clock.ts';

test('a second tap in the same place within 700 ms is a repeat', async () => {
  const clock = createFakePageClock();
  const isOwn = createRepeatGuard(clock);
  expect(isOwn({ x: 200, y: 600 })).toBe(true);
  await clock.advance(699);
  expect(isOwn({ x: 220, y: 590 })).toBe(false);
});

test('after 700 ms it counts again', async () => {
  const clock = createFakePageClock();
  const isOwn = createRepeatGuard(clock);
  isOwn({ x: 200, y: 600 });
  await clock.advance(700);
  expect(isOwn({ x: 200, y: 600 })).toBe(true);
});

test('a tap on another target counts at once', () => {
  const isOwn = createRepeatGuard(createFakePageClock());
  isOwn({ x: 200, y: 600 });
  expect(isOwn({ x: 265, y: 600 })).toBe(true);
});

test('hammering in one place counts once in 700 ms, not never', async () => {
  const clock = createFakePageClock();
  const isOwn = createRepeatGuard(clock);
  let counted = 0;
  for (let tap = 0; tap < 15; tap += 1) {
    if (isOwn({ x: 200, y: 600 })) counted += 1;
    await clock.advance(100);
  }
  expect(counted).toBe(3);
});
