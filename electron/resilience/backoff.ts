/**
 * How long to wait before trying again: exponential growth with full jitter, so that many panels that lost the
 * same server do not return in step. Holds the count of failures; does not wait itself.
 */
import type { Random } from '../ports/random.ts';

export interface Backoff {
  /** Milliseconds to wait after one more failure: evenly spread between `firstMs` and a bound that doubles. */
  readonly next: () => number;
  /** After a success. */
  readonly reset: () => void;
}

export interface BackoffOptions {
  readonly firstMs: number;
  readonly mostMs: number;
}

export function createBackoff({ firstMs, mostMs }: BackoffOptions, random: Random): Backoff {
  let failures = 0;
  return {
    next: () => {
      const bound = Math.min(mostMs, firstMs * 2 ** (failures + 1));
      failures += 1;
      return Math.round(firstMs + random.fraction() * (bound - firstMs));
    },
    reset: () => {
      failures = 0;
    },
  };
}
