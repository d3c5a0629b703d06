import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../fakes/fake-clock.ts';
import { badWay, here, nearby, outcome, panelOn, request } from './panel-writes.ts';
import { at, createRoomInMemory, type Gate, type Operation, writeFault } from './room-in-memory.ts';

/** A panel whose every request takes so long. */
function slow(ms: number) {
  const clock = createFakeClock();
  const room = createRoomInMemory(clock);
  const arrived: Operation[] = [];
  let onTheWay = 0;
  let most = 0;
  const gate: Gate = async (operation) => {
    arrived.push(operation);
    most = Math.max(most, (onTheWay += 1));
    await new Promise<void>((resolve) => clock.schedule(ms, resolve));
    onTheWay -= 1;
    return null;
  };
  return { clock, room, arrived, most: () => most, ...panelOn(room, clock, { gate }) };
}

/** Outcomes as they come, with the second of each. */
function noted(
  clock: { readonly monotonicMs: () => number },
  pending: readonly Promise<unknown>[],
): string[] {
  const notes: string[] = [];
  pending.forEach((one, index) => {
    void one.then((result) => {
      notes.push(`${index} ${outcome(result as never)} ${clock.monotonicMs() / 1_000}`);
    });
  });
  return notes;
}

describe('writes to one room', () => {
  it('are done one after the other, in the order of the taps', async () => {
    const { clock, most, book, room } = slow(500);
    const notes = noted(clock, [
      book(request('09:00', '09:30')),
      book(request('10:00', '10:30')),
      book(request('09:00', '09:30')),
    ]);
    await clock.advance(20_000);
    expect(notes).toEqual(['0 ok 1.5', '1 ok 3', '2 calendar.taken 3.5']);
    expect([most(), room.items().length]).toEqual([1, 2]);
  });

  it('are dropped when they could not begin within five seconds', async () => {
    const { clock, book, room, arrived } = slow(2_000);
    const notes = noted(clock, [book(request('09:00', '09:30')), book(request('10:00', '10:30'))]);
    await clock.advance(30_000);
    expect(notes).toEqual(['1 calendar.tooLate 5', '0 ok 6']);
    expect(room.items()).toHaveLength(1);
    expect(arrived).toHaveLength(3);
  });

  it('do not wait for another room’s', async () => {
    const { clock, book } = slow(1_500);
    const elsewhere = { mailbox: nearby };
    const notes = noted(clock, [book(request('09:00', '09:30')), book(request('10:00', '10:30', elsewhere))]);
    await clock.advance(20_000);
    expect(notes).toEqual(['0 ok 4.5', '1 ok 4.5']);
  });
});

