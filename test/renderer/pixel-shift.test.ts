/** The picture wanders round a small circle, a step every ten minutes, and waits while a finger is down. */
import { expect, test } from 'vitest';
import { shiftPixels } from '../../renderer/store/pixel-shift.ts';
import { minute, second } from '../../shared/time.ts';
import { createFakePageClock, type FakePageClock } from './fake-page-clock.ts';

interface Wandering {
  readonly clock: FakePageClock;
  readonly places: [number, number][];
  readonly finger: (type: 'pointerdown' | 'pointerup' | 'pointercancel', pointerId: number) => void;
  readonly stop: () => void;
}

function wandering(): Wandering {
  const clock = createFakePageClock();
  const page = new EventTarget();
  const places: [number, number][] = [];
  const stop = shiftPixels(page as Window, clock, (x, y) => places.push([x, y]));
  const finger: Wandering['finger'] = (type, pointerId) =>
    void page.dispatchEvent(Object.assign(new Event(type), { pointerId }));
  return { clock, places, finger, stop };
}

test('it stays where it is for ten minutes, then moves once every ten', async () => {
  const { clock, places } = wandering();
  await clock.advance(10 * minute - 1);
  expect(places).toEqual([]);
  await clock.advance(1);
  expect(places).toHaveLength(1);
  await clock.advance(30 * minute);
  expect(places).toHaveLength(4);
});

test('it moves by one pixel or two, never to the right or down, and comes round again', async () => {
  const { clock, places } = wandering();
  await clock.advance(160 * minute);
  expect(places).toHaveLength(16);
  expect(places.slice(8)).toEqual(places.slice(0, 8));
  expect(new Set(places.map(String)).size).toBe(8);
  places.forEach(([x, y], index) => {
    const [beforeX, beforeY] = places[index - 1] ?? [0, 0];
    const step = Math.hypot(x - beforeX, y - beforeY);
    for (const part of [x, y]) expect([0, -1, -2]).toContain(part);
    expect(step).toBeGreaterThanOrEqual(1);
    expect(step).toBeLessThanOrEqual(2);
  });
});

test.each(['pointerup', 'pointercancel'] as const)(
  'it does not move under a finger, but soon after its %s',
  async (end) => {
    const { clock, places, finger } = wandering();
    await clock.advance(9 * minute);
    finger('pointerdown', 1);
    finger('pointerdown', 2);
    await clock.advance(2 * minute);
    finger(end, 1);
    await clock.advance(minute);
    expect(places).toEqual([]);
    finger(end, 2);
    await clock.advance(second);
    expect(places).toHaveLength(1);
  },
);

test('it stops when it is told to, and listens no more', async () => {
  const { clock, places, finger, stop } = wandering();
  stop();
  finger('pointerdown', 1);
  await clock.advance(60 * minute);
  expect(places).toEqual([]);
});
