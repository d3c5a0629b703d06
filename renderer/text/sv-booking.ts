/** Swedish for the sheet of other rooms. */
import type { BookingTexts } from './booking.ts';
import { plural } from './format.ts';

export const svBooking: BookingTexts = {
  rooms: {
    heading: 'Lediga rum',
    loading: 'Söker lediga rum …',
    failed: 'Det gick inte att se vilka rum som är lediga.',
    again: 'Försök igen',
    refresh: 'Sök igen',
    none: 'Inget annat rum i närheten är ledigt just nu.',
    notConfigured: 'Panelen känner inte till några rum i närheten. IT-supporten kan lägga till dem.',
    seats: (count) => plural(count, 'plats', 'platser'),
    freeUntil: (time) => `Ledigt till ${time}`,
    freeAllDay: 'Ledigt resten av dagen',
    booked: (time) => `Bokat till ${time}`,
    bookIn: (what, room) => `${what} i ${room}`,
    asOf: (time) => `Hämtat ${time}`,
    up: 'Visa rum högre upp',
    down: 'Visa fler rum',
  },
};
