/**
 * The reports on disk, so that those that wait survive a restart with the keys they had. Wall times are kept there and
 * turned into monotonic ones when read. What the desk wrote is not kept: it may name people, and is asked for again.
 */
import { z } from 'zod';
import { errorCodes } from '../../shared/errors.ts';
import { minute } from '../../shared/time.ts';
import type { Clock } from '../ports/clock.ts';
import type { Random } from '../ports/random.ts';
import { deskAnswers, onSameOrigin } from './desk.ts';
import { faultDocument } from './document.ts';
import { type Entry, freshlyQueued, mostEntries, type Stage } from './entry.ts';

const keptStage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('queued') }),
  z.object({
    kind: z.literal('sent'),
    sentAt: z.number(),
    reference: z.string().nullable(),
    statusUrl: z.string().nullable(),
    heard: z.object({ answer: z.enum(deskAnswers), asOf: z.number() }).nullable(),
  }),
  z.object({ kind: z.literal('failed'), failedAt: z.number(), code: z.enum(errorCodes) }),
]);
const keptEntry = z.object({ document: faultDocument, stage: keptStage });
type KeptStage = z.output<typeof keptStage>;

/** Entries are looked at one by one: a version that went back does not know all that a newer one may have kept. */
const keptFile = z.object({
  version: z.literal(1),
  droppedCount: z.int().min(0),
  entries: z.array(z.unknown()),
});

export interface Ledger {
  readonly entries: readonly Entry[];
  readonly droppedCount: number;
}

export const emptyLedger: Ledger = { entries: [], droppedCount: 0 };

export function encodeLedger({ entries, droppedCount }: Ledger): Uint8Array {
  const file: z.input<typeof keptFile> = {
    version: 1,
    droppedCount,
    entries: entries.map(({ document, stage }) => ({ document, stage: keptOf(stage) })),
  };
  return new TextEncoder().encode(JSON.stringify(file));
}

function keptOf(stage: Stage): KeptStage {
  switch (stage.kind) {
    case 'queued':
      return { kind: 'queued' };
    case 'sent': {
      const { sentAt, reference, poll, heard } = stage;
      const keptHeard = heard === null ? null : { answer: heard.answer, asOf: heard.asOf };
      return { kind: 'sent', sentAt, reference, statusUrl: poll?.url ?? null, heard: keptHeard };
    }
    case 'failed':
      return { kind: 'failed', failedAt: stage.failedAt, code: stage.code };
  }
}

export interface ReadingParts {
  /** Status addresses elsewhere are forgotten: the config may name another desk by now. */
  readonly reportUrl: string;
  readonly clock: Clock;
  readonly random: Random;
}

/** Panels that got their power back together do not all ask at once. */
const askWithinMs = minute / 2;

/** Null when it is damaged, or from a version that this one does not know. */
export function decodeLedger(content: Uint8Array, parts: ReadingParts): Ledger | null {
  const file = keptFile.safeParse(parsed(content));
  if (!file.success) return null;
  const { droppedCount, entries } = file.data;
  return {
    droppedCount,
    entries: entries.slice(-mostEntries).flatMap((one): readonly Entry[] => {
      const entry = keptEntry.safeParse(one);
      return entry.success ? [revived(entry.data, parts)] : [];
    }),
  };
}

function parsed(content: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(content));
  } catch {
    // Not JSON: the schema says so in its own way.
    return null;
  }
}

function revived({ document, stage }: z.output<typeof keptEntry>, parts: ReadingParts): Entry {
  return {
    document,
    madeMs: msOf(Date.parse(document.reportedAt), parts),
    stage: revivedStage(stage, parts),
  };
}

/** A moment in the future, as a clock that was put back makes it, counts as now. */
function msOf(at: number, { clock }: ReadingParts): number {
  return clock.monotonicMs() - Math.max(0, clock.now() - at);
}

function revivedStage(kept: KeptStage, parts: ReadingParts): Stage {
  switch (kept.kind) {
    case 'queued':
      return freshlyQueued;
    case 'sent': {
      const { sentAt, reference, heard } = kept;
      const url = kept.statusUrl === null ? null : onSameOrigin(kept.statusUrl, parts.reportUrl);
      const atMs = parts.clock.monotonicMs() + Math.round(parts.random.fraction() * askWithinMs);
      return {
        ...{ kind: 'sent', sentAt, reference, sinceMs: msOf(sentAt, parts) },
        poll: url === null ? null : { url, atMs },
        heard: heard === null ? null : { ...heard, message: null },
      };
    }
    case 'failed':
      return { ...kept, sinceMs: msOf(kept.failedAt, parts) };
  }
}
