/** Time, as the program sees it. The real one and the virtual one of the tests behave alike. */
import type { Instant } from '../../shared/time.ts';

/** Ends what was started. Calling it twice does nothing more. */
export type Stop = () => void;

export interface Clock {
  /** Wall time: for appointments and for what is shown. Can jump. */
  readonly now: () => Instant;
  /** Milliseconds from an arbitrary start that never jump: for durations and deadlines. */
  readonly monotonicMs: () => number;
  /** Calls back once after `delayMs`. */
  readonly schedule: (delayMs: number, callback: () => void) => Stop;
}
