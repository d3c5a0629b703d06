/** English for the sheet of other rooms. */
import type { BookingTexts } from './booking.ts';
import { plural } from './format.ts';

export const enBooking: BookingTexts = {
  rooms: {
    heading: 'Free rooms',
    loading: 'Looking for free rooms …',
    failed: 'It was not possible to see which rooms are free.',
    again: 'Try again',
    refresh: 'Look again',
    none: 'No other room nearby is free right now.',
    notConfigured: 'The panel knows of no rooms nearby. IT support can add them.',
    seats: (count) => plural(count, 'seat', 'seats'),
    freeUntil: (time) => `Free until ${time}`,
    freeAllDay: 'Free for the rest of the day',
    booked: (time) => `Booked until ${time}`,
    bookIn: (what, room) => `${what} in ${room}`,
    asOf: (time) => `Fetched ${time}`,
    up: 'Show rooms further up',
    down: 'Show more rooms',
  },
};
