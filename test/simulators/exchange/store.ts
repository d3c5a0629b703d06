/**
 * The one calendar store behind every face of the simulated Exchange: room mailboxes and their bookings in plain
 * form. It gives each change a new revision and tells its listeners; it knows no protocol and checks no conflicts,
 * as a direct write into a mailbox does not either.
 */
import { createHash } from 'node:crypto';
import { occurrenceOn, occurrencesWithin, touches } from './recurrence.ts';
import type { Interval, OccurrenceTime, Repeat, When } from './recurrence.ts';

export interface Person {
  readonly name: string;
  readonly address: string;
}

export type Answered = 'none' | 'organizer' | 'tentative' | 'accepted' | 'declined' | 'notResponded';

export interface Attendee extends Person {
  readonly role: 'required' | 'optional' | 'resource';
  readonly answered: Answered;
}

/** One of several places of a booking; `uri` and `address` are empty when the creator's client left them out. */
export interface Place {
  readonly name: string;
  readonly uri: string;
  readonly address: string;
}

/** A named string property of an item, as other clients leave them. */
export interface NamedProperty {
  readonly propertySet: string;
  readonly name: string;
  readonly value: string;
}

export interface BookingFacts {
  readonly when: When;
  readonly title: string | null;
  readonly body: { readonly format: 'html' | 'text'; readonly content: string };
  readonly location: string;
  readonly places: readonly Place[];
  readonly organizer: Person | null;
  readonly organizedByRoom: boolean;
  readonly attendees: readonly Attendee[];
  readonly hidesAttendees: boolean;
  readonly sensitivity: 'normal' | 'personal' | 'private' | 'confidential';
  readonly availability: 'free' | 'tentative' | 'busy' | 'away' | 'workingElsewhere' | 'unknown';
  readonly answered: Answered;
  /** When the room answered; null means never. */
  readonly answeredAt: number | null;
  readonly cancelled: boolean;
  readonly onlineMeeting: { readonly provider: 'teams' | 'skype'; readonly joinUrl: string } | null;
  /** The zone as the creator's client wrote it, which may be a Windows name or no zone at all. */
  readonly originalTimeZone: string;
  readonly properties: readonly NamedProperty[];
  readonly repeat: Repeat | null;
  /** What the creator sent so that a second sending makes no second booking. */
  readonly transactionId: string | null;
  readonly createdAt: number;
}

export interface Booking extends BookingFacts {
  readonly id: string;
  readonly mailbox: string;
  /** The same in every mailbox and for every date of a series. */
  readonly uid: string;
  /** Grows over the whole store with each change. */
  readonly revision: number;
  readonly modifiedAt: number;
}

export type BookingChange = Partial<BookingFacts>;
/**
 * What a booking does not say takes a plausible default; the mailbox defaults to the store's first one. An invitation
 * brings its `uid`, which is then the same in every mailbox; without one the booking gets its own.
 */
export type NewBooking = BookingChange &
  Pick<BookingFacts, 'when'> & { readonly mailbox?: string; readonly uid?: string };

/** What a calendar view shows: a booking, or one date of a series with the booking's facts for that date. */
export interface CalendarItem {
  readonly kind: 'single' | 'occurrence' | 'exception' | 'master';
  /** The booking's id, followed by `.YYYY-MM-DD` for one date of a series. */
  readonly id: string;
  readonly seriesId: string | null;
  /** The date the series gave it; null outside a series. */
  readonly date: string | null;
  readonly booking: Booking;
}

export interface Mailbox extends Person {
  /** `gone`: the directory still lists the room, but its mailbox is no longer there. */
  readonly home: 'cloud' | 'onPremises' | 'gone';
  readonly capacity: number;
  readonly building: string;
  readonly floor: number;
}

/** A named group of rooms, as the directory keeps them. */
export interface RoomList extends Person {
  readonly rooms: readonly Mailbox[];
}

export interface Directory {
  readonly mailboxes: readonly [Mailbox, ...Mailbox[]];
  readonly roomLists: readonly RoomList[];
}

/** What happened to a stored item. A change to one date of a series is one to the series, as it is stored in it. */
export interface StoreChange {
  readonly kind: 'created' | 'modified' | 'deleted';
  readonly mailbox: string;
  readonly id: string;
  readonly revision: number;
  readonly at: number;
}

