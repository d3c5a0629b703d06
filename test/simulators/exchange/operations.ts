/**
 * What can be done to the calendar store, whatever the face: each operation says what it wants to find, does one
 * thing, sends the mail that Exchange would send, and answers with a typed outcome. A direct write is checked against
 * nobody's policy and no conflict, as on the real server: the attendant sees invitations only.
 */
import { err, ok } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import { busyTimes } from './free-busy.ts';
import type { BusyTime } from './free-busy.ts';
import type { Mail, Outbox } from './outbox.ts';
import { intervalOf, neighbours } from './recurrence.ts';
import type { Interval, When } from './recurrence.ts';
import type { Booking, BookingChange, BookingFacts, CalendarItem, CalendarStore } from './store.ts';

/** Only if the item still has this revision; null: whatever it has. */
export type Expected = number | null;

export type Problem =
  | 'notFound'
  /** Somebody changed it since the caller read it. */
  | 'conflict'
  | 'endsBeforeStart'
  /** One date of a series would overtake the one before or after it. */
  | 'crossesNeighbour'
  /** Only the organiser can do this, and the room is not. */
  | 'notOrganizer'
  /** Only an attendee can do this, and the room is the organiser. */
  | 'isOrganizer'
  /** Nobody else is invited, so there is nothing to cancel. */
  | 'notMeeting'
  | 'alreadyCancelled';

export type Outcome<T> = Result<T, Problem>;

/** An appointment that nobody else is invited to. */
export type NewAppointment = Omit<BookingChange, 'when' | 'attendees' | 'organizer' | 'organizedByRoom'> &
  Pick<BookingFacts, 'when' | 'transactionId'>;

/** Where servers were seen to differ; each can be turned while the simulator runs. */
export interface Behaviour {
  /** A declined item stays in the calendar, marked so; false: it goes to the deleted items. */
  keepsDeclined: boolean;
  /** How long a new item is missing from views although it can be read by its id. */
  viewLagMs: number;
  /** What becomes of a new time written into the room's copy of somebody else's meeting. */
  roomCopy: 'held' | 'ignored' | 'refused';
}

export class CalendarOperations {
  readonly behaviour: Behaviour = { keepsDeclined: false, viewLagMs: 0, roomCopy: 'held' };
  readonly #store: CalendarStore;
  readonly #outbox: Outbox;
  readonly #now: () => number;

  constructor(store: CalendarStore, outbox: Outbox, now: () => number) {
    this.#store = store;
    this.#outbox = outbox;
    this.#now = now;
  }

