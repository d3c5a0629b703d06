/** Bookings of this room and of others nearby, and the admin page. */
import { notPossible, type Rules } from './rule.ts';

const refused = () => notPossible('no calendar to write to');

export const bookingRules: Rules<
  | 'booking.book'
  | 'booking.extend'
  | 'booking.end'
  | 'booking.release'
  | 'booking.undo'
  | 'booking.checkIn'
  | 'booking.takeBack'
  | 'rooms.find'
  | 'admin.open'
  | 'admin.close'
  | 'readiness.check'
> = {
  'booking.book': refused,
  'booking.extend': refused,
  'booking.end': refused,
  'booking.release': refused,
  'booking.undo': refused,
  'booking.checkIn': refused,
  'booking.takeBack': refused,
  'rooms.find': refused,
  'admin.open': refused,
  'admin.close': refused,
  'readiness.check': refused,
};
