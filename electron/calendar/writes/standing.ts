/** What of a mailbox's items matters to a write: who has the time, and whether a booking is still there as it was seen. */
import { type Booking, isBlocking } from '../../../shared/model/booking.ts';
import type { Interval } from '../../ports/calendar.ts';
import type { MailboxItem } from '../mailbox-item.ts';

/** Items that keep the room from being given to somebody else, without those that are asked about. */
export function blockers(
  items: readonly MailboxItem[],
  { startsAt, endsAt }: Interval,
  except: readonly MailboxItem[],
): readonly MailboxItem[] {
  return items.filter(
    (item) => isBlocking(item) && item.startsAt < endsAt && item.endsAt > startsAt && !except.includes(item),
  );
}

/** Cancelled and declined leftovers do not count: the time has been given back. */
export function isStanding(item: MailboxItem): boolean {
  return !item.isCancelled && item.response !== 'declined';
}

/** A booking as it stands now; null when it is not there any more. */
export function standingItem(items: readonly MailboxItem[], { key }: Booking): MailboxItem | null {
  return items.find((item) => item.key === key && isStanding(item)) ?? null;
}

/** What one press has made: one item, unless the server carried it out twice. */
export function madeBy(items: readonly MailboxItem[], press: string): readonly MailboxItem[] {
  return items.filter((item) => item.panelMark?.press === press && isStanding(item));
}
