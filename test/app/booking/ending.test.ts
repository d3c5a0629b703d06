import { describe, expect, it } from 'vitest';
import { planEnd } from '../../../electron/app/booking/ending.ts';
import type { Booking } from '../../../shared/model/booking.ts';
import { booking } from '../../fakes/bookings.ts';
import { at } from '../states.ts';

const theirs = booking('2026-11-24T10:00', '11:00');
const ours = booking('2026-11-24T10:00', '11:00', { organizedByRoom: true });
const ending = (one: Booking, time: string, others: readonly Booking[] = []) =>
  planEnd(one, [one, ...others], at(`2026-11-24T${time}`));
const endsAt = (time: string) => ({ kind: 'setEnd', endsAt: at(`2026-11-24T${time}`), continuation: null });

describe('ending a booking', () => {
  it.each([
    ['the room’s own', ours],
    ['the room’s own with people invited', { ...ours, isMeeting: true }],
    ['somebody else’s', theirs],
  ])('lets %s end with the minute that runs', (_name, one) => {
    expect(ending(one, '10:30:01')).toEqual(endsAt('10:31'));
    expect(ending(one, '10:30')).toEqual(endsAt('10:30'));
  });

  it('takes the room’s own away when less than a minute of it would be left', () => {
    expect(ending(ours, '10:00')).toEqual({ kind: 'release' });
    expect(ending(ours, '10:00:01')).toEqual(endsAt('10:01'));
  });

  it('leaves a minute of somebody else’s: it is not declined', () => {
    expect(ending(theirs, '10:00')).toEqual(endsAt('10:01'));
    expect(ending({ ...theirs, startsAt: at('2026-11-24T10:00:30') }, '10:00:40')).toEqual(endsAt('10:02'));
  });

  it('has nothing to do for what does not run or ends within the minute', () => {
    const nothing = { kind: 'nothingToEnd' };
    expect(ending(ours, '09:59:59')).toEqual(nothing);
    expect(ending(ours, '11:00')).toEqual(nothing);
    expect(ending({ ...ours, isCancelled: true }, '10:30')).toEqual(nothing);
    expect(ending(ours, '10:59:01')).toEqual(nothing);
    expect(ending(ours, '10:58:01')).toEqual(endsAt('10:59'));
  });

  it('leaves long bookings to their organiser', () => {
    const long = { endsAt: at('2026-11-24T18:00') };
    expect(ending({ ...theirs, ...long }, '10:30')).toEqual({ kind: 'notOurs' });
    expect(ending({ ...ours, ...long }, '10:30')).toEqual(endsAt('10:30'));
  });

  it('leaves all-day bookings alone, the room’s own, too', () => {
    const allDay = { startDate: '2026-11-24', endDate: '2026-11-25' };
    expect(ending({ ...ours, allDay }, '10:30')).toEqual({ kind: 'notOurs' });
  });

  it('takes the booking that lengthens it along, even in the last minute', () => {
    const after = booking('2026-11-24T11:00', '11:30', {
      organizedByRoom: true,
      panelMark: { panel: null, press: null, meetingNumber: null, continues: theirs.key },
    });
    expect(ending(theirs, '10:30', [after])).toEqual({ ...endsAt('10:30'), continuation: after });
    expect(ending(theirs, '10:59:30', [after])).toEqual({ ...endsAt('11:00'), continuation: after });
    expect(ending(theirs, '11:00', [after])).toEqual({ kind: 'nothingToEnd' });
    const odd = { ...theirs, endsAt: at('2026-11-24T10:59:45') };
    expect(ending(odd, '10:59:30', [after])).toMatchObject({ endsAt: odd.endsAt, continuation: after });
  });
});
