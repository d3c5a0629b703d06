/** A booking that somebody uses, and one that nobody does: check-in, warning, release, taking back, over a restart. */
import { describe, expect, it } from 'vitest';
import { emptyLedger, encodeLedger, noteAgenda } from '../../electron/app/booking/ledger.ts';
import { panelError } from '../../shared/errors.ts';
import type { Intent } from '../../shared/bridge.ts';
import type { Booking } from '../../shared/model/booking.ts';
import { minute, second } from '../../shared/time.ts';
import { booking } from '../fakes/bookings.ts';
import { settle } from '../fakes/fake-clock.ts';
import { createMemoryStore, type MemoryStore } from '../fakes/memory-store.ts';
import { runningPanel, type PanelWishes, type RunningPanel } from './running-panel.ts';
import { at } from './states.ts';

const noon = booking('2026-11-24T12:00', '13:00');
const key = noon.key;
const releases = { release: 'on' } as const;

/** Time passes while the calendar is read twice a minute, as a real one is. */
async function watch({ clock, calendar }: RunningPanel, until: string, day = '24'): Promise<void> {
  const end = at(`2026-11-${day}T${until}`);
  while (clock.now() < end) {
    await clock.advance(Math.min(30 * second, end - clock.now()));
    calendar.refresh();
    await settle();
  }
}

/** What a panel has written down that knew these bookings in the morning. */
function knowing(bookings: readonly Booking[]): MemoryStore {
  const store = createMemoryStore();
  const ledger = noteAgenda(emptyLedger, bookings, at('2026-11-24T09:00'));
  void store.write('ledger.json', new TextEncoder().encode(encodeLedger(ledger)));
  return store;
}

/** A panel that watches from twelve minutes before noon, up to a time. */
async function panelAt(until: string, wishes: PanelWishes = {}): Promise<RunningPanel> {
  const bookings = wishes.bookings ?? [noon];
  const panel = await runningPanel({
    ...{ startsAt: '2026-11-24T11:48:00Z', bookings, booking: releases, store: knowing(bookings) },
    ...wishes,
  });
  await watch(panel, until);
  return panel;
}

const codes = ({ shown }: RunningPanel): string[] => shown().notices.map(({ code }) => code);

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
});

describe('a booking that is used', () => {
  const signs: readonly [string, Intent][] = [
    ['a tap on We are here', { kind: 'booking.checkIn', bookingKey: key }],
    ['a meeting', { kind: 'meeting.start' }],
    ['a share', { kind: 'share.start' }],
  ];
  it.each(signs)('by %s needs no more, from ten minutes before on', async (_name, intent) => {
    const panel = await panelAt('11:55');
    await panel.tap(intent);
    await settle();
    await watch(panel, '12:01');
    expect(panel.shown().home.checkIn).toEqual({ state: 'done', releaseAt: null });
    await watch(panel, '12:20');
    expect(panel.calendar.writes.filter((write) => write.do !== 'book')).toEqual([]);
    expect(panel.shown().home.state).toBe('busy');
  });

  it('says so to whoever checked in, and to Zoom where the room can', async () => {
    const panel = await panelAt('11:55');
    const meetingNumber = '71234567890';
    const row = { meetingNumber, title: null, isCheckedIn: false, calendarId: 'AAMkAD-1' };
    panel.room.change({ bookings: [{ ...row, startsAt: noon.startsAt, endsAt: noon.endsAt }] });
    await panel.tap({ kind: 'booking.checkIn', bookingKey: key });
    await settle();
    expect(codes(panel)).toEqual(['booking.checkedIn']);
    expect(panel.room.commands).toMatchObject([{ kind: 'checkIn', meetingNumber }]);
    expect(panel.room.now().bookings[0]?.isCheckedIn).toBe(true);
  });

  it('is checked in to here, whatever Zoom says to it', async () => {
    const panel = await panelAt('11:55');
    panel.room.change({
      bookings: [
        {
          ...{ meetingNumber: '71234567890', title: null, isCheckedIn: false, calendarId: null },
          ...{ startsAt: noon.startsAt, endsAt: noon.endsAt },
        },
      ],
    });
    panel.room.failNext('checkIn', panelError('room.refused', 'now', null));
    await panel.tap({ kind: 'booking.checkIn', bookingKey: key });
    await settle();
    expect(codes(panel)).toEqual(['booking.checkedIn']);
    expect(panel.log.entries).toContainEqual(expect.objectContaining({ event: 'checkIn.zoomNotTold' }));
  });

  it('cannot be checked in to long before, nor afterwards', async () => {
    const checkIn = { kind: 'booking.checkIn', bookingKey: key } as const;
    const panel = await panelAt('11:49');
    expect(await panel.tap(checkIn)).toMatchObject({ error: { code: 'intent.notPossible' } });
    expect(await panel.tap({ ...checkIn, bookingKey: 'gone' })).toMatchObject({
      error: { code: 'calendar.gone' },
    });
    await watch(panel, '12:05');
    await panel.tap(checkIn);
    await watch(panel, '13:00');
    expect(await panel.tap(checkIn)).toMatchObject({ error: { code: 'intent.notPossible' } });
  });
});

