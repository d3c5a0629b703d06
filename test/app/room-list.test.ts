import { describe, expect, it } from 'vitest';
import { createProjection } from '../../electron/app/project.ts';
import { joinableBookings, onRoomList } from '../../electron/app/room-list.ts';
import { decide } from '../../electron/app/undertake.ts';
import type { JoinObstacle } from '../../shared/model/booking.ts';
import type { RoomBooking } from '../../shared/model/room.ts';
import { minute } from '../../shared/time.ts';
import { booking, zoom } from '../fakes/bookings.ts';
import { at, panelState, readyRoom } from './states.ts';

const without = (obstacle: JoinObstacle) =>
  booking('2026-11-24T10:00', '11:00', {
    ref: { id: 'AAMk-1', changeKey: null },
    join: { kind: 'none', obstacle, service: null },
  });
const stripped = without('linkStripped');
const row = (more: Partial<RoomBooking> = {}): RoomBooking => ({
  meetingNumber: '71234567890',
  title: null,
  startsAt: at('2026-11-24T10:00'),
  endsAt: at('2026-11-24T11:00'),
  isCheckedIn: null,
  calendarId: null,
  ...more,
});

describe('a booking on the room’s own list', () => {
  it.each<[string, Partial<RoomBooking>]>([
    ['the same start and end', {}],
    ['a minute more or less', { startsAt: stripped.startsAt - minute, endsAt: stripped.endsAt + minute }],
    ['the same item, whenever it ends', { endsAt: null, calendarId: 'AAMk-1' }],
  ])('is known by %s', (_name, more) => {
    expect(onRoomList(stripped, [row({ startsAt: 0 }), row(more)])).toMatchObject(more);
  });

  it.each<[string, Partial<RoomBooking>]>([
    ['another start', { startsAt: stripped.startsAt + minute + 1, calendarId: 'AAMk-1' }],
    ['another end', { endsAt: stripped.endsAt + minute + 1 }],
    ['no times', { startsAt: null, endsAt: null }],
  ])('is not the one with %s', (_name, more) => {
    expect(onRoomList(stripped, [row(more)])).toBeNull();
  });

  it('is not guessed at when two could be it, unless one is the same item', () => {
    const [one, other] = [row(), row({ meetingNumber: '71234567891' })];
    expect(onRoomList(stripped, [one, other])).toBeNull();
    const same = { ...other, calendarId: 'AAMk-1' };
    expect(onRoomList(stripped, [one, same])).toBe(same);
  });
});

describe('a booking without a link', () => {
  it.each(['noLink', 'linkStripped', 'personalLink'] as const)('(%s) is joined by that list', (obstacle) => {
    expect(joinableBookings([without(obstacle)], [row()])[0]?.join).toEqual({
      kind: 'zoom',
      meeting: { meetingNumber: '71234567890', passcode: null, isPersonal: false },
      alternatives: [],
    });
  });

  it.each(['otherService', 'registration', 'hostNotAllowed'] as const)('(%s) stays as it is', (obstacle) => {
    const one = without(obstacle);
    expect(joinableBookings([one], [row()])).toEqual([one]);
  });

  it('stays without one where the list has no number either', () => {
    expect(joinableBookings([stripped], [row({ meetingNumber: null })])).toEqual([stripped]);
  });

  it('keeps the link it has', () => {
    const linked = booking('2026-11-24T10:00', '11:00', { join: zoom('61234567890', '471147') });
    expect(joinableBookings([linked], [row()])).toEqual([linked]);
  });

  it('offers to join, and joins, on the home screen', () => {
    const state = panelState([stripped], { room: { ...readyRoom, bookings: [row()] } });
    expect(createProjection()(state, null).home).toMatchObject({
      primary: { kind: 'join', bookingKey: stripped.key },
      obstacle: null,
      booking: { service: 'zoom' },
    });
    expect(decide(state, { kind: 'meeting.join', bookingKey: stripped.key })).toMatchObject({
      value: { command: { kind: 'join', meetingNumber: '71234567890', passcode: null } },
    });
  });
});
