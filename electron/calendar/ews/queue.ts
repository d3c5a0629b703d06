/**
 * One thing at a time, in the order asked. Exchange counts what a mailbox is asked at once, and answers calls in
 * parallel with parts of what they asked for. Whoever gives up while waiting leaves the row at once.
 */

/** Runs `work` in its turn; `onGivenUp` stands for it when the signal is aborted before it has begun. */
export type Queue = <T>(signal: AbortSignal, work: () => Promise<T>, onGivenUp: () => T) => Promise<T>;

export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (signal, work, onGivenUp) =>
    new Promise((resolve, reject) => {
      const leave = (): void => resolve(onGivenUp());
      if (signal.aborted) {
        leave();
        return;
      }
      signal.addEventListener('abort', leave, { once: true });
      last = last.then(async () => {
        if (signal.aborted) return;
        // From here on the work itself hears of the signal, and knows what it has done by then.
        signal.removeEventListener('abort', leave);
        await work().then(resolve, reject);
      });
    });
}
