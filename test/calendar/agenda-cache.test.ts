import { describe, expect, it } from 'vitest';
import {
  type AgendaCache,
  createAgendaCache,
  type KeptAgenda,
} from '../../electron/calendar/agenda-cache.ts';
import type { Secrets } from '../../electron/ports/secrets.ts';
import type { Booking } from '../../shared/model/booking.ts';
import { panelError } from '../../shared/errors.ts';
import { err } from '../../shared/result.ts';
import { booking, zoom } from '../fakes/bookings.ts';
import { createFakeClock, type FakeClock } from '../fakes/fake-clock.ts';
import { createMemoryLog, type MemoryLog } from '../fakes/memory-log.ts';
import { createMemorySecrets } from '../fakes/memory-secrets.ts';
import { createMemoryStore, type MemoryStore } from '../fakes/memory-store.ts';

const hourMs = 3_600_000;
const open = booking('2026-11-24T09:00', '10:00', { title: 'Styrgrupp', join: zoom('61234567890', '4829') });
const teams = booking('2026-11-24T10:00', '11:00', {
  join: { kind: 'thirdParty', service: 'teams', url: 'https://teams.live.com/meet/9312345678901' },
});
const secretly = booking('2026-11-24T11:00', '12:00', { title: 'Lönesamtal', isPrivate: true });

interface Rig {
  readonly clock: FakeClock;
  readonly store: MemoryStore;
  readonly log: MemoryLog;
  readonly secrets: Secrets;
  readonly cache: AgendaCache;
  readonly agenda: (...bookings: readonly Booking[]) => KeptAgenda;
  /** As after a restart, perhaps for another mailbox. */
  readonly again: (mailbox?: string) => AgendaCache;
}

function rig(secrets: Secrets = createMemorySecrets()): Rig {
  const clock = createFakeClock();
  const store = createMemoryStore();
  const log = createMemoryLog();
  const again = (mailbox = 'rum-algen@su.example'): AgendaCache =>
    createAgendaCache({ mailbox, clock, log, secrets, store });
  const agenda = (...bookings: readonly Booking[]): KeptAgenda => ({
    bookings,
    from: Date.parse('2026-11-23T23:00Z'),
    to: Date.parse('2026-11-25T23:00Z'),
    asOf: clock.now(),
  });
  return { clock, store, log, secrets, cache: again(), agenda, again };
}

const withoutSealing: Secrets = {
  isKeptByOs: false,
  seal: () => Promise.resolve(err(panelError('storage.failed', 'later', 'no key'))),
  open: () => Promise.resolve(err(panelError('storage.failed', 'later', 'no key'))),
};
const textOf = (store: MemoryStore): string =>
  [...store.files.values()].map((content) => new TextDecoder().decode(content)).join('');

describe('the kept agenda', () => {
  it('comes back as it was, with its age', async () => {
    const { cache, agenda, again, clock } = rig();
    const kept = agenda(open, teams);
    await cache.keep(kept);
    await clock.advance(10 * hourMs);
    expect(await again().load()).toEqual(kept);
  });

  it.each([true, false])('is sealed, whether or not the system keeps the key (%s)', async (isKeptByOs) => {
    const { cache, agenda, store } = rig(createMemorySecrets(isKeptByOs));
    await cache.keep(agenda(open));
    expect(textOf(store)).not.toContain('Styrgrupp');
    expect(textOf(store)).not.toContain('61234567890');
  });

  it('holds only times where sealing does not work', async () => {
    const { cache, agenda, store, again } = rig(withoutSealing);
    await cache.keep(agenda(open));
    for (const word of ['Styrgrupp', 'Öberg', '61234567890', '4829'])
      expect(textOf(store)).not.toContain(word);
    expect((await again().load())?.bookings).toMatchObject([
      { startsAt: open.startsAt, endsAt: open.endsAt, showAs: 'busy', title: null, organizerName: null },
    ]);
  });

  it('holds no title and no organiser of a private booking, even sealed', async () => {
    const { cache, agenda, again } = rig();
    await cache.keep(agenda(secretly));
    expect((await again().load())?.bookings).toMatchObject([
      { title: null, organizerName: null, isPrivate: true, startsAt: secretly.startsAt },
    ]);
  });

  it('is dropped when its last day is over', async () => {
    const { cache, agenda, again, clock } = rig();
    await cache.keep({ ...agenda(open), to: clock.now() + hourMs });
    await clock.advance(hourMs);
    expect(await again().load()).toBeNull();
  });

  it('is dropped after 36 hours', async () => {
    const { cache, agenda, again, clock } = rig();
    await cache.keep({ ...agenda(open), to: clock.now() + 100 * hourMs });
    await clock.advance(36 * hourMs);
    expect(await again().load()).not.toBeNull();
    await clock.advance(1);
    expect(await again().load()).toBeNull();
  });

  it('is not believed when it comes from the future', async () => {
    const { cache, agenda, again, clock } = rig();
    await cache.keep(agenda(open));
    clock.jump(-hourMs);
    expect(await again().load()).toBeNull();
  });

  it('is not shown for another mailbox', async () => {
    const { cache, agenda, again } = rig();
    await cache.keep(agenda(open));
    expect(await again('rum-bjornen@su.example').load()).toBeNull();
  });

  it('is written when something has changed, and otherwise every five minutes', async () => {
    const { cache, agenda, store, clock } = rig();
    const written: Uint8Array[] = [];
    const keep = async (...bookings: readonly Booking[]): Promise<number> => {
      await cache.keep(agenda(...bookings));
      const content = store.files.get('agenda.bin');
      if (content !== undefined && content !== written.at(-1)) written.push(content);
      return written.length;
    };
    expect(await keep(open)).toBe(1);
    await clock.advance(30_000);
    expect(await keep(open)).toBe(1);
    expect(await keep(open, secretly)).toBe(2);
    await clock.advance(300_000);
    expect(await keep(open, secretly)).toBe(3);
  });

  it('may be missing, damaged or foreign without harm', async () => {
    const { again, store, log } = rig();
    expect(await again().load()).toBeNull();
    expect(log.entries).toEqual([]);
    for (const content of ['', '\u0001garbage', '\u0002{"version":1}', '\u0002not JSON', '\u0007x']) {
      await store.write('agenda.bin', new TextEncoder().encode(content));
      expect(await again().load(), content).toBeNull();
    }
    expect(log.entries).toHaveLength(5);
  });

  it('tells once that the disk does not take it, and writes again when it does', async () => {
    const { cache, agenda, again, store, log } = rig();
    store.setBroken(true);
    await cache.keep(agenda(open));
    await cache.keep(agenda(open));
    expect(log.entries.map(({ event }) => event)).toEqual(['calendar.cacheNotWritten']);
    store.setBroken(false);
    await cache.keep(agenda(open));
    expect((await again().load())?.bookings).toHaveLength(1);
  });
});
