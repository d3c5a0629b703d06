import { describe, expect, it } from 'vitest';
import {
  notFresh,
  watchFreshness,
  type Freshness,
  type Sight,
} from '../../../electron/app/booking/freshness.ts';
import { minute, second } from '../../../shared/time.ts';
import { at, readyRoom } from '../states.ts';

const ten = at('2026-11-24T10:00');
const fresh = (seconds: number, more: Partial<Sight> = {}): Sight => {
  const now = ten + seconds * second;
  return { now, asOf: now, room: readyRoom, ...more };
};
const watch = (...sights: readonly Sight[]): Freshness => sights.reduce(watchFreshness, notFresh);

describe('seeing everything without a gap', () => {
  it('begins with the first look and lasts while calendar and room are in sight', () => {
    expect(watch(fresh(0), fresh(60), fresh(120))?.since).toBe(ten);
  });

  it.each<[string, Partial<Sight>]>([
    ['the room link is lost', { room: { ...readyRoom, link: { kind: 'lost', since: ten } } }],
    ['another controller has the room', { room: { ...readyRoom, link: { kind: 'takenOver', since: ten } } }],
    ['there is no room link', { room: { ...readyRoom, link: { kind: 'off' } } }],
    ['the room is signed out', { room: { ...readyRoom, call: { kind: 'signedOut', since: ten } } }],
    ['the calendar has never answered', { asOf: null }],
    ['the calendar has not answered for over two minutes', { asOf: ten - 61 * second }],
  ])('ends when %s, and begins anew after', (_name, more) => {
    expect(watch(fresh(0), fresh(60, more))).toBeNull();
    expect(watch(fresh(0), fresh(60, more), fresh(120))?.since).toBe(ten + 120 * second);
  });

  it('bears one answer of the calendar that fails to come', () => {
    const late = { asOf: ten };
    expect(watch(fresh(0), fresh(60, late), fresh(120, late))?.since).toBe(ten);
    expect(watch(fresh(0), fresh(60, late), fresh(121))?.since).toBe(ten + 121 * second);
  });

  it('begins anew when a gap in the answers is seen only afterwards', () => {
    const before = fresh(100, { asOf: ten });
    const after = fresh(130, { asOf: ten + 125 * second });
    expect(watch(fresh(0), before, after)?.since).toBe(ten + 130 * second);
  });

  it('begins anew after a pause: the machine slept', () => {
    expect(watch(fresh(0), fresh(121, { asOf: ten + 60 * second }))?.since).toBe(ten + 121 * second);
    expect(watch(fresh(0), fresh(120, { asOf: ten + 60 * second }))?.since).toBe(ten);
  });

  it('bears two looks at the same moment', () => {
    expect(watch(fresh(0), fresh(60), fresh(60))?.since).toBe(ten);
  });

  it('begins anew when the clock is set back', () => {
    const earlier = fresh(-1, { asOf: ten - minute });
    expect(watch(fresh(0), earlier)?.since).toBe(ten - second);
  });
});
