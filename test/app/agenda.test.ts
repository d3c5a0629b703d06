import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAgenda } from '../../electron/app/agenda.ts';
import { dayOf, hourOfDay } from '../../electron/app/day.ts';
import { isBlocking, type Booking } from '../../shared/model/booking.ts';
import { hour, minute } from '../../shared/time.ts';
import { booking } from '../fakes/bookings.ts';

const zone = 'Europe/Stockholm';
const at = (time: string): number => Date.parse(`${time}Z`);
const read = (bookings: readonly Booking[], now: string) =>
  readAgenda(bookings, at(now), dayOf(at(now), zone));

describe('the running booking', () => {
  it('is the one that began first when several run', () => {
    const first = booking('2026-11-24T09:00', '11:00');
    const second = booking('2026-11-24T09:30', '10:30');
    expect(read([second, first], '2026-11-24T10:00').current).toBe(first);
  });

  it('is the one that ends first when several began together', () => {
    const longer = booking('2026-11-24T09:00', '11:00');
    const shorter = booking('2026-11-24T09:00', '10:30');
    expect(read([longer, shorter], '2026-11-24T10:00').current).toBe(shorter);
  });

  it('is a timed one rather than an all-day one', () => {
    const whole = booking('2026-11-23T23:00', '2026-11-24T23:00', {
      allDay: { startDate: '2026-11-24', endDate: '2026-11-25' },
    });
    const timed = booking('2026-11-24T09:00', '11:00');
    expect(read([whole, timed], '2026-11-24T10:00').current).toBe(timed);
    expect(read([whole, timed], '2026-11-24T12:00').current).toBe(whole);
  });

  it('has ended at its end and begun at its start', () => {
    const first = booking('2026-11-24T09:00', '10:00');
    const second = booking('2026-11-24T10:00', '11:00');
    expect(read([first, second], '2026-11-24T10:00').current).toBe(second);
  });

  it.each([
    ['cancelled', { isCancelled: true }],
    ['declined by the room', { response: 'declined' as const }],
    ['marked free', { showAs: 'free' as const }],
  ])('is never one that is %s', (_name, more) => {
    const agenda = read([booking('2026-11-24T09:00', '11:00', more)], '2026-11-24T10:00');
    expect(agenda.current).toBeNull();
    expect(agenda.timed).toEqual([]);
  });

  it('is never one of zero length', () => {
    expect(read([booking('2026-11-24T10:00', '10:00')], '2026-11-24T10:00').current).toBeNull();
  });
});

describe('the list of the day', () => {
  it('shows a booking over midnight on both days', () => {
    const night = booking('2026-11-24T21:00', '2026-11-25T01:00');
    expect(read([night], '2026-11-24T20:00').timed).toHaveLength(1);
    expect(read([night], '2026-11-25T08:00').timed).toHaveLength(1);
    expect(read([night], '2026-11-26T08:00').timed).toHaveLength(0);
  });

  it('leaves a booking that ends or begins at midnight on its own day', () => {
    const evening = booking('2026-11-24T21:00', '23:00');
    const night = booking('2026-11-24T23:00', '2026-11-25T01:00');
    expect(read([evening, night], '2026-11-24T20:00').timed.map((one) => one.booking)).toEqual([evening]);
    expect(read([evening, night], '2026-11-25T08:00').timed.map((one) => one.booking)).toEqual([night]);
  });

  it('marks a booking that shares time with one of tomorrow', () => {
    const evening = booking('2026-11-24T22:00', '2026-11-25T02:00');
    const early = booking('2026-11-25T01:00', '03:00');
    expect(read([evening, early], '2026-11-24T20:00').timed.map((one) => one.overlaps)).toEqual([true]);
  });

  it('marks both of two overlapping bookings and not the third', () => {
    const agenda = read(
      [
        booking('2026-11-24T09:00', '11:00'),
        booking('2026-11-24T10:00', '10:30'),
        booking('2026-11-24T11:00', '12:00'),
      ],
      '2026-11-24T08:00',
    );
    expect(agenda.timed.map((one) => one.overlaps)).toEqual([true, true, false]);
  });

  it('marks a short booking and a later one that a long one lasts through', () => {
    const agenda = read(
      [
        booking('2026-11-24T09:00', '12:00'),
        booking('2026-11-24T09:30', '10:00'),
        booking('2026-11-24T11:00', '11:30'),
      ],
      '2026-11-24T08:00',
    );
    expect(agenda.timed.map((one) => one.overlaps)).toEqual([true, true, true]);
  });

  it('keeps an all-day note marked free in the header line', () => {
    const note = booking('2026-11-23T23:00', '2026-11-24T23:00', {
      allDay: { startDate: '2026-11-24', endDate: '2026-11-25' },
      showAs: 'free',
    });
    const agenda = read([note], '2026-11-24T10:00');
    expect(agenda.allDay).toEqual([note]);
    expect(agenda.current).toBeNull();
  });

  it('tells a booking of eight hours in the header line and not among the others', () => {
    const long = booking('2026-11-24T08:00', '16:00');
    const short = booking('2026-11-24T08:00', '15:59');
    const agenda = read([long, short], '2026-11-24T07:00');
    expect(agenda.allDay).toEqual([long]);
    expect(agenda.timed.map((one) => one.booking)).toEqual([short]);
  });

  it.each([
    ['cancelled', { isCancelled: true }],
    ['declined by the room', { response: 'declined' as const }],
  ])('has no header line for an all-day booking that is %s', (_name, more) => {
    const gone = booking('2026-11-23T23:00', '2026-11-24T23:00', {
      allDay: { startDate: '2026-11-24', endDate: '2026-11-25' },
      ...more,
    });
    expect(read([gone], '2026-11-24T10:00').allDay).toEqual([]);
  });

  it('has a booking past at its end and running at its start', () => {
    const first = booking('2026-11-24T09:00', '10:00');
    const second = booking('2026-11-24T10:00', '11:00');
    const agenda = read([first, second], '2026-11-24T10:00');
    expect(agenda.timed.map((one) => one.phase)).toEqual(['past', 'now']);
    expect(agenda.next).toBeNull();
  });

  it('tells past, running, next and later apart', () => {
    const agenda = read(
      [
        booking('2026-11-24T07:00', '08:00'),
        booking('2026-11-24T09:00', '11:00'),
        booking('2026-11-24T12:00', '13:00'),
        booking('2026-11-24T14:00', '15:00'),
      ],
      '2026-11-24T10:00',
    );
    expect(agenda.timed.map((one) => one.phase)).toEqual(['past', 'now', 'next', 'later']);
  });
});

