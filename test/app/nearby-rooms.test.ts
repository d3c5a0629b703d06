/** Other rooms that are free: found, shown, booked. */
import { describe, expect, it } from 'vitest';
import { panelError } from '../../shared/errors.ts';
import { err } from '../../shared/result.ts';
import { second } from '../../shared/time.ts';
import { booking } from '../fakes/bookings.ts';
import { settle } from '../fakes/fake-clock.ts';
import { runningPanel, type PanelWishes, type RunningPanel } from './running-panel.ts';
import { book } from './book-intent.ts';
import { at } from './states.ts';

const unreachable = panelError('calendar.unreachable', 'later', null);
const codes = ({ shown }: RunningPanel): string[] => shown().notices.map(({ code }) => code);

describe('other rooms', () => {
  const rooms = [
    { mailbox: 'varg@su.example', name: 'varg@su.example', capacity: 4, busy: [] },
    { mailbox: 'uttern@su.example', name: 'Uttern', capacity: 12, busy: null },
    {
      mailbox: 'bavern@su.example',
      name: 'Bävern',
      capacity: 8,
      busy: [{ startsAt: at('2026-11-24T11:40'), endsAt: at('2026-11-24T13:00') }],
    },
    {
      mailbox: 'lon@su.example',
      name: 'Lön',
      capacity: 8,
      busy: [{ startsAt: at('2026-11-24T11:00'), endsAt: at('2026-11-24T12:00') }],
    },
  ];
  const searched = async (wishes: PanelWishes = {}) => {
    const panel = await runningPanel({
      ...wishes,
      nearbyRooms: ['bavern@su.example', 'lon@su.example', 'varg@su.example'],
    });
    panel.calendar.setRooms(rooms);
    await panel.tap({ kind: 'rooms.find' });
    await settle();
    return panel;
  };

  it('that are free now are shown as far as the walk goes, with nothing but their times', async () => {
    const panel = await searched();
    expect(panel.shown().rooms).toMatchObject({
      state: 'loaded',
      asOf: panel.clock.now(),
      roomCount: 3,
      rows: [
        { name: 'Bävern', capacity: 8, freeUntil: at('2026-11-24T11:40') },
        { name: 'varg', capacity: 4, freeUntil: null },
      ],
    });
    expect(panel.shown().rooms.rows[0]?.lengths.map(({ minutes }) => minutes)).toEqual([15, 30]);
    expect(JSON.stringify(panel.shown().rooms)).not.toContain('@');
  });

  it('are booked from here by the id that the page knows, and are taken then', async () => {
    const panel = await searched();
    const { id } = panel.shown().rooms.rows[0]!;
    await panel.tap(book(30, { roomId: id }));
    await settle();
    expect(panel.calendar.writes).toMatchObject([{ do: 'book', request: { mailbox: 'bavern@su.example' } }]);
    expect(codes(panel)).toEqual(['booking.booked']);
    expect(panel.shown().rooms.rows.map(({ name }) => name)).toEqual(['varg']);
  });

  it('keep a Zoom meeting that a booking of theirs carries, though this room’s calendar does not tell of it', async () => {
    const panel = await searched({ hasScheduler: true });
    await panel.tap(book(30, { roomId: panel.shown().rooms.rows[0]!.id, withZoom: true }));
    for (let times = 0; times < 4; times += 1) {
      await panel.clock.advance(30 * second);
      panel.calendar.refresh();
      await settle();
    }
    expect(panel.calendar.writes).toMatchObject([{ request: { meeting: { meetingNumber: '81234567890' } } }]);
    expect(panel.scheduler.removed).toEqual([]);
  });

  it('keep no Zoom meeting of a booking of theirs that nobody can be sure of', async () => {
    const panel = await searched({ hasScheduler: true });
    panel.calendar.failNextWrite(panelError('calendar.outcomeUnknown', 'later', null));
    await panel.tap(book(30, { roomId: panel.shown().rooms.rows[0]!.id, withZoom: true }));
    await settle();
    expect(codes(panel)).toEqual(['calendar.outcomeUnknown']);
    expect(panel.scheduler.removed).toEqual(['81234567890']);
  });

  it('that somebody else has got first are told, without the next free time of this one', async () => {
    const panel = await searched({ bookings: [booking('2026-11-24T11:00', '12:00')] });
    const { id } = panel.shown().rooms.rows[0]!;
    panel.calendar.failNextWrite(panelError('calendar.taken', 'now', null));
    await panel.tap(book(15, { roomId: id }));
    await settle();
    expect(panel.shown().notices).toMatchObject([{ code: 'calendar.taken', at: null }]);
  });

  it('wait for no write of this room’s calendar, but for one of their own', async () => {
    const panel = await searched();
    const [first, other] = panel.shown().rooms.rows.map(({ id }) => id);
    const answer = panel.calendar.holdNextWrite();
    await panel.tap(book(15));
    expect(await panel.tap(book(15, { roomId: first! }))).toMatchObject({ ok: true });
    const held = panel.calendar.holdNextWrite();
    expect(await panel.tap(book(15, { roomId: other! }))).toMatchObject({ ok: true });
    expect(await panel.tap(book(15, { roomId: other! }))).toMatchObject({ error: { code: 'intent.busy' } });
    answer();
    held();
    await settle();
    expect(panel.calendar.writes).toHaveLength(3);
  });

  it('that stand in no order of walking come last, the smallest first', async () => {
    const panel = await runningPanel({ nearbyRooms: ['varg@su.example'] });
    const named = (name: string, capacity: number | null) => ({
      ...{ mailbox: `${name}@su.example`, name, capacity, busy: [] },
    });
    panel.calendar.setRooms([named('okänd', null), named('stor', 20), named('liten', 2), named('varg', 50)]);
    await panel.tap({ kind: 'rooms.find' });
    await settle();
    expect(panel.shown().rooms.rows.map(({ name }) => name)).toEqual(['varg', 'liten', 'stor', 'okänd']);
  });

  it('that cannot be read are told, and the next search is a tap away', async () => {
    const panel = await runningPanel({
      nearbyRooms: ['bavern@su.example'],
      over: { readRooms: () => Promise.resolve(err(unreachable)) },
    });
    expect(panel.shown().rooms).toMatchObject({ state: 'notLoaded', roomCount: 1, rows: [] });
    await panel.tap({ kind: 'rooms.find' });
    await settle();
    expect(panel.shown()).toMatchObject({ rooms: { state: 'failed' }, pending: [] });
    expect(codes(panel)).toEqual(['calendar.unreachable']);
  });

  it('are being looked for until the server has answered', async () => {
    const panel = await runningPanel({
      nearbyRooms: ['bavern@su.example'],
      over: { readRooms: () => new Promise(() => undefined) },
    });
    await panel.tap({ kind: 'rooms.find' });
    await settle();
    expect(panel.shown().rooms.state).toBe('loading');
    expect(await panel.tap({ kind: 'rooms.find' })).toMatchObject({ error: { code: 'intent.busy' } });
  });

  it('are not looked for where the config names none', async () => {
    const panel = await runningPanel();
    expect(await panel.tap({ kind: 'rooms.find' })).toMatchObject({ error: { code: 'intent.notPossible' } });
  });
});
