/** Bookings lengthened and ended at the panel, and what a calendar out of reach does to all of it. */
import { describe, expect, it } from 'vitest';
import { panelError } from '../../shared/errors.ts';
import { minute, second } from '../../shared/time.ts';
import { booking } from '../fakes/bookings.ts';
import { settle } from '../fakes/fake-clock.ts';
import { runningPanel, type RunningPanel } from './running-panel.ts';
import { book } from './book-intent.ts';
import { at } from './states.ts';

const unreachable = panelError('calendar.unreachable', 'later', null);
const someoneElses = booking('2026-11-24T11:00', '12:00');
const key = someoneElses.key;

/** What was written, in one word each. */
const done = ({ calendar }: RunningPanel): string[] => calendar.writes.map((write) => write.do);
const codes = ({ shown }: RunningPanel): string[] => shown().notices.map(({ code }) => code);

describe('extending', () => {
  it('moves the end of what the room booked', async () => {
    const panel = await runningPanel();
    await panel.tap(book(30));
    await settle();
    const { key: bookingKey } = panel.calendar.bookings().at(-1)!;
    expect(panel.shown().home.extensions.map(({ minutes }) => minutes)).toEqual([15, 30]);
    await panel.tap({ kind: 'booking.extend', bookingKey, minutes: 15 });
    await settle();
    expect(panel.calendar.writes.at(-1)).toEqual({
      ...{ do: 'setEnd', key: bookingKey, endsAt: at('2026-11-24T11:55') },
    });
    expect(panel.shown().notices.at(-1)).toMatchObject({
      code: 'booking.extended',
      at: at('2026-11-24T11:55'),
    });
  });

  it('books right after somebody else’s booking, and lengthens that the next time', async () => {
    const panel = await runningPanel({ bookings: [someoneElses] });
    const extend = { kind: 'booking.extend', bookingKey: key, minutes: 15 } as const;
    await panel.tap(extend);
    await settle();
    expect(panel.calendar.writes.at(-1)).toMatchObject({
      do: 'book',
      request: { startsAt: someoneElses.endsAt, endsAt: at('2026-11-24T12:15'), continues: key },
    });
    await panel.tap(extend);
    await settle();
    expect(panel.calendar.writes.at(-1)).toMatchObject({ do: 'setEnd', endsAt: at('2026-11-24T12:30') });
  });

  it.each([
    ['what has gone', 'gone', 'calendar.gone'],
    ['into the next booking', key, 'calendar.taken'],
  ])('is refused for %s', async (_name, bookingKey, code) => {
    const panel = await runningPanel({ bookings: [someoneElses, booking('2026-11-24T12:10', '13:00')] });
    expect(await panel.tap({ kind: 'booking.extend', bookingKey, minutes: 15 })).toMatchObject({
      error: { code },
    });
  });

  it('is refused for what does not run yet', async () => {
    const later = booking('2026-11-24T14:00', '15:00');
    const panel = await runningPanel({ bookings: [later] });
    const tapped = await panel.tap({ kind: 'booking.extend', bookingKey: later.key, minutes: 15 });
    expect(tapped).toMatchObject({ error: { code: 'intent.notPossible' } });
  });
});

