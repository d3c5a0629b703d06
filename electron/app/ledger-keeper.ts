/**
 * Keeps the panel's own knowledge of bookings on disk, so that a restart forgets nothing. Writes what is newest, one
 * write at a time; a disk that does not take it is logged once and tried again with the next change.
 */
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { decodeLedger, emptyLedger, encodeLedger, type Ledger } from './booking/ledger.ts';

const fileName = 'ledger.json';

export interface LedgerKeeper {
  /** An empty one when there is none, or none that can be read. */
  readonly load: () => Promise<Ledger>;
  /** Resolves once it is on disk, or a newer one is, or the disk has refused. */
  readonly keep: (ledger: Ledger) => Promise<void>;
}

export function createLedgerKeeper(store: Store, log: Log): LedgerKeeper {
  let newest: Ledger | null = null;
  let writing: Promise<void> | null = null;
  let isFailing = false;

  async function write(): Promise<void> {
    while (newest !== null) {
      const content = new TextEncoder().encode(encodeLedger(newest));
      newest = null;
      const written = await store.write(fileName, content);
      if (!written.ok && !isFailing) log.warn('ledger.notKept', { code: written.error.code });
      isFailing = !written.ok;
    }
    writing = null;
  }

  return {
    load: async () => {
      const read = await store.read(fileName);
      if (!read.ok) log.warn('ledger.unreadable', { code: read.error.code });
      return read.ok && read.value !== null
        ? decodeLedger(new TextDecoder().decode(read.value))
        : emptyLedger;
    },
    keep: (ledger) => {
      newest = ledger;
      writing ??= write();
      return writing;
    },
  };
}
