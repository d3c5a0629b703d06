import { describe, expect, it } from 'vitest';
import {
  checkInState,
  checkInWindow,
  needsCheckIn,
  roomIsInUse,
  usedByRoom,
  usedByRoomList,
  usedByTap,
  type CheckInFacts,
} from '../../../electron/app/booking/check-in.ts';
import { emptyLedger, noteAgenda, noteUse } from '../../../electron/app/booking/ledger.ts';
import type { Booking } from '../../../shared/model/booking.ts';
import type { RoomBooking, RoomCall, RoomState } from '../../../shared/model/room.ts';
import { minute, second } from '../../../shared/time.ts';
import { booking } from '../../fakes/bookings.ts';
import { at, readyRoom } from '../states.ts';

const times = { openMinutes: 10, closeMinutes: 10 };
const ten = at('2026-11-24T10:00');
const meeting = booking('2026-11-24T10:00', '11:00');
const keys = (bookings: readonly Booking[]) => bookings.map(({ key }) => key);

/** Bookings that were all seen in the calendar the day before. */
function facts(bookings: readonly Booking[], more: Partial<CheckInFacts> = {}): CheckInFacts {
  return { bookings, times, ledger: noteAgenda(emptyLedger, bookings, ten - 24 * 60 * minute), ...more };
}
const needs = (one: Booking, others: readonly Booking[] = []) => needsCheckIn(one, facts([one, ...others]));

describe('the time to check in', () => {
  it('opens and closes as the config says', () => {
    expect(checkInWindow(meeting, { openMinutes: 15, closeMinutes: 5 })).toEqual({
      opensAt: at('2026-11-24T09:45'),
      closesAt: at('2026-11-24T10:05'),
    });
  });
});

describe('checking in', () => {
  it('is wanted for an ordinary booking', () => {
    expect(needs(meeting)).toBe(true);
  });

  const mark = { panel: 'Älgen', press: null, meetingNumber: null, continues: null };
  it.each<[string, Partial<Booking>]>([
    ['of the whole day', { allDay: { startDate: '2026-11-24', endDate: '2026-11-25' } }],
    ['of eight hours', { endsAt: at('2026-11-24T18:00') }],
    ['made at the panel', { panelMark: mark }],
    ['not answered yet', { response: 'notResponded' }],
    ['waiting for approval', { response: 'tentativelyAccepted' }],
    ['cancelled', { isCancelled: true }],
    ['marked free', { showAs: 'free' }],
    ['over when the time to check in is', { endsAt: at('2026-11-24T10:10') }],
  ])('is not wanted for one that is %s', (_name, more) => {
    expect(needs({ ...meeting, ...more })).toBe(false);
  });

  it('is not wanted for one that was cancelled after it had been seen', () => {
    const { ledger } = facts([meeting]);
    const cancelled = { ...meeting, isCancelled: true };
    expect(needsCheckIn(cancelled, facts([cancelled], { ledger }))).toBe(false);
  });

  it('is wanted for one that its organiser calls preliminary, once the room has accepted it', () => {
    expect(needs({ ...meeting, showAs: 'tentative' })).toBe(true);
  });

  it('is wanted for one just short of eight hours, or just longer than the time to check in', () => {
    expect(needs({ ...meeting, endsAt: at('2026-11-24T17:59') })).toBe(true);
    expect(needs({ ...meeting, endsAt: at('2026-11-24T10:11') })).toBe(true);
  });

  it('is not wanted for one that nobody saw in the calendar two hours ahead', () => {
    expect(needsCheckIn(meeting, facts([meeting], { ledger: emptyLedger }))).toBe(false);
  });

  it('is not wanted where another one takes the room at the same time', () => {
    const overlapping = booking('2026-11-24T10:59', '12:00');
    expect(needs(meeting, [overlapping])).toBe(false);
    expect(needs(meeting, [booking('2026-11-24T09:00', '10:01')])).toBe(false);
    expect(needs(meeting, [{ ...overlapping, isCancelled: true }])).toBe(true);
  });

  it('is wanted between neighbours', () => {
    const neighbours = [booking('2026-11-24T09:00', '10:00'), booking('2026-11-24T11:00', '12:00')];
    expect(needs(meeting, neighbours)).toBe(true);
  });

  it('is wanted of nobody when the config gives no time for it', () => {
    const off = facts([meeting], { times: { openMinutes: 10, closeMinutes: 0 } });
    expect(needsCheckIn(meeting, off)).toBe(false);
  });
});

describe('where a booking stands', () => {
  const used = facts([meeting], { ledger: noteUse(facts([meeting]).ledger, meeting, ten) });

  it('is open from ten minutes before its start to ten after', () => {
    const state = (now: number) => checkInState(meeting, facts([meeting]), now);
    expect(state(ten - 10 * minute - 1)).toBeNull();
    expect(state(ten - 10 * minute)).toBe('open');
    expect(state(ten + 10 * minute - 1)).toBe('open');
    expect(state(ten + 10 * minute)).toBeNull();
  });

  it('is done after a sign of use, and until it is over', () => {
    expect(checkInState(meeting, used, ten)).toBe('done');
    expect(checkInState(meeting, used, meeting.endsAt - 1)).toBe('done');
    expect(checkInState(meeting, used, meeting.endsAt)).toBeNull();
  });

  it('is nothing where none is wanted, whatever signs there are', () => {
    expect(checkInState(meeting, { ...used, times: { openMinutes: 10, closeMinutes: 0 } }, ten)).toBeNull();
  });

  it('stays done when the booking is lengthened', () => {
    const longer = { ...meeting, endsAt: meeting.endsAt + 30 * minute };
    expect(checkInState(longer, { ...used, bookings: [longer] }, ten)).toBe('done');
  });
});

