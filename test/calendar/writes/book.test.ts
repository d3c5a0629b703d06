import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../fakes/fake-clock.ts';
import { badWay, outcome, panelOn, request, settled } from './panel-writes.ts';
import { at, createRoomInMemory, type Mishap, type Operation, writeFault } from './room-in-memory.ts';

/** A panel whose requests meet with mishaps in turn, on an empty room. */
function panel(mishaps: Partial<Record<Operation, readonly (Mishap | null)[]>> = {}, tickMs = 1) {
  const clock = createFakeClock();
  const room = createRoomInMemory(clock, tickMs);
  const way = badWay(mishaps);
  return { clock, room, arrived: way.arrived, ...panelOn(room, clock, way) };
}

describe('a creation whose outcome is not known', () => {
  it('is found by its press and not sent again', async () => {
    const { clock, room, book, arrived } = panel({ create: ['unanswered'] });
    expect(await settled(clock, book(request('09:00', '09:30')))).toBe('ok');
    expect(room.items()).toHaveLength(1);
    expect(arrived.filter((one) => one === 'create')).toHaveLength(1);
  });

  it('is sent once more, with the same press, when it is not to be seen', async () => {
    const { clock, room, book, arrived } = panel({ create: ['lost'] });
    expect(await settled(clock, book(request('09:00', '09:30')))).toBe('ok');
    expect(room.items()).toHaveLength(1);
    expect(arrived.slice(0, 5)).toEqual(['readItems', 'create', 'readItems', 'create', 'readItems']);
  });

  it('is never sent a third time, and counts as not made', async () => {
    const { clock, room, book, arrived } = panel({ create: ['lost', 'lost'] });
    expect(await settled(clock, book(request('09:00', '09:30')))).toBe('calendar.outcomeUnknown');
    expect(room.items()).toEqual([]);
    expect(arrived.filter((one) => one === 'create')).toHaveLength(2);
  });

  it('is not believed in when the reading after it fails', async () => {
    const { clock, room, book } = panel({ readItems: [null, writeFault('fault')] });
    const booked = book(request('09:00', '09:30'));
    await clock.advance(1_000);
    expect(outcome(await booked)).toBe('calendar.outcomeUnknown');
    // It was first: it stays, and the agenda tells.
    await clock.advance(3_600_000);
    expect(room.items()).toHaveLength(1);
  });

  it('is taken away after such a reading as soon as it is seen that somebody was first', async () => {
    const { clock, room, book } = panel({ readItems: [null, writeFault('fault')] });
    const booked = book(request('09:00', '09:30'));
    // The item in memory is made at the creation: older is what somebody else has made an hour ago.
    expect(outcome(await booked)).toBe('calendar.outcomeUnknown');
    room.add('09:10', '09:20', {}, at('07:00'));
    await clock.advance(5_000);
    expect(room.items().map(({ panelMark }) => panelMark)).toEqual([null]);
  });

  it('that turns up late in somebody else’s time is taken away, also when it comes minutes later', async () => {
    const { clock, room, book, log } = panel({ create: ['late', 'lost'] });
    expect(await settled(clock, book(request('09:00', '09:30')))).toBe('calendar.outcomeUnknown');
    await clock.advance(60_000);
    room.add('09:00', '09:30');
    room.carryOutLate();
    expect(room.items()).toHaveLength(2);
    await clock.advance(120_000);
    expect(room.items().map(({ panelMark }) => panelMark)).toEqual([null]);
    expect(log.entries).toContainEqual({
      level: 'warn',
      event: 'calendar.leftoverPutRight',
      fields: { kind: 'made' },
    });
  });

  it('that turns up late beside its repetition leaves one booking, the one that was promised', async () => {
    const { clock, room, book } = panel({ create: ['late'] });
    const asked = request('09:00', '09:30');
    const booked = await book(asked);
    room.carryOutLate();
    expect(room.items()).toHaveLength(2);
    await clock.advance(60_000);
    expect(booked.ok && room.items().map(({ ref }) => ref.id)).toEqual(booked.ok && [booked.value.ref.id]);
  });

  it('makes way for the next tap for the same time', async () => {
    const { clock, room, book } = panel({ create: ['late', 'lost'] });
    expect(await settled(clock, book(request('09:00', '09:30')))).toBe('calendar.outcomeUnknown');
    const again = request('09:00', '09:30');
    expect(await settled(clock, book(again))).toBe('ok');
    room.carryOutLate();
    await clock.advance(120_000);
    expect(room.items().map(({ panelMark }) => panelMark?.press)).toEqual([again.press]);
  });

  it('is looked for no oftener than any reading while the server is away', async () => {
    const { clock, room, book, arrived } = panel({
      create: ['unanswered'],
      readItems: [null, ...Array.from({ length: 12 }, () => writeFault('fault'))],
    });
    const booked = book(request('09:00', '09:30'));
    expect(await settled(clock, booked)).toBe('calendar.outcomeUnknown');
    const before = arrived.length;
    await clock.advance(20 * 60_000);
    expect(arrived.length - before).toBeLessThanOrEqual(7);
    await clock.advance(60 * 60_000);
    expect([room.items().length, clock.pending()]).toEqual([1, 0]);
  });

  it('is no longer looked for once the room has been read often enough without it', async () => {
    const { clock, book, arrived } = panel({ create: ['lost', 'lost'] });
    expect(await settled(clock, book(request('09:00', '09:30')))).toBe('calendar.outcomeUnknown');
    await clock.advance(3_600_000);
    // Two for the first sending, one for the second, six looks.
    expect(arrived.filter((one) => one === 'readItems')).toHaveLength(3 + 6);
    expect(clock.pending()).toBe(0);
  });
});

