import { describe, expect, it } from 'vitest';
import type { MailboxItem } from '../../../electron/calendar/mailbox-item.ts';
import { createFakeClock } from '../../fakes/fake-clock.ts';
import { badWay, outcome, panelOn, settled } from './panel-writes.ts';
import { at, createRoomInMemory, type Mishap, type Operation, writeFault } from './room-in-memory.ts';

const own: Partial<MailboxItem> = { organizedByRoom: true, isMeeting: false };
type Mishaps = Partial<Record<Operation, readonly (Mishap | null)[]>>;

/** A booking from eight to nine. `during`: what else happens in the room as a request arrives. */
function running(
  more: Partial<MailboxItem>,
  mishaps: Mishaps = {},
  during?: (operation: Operation, nth: number) => void,
) {
  const clock = createFakeClock();
  const room = createRoomInMemory(clock);
  const { key, ref } = room.add('08:00', '09:00', more);
  const way = badWay(mishaps);
  const rig = panelOn(room, clock, {
    gate: (operation, signal) => {
      const mishap = way.gate(operation, signal);
      during?.(operation, way.arrived.filter((one) => one === operation).length);
      return mishap;
    },
  });
  const seen = rig.seen(key);
  const end = (): string => {
    const item = room.items().find((one) => one.key === key);
    return item === undefined ? 'gone' : new Date(item.endsAt).toISOString().slice(11, 16);
  };
  return { ...rig, clock, room, id: ref.id, seen, end, arrived: way.arrived };
}

describe('a moved end', () => {
  it('that is there already is not sent', async () => {
    const { setEnd, seen, arrived, room, id } = running(own);
    room.change(id, { endsAt: at('08:30') });
    expect(outcome(await setEnd(seen, at('08:30')))).toBe('ok');
    expect(arrived).toEqual(['readItems']);
  });

  it('before the start is refused', async () => {
    const { setEnd, seen, arrived } = running(own);
    expect(outcome(await setEnd(seen, at('08:00')))).toBe('calendar.writeRefused');
    expect(arrived).toEqual([]);
  });

  it('is decided again once when the item has changed in another way', async () => {
    const { setEnd, seen, end, arrived, room, id } = running(own, {}, (operation, nth) => {
      if (operation === 'setTimes' && nth === 1) room.change(id, { subject: 'Nytt namn' });
    });
    expect(outcome(await setEnd(seen, at('08:30')))).toBe('ok');
    expect([end(), arrived.filter((one) => one === 'setTimes').length]).toEqual(['08:30', 2]);
  });

  it('is given up when it changes again', async () => {
    const { setEnd, seen, end, room, id } = running(own, {}, (operation) => {
      if (operation === 'setTimes') room.change(id, { subject: 'Nytt namn' });
    });
    expect(outcome(await setEnd(seen, at('08:30')))).toBe('calendar.gone');
    expect(end()).toBe('09:00');
  });

  it.each([
    ['unanswered', 1],
    ['lost', 2],
  ] as const)('whose answer is %s is settled by reading', async (mishap, sendings) => {
    const { clock, setEnd, seen, end, arrived } = running(own, { setTimes: [mishap] });
    expect(await settled(clock, setEnd(seen, at('08:30')))).toBe('ok');
    expect([end(), arrived.filter((one) => one === 'setTimes').length]).toEqual(['08:30', sendings]);
  });

  it('is not known when nothing tells', async () => {
    const { clock, setEnd, seen } = running(own, { setTimes: ['lost', 'lost'] });
    expect(await settled(clock, setEnd(seen, at('08:30')))).toBe('calendar.outcomeUnknown');
  });

  it.each([
    [own, writeFault('refused'), 'calendar.writeRefused'],
    [own, writeFault('wrongRole'), 'calendar.writeRefused'],
    [own, writeFault('gone'), 'calendar.gone'],
    [own, writeFault('fault', { code: 'calendar.forbidden' }), 'calendar.forbidden'],
    [{}, writeFault('refused'), 'calendar.notOurs'],
    [{}, writeFault('wrongRole'), 'calendar.notOurs'],
  ])('of %o that meets %o says so', async (more, mishap, code) => {
    const { setEnd, seen, end } = running(more, { setTimes: [mishap] });
    expect(outcome(await setEnd(seen, at('08:30')))).toBe(code);
    expect(end()).toBe('09:00');
  });

  it('of somebody else’s booking is not believed when the server puts it back', async () => {
    const { clock, room, setEnd, seen } = running({});
    room.holdNoCopies();
    expect(await settled(clock, setEnd(seen, at('08:30')))).toBe('calendar.notOurs');
  });

  it('is overtaken by the organiser’s own', async () => {
    const { setEnd, seen, end, room, id } = running({}, {}, (operation, nth) => {
      if (operation === 'readItems' && nth === 2) room.change(id, { endsAt: at('10:00') });
    });
    expect(outcome(await setEnd(seen, at('08:30')))).toBe('calendar.gone');
    expect(end()).toBe('10:00');
  });
});

