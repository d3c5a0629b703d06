import { describe, expect, it } from 'vitest';
import { readAgenda } from '../../../electron/app/agenda.ts';
import { standingOf } from '../../../electron/app/booking/standing.ts';
import { dayOf } from '../../../electron/app/day.ts';
import type { Booking } from '../../../shared/model/booking.ts';
import { minute } from '../../../shared/time.ts';
import { booking } from '../../fakes/bookings.ts';
import { at } from '../states.ts';

const meeting = booking('2026-11-24T10:00', '11:00');
const stands = (
  bookings: readonly Booking[],
  time: string,
  waitsUntil: number | null = null,
  isKnown = true,
) => {
  const now = at(`2026-11-24T${time}`);
  const day = dayOf(now, 'Europe/Stockholm');
  return standingOf({ agenda: readAgenda(bookings, now, day), now, day, isKnown, waitsUntil });
};

describe('how the room stands', () => {
  it('is waiting while somebody may check in, until nobody may', () => {
    const until = at('2026-11-24T10:10');
    expect(stands([meeting], '10:05', until)).toEqual({ word: 'waiting', until, booking: meeting });
  });

  it('is not waiting before the booking runs', () => {
    expect(stands([meeting], '09:55', at('2026-11-24T10:10')).word).toBe('soon');
  });

  it('is unknown with a calendar that is too old, and keeps what is booked in sight', () => {
    expect(stands([meeting], '10:05', null, false)).toEqual({
      word: 'unknown',
      until: null,
      booking: meeting,
    });
    expect(stands([meeting], '09:55', null, false)).toEqual({
      word: 'unknown',
      until: null,
      booking: meeting,
    });
    expect(stands([], '10:05', null, false)).toEqual({ word: 'unknown', until: null, booking: null });
  });

  it('names no end of what lasts the day out, but that of a night booking', () => {
    const days = booking('2026-11-23T08:00', '2026-11-26T12:00');
    expect(stands([days], '10:00').until).toBeNull();
    const untilMidnight = booking('2026-11-24T08:00', '23:00');
    expect(stands([untilMidnight], '10:00').until).toBeNull();
    const long = booking('2026-11-24T08:00', '22:59');
    expect(stands([long], '10:00').until).toBe(long.endsAt);
    const night = booking('2026-11-24T21:00', '2026-11-25T01:00');
    expect(stands([night], '22:00').until).toBe(night.endsAt);
  });

  it('is free until the next booking of the day, or for the rest of it', () => {
    expect(stands([meeting], '09:00')).toEqual({ word: 'free', until: meeting.startsAt, booking: null });
    expect(stands([booking('2026-11-24T23:00', '2026-11-25T01:00')], '09:00').until).toBeNull();
    expect(stands([], '09:00')).toEqual({ word: 'free', until: null, booking: null });
  });

  it('is soon from ten minutes before', () => {
    expect(stands([meeting], '09:50').word).toBe('soon');
    expect(stands([{ ...meeting, startsAt: meeting.startsAt + minute }], '09:50').word).toBe('free');
  });
});
