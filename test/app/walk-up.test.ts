/** Bookings made at the panel, with and without a Zoom meeting of their own; and what becomes of that meeting. */
import { describe, expect, it } from 'vitest';
import { panelError } from '../../shared/errors.ts';
import { minute, second } from '../../shared/time.ts';
import { booking } from '../fakes/bookings.ts';
import { settle } from '../fakes/fake-clock.ts';
import { runningPanel, type RunningPanel } from './running-panel.ts';
import { book } from './book-intent.ts';
import { at } from './states.ts';

/** What was written, in one word each. */
const done = ({ calendar }: RunningPanel): string[] => calendar.writes.map((write) => write.do);

describe('a walk-up', () => {
  it('is one tap: half an hour from the minute that runs, told with its end', async () => {
    const panel = await runningPanel();
    const { tap, shown, calendar, clock } = panel;
    await clock.advance(40 * second);
    expect(await tap(book(30))).toMatchObject({ ok: true });
    await settle();
    expect(calendar.bookings().at(-1)).toMatchObject({
      startsAt: at('2026-11-24T11:10'),
      endsAt: at('2026-11-24T11:40'),
      title: 'Bokat vid panelen',
    });
    expect(shown()).toMatchObject({
      home: { state: 'busy', booking: { label: 'byPanel' }, checkIn: null },
      notices: [{ tone: 'good', about: 'booking.book', code: 'booking.booked', at: at('2026-11-24T11:40') }],
      pending: [],
    });
  });

  it('until the next booking ends with it, and later ones fit a gap of today or tomorrow', async () => {
    const next = booking('2026-11-24T12:00', '13:00');
    const panel = await runningPanel({ bookings: [next] });
    await panel.tap(book(null));
    await settle();
    expect(panel.calendar.bookings().at(-1)?.endsAt).toBe(next.startsAt);
    await panel.tap(book(60, { startsAt: at('2026-11-25T08:00') }));
    await settle();
    expect(panel.calendar.bookings().at(-1)?.endsAt).toBe(at('2026-11-25T09:00'));
  });

  it('in a gap that began a moment ago begins now', async () => {
    const panel = await runningPanel();
    await panel.tap(book(15, { startsAt: at('2026-11-24T11:08') }));
    expect(panel.calendar.writes).toMatchObject([
      { request: { startsAt: at('2026-11-24T11:10'), endsAt: at('2026-11-24T11:25') } },
    ]);
  });

  it.each([
    ['into somebody’s time', book(60), 'calendar.taken'],
    ['on top of it', book(15, { startsAt: at('2026-11-24T12:30') }), 'calendar.taken'],
    ['into the past', book(15, { startsAt: at('2026-11-24T10:00') }), 'intent.notPossible'],
    ['beyond tomorrow', book(15, { startsAt: at('2026-11-26T10:00') }), 'intent.notPossible'],
    ['with Zoom where no meetings are made', book(15, { withZoom: true }), 'intent.notPossible'],
    ['in a room that nobody has looked for', book(15, { roomId: 'a1' }), 'intent.notPossible'],
  ])('is not made %s', async (_name, intent, code) => {
    const panel = await runningPanel({ bookings: [booking('2026-11-24T12:00', '13:00')] });
    expect(await panel.tap(intent)).toMatchObject({ ok: false, error: { code } });
    expect(panel.calendar.writes).toEqual([]);
  });

  it('is under way until the calendar has answered, and excludes every other write of it', async () => {
    const panel = await runningPanel();
    const answer = panel.calendar.holdNextWrite();
    await panel.tap(book(30));
    for (const intent of [book(15), { kind: 'booking.end', bookingKey: panel.booked.key } as const]) {
      expect(await panel.tap(intent)).toMatchObject({ error: { code: 'intent.busy' } });
    }
    await panel.clock.advance(4 * second);
    expect(panel.shown().pending).toMatchObject([{ kind: 'booking.book', isSlow: true }]);
    answer();
    await settle();
    expect(panel.shown().pending).toEqual([]);
    expect(panel.calendar.writes).toHaveLength(1);
  });

  it('that loses a race is told, with when the room is free again', async () => {
    const panel = await runningPanel();
    const answer = panel.calendar.holdNextWrite();
    await panel.tap(book(30));
    panel.calendar.setBookings([booking('2026-11-24T11:10', '12:00'), booking('2026-11-24T12:00', '12:30')]);
    answer();
    await settle();
    expect(panel.shown().notices).toMatchObject([
      { tone: 'bad', about: 'booking.book', code: 'calendar.taken', at: at('2026-11-24T12:30') },
    ]);
    expect(panel.calendar.bookings()).toHaveLength(2);
  });
});

