/** A whole panel on fakes: room, calendar with one booking, scheduler, virtual time; and a page that follows it. */
import { createController, type Controller } from '../../electron/app/controller.ts';
import type { PageConnection } from '../../electron/ports/panel-service.ts';
import type { Intent, IntentResult } from '../../shared/bridge.ts';
import type { Booking } from '../../shared/model/booking.ts';
import type { Language, Snapshot, SnapshotPush } from '../../shared/snapshot.ts';
import { booking } from '../fakes/bookings.ts';
import { readOnly } from '../fakes/fake-calendar.ts';
import { createFakeClock, settle, type FakeClock } from '../fakes/fake-clock.ts';
import { createFakeRoomDriver, type FakeRoomDriver } from '../fakes/fake-room-driver.ts';
import { createFakeScheduler, type FakeScheduler } from '../fakes/fake-scheduler.ts';
import { createMemoryLog, type MemoryLog } from '../fakes/memory-log.ts';
import { testConfig } from './states.ts';

export interface RunningPanel {
  readonly clock: FakeClock;
  readonly room: FakeRoomDriver;
  readonly scheduler: FakeScheduler;
  readonly log: MemoryLog;
  readonly controller: Controller;
  readonly booked: Booking;
  readonly page: PageConnection;
  readonly tap: (intent: Intent) => Promise<IntentResult>;
  readonly pushes: readonly SnapshotPush[];
  /** What the page shows. */
  readonly shown: () => Snapshot;
}

export interface PanelWishes {
  readonly hasScheduler?: boolean;
  readonly language?: Language;
  readonly recordingMinutes?: number;
  /** The room is host of a meeting when the test begins. */
  readonly inMeeting?: boolean;
}

/** Ten past eleven: nothing is booked but what is over. */
export async function runningPanel(wishes: PanelWishes = {}): Promise<RunningPanel> {
  const clock = createFakeClock('2026-11-24T11:10:00Z');
  const room = createFakeRoomDriver(clock);
  const scheduler = createFakeScheduler();
  room.addMeeting({ number: '81234567890', topic: 'Eget', passcode: '12345678', waitsForHost: false });
  const booked = booking('2026-11-24T09:30', '11:00', { ref: { id: 'AAMk-1', changeKey: 'DwAA' } });
  const log = createMemoryLog();
  const config = testConfig();
  const controller = createController({
    config: {
      ...config,
      panel: { ...config.panel, language: wishes.language ?? 'sv' },
      meetings: { ...config.meetings, recordingMinutes: wishes.recordingMinutes ?? null },
    },
    configProblems: [],
    version: '1.2.3',
    room,
    calendar: {
      ...readOnly,
      start: (tell) => {
        tell({ kind: 'agenda', bookings: [booked], from: 0, to: Infinity, asOf: clock.now() });
        return () => undefined;
      },
      refresh: () => undefined,
    },
    scheduler: wishes.hasScheduler === true ? scheduler : null,
    clock,
    log,
  });
  const pushes: SnapshotPush[] = [];
  let snapshot: Snapshot | null = null;
  const page = controller.attach((push) => {
    pushes.push(push);
    snapshot = push.isWhole ? push.slices : snapshot && { ...snapshot, ...push.slices };
  });
  controller.start();
  const tap = (intent: Intent): Promise<IntentResult> => controller.handleIntent(intent);
  if (wishes.inMeeting === true) await tap({ kind: 'meeting.start' });
  await settle();
  const shown = (): Snapshot => {
    if (snapshot === null) throw new Error('nothing was pushed');
    return snapshot;
  };
  return { clock, room, scheduler, log, controller, booked, page, tap, pushes, shown };
}