describe('a room in use', () => {
  const since = ten;
  const room = (call: RoomCall, more: Partial<RoomState> = {}): RoomState => ({
    ...readyRoom,
    call,
    ...more,
  });
  const idle: RoomCall = { kind: 'idle' };

  it.each<RoomCall>([
    { kind: 'connecting', since, meetingNumber: null },
    { kind: 'inMeeting', since, meetingNumber: null },
    { kind: 'localShare', since },
  ])('is one in a call or a share: $kind', (call) => {
    expect(roomIsInUse(room(call))).toBe(true);
  });

  it('is one that a cable or a laptop shares to', () => {
    const { sharing } = readyRoom;
    expect(roomIsInUse(room(idle, { sharing: { ...sharing, cable: 'sharing' } }))).toBe(true);
    expect(roomIsInUse(room(idle, { sharing: { ...sharing, wireless: true } }))).toBe(true);
    expect(roomIsInUse(room(idle, { sharing: { ...sharing, cable: 'connected' } }))).toBe(false);
  });

  it('is not one that is idle, signed out, or out of sight', () => {
    expect(roomIsInUse(room(idle))).toBe(false);
    expect(roomIsInUse(room({ kind: 'signedOut', since }))).toBe(false);
    const call: RoomCall = { kind: 'inMeeting', since, meetingNumber: null };
    expect(roomIsInUse(room(call, { link: { kind: 'lost', since } }))).toBe(false);
  });
});

describe('whose sign it is', () => {
  const before = booking('2026-11-24T09:00', '10:00');
  const beside = booking('2026-11-24T10:30', '11:30');
  const allDay = booking('2026-11-24T00:00', '2026-11-25T00:00');

  it('a room in use speaks for every booking that runs', () => {
    expect(keys(usedByRoom([meeting, beside, before, allDay], times, at('2026-11-24T10:40')))).toEqual(
      keys([meeting, beside]),
    );
  });

  it('a room in use speaks for the next booking only when none runs and the time to check in has come', () => {
    expect(keys(usedByRoom([before, meeting], times, ten - 5 * minute))).toEqual([before.key]);
    expect(keys(usedByRoom([meeting], times, ten - 10 * minute))).toEqual([meeting.key]);
    expect(usedByRoom([meeting], times, ten - 10 * minute - second)).toEqual([]);
    expect(keys(usedByRoom([before, meeting], times, ten))).toEqual([meeting.key]);
    expect(usedByRoom([meeting], times, meeting.endsAt)).toEqual([]);
    expect(keys(usedByRoom([allDay, meeting], times, ten - minute))).toEqual([meeting.key]);
  });

  it('a room in use says nothing about a cancelled booking', () => {
    expect(usedByRoom([{ ...meeting, isCancelled: true }], times, ten)).toEqual([]);
  });

  it('a tap speaks for the booking it names, however early', () => {
    expect(keys(usedByTap([before, meeting], meeting.key, ten - 8 * minute))).toEqual([meeting.key]);
  });

  it('a tap speaks for those that run at the same time, too', () => {
    const now = at('2026-11-24T10:40');
    expect(keys(usedByTap([meeting, beside, allDay], meeting.key, now))).toEqual(keys([meeting, beside]));
    expect(keys(usedByTap([meeting, beside], meeting.key, ten))).toEqual([meeting.key]);
    expect(keys(usedByTap([before, meeting], before.key, ten))).toEqual([before.key]);
  });

  it('a tap on what is not there speaks for nothing', () => {
    expect(usedByTap([meeting], 'gone', ten)).toEqual([]);
    expect(usedByTap([{ ...meeting, isCancelled: true }], meeting.key, ten)).toEqual([]);
  });

  it('a check-in on another controller speaks for the booking it was made for', () => {
    const row: RoomBooking = {
      meetingNumber: null,
      title: null,
      startsAt: ten,
      endsAt: meeting.endsAt,
      isCheckedIn: true,
      calendarId: null,
    };
    const told: RoomState = { ...readyRoom, bookings: [row] };
    expect(keys(usedByRoomList([before, meeting], told))).toEqual([meeting.key]);
    expect(usedByRoomList([before, meeting], { ...told, bookings: [{ ...row, isCheckedIn: null }] })).toEqual(
      [],
    );
    expect(usedByRoomList([meeting], { ...told, link: { kind: 'lost', since: ten } })).toEqual([]);
    expect(usedByRoomList([{ ...meeting, isCancelled: true }], told)).toEqual([]);
  });
});
