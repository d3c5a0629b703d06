import { beforeEach, describe, expect, it } from 'vitest';
import type { FakeClock } from '../../fakes/fake-clock.ts';
import { anna, at, createAttendedCalendar, room } from './attended-calendar.ts';
import type { Attendant } from './attendant.ts';
import type { CalendarOperations } from './operations.ts';
import type { MeetingDraft, OutlookUsers } from './outlook-users.ts';
import type { Outbox } from './outbox.ts';
import type { Booking, CalendarStore } from './store.ts';

const daily = { every: 'day', interval: 1, count: 4, timeZone: 'Europe/Stockholm' } as const;
let clock: FakeClock;
let store: CalendarStore;
let outbox: Outbox;
let operations: CalendarOperations;
let attendant: Attendant;
let outlook: OutlookUsers;

beforeEach(() => {
  ({ clock, store, outbox, operations, attendant, outlook } = createAttendedCalendar());
});

function invite(draft: Partial<MeetingDraft> = {}): string {
  return outlook.invite(anna, [room], { when: at('09:00', '10:00'), title: 'Möte', ...draft });
}

function copy(uid: string): Booking | null {
  return store.meeting(room, uid);
}

/** The room's copy of one date of a series. */
function copyOn(uid: string, date: string): Booking | null {
  return store.find(`${copy(uid)?.id ?? ''}.${date}`)?.booking ?? null;
}

describe('an update', () => {
  it('moves the same item, holds the new time tentatively, and is decided afresh', async () => {
    const uid = invite();
    const before = copy(uid)!;
    attendant.latencyMs = 5000;
    expect(outlook.update(uid, { when: at('11:00', '12:00') }, null)).toBe(true);
    expect(copy(uid)).toMatchObject({
      id: before.id,
      createdAt: before.createdAt,
      when: at('11:00', '12:00'),
      answered: 'notResponded',
    });
    await clock.advance(5000);
    expect(copy(uid)?.answered).toBe('accepted');
  });

  it("into another's time loses the room", () => {
    operations.createAppointment(room, { when: at('11:00', '12:00'), transactionId: null });
    const uid = invite();
    outlook.update(uid, { when: at('11:30', '12:30') }, null);
    expect(copy(uid)).toBeNull();
    expect(outlook.meeting(uid)?.answers.get(room)).toBe('declined');
    outlook.update(uid, { when: at('13:00', '14:00') }, null);
    expect(copy(uid)?.answered).toBe('accepted');
  });

  it("overwrites what was written into the room's copy, also without a change of its own", () => {
    const uid = invite();
    operations.changeItem(copy(uid)!.id, { when: at('09:00', '09:20'), title: 'cut' }, null, false);
    outlook.update(uid, {}, null);
    expect(copy(uid)).toMatchObject({ when: at('09:00', '10:00'), title: 'Möte' });
  });

  it('brings back a room that had declined', () => {
    const uid = invite();
    operations.declineMeeting(copy(uid)!.id, 'nobody came', true, null);
    expect(outlook.meeting(uid)?.answers.get(room)).toBe('declined');
    outlook.update(uid, {}, null);
    expect(outlook.meeting(uid)?.answers.get(room)).toBe('accepted');
  });

  it('replaces the decision that is still due', async () => {
    attendant.latencyMs = 5000;
    const uid = invite();
    await clock.advance(3000);
    outlook.update(uid, { title: 'Nytt namn' }, null);
    await clock.advance(3000);
    expect(copy(uid)).toMatchObject({ answered: 'notResponded', title: 'Nytt namn' });
    await clock.advance(2000);
    expect(copy(uid)?.answered).toBe('accepted');
    expect(outbox.list().map(({ kind }) => kind)).toEqual(['invitation', 'invitation', 'accepted']);
  });
});

