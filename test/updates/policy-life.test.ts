/** Panels through whole nights, weeks and months of virtual time: clock changes, no rest, no feed, wrong clocks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Release } from '../../electron/ports/updates.ts';
import type { RoomFacts } from '../../electron/updates/facts.ts';
import { day, hour, minute, second } from './durations.ts';
import { empty, live, of, touchedEvery, type World } from './panel-life.ts';
import { noon, release } from './update-facts.ts';

const week = 7 * day;
const forced: Release = { ...release, minimumVersion: '1.1.0' };
const timeOfDay = (at: number, timeZone = 'Europe/Stockholm'): string =>
  new Date(at).toLocaleTimeString('sv', { timeZone, hour: '2-digit', minute: '2-digit' });

const world = (changes: Partial<World> = {}): World => ({
  startsAt: noon,
  lengthMs: week,
  feedAt: () => release,
  roomAt: empty,
  stepMs: null,
  ...changes,
});

/** A feed that signs anew every day. */
const fresh =
  (changes: Partial<Release> = {}) =>
  (at: number): Release => ({ ...release, signedAt: at, expiresAt: at + 60 * day, ...changes });

describe('a quiet room', () => {
  it('has the release of the day before in the morning', () => {
    const life = live(world());
    expect(of('download', life)[0]! - noon).toBeLessThan(4 * hour + 2 * minute);
    const [installed = 0] = of('install', life);
    expect(installed - noon).toBeLessThan(16 * hour);
    expect(timeOfDay(installed) >= '02:00' && timeOfDay(installed) < '04:00').toBe(true);
    expect(life.shown).toEqual([
      'rest: notSeen',
      'waiting: spread',
      'downloading',
      'waiting: window',
      'installing',
    ]);
  });

  it.each([
    ['the night that lacks an hour', '2026-03-28T11:00:00Z', '2026-03-29'],
    ['the night that has one twice', '2026-10-24T11:00:00Z', '2026-10-25'],
  ])('installs in %s', (_what, start, date) => {
    const startsAt = Date.parse(start);
    for (let seed = 0; seed < 30; seed += 1) {
      const changes = { deviceId: `room-${seed}` };
      const [installed = 0] = of('install', live(world({ startsAt, feedAt: fresh(), changes, seed })));
      expect(new Date(installed).toISOString().slice(0, 10)).toBe(date);
      expect(timeOfDay(installed) >= '02:00' && timeOfDay(installed) < '04:00').toBe(true);
    }
  });

  it('installs within the hour and minutes what is below the minimum', () => {
    const life = live(world({ feedAt: () => forced }));
    const [installed = Infinity] = of('install', life);
    expect(installed - noon).toBeLessThan(40 * minute);
    expect(installed - of('countDown', life)[0]!).toBe(2 * minute);
  });

  it('stops for a release that is halted a moment before', () => {
    const haltedAt = Date.parse('2026-11-25T00:30:00Z');
    const life = live(world({ feedAt: (at) => ({ ...release, isHalted: at >= haltedAt - hour }) }));
    expect(of('download', life)).toHaveLength(1);
    expect(of('install', life)).toEqual([]);
    expect(life.shown.at(-1)).toBe('rest: halted');
  });
});

describe('a room without rest for a week', () => {
  it('installs nothing ordinary while it is touched every ten minutes', () => {
    const life = live(world({ roomAt: touchedEvery(10 * minute) }));
    expect(of('install', life)).toEqual([]);
    expect(life.shown).toContain('waiting: touched');
  });

  it('installs what is required after a day of patience, touched or not', () => {
    const [installed = 0] = of(
      'install',
      live(world({ roomAt: touchedEvery(10 * minute), feedAt: () => forced })),
    );
    expect(installed - noon).toBeGreaterThan(day);
    expect(installed - noon).toBeLessThan(day + 45 * minute);
  });

  it('installs what has a deadline a day after it', () => {
    const deadlineAt = noon + 2 * day;
    const life = live(
      world({ roomAt: touchedEvery(10 * minute), feedAt: () => ({ ...release, deadlineAt }) }),
    );
    const [installed = 0] = of('install', life);
    expect(installed - deadlineAt).toBeGreaterThanOrEqual(day);
    expect(installed - deadlineAt).toBeLessThan(day + 45 * minute);
  });

  it('takes the first gap between meetings that follow each other', () => {
    // Fifty-five minutes of every hour.
    const use = (at: number): RoomFacts['use'] => (at % hour < 55 * minute ? 'meeting' : 'none');
    const roomAt = (at: number): RoomFacts => ({ ...touchedEvery(hour, use)(at), idleMs: 0 });
    const life = live(world({ roomAt, feedAt: () => forced, stepMs: 10 * second }));
    const [installed = 0] = of('install', life);
    expect(use(installed)).toBe('none');
    expect(installed - noon).toBeLessThan(day + 3 * hour);
  });

  it('never installs in one meeting without end, and goes on saying that it must', () => {
    const roomAt = (): RoomFacts => ({ use: 'meeting', idleMs: 0, bookings: [] });
    const life = live(world({ roomAt, feedAt: () => forced }));
    expect(of('install', life)).toEqual([]);
    expect(of('countDown', life)).toEqual([]);
    expect(life.shown.at(-1)).toBe('waiting: inUse');
  });
});

