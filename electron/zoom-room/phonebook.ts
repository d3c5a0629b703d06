/**
 * The room's phone book (zoom-rooms.md 4.4, 8.4). It is read page by page when somebody first asks for it; contacts
 * the room tells of unasked, by the hundred after a login, are kept up to the same bound. Never changed in place.
 */
import type { Contact, RoomContacts } from '../../shared/model/room.ts';
import { at, isBag, toBoolean, toNumber, toText } from './coerce.ts';

export interface PhoneBook {
  readonly state: RoomContacts['state'];
  /** By jid, in the order they came. */
  readonly contacts: ReadonlyMap<string, Contact>;
}

export const emptyBook: PhoneBook = { state: 'notLoaded', contacts: new Map() };

/** What is asked for at once; the room may give fewer. */
export const pageSize = 200;
const mostContacts = 5_000;
const maxNameChars = 120;

export interface HeardPage {
  readonly book: PhoneBook;
  /** Where the next page begins; null: that was the last. */
  readonly next: number | null;
}

/** A page of the list: what the room says it returned counts, not what was asked for. */
export function hearPage(before: PhoneBook, payload: unknown): HeardPage {
  const listed = at(payload, 'Contacts');
  const page = Array.isArray(listed) ? listed : [];
  const offset = toNumber(at(payload, 'Offset')) ?? before.contacts.size;
  const contacts = new Map(before.contacts);
  for (const raw of page) put(contacts, raw);
  const isLast = page.length === 0 || offset + page.length >= mostContacts;
  return {
    book: { state: isLast ? 'loaded' : 'loading', contacts },
    next: isLast ? null : offset + page.length,
  };
}

/** One contact that came or changed. */
export function hearContact(before: PhoneBook, payload: unknown): PhoneBook {
  const raw = at(payload, 'Added Contact') ?? at(payload, 'Updated Contact');
  if (!isBag(raw)) return before;
  const contacts = new Map(before.contacts);
  put(contacts, raw);
  return { ...before, contacts };
}

function put(into: Map<string, Contact>, raw: unknown): void {
  const id = toText(at(raw, 'jid'));
  if (id === null || id.length > 256 || (into.size >= mostContacts && !into.has(id))) return;
  const name =
    toText(at(raw, 'screenName')) ??
    [toText(at(raw, 'firstName')), toText(at(raw, 'lastName'))].filter((part) => part !== null).join(' ');
  into.set(id, {
    id,
    name: name.slice(0, maxNameChars),
    presence: presenceOf(toText(at(raw, 'presence'))),
    isRoom: toBoolean(at(raw, 'isZoomRoom')) ?? false,
  });
}

/** Spelt in two ways, `PRESENCE_DND` and `ZoomIMPresence_DND`; whatever else it says is offline. */
function presenceOf(said: string | null): Contact['presence'] {
  const word = said?.replace(/^.*_/, '').toUpperCase() ?? '';
  if (word === 'ONLINE') return 'online';
  if (word === 'AWAY') return 'away';
  return word === 'BUSY' || word === 'DND' ? 'busy' : 'offline';
}

const lists = new WeakMap<PhoneBook['contacts'], readonly Contact[]>();

export function contactsOf({ state, contacts }: PhoneBook): RoomContacts {
  const list = lists.get(contacts) ?? [...contacts.values()];
  lists.set(contacts, list);
  return { state, contacts: list };
}
