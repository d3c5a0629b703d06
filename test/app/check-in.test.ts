/** Signs that a booking is used, somebody who says that it is not needed, and what a restart remembers of both. */
import { describe, expect, it } from 'vitest';
import { panelError } from '../../shared/errors.ts';
import type { Intent } from '../../shared/bridge.ts';
import type { Booking } from '../../shared/model/booking.ts';
import type { RoomCommand } from '../../shared/model/room-command.ts';
import { minute, second } from '../../shared/time.ts';
import { booking } from '../fakes/bookings.ts';
import { settle } from '../fakes/fake-clock.ts';
import { type MemoryStore } from '../fakes/memory-store.ts';
import { runningPanel, type RunningPanel } from './running-panel.ts';
import { codes, key, knowing, ledgerOf, noon, panelAt, releases, watch } from './watched-panel.ts';

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

  it.each<[string, Intent, RoomCommand['kind']]>([
    ['join', { kind: 'meeting.joinNumber', meetingNumber: '91234567890', passcode: null }, 'join'],
    ['share', { kind: 'share.start' }, 'startLocalShare'],
    ['share by cable', { kind: 'share.startCable' }, 'startCableShare'],
  ])('by a tap to %s, also by one that fails: somebody is there', async (_name, intent, command) => {
    const panel = await panelAt('12:01');
    panel.room.change({ sharing: { ...panel.room.now().sharing, cable: 'connected' } });
    panel.room.failNext(command, panelError('room.refused', 'now', null));
    await panel.tap(intent);
    await settle();
    expect(panel.shown().home.checkIn?.state).toBe('done');
  });

  it('by extending it, or by checking in on Zoom’s own controller', async () => {
    const extended = await panelAt('12:01');
    await extended.tap({ kind: 'booking.extend', bookingKey: key, minutes: 15 });
    await settle();
    expect(extended.shown().home.checkIn?.state).toBe('done');
    const elsewhere = await panelAt('12:01');
    const row = { meetingNumber: '71234567890', title: null, isCheckedIn: true, calendarId: null };
    elsewhere.room.change({ bookings: [{ ...row, startsAt: noon.startsAt, endsAt: noon.endsAt }] });
    await settle();
    expect(elsewhere.shown().home.checkIn?.state).toBe('done');
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

  it('with a slow disk loses nothing of what it learns meanwhile', async () => {
    const evening = booking('2026-11-24T17:00', '18:00');
    const store = knowing([noon]);
    let carryOn: () => void = () => undefined;
    const read: MemoryStore['read'] = async (name) => {
      await new Promise<void>((resolve) => (carryOn = resolve));
      return store.read(name);
    };
    const panel = await panelAt('11:55', { store: { ...store, read }, bookings: [noon, evening] });
    await panel.tap({ kind: 'booking.checkIn', bookingKey: key });
    expect(ledgerOf(panel)).toMatchObject({ uses: [], ahead: [{ key }] });
    carryOn();
    await settle();
    expect(ledgerOf(panel)).toMatchObject({ uses: [{ key }], ahead: [{ key }, { key: evening.key }] });
    expect(panel.shown().home.checkIn?.state).toBe('done');
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
