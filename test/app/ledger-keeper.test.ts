import { describe, expect, it } from 'vitest';
import { emptyLedger, encodeLedger, noteUse, type Ledger } from '../../electron/app/booking/ledger.ts';
import { createLedgerKeeper } from '../../electron/app/ledger-keeper.ts';
import type { Store } from '../../electron/ports/store.ts';
import { ok } from '../../shared/result.ts';
import { booking } from '../fakes/bookings.ts';
import { settle } from '../fakes/fake-clock.ts';
import { createMemoryLog } from '../fakes/memory-log.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';

const used = (ledger: Ledger): Ledger => noteUse(ledger, booking('2026-11-24T09:00', '10:00'), 1);
const one = used(emptyLedger);
const two = used(one);
const three = used(two);

describe('what the panel knows of bookings', () => {
  it('comes back as it was kept', async () => {
    const store = createMemoryStore();
    await createLedgerKeeper(store, createMemoryLog()).keep(two);
    expect(await createLedgerKeeper(store, createMemoryLog()).load()).toEqual(two);
  });

  it('is empty where nothing was kept, or nothing that can be read', async () => {
    const store = createMemoryStore();
    const keeper = createLedgerKeeper(store, createMemoryLog());
    expect(await keeper.load()).toEqual(emptyLedger);
    await store.write('ledger.json', new TextEncoder().encode('{"version":'));
    expect(await keeper.load()).toEqual(emptyLedger);
  });

  it('is written one at a time, the newest last, and what was overtaken never', async () => {
    const written: string[] = [];
    const waiting: (() => void)[] = [];
    const store: Store = {
      read: () => Promise.resolve(ok(null)),
      write: (_name, content) => {
        written.push(new TextDecoder().decode(content));
        return new Promise((resolve) => waiting.push(() => resolve(ok())));
      },
    };
    const keeper = createLedgerKeeper(store, createMemoryLog());
    void keeper.keep(one);
    void keeper.keep(two);
    let isKept = false;
    void keeper.keep(three).then(() => (isKept = true));
    await settle();
    expect(written).toEqual([encodeLedger(one)]);
    waiting.shift()?.();
    await settle();
    expect(written).toEqual([encodeLedger(one), encodeLedger(three)]);
    expect(isKept).toBe(false);
    waiting.shift()?.();
    await settle();
    expect(isKept).toBe(true);
    void keeper.keep(two);
    expect(written).toHaveLength(3);
  });

  it('is logged once while the disk does not take it, and again after it has', async () => {
    const [store, log] = [createMemoryStore(), createMemoryLog()];
    const keeper = createLedgerKeeper(store, log);
    for (const isBroken of [true, true, false, true]) {
      store.setBroken(isBroken);
      await keeper.keep(one);
    }
    expect(log.entries.map(({ event }) => event)).toEqual(['ledger.notKept', 'ledger.notKept']);
  });
});
