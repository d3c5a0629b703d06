import { describe, expect, it } from 'vitest';
import { continuationOf, extensionsOf, planExtension } from '../../../electron/app/booking/extension.ts';
import type { Booking } from '../../../shared/model/booking.ts';
import { booking } from '../../fakes/bookings.ts';
import { at } from '../states.ts';

const theirs = booking('2026-11-24T10:00', '11:00');
const ours = booking('2026-11-24T10:00', '11:00', { organizedByRoom: true });
const dayEndsAt = at('2026-11-24T23:00');
const continues = (of: Booking, from: string, to: string, more: Partial<Booking> = {}) =>
  booking(`2026-11-24T${from}`, to, {
    organizedByRoom: true,
    panelMark: { panel: null, press: null, meetingNumber: null, continues: of.key },
    ...more,
  });
const offered = (of: Booking, others: readonly Booking[] = [], minutes = [30, 15]) =>
  extensionsOf(of, [of, ...others], { minutes, dayEndsAt }).map(({ minutes: length, endsAt }) => [
    length,
    new Date(endsAt).toISOString().slice(11, 16),
  ]);

describe('the extensions of a booking', () => {
  it('count from its end', () => {
    expect(offered(ours)).toEqual([
      [15, '11:15'],
      [30, '11:30'],
    ]);
    expect(offered(theirs)).toEqual(offered(ours));
  });

  it('end with the next booking, from five minutes on', () => {
    expect(offered(ours, [booking('2026-11-24T11:20', '12:00')])).toEqual([
      [15, '11:15'],
      [null, '11:20'],
    ]);
    expect(offered(ours, [booking('2026-11-24T11:05', '12:00')])).toEqual([[null, '11:05']]);
    expect(offered(ours, [booking('2026-11-24T11:04', '12:00')])).toEqual([]);
    expect(offered(ours, [booking('2026-11-24T11:15', '12:00')])).toEqual([[15, '11:15']]);
  });

  it('are none when another booking begins at once or runs on beside it', () => {
    expect(offered(ours, [booking('2026-11-24T11:00', '12:00')])).toEqual([]);
    expect(offered(ours, [booking('2026-11-24T10:30', '11:30')])).toEqual([]);
    expect(offered(ours, [booking('2026-11-24T11:00', '12:00', { isCancelled: true })])).toHaveLength(2);
  });

  it('end on whole minutes, and need no next booking of another day', () => {
    expect(offered({ ...ours, endsAt: at('2026-11-24T11:00:30') })).toEqual([
      [15, '11:16'],
      [30, '11:31'],
    ]);
    expect(extensionsOf(ours, [booking('2026-11-24T11:20:30', '12:00')], { minutes: [], dayEndsAt })).toEqual(
      [{ minutes: null, endsAt: at('2026-11-24T11:20') }],
    );
    const night = booking('2026-11-24T23:00', '2026-11-25T01:00');
    const late = booking('2026-11-24T22:00', '22:48', { organizedByRoom: true });
    expect(offered(late, [night], [10])).toEqual([[10, '22:58']]);
  });

  it('are none of a long booking, nor of one that does not take the room', () => {
    expect(offered({ ...ours, endsAt: at('2026-11-24T18:00') })).toEqual([]);
    expect(offered({ ...ours, isCancelled: true })).toEqual([]);
  });

  it('come each once and never without length', () => {
    expect(offered(ours, [], [15, 0, 15])).toEqual([[15, '11:15']]);
  });

  it('count from the booking that already lengthens it', () => {
    expect(offered(theirs, [continues(theirs, '11:00', '11:30')], [15])).toEqual([[15, '11:45']]);
  });
});

describe('the booking that lengthens another', () => {
  it('is ours, names it, and begins at its end', () => {
    const after = continues(theirs, '11:00', '11:30');
    expect(continuationOf(theirs, [theirs, after])).toBe(after);
    expect(continuationOf(theirs, [continues(ours, '11:00', '11:30')])).toBeNull();
    expect(continuationOf(theirs, [continues(theirs, '11:01', '11:30')])).toBeNull();
    expect(continuationOf(theirs, [continues(theirs, '10:59', '11:30')])).toBeNull();
    expect(continuationOf(theirs, [continues(theirs, '11:00', '11:30', { isCancelled: true })])).toBeNull();
    expect(
      continuationOf(theirs, [continues(theirs, '11:00', '11:30', { organizedByRoom: false })]),
    ).toBeNull();
    expect(
      continuationOf(theirs, [booking('2026-11-24T11:00', '11:30', { organizedByRoom: true })]),
    ).toBeNull();
  });
});

describe('extending', () => {
  const length = { minutes: 30, endsAt: at('2026-11-24T11:30') };

  it('moves the end of what the room answers for', () => {
    expect(planExtension(ours, [ours], length)).toEqual({
      kind: 'setEnd',
      booking: ours,
      endsAt: length.endsAt,
    });
  });

  it('leaves somebody else’s alone and books right after it', () => {
    expect(planExtension(theirs, [theirs], length)).toEqual({
      kind: 'bookAfter',
      startsAt: theirs.endsAt,
      endsAt: length.endsAt,
      continues: theirs.key,
    });
  });

  it('moves the end of the one that already lengthens it', () => {
    const after = continues(theirs, '11:00', '11:15');
    expect(planExtension(theirs, [theirs, after], length)).toEqual({
      kind: 'setEnd',
      booking: after,
      endsAt: length.endsAt,
    });
  });

  it('books from a whole minute', () => {
    const odd = { ...theirs, endsAt: at('2026-11-24T10:59:30') };
    expect(planExtension(odd, [odd], length)).toMatchObject({ startsAt: at('2026-11-24T11:00') });
  });
});
