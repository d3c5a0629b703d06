/**
 * Makes bookings of what an adapter has read: readable titles, the way into the meeting, and the diagnosis of a
 * mailbox that strips its invitations. Remembers what it found in a body for as long as the item stays the same, and
 * never the body itself. Knows no protocol.
 */
import type { Booking, JoinInfo } from '../../shared/model/booking.ts';
import { isSameName, readableText, titleOf } from './booking-text.ts';
import { findJoin, isEmptyBody, type ItemBody } from './join-link/index.ts';
import type { MailboxItem } from './mailbox-item.ts';

/** What became of an item's body: read and empty, read and not empty, or not to be had. */
type BodyState = 'empty' | 'full' | 'unreadable';

interface Remembered {
  readonly changeKey: string | null;
  readonly body: BodyState;
  /** How often the server would not give the body of this version. */
  readonly failures: number;
  readonly join: JoinInfo;
}

export interface BookingMaker {
  /** Items whose body should be read: new or changed since, and of use. In the order given. */
  readonly unread: (items: readonly MailboxItem[]) => readonly MailboxItem[];
  /** Takes in what was read of an item; null when the server would not give it. */
  readonly takeBody: (item: MailboxItem, body: ItemBody | null) => void;
  /** With what is known by now. Forgets everything about items that are no longer among these. */
  readonly make: (items: readonly MailboxItem[]) => readonly Booking[];
  /** One of them alone, with what is known by now; nothing is forgotten. */
  readonly one: (item: MailboxItem) => Booking;
}

/** An item that would not give its body so often is left alone until it changes. */
const mostFailures = 3;
/** From so many invitations on, all without text, the mailbox is held to strip them. */
const tellingInvitations = 2;

const strippedLink: JoinInfo = { kind: 'none', obstacle: 'linkStripped', service: null };

export function createBookingMaker(allowedHosts: readonly string[]): BookingMaker {
  let memory = new Map<string, Remembered>();

  const joinOf = (item: MailboxItem, body: ItemBody | null): JoinInfo =>
    findJoin(
      { subject: item.subject, locations: item.locations, structured: item.structured, body },
      allowedHosts,
    );

  /** Until the new body is in, what the item said before is the best guess, unless it tells of a meeting itself. */
  const guess = (item: MailboxItem): JoinInfo => {
    const before = memory.get(item.ref.id)?.join;
    const now = joinOf(item, null);
    return before === undefined || (now.kind === 'zoom' && !isSameMeeting(now, before)) ? now : before;
  };

  const remembered = (item: MailboxItem): Pick<Remembered, 'body' | 'join'> => {
    const known = memory.get(item.ref.id);
    return known !== undefined && known.changeKey === item.ref.changeKey
      ? known
      : { body: 'unreadable', join: guess(item) };
  };

  return {
    unread: (items) =>
      items.filter((item) => {
        if (item.isCancelled || item.response === 'declined') return false;
        const known = memory.get(item.ref.id);
        if (known === undefined || known.changeKey !== item.ref.changeKey) return true;
        return known.body === 'unreadable' && known.failures < mostFailures;
      }),
    takeBody: (item, body) => {
      const { changeKey, id } = item.ref;
      if (body !== null) {
        const state = isEmptyBody(body) ? 'empty' : 'full';
        memory.set(id, { changeKey, body: state, failures: 0, join: joinOf(item, body) });
        return;
      }
      const known = memory.get(id);
      const failures = known?.changeKey === changeKey ? known.failures + 1 : 1;
      memory.set(id, { changeKey, body: 'unreadable', failures, join: guess(item) });
    },
    make: (items) => {
      const known = items.map((item) => {
        const { body, join } = remembered(item);
        return { item, body, join };
      });
      const kept = known.flatMap(({ item }) => {
        const entry = memory.get(item.ref.id);
        return entry === undefined ? [] : [[item.ref.id, entry] as const];
      });
      memory = new Map(kept);
      const looksStripped = stripsInvitations(known);
      return known.map(({ item, body, join }) => {
        const organizerName = readableText(item.organizer);
        const isStripped =
          body === 'empty' &&
          !item.organizedByRoom &&
          isNoLink(join) &&
          (looksStripped || isSameName(readableText(item.subject), organizerName));
        return bookingOf(item, organizerName, isStripped ? strippedLink : join);
      });
    },
    one: (item) => bookingOf(item, readableText(item.organizer), remembered(item).join),
  };
}

function isSameMeeting(one: JoinInfo, other: JoinInfo): boolean {
  return (
    one.kind === 'zoom' && other.kind === 'zoom' && one.meeting.meetingNumber === other.meeting.meetingNumber
  );
}

function isNoLink(join: JoinInfo): boolean {
  return join.kind === 'none' && join.obstacle === 'noLink';
}

/** Field by field: to leave some out of a copy costs several times as much, a thousand times over. */
function bookingOf(item: MailboxItem, organizerName: string | null, join: JoinInfo): Booking {
  return {
    key: item.key,
    ref: item.ref,
    startsAt: item.startsAt,
    endsAt: item.endsAt,
    allDay: item.allDay,
    title: titleOf(item.subject, organizerName),
    organizerName,
    organizedByRoom: item.organizedByRoom,
    isPrivate: item.isPrivate,
    isCancelled: item.isCancelled,
    response: item.response,
    showAs: item.showAs,
    isMeeting: item.isMeeting,
    seriesKey: item.seriesKey,
    panelMark: item.panelMark,
    join,
  };
}

/** Calendar processing touches only invitations; what a panel or the room itself has made says nothing. */
function stripsInvitations(
  known: readonly { readonly item: MailboxItem; readonly body: BodyState }[],
): boolean {
  const bodies = known
    .filter(({ item, body }) => !item.organizedByRoom && body !== 'unreadable')
    .map(({ body }) => body);
  return bodies.length >= tellingInvitations && bodies.every((body) => body === 'empty');
}
