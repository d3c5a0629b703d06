/**
 * The room's own list of today's meetings (zoom-rooms.md 8.1). Mötespanel reads the calendar itself; from here come
 * the Zoom number of a booking whose invitation has none, and whether it is checked in.
 */
import type { RoomBooking } from '../../shared/model/room.ts';
import { at, toBoolean, toMeetingNumber, toText } from './coerce.ts';

const mostBookings = 200;
const maxTitleChars = 300;

/** Null: not a list. */
export function hearBookings(payload: unknown): readonly RoomBooking[] | null {
  return Array.isArray(payload) ? payload.slice(0, mostBookings).map(decode) : null;
}

function decode(raw: unknown): RoomBooking {
  return {
    meetingNumber: toMeetingNumber(at(raw, 'meetingNumber')),
    title: toText(at(raw, 'meetingName'))?.slice(0, maxTitleChars) ?? null,
    startsAt: instant(at(raw, 'startTime')),
    endsAt: instant(at(raw, 'endTime')),
    // Both names are met, and absent is not the same as false.
    isCheckedIn: toBoolean(at(raw, 'checkIn')) ?? toBoolean(at(raw, 'checkedIn')),
    calendarId: toText(at(raw, 'calendarID')),
  };
}

/** All-day bookings have no times, or empty ones. */
function instant(value: unknown): number | null {
  const text = toText(value);
  const at = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
