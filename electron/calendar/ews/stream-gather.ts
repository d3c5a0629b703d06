/**
 * Turns a row of events into few changes. The first one is told at once, so that a panel follows a single booking
 * without delay; what comes right after it, as when a room answers an invitation, is gathered until it has been quiet
 * for a while, but not for ever.
 */
import type { Clock, Stop } from '../../ports/clock.ts';
import { second } from '../../../shared/time.ts';

export interface Gatherer {
  readonly note: () => void;
  /** Whether something was noted that has not been told yet. */
  readonly isHolding: () => boolean;
  readonly stop: Stop;
}

const quietMs = 2 * second;
const mostMs = 10 * second;

export function createGatherer(clock: Clock, tell: () => void): Gatherer {
  /** Set for as long as what comes is gathered. */
  let stopTimer: Stop | null = null;
  let heldSinceMs: number | null = null;

  const tellNow = (): void => {
    heldSinceMs = null;
    stopTimer = clock.schedule(quietMs, whenQuiet);
    tell();
  };
  const whenQuiet = (): void => {
    stopTimer = null;
    if (heldSinceMs !== null) tellNow();
  };

  return {
    note: () => {
      if (stopTimer === null) {
        tellNow();
        return;
      }
      stopTimer();
      const now = clock.monotonicMs();
      heldSinceMs ??= now;
      stopTimer = clock.schedule(Math.min(quietMs, heldSinceMs + mostMs - now), whenQuiet);
    },
    isHolding: () => heldSinceMs !== null,
    stop: () => stopTimer?.(),
  };
}