describe('a write', () => {
  it.each([0, 1, 2, 3, 4])(
    'settles within twenty seconds though request %i and all after it hang',
    async (number) => {
      const clock = createFakeClock();
      const room = createRoomInMemory(clock);
      room.add('08:00', '09:00', { organizedByRoom: true });
      let count = 0;
      const gate: Gate = () => Promise.resolve((count += 1) > number ? 'hangs' : null);
      const { book, setEnd, release, readRooms, seen } = panelOn(room, clock, { gate });
      const booking = seen('key-1');
      for (const write of [
        () => book(request('10:00', '10:30')),
        () => setEnd(booking, at('08:30')),
        () => release(booking, ''),
        () => readRooms({ startsAt: at('08:00'), endsAt: at('09:00') }),
      ]) {
        count = 0;
        const notes = noted(clock, [write()]);
        await clock.advance(20_000);
        expect(notes).toHaveLength(1);
        await clock.advance(3_600_000);
      }
    },
  );

  it('that ran out of time keeps what it made when it is found to have been first', async () => {
    const { clock, book, room } = slow(5_500);
    const notes = noted(clock, [book(request('09:00', '09:30'))]);
    await clock.advance(11_100);
    room.add('09:00', '09:30');
    await clock.advance(600_000);
    expect(notes).toEqual(['0 calendar.outcomeUnknown 20']);
    expect(room.items()).toHaveLength(2);
  });

  it('that could not even read has certainly changed nothing', async () => {
    const clock = createFakeClock();
    const { book } = panelOn(createRoomInMemory(clock), clock, badWay({ readItems: ['hangs'] }));
    const notes = noted(clock, [book(request('09:00', '09:30'))]);
    await clock.advance(20_000);
    expect(notes).toEqual(['0 calendar.unreachable 6']);
  });

  it('that ran out of time before it was known who was first leaves the time to the other', async () => {
    const { clock, book, room } = slow(5_500);
    const notes = noted(clock, [book(request('09:00', '09:30'))]);
    await clock.advance(10_900);
    room.add('09:00', '09:30');
    await clock.advance(10_000);
    expect(notes).toEqual(['0 calendar.outcomeUnknown 20']);
    expect(room.doubleBookings()).toBe(1);
    await clock.advance(60_000);
    expect(room.items().map(({ panelMark }) => panelMark)).toEqual([null]);
  });

  it('holds the readings as long as it lasts and tells what it read before it settles', async () => {
    const { clock, book, holds, told, room } = slow(1_000);
    const booked = book(request('09:00', '09:30'));
    await clock.advance(2_999);
    expect([holds(), told.length]).toEqual([{ begun: 1, ended: 0 }, 0]);
    let toldBefore = -1;
    void booked.then(() => (toldBefore = told.length));
    await clock.advance(1);
    expect([holds(), toldBefore]).toEqual([{ begun: 1, ended: 1 }, 1]);
    expect(told[0]).toEqual({ items: room.items(), asOf: clock.now() });
  });

  it('tells nothing that it read before it changed something', async () => {
    const clock = createFakeClock();
    const room = createRoomInMemory(clock);
    const { book, told } = panelOn(room, clock, badWay({ readItems: [null, writeFault('fault')] }));
    await book(request('09:00', '09:30'));
    expect(told).toEqual([]);
  });

  it('tells what stands in its way', async () => {
    const clock = createFakeClock();
    const room = createRoomInMemory(clock);
    const { book, told } = panelOn(room, clock);
    room.add('09:00', '09:30');
    await book(request('09:00', '09:30'));
    expect(told).toEqual([{ items: room.items(), asOf: clock.now() }]);
  });

  it('survives an adapter that throws, and the next one is served', async () => {
    const clock = createFakeClock();
    const room = createRoomInMemory(clock);
    let isBroken = true;
    const gate: Gate = () => (isBroken ? Promise.reject(new TypeError('boom')) : Promise.resolve(null));
    const { book, log, holds } = panelOn(room, clock, { gate });
    expect(outcome(await book(request('09:00', '09:30')))).toBe('calendar.outcomeUnknown');
    isBroken = false;
    expect(outcome(await book(request('09:00', '09:30')))).toBe('ok');
    expect(holds()).toEqual({ begun: 2, ended: 2 });
    expect(log.entries.map(({ event }) => event)).toEqual(['calendar.writeThrew', 'calendar.writeFailed']);
  });

  it('leaves in the log what went wrong, and nothing personal', async () => {
    const clock = createFakeClock();
    const room = createRoomInMemory(clock);
    room.add('09:00', '09:30', { subject: 'Hemligt', organizer: 'Anna' });
    const { book, log } = panelOn(room, clock);
    await book(request('09:00', '09:30', { title: 'Privat' }));
    expect(log.entries).toEqual([
      {
        level: 'warn',
        event: 'calendar.writeFailed',
        fields: { kind: 'book', code: 'calendar.taken', cause: 'before' },
      },
    ]);
  });
});

describe('a server that asks for silence', () => {
  it('is waited for when that takes no more than five seconds', async () => {
    const clock = createFakeClock();
    const { book, keepQuiet } = panelOn(createRoomInMemory(clock), clock);
    keepQuiet(4_000);
    const notes = noted(clock, [book(request('09:00', '09:30'))]);
    await clock.advance(10_000);
    expect(notes).toEqual(['0 ok 4']);
  });

  it('makes a tap too late when it takes longer, without asking for anything', async () => {
    const clock = createFakeClock();
    const way = badWay();
    const { book, keepQuiet, holds } = panelOn(createRoomInMemory(clock), clock, way);
    keepQuiet(5_001);
    expect(outcome(await book(request('09:00', '09:30')))).toBe('calendar.tooLate');
    expect([way.arrived, holds()]).toEqual([[], { begun: 0, ended: 0 }]);
  });

  it('is asked for nothing in the middle of a write either', async () => {
    const clock = createFakeClock();
    const way = badWay({ create: [writeFault('unknown', { waitMs: 10_000 })] });
    const { book } = panelOn(createRoomInMemory(clock), clock, way);
    const notes = noted(clock, [book(request('09:00', '09:30'))]);
    await clock.advance(9_999);
    expect(way.arrived).toEqual(['readItems', 'create']);
    await clock.advance(1);
    expect(notes).toEqual(['0 ok 10']);
  });

  it('for longer than a write may take leaves its outcome unknown', async () => {
    const clock = createFakeClock();
    const way = badWay({ create: [writeFault('unknown', { waitMs: 60_000 })] });
    const { book } = panelOn(createRoomInMemory(clock), clock, way);
    expect(outcome(await book(request('09:00', '09:30')))).toBe('calendar.outcomeUnknown');
    await clock.advance(59_999);
    expect(way.arrived).toEqual(['readItems', 'create']);
  });
});