type Exception =
  | {
      readonly kind: 'changed';
      readonly change: BookingChange;
      readonly revision: number;
      readonly at: number;
    }
  | { readonly kind: 'removed' };

interface Stored {
  readonly booking: Booking;
  readonly exceptions: ReadonlyMap<string, Exception>;
}

export const bookingDefaults: Omit<BookingFacts, 'when' | 'createdAt'> = {
  title: 'Möte',
  body: { format: 'html', content: '' },
  location: '',
  places: [],
  organizer: { name: 'Anna Andersson', address: 'anna.andersson@su.example' },
  organizedByRoom: false,
  attendees: [],
  hidesAttendees: false,
  sensitivity: 'normal',
  availability: 'busy',
  answered: 'accepted',
  answeredAt: null,
  cancelled: false,
  onlineMeeting: null,
  originalTimeZone: 'W. Europe Standard Time',
  properties: [],
  repeat: null,
  transactionId: null,
};

export class CalendarStore {
  readonly mailboxes: readonly [Mailbox, ...Mailbox[]];
  readonly roomLists: readonly RoomList[];
  readonly #now: () => number;
  readonly #stored = new Map<string, Stored>();
  readonly #listeners = new Set<(change: StoreChange) => void>();
  #lastNumber = 0;
  #revision = 0;

  constructor({ mailboxes, roomLists }: Directory, now: () => number) {
    this.mailboxes = mailboxes;
    this.roomLists = roomLists;
    this.#now = now;
  }

  /** The mailbox if it is there. Addresses are compared without regard to case, as Exchange does. */
  mailbox(address: string): Mailbox | null {
    return (
      this.mailboxes.find((mailbox) => mailbox.home !== 'gone' && isSame(mailbox.address, address)) ?? null
    );
  }

  roomList(address: string): RoomList | null {
    return this.roomLists.find((list) => isSame(list.address, address)) ?? null;
  }

  add(facts: NewBooking): Booking {
    const { mailbox: address = this.mailboxes[0].address, uid = null, ...given } = facts;
    const mailbox = this.mailbox(address);
    if (mailbox === null) throw new Error(`no mailbox ${address}`);
    this.#lastNumber += 1;
    const id = `b${String(this.#lastNumber).padStart(6, '0')}`;
    const at = this.#now();
    const booking: Booking = {
      ...bookingDefaults,
      createdAt: at,
      ...given,
      id,
      mailbox: mailbox.address,
      uid: uid ?? uidFrom(`${mailbox.address} ${id}`),
      revision: this.#nextRevision(),
      modifiedAt: at,
    };
    this.#put({ booking, exceptions: new Map() }, 'created');
    return booking;
  }

