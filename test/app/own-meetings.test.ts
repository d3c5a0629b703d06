import { describe, expect, it } from 'vitest';
import { createOwnMeetings, type OwnMeetings } from '../../electron/app/own-meetings.ts';
import type { CalendarEvent } from '../../electron/ports/calendar.ts';
import { panelError } from '../../shared/errors.ts';
import type { Booking } from '../../shared/model/booking.ts';
import type { RoomCall } from '../../shared/model/room.ts';
import { hour, minute, second } from '../../shared/time.ts';
import { booking } from '../fakes/bookings.ts';
import { createFakeClock, settle, type FakeClock } from '../fakes/fake-clock.ts';
import { createFakeScheduler, type FakeScheduler } from '../fakes/fake-scheduler.ts';
import { createMemoryLog } from '../fakes/memory-log.ts';
import { at } from './states.ts';

const number = '81234567890';
const mark = { panel: 'Älgen', press: 'p', meetingNumber: number, continues: null };
const carrying = (more: Partial<Booking> = {}): Booking =>
  booking('2026-11-24T08:00', '09:00', { organizedByRoom: true, panelMark: mark, ...more });
const interval = { startsAt: at('2026-11-24T08:00'), endsAt: at('2026-11-24T09:00') };

interface Watched {
  readonly own: OwnMeetings;
  readonly clock: FakeClock;
  readonly scheduler: FakeScheduler;
  /** A reading that is given a minute later. */
  readonly read: (
    bookings: readonly Booking[],
    more?: { asOf?: number; from?: number; to?: number },
  ) => Promise<void>;
}

function watched(call: () => RoomCall = () => ({ kind: 'idle' })): Watched {
  const clock = createFakeClock('2026-11-24T08:00:00Z');
  const scheduler = createFakeScheduler();
  const own = createOwnMeetings({ scheduler, clock, log: createMemoryLog(), call });
  const read: Watched['read'] = async (bookings, more = {}) => {
    await clock.advance(minute);
    const asOf = clock.now();
    const event: CalendarEvent = {
      ...{ kind: 'agenda', bookings, asOf, from: asOf - 12 * hour, to: asOf + 36 * hour },
      ...more,
    };
    own.watch(event);
    await settle();
  };
  return { own, clock, scheduler, read };
}

describe('a meeting made for a booking', () => {
  it('goes when two readings in a row, half a minute apart, do not carry it', async () => {
    const { own, scheduler, read } = watched();
    own.carry(number, interval);
    await read([]);
    await read([carrying()]);
    await read([]);
    expect(scheduler.removed).toEqual([]);
    await read([]);
    expect(scheduler.removed).toEqual([number]);
    await read([]);
    expect(scheduler.removed).toHaveLength(1);
  });

  it('is not given up by readings that follow each other closely: a view may lag behind', async () => {
    const { own, scheduler, read } = watched();
    own.carry(number, interval);
    await read([]);
    const first = at('2026-11-24T08:01');
    await read([], { asOf: first + 29 * second });
    expect(scheduler.removed).toEqual([]);
    await read([], { asOf: first + 30 * second });
    expect(scheduler.removed).toEqual([number]);
  });

  it('is not carried by a booking that is cancelled', async () => {
    const { own, scheduler, read } = watched();
    own.carry(number, interval);
    await read([carrying({ isCancelled: true })]);
    await read([carrying({ isCancelled: true })]);
    expect(scheduler.removed).toEqual([number]);
  });

  it('is not judged by readings from before it, by the same one twice, or by one of other days', async () => {
    const { own, clock, scheduler, read } = watched();
    own.carry(number, interval);
    const since = clock.now();
    await read([], { asOf: since - minute });
    await read([], { asOf: since });
    await read([], { asOf: since + 1 });
    await read([], { asOf: since + 1 });
    await read([], { from: interval.startsAt + 1 });
    await read([], { to: interval.endsAt - 1 });
    expect(scheduler.removed).toEqual([]);
    await read([]);
    expect(scheduler.removed).toEqual([number]);
  });

  it('moves with its booking', async () => {
    const { own, clock, scheduler, read } = watched();
    own.carry(number, interval);
    const longer = carrying({ endsAt: at('2026-11-24T10:00') });
    await read([longer]);
    await clock.advance(70 * minute);
    await read([]);
    await read([]);
    expect(scheduler.removed).toEqual([number]);
  });

  it('goes, too, when its booking is taken out in its last moments', async () => {
    const { own, clock, scheduler, read } = watched();
    own.carry(number, interval);
    await read([carrying()]);
    await clock.advance(interval.endsAt - clock.now() - 70 * second);
    await read([]);
    await clock.advance(40 * second);
    own.watch({ kind: 'agenda', bookings: [], asOf: clock.now(), from: 0, to: Infinity });
    await settle();
    expect(scheduler.removed).toEqual([number]);
  });

  it('whose booking has stood until its end is let be, whatever becomes of the booking then', async () => {
    const { own, clock, scheduler, read } = watched();
    own.carry(number, interval);
    await read([carrying()]);
    await clock.advance(interval.endsAt - clock.now());
    await read([carrying()]);
    await read([]);
    await read([]);
    expect(scheduler.removed).toEqual([]);
  });

  it('that cannot be taken away is let be with its day', async () => {
    const { own, scheduler, read } = watched();
    scheduler.failRemoving(panelError('zoom.unreachable', 'later', null));
    own.carry(number, interval);
    await read([carrying()]);
    await read([]);
    await read([]);
    const tries = scheduler.removed.length;
    await read([], { from: interval.endsAt });
    await read([]);
    expect(scheduler.removed).toHaveLength(tries);
  });

  it('whose time is over is forgotten', async () => {
    const { own, clock, scheduler, read } = watched();
    own.carry(number, interval);
    await clock.advance(60 * minute);
    await read([]);
    await read([]);
    await read([]);
    expect(scheduler.removed).toEqual([]);
  });

  it('that is dropped goes at once, and with the next readings where it could not', async () => {
    const { own, scheduler, read } = watched();
    scheduler.failRemoving(panelError('zoom.unreachable', 'later', null));
    own.drop(number, interval);
    await settle();
    expect(scheduler.removed).toHaveLength(1);
    await read([]);
    await read([]);
    expect(scheduler.removed).toHaveLength(3);
  });

  it('waits while the room is in it, and while a removal is on its way', async () => {
    let call: RoomCall = { kind: 'inMeeting', since: 0, meetingNumber: number };
    const { own, scheduler, read } = watched(() => call);
    own.drop(number, interval);
    await read([]);
    expect(scheduler.removed).toEqual([]);
    call = { kind: 'inMeeting', since: 0, meetingNumber: '91234567890' };
    await read([]);
    expect(scheduler.removed).toEqual([number]);
    await read([]);
    expect(scheduler.removed).toEqual([number]);
  });
});
