/** A booking that nobody uses: waited for, announced, held, given back, and had again. */
import { describe, expect, it } from 'vitest';
import { panelError } from '../../shared/errors.ts';
import { minute, second } from '../../shared/time.ts';
import { booking } from '../fakes/bookings.ts';
import { settle } from '../fakes/fake-clock.ts';
import { createMemoryStore, type MemoryStore } from '../fakes/memory-store.ts';
import { runningPanel, type PanelWishes, type RunningPanel } from './running-panel.ts';
import { at } from './states.ts';
import { codes, key, knowing, ledgerOf, noon, panelAt, releases, watch } from './watched-panel.ts';

describe('a booking that nobody uses', () => {
  it('is waited for, announced, held for eight seconds, and given back once with a word to its organiser', async () => {
    const panel = await panelAt('11:50');
    const releaseAt = at('2026-11-24T12:10');
    expect(panel.shown().home).toMatchObject({ state: 'soon', checkIn: { state: 'open', releaseAt } });
    await watch(panel, '12:05');
    expect(panel.shown().home).toMatchObject({ state: 'waiting', until: releaseAt, checkIn: { releaseAt } });
    await watch(panel, '12:10');
    expect(panel.shown().held).toMatchObject([
      { kind: 'booking.release', isByRule: true, booking: { key }, until: releaseAt + 8 * second },
    ]);
    expect(panel.calendar.writes).toEqual([]);
    await panel.clock.advance(8 * second);
    expect(panel.calendar.writes).toMatchObject([{ do: 'release', key }]);
    expect(JSON.stringify(panel.calendar.writes)).toMatch(/Ingen checkade in i Älgen.*Nobody checked in/);
    expect(codes(panel)).toEqual(['booking.releasedUnused']);
    expect(panel.shown()).toMatchObject({
      held: [],
      home: { state: 'free', released: { booking: { key, title: 'Styrgrupp' } } },
    });
    await watch(panel, '12:30');
    expect(panel.calendar.writes).toHaveLength(1);
  });

  it('can be had again for ten minutes, as a booking of the panel’s own', async () => {
    const panel = await panelAt('12:11');
    expect(panel.shown().home.released?.takeBackUntil).toBe(at('2026-11-24T12:20') + 8 * second);
    await panel.tap({ kind: 'booking.takeBack', bookingKey: key });
    await settle();
    expect(panel.calendar.writes.at(-1)).toMatchObject({
      do: 'book',
      request: { startsAt: at('2026-11-24T12:11'), endsAt: noon.endsAt, meeting: null },
    });
    expect(panel.shown().home).toMatchObject({ state: 'busy', released: null, checkIn: null });
    await watch(panel, '12:40');
    expect(panel.calendar.writes).toHaveLength(2);
  });

  it('cannot be had again once somebody else has the time, or it has been too long', async () => {
    const takeBack = { kind: 'booking.takeBack', bookingKey: key } as const;
    const panel = await panelAt('12:11');
    panel.calendar.setBookings([booking('2026-11-24T12:10', '13:00')]);
    await settle();
    expect(panel.shown().home.released).toBeNull();
    expect(await panel.tap(takeBack)).toMatchObject({ error: { code: 'calendar.taken' } });
    panel.calendar.setBookings([]);
    await watch(panel, '12:20');
    await panel.clock.advance(7 * second);
    expect(panel.shown().home.released).not.toBeNull();
    await panel.clock.advance(second);
    expect(await panel.tap(takeBack)).toMatchObject({ error: { code: 'calendar.taken' } });
    await watch(panel, '12:21');
    expect(panel.shown().home.released).toBeNull();
    expect(await panel.tap(takeBack)).toMatchObject({ error: { code: 'calendar.taken' } });
  });

  it.each<[string, (panel: RunningPanel) => unknown]>([
    ['says so', ({ tap }) => tap({ kind: 'booking.checkIn', bookingKey: key })],
    ['takes the release back', ({ tap }) => tap({ kind: 'booking.undo', bookingKey: key })],
    ['starts a meeting', ({ tap }) => tap({ kind: 'meeting.start' })],
    ['shares', ({ tap }) => tap({ kind: 'share.start' })],
    [
      'calls from another controller',
      ({ room, clock }) =>
        room.change({ call: { kind: 'inMeeting', since: clock.now(), meetingNumber: null } }),
    ],
  ])('stays when somebody %s at the last moment', async (_name, somebody) => {
    const panel = await panelAt('12:10');
    expect(panel.shown().held).toHaveLength(1);
    await somebody(panel);
    await settle();
    expect(panel.shown()).toMatchObject({ held: [], home: { checkIn: { state: 'done', releaseAt: null } } });
    expect(codes(panel).filter((code) => code.startsWith('calendar'))).toEqual([]);
    await watch(panel, '12:30');
    expect(panel.calendar.writes.filter((write) => write.do === 'release')).toEqual([]);
  });

  it.each<[string, PanelWishes]>([
    ['the rule is off', { booking: { release: 'off' } }],
    ['nobody has to check in', { booking: { ...releases, checkIn: { openMinutes: 10, closeMinutes: 0 } } }],
    ['it was not seen two hours ahead', { store: createMemoryStore() }],
    ['the panel began to watch in the middle', { startsAt: '2026-11-24T11:55:00Z' }],
    ['it lasts the day', { bookings: [{ ...noon, endsAt: at('2026-11-24T22:00') }] }],
  ])('is let be when %s', async (_name, wishes) => {
    const panel = await panelAt('12:30', wishes);
    expect(panel.calendar.writes).toEqual([]);
    expect(panel.shown().held).toEqual([]);
  });

  it.each<[string, (panel: RunningPanel) => void]>([
    [
      'the room was out of sight for a moment',
      ({ room, clock }) => {
        room.change({ link: { kind: 'lost', since: clock.now() } });
        room.change({ link: { kind: 'ready', since: clock.now() } });
      },
    ],
    [
      'another controller had the room',
      ({ room, clock }) => room.change({ link: { kind: 'takenOver', since: clock.now() } }),
    ],
    [
      'the calendar was lost for two minutes',
      ({ calendar }) => calendar.lose(panelError('calendar.unreachable', 'later', null)),
    ],
  ])('is let be when %s meanwhile', async (_name, happens) => {
    const panel = await panelAt('12:05');
    happens(panel);
    await settle();
    await watch(panel, '12:08');
    panel.calendar.restore();
    expect(panel.shown().home.checkIn?.releaseAt ?? null).toBeNull();
    await watch(panel, '12:30');
    expect(panel.calendar.writes).toEqual([]);
    expect(panel.shown().held).toEqual([]);
  });

  it.each<[string, (panel: RunningPanel) => void, string]>([
    [
      'the calendar is lost',
      ({ calendar }) => calendar.lose(panelError('calendar.unreachable', 'later', null)),
      'calendar.stale',
    ],
    [
      'the room is lost',
      ({ room, clock }) => room.change({ link: { kind: 'lost', since: clock.now() } }),
      'room.unreachable',
    ],
    [
      'the booking is moved',
      ({ calendar }) => calendar.setBookings([{ ...noon, endsAt: at('2026-11-24T14:00') }]),
      'calendar.gone',
    ],
  ])('is not released, and that is told, when %s while the release is held', async (_name, happens, code) => {
    const panel = await panelAt('12:10');
    happens(panel);
    await settle();
    expect(panel.shown().held).toEqual([]);
    expect(codes(panel)).toEqual([code]);
    await panel.clock.advance(2 * minute);
    expect(panel.calendar.writes).toEqual([]);
  });

  it('whose release fails is told, and not tried again', async () => {
    const panel = await panelAt('12:10');
    panel.calendar.failNextWrite(panelError('calendar.writeRefused', 'never', null));
    await watch(panel, '12:20');
    expect(panel.calendar.writes).toHaveLength(1);
    expect(panel.shown().home.released).toBeNull();
    expect(ledgerOf(panel)).toMatchObject({ releases: [{ outcome: 'failed' }], strikes: [] });
  });

  it('is written down before it is given back', async () => {
    const store = knowing([noon]);
    let isSlow = false;
    const waiting: (() => void)[] = [];
    const write: MemoryStore['write'] = async (name, content) => {
      if (isSlow) await new Promise<void>((resolve) => waiting.push(resolve));
      return store.write(name, content);
    };
    const panel = await panelAt('12:10', { store: { ...store, write } });
    isSlow = true;
    await panel.clock.advance(8 * second);
    expect(panel.calendar.writes).toEqual([]);
    expect(waiting).toHaveLength(1);
    isSlow = false;
    waiting[0]?.();
    await settle();
    expect(panel.calendar.writes).toHaveLength(1);
  });

  it('of a series is told to its organiser before the series goes, and the series then goes whole', async () => {
    const days = ['24', '25', '26', '27'];
    const dates = days.map((day) => booking(`2026-11-${day}T12:00`, '13:00', { seriesKey: 'series' }));
    let panel = await panelAt('12:12', { bookings: dates });
    for (const day of ['25', '26']) {
      panel.controller.stop();
      panel.clock.jump(at(`2026-11-${day}T11:48`) - panel.clock.now());
      panel = await runningPanel({ after: panel, booking: releases });
      await watch(panel, `12:12`, day);
    }
    const written = panel.calendar.writes.map((write) => write.do);
    expect(written).toEqual(['release', 'release', 'releaseSeries']);
    expect(JSON.stringify(panel.calendar.writes[1])).toContain('2 gånger i rad');
    expect(panel.calendar.bookings()).toEqual([]);
  });

  it('is not held while the calendar is away, but may be at once when it is back', async () => {
    const panel = await panelAt('12:09');
    await panel.clock.advance(50 * second);
    panel.calendar.lose(panelError('calendar.unreachable', 'later', null));
    await panel.clock.advance(20 * second);
    expect(panel.shown()).toMatchObject({ held: [], notices: [] });
    panel.calendar.restore();
    await settle();
    expect(panel.shown().held).toMatchObject([{ isByRule: true }]);
  });
});
