import { describe, expect, it } from 'vitest';
import { createController, type Controller } from '../../electron/app/controller.ts';
import type { CalendarEvent } from '../../electron/ports/calendar.ts';
import { panelError } from '../../shared/errors.ts';
import type { Booking } from '../../shared/model/booking.ts';
import type { Snapshot, SnapshotPush } from '../../shared/snapshot.ts';
import { hour, minute, second } from '../../shared/time.ts';
import { booking, zoom } from '../fakes/bookings.ts';
import { readOnly } from '../fakes/fake-calendar.ts';
import { createFakeClock, settle, type FakeClock } from '../fakes/fake-clock.ts';
import { createFakeRoomDriver, type FakeRoomDriver } from '../fakes/fake-room-driver.ts';
import { createMemoryLog, type MemoryLog } from '../fakes/memory-log.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';
import { testConfig } from './states.ts';

const joinable = booking('2026-11-24T09:30', '11:00', { join: zoom('61234567890', '471147') });

interface Running {
  readonly clock: FakeClock;
  readonly room: FakeRoomDriver;
  readonly log: MemoryLog;
  readonly controller: Controller;
  /** What a page that followed every push would show. */
  readonly shown: () => Snapshot;
  readonly pushes: readonly SnapshotPush[];
  readonly tell: (event: CalendarEvent) => void;
  readonly refreshes: () => number;
}

async function running(bookings: readonly Booking[] = []): Promise<Running> {
  const clock = createFakeClock('2026-11-24T10:00:20Z');
  const room = createFakeRoomDriver(clock);
  room.addMeeting({ number: '61234567890', topic: 'Planering', passcode: '471147', waitsForHost: false });
  const log = createMemoryLog();
  let tell: (event: CalendarEvent) => void = () => undefined;
  let refreshes = 0;
  const controller = createController({
    config: testConfig(),
    configProblems: [],
    version: '1.2.3',
    room,
    calendar: {
      ...readOnly,
      start: (listener) => {
        tell = listener;
        return () => undefined;
      },
      refresh: () => (refreshes += 1),
    },
    scheduler: null,
    faultReports: null,
    store: createMemoryStore(),
    pinLock: null,
    readiness: null,
    clock,
    random: createSeededRandom(1),
    log,
  });
  const pushes: SnapshotPush[] = [];
  let snapshot: Snapshot | null = null;
  controller.attach((push) => {
    pushes.push(push);
    snapshot = push.isWhole ? push.slices : snapshot && { ...snapshot, ...push.slices };
  });
  controller.start();
  tell({ kind: 'agenda', bookings, from: 0, to: Infinity, asOf: clock.now() });
  await settle();
  return {
    clock,
    room,
    log,
    controller,
    pushes,
    tell: (event) => tell(event),
    refreshes: () => refreshes,
    shown: () => {
      if (snapshot === null) throw new Error('nothing was pushed');
      return snapshot;
    },
  };
}

describe('a tap', () => {
  it('is taken on at once and becomes the room’s meeting', async () => {
    const { controller, room, shown } = await running([joinable]);
    expect(await controller.handleIntent({ kind: 'meeting.join', bookingKey: joinable.key })).toEqual({
      ok: true,
      value: null,
    });
    await settle();
    expect(room.commands).toEqual([{ kind: 'join', meetingNumber: '61234567890', passcode: '471147' }]);
    expect(shown().screen.kind).toBe('call');
    expect(shown().meeting?.booking?.key).toBe(joinable.key);
  });

  it('that nobody understands is refused and changes nothing', async () => {
    const { controller, room, pushes } = await running();
    const before = pushes.length;
    for (const raw of [null, {}, { kind: 'meeting.explode' }, { kind: 'microphone.set', isOn: 'yes' }]) {
      expect(await controller.handleIntent(raw)).toMatchObject({
        ok: false,
        error: { code: 'intent.malformed' },
      });
    }
    await settle();
    expect(room.commands).toEqual([]);
    expect(pushes).toHaveLength(before);
  });

  it('is pending until it settles, slow after three seconds, and sent once', async () => {
    const { controller, room, clock, shown } = await running();
    const answer = room.holdNext('start');
    await controller.handleIntent({ kind: 'meeting.start' });
    expect(await controller.handleIntent({ kind: 'meeting.start' })).toMatchObject({
      error: { code: 'intent.busy' },
    });
    await settle();
    expect(shown().pending).toEqual([
      { kind: 'meeting.start', about: null, since: clock.now(), isSlow: false },
    ]);
    await clock.advance(3 * second);
    expect(shown().pending[0]?.isSlow).toBe(true);
    answer(null);
    await settle();
    expect(shown().pending).toEqual([]);
    expect(room.commands).toHaveLength(1);
  });

  it('that fails is told for twelve seconds', async () => {
    const { controller, room, clock, shown } = await running();
    room.failNext('startLocalShare', panelError('share.refused', 'now', null));
    await controller.handleIntent({ kind: 'share.start' });
    await settle();
    expect(shown().notices).toMatchObject([{ tone: 'bad', about: 'share.start', code: 'share.refused' }]);
    await clock.advance(12 * second);
    expect(shown().notices).toEqual([]);
  });

  it('leaves no timer behind once it has settled, and its notice one alone', async () => {
    const { controller, room, clock, tell } = await running();
    const before = clock.pending();
    await controller.handleIntent({ kind: 'volume.set', percent: 40 });
    await settle();
    expect(clock.pending()).toBe(before);
    room.failNext('startLocalShare', panelError('share.refused', 'now', null));
    await controller.handleIntent({ kind: 'share.start' });
    await settle();
    for (let time = 0; time < 3; time += 1) {
      tell({ kind: 'agenda', bookings: [], from: 0, to: 1, asOf: clock.now() });
    }
    await settle();
    expect(clock.pending()).toBe(before + 1);
  });
});