describe('one date of a series', () => {
  it('is moved by itself and keeps its changes when it is changed again', () => {
    const uid = invite({ repeat: daily });
    outlook.update(uid, { when: at('13:00', '14:00', '2026-11-26') }, '2026-11-26');
    outlook.update(uid, { title: 'Ny titel' }, '2026-11-26');
    expect(copyOn(uid, '2026-11-26')).toMatchObject({
      when: at('13:00', '14:00', '2026-11-26'),
      title: 'Ny titel',
    });
    expect(copyOn(uid, '2026-11-27')).toMatchObject({
      when: at('09:00', '10:00', '2026-11-27'),
      title: 'Möte',
    });
    expect(copy(uid)?.repeat).toEqual(daily);
  });

  it('loses the room alone when its new time is taken', () => {
    const uid = invite({ repeat: daily });
    operations.createAppointment(room, { when: at('13:00', '14:00', '2026-11-26'), transactionId: null });
    outlook.update(uid, { when: at('13:30', '14:30', '2026-11-26') }, '2026-11-26');
    expect(copyOn(uid, '2026-11-26')).toBeNull();
    expect(copyOn(uid, '2026-11-27')).not.toBeNull();
  });

  it('falls back into line when the whole series is moved, not when it is renamed', () => {
    const uid = invite({ repeat: daily });
    outlook.update(uid, { title: 'Ny titel' }, '2026-11-26');
    outlook.update(uid, { location: 'Älgen; länk' }, null);
    expect(copyOn(uid, '2026-11-26')).toMatchObject({ title: 'Ny titel' });
    outlook.update(uid, { when: at('10:00', '11:00') }, null);
    expect(copyOn(uid, '2026-11-26')).toMatchObject({
      title: 'Möte',
      when: at('10:00', '11:00', '2026-11-26'),
    });
  });

  it('is cancelled by itself', () => {
    const uid = invite({ repeat: daily });
    expect(outlook.cancel(uid, '2026-11-26')).toBe(true);
    expect(copyOn(uid, '2026-11-26')).toMatchObject({ cancelled: true, title: 'Inställt: Möte' });
    expect(copyOn(uid, '2026-11-27')?.cancelled).toBe(false);
  });

  it('must be one that the series has', () => {
    const uid = invite({ repeat: daily });
    expect(outlook.update(uid, {}, '2026-12-24')).toBe(false);
    expect(outlook.cancel(uid, '2026-12-24')).toBe(false);
    expect(outlook.update(invite({ when: at('12:00', '13:00') }), {}, '2026-11-25')).toBe(false);
  });
});

describe('a cancellation', () => {
  it("leaves the meeting, cancelled and free, with a word of the organiser's language", () => {
    const uid = invite();
    outlook.cancel(uid, null, 'Canceled');
    expect(copy(uid)).toMatchObject({ cancelled: true, availability: 'free', title: 'Canceled: Möte' });
    expect(outbox.list().at(-1)).toMatchObject({ kind: 'cancellation', from: anna.address, to: room });
    expect(outlook.meetings()).toEqual([]);
    expect([outlook.cancel(uid, null), outlook.update(uid, {}, null), outlook.forget(uid)]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('takes it away after a while where the mailbox removes cancelled meetings', async () => {
    attendant.configure(room, { removeCanceledMeetings: true });
    const uid = invite();
    attendant.latencyMs = 5000;
    outlook.cancel(uid, null);
    expect(copy(uid)?.cancelled).toBe(true);
    await clock.advance(5000);
    expect(copy(uid)).toBeNull();
  });

  it('ends what was still to be decided, of the meeting and of its dates', async () => {
    attendant.latencyMs = 5000;
    const uid = invite({ repeat: daily });
    outlook.update(uid, {}, '2026-11-26');
    outlook.cancel(uid, null);
    await clock.advance(10_000);
    expect(outbox.list().map(({ kind }) => kind)).toEqual(['invitation', 'invitation', 'cancellation']);
    expect([copy(uid)?.cancelled, attendant.pendingCount]).toEqual([true, 0]);
  });

  it('of what the room does not have, or does not process, changes nothing', () => {
    operations.createAppointment(room, { when: at('09:00', '10:00'), transactionId: null });
    const refused = invite();
    expect(outlook.cancel(refused, null)).toBe(true);
    attendant.configure(room, { automateProcessing: 'autoUpdate' });
    const landed = invite({ when: at('12:00', '13:00') });
    attendant.configure(room, { automateProcessing: 'none' });
    outlook.cancel(landed, null);
    expect(copy(landed)?.cancelled).toBe(false);
  });
});

it('a meeting that its organiser deletes without telling stays in the room, which nobody hears any more', () => {
  const uid = invite();
  expect(outlook.forget(uid)).toBe(true);
  expect(copy(uid)).toMatchObject({ answered: 'accepted', cancelled: false });
  operations.declineMeeting(copy(uid)!.id, 'nobody came', true, null);
  expect(outlook.meeting(uid)).toBeNull();
});

it('a room whose mailbox is gone answers nothing', () => {
  const gone = 'rum-vargen@su.example';
  const uid = outlook.invite(anna, [gone, room], { when: at('09:00', '10:00') });
  expect(outlook.update(uid, { title: 'new' }, null)).toBe(true);
  expect(outlook.cancel(uid, '2026-11-25')).toBe(false);
  expect([...(outlook.meeting(uid)?.answers.keys() ?? [])]).toEqual([room]);
});
