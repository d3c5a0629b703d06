/**
 * Bookings whose invitation gives no number, made joinable through the room's own list: Zoom knows the meeting even
 * where the mailbox took the text away. Pure.
 */
import type { Booking, JoinObstacle } from '../../shared/model/booking.ts';
import type { RoomBooking } from '../../shared/model/room.ts';
import { minute } from '../../shared/time.ts';

const nearMs = minute;
/** What the list can help with; a host that is not allowed stays so. */
const helped: readonly JoinObstacle[] = ['noLink', 'linkStripped', 'personalLink'];

const isNear = (a: number | null, b: number): boolean => a !== null && Math.abs(a - b) <= nearMs;

/** The booking's row on the room's list: the same start, and the same item or end. Null where none or several fit. */
export function onRoomList(booking: Booking, list: readonly RoomBooking[]): RoomBooking | null {
  const starting = list.filter(({ startsAt }) => isNear(startsAt, booking.startsAt));
  const sameItem = starting.find(({ calendarId }) => calendarId === booking.ref.id);
  if (sameItem !== undefined) return sameItem;
  const sameEnd = starting.filter(({ endsAt }) => isNear(endsAt, booking.endsAt));
  return sameEnd.length === 1 ? (sameEnd[0] ?? null) : null;
}

function withRoomsNumber(booking: Booking, list: readonly RoomBooking[]): Booking {
  if (booking.join.kind !== 'none' || !helped.includes(booking.join.obstacle)) return booking;
  const meetingNumber = onRoomList(booking, list)?.meetingNumber ?? null;
  if (meetingNumber === null) return booking;
  // The list never says whose room it is; a passcode is asked for if there is one.
  const meeting = { meetingNumber, passcode: null, isPersonal: false };
  return { ...booking, join: { kind: 'zoom', meeting, alternatives: [] } };
}

/** The bookings as this room can join them. */
export function joinableBookings(
  bookings: readonly Booking[],
  list: readonly RoomBooking[],
): readonly Booking[] {
  return list.length === 0 ? bookings : bookings.map((booking) => withRoomsNumber(booking, list));
}
