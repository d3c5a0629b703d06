/**
 * The page's own time: the one place in it where timers, frames and the machine's clocks come in. Everything else
 * takes a `PageClock`, so that tests decide when time passes. What is shown as *now* comes from main, not from here.
 */
import type { Instant } from '../../shared/time.ts';

/** Ends what was started. Calling it twice does nothing more. */
export type Stop = () => void;

export interface PageClock {
  /** Milliseconds that never jump, for durations. */
  readonly elapsedMs: () => number;
  /** The machine's wall clock; only for counting down seconds that main's minute is too coarse for. */
  readonly wall: () => Instant;
  readonly after: (delayMs: number, callback: () => void) => Stop;
  /** Before the next picture is drawn; soon, if nothing is being drawn. */
  readonly beforeFrame: (callback: () => void) => Stop;
  /** When there is nothing better to do. */
  readonly whenIdle: (callback: () => void) => Stop;
}

export const systemPageClock: PageClock = {
  elapsedMs: () => performance.now(),
  wall: () => Date.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
  beforeFrame: (callback) => {
    // A hidden page draws no frames but must go on following.
    if (document.visibilityState === 'hidden') {
      const timer = setTimeout(callback, 0);
      return () => clearTimeout(timer);
    }
    const frame = requestAnimationFrame(callback);
    return () => cancelAnimationFrame(frame);
  },
  whenIdle: (callback) => {
    const request = requestIdleCallback(callback, { timeout: 2_000 });
    return () => cancelIdleCallback(request);
  },
};