describe('ending early', () => {
  const end = { kind: 'booking.end', bookingKey: key } as const;

  it('waits eight seconds where everybody sees it, and is sent once', async () => {
    const panel = await runningPanel({ bookings: [someoneElses] });
    const since = panel.clock.now();
    expect(panel.shown().home.canEnd).toBe(true);
    await panel.tap(end);
    await settle();
    expect(panel.shown().held).toMatchObject([
      { kind: 'booking.end', booking: { key }, isByRule: false, since, until: since + 8 * second },
    ]);
    await panel.clock.advance(8 * second - 1);
    expect(panel.calendar.writes).toEqual([]);
    await panel.clock.advance(1);
    expect(panel.calendar.writes).toEqual([{ do: 'setEnd', key, endsAt: at('2026-11-24T11:11') }]);
    expect(panel.shown()).toMatchObject({ held: [], home: { state: 'busy' } });
    expect(codes(panel)).toEqual(['booking.ended']);
    await panel.clock.advance(10 * minute);
    expect(panel.calendar.writes).toHaveLength(1);
  });

  it('can be undone until then, and nothing is sent', async () => {
    const panel = await runningPanel({ bookings: [someoneElses] });
    await panel.tap(end);
    await panel.clock.advance(7 * second);
    expect(await panel.tap({ kind: 'booking.undo', bookingKey: key })).toMatchObject({ ok: true });
    await panel.clock.advance(minute);
    expect(panel.calendar.writes).toEqual([]);
    expect(panel.shown()).toMatchObject({ held: [], notices: [] });
    expect(await panel.tap({ kind: 'booking.undo', bookingKey: key })).toMatchObject({
      error: { code: 'intent.notPossible' },
    });
  });

  it('keeps anything else from being done to the booking meanwhile', async () => {
    const panel = await runningPanel({ bookings: [someoneElses] });
    await panel.tap(end);
    for (const intent of [end, { kind: 'booking.extend', bookingKey: key, minutes: 15 } as const]) {
      expect(await panel.tap(intent)).toMatchObject({ error: { code: 'intent.busy' } });
    }
  });

  it.each<[string, (panel: RunningPanel) => void, string]>([
    ['the calendar is lost', ({ calendar }) => calendar.lose(unreachable), 'calendar.stale'],
    ['the booking goes', ({ calendar }) => calendar.setBookings([]), 'calendar.gone'],
    [
      'the booking is moved',
      ({ calendar }) => calendar.setBookings([{ ...someoneElses, endsAt: at('2026-11-24T13:00') }]),
      'calendar.gone',
    ],
  ])('is dropped, and told, when %s meanwhile', async (_name, happens, code) => {
    const panel = await runningPanel({ bookings: [someoneElses] });
    await panel.tap(end);
    await panel.clock.advance(3 * second);
    happens(panel);
    await settle();
    expect(panel.shown()).toMatchObject({ held: [], notices: [{ tone: 'bad', about: 'booking.end', code }] });
    panel.calendar.restore();
    await panel.clock.advance(minute);
    expect(panel.calendar.writes).toEqual([]);
  });

  it('is sent with the booking as it stands by then', async () => {
    const panel = await runningPanel({ bookings: [someoneElses] });
    await panel.tap(end);
    panel.calendar.setBookings([{ ...someoneElses, title: 'Nytt namn' }]);
    await panel.clock.advance(8 * second);
    expect(done(panel)).toEqual(['setEnd']);
  });

  it('never happens after the panel has stopped', async () => {
    const panel = await runningPanel({ bookings: [someoneElses] });
    await panel.tap(end);
    panel.controller.stop();
    await panel.clock.advance(minute);
    expect(panel.calendar.writes).toEqual([]);
    expect(panel.clock.pending()).toBe(0);
  });

  it('takes what lengthens the booking with it', async () => {
    const panel = await runningPanel({ bookings: [someoneElses] });
    await panel.tap({ kind: 'booking.extend', bookingKey: key, minutes: 15 });
    await settle();
    await panel.tap(end);
    await panel.clock.advance(8 * second);
    expect(done(panel)).toEqual(['book', 'setEnd', 'release']);
    expect(panel.calendar.bookings()).toMatchObject([{ key, endsAt: at('2026-11-24T11:11') }]);
  });

  it('says so where the server lets only the organiser end it', async () => {
    const panel = await runningPanel({ bookings: [someoneElses] });
    panel.calendar.refuseOthersEnds();
    await panel.tap(end);
    await panel.clock.advance(8 * second);
    expect(codes(panel)).toEqual(['calendar.notOurs']);
  });

  it('is not offered for somebody else’s whole day', async () => {
    const long = booking('2026-11-24T06:00', '18:00');
    const panel = await runningPanel({ bookings: [long] });
    expect(panel.shown().home.canEnd).toBe(false);
    expect(await panel.tap({ kind: 'booking.end', bookingKey: long.key })).toMatchObject({
      error: { code: 'calendar.notOurs' },
    });
    expect(await panel.tap({ kind: 'booking.release', bookingKey: long.key })).toMatchObject({
      error: { code: 'intent.notPossible' },
    });
  });
});

describe('offline', () => {
  it('every write is refused with a reason, and the room goes on', async () => {
    const panel = await runningPanel({ bookings: [someoneElses], nearbyRooms: ['bavern@su.example'] });
    panel.calendar.lose(unreachable);
    await settle();
    for (const intent of [
      book(15),
      { kind: 'booking.extend', bookingKey: key, minutes: 15 },
      { kind: 'booking.end', bookingKey: key },
      { kind: 'booking.release', bookingKey: key },
      { kind: 'booking.takeBack', bookingKey: key },
      { kind: 'rooms.find' },
    ] as const) {
      expect(await panel.tap(intent)).toMatchObject({ error: { code: 'calendar.stale' } });
    }
    expect(panel.shown().home).toMatchObject({
      ...{ writeObstacle: 'calendar.stale', lengths: [], extensions: [], canEnd: false, state: 'busy' },
    });
    expect(await panel.tap({ kind: 'booking.checkIn', bookingKey: key })).toMatchObject({ ok: true });
    expect(await panel.tap({ kind: 'meeting.start' })).toMatchObject({ ok: true });
    await settle();
    expect(panel.shown().screen.kind).toBe('call');
    expect(panel.calendar.writes).toEqual([]);
  });

  it('so is a calendar that has said nothing for a quarter of an hour', async () => {
    const panel = await runningPanel();
    expect(panel.shown().home.lengths).not.toEqual([]);
    await panel.clock.advance(16 * minute);
    expect(await panel.tap(book(15))).toMatchObject({ error: { code: 'calendar.stale' } });
    const { home, agenda } = panel.shown();
    expect(home).toMatchObject({ state: 'unknown', lengths: [], writeObstacle: 'calendar.stale' });
    expect([...agenda.rows, ...agenda.tomorrow.rows].filter(({ kind }) => kind === 'gap')).toEqual([]);
  });
});
