import { describe, expect, it, onTestFinished } from 'vitest';
import { type Fault, type Poll, type ReadingDone, startPolling } from '../../electron/calendar/poll.ts';
import { type ErrorCode, panelError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { createFakeClock, type FakeClock } from '../fakes/fake-clock.ts';
import { createMemoryLog, type MemoryLog } from '../fakes/memory-log.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';

type Outcome = Result<ReadingDone, Fault>;

interface Rig {
  readonly poll: Poll;
  readonly clock: FakeClock;
  readonly log: MemoryLog;
  /** When each reading began, in milliseconds from the start. */
  readonly readAt: readonly number[];
  readonly troubles: readonly ErrorCode[];
}

const minuteMs = 60_000;
const good: Outcome = ok({ waitMs: null });
const bad = (code: ErrorCode, more: Partial<Fault> = {}): Outcome =>
  err({ error: panelError(code, 'later', null), pace: 'soon', waitMs: null, ...more });

function start(read: (turn: number) => Outcome | Promise<Outcome>, seed = 1): Rig {
  const clock = createFakeClock();
  const log = createMemoryLog();
  const readAt: number[] = [];
  const troubles: ErrorCode[] = [];
  const poll = startPolling({
    read: async () => {
      readAt.push(clock.monotonicMs());
      return read(readAt.length);
    },
    onTrouble: ({ code }) => troubles.push(code),
    clock,
    random: createSeededRandom(seed),
    log,
  });
  onTestFinished(poll.stop);
  return { poll, clock, log, readAt, troubles };
}

const gaps = (times: readonly number[]): readonly number[] =>
  times.slice(1).map((time, index) => time - (times[index] ?? 0));

describe('a calendar', () => {
  it('is read every thirty seconds, give or take a fifth', async () => {
    const { clock, readAt } = start(() => good);
    await clock.advance(60 * minuteMs);
    const waits = gaps(readAt);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(24_000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(36_000);
    expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(6_000);
    expect(readAt.length).toBeGreaterThan(110);
  });

  it.each([1, 2, 3, 4, 5])(
    'is never read more often for failing (chance %i), and less and less',
    async (seed) => {
      const { clock, readAt } = start(() => bad('calendar.unreachable'), seed);
      await clock.advance(120 * minuteMs);
      const waits = gaps(readAt);
      expect(Math.min(...waits)).toBeGreaterThanOrEqual(24_000);
      expect(Math.max(...waits)).toBeLessThanOrEqual(5 * minuteMs);
      expect(waits.length).toBeLessThan(80);
    },
  );

  it('is read at the ordinary pace again after a success', async () => {
    const { clock, readAt } = start((turn) => (turn < 8 ? bad('calendar.unreachable') : good));
    await clock.advance(60 * minuteMs);
    expect(Math.max(...gaps(readAt.slice(7)))).toBeLessThanOrEqual(36_000);
  });

  it('is asked for soon after the first failure that follows a success', async () => {
    const { clock, readAt } = start((turn) => (turn === 9 ? good : bad('calendar.unreachable')));
    await clock.advance(60 * minuteMs);
    const waits = gaps(readAt);
    expect(Math.max(...waits.slice(0, 8))).toBeGreaterThan(60_000);
    expect(waits[9]).toBeLessThanOrEqual(48_000);
  });

  it('is read every few minutes when a person has to change something, even if asked sooner', async () => {
    const { clock, readAt, poll } = start(() => bad('calendar.forbidden', { pace: 'slow' }));
    for (let minute = 0; minute < 60; minute += 1) {
      poll.refresh();
      await clock.advance(minuteMs);
    }
    expect(Math.min(...gaps(readAt))).toBeGreaterThanOrEqual(4 * minuteMs);
    expect(Math.max(...gaps(readAt))).toBeLessThanOrEqual(6 * minuteMs);
  });

  it('is not read before the server allows, after a failure or a success', async () => {
    const outcomes = [bad('calendar.throttled', { waitMs: 200_000 }), ok({ waitMs: 100_000 })];
    const { clock, readAt, poll } = start((turn) => outcomes[turn - 1] ?? good);
    for (let second = 0; second < 310; second += 1) {
      poll.refresh();
      await clock.advance(1_000);
    }
    expect(gaps(readAt).slice(0, 2)).toEqual([200_000, 100_000]);
  });

  it('is read soon when asked, and at most every five seconds', async () => {
    const { clock, readAt, poll } = start(() => good);
    await clock.advance(10_000);
    for (let i = 0; i < 300; i += 1) {
      poll.refresh();
      await clock.advance(100);
    }
    expect(readAt.slice(0, 3)).toEqual([0, 10_000, 15_000]);
    expect(Math.min(...gaps(readAt))).toBeGreaterThanOrEqual(5_000);
  });

  it('is read again after a reading that was under way when somebody asked', async () => {
    let finish = (): void => undefined;
    const { clock, readAt, poll } = start((turn) =>
      turn > 1 ? good : new Promise<Outcome>((resolve) => (finish = () => resolve(good))),
    );
    await clock.advance(1_000);
    poll.refresh();
    poll.refresh();
    finish();
    await clock.advance(10_000);
    expect(readAt).toEqual([0, 6_000]);
  });

  it('is read every two to five minutes while its changes are told', async () => {
    const { clock, readAt, poll } = start(() => good);
    poll.setLive(true);
    await clock.advance(600 * minuteMs);
    const waits = gaps(readAt);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(2 * minuteMs);
    expect(Math.max(...waits)).toBeLessThanOrEqual(5 * minuteMs);
    expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(2 * minuteMs);
  });

  it.each([1, 2, 3, 4, 5])(
    'is read at the ordinary pace from the moment on at which they are not told any more (chance %i)',
    async (seed) => {
      const { clock, readAt, poll } = start(() => good, seed);
      poll.setLive(true);
      await clock.advance(60_000);
      poll.setLive(false);
      await clock.advance(60 * minuteMs);
      expect(readAt[1]).toBeGreaterThanOrEqual(84_000);
      expect(readAt[1]).toBeLessThanOrEqual(96_000);
      expect(Math.max(...gaps(readAt.slice(1)))).toBeLessThanOrEqual(36_000);
    },
  );

  it('is not read more often for changes that are told and not told in turn', async () => {
    const { clock, readAt, poll } = start(() => good);
    for (let turn = 0; turn < 3_600; turn += 1) {
      poll.setLive(turn % 2 === 0);
      await clock.advance(1_000);
    }
    expect(Math.min(...gaps(readAt))).toBeGreaterThanOrEqual(24_000);
    expect(Math.max(...gaps(readAt))).toBeLessThanOrEqual(5 * minuteMs);
  });

  it('is read soon after a failure although its changes are told, and not before the server allows', async () => {
    const outcomes = [bad('calendar.unreachable'), ok({ waitMs: 400_000 })];
    const { clock, readAt, poll } = start((turn) => outcomes[turn - 1] ?? good);
    poll.setLive(true);
    await clock.advance(8 * minuteMs);
    const [afterFailure, afterWait] = gaps(readAt);
    expect(afterFailure).toBeLessThanOrEqual(48_000);
    expect(afterWait).toBe(400_000);
  });

  it('is read once at a time', async () => {
    const { clock, readAt, poll } = start(() => new Promise<Outcome>(() => undefined));
    poll.refresh();
    await clock.advance(60 * minuteMs);
    expect(readAt).toEqual([0]);
  });

  it('goes on being read although a reading throws', async () => {
    const { clock, readAt, troubles, log } = start((turn) => {
      if (turn === 1) throw new TypeError('Anna Andersson is not iterable');
      return good;
    });
    await clock.advance(minuteMs);
    expect(readAt.length).toBeGreaterThan(1);
    expect(troubles).toEqual(['calendar.badAnswer']);
    expect(JSON.stringify(log.entries)).not.toContain('Anna');
  });

  it('is left alone once stopped', async () => {
    const { clock, readAt, poll } = start(() => good);
    await clock.advance(1_000);
    poll.stop();
    poll.refresh();
    await clock.advance(60 * minuteMs);
    expect(readAt).toEqual([0]);
    expect(clock.pending()).toBe(0);
  });
});

describe('a trouble', () => {
  it('is told when it begins, when it changes, and when it comes again', async () => {
    const outcomes = [
      ...[bad('calendar.unreachable'), bad('calendar.unreachable'), bad('calendar.throttled')],
      ...[good, good, bad('calendar.throttled'), bad('calendar.throttled')],
    ];
    const { clock, troubles, log } = start((turn) => outcomes[turn - 1] ?? good);
    await clock.advance(60 * minuteMs);
    expect(troubles).toEqual(['calendar.unreachable', 'calendar.throttled', 'calendar.throttled']);
    expect(log.entries.map(({ event }) => event)).toEqual([
      ...['calendar.trouble', 'calendar.trouble', 'calendar.back'],
      ...['calendar.trouble', 'calendar.back'],
    ]);
  });
});