describe('a feed that is gone for a month', () => {
  const back = noon + 31 * day;

  it('is asked a few times a day, lets nothing be installed, and is followed when it returns', () => {
    const feedAt = (at: number): Release | null => (at < noon + 2 * hour || at >= back ? fresh()(at) : null);
    // In use for the first nights, so that the release lies ready all the month.
    const roomAt = (at: number): RoomFacts =>
      at < noon + 3 * day ? { ...empty(), use: 'sharing' } : empty();
    const life = live(world({ lengthMs: 40 * day, feedAt, roomAt }));
    const away = of('check', life).filter((at) => at > noon + 3 * hour && at < back);
    expect(away.length).toBeGreaterThan(31 * 4 - 2);
    expect(away.length).toBeLessThan(31 * 8 + 6);
    const [installed = 0] = of('install', life);
    expect(installed).toBeGreaterThan(back);
    expect(installed - back).toBeLessThan(day + 6 * hour);
    expect(life.shown).toContain('waiting: feedSilent');
  });

  it('is asked no less often for having been gone from the start', () => {
    const life = live(world({ lengthMs: 30 * day, feedAt: () => null }));
    expect(life.shown).toEqual(['rest: notSeen']);
    expect(of('check', life).length).toBeGreaterThan(30 * 4);
  });
});

describe('a clock that is wrong by years', () => {
  it.each([-6, 6])('(%i) installs nothing until it is right, and checks on all the while', (years) => {
    const rightAt = noon + 3 * day;
    const clockErrorAt = (at: number): number => (at < rightAt ? years * 365 * day : 0);
    const life = live(world({ feedAt: () => forced, clockErrorAt }));
    const [installed = 0] = of('install', life);
    expect(installed).toBeGreaterThanOrEqual(rightAt);
    expect(installed - rightAt).toBeLessThan(hour);
    expect(life.shown).toContain('waiting: clockWrong');
    expect(of('check', life).filter((at) => at < rightAt).length).toBeGreaterThan(3 * 24 - 1);
  });
});

describe('any panel', () => {
  /** A day in pieces of a quarter of an hour: what goes on in the room, and how many pieces it lasts. */
  const days = fc.array(
    fc.tuple(
      fc.constantFrom<RoomFacts['use'] | 'touched'>('none', 'meeting', 'sharing', 'touched'),
      fc.integer({ min: 1, max: 40 }),
    ),
    { minLength: 1, maxLength: 40 },
  );
  const roomOf =
    (pieces: readonly (readonly [RoomFacts['use'] | 'touched', number])[]) =>
    (at: number): RoomFacts => {
      let from = noon;
      let idleSince = noon - day;
      for (const [use, length] of pieces) {
        const to = from + length * 15 * minute;
        if (at < to) {
          const idleMs = use === 'none' ? at - idleSince : use === 'touched' ? at % (5 * minute) : 0;
          return { use: use === 'touched' ? 'none' : use, idleMs, bookings: [] };
        }
        if (use !== 'none') idleSince = to;
        from = to;
      }
      return { use: 'none', idleMs: at - idleSince, bookings: [] };
    };

  it('installs never in a meeting or a share, ordinary updates only at night after a quiet quarter, and in the end always', () => {
    fc.assert(
      fc.property(days, fc.boolean(), fc.integer({ min: 0, max: 999 }), (pieces, isForced, seed) => {
        const roomAt = roomOf(pieces);
        const changes = { deviceId: `room-${seed}` };
        const life = live(
          world({
            lengthMs: 3 * week,
            feedAt: fresh(isForced ? { minimumVersion: '1.1.0' } : {}),
            roomAt,
            changes,
            seed,
            stepMs: minute,
          }),
        );
        const [installed] = of('install', life);
        if (installed === undefined) throw new Error('never installed');
        expect(roomAt(installed).use).toBe('none');
        if (isForced) {
          expect(installed - of('countDown', life).at(-1)!).toBeGreaterThanOrEqual(2 * minute);
        } else {
          expect(timeOfDay(installed) >= '02:00' && timeOfDay(installed) < '04:00').toBe(true);
          expect(roomAt(installed).idleMs).toBeGreaterThanOrEqual(15 * minute);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('loses nothing by looking only when it was told to', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999 }), fc.boolean(), (seed, isForced) => {
        const told = world({
          feedAt: () => (isForced ? forced : release),
          changes: { deviceId: `room-${seed}` },
          seed,
        });
        const [lazy = 0] = of('install', live(told));
        const [eager = 0] = of('install', live({ ...told, stepMs: 30 * second }));
        expect(Math.abs(lazy - eager)).toBeLessThan(minute);
      }),
      { numRuns: 5 },
    );
  });
});
