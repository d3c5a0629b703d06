/**
 * What a measurement hands back: figures, each with its budget if it has one. The arithmetic that makes one figure
 * of many samples is here too, so that every area means the same by "p99". Measures nothing.
 */
import type { Browser } from 'playwright-core';

export type Unit = 'ms' | 'kB' | 'MB' | '%' | '';

export interface Figure {
  readonly what: string;
  readonly measured: number;
  readonly unit: Unit;
  /** The most it may be; null where it is only reported. */
  readonly budget: number | null;
  /** What one needs to know to read it: samples, the worst of them, what is left out. */
  readonly note: string | null;
}

export interface Bench {
  /** Fewer repetitions. */
  readonly isQuick: boolean;
  readonly browser: Browser;
  /** Tells how far it has come. */
  readonly say: (sentence: string) => void;
}

/** One part of the budgets. Rejects when it cannot measure; a missed budget is a figure like any other. */
export interface Area {
  readonly name: string;
  readonly measure: (bench: Bench) => Promise<readonly Figure[]>;
}

/** The smallest sample that at least `share` of all samples do not exceed (nearest rank, no interpolation). */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (found === undefined) throw new Error('nothing was measured');
  return found;
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5);

/** `median 3.1, worst 9.8 of 200`. */
export function spread(samples: readonly number[]): string {
  return `median ${shown(median(samples))}, worst ${shown(Math.max(...samples))} of ${samples.length}`;
}

/** Short enough for a table, with two figures that mean something. */
export function shown(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}

export function isWithin({ measured, budget }: Figure): boolean | null {
  return budget === null ? null : measured <= budget;
}