  /** Changes a booking, a series, or one date of a series; null if there is no such item. */
  update(id: string, change: BookingChange): CalendarItem | null {
    const item = this.find(id);
    const stored = this.#storedOf(id);
    if (item === null || stored === null) return null;
    const revision = this.#nextRevision();
    const at = this.#now();
    if (item.date === null) {
      this.#put(
        { ...stored, booking: { ...stored.booking, ...change, revision, modifiedAt: at } },
        'modified',
      );
    } else {
      const before = stored.exceptions.get(item.date);
      const merged = before?.kind === 'changed' ? { ...before.change, ...change } : change;
      this.#putException(stored, item.date, { kind: 'changed', change: merged, revision, at });
    }
    return this.find(id);
  }

  /** Changes a booking or a series as a whole, whereby the dates that had been changed one by one are lost. */
  restart(id: string, change: BookingChange): void {
    const stored = this.#stored.get(id);
    if (stored === undefined) return;
    const facts = { ...change, revision: this.#nextRevision(), modifiedAt: this.#now() };
    this.#put({ booking: { ...stored.booking, ...facts }, exceptions: new Map() }, 'modified');
  }

  /** Takes away a booking, a whole series, or one date of a series; false if there is no such item. */
  remove(id: string): boolean {
    const item = this.find(id);
    const stored = this.#storedOf(id);
    if (item === null || stored === null) return false;
    if (item.date === null) {
      this.#stored.delete(stored.booking.id);
      this.#tell('deleted', stored.booking);
    } else {
      this.#putException(stored, item.date, { kind: 'removed' });
    }
    return true;
  }

  /** What is stored, series unexpanded, in order of creation; of every mailbox when `address` is null. */
  list(address: string | null = null): readonly Booking[] {
    return [...this.#stored.values()]
      .map(({ booking }) => booking)
      .filter((booking) => address === null || booking.mailbox === this.mailbox(address)?.address);
  }

  /** Everything that touches the window, series expanded, in no promised order. */
  view(address: string, window: Interval): readonly CalendarItem[] {
    const mailbox = this.mailbox(address)?.address;
    return [...this.#stored.values()]
      .filter(({ booking }) => booking.mailbox === mailbox)
      .flatMap((stored) => itemsOf(stored, window));
  }

  find(id: string): CalendarItem | null {
    const stored = this.#storedOf(id);
    if (stored === null) return null;
    const { booking } = stored;
    const date = id.slice(booking.id.length + 1);
    if (date === '') return whole(booking);
    if (booking.repeat === null || !/^\d{4}-\d\d-\d\d$/.test(date)) return null;
    const occurrence = occurrenceOn(booking.when, booking.repeat, date);
    return occurrence === null ? null : itemOn(stored, occurrence);
  }

  /** The stored booking or series of this meeting in this mailbox. */
  meeting(address: string, uid: string): Booking | null {
    return this.list(address).find((booking) => booking.uid === uid) ?? null;
  }

  /** Tells what was created, modified and deleted; returns the way to stop listening. */
  onChange(listener: (change: StoreChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #storedOf(id: string): Stored | null {
    return this.#stored.get(id.split('.')[0] ?? '') ?? null;
  }

  #put(stored: Stored, kind: 'created' | 'modified'): void {
    this.#stored.set(stored.booking.id, stored);
    this.#tell(kind, stored.booking);
  }

  #putException(stored: Stored, date: string, exception: Exception): void {
    this.#put({ ...stored, exceptions: new Map(stored.exceptions).set(date, exception) }, 'modified');
  }

  #tell(kind: StoreChange['kind'], { mailbox, id }: Booking): void {
    const change: StoreChange = { kind, mailbox, id, revision: this.#revision, at: this.#now() };
    for (const listener of this.#listeners) listener(change);
  }

  #nextRevision(): number {
    this.#revision += 1;
    return this.#revision;
  }
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** The unique part of a Global Object ID: 32 hex digits, the same for the same seed. */
export function uidFrom(seed: string): string {
  return createHash('sha256').update(seed).digest('hex').slice(0, 32);
}

function whole(booking: Booking): CalendarItem {
  const kind = booking.repeat === null ? 'single' : 'master';
  return { kind, id: booking.id, seriesId: null, date: null, booking };
}

function itemsOf(stored: Stored, window: Interval): readonly CalendarItem[] {
  const { booking } = stored;
  if (booking.repeat === null) return touches(booking.when, window) ? [whole(booking)] : [];
  const regular = occurrencesWithin(booking.when, booking.repeat, window);
  const moved = [...stored.exceptions.keys()]
    .filter((date) => !regular.some((occurrence) => occurrence.date === date))
    .flatMap((date) => (booking.repeat === null ? [] : [occurrenceOn(booking.when, booking.repeat, date)]))
    .filter((occurrence) => occurrence !== null);
  return [...regular, ...moved]
    .map((occurrence) => itemOn(stored, occurrence))
    .filter((item) => item !== null)
    .filter((item) => touches(item.booking.when, window));
}

/** One date of a series with its own changes applied; null if that date was taken away. */
function itemOn({ booking, exceptions }: Stored, { date, when }: OccurrenceTime): CalendarItem | null {
  const place = { id: `${booking.id}.${date}`, seriesId: booking.id, date };
  const exception = exceptions.get(date);
  switch (exception?.kind) {
    case undefined:
      return { ...place, kind: 'occurrence', booking: { ...booking, when } };
    case 'removed':
      return null;
    case 'changed': {
      const { change, revision, at } = exception;
      return {
        ...place,
        kind: 'exception',
        booking: { ...booking, when, ...change, revision, modifiedAt: at },
      };
    }
  }
}
