/**
 * One report and how far it has come, and the rules of keeping some of them: how many, how long, what is dropped first.
 * Times inside are monotonic, so that a jump of the wall clock makes no report old. Pure.
 */
import type { ErrorCode } from '../../shared/errors.ts';
import { hour, type Instant } from '../../shared/time.ts';
import type { FaultAnswer } from '../../shared/snapshot-service.ts';
import type { FaultReport, FaultReportState } from '../ports/fault-reports.ts';
import type { FaultDocument } from './document.ts';

export const mostEntries = 20;
/** Undelivered for so long, a report is given up: whoever waited has left, and a desk need not know keys for longer. */
export const giveUpAfterMs = 24 * hour;
/** Settled for so long, it is forgotten. */
const forgetAfterMs = 24 * hour;

export interface Queued {
  readonly kind: 'queued';
  readonly attempts: number;
  readonly obstacle: ErrorCode | null;
}

export interface Heard {
  readonly answer: FaultAnswer;
  readonly message: string | null;
  readonly asOf: Instant;
}

export interface Sent {
  readonly kind: 'sent';
  readonly sentAt: Instant;
  readonly sinceMs: number;
  readonly reference: string | null;
  /** Where to ask for news, and when next; null when there is nothing more to hear. */
  readonly poll: { readonly url: string; readonly atMs: number } | null;
  readonly heard: Heard | null;
}

export interface Failed {
  readonly kind: 'failed';
  readonly failedAt: Instant;
  readonly sinceMs: number;
  readonly code: ErrorCode;
}

export type Stage = Queued | Sent | Failed;

export interface Entry {
  readonly document: FaultDocument;
  readonly madeMs: number;
  readonly stage: Stage;
}

export const freshlyQueued: Queued = { kind: 'queued', attempts: 0, obstacle: null };

/** When time alone changes what is to be done with an entry. */
export function ageLimitMs({ stage, madeMs }: Entry): number {
  return stage.kind === 'queued' ? madeMs + giveUpAfterMs : stage.sinceMs + forgetAfterMs;
}

/** What age makes of the entries: those that waited too long have failed, those settled long ago are gone. */
export function aged(entries: readonly Entry[], now: Instant, nowMs: number): readonly Entry[] {
  return entries.flatMap((entry): readonly Entry[] => {
    if (nowMs < ageLimitMs(entry)) return [entry];
    if (entry.stage.kind !== 'queued') return [];
    return [{ ...entry, stage: { kind: 'failed', failedAt: now, sinceMs: nowMs, code: 'support.expired' } }];
  });
}

/**
 * One entry more; when there are too many, the oldest settled one goes, and only if there is none, the oldest that
 * waits. `sending`, which may have arrived already, stays.
 */
export function withOneMore(
  entries: readonly Entry[],
  entry: Entry,
  sending: string | null,
): { readonly entries: readonly Entry[]; readonly wasDropped: boolean } {
  const all = [...entries, entry];
  if (all.length <= mostEntries) return { entries: all, wasDropped: false };
  const settled = all.find(({ stage }) => stage.kind !== 'queued');
  const leaving = settled ?? all.find(({ document }) => document.id !== sending);
  return { entries: all.filter((one) => one !== leaving), wasDropped: settled === undefined };
}

export function viewOf({ document, stage }: Entry): FaultReport {
  const { id, category, reportedAt } = document;
  return { id, category, reportedAt: Date.parse(reportedAt), state: stateOf(stage) };
}

function stateOf(stage: Stage): FaultReportState {
  switch (stage.kind) {
    case 'queued':
      return { kind: 'queued', obstacle: stage.obstacle };
    case 'sent': {
      const { sentAt, reference, heard } = stage;
      return heard === null
        ? { kind: 'sent', sentAt, reference }
        : { kind: 'answered', sentAt, reference, ...heard };
    }
    case 'failed':
      return { kind: 'failed', failedAt: stage.failedAt, code: stage.code };
  }
}
