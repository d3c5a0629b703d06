/** Home as it stands when something can be booked, extended, ended, checked in to, undone or taken back. */
import type { BookingLength, BookingView, HomeSlice, Snapshot } from '../../shared/snapshot.ts';
import { minute, second, type Instant } from '../../shared/time.ts';
import { agenda, at, booking } from './day-slices.ts';
import { busy, free, freeAllDay, noBooking, soon, type Slices } from './snapshots.ts';

/** Lengths from a moment, and until the next booking where there is one. */
export function lengths(
  from: Instant,
  minutes: readonly number[],
  until: Instant | null,
): readonly BookingLength[] {
  return [
    ...minutes.map((length) => ({ minutes: length, endsAt: from + length * minute })),
    ...(until === null ? [] : [{ minutes: null, endsAt: until }]),
  ];
}

const fromNow = lengths(at('13:48'), [15, 30], at('14:30'));

export function bookable(slices: Slices = {}): Snapshot {
  return free({ home: { ...free().home, lengths: fromNow }, ...slices });
}

export function bookableAllDay(slices: Slices = {}): Snapshot {
  const home = { ...freeAllDay().home, lengths: lengths(at('13:48'), [15, 30, 45, 60], null) };
  return freeAllDay({ home, ...slices });
}

export const ours = booking('13:30', '14:30', {
  title: null,
  label: 'byPanel',
  organizer: null,
  service: null,
  obstacle: 'noLink',
});

/** A booking made at the panel, with an hour free behind it. */
export function ownBooking(slices: Slices = {}, home: Partial<HomeSlice> = {}): Snapshot {
  const now = at('14:20');
  return free({
    clock: { now },
    home: {
      ...noBooking,
      state: 'busy',
      until: ours.endsAt,
      booking: ours,
      primary: { kind: 'start' },
      obstacle: null,
      extensions: lengths(ours.endsAt, [15, 30], at('15:30')),
      canEnd: true,
      ...home,
    },
    agenda: agenda(now, [ours, booking('15:30', '16:30', { title: 'Handledning' })]),
    ...slices,
  });
}

/** Somebody else's, which can be joined, lengthened by a quarter and ended. */
export function othersBooking(slices: Slices = {}): Snapshot {
  const base = busy();
  return busy({
    home: { ...base.home, extensions: lengths(at('15:30'), [15], null), canEnd: true },
    ...slices,
  });
}

/** So many minutes before the room is given back. */
export function waiting(minutesLeft: number, slices: Slices = {}): Snapshot {
  const releaseAt = at('14:40');
  const now = releaseAt - minutesLeft * minute;
  const base = soon();
  return free({
    clock: { now },
    home: {
      ...base.home,
      state: 'waiting',
      until: releaseAt,
      primary: { kind: 'join', bookingKey: base.home.booking?.key ?? '', early: false },
      checkIn: { state: 'open', releaseAt },
    },
    agenda: agenda(now),
    ...slices,
  });
}

/** Check-in is open before the start. */
export function soonWithCheckIn(slices: Slices = {}): Snapshot {
  const base = soon();
  return soon({ home: { ...base.home, checkIn: { state: 'open', releaseAt: at('14:40') } }, ...slices });
}

/** `leftMs`: of the time in which it can be called back, by the page's own clock. */
export function held(isByRule: boolean, now: Instant, leftMs = 6 * second): Snapshot {
  const base = isByRule ? waiting(0) : ownBooking();
  const kept: BookingView = base.home.booking ?? ours;
  const kind = isByRule ? 'booking.release' : 'booking.end';
  return {
    ...base,
    held: [{ kind, booking: kept, isByRule, since: now - 2 * second, until: now + leftMs }],
  };
}

export function released(slices: Slices = {}): Snapshot {
  const now = at('14:42');
  const gone = soon().home.booking ?? ours;
  return free({
    clock: { now },
    home: {
      ...free().home,
      until: at('16:00'),
      lengths: lengths(now, [15, 30, 45, 60], at('16:00')),
      released: { booking: gone, releasedAt: at('14:40'), takeBackUntil: at('14:50') },
    },
    agenda: agenda(now, [booking('16:00', '17:00', { label: 'private', title: null, organizer: null })]),
    ...slices,
  });
}

/** The calendar cannot be reached: nothing can be booked, and why. */
export function unwritable(slices: Slices = {}): Snapshot {
  return free({
    home: { ...free().home, writeObstacle: 'calendar.stale' },
    agenda: agenda(at('13:48'), undefined, { asOf: at('13:43'), age: 'aged' }),
    banners: [{ kind: 'calendarTrouble', since: at('13:44'), code: 'calendar.unreachable' }],
    ...slices,
  });
}
