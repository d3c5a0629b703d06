import { describe, expect, it, onTestFinished } from 'vitest';
import { type Fault, type ReadingDone, startPolling } from '../../electron/calendar/poll.ts';
import { panelError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { createFakeClock } from '../fakes/fake-clock.ts';
import { createMemoryLog } from '../fakes/memory-log.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';

const minuteMs = 60_000;

/** Readings that take a second each and end early, in failure, when they are given up. */
function start() {
  const clock = createFakeClock();
  const log = createMemoryLog();
  const readAt: number[] = [];
  let givenUp = 0;
  const poll = startPolling({
    read: (signal) =>
      new Promise<Result<ReadingDone, Fault>>((resolve) => {
        readAt.push(clock.monotonicMs());
        const stop = clock.schedule(1_000, () => resolve(ok({ waitMs: null })));
        signal.addEventListener('abort', () => {
          stop();
          givenUp += 1;
          const error = panelError('calendar.unreachable', 'later', 'given up');
          resolve(err({ error, pace: 'soon', waitMs: null }));
        });
      }),
    onTrouble: ({ code }) => log.error(code),
    clock,
    random: createSeededRandom(),
    log,
  });
  onTestFinished(poll.stop);
  return { poll, clock, log, readAt, givenUp: () => givenUp };
}

describe('a calendar that is held for a write', () => {
  it('is not read until every write has ended, then after five seconds', async () => {
    const { poll, clock, readAt } = start();
    await clock.advance(2_000);
    const [one, other] = [poll.hold(), poll.hold()];
    await clock.advance(10 * minuteMs);
    one(true);
    one(true);
    await clock.advance(10 * minuteMs);
    expect(readAt).toEqual([0]);
    other(true);
    await clock.advance(4_999);
    expect(readAt).toHaveLength(1);
    await clock.advance(1);
    expect(readAt).toHaveLength(2);
  });

  it('keeps its regular time when nothing is wanted of it', async () => {
    const { poll, clock, readAt } = start();
    await clock.advance(2_000);
    poll.hold()(false);
    await clock.advance(20_000);
    expect(readAt).toHaveLength(1);
    await clock.advance(17_000);
    expect(readAt).toHaveLength(2);
  });

  it('gives up the reading under way without a word of trouble', async () => {
    const { poll, clock, log, readAt, givenUp } = start();
    await clock.advance(500);
    const release = poll.hold();
    await clock.advance(minuteMs);
    expect([givenUp(), readAt.length, log.entries.length]).toEqual([1, 1, 0]);
    release(true);
    await clock.advance(5_000);
    expect([readAt.length, log.entries.length]).toEqual([2, 0]);
  });

  it('is not read sooner for a refresh meanwhile', async () => {
    const { poll, clock, readAt } = start();
    await clock.advance(10_000);
    const release = poll.hold();
    poll.refresh();
    await clock.advance(10_000);
    expect(readAt).toHaveLength(1);
    release(true);
    poll.refresh();
    await clock.advance(4_999);
    expect(readAt).toHaveLength(1);
  });

  it('can be stopped while it is held', async () => {
    const { poll, clock, readAt } = start();
    await clock.advance(2_000);
    const release = poll.hold();
    poll.stop();
    release(true);
    await clock.advance(10 * minuteMs);
    expect([readAt.length, clock.pending()]).toEqual([1, 0]);
  });
});

describe('a server that asked a write to be left alone', () => {
  it('is not read before that time, even when asked to', async () => {
    const { poll, clock, readAt } = start();
    await clock.advance(2_000);
    poll.keepQuiet(90_000);
    poll.keepQuiet(10_000);
    expect(poll.quietMs()).toBe(90_000);
    poll.refresh();
    await clock.advance(89_999);
    expect([readAt.length, poll.quietMs()]).toEqual([1, 1]);
    await clock.advance(1);
    expect([readAt.length, poll.quietMs()]).toEqual([2, 0]);
  });
});
