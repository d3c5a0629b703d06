/**
 * The attendant of the room mailboxes: it lands the invitations that Outlook users send, decides them after a while by
 * the rules of each mailbox, strips what it is told to strip, and answers the organiser. What is written into a
 * calendar directly never comes past it, as on the real server.
 */
import { answer } from './operations.ts';
import type { Behaviour } from './operations.ts';
import type { Mail, Outbox } from './outbox.ts';
import { panelProcessing } from './processing.ts';
import type { CalendarProcessing } from './processing.ts';
import { intervalOf } from './recurrence.ts';
import type { Interval } from './recurrence.ts';
import type { Schedule } from './schedule.ts';
import type { BookingFacts, CalendarItem, CalendarStore, Person } from './store.ts';
import { verdictOn } from './verdict.ts';
import type { Refusal } from './verdict.ts';

export type InvitedFacts = Omit<BookingFacts, 'organizer' | 'organizedByRoom' | 'answered' | 'answeredAt'>;

/** A meeting, or one date of a series, as its organiser wants it to be now. */
export interface Invitation {
  readonly room: string;
  readonly uid: string;
  /** null: the whole meeting. */
  readonly date: string | null;
  readonly organizer: Person;
  readonly facts: InvitedFacts;
}

export interface Cancellation extends Pick<Invitation, 'room' | 'uid' | 'date'> {
  /** As the organiser's client writes it: with a word in front, in the organiser's language. */
  readonly title: string;
}

export interface AttendantParts {
  readonly store: CalendarStore;
  readonly outbox: Outbox;
  readonly behaviour: Behaviour;
  readonly now: () => number;
  readonly schedule: Schedule;
}

interface Pending {
  readonly uid: string;
  readonly room: string;
  readonly dueAt: number;
  readonly run: () => void;
  readonly stop: () => void;
}

const reasons: Readonly<Record<Refusal, string>> = {
  recurring: 'The resource does not accept recurring meetings.',
  tooLong: 'The meeting is longer than the resource allows.',
  tooFarAhead: 'The meeting lies outside the booking window of the resource.',
  conflict: 'The resource is already booked at this time.',
};

export class Attendant {
  /** How long it thinks about an invitation; it was seen to take seconds, and sometimes a minute. */
  latencyMs = 0;
  readonly #parts: AttendantParts;
  readonly #rules = new Map<string, CalendarProcessing>();
  readonly #pending = new Map<string, Pending>();

  constructor(parts: AttendantParts) {
    this.#parts = parts;
  }

  rulesOf(room: string): CalendarProcessing {
    return this.#rules.get(room.toLowerCase()) ?? panelProcessing;
  }

  /** From the next invitation on; what is stored keeps its damage. */
  configure(room: string, change: Partial<CalendarProcessing>): void {
    this.#rules.set(room.toLowerCase(), { ...this.rulesOf(room), ...change });
  }

  /** A new meeting or an update of one, which overwrites the room's copy. */
  receive(invitation: Invitation): void {
    const { room, uid, organizer } = invitation;
    const rules = this.rulesOf(room);
    if (this.#parts.store.mailbox(room) === null || this.#ignores(rules, room, organizer)) return;
    if (rules.forwardRequestsToDelegates)
      for (const to of rules.resourceDelegates) this.#mail(invitation, 'forwarded', to, '');
    const isNew = this.#copyOf(invitation) === null;
    if (!isNew || rules.addNewRequestsTentatively) this.#write(invitation, undecided(invitation));
    if (rules.automateProcessing === 'autoAccept')
      this.#later(room, uid, invitation.date, () => this.#decide(invitation));
  }

  /** Leaves the meeting in the calendar, cancelled and free, unless the mailbox is told to remove it. */
  receiveCancellation({ room, uid, date, title }: Cancellation): void {
    const rules = this.rulesOf(room);
    const copy = this.#copyOf({ room, uid, date });
    for (const [key, pending] of this.#pending)
      if (key === keyOf(room, uid, date) || (date === null && pending.uid === uid && pending.room === room))
        this.#drop(key);
    if (copy === null || rules.automateProcessing === 'none') return;
    this.#parts.store.update(copy.id, { cancelled: true, availability: 'free', title });
    if (rules.removeCanceledMeetings && rules.automateProcessing === 'autoAccept')
      this.#later(room, uid, date, () => void this.#parts.store.remove(copy.id));
  }

  /** Decides everything that is due by now, for a clock that moves without its timers. */
  catchUp(): void {
    for (const [key, { dueAt, run }] of this.#pending) {
      if (dueAt > this.#parts.now()) continue;
      this.#drop(key);
      run();
    }
  }

  /** Invitations that are still undecided. */
  get pendingCount(): number {
    return this.#pending.size;
  }

  stop(): void {
    for (const key of this.#pending.keys()) this.#drop(key);
  }

  #ignores(rules: CalendarProcessing, room: string, organizer: Person): boolean {
    const isExternal = domainOf(organizer.address) !== domainOf(room);
    return rules.automateProcessing === 'none' || (isExternal && !rules.processExternalMeetingMessages);
  }

  #decide(invitation: Invitation): void {
    const { room, uid, facts } = invitation;
    const { now } = this.#parts;
    const rules = this.rulesOf(room);
    const series = invitation.date === null ? facts.repeat : null;
    const taken = (interval: Interval) => this.#taken(room, uid, interval);
    const verdict = verdictOn({ when: facts.when, repeat: series }, rules, now(), taken);
    if (verdict.kind === 'refused') {
      this.#mail(invitation, 'declined', invitation.organizer.address, reasons[verdict.because]);
      this.#putAway(this.#copyOf(invitation));
      return;
    }
    this.#write(invitation, { ...accepted(invitation, rules, now()), repeat: verdict.repeat });
    this.#mail(invitation, 'accepted', invitation.organizer.address, '');
    for (const date of verdict.without) {
      const occurrence = this.#copyOf({ room, uid, date });
      const when = occurrence?.booking.when ?? facts.when;
      const one = { ...invitation, date, facts: { ...facts, when } };
      this.#mail(one, 'declined', invitation.organizer.address, reasons.conflict);
      this.#putAway(occurrence);
    }
  }

  /** A declined item goes, or stays marked, where the server keeps such items. */
  #putAway(item: CalendarItem | null): void {
    const { store, behaviour, now } = this.#parts;
    if (item === null) return;
    if (behaviour.keepsDeclined) {
      store.update(item.id, { ...answer(item.booking, 'declined', now()), availability: 'free' });
    } else store.remove(item.id);
  }

  /** What blocks the room, apart from this meeting and those that came later and are still to be decided. */
  #taken(room: string, uid: string, interval: Interval): readonly CalendarItem[] {
    const undecidedOnes = new Set([...this.#pending.values()].map((pending) => pending.uid));
    return this.#parts.store.view(room, interval).filter(({ booking }) => {
      const { from, to } = intervalOf(booking.when);
      const isInside = from < interval.to && to > interval.from && to > from;
      const blocks = !booking.cancelled && booking.answered !== 'declined' && booking.availability !== 'free';
      const waits = booking.answered === 'notResponded' && undecidedOnes.has(booking.uid);
      return isInside && blocks && !waits && booking.uid !== uid;
    });
  }

