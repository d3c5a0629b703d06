import { beforeEach, describe, expect, it } from 'vitest';
import type { FakeClock } from '../../fakes/fake-clock.ts';
import { anna, at, createAttendedCalendar, room } from './attended-calendar.ts';
import type { Attendant } from './attendant.ts';
import type { CalendarOperations } from './operations.ts';
import type { MeetingDraft, OutlookUsers } from './outlook-users.ts';
import type { Outbox } from './outbox.ts';
import { factoryProcessing } from './processing.ts';
import type { CalendarProcessing } from './processing.ts';
import type { Booking, CalendarStore } from './store.ts';

const eve = { name: 'Eve', address: 'eve@elsewhere.example' };
const daily = { every: 'day', interval: 1, count: 5, timeZone: 'Europe/Stockholm' } as const;
let clock: FakeClock;
let store: CalendarStore;
let outbox: Outbox;
let operations: CalendarOperations;
let attendant: Attendant;
let outlook: OutlookUsers;

beforeEach(() => {
  ({ clock, store, outbox, operations, attendant, outlook } = createAttendedCalendar());
});

function rules(change: Partial<CalendarProcessing>): void {
  attendant.configure(room, change);
}

function invite(draft: Partial<MeetingDraft> = {}, organizer = anna): string {
  const body = { format: 'html', content: '<p>länk</p>' } as const;
  return outlook.invite(organizer, [room], { when: at('09:00', '10:00'), title: 'Möte', body, ...draft });
}

/** The room's copy. */
function copy(uid: string): Booking | null {
  return store.meeting(room, uid);
}

function answers(uid: string): unknown {
  return Object.fromEntries(outlook.meeting(uid)?.answers ?? []);
}

function book(from: string, to: string, day?: string): void {
  operations.createAppointment(room, { when: at(from, to, day), transactionId: null });
}

/** The dates that a series blocks the room on. */
function dates(): (string | null)[] {
  const week = { from: clock.now(), to: clock.now() + 14 * 24 * 3_600_000 };
  return store
    .view(room, week)
    .filter(({ booking }) => booking.availability !== 'free' && !booking.organizedByRoom)
    .map(({ date }) => date);
}

describe('an invitation', () => {
  it('lands tentatively, and is accepted after a while', async () => {
    attendant.latencyMs = 5000;
    const uid = invite();
    expect(copy(uid)).toMatchObject({ answered: 'notResponded', availability: 'tentative', title: 'Möte' });
    await clock.advance(4999);
    expect(attendant.pendingCount).toBe(1);
    expect(answers(uid)).toEqual({});
    await clock.advance(1);
    expect(copy(uid)).toMatchObject({
      answered: 'accepted',
      answeredAt: clock.now(),
      availability: 'busy',
      organizer: anna,
      organizedByRoom: false,
      location: 'Älgen',
      attendees: [{ address: room, role: 'resource', answered: 'accepted' }],
    });
    expect(answers(uid)).toEqual({ [room]: 'accepted' });
    expect(attendant.pendingCount).toBe(0);
  });

  it('is decided when the clock has moved without its timers, too', () => {
    attendant.latencyMs = 5000;
    const uid = invite();
    attendant.catchUp();
    expect(copy(uid)?.answered).toBe('notResponded');
    clock.jump(5000);
    attendant.catchUp();
    expect(copy(uid)?.answered).toBe('accepted');
    expect(clock.pending()).toBe(0);
  });

  it('is not decided any more once the service has stopped', async () => {
    attendant.latencyMs = 5000;
    const uid = invite();
    attendant.stop();
    await clock.advance(10_000);
    expect([clock.pending(), copy(uid)?.answered]).toEqual([0, 'notResponded']);
  });

  it('does not show before it is decided where new requests are not added', async () => {
    rules({ addNewRequestsTentatively: false });
    attendant.latencyMs = 5000;
    const uid = invite();
    expect(copy(uid)).toBeNull();
    await clock.advance(5000);
    expect(copy(uid)?.answered).toBe('accepted');
  });

  it('stays tentative for ever under automatic update, and unread without automatic processing', async () => {
    attendant.latencyMs = 5000;
    rules({ automateProcessing: 'autoUpdate' });
    const updated = invite();
    rules({ automateProcessing: 'none' });
    const unread = invite();
    await clock.advance(60_000);
    expect(copy(updated)?.answered).toBe('notResponded');
    expect(copy(unread)).toBeNull();
  });

  it('from outside is passed over, unless such are processed', () => {
    rules({ processExternalMeetingMessages: false });
    expect(copy(invite({}, eve))).toBeNull();
    rules({ processExternalMeetingMessages: true });
    expect(copy(invite({}, eve))?.answered).toBe('accepted');
  });

  it('is forwarded to the delegates there are', () => {
    rules({ resourceDelegates: ['boss@su.example'] });
    invite();
    rules({ forwardRequestsToDelegates: false });
    invite({ when: at('11:00', '12:00') });
    expect(outbox.list().filter(({ kind }) => kind === 'forwarded')).toMatchObject([
      { from: room, to: 'boss@su.example' },
    ]);
  });

  it('reaches each room that is invited, under one identity', () => {
    const bjornen = 'rum-bjornen@su.example';
    book('09:30', '09:45');
    const uid = outlook.invite(anna, [room, bjornen], { when: at('09:00', '10:00'), guests: [eve] });
    expect(answers(uid)).toEqual({ [room]: 'declined', [bjornen]: 'accepted' });
    expect(store.meeting(bjornen, uid)).toMatchObject({
      location: 'Älgen; Björnen',
      attendees: { length: 3 },
    });
  });
});

