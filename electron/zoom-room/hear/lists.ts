/** The lists a room keeps beside its meetings: today's bookings and the phone book (zoom-rooms.md 4.4, 8.1). */
import { onlyNews, type HearTable } from '../news.ts';
import { hearContact, hearPage } from '../phonebook.ts';
import { hearBookings } from '../room-bookings.ts';

export const listMessages: HearTable = {
  bookingslistresult: (record, payload) => ({
    record: { ...record, bookings: hearBookings(payload) ?? [] },
    news: [{ kind: 'bookings' }],
  }),
  'bookings updated': onlyNews({ kind: 'bookingsUpdated' }),
  phonebooklistresult: (record, payload) => {
    const { book, next } = hearPage(record.book, payload);
    return { record: { ...record, book }, news: [{ kind: 'contactPage', next }] };
  },
  phonebook: (record, payload) => ({
    record: { ...record, book: hearContact(record.book, payload) },
    news: [],
  }),
};
