/**
 * The reports of this panel in memory and on disk, told to whoever listens. Each change is one step: memory, listener,
 * disk. A disk that refuses stops nothing; what is in memory then is all there is.
 */
import type { Log } from '../ports/log.ts';
import type { FaultReportNews } from '../ports/fault-reports.ts';
import type { Store } from '../ports/store.ts';
import { aged, type Entry, type Stage, viewOf, withOneMore } from './entry.ts';
import { decodeLedger, emptyLedger, encodeLedger, type Ledger, type ReadingParts } from './ledger.ts';

export interface QueueParts extends ReadingParts {
  readonly store: Store;
  readonly log: Log;
}

export interface Queue {
  /** Reads the disk, once; everything else comes after it. */
  readonly load: () => Promise<void>;
  readonly entries: () => readonly Entry[];
  readonly droppedCount: () => number;
  /** Resolves when it is on disk, or cannot be. `sending`: the id of the report that is under way. */
  readonly add: (entry: Entry, sending: string | null) => Promise<void>;
  /** Does nothing for an entry that is gone. Only what a restart needs is written. */
  readonly move: (id: string, stage: Stage) => Promise<void>;
  /** Lets the entries age. */
  readonly sweep: () => Promise<void>;
  readonly listen: (listener: ((news: FaultReportNews) => void) | null) => void;
}

const fileName = 'fault-reports.json';

export function createQueue(parts: QueueParts): Queue {
  const { store, log, clock } = parts;
  let ledger: Ledger = emptyLedger;
  let written = '';
  let isFailing = false;
  let loading: Promise<void> | null = null;
  let listener: ((news: FaultReportNews) => void) | null = null;

  const read = async (): Promise<void> => {
    const content = await store.read(fileName);
    const found = content.ok && content.value !== null ? decodeLedger(content.value, parts) : null;
    if (!content.ok || (content.value !== null && found === null)) {
      log.warn('support.queueUnreadable', { cause: content.ok ? 'not a queue' : content.error.cause });
    }
    ledger = found ?? emptyLedger;
  };

  const tell = (): void => {
    const { entries, droppedCount } = ledger;
    listener?.({ reports: entries.map(viewOf), droppedCount });
  };

  const change = async (next: Ledger): Promise<void> => {
    ledger = next;
    tell();
    const content = encodeLedger(ledger);
    const text = Buffer.from(content).toString('latin1');
    if (text === written) return;
    written = text;
    const result = await store.write(fileName, content);
    if (!result.ok) written = '';
    if (!result.ok && !isFailing) log.warn('support.queueNotWritten', { cause: result.error.cause });
    isFailing = !result.ok;
  };

  return {
    load: () => (loading ??= read()),
    entries: () => ledger.entries,
    droppedCount: () => ledger.droppedCount,
    add: (entry, sending) => {
      const { entries, wasDropped } = withOneMore(ledger.entries, entry, sending);
      const droppedCount = ledger.droppedCount + (wasDropped ? 1 : 0);
      if (wasDropped) log.warn('support.reportDropped', { count: droppedCount });
      return change({ entries, droppedCount });
    },
    move: (id, stage) =>
      change({
        ...ledger,
        entries: ledger.entries.map((one) => (one.document.id === id ? { ...one, stage } : one)),
      }),
    sweep: async () => {
      const before = ledger.entries;
      const entries = aged(before, clock.now(), clock.monotonicMs());
      const isSame = entries.length === before.length && entries.every((one, index) => one === before[index]);
      if (isSame) return;
      const expired = entries.filter((one) => one.stage.kind === 'failed' && !before.includes(one));
      if (expired.length > 0) log.warn('support.reportExpired', { count: expired.length });
      await change({ ...ledger, entries });
    },
    listen: (next) => {
      listener = next;
      if (listener !== null) tell();
    },
  };
}
