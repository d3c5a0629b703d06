/** Mailbox items for tests, as an adapter would have read them. */
import type { MailboxItem } from '../../electron/calendar/mailbox-item.ts';

let count = 0;

export function item(start: string, end: string, more: Partial<MailboxItem> = {}): MailboxItem {
  count += 1;
  return {
    key: `key-${count}`,
    ref: { id: `id-${count}`, changeKey: 'v1' },
    startsAt: Date.parse(`${start}Z`),
    endsAt: Date.parse(`${end}Z`),
    allDay: null,
    subject: 'Styrgrupp',
    organizer: 'Anna Andersson',
    organizedByRoom: false,
    isPrivate: false,
    isCancelled: false,
    response: 'accepted',
    showAs: 'busy',
    isMeeting: true,
    seriesKey: null,
    panelMark: null,
    locations: [],
    structured: [],
    ...more,
  };
}

/** The same item after a change on the server. */
export function changed(before: MailboxItem, more: Partial<MailboxItem> = {}): MailboxItem {
  return { ...before, ...more, ref: { ...before.ref, changeKey: `${before.ref.changeKey ?? ''}'` } };
}