describe('free gaps', () => {
  it('begin now, last until the next booking, and the last one until the day is over', () => {
    const agenda = read([booking('2026-11-24T12:00', '13:00')], '2026-11-24T10:00:40');
    expect(agenda.gaps).toEqual([
      { startsAt: at('2026-11-24T10:00'), endsAt: at('2026-11-24T12:00') },
      { startsAt: at('2026-11-24T13:00'), endsAt: null },
    ]);
  });

  it('last until the day is over when the next booking is tomorrow', () => {
    const agenda = read([booking('2026-11-25T09:00', '10:00')], '2026-11-24T10:00');
    expect(agenda.gaps).toEqual([{ startsAt: at('2026-11-24T10:00'), endsAt: null }]);
  });

  it('of exactly a quarter of an hour count, the last one of the day, too', () => {
    const agenda = read(
      [booking('2026-11-24T10:15', '11:00'), booking('2026-11-24T11:00', '2026-11-24T22:45')],
      '2026-11-24T10:00',
    );
    expect(agenda.gaps).toEqual([
      { startsAt: at('2026-11-24T10:00'), endsAt: at('2026-11-24T10:15') },
      { startsAt: at('2026-11-24T22:45'), endsAt: null },
    ]);
  });

  it('last until the day is over when the next booking begins at midnight', () => {
    const agenda = read([booking('2026-11-24T23:00', '2026-11-25T01:00')], '2026-11-24T10:00');
    expect(agenda.gaps).toEqual([{ startsAt: at('2026-11-24T10:00'), endsAt: null }]);
  });

  it('leave out what is shorter than a quarter of an hour', () => {
    const agenda = read(
      [booking('2026-11-24T10:14', '11:00'), booking('2026-11-24T11:00', '2026-11-24T22:50')],
      '2026-11-24T10:00',
    );
    expect(agenda.gaps).toEqual([]);
  });

  it('never overlap a blocking booking, whatever the bookings are', () => {
    const start = at('2026-11-24T00:00');
    const anyBooking = fc
      .record({
        from: fc.integer({ min: -600, max: 2000 }),
        length: fc.integer({ min: 0, max: 900 }),
        isCancelled: fc.boolean(),
        showAs: fc.constantFrom('free' as const, 'busy' as const, 'tentative' as const),
      })
      .map(({ from, length, isCancelled, showAs }) => ({
        ...booking('2026-11-24T00:00', '00:00', { isCancelled, showAs }),
        startsAt: start + from * minute,
        endsAt: start + (from + length) * minute,
      }));
    fc.assert(
      fc.property(
        fc.array(anyBooking, { maxLength: 12 }),
        fc.integer({ min: 0, max: 1380 }),
        (bookings, offset) => {
          const now = start + offset * minute;
          const agenda = readAgenda(bookings, now, dayOf(now, zone));
          for (const gap of agenda.gaps) {
            const end = gap.endsAt ?? dayOf(now, zone).endsAt;
            expect(end - gap.startsAt).toBeGreaterThanOrEqual(15 * minute);
            for (const one of bookings.filter(isBlocking)) {
              expect(one.startsAt >= end || one.endsAt <= gap.startsAt).toBe(true);
            }
          }
          const free = bookings.filter(isBlocking).every((one) => one.startsAt > now || one.endsAt <= now);
          expect(agenda.current === null).toBe(free);
        },
      ),
    );
  });
});

describe('a day in the room’s zone', () => {
  it('has 23 hours when summer time begins and 25 when it ends', () => {
    const spring = dayOf(at('2027-03-28T12:00'), zone);
    const autumn = dayOf(at('2027-10-31T12:00'), zone);
    expect((spring.endsAt - spring.startsAt) / hour).toBe(23);
    expect((autumn.endsAt - autumn.startsAt) / hour).toBe(25);
  });

  it('has its seven o’clock where the clocks show seven', () => {
    expect(hourOfDay(at('2027-03-28T12:00'), zone, 7)).toBe(at('2027-03-28T05:00'));
    expect(hourOfDay(at('2026-11-24T12:00'), zone, 7)).toBe(at('2026-11-24T06:00'));
  });
});
