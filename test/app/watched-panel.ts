/** A panel whose calendar is read twice a minute while time passes, with a booking at noon that it knows well ahead. */
import { emptyLedger, encodeLedger, noteAgenda } from '../../electron/app/booking/ledger.ts';
import type { Booking } from '../../shared/model/booking.ts';
import { second } from '../../shared/time.ts';
import { booking } from '../fakes/bookings.ts';
import { settle } from '../fakes/fake-clock.ts';
import { createMemoryStore, type MemoryStore } from '../fakes/memory-store.ts';
import { runningPanel, type PanelWishes, type RunningPanel } from './running-panel.ts';
import { at } from './states.ts';

export const noon = booking('2026-11-24T12:00', '13:00');
export const key = noon.key;
export const releases = { release: 'on' } as const;

/** Time passes while the calendar is read twice a minute, as a real one is. */
export async function watch({ clock, calendar }: RunningPanel, until: string, day = '24'): Promise<void> {
  const end = at(`2026-11-${day}T${until}`);
  while (clock.now() < end) {
    await clock.advance(Math.min(30 * second, end - clock.now()));
    calendar.refresh();
    await settle();
  }
}

/** What a panel has written down that knew these bookings in the morning. */
export function knowing(bookings: readonly Booking[]): MemoryStore {
  const store = createMemoryStore();
  const ledger = noteAgenda(emptyLedger, bookings, at('2026-11-24T09:00'));
  void store.write('ledger.json', new TextEncoder().encode(encodeLedger(ledger)));
  return store;
}

/** A panel that watches from twelve minutes before noon, up to a time. */
export async function panelAt(until: string, wishes: PanelWishes = {}): Promise<RunningPanel> {
  const bookings = wishes.bookings ?? [noon];
  const panel = await runningPanel({
    ...{ startsAt: '2026-11-24T11:48:00Z', bookings, booking: releases, store: knowing(bookings) },
    ...wishes,
  });
  await watch(panel, until);
  return panel;
}

export const ledgerOf = ({ store }: RunningPanel): unknown =>
  JSON.parse(new TextDecoder().decode(store.files.get('ledger.json')));
export const codes = ({ shown }: RunningPanel): string[] => shown().notices.map(({ code }) => code);
