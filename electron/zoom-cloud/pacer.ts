/**
 * Keeps requests of one kind below the rate that Zoom allows the smallest account (zoom-rooms.md 14.2), and away
 * altogether for as long as Zoom has asked. Turns are given in the order they were asked for.
 */
import { err, ok, type Result } from '../../shared/result.ts';
import type { Clock } from '../ports/clock.ts';
import { pause } from '../resilience/deadline.ts';
import { fault, type ZoomFault } from './faults.ts';

export interface Pacer {
  /** Waits for a turn; `zoom.throttled` at once, and no turn taken, when that would be longer than `mostMs`. */
  readonly enter: (mostMs: number, signal: AbortSignal) => Promise<Result<null, ZoomFault>>;
  /** Nobody gets a turn for this long. */
  readonly hold: (ms: number) => void;
}

/** At most `perWindow` turns in any `windowMs`. */
export function createPacer(perWindow: number, windowMs: number, clock: Clock): Pacer {
  /** When the last turns begin, oldest first; some may lie ahead. */
  let turns: readonly number[] = [];
  let heldUntilMs = 0;
  return {
    enter: async (mostMs, signal) => {
      const nowMs = clock.monotonicMs();
      const oldest = turns.length < perWindow ? undefined : turns[0];
      const turnMs = Math.max(nowMs, heldUntilMs, oldest === undefined ? 0 : oldest + windowMs);
      const waitMs = turnMs - nowMs;
      if (waitMs > mostMs) return err(fault('zoom.throttled', 'our own pace', { waitMs }));
      turns = [...turns, turnMs].slice(-perWindow);
      if (waitMs > 0) await pause(clock, waitMs, signal);
      return ok();
    },
    hold: (ms) => {
      heldUntilMs = Math.max(heldUntilMs, clock.monotonicMs() + ms);
    },
  };
}
