/** A bound on every wait for the outside. */
import type { Clock } from '../ports/clock.ts';

/**
 * Settles like `work`, or with `onTimeout()` once `deadlineMs` have passed; the signal given to `work` is aborted
 * then, and also when `parent` is. Never leaves a timer behind.
 */
export function withDeadline<T>(
  clock: Clock,
  deadlineMs: number,
  parent: AbortSignal | null,
  work: (signal: AbortSignal) => Promise<T>,
  onTimeout: () => T,
): Promise<T> {
  const controller = new AbortController();
  return new Promise<T>((resolve, reject) => {
    const onParentAbort = (): void => controller.abort(parent?.reason);
    const settle = (finish: () => void): void => {
      stopTimer();
      parent?.removeEventListener('abort', onParentAbort);
      finish();
    };
    const stopTimer = clock.schedule(deadlineMs, () =>
      settle(() => {
        resolve(onTimeout());
        controller.abort(new Error('deadline'));
      }),
    );
    if (parent?.aborted === true) onParentAbort();
    parent?.addEventListener('abort', onParentAbort);
    work(controller.signal).then(
      (value) => settle(() => resolve(value)),
      (reason: unknown) => settle(() => reject(reason instanceof Error ? reason : new Error(String(reason)))),
    );
  });
}

/** Resolves after `delayMs`, or at once when the signal is aborted. */
export function pause(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      stop();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const stop = clock.schedule(delayMs, done);
    signal.addEventListener('abort', done);
  });
}
