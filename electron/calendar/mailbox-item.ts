/**
 * What an adapter has read of one item in the room's mailbox, in the words of the booking model but before anything
 * is concluded from it. Graph and EWS both deliver this; `bookings.ts` makes the bookings.
 */
import type { Booking } from '../../shared/model/booking.ts';

export interface MailboxItem extends Omit<Booking, 'title' | 'organizerName' | 'join'> {
  /** As the server wrote them. */
  readonly subject: string | null;
  readonly organizer: string | null;
  readonly locations: readonly string[];
  /** Join addresses from fields that are made for them. */
  readonly structured: readonly string[];
}

/** Property set and name under which a panel marks the bookings it has made; the same on Graph and EWS. */
export const markerProperty = {
  propertySet: '{2f3b8c54-6d0a-4b1e-9f57-aa1c30d1e7b2}',
  name: 'Motespanel',
} as const;

/** String properties in which clients of Exchange keep join addresses, beside the fields for them. */
export const joinProperties = {
  propertySet: '{00020329-0000-0000-C000-000000000046}',
  names: ['SkypeTeamsMeetingUrl', 'OnlineMeetingExternalLink', 'OnlineMeetingConfLink'],
} as const;