describe('what the mailbox takes away', () => {
  const secret = { title: 'Lönesamtal', sensitivity: 'private' } as const;

  it.each<[string, Partial<CalendarProcessing>, Partial<Booking>]>([
    ['nothing', {}, { ...secret, body: { format: 'html', content: '<p>länk</p>' } }],
    ['the subject', { deleteSubject: true }, { title: '' }],
    [
      'the subject, for which the organiser stands',
      { deleteSubject: true, addOrganizerToSubject: true },
      { title: 'Anna Andersson ' },
    ],
    ['only room in the subject', { addOrganizerToSubject: true }, { title: 'Anna Andersson Lönesamtal' }],
    ['the text', { deleteComments: true }, { body: { format: 'html', content: '' } }],
    ['the private mark', { removePrivateProperty: true }, { title: 'Lönesamtal', sensitivity: 'normal' }],
    [
      'all of it, as rooms come',
      factoryProcessing,
      { title: 'Anna Andersson ', sensitivity: 'normal', body: { format: 'html', content: '' } },
    ],
  ])('is %s', (_, change, kept) => {
    rules(change);
    expect(copy(invite(secret))).toMatchObject(kept);
  });

  it('is not taken before the decision, nor from what is written directly', async () => {
    rules(factoryProcessing);
    attendant.latencyMs = 5000;
    const uid = invite(secret);
    expect(copy(uid)).toMatchObject(secret);
    await clock.advance(5000);
    expect(copy(uid)?.title).toBe('Anna Andersson ');
    const made = operations.createAppointment(room, {
      ...secret,
      when: at('12:00', '13:00'),
      transactionId: null,
    });
    expect(made.ok && made.value.booking).toMatchObject(secret);
  });
});