  /** The room organises it. The same transaction id in the same mailbox gives the item that is there already. */
  createAppointment(address: string, appointment: NewAppointment): Outcome<CalendarItem> {
    const mailbox = this.#store.mailbox(address);
    if (mailbox === null) return err('notFound');
    if (endsFirst(appointment.when)) return err('endsBeforeStart');
    const { transactionId } = appointment;
    const before = this.#store
      .list(address)
      .find((booking) => transactionId !== null && booking.transactionId === transactionId);
    const { id } =
      before ??
      this.#store.add({
        title: null,
        ...appointment,
        mailbox: mailbox.address,
        organizer: { name: mailbox.name, address: mailbox.address },
        organizedByRoom: true,
        answered: 'organizer',
        attendees: [],
      });
    return this.#read(id, null);
  }

  /** `tellsOthers`: as organiser of a meeting, its attendees are sent the update. */
  changeItem(
    id: string,
    change: BookingChange,
    expected: Expected,
    tellsOthers: boolean,
  ): Outcome<CalendarItem> {
    const found = this.#read(id, expected);
    if (!found.ok) return found;
    const { booking, date } = found.value;
    const { when } = change;
    if (when !== undefined && endsFirst(when)) return err('endsBeforeStart');
    if (when !== undefined && date !== null && this.#crosses(found.value, when))
      return err('crossesNeighbour');
    const isCopy = !booking.organizedByRoom && booking.attendees.length > 0;
    if (when !== undefined && isCopy && this.behaviour.roomCopy === 'refused') return err('notOrganizer');
    if (when !== undefined && isCopy && this.behaviour.roomCopy === 'ignored') {
      const { when: _, ...rest } = change;
      this.#store.update(id, rest);
      return this.#read(id, null);
    }
    this.#store.update(id, change);
    if (tellsOthers && booking.organizedByRoom) this.#tellAttendees(id, 'invitation', '');
    return this.#read(id, null);
  }

  /** `tellsOthers`: as organiser of a meeting, its attendees are sent a cancellation; an attendee tells nobody. */
  removeItem(id: string, expected: Expected, tellsOthers: boolean): Outcome<null> {
    const found = this.#read(id, expected);
    if (!found.ok) return found;
    if (tellsOthers && found.value.booking.organizedByRoom) this.#tellAttendees(id, 'cancellation', '');
    this.#store.remove(id);
    return ok();
  }

  /** As organiser: the attendees are sent the comment, and the item leaves the room's calendar. */
  cancelMeeting(id: string, comment: string, expected: Expected): Outcome<null> {
    const found = this.#read(id, expected);
    if (!found.ok) return found;
    const { booking } = found.value;
    if (!booking.organizedByRoom) return err('notOrganizer');
    if (booking.cancelled) return err('alreadyCancelled');
    if (booking.attendees.length === 0) return err('notMeeting');
    this.#tellAttendees(id, 'cancellation', comment);
    this.#store.remove(id);
    return ok();
  }

  /** As attendee: the organiser is sent the comment when `tellsOrganizer`. */
  declineMeeting(id: string, comment: string, tellsOrganizer: boolean, expected: Expected): Outcome<null> {
    const found = this.#answerable(id, expected);
    if (!found.ok) return found;
    if (tellsOrganizer) this.#tellOrganizer(found.value, 'declined', comment);
    if (this.behaviour.keepsDeclined) {
      this.#store.update(id, {
        ...answer(found.value.booking, 'declined', this.#now()),
        availability: 'free',
      });
    } else this.#store.remove(id);
    return ok();
  }

  /** As attendee: `accepted` blocks the time, `tentative` holds it. */
  acceptMeeting(
    id: string,
    answered: 'accepted' | 'tentative',
    comment: string,
    tellsOrganizer: boolean,
    expected: Expected,
  ): Outcome<CalendarItem> {
    const found = this.#answerable(id, expected);
    if (!found.ok) return found;
    if (tellsOrganizer) this.#tellOrganizer(found.value, answered, comment);
    this.#store.update(id, {
      ...answer(found.value.booking, answered, this.#now()),
      availability: answered === 'accepted' ? 'busy' : 'tentative',
    });
    return this.#read(id, null);
  }

  /** What a calendar view shows, in no promised order. */
  view(address: string, window: Interval): readonly CalendarItem[] {
    const newest = this.#now() - this.behaviour.viewLagMs;
    return this.#store.view(address, window).filter(({ booking }) => booking.createdAt <= newest);
  }

  freeBusy(address: string, interval: Interval): Outcome<readonly BusyTime[]> {
    if (this.#store.mailbox(address) === null) return err('notFound');
    return ok(busyTimes(this.view(address, interval), interval));
  }

  /** The series that one of its dates belongs to; null for what belongs to none, or is one itself. */
  seriesMaster(id: string): Outcome<CalendarItem | null> {
    const found = this.#read(id, null);
    if (!found.ok) return found;
    return ok(found.value.seriesId === null ? null : this.#store.find(found.value.seriesId));
  }

  #read(id: string, expected: Expected): Outcome<CalendarItem> {
    const item = this.#store.find(id);
    if (item === null) return err('notFound');
    return expected === null || item.booking.revision === expected ? ok(item) : err('conflict');
  }

  #answerable(id: string, expected: Expected): Outcome<CalendarItem> {
    const found = this.#read(id, expected);
    if (!found.ok) return found;
    if (found.value.booking.organizedByRoom) return err('isOrganizer');
    return found.value.booking.cancelled ? err('alreadyCancelled') : found;
  }

  /** Exchange keeps the dates of a series in order, counted in days of the series' zone. */
  #crosses({ seriesId, date, booking }: CalendarItem, when: When): boolean {
    const master = seriesId === null ? null : this.#store.find(seriesId);
    if (master === null || date === null || booking.repeat === null) return false;
    const near = neighbours(master.booking.when, booking.repeat, date)
      .map((day) => this.#store.find(`${master.id}.${day}`))
      .filter((item) => item !== null);
    const { from, to } = intervalOf(when);
    return near.some((item) => {
      const other = intervalOf(item.booking.when);
      return (item.date ?? '') < date ? from < other.to : to > other.from;
    });
  }

  #tellOrganizer(item: CalendarItem, kind: 'accepted' | 'tentative' | 'declined', comment: string): void {
    const { organizer, mailbox } = item.booking;
    if (organizer !== null) this.#outbox.send(mailAbout(item, kind, mailbox, organizer.address, comment));
  }

  #tellAttendees(id: string, kind: 'invitation' | 'cancellation', comment: string): void {
    const item = this.#store.find(id);
    if (item === null) return;
    for (const { address } of item.booking.attendees)
      this.#outbox.send(mailAbout(item, kind, item.booking.mailbox, address, comment));
  }
}

/** A mail about an item of the store, or about one date of it. */
function mailAbout(
  { booking, date }: CalendarItem,
  kind: Mail['kind'],
  from: string,
  to: string,
  comment: string,
): Omit<Mail, 'at'> {
  const { title, uid, when } = booking;
  return { kind, from, to, subject: title ?? '', comment, uid, date, when };
}

/** The room's answer, in its own field and in the list of attendees. */
export function answer(
  { mailbox, attendees }: Pick<Booking, 'mailbox' | 'attendees'>,
  answered: 'accepted' | 'tentative' | 'declined',
  at: number,
): Pick<BookingFacts, 'answered' | 'answeredAt' | 'attendees'> {
  const answeredOnes = attendees.map((attendee) =>
    attendee.address.toLowerCase() === mailbox.toLowerCase() ? { ...attendee, answered } : attendee,
  );
  return { answered, answeredAt: at, attendees: answeredOnes };
}

function endsFirst(when: When): boolean {
  const { from, to } = intervalOf(when);
  return to < from;
}