describe('a calendar that is stopped', () => {
  it('ends the writes under way, asks for nothing more and leaves no timer', async () => {
    const { clock, book, stop, arrived, told } = slow(2_000);
    const notes = noted(clock, [book(request('09:00', '09:30')), book(request('10:00', '10:30'))]);
    await clock.advance(1_000);
    stop();
    await clock.advance(2_000);
    expect(notes).toHaveLength(2);
    await clock.advance(60_000);
    expect([arrived, told.length, clock.pending()]).toEqual([['readItems'], 0, 0]);
  });

  it('looks for no leftovers any more', async () => {
    const clock = createFakeClock();
    const room = createRoomInMemory(clock);
    const { book, stop } = panelOn(room, clock, badWay({ readItems: [null, writeFault('fault')] }));
    await book(request('09:00', '09:30'));
    expect(clock.pending()).toBe(1);
    stop();
    expect(clock.pending()).toBe(0);
    await clock.advance(3_600_000);
    expect([room.items().length, clock.pending()]).toEqual([1, 0]);
  });

  it('takes no writes', async () => {
    const clock = createFakeClock();
    const { book, setEnd, release, releaseSeries, readRooms, seen, stop } = (() => {
      const room = createRoomInMemory(clock);
      room.add('08:00', '09:00');
      return panelOn(room, clock);
    })();
    const booking = seen('key-1');
    stop();
    const results = await Promise.all([
      book(request('09:00', '09:30')),
      setEnd(booking, at('08:30')),
      release(booking, ''),
      releaseSeries(booking, ''),
      readRooms({ startsAt: at('08:00'), endsAt: at('09:00') }),
    ]);
    expect(new Set(results.map(outcome))).toEqual(new Set(['calendar.stale']));
  });
});

describe('other rooms', () => {
  it('have a line of their own each', async () => {
    const { clock, book } = slow(500);
    const elsewhere = { mailbox: nearby };
    const notes = noted(clock, [
      book(request('09:00', '09:30', elsewhere)),
      book(request('09:00', '09:30', elsewhere)),
    ]);
    await clock.advance(20_000);
    expect(notes).toEqual(['0 ok 1.5', '1 calendar.taken 2']);
  });

  it('are each written to in their own mailbox, by the addresses of the list in any letter case', async () => {
    const clock = createFakeClock();
    const [room, other] = [createRoomInMemory(clock), createRoomInMemory(clock)];
    const { book, told } = panelOn(room, clock, { other });
    expect(outcome(await book(request('09:00', '09:30', { mailbox: nearby.toUpperCase() })))).toBe('ok');
    expect([room.items().length, other.items().length, told.length]).toEqual([0, 1, 0]);
    expect(outcome(await book(request('09:00', '09:30', { mailbox: here.toUpperCase() })))).toBe('ok');
    expect([room.items().length, other.items().length, told.length]).toEqual([1, 1, 1]);
  });

  it('get rid of what a failed booking left there, too', async () => {
    const clock = createFakeClock();
    const [room, other] = [createRoomInMemory(clock), createRoomInMemory(clock)];
    const way = badWay({ readItems: [null, writeFault('fault')] });
    const { book } = panelOn(room, clock, { gate: way.gate, other });
    const booked = await book(request('09:00', '09:30', { mailbox: nearby }));
    expect([outcome(booked), other.items().length]).toEqual(['calendar.outcomeUnknown', 1]);
    await clock.advance(5_000);
    expect(other.items()).toEqual([]);
  });
});
