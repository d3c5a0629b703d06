/**
 * People with Outlook, as far as a room notices them: they invite rooms, move, change and cancel their meetings, and
 * sometimes delete one without telling anybody. Their own copy of a meeting is kept here; what a room makes of theirs
 * is the attendant's business.
 */
import type { Attendant, InvitedFacts } from './attendant.ts';
import type { Mail, Outbox } from './outbox.ts';
import { occurrenceOn } from './recurrence.ts';
import type { When } from './recurrence.ts';
import { bookingDefaults, uidFrom } from './store.ts';
import type { Answered, Attendee, BookingChange, CalendarStore, Person } from './store.ts';

/** What an organiser fills in; the rest is as Outlook fills it. */
export type MeetingDraft = Omit<BookingChange, 'when' | 'attendees' | 'createdAt'> & {
  readonly when: When;
  readonly guests?: readonly Person[];
};
export type MeetingChange = Omit<BookingChange, 'repeat' | 'attendees' | 'createdAt'>;

export interface Meeting {
  readonly uid: string;
  readonly organizer: Person;
  readonly rooms: readonly string[];
  readonly facts: InvitedFacts;
  /** What single dates of a series have of their own. */
  readonly dates: ReadonlyMap<string, MeetingChange>;
  /** What each room has answered, also for single dates: the room's address, then the date if it is about one. */
  readonly answers: ReadonlyMap<string, Answered>;
}

export interface OutlookParts {
  readonly store: CalendarStore;
  readonly attendant: Attendant;
  readonly outbox: Outbox;
  readonly now: () => number;
}

export class OutlookUsers {
  readonly #parts: OutlookParts;
  readonly #meetings = new Map<string, Meeting>();
  #count = 0;

  constructor(parts: OutlookParts) {
    this.#parts = parts;
    parts.outbox.onMail((mail) => this.#hear(mail));
  }

  meetings(): readonly Meeting[] {
    return [...this.#meetings.values()];
  }

  meeting(uid: string): Meeting | null {
    return this.#meetings.get(uid) ?? null;
  }

  /** The organiser's own clients and the rooms know the meeting by the identity that is returned. */
  invite(organizer: Person, rooms: readonly string[], draft: MeetingDraft): string {
    this.#count += 1;
    const uid = uidFrom(`${organizer.address} ${this.#count}`);
    const { guests = [], ...given } = draft;
    const attendees = [
      ...guests.map((guest) => ({ ...guest, role: 'required' as const, answered: 'none' as const })),
      ...rooms.map((address) => this.#asAttendee(address)),
    ];
    const names = rooms.map((address) => this.#asAttendee(address).name);
    const facts: InvitedFacts = {
      ...bookingDefaults,
      location: names.join('; '),
      places: rooms.map((address) => ({ name: this.#asAttendee(address).name, uri: address, address })),
      ...given,
      attendees,
      createdAt: this.#parts.now(),
    };
    this.#meetings.set(uid, { uid, organizer, rooms, facts, dates: new Map(), answers: new Map() });
    this.#send(uid, null);
    return uid;
  }

  /**
   * Changes the organiser's copy and sends it to everybody, also when nothing is changed. `date`: one date of the
   * series only. False: there is no such meeting.
   */
  update(uid: string, change: MeetingChange, date: string | null): boolean {
    const meeting = this.#meetings.get(uid);
    if (meeting === undefined) return false;
    if (date !== null && factsOn(meeting, date) === null) return false;
    if (date === null) this.#keep({ ...meeting, facts: { ...meeting.facts, ...change } });
    else {
      const dates = new Map(meeting.dates).set(date, { ...meeting.dates.get(date), ...change });
      this.#keep({ ...meeting, dates });
    }
    this.#send(uid, date);
    return true;
  }

  /** Tells the rooms; the word in front of the title is in the organiser's language. */
  cancel(uid: string, date: string | null, word = 'Inställt'): boolean {
    const meeting = this.#meetings.get(uid);
    const facts = meeting === undefined ? null : factsOn(meeting, date);
    if (meeting === undefined || facts === null) return false;
    const title = `${word}: ${facts.title ?? ''}`;
    for (const room of meeting.rooms) {
      this.#mail('cancellation', meeting, facts, room, date);
      this.#parts.attendant.receiveCancellation({ room, uid, date, title });
    }
    if (date === null) this.#meetings.delete(uid);
    return true;
  }

  /** Deletes the organiser's copy alone: the rooms keep theirs for ever. */
  forget(uid: string): boolean {
    return this.#meetings.delete(uid);
  }

  #send(uid: string, date: string | null): void {
    const meeting = this.#meetings.get(uid);
    const facts = meeting === undefined ? null : factsOn(meeting, date);
    if (meeting === undefined || facts === null) return;
    const { organizer, rooms } = meeting;
    for (const room of rooms) {
      this.#mail('invitation', meeting, facts, room, date);
      this.#parts.attendant.receive({ room, uid, date, organizer, facts });
    }
  }

  #hear({ kind, from, to, uid, date }: Mail): void {
    const meeting = this.#meetings.get(uid);
    if (meeting === undefined || to !== meeting.organizer.address) return;
    if (kind !== 'accepted' && kind !== 'tentative' && kind !== 'declined') return;
    const about = date === null ? from : `${from} ${date}`;
    this.#keep({ ...meeting, answers: new Map(meeting.answers).set(about, kind) });
  }

  #keep(meeting: Meeting): void {
    this.#meetings.set(meeting.uid, meeting);
  }

  #mail(
    kind: 'invitation' | 'cancellation',
    { uid, organizer }: Meeting,
    { title, when }: InvitedFacts,
    to: string,
    date: string | null,
  ): void {
    const mail = { from: organizer.address, to, subject: title ?? '', comment: '', uid, date, when };
    this.#parts.outbox.send({ kind, ...mail });
  }

  #asAttendee(address: string): Attendee {
    const name = this.#parts.store.mailbox(address)?.name ?? address;
    return { name, address, role: 'resource', answered: 'none' };
  }
}

/** The meeting as it is on one of its dates; null for a date it does not have. */
function factsOn({ facts, dates }: Meeting, date: string | null): InvitedFacts | null {
  if (date === null) return facts;
  const occurrence = facts.repeat === null ? null : occurrenceOn(facts.when, facts.repeat, date);
  return occurrence === null ? null : { ...facts, when: occurrence.when, ...dates.get(date) };
}