describe('a walk-up with Zoom', () => {
  it('is one booking that carries a meeting made for it', async () => {
    const panel = await runningPanel({ hasScheduler: true });
    await panel.tap(book(30, { withZoom: true }));
    await settle();
    expect(panel.scheduler.requests).toEqual([
      { topic: 'Möte i Älgen', startsAt: null, durationMinutes: 30 },
    ]);
    expect(panel.calendar.writes).toMatchObject([
      { request: { meeting: { meetingNumber: '81234567890', joinUrl: 'https://zoom.us/j/81234567890' } } },
    ]);
    expect(panel.shown().home.primary).toMatchObject({ kind: 'join' });
    expect(panel.scheduler.removed).toEqual([]);
  });

  it('for later makes the meeting for later', async () => {
    const panel = await runningPanel({ hasScheduler: true });
    const startsAt = at('2026-11-24T15:00');
    await panel.tap(book(45, { withZoom: true, startsAt }));
    expect(panel.scheduler.requests).toMatchObject([{ startsAt, durationMinutes: 45 }]);
  });

  it('books nothing without the meeting', async () => {
    const panel = await runningPanel({ hasScheduler: true });
    panel.scheduler.failNext(panelError('zoom.hostRefused', 'never', null));
    await panel.tap(book(30, { withZoom: true }));
    await settle();
    expect(panel.calendar.writes).toEqual([]);
    expect(panel.shown().notices).toMatchObject([{ about: 'booking.book', code: 'zoom.hostRefused' }]);
  });

  it('leaves no meeting behind when the booking fails', async () => {
    const panel = await runningPanel({ hasScheduler: true });
    panel.calendar.failNextWrite(panelError('calendar.taken', 'never', null));
    await panel.tap(book(30, { withZoom: true }));
    await settle();
    expect(panel.scheduler.removed).toEqual(['81234567890']);
  });

  it('leaves no meeting behind that is made too late', async () => {
    const panel = await runningPanel({ hasScheduler: true });
    const made = panel.scheduler.holdNext();
    await panel.tap(book(30, { withZoom: true }));
    await panel.clock.advance(5 * second);
    made();
    await settle();
    expect(panel.scheduler.removed).toEqual(['81234567890']);
    expect(panel.calendar.writes).toEqual([]);
  });

  it('takes the meeting with it when it is given back, and not when it ends early', async () => {
    const panel = await runningPanel({ hasScheduler: true });
    const made = async (): Promise<string> => {
      await panel.tap(book(30, { withZoom: true }));
      await settle();
      return panel.calendar.bookings().at(-1)!.key;
    };
    await panel.tap({ kind: 'booking.release', bookingKey: await made() });
    await panel.clock.advance(8 * second);
    expect(done(panel)).toEqual(['book', 'release']);
    expect(panel.scheduler.removed).toEqual(['81234567890']);
    await panel.tap({ kind: 'booking.end', bookingKey: await made() });
    await panel.clock.advance(8 * second);
    expect(done(panel)).toEqual(['book', 'release', 'book', 'setEnd']);
    expect(panel.scheduler.removed).toHaveLength(1);
  });
});

it('the number in a booking that others organise is not the panel’s to take away', async () => {
  const panelMark = { panel: 'Älgen', press: 'p', meetingNumber: '91234567890', continues: null };
  const running = booking('2026-11-24T11:00', '12:00', { panelMark, organizedByRoom: false });
  const panel = await runningPanel({ hasScheduler: true, bookings: [running] });
  await panel.tap({ kind: 'booking.release', bookingKey: running.key });
  await panel.clock.advance(8 * second);
  expect(done(panel)).toEqual(['release']);
  expect(panel.scheduler.removed).toEqual([]);
});

describe('the meeting of a booking', () => {
  const carrying = async () => {
    const panel = await runningPanel({ hasScheduler: true });
    await panel.tap(book(60, { withZoom: true }));
    await settle();
    return panel;
  };
  const read = async ({ clock, calendar }: RunningPanel): Promise<void> => {
    await clock.advance(30 * second);
    calendar.refresh();
    await settle();
  };

  it('goes when somebody takes the booking out of the calendar: two readings must agree', async () => {
    const panel = await carrying();
    await panel.clock.advance(second);
    panel.calendar.setBookings([]);
    await settle();
    expect(panel.scheduler.removed).toEqual([]);
    await read(panel);
    expect(panel.scheduler.removed).toEqual(['81234567890']);
    await read(panel);
    expect(panel.scheduler.removed).toHaveLength(1);
  });

  it('stays while the booking does, however often the calendar is read', async () => {
    const panel = await carrying();
    for (let times = 0; times < 5; times += 1) await read(panel);
    expect(panel.scheduler.removed).toEqual([]);
  });

  it('is taken away again with the next reading where it could not be', async () => {
    const panel = await carrying();
    panel.scheduler.failRemoving(panelError('zoom.throttled', 'later', null));
    panel.calendar.setBookings([]);
    for (let times = 0; times < 3; times += 1) await read(panel);
    expect(panel.scheduler.removed.length).toBeGreaterThan(1);
    expect(panel.log.entries).toContainEqual(expect.objectContaining({ event: 'meeting.leftBehind' }));
  });

  it('waits while the room is in it', async () => {
    const panel = await carrying();
    const { key: bookingKey } = panel.calendar.bookings().at(-1)!;
    await panel.tap({ kind: 'meeting.join', bookingKey });
    await settle();
    panel.calendar.setBookings([]);
    await read(panel);
    await read(panel);
    expect(panel.scheduler.removed).toEqual([]);
    await panel.tap({ kind: 'meeting.leave' });
    await read(panel);
    expect(panel.scheduler.removed).toEqual(['81234567890']);
  });

  it('is kept for a write of unknown outcome until the readings have told', async () => {
    const panel = await runningPanel({ hasScheduler: true });
    panel.calendar.failNextWrite(panelError('calendar.outcomeUnknown', 'later', null));
    await panel.tap(book(30, { withZoom: true }));
    await settle();
    expect(panel.scheduler.removed).toEqual([]);
    await read(panel);
    await read(panel);
    expect(panel.scheduler.removed).toEqual(['81234567890']);
  });

  it('whose time is over is let be', async () => {
    const panel = await carrying();
    await panel.clock.advance(61 * minute);
    panel.calendar.setBookings([]);
    await read(panel);
    await read(panel);
    expect(panel.scheduler.removed).toEqual([]);
  });
});
