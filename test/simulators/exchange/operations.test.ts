import { beforeEach, describe, expect, it } from 'vitest';
import { directoryAround } from './directory.ts';
import { mergedView } from './free-busy.ts';
import { CalendarOperations } from './operations.ts';
import { Outbox } from './outbox.ts';
import type { When } from './recurrence.ts';
import { CalendarStore } from './store.ts';
import type { Booking, NewBooking } from './store.ts';

const room = 'rum-algen@su.example';
const anna = { name: 'Anna Andersson', address: 'anna.andersson@su.example' };
const bo = { name: 'Bo Berg', address: 'bo.berg@su.example', role: 'required', answered: 'none' } as const;
const self = { name: 'Älgen', address: room, role: 'resource', answered: 'accepted' } as const;
const daily = { every: 'day', interval: 1, count: 4, timeZone: 'Europe/Stockholm' } as const;
const now = Date.parse('2026-11-24T08:00:00.250Z');
let store: CalendarStore;
let outbox: Outbox;
let operations: CalendarOperations;

beforeEach(() => {
  store = new CalendarStore(directoryAround(room), () => now);
  outbox = new Outbox(() => now);
  operations = new CalendarOperations(store, outbox, () => now);
});

function at(from: string, to: string, day = '2026-11-24'): When {
  return {
    kind: 'timed',
    startsAt: Date.parse(`${day}T${from}Z`),
    endsAt: Date.parse(`${day}T${to}Z`),
  };
}

function annasMeeting(facts: Partial<NewBooking> = {}): Booking {
  return store.add({ when: at('09:00', '10:00'), organizer: anna, attendees: [bo, self], ...facts });
}

function roomsMeeting(facts: Partial<NewBooking> = {}): Booking {
  return annasMeeting({ organizer: { ...self }, organizedByRoom: true, answered: 'organizer', ...facts });
}

function mails() {
  return outbox.list().map(({ kind, from, to, comment }) => [kind, from, to, comment]);
}

describe('an appointment', () => {
  it('is organised by the room and invites nobody', () => {
    const made = operations.createAppointment(room, {
      when: at('09:00', '09:30'),
      title: 'a',
      transactionId: null,
    });
    expect(made).toMatchObject({
      ok: true,
      value: {
        kind: 'single',
        booking: {
          mailbox: room,
          title: 'a',
          organizer: { name: 'Älgen', address: room },
          organizedByRoom: true,
          answered: 'organizer',
          attendees: [],
          createdAt: now,
        },
      },
    });
    expect(mails()).toEqual([]);
  });

  it('is made once for one transaction, and again in another mailbox or for another one', () => {
    const appointment = { when: at('09:00', '09:30'), transactionId: 'press-1' };
    const [first, second] = [1, 2].map(() => operations.createAppointment(room, appointment));
    expect(second).toEqual(first);
    operations.createAppointment('rum-bjornen@su.example', appointment);
    operations.createAppointment(room, { ...appointment, transactionId: 'press-2' });
    operations.createAppointment(room, { ...appointment, transactionId: null });
    operations.createAppointment(room, { ...appointment, transactionId: null });
    expect(store.list()).toHaveLength(5);
  });

  it('goes neither into a mailbox that is not there nor backwards in time', () => {
    const transactionId = null;
    const when = at('09:00', '09:30');
    for (const address of ['rum-vargen@su.example', 'nobody@su.example'])
      expect(operations.createAppointment(address, { when, transactionId })).toMatchObject({
        error: 'notFound',
      });
    expect(operations.createAppointment(room, { when: at('09:30', '09:00'), transactionId })).toMatchObject({
      error: 'endsBeforeStart',
    });
  });
});

