/** Bookings for tests, written as a person would say them. */
import type { Booking, JoinInfo } from '../../shared/model/booking.ts';

let count = 0;

/** A joinable Zoom meeting. */
export function zoom(meetingNumber = '61234567890', passcode: string | null = null): JoinInfo {
  return { kind: 'zoom', meeting: { meetingNumber, passcode, isPersonal: false }, alternatives: [] };
}

/** A booking from one UTC time to another, `2026-11-24T09:00` and `10:00` or a whole instant. */
export function booking(start: string, end: string, more: Partial<Booking> = {}): Booking {
  count += 1;
  const startsAt = Date.parse(`${start}Z`);
  const endsAt = Date.parse(`${end.includes('T') ? end : `${start.slice(0, 11)}${end}`}Z`);
  return {
    key: `booking-${count}`,
    ref: { id: `id-${count}`, changeKey: null },
    startsAt,
    endsAt,
    allDay: null,
    title: 'Styrgrupp',
    organizerName: 'Åsa Öberg',
    organizedByRoom: false,
    isPrivate: false,
    isCancelled: false,
    response: 'accepted',
    showAs: 'busy',
    isMeeting: true,
    seriesKey: null,
    panelMark: null,
    join: { kind: 'none', obstacle: 'noLink', service: null },
    ...more,
  };
}