describe('a lengthened booking', () => {
  /** Somebody books the time after it when the so manieth request of a kind arrives. */
  const taken = (kind: Operation, number: number, mishaps: Mishaps = {}) => {
    const rig = running(own, mishaps, (operation, nth) => {
      if (operation === kind && nth === number) rig.room.add('09:00', '09:30');
    });
    return rig;
  };

  it('gets its old end back where somebody was faster', async () => {
    const { clock, setEnd, seen, end, room, told } = taken('setTimes', 1);
    expect(outcome(await setEnd(seen, at('09:15')))).toBe('calendar.taken');
    expect([end(), room.doubleBookings()]).toEqual(['09:00', 0]);
    expect(told.at(-1)?.items).toEqual(room.items());
    expect(clock.pending()).toBe(0);
  });

  it('gets it back later when the server does not listen at once', async () => {
    const { clock, setEnd, seen, end } = taken('setTimes', 1, { setTimes: [null, 'lost', 'lost'] });
    expect(outcome(await setEnd(seen, at('09:15')))).toBe('calendar.taken');
    expect(end()).toBe('09:15');
    await clock.advance(10_000);
    expect(end()).toBe('09:00');
  });

  it('is not even tried where somebody has the time already', async () => {
    const { setEnd, seen, room, arrived } = running(own);
    room.add('09:10', '09:30');
    expect(outcome(await setEnd(seen, at('09:15')))).toBe('calendar.taken');
    expect(arrived).toEqual(['readItems']);
  });

  it('that could not get its old end back keeps the new one when it is wished for again and free', async () => {
    const { clock, setEnd, seen, end, room } = taken('setTimes', 1, { setTimes: [null, 'lost', 'lost'] });
    expect(outcome(await setEnd(seen, at('09:15')))).toBe('calendar.taken');
    for (const { ref, key } of room.items()) if (key !== seen.key) room.drop(ref.id);
    expect(outcome(await setEnd(seen, at('09:15')))).toBe('ok');
    await clock.advance(3_600_000);
    expect(end()).toBe('09:15');
  });

  it('that turns up late, in time that somebody has taken since, gets it back', async () => {
    const { clock, room, setEnd, seen, end } = running(own, { setTimes: ['late', 'lost'] });
    expect(await settled(clock, setEnd(seen, at('09:15')))).toBe('calendar.outcomeUnknown');
    room.add('09:00', '09:30');
    room.carryOutLate();
    expect(end()).toBe('09:15');
    await clock.advance(60_000);
    expect(end()).toBe('09:00');
  });

  it('that turns up late in free time stays, whoever comes after it', async () => {
    const { clock, room, setEnd, seen, end } = running(own, { setTimes: ['late', 'lost'] });
    expect(await settled(clock, setEnd(seen, at('09:15')))).toBe('calendar.outcomeUnknown');
    room.carryOutLate();
    await clock.advance(60_000);
    room.add('09:00', '09:30');
    await clock.advance(3_600_000);
    expect(end()).toBe('09:15');
  });

  it('keeps a later wish for the same end', async () => {
    const { clock, setEnd, seen, end } = running(own, { setTimes: ['lost', 'lost'] });
    expect(await settled(clock, setEnd(seen, at('09:15')))).toBe('calendar.outcomeUnknown');
    expect(await settled(clock, setEnd(seen, at('09:15')))).toBe('ok');
    await clock.advance(3_600_000);
    expect(end()).toBe('09:15');
  });
});