describe('a change', () => {
  it('is made to the revision that was expected, and to no other', () => {
    const { id, revision } = annasMeeting();
    const changed = operations.changeItem(id, { title: 'new' }, revision, true);
    expect(changed).toMatchObject({ ok: true, value: { booking: { title: 'new' } } });
    expect(operations.changeItem(id, { title: 'late' }, revision, true)).toMatchObject({ error: 'conflict' });
    expect(operations.removeItem(id, revision, true)).toMatchObject({ error: 'conflict' });
    expect(operations.changeItem(id, { title: 'newer' }, null, true)).toMatchObject({ ok: true });
    expect(operations.changeItem('b000099', {}, null, true)).toMatchObject({ error: 'notFound' });
    expect(operations.changeItem(id, { when: at('11:00', '10:00') }, null, true)).toMatchObject({
      error: 'endsBeforeStart',
    });
  });

  it('is mailed to the attendees by the organiser alone, and only when wanted', () => {
    const when = at('09:00', '09:30');
    operations.changeItem(annasMeeting().id, { when }, null, true);
    operations.changeItem(roomsMeeting().id, { when }, null, false);
    expect(mails()).toEqual([]);
    operations.changeItem(roomsMeeting({ attendees: [bo] }).id, { when }, null, true);
    expect(mails()).toEqual([['invitation', room, bo.address, '']]);
  });

  it("of the time of somebody else's meeting is held, ignored or refused, as the server is told to", () => {
    const { id } = annasMeeting();
    const change = { when: at('09:00', '09:30'), title: 'cut' };
    const outcomes = (['ignored', 'refused', 'held'] as const).map((roomCopy) => {
      operations.behaviour.roomCopy = roomCopy;
      return operations.changeItem(id, change, null, true);
    });
    expect(outcomes).toMatchObject([
      { value: { booking: { when: at('09:00', '10:00'), title: 'cut' } } },
      { error: 'notOrganizer' },
      { value: { booking: { when: change.when } } },
    ]);
  });

  it('cannot move one date of a series past the next one or the one before', () => {
    const { id } = annasMeeting({ repeat: daily });
    const moved = (from: string, to: string, day: string) =>
      operations.changeItem(`${id}.2026-11-25`, { when: at(from, to, day) }, null, true);
    expect(moved('09:30', '10:30', '2026-11-26')).toMatchObject({ error: 'crossesNeighbour' });
    expect(moved('09:30', '10:30', '2026-11-24')).toMatchObject({ error: 'crossesNeighbour' });
    expect(moved('08:00', '09:00', '2026-11-26')).toMatchObject({ ok: true, value: { kind: 'exception' } });
    const last = operations.changeItem(
      `${id}.2026-11-27`,
      { when: at('09:00', '10:00', '2026-12-24') },
      null,
      true,
    );
    expect(last.ok).toBe(true);
  });
});

describe('a booking that goes', () => {
  it('goes silently when it is removed as attendee, and with a cancellation as organiser', () => {
    expect(operations.removeItem(annasMeeting().id, null, true)).toMatchObject({ ok: true });
    operations.removeItem(roomsMeeting().id, null, false);
    expect(mails()).toEqual([]);
    operations.removeItem(roomsMeeting({ attendees: [bo] }).id, null, true);
    expect(mails()).toEqual([['cancellation', room, bo.address, '']]);
    expect(store.list()).toEqual([]);
    expect(operations.removeItem('b000001', null, true)).toMatchObject({ error: 'notFound' });
  });

  it('is cancelled by its organiser, with a comment to those it invited', () => {
    const { id, revision } = roomsMeeting({ attendees: [bo] });
    expect(operations.cancelMeeting(id, 'no', revision + 1)).toMatchObject({ error: 'conflict' });
    expect(operations.cancelMeeting(id, 'no', revision)).toMatchObject({ ok: true });
    expect(mails()).toEqual([['cancellation', room, bo.address, 'no']]);
    expect(store.find(id)).toBeNull();
  });

  it.each([
    ['somebody else organises', {}, 'notOrganizer'],
    ['is an appointment', { organizedByRoom: true, attendees: [] }, 'notMeeting'],
    ['is cancelled already', { organizedByRoom: true, cancelled: true }, 'alreadyCancelled'],
  ] as const)('is not cancelled when it %s', (_, facts, error) => {
    const { id } = annasMeeting(facts);
    expect(operations.cancelMeeting(id, '', null)).toMatchObject({ error });
    expect(store.find(id)).not.toBeNull();
  });

  it('is declined by its attendee, and the organiser told why unless that is not wanted', () => {
    const { id, revision } = annasMeeting();
    expect(operations.declineMeeting(id, 'nobody came', true, revision + 1)).toMatchObject({
      error: 'conflict',
    });
    expect(operations.declineMeeting(id, 'nobody came', true, revision)).toMatchObject({ ok: true });
    expect(store.find(id)).toBeNull();
    operations.declineMeeting(annasMeeting().id, 'silently', false, null);
    expect(mails()).toEqual([['declined', room, anna.address, 'nobody came']]);
  });

  it('stays in the calendar, declined and free, where the server keeps such items', () => {
    operations.behaviour.keepsDeclined = true;
    const { id } = annasMeeting();
    operations.declineMeeting(id, '', true, null);
    expect(store.find(id)?.booking).toMatchObject({
      answered: 'declined',
      answeredAt: now,
      availability: 'free',
      attendees: [{ answered: 'none' }, { address: room, answered: 'declined' }],
    });
  });

  it.each([
    ['the room organises it', { organizedByRoom: true }, 'isOrganizer'],
    ['it is cancelled already', { cancelled: true }, 'alreadyCancelled'],
  ] as const)('is neither declined nor accepted when %s', (_, facts, error) => {
    const { id } = annasMeeting(facts);
    expect(operations.declineMeeting(id, '', true, null)).toMatchObject({ error });
    expect(operations.acceptMeeting(id, 'accepted', '', true, null)).toMatchObject({ error });
  });

  it('is one date of a series when that date is named, and its mail says which', () => {
    const { id } = annasMeeting({ repeat: daily });
    operations.declineMeeting(`${id}.2026-11-25`, '', true, null);
    expect(store.find(`${id}.2026-11-25`)).toBeNull();
    expect(store.find(`${id}.2026-11-26`)).not.toBeNull();
    expect(outbox.list()).toMatchObject([
      { date: '2026-11-25', when: at('09:00', '10:00', '2026-11-25'), at: now },
    ]);
  });
});

