/** For every intent about bookings: what the panel knows when it is offered, and what it leads to. */
import { emptyLedger, noteRelease, settleRelease } from '../../electron/app/booking/ledger.ts';
import { booking } from '../fakes/bookings.ts';
import { always, planned } from './offer.ts';
import { at, testConfig } from './states.ts';

const now = at('2026-11-24T10:00');
const bookingKey = planned.key;
const eleven = at('2026-11-24T11:00');
const halfPastEleven = at('2026-11-24T11:30');
const given = booking('2026-11-24T11:00', '11:30');
const { calendar } = testConfig();
const nearby = calendar && { ...calendar, nearbyRooms: ['bavern@su.example'] };

export const bookingOffers = {
  'booking.book': always(
    { kind: 'booking.book', startsAt: eleven, minutes: 30, withZoom: false, roomId: null },
    {
      kind: 'book',
      interval: { startsAt: eleven, endsAt: halfPastEleven },
      topic: null,
      mailbox: null,
    },
  ),
  'booking.extend': always(
    { kind: 'booking.extend', bookingKey, minutes: 30 },
    { kind: 'extend', booking: planned, length: { minutes: 30, endsAt: halfPastEleven } },
  ),
  'booking.end': always(
    { kind: 'booking.end', bookingKey },
    { kind: 'hold', what: 'booking.end', booking: planned },
  ),
  'booking.release': always(
    { kind: 'booking.release', bookingKey },
    { kind: 'hold', what: 'booking.release', booking: planned },
  ),
  'booking.undo': always(
    { kind: 'booking.undo', bookingKey },
    { kind: 'undo', bookingKey },
    { held: [{ kind: 'booking.end', booking: planned, isByRule: false, since: now, until: now + 8_000 }] },
  ),
  'booking.checkIn': always(
    { kind: 'booking.checkIn', bookingKey },
    { kind: 'checkIn', booking: planned, command: null },
  ),
  'booking.takeBack': always(
    { kind: 'booking.takeBack', bookingKey: given.key },
    {
      kind: 'book',
      interval: { startsAt: eleven, endsAt: halfPastEleven },
      topic: null,
      mailbox: null,
    },
    { ledger: settleRelease(noteRelease(emptyLedger, given, now, false), given.key, 'done') },
  ),
  'rooms.find': always(
    { kind: 'rooms.find' },
    { kind: 'findRooms', interval: { startsAt: now, endsAt: at('2026-11-24T23:00') } },
    { config: { ...testConfig(), calendar: nearby } },
  ),
} as const;