describe('somebody who says that the room is not needed', () => {
  const release = { kind: 'booking.release', bookingKey: key } as const;

  it('gives it back after the time of undo, and the organiser reads that', async () => {
    const panel = await panelAt('11:55');
    await panel.tap(release);
    await panel.clock.advance(8 * second);
    expect(panel.calendar.writes).toMatchObject([{ do: 'release', key }]);
    expect(JSON.stringify(panel.calendar.writes)).toContain('inte behövs');
    expect(panel.shown()).toMatchObject({ notices: [{ code: 'booking.released' }], home: { state: 'free' } });
  });

  it('is not heard about what is hours away', async () => {
    const panel = await runningPanel({ bookings: [noon] });
    expect(await panel.tap(release)).toMatchObject({ error: { code: 'intent.notPossible' } });
  });

  it('has changed their mind when they start a meeting', async () => {
    const panel = await panelAt('12:01');
    await panel.tap(release);
    await panel.tap({ kind: 'meeting.start' });
    await panel.clock.advance(minute);
    expect(panel.calendar.writes).toEqual([]);
    expect(panel.shown().held).toEqual([]);
  });
});

describe('a restart', () => {
  const restart = async (before: RunningPanel, bookings?: readonly Booking[]): Promise<RunningPanel> => {
    before.controller.stop();
    if (bookings !== undefined) before.calendar.setBookings(bookings);
    return runningPanel({ after: before, booking: releases });
  };

  it('remembers who has checked in', async () => {
    const before = await panelAt('11:55');
    await before.tap({ kind: 'booking.checkIn', bookingKey: key });
    const panel = await restart(before);
    expect(panel.shown().home.checkIn).toEqual({ state: 'done', releaseAt: null });
  });

  it('in the middle of the time to check in releases nothing', async () => {
    const panel = await restart(await panelAt('12:05'));
    expect(panel.shown().home).toMatchObject({
      state: 'waiting',
      checkIn: { state: 'open', releaseAt: null },
    });
    await watch(panel, '12:30');
    expect(panel.calendar.writes).toEqual([]);
  });

  it('while something is held drops it', async () => {
    const panel = await restart(await panelAt('12:10'));
    await watch(panel, '12:30');
    expect(panel.calendar.writes).toEqual([]);
    expect(panel.shown().held).toEqual([]);
  });

  it('still offers what was given back, by its times alone', async () => {
    const panel = await restart(await panelAt('12:11'));
    expect(panel.shown().home.released).toMatchObject({ booking: { key, label: 'booked', title: null } });
    await panel.tap({ kind: 'booking.takeBack', bookingKey: key });
    await settle();
    expect(panel.shown().home).toMatchObject({ state: 'busy', booking: { label: 'byPanel' } });
  });

  it('keeps nothing on disk but keys and times', async () => {
    const panel = await panelAt('12:11');
    const kept = new TextDecoder().decode(panel.store.files.get('ledger.json'));
    expect(kept).toContain(key);
    expect(kept).not.toMatch(/Styrgrupp|Åsa/);
  });

  it('with a disk that does not work goes on, and says so once in the log', async () => {
    const panel = await panelAt('11:50');
    panel.store.setBroken(true);
    await panel.tap({ kind: 'booking.checkIn', bookingKey: key });
    await watch(panel, '12:20');
    expect(panel.shown().home.checkIn?.state).toBe('done');
    expect(panel.log.entries.filter(({ event }) => event === 'ledger.notKept')).toHaveLength(1);
    const again = await restart(panel);
    expect(again.log.entries).toContainEqual(expect.objectContaining({ event: 'ledger.unreadable' }));
  });
});