it('accepts for good or tentatively, and says so to the organiser', () => {
  const { id } = annasMeeting({ answered: 'notResponded' });
  const tentative = operations.acceptMeeting(id, 'tentative', 'maybe', true, null);
  expect(tentative).toMatchObject({
    value: { booking: { answered: 'tentative', availability: 'tentative' } },
  });
  const accepted = operations.acceptMeeting(id, 'accepted', '', false, null);
  expect(accepted).toMatchObject({ value: { booking: { answered: 'accepted', availability: 'busy' } } });
  expect(mails()).toEqual([['tentative', room, anna.address, 'maybe']]);
});

it('finds the series of one of its dates, and none for what stands alone', () => {
  const { id } = annasMeeting({ repeat: daily });
  expect(operations.seriesMaster(`${id}.2026-11-25`)).toMatchObject({ value: { kind: 'master', id } });
  expect(operations.seriesMaster(id)).toEqual({ ok: true, value: null });
  expect(operations.seriesMaster('b000099')).toMatchObject({ error: 'notFound' });
});

it('shows a new item in views at once, or after the lag of the server', () => {
  const window = { from: now, to: now + 24 * 3_600_000 };
  const { id } = annasMeeting({ createdAt: now - 1500 });
  expect(operations.view(room, window)).toHaveLength(1);
  operations.behaviour.viewLagMs = 1501;
  expect(operations.view(room, window)).toEqual([]);
  expect(operations.freeBusy(room, window)).toEqual({ ok: true, value: [] });
  expect(operations.changeItem(id, { title: 'new' }, null, false)).toMatchObject({ ok: true });
  operations.behaviour.viewLagMs = 1500;
  expect(operations.view(room, window)).toHaveLength(1);
});

describe('free and busy', () => {
  const day = { from: Date.parse('2026-11-24T08:00Z'), to: Date.parse('2026-11-24T12:00Z') };

  it('are the times inside the interval, private subjects with their mark', () => {
    annasMeeting({ when: at('09:00', '10:00'), title: 'secret', sensitivity: 'private' });
    annasMeeting({ when: at('07:30', '08:30'), title: 'early', availability: 'tentative' });
    annasMeeting({ when: at('07:00', '08:00'), title: 'touches' });
    annasMeeting({ when: at('10:00', '11:00'), answered: 'declined' });
    annasMeeting({ when: at('11:00', '11:00'), title: 'takes no time' });
    expect(operations.freeBusy(room, day)).toMatchObject({
      value: [
        { title: 'early', availability: 'tentative', isPrivate: false },
        { title: 'secret', availability: 'busy', isPrivate: true },
      ],
    });
    expect(operations.freeBusy('rum-vargen@su.example', day)).toMatchObject({ error: 'notFound' });
  });

  it('are summed up in digits, of which the busiest wins', () => {
    annasMeeting({ when: at('08:00', '09:00'), availability: 'workingElsewhere' });
    annasMeeting({ when: at('08:30', '10:00'), availability: 'tentative' });
    annasMeeting({ when: at('09:10', '09:20'), availability: 'busy' });
    annasMeeting({ when: at('09:30', '11:30'), availability: 'away' });
    annasMeeting({ when: at('09:30', '10:00'), availability: 'busy' });
    const times = operations.freeBusy(room, day);
    expect(times.ok && mergedView(times.value, day, 30)).toBe('41233330');
  });
});

it('tells of mails as they are sent, until the listener stops', () => {
  const heard: string[] = [];
  const stop = outbox.onMail(({ kind }) => heard.push(kind));
  operations.declineMeeting(annasMeeting().id, '', true, null);
  stop();
  operations.declineMeeting(annasMeeting().id, '', true, null);
  expect(heard).toEqual(['declined']);
});
