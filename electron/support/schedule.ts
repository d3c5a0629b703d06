/** What is to be done next for the reports there are, and how often a desk is asked for news. Pure; waits for nothing. */
import { hour, minute } from '../../shared/time.ts';
import { ageLimitMs, type Entry, type Queued } from './entry.ts';

export type Step =
  | { readonly kind: 'send'; readonly entry: Entry; readonly stage: Queued }
  | { readonly kind: 'ask'; readonly entry: Entry; readonly url: string }
  | { readonly kind: 'wait'; readonly forMs: number };

const mostWaitMs = 24 * hour;

/** Sending goes before asking. `sendFromMs`: no report is sent before. */
export function nextStep(entries: readonly Entry[], nowMs: number, sendFromMs: number): Step {
  const waiting = leastTried(entries);
  if (waiting !== null && nowMs >= sendFromMs) return { kind: 'send', ...waiting };
  const due: number[] = waiting === null ? [] : [sendFromMs];
  for (const entry of entries) {
    const poll = entry.stage.kind === 'sent' ? entry.stage.poll : null;
    if (poll !== null && nowMs >= poll.atMs) return { kind: 'ask', entry, url: poll.url };
    if (poll !== null) due.push(poll.atMs);
    due.push(ageLimitMs(entry));
  }
  return { kind: 'wait', forMs: Math.min(mostWaitMs, ...due.map((atMs) => Math.max(0, atMs - nowMs))) };
}

/** The oldest of those tried least, so that one which the desk stumbles over does not hold up the others. */
function leastTried(entries: readonly Entry[]): { readonly entry: Entry; readonly stage: Queued } | null {
  let best: { readonly entry: Entry; readonly stage: Queued } | null = null;
  for (const entry of entries) {
    const { stage } = entry;
    if (stage.kind === 'queued' && (best === null || stage.attempts < best.stage.attempts)) {
      best = { entry, stage };
    }
  }
  return best;
}

const briskForMs = hour;
const briskEveryMs = 2 * minute;
const calmForMs = 24 * hour;
const calmEveryMs = 15 * minute;

/** How long after an asking the next one is; null when there was time enough for an answer. */
export function askAgainAfterMs(sinceSentMs: number): number | null {
  if (sinceSentMs < briskForMs) return briskEveryMs;
  return sinceSentMs + calmEveryMs <= calmForMs ? calmEveryMs : null;
}
