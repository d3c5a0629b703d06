import { describe, expect, it, onTestFinished } from 'vitest';
import { createCalendarOver } from '../../electron/calendar/calendar-over.ts';
import type { CalendarEvent } from '../../electron/ports/calendar.ts';
import { createFakeClock } from '../fakes/fake-clock.ts';
import { createMemoryLog } from '../fakes/memory-log.ts';
import { createMemorySecrets } from '../fakes/memory-secrets.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';
import { here, outcome, request } from './writes/panel-writes.ts';
import { createRoomInMemory, type Gate, type Operation, writeFault } from './writes/room-in-memory.ts';

/** A whole calendar over a room in memory; `msOf` says how long the so manieth request of a kind is on its way. */
function start(
  msOf: (operation: Operation, nth: number) => number,
  asksToWaitMs: number | null = null,
  kept = { secrets: createMemorySecrets(), store: createMemoryStore() },
) {
  const clock = createFakeClock();
  const room = createRoomInMemory(clock);
  const arrivedAt: string[] = [];
  const counts = new Map<Operation, number>();
  const gate: Gate = async (operation) => {
    const nth = (counts.get(operation) ?? 0) + 1;
    counts.set(operation, nth);
    arrivedAt.push(`${operation} ${clock.monotonicMs() / 1_000}`);
    const ms = msOf(operation, nth);
    if (ms > 0) await new Promise<void>((resolve) => clock.schedule(ms, resolve));
    return operation === 'create' && asksToWaitMs !== null
      ? writeFault('fault', { waitMs: asksToWaitMs })
      : null;
  };
  const calendar = createCalendarOver(() => room.mailbox(gate), {
    ...{ mailbox: here, nearbyRooms: [], panelName: 'Älgen', allowedHosts: ['zoom.us'] },
    ...{ timeZone: 'Europe/Stockholm', clock, random: createSeededRandom(), log: createMemoryLog() },
    ...kept,
  });
  const events: CalendarEvent[] = [];
  const stop = calendar.start((event) => events.push(event));
  onTestFinished(stop);
  /** The number of bookings in each agenda told. */
  const told = (): readonly number[] =>
    events.map((event) => (event.kind === 'agenda' ? event.bookings.length : -1));
  return { clock, room, calendar, arrivedAt, told, stop, events };
}

describe('a reading under way when a write begins', () => {
  it('is never told, for it may be older than what was written', async () => {
    // The second reading of the poll would take ten seconds.
    const { clock, calendar, told } = start((operation, nth) =>
      operation === 'readItems' && nth === 2 ? 10_000 : 0,
    );
    await clock.advance(5_000);
    calendar.refresh();
    await clock.advance(1_000);
    const booked = calendar.book(request('09:00', '09:30'));
    await clock.advance(0);
    expect(outcome(await booked)).toBe('ok');
    expect(told()).toEqual([0, 1]);
    await clock.advance(60_000);
    expect(
      told()
        .slice(2)
        .every((count) => count === 1),
    ).toBe(true);
    expect(told().length).toBeGreaterThan(2);
  });
});

describe('a write', () => {
  it('keeps the regular readings away, and is followed by one five seconds later', async () => {
    const { clock, calendar, arrivedAt } = start((operation) => (operation === 'create' ? 7_000 : 0));
    await clock.advance(20_000);
    const booked = calendar.book(request('09:00', '09:30'));
    await clock.advance(0);
    calendar.refresh();
    await clock.advance(12_000);
    expect(outcome(await booked)).toBe('ok');
    expect(arrivedAt).toEqual(['readItems 0', 'readItems 20', 'create 20', 'readItems 27', 'readItems 32']);
  });

  it('that is asked to wait makes the readings wait, too', async () => {
    const { clock, calendar, arrivedAt } = start(() => 0, 120_000);
    await clock.advance(1_000);
    expect(outcome(await calendar.book(request('09:00', '09:30')))).toBe('calendar.unreachable');
    calendar.refresh();
    await clock.advance(119_999);
    expect(arrivedAt).toEqual(['readItems 0', 'readItems 1', 'create 1']);
    await clock.advance(1);
    expect(arrivedAt.at(-1)).toBe('readItems 121');
  });

  it('is told with the way into its meeting, and nobody is asked for a body that was written here', async () => {
    const { clock, calendar, events } = start(() => 0);
    await clock.advance(1_000);
    const meeting = {
      meetingNumber: '81234567890',
      passcode: '482913',
      joinUrl: 'https://zoom.us/j/81234567890',
    };
    await calendar.book(request('09:00', '09:30', { meeting }));
    expect(events.at(-1)).toMatchObject({
      bookings: [{ join: { kind: 'zoom', meeting: { meetingNumber: '81234567890', passcode: '482913' } } }],
    });
  });

  it('is kept for a start without a server', async () => {
    const kept = { secrets: createMemorySecrets(), store: createMemoryStore() };
    const { clock, calendar, stop } = start(() => 0, null, kept);
    await clock.advance(0);
    await calendar.book(request('09:00', '09:30'));
    await clock.advance(0);
    stop();
    const later = start(() => 60_000, null, kept);
    await later.clock.advance(0);
    expect(later.told()).toEqual([1]);
  });

  it('is not begun before the calendar is started, nor after it was stopped', async () => {
    const { clock, calendar, stop, arrivedAt } = start(() => 0);
    await clock.advance(0);
    stop();
    expect(outcome(await calendar.book(request('09:00', '09:30')))).toBe('calendar.stale');
    await clock.advance(600_000);
    expect([arrivedAt, clock.pending()]).toEqual([['readItems 0'], 0]);
  });
});
