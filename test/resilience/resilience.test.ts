import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBackoff } from '../../electron/resilience/backoff.ts';
import { pause, withDeadline } from '../../electron/resilience/deadline.ts';
import { createScope } from '../../electron/resilience/scope.ts';
import { createFakeClock } from '../fakes/fake-clock.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';

describe('a back-off', () => {
  it('stays between its first and its longest wait, and grows', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const backoff = createBackoff({ firstMs: 500, mostMs: 8000 }, createSeededRandom(seed));
        const waits = Array.from({ length: 40 }, () => backoff.next());
        expect(Math.min(...waits)).toBeGreaterThanOrEqual(500);
        expect(Math.max(...waits)).toBeLessThanOrEqual(8000);
        expect(waits[0]).toBeLessThanOrEqual(1000);
      }),
    );
    const highest = createBackoff({ firstMs: 500, mostMs: 8000 }, { fraction: () => 1, uuid: () => '' });
    expect([1, 2, 3, 4, 5].map(() => highest.next())).toEqual([1000, 2000, 4000, 8000, 8000]);
    const waits = Array.from({ length: 2000 }, () => highest.next());
    expect(new Set(waits)).toEqual(new Set([8000]));
  });

  it('begins anew after a success', () => {
    const backoff = createBackoff({ firstMs: 500, mostMs: 8000 }, { fraction: () => 1, uuid: () => '' });
    backoff.next();
    backoff.next();
    backoff.reset();
    expect(backoff.next()).toBe(1000);
  });
});

describe('a deadline', () => {
  it('lets work through that is done in time, and leaves no timer', async () => {
    const clock = createFakeClock();
    await expect(
      withDeadline(
        clock,
        100,
        null,
        () => Promise.resolve('done'),
        () => 'late',
      ),
    ).resolves.toBe('done');
    expect(clock.pending()).toBe(0);
  });

  it('ends work that is not, and tells it so', async () => {
    const clock = createFakeClock();
    let wasAborted = false;
    const result = withDeadline(
      clock,
      100,
      null,
      (signal) => new Promise<string>(() => signal.addEventListener('abort', () => (wasAborted = true))),
      () => 'late',
    );
    await clock.advance(100);
    await expect(result).resolves.toBe('late');
    expect(wasAborted).toBe(true);
  });

  it('passes on that the whole has been given up', async () => {
    const clock = createFakeClock();
    const parent = new AbortController();
    const result = withDeadline(
      clock,
      100,
      parent.signal,
      (signal) =>
        new Promise<string>((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(new Error('given up'))),
        ),
      () => 'late',
    );
    parent.abort();
    await expect(result).rejects.toThrow('given up');
    expect(clock.pending()).toBe(0);
  });

  it('tells work that comes after the whole has been given up', async () => {
    const parent = new AbortController();
    parent.abort();
    const work = (signal: AbortSignal): Promise<boolean> => Promise.resolve(signal.aborted);
    expect(await withDeadline(createFakeClock(), 100, parent.signal, work, () => false)).toBe(true);
  });

  it('lets go of the whole once its own work is done', async () => {
    const parent = new AbortController();
    const work = (signal: AbortSignal): Promise<AbortSignal> => Promise.resolve(signal);
    const signal = await withDeadline(createFakeClock(), 100, parent.signal, work, () => AbortSignal.abort());
    parent.abort();
    expect(signal.aborted).toBe(false);
  });

  it('passes a failure on', async () => {
    const work = () => Promise.reject(new Error('broken'));
    await expect(withDeadline(createFakeClock(), 100, null, work, () => 'late')).rejects.toThrow('broken');
  });
});

describe('a pause', () => {
  it('ends when its time is over, or at once when given up', async () => {
    const clock = createFakeClock();
    const ended: string[] = [];
    const controller = new AbortController();
    void pause(clock, 50, new AbortController().signal).then(() => ended.push('time'));
    void pause(clock, 9999, controller.signal).then(() => ended.push('given up'));
    await clock.advance(50);
    controller.abort();
    await pause(clock, 9999, controller.signal);
    expect(ended).toEqual(['time', 'given up']);
    expect(clock.pending()).toBe(0);
  });
});

describe('a scope', () => {
  it('stops everything it holds, newest first and once', () => {
    const stopped: string[] = [];
    const scope = createScope();
    scope.add(() => stopped.push('first'));
    scope.add(() => stopped.push('second'));
    scope.end();
    scope.end();
    expect(stopped).toEqual(['second', 'first']);
  });

  it('lets one of them go by itself', () => {
    const stopped: string[] = [];
    const scope = createScope();
    scope.add(() => stopped.push('one'))();
    scope.end();
    expect(stopped).toEqual(['one']);
  });

  it('stops at once what comes after its end', () => {
    const scope = createScope();
    scope.end();
    let stopped = false;
    scope.add(() => (stopped = true));
    expect(stopped).toBe(true);
    expect(scope.hasEnded()).toBe(true);
  });
});