describe('what the room refuses', () => {
  it('is a time that is taken, and the organiser reads why', () => {
    book('09:45', '10:15');
    const uid = invite();
    expect(copy(uid)).toBeNull();
    expect(outbox.list().at(-1)).toMatchObject({
      kind: 'declined',
      to: anna.address,
      comment: expect.stringContaining('already booked') as string,
    });
  });

  it('is not a time that only touches, is free, cancelled, declined or of no length', () => {
    book('08:00', '09:00');
    book('10:00', '11:00');
    book('09:30', '09:30');
    const when = at('09:00', '10:00');
    store.add({ when, availability: 'free' });
    store.add({ when, cancelled: true });
    store.add({ when, answered: 'declined' });
    expect(copy(invite())?.answered).toBe('accepted');
  });

  it('stays in the calendar, declined, where the server keeps such items', () => {
    operations.behaviour.keepsDeclined = true;
    book('09:45', '10:15');
    expect(copy(invite())).toMatchObject({ answered: 'declined', availability: 'free' });
  });

  it('is nothing where conflicts are allowed', () => {
    rules({ allowConflicts: true });
    book('09:45', '10:15');
    expect(copy(invite())?.answered).toBe('accepted');
    expect(copy(invite({ when: at('09:00', '10:00', '2026-11-25'), repeat: daily }))?.answered).toBe(
      'accepted',
    );
    expect(dates()).toHaveLength(6);
  });

  it('is the later of two that want the same time, and what a panel has written meanwhile', async () => {
    attendant.latencyMs = 5000;
    const first = invite();
    await clock.advance(1000);
    const second = invite();
    const third = invite({ when: at('13:00', '14:00') });
    book('13:30', '14:00');
    await clock.advance(5000);
    expect([first, second, third].map((uid) => answers(uid))).toEqual([
      { [room]: 'accepted' },
      { [room]: 'declined' },
      { [room]: 'declined' },
    ]);
  });

  it.each<[string, Partial<CalendarProcessing>, Partial<MeetingDraft>, RegExp | null]>([
    ['a meeting too long', { maximumDurationInMinutes: 59 }, {}, /longer/],
    ['no meeting too long without a limit', { maximumDurationInMinutes: 0 }, {}, null],
    ['a meeting too far ahead', { bookingWindowInDays: 1 }, {}, /window/],
    ['a series', { allowRecurringMeetings: false }, { repeat: daily }, /recurring/],
    ['a series that goes on too far ahead', { bookingWindowInDays: 3 }, { repeat: daily }, /window/],
    ['a series without end', {}, { repeat: { ...daily, count: null } }, /window/],
  ])('is %s', (_, change, draft, comment) => {
    rules(change);
    const uid = invite(draft);
    expect(answers(uid)).toEqual({ [room]: comment === null ? 'accepted' : 'declined' });
    if (comment !== null) expect(outbox.list().at(-1)?.comment).toMatch(comment);
  });
});

describe('a series', () => {
  it('is cut short at the window where that is not enforced', () => {
    rules({ bookingWindowInDays: 3, enforceSchedulingHorizon: false });
    const uid = invite({ repeat: { ...daily, count: null } });
    expect(copy(uid)).toMatchObject({ answered: 'accepted', repeat: { count: 2 } });
    expect(dates()).toEqual(['2026-11-25', '2026-11-26']);
  });

  it('is refused for one conflict unless some are allowed', () => {
    book('09:30', '10:30', '2026-11-27');
    expect(answers(invite({ repeat: daily }))).toEqual({ [room]: 'declined' });
    rules({ maximumConflictInstances: 1 });
    expect(answers(invite({ repeat: daily }))).toEqual({ [room]: 'declined' });
    rules({ conflictPercentageAllowed: 19 });
    expect(answers(invite({ repeat: daily }))).toEqual({ [room]: 'declined' });
    rules({ conflictPercentageAllowed: 20, maximumConflictInstances: 0 });
    expect(answers(invite({ repeat: daily }))).toEqual({ [room]: 'declined' });
  });

  it('is accepted without its conflicting dates, of which the organiser is told one by one', () => {
    rules({ maximumConflictInstances: 1, conflictPercentageAllowed: 20 });
    book('09:30', '10:30', '2026-11-27');
    const uid = invite({ repeat: daily });
    expect(answers(uid)).toEqual({ [room]: 'accepted', [`${room} 2026-11-27`]: 'declined' });
    expect(outbox.list().at(-1)).toMatchObject({
      date: '2026-11-27',
      when: at('09:00', '10:00', '2026-11-27'),
    });
    expect(dates()).toEqual(['2026-11-25', '2026-11-26', '2026-11-28', '2026-11-29']);
  });

  it('keeps such dates, declined, where the server keeps them', () => {
    rules({ maximumConflictInstances: 9, conflictPercentageAllowed: 100 });
    operations.behaviour.keepsDeclined = true;
    book('09:30', '10:30', '2026-11-27');
    const uid = invite({ repeat: daily });
    expect(store.find(`${copy(uid)?.id ?? ''}.2026-11-27`)?.booking.answered).toBe('declined');
    expect(dates()).not.toContain('2026-11-27');
  });
});