describe('the minute', () => {
  it('ticks on the minute and turns the room from free to soon to busy', async () => {
    const next = booking('2026-11-24T10:11', '11:00', { join: zoom() });
    const { clock, shown } = await running([next]);
    expect(shown().home.state).toBe('free');
    await clock.advance(40 * second);
    expect(shown().clock.now % minute).toBe(0);
    expect(shown().home.state).toBe('soon');
    await clock.advance(10 * minute);
    expect(shown().home).toMatchObject({ state: 'busy', booking: { key: next.key } });
  });

  it('makes a calendar that stays silent unknown after a quarter of an hour', async () => {
    const { clock, shown } = await running();
    await clock.advance(15 * minute);
    expect(shown().home.state).toBe('free');
    await clock.advance(minute);
    expect(shown().home.state).toBe('unknown');
  });

  it.each([
    ['forward', 3 * hour],
    ['back', -3 * hour],
  ])('looks at everything again when the wall clock has jumped %s', async (_name, jumpMs) => {
    const { clock, log, refreshes, shown } = await running();
    clock.jump(jumpMs);
    await clock.advance(minute);
    expect(refreshes()).toBe(1);
    expect(log.entries.map((entry) => entry.event)).toContain('clock.jumped');
    expect(Math.abs(shown().clock.now - clock.now())).toBeLessThan(minute);
  });

  it('is not waited for when the machine wakes up', async () => {
    const { clock, controller, refreshes, shown } = await running();
    clock.jump(hour);
    controller.wake();
    await settle();
    expect(shown().clock.now).toBe(clock.now());
    expect(refreshes()).toBe(1);
  });

  it('leaves nothing running behind when the panel stops', async () => {
    const { controller, clock } = await running();
    await clock.advance(10 * minute);
    controller.stop();
    expect(clock.pending()).toBe(0);
  });

  it('keeps no timer for what is over', async () => {
    const { clock } = await running();
    const before = clock.pending();
    await clock.advance(60 * minute);
    expect(clock.pending()).toBeLessThanOrEqual(before);
  });
});

describe('the language', () => {
  it('returns to the panel’s own after a minute without a touch', async () => {
    const { controller, clock, shown } = await running();
    await controller.handleIntent({ kind: 'panel.setLanguage', language: 'en' });
    await clock.advance(50 * second);
    await controller.handleIntent({ kind: 'panel.touched' });
    await clock.advance(59 * second);
    expect(shown().panel.language).toBe('en');
    await clock.advance(second);
    expect(shown().panel.language).toBe('sv');
  });

  it('stays while the room is in a call', async () => {
    const { controller, clock, shown } = await running();
    await controller.handleIntent({ kind: 'panel.setLanguage', language: 'en' });
    await controller.handleIntent({ kind: 'meeting.start' });
    await clock.advance(10 * minute);
    expect(shown().panel.language).toBe('en');
    await controller.handleIntent({ kind: 'meeting.leave' });
    await clock.advance(minute);
    expect(shown().panel.language).toBe('sv');
  });
});

describe('trouble', () => {
  it('is logged once when it begins and once when it ends', async () => {
    const { tell, log, clock } = await running();
    const trouble: CalendarEvent = {
      kind: 'trouble',
      error: panelError('calendar.unreachable', 'later', null),
    };
    tell(trouble);
    tell(trouble);
    tell({ kind: 'agenda', bookings: [], from: 0, to: 1, asOf: clock.now() });
    const events = log.entries.map((entry) => entry.event).filter((event) => event.startsWith('calendar'));
    expect(events).toEqual(['calendar.trouble', 'calendar.recovered']);
  });

  it('in the page is counted, and never quoted', async () => {
    const { controller, log } = await running();
    for (let count = 0; count < 50; count += 1) {
      controller.handlePageFault({ message: 'Lön 2027 is not a function', source: 'App' });
    }
    const faults = log.entries.filter((entry) => entry.event === 'page.fault');
    expect(faults).toHaveLength(20);
    expect(JSON.stringify(log.entries)).not.toContain('Lön');
  });
});

it('a panel without a usable config shows what is wrong and refuses the rest', async () => {
  const controller = createController({
    config: null,
    configProblems: [{ key: 'calendar', found: '', expected: { kind: 'present', detail: null } }],
    version: '1',
    room: null,
    calendar: null,
    scheduler: null,
    faultReports: null,
    store: createMemoryStore(),
    pinLock: null,
    readiness: null,
    random: createSeededRandom(1),
    clock: createFakeClock(),
    log: createMemoryLog(),
  });
  controller.start();
  const pushes: SnapshotPush[] = [];
  controller.attach((push) => pushes.push(push));
  expect(pushes[0]?.slices.screen).toMatchObject({ kind: 'setup', problems: [{ key: 'calendar' }] });
  expect(await controller.handleIntent({ kind: 'meeting.start' })).toMatchObject({
    error: { code: 'room.notConfigured' },
  });
  expect(await controller.handleIntent({ kind: 'panel.setLanguage', language: 'en' })).toMatchObject({
    ok: true,
  });
  controller.stop();
});
