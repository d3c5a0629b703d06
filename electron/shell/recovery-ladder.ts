/**
 * What to do when the page is gone, depending on how often it went lately: load it again after a growing pause,
 * then make a new window, then give up with an exit code that tells the supervisor to act. Pure: (state, now) in,
 * (state, step) out.
 */
import { hour, minute } from '../../shared/time.ts';

/** EX_SOFTWARE of sysexits.h: whoever started the program shall restart it, and go back a version if that repeats. */
export const giveUpExitCode = 70;

const pausesMs = [500, 2_000, 5_000, 15_000] as const;
/** Failures further apart than this have nothing to do with each other. */
const failureWindowMs = 10 * minute;
/** For so long a new window is expected to have helped. */
const rebuildHelpsMs = hour;

export type RecoveryStep =
  | { readonly kind: 'reload'; readonly afterMs: number }
  | { readonly kind: 'rebuild' }
  | { readonly kind: 'exit'; readonly code: number };

export interface Ladder {
  readonly failedAtMs: readonly number[];
  readonly rebuiltAtMs: number | null;
}

export const freshLadder: Ladder = { failedAtMs: [], rebuiltAtMs: null };

/** The next step after a failure at `nowMs` (monotonic). */
export function climb(
  ladder: Ladder,
  nowMs: number,
): { readonly ladder: Ladder; readonly step: RecoveryStep } {
  const recent = ladder.failedAtMs.filter((atMs) => nowMs - atMs < failureWindowMs);
  const afterMs = pausesMs[recent.length];
  if (afterMs !== undefined) {
    return { ladder: { ...ladder, failedAtMs: [...recent, nowMs] }, step: { kind: 'reload', afterMs } };
  }
  const hasRebuilt = ladder.rebuiltAtMs !== null && nowMs - ladder.rebuiltAtMs < rebuildHelpsMs;
  if (hasRebuilt) return { ladder, step: { kind: 'exit', code: giveUpExitCode } };
  return { ladder: { failedAtMs: [], rebuiltAtMs: nowMs }, step: { kind: 'rebuild' } };
}