  #copyOf({ room, uid, date }: Pick<Invitation, 'room' | 'uid' | 'date'>): CalendarItem | null {
    const { store } = this.#parts;
    const booking = store.meeting(room, uid);
    if (booking === null) return null;
    return store.find(date === null ? booking.id : `${booking.id}.${date}`);
  }

  #write(invitation: Invitation, facts: BookingFacts): void {
    const { store } = this.#parts;
    const { room, uid, date } = invitation;
    const copy = this.#copyOf(invitation);
    const { createdAt: _, repeat, ...rest } = facts;
    if (copy === null) {
      if (date === null) store.add({ ...facts, mailbox: room, uid });
      return;
    }
    const change = date === null ? { ...rest, repeat } : rest;
    if (date !== null || isSamePattern(copy.booking, facts)) store.update(copy.id, change);
    else store.restart(copy.id, change);
  }

  #mail(invitation: Invitation, kind: Mail['kind'], to: string, comment: string): void {
    const { room, uid, date, facts } = invitation;
    const { title, when } = facts;
    this.#parts.outbox.send({ kind, from: room, to, subject: title ?? '', comment, uid, date, when });
  }

  #later(room: string, uid: string, date: string | null, run: () => void): void {
    const key = keyOf(room, uid, date);
    this.#drop(key);
    if (this.latencyMs === 0) {
      run();
      return;
    }
    const stop = this.#parts.schedule(this.latencyMs, () => {
      this.#pending.delete(key);
      run();
    });
    this.#pending.set(key, { uid, room, dueAt: this.#parts.now() + this.latencyMs, run, stop });
  }

  #drop(key: string): void {
    this.#pending.get(key)?.stop();
    this.#pending.delete(key);
  }
}

function keyOf(room: string, uid: string, date: string | null): string {
  return `${room.toLowerCase()} ${uid} ${date ?? ''}`;
}

function domainOf(address: string): string {
  return (address.split('@')[1] ?? '').toLowerCase();
}

function isSamePattern(before: BookingFacts, after: BookingFacts): boolean {
  const [was, is] = [intervalOf(before.when), intervalOf(after.when)];
  return (
    was.from === is.from &&
    was.to === is.to &&
    before.repeat?.every === after.repeat?.every &&
    before.repeat?.interval === after.repeat?.interval
  );
}

/** As it lands: whole, and holding the time until it is decided. */
function undecided({ organizer, facts }: Invitation): BookingFacts {
  return {
    ...facts,
    organizer,
    organizedByRoom: false,
    availability: 'tentative',
    answered: 'notResponded',
    answeredAt: null,
  };
}

/** As it is kept, without what the mailbox takes away. */
function accepted(invitation: Invitation, rules: CalendarProcessing, now: number): BookingFacts {
  const { room, organizer, facts } = invitation;
  const subject = rules.deleteSubject ? '' : (facts.title ?? '');
  return {
    ...undecided(invitation),
    ...answer({ mailbox: room, attendees: facts.attendees }, 'accepted', now),
    availability: facts.availability,
    title: rules.addOrganizerToSubject ? `${organizer.name} ${subject}` : subject,
    body: rules.deleteComments ? { format: facts.body.format, content: '' } : facts.body,
    sensitivity: rules.removePrivateProperty ? 'normal' : facts.sensitivity,
  };
}