describe('a creation that was certainly not carried out', () => {
  it.each([
    [writeFault('refused', { code: 'calendar.forbidden' }), 'calendar.writeRefused'],
    [writeFault('gone'), 'calendar.writeRefused'],
    [writeFault('fault', { code: 'calendar.mailboxElsewhere' }), 'calendar.mailboxElsewhere'],
    [writeFault('fault', { code: 'calendar.throttled', waitMs: 60_000 }), 'calendar.throttled'],
  ])('is not repeated (%o)', async (mishap, code) => {
    const { clock, book, arrived } = panel({ create: [mishap] });
    expect(outcome(await book(request('09:00', '09:30')))).toBe(code);
    expect(arrived).toEqual(['readItems', 'create']);
    expect(clock.pending()).toBe(0);
  });

  it('is made after a wait that a tap can bear', async () => {
    const { clock, room, book } = panel({ create: [writeFault('fault', { waitMs: 2_000 })] });
    const booked = book(request('09:00', '09:30'));
    await clock.advance(1_999);
    expect(room.items()).toEqual([]);
    await clock.advance(1);
    expect(outcome(await booked)).toBe('ok');
  });
});

describe('somebody else’s booking that appears in the same time', () => {
  /** It comes between the creation and the reading after it. */
  const appearing = (
    createdBefore: boolean,
    more: Partial<Record<Operation, readonly (Mishap | null)[]>> = {},
  ) => {
    const clock = createFakeClock();
    const room = createRoomInMemory(clock);
    const way = badWay(more);
    const rig = panelOn(room, clock, {
      gate: async (operation, signal) => {
        if (operation === 'create' && createdBefore) room.add('09:10', '09:20', { showAs: 'tentative' });
        const mishap = await way.gate(operation, signal);
        const isSecondReading = way.arrived.filter((one) => one === 'readItems').length === 2;
        if (operation === 'readItems' && isSecondReading && !createdBefore) room.add('09:10', '09:20');
        return mishap;
      },
    });
    return { clock, room, arrived: way.arrived, ...rig };
  };

  it('wins when it is older, though only tentative, and ours is taken away', async () => {
    const { room, book, told } = appearing(true);
    expect(outcome(await book(request('09:00', '09:30')))).toBe('calendar.taken');
    expect(room.items().map(({ subject }) => subject)).toEqual(['Styrgrupp']);
    expect(told.at(-1)?.items).toEqual(room.items());
  });

  it('does not move ours when it is younger', async () => {
    const { room, book } = appearing(false);
    expect(outcome(await book(request('09:00', '09:30')))).toBe('ok');
    expect(room.items()).toHaveLength(2);
  });

  it('is held to be older when the server does not tell', async () => {
    const { book } = appearing(false, { readCreatedAt: [null, writeFault('fault')] });
    expect(outcome(await book(request('09:00', '09:30')))).toBe('calendar.taken');
  });

  it('wins when the server does not tell when ours was made', async () => {
    const { book } = appearing(false, { readCreatedAt: [writeFault('fault')] });
    expect(outcome(await book(request('09:00', '09:30')))).toBe('calendar.taken');
  });

  it('is forgotten when it has gone and the same press comes again, which finds what it made', async () => {
    const { room, book, arrived } = appearing(true, { remove: ['lost', 'lost'] });
    const asked = request('09:00', '09:30');
    expect(outcome(await book(asked))).toBe('calendar.taken');
    for (const { ref, panelMark } of room.items()) if (panelMark === null) room.drop(ref.id);
    expect(outcome(await book(asked))).toBe('ok');
    expect(arrived.filter((one) => one === 'create')).toHaveLength(1);
    expect(arrived.filter((one) => one === 'remove')).toHaveLength(2);
  });

  it('is asked about until ours is gone, however its removal goes', async () => {
    const { clock, room, book } = appearing(true, { remove: ['lost', 'lost', 'lost'] });
    expect(outcome(await book(request('09:00', '09:30')))).toBe('calendar.taken');
    expect(room.items()).toHaveLength(2);
    await clock.advance(60_000);
    expect(room.items().map(({ subject }) => subject)).toEqual(['Styrgrupp']);
  });
});

describe('what does not block', () => {
  it.each([{ isCancelled: true }, { response: 'declined' }, { showAs: 'free' }] as const)(
    '%o is booked over',
    async (more) => {
      const { room, book } = panel();
      room.add('09:00', '10:00', more);
      expect(outcome(await book(request('09:00', '09:30')))).toBe('ok');
    },
  );
});

describe('a view that lags behind', () => {
  it('is looked at again before the booking is given up', async () => {
    const clock = createFakeClock();
    const room = createRoomInMemory(clock);
    let readings = 0;
    const mailbox = room.mailbox();
    const lagging = {
      ...room,
      mailbox: () => ({
        ...mailbox,
        readItems: (...asked: Parameters<typeof mailbox.readItems>) => {
          readings += 1;
          // The second reading, the first after the creation, does not show it yet.
          const range = readings === 2 ? { from: at('00:00'), to: at('00:00') } : asked[0];
          return mailbox.readItems(range, asked[1]);
        },
      }),
    };
    const booked = panelOn(lagging, clock).book(request('09:00', '09:30'));
    expect(await settled(clock, booked)).toBe('ok');
    expect(readings).toBe(3);
  });
});

describe('a request that makes no sense', () => {
  it('is refused without asking anybody', async () => {
    const { book, arrived } = panel();
    expect(outcome(await book(request('09:30', '09:30')))).toBe('calendar.writeRefused');
    expect(arrived).toEqual([]);
  });
});
