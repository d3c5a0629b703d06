/** Other rooms that are free: found, shown, booked. */
import { describe, expect, it } from 'vitest';
import { panelError } from '../../shared/errors.ts';
import { err } from '../../shared/result.ts';
import { settle } from '../fakes/fake-clock.ts';
import { runningPanel, type RunningPanel } from './running-panel.ts';
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
  const searched = async () => {
    const panel = await runningPanel({
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
