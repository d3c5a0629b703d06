/** A whole panel on fakes: room, calendar with one booking, scheduler, virtual time; and a page that follows it. */
import { createController, type Controller } from '../../electron/app/controller.ts';
import type { Calendar } from '../../electron/ports/calendar.ts';
import type { FaultReports } from '../../electron/ports/fault-reports.ts';
import type { PageConnection } from '../../electron/ports/panel-service.ts';
import type { Intent, IntentResult } from '../../shared/bridge.ts';
import type { Config } from '../../shared/config.ts';
import type { Booking } from '../../shared/model/booking.ts';
import type { Language, Snapshot, SnapshotPush } from '../../shared/snapshot.ts';
import { booking } from '../fakes/bookings.ts';
import { createFakeCalendar, type FakeCalendar } from '../fakes/fake-calendar.ts';
import { createFakeClock, settle, type FakeClock } from '../fakes/fake-clock.ts';
import { createFakeRoomDriver, type FakeRoomDriver } from '../fakes/fake-room-driver.ts';
import { createFakeScheduler, type FakeScheduler } from '../fakes/fake-scheduler.ts';
import { createMemoryLog, type MemoryLog } from '../fakes/memory-log.ts';
import { createMemoryStore, type MemoryStore } from '../fakes/memory-store.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';
import { testConfig } from './states.ts';

export interface RunningPanel {
  readonly clock: FakeClock;
  readonly room: FakeRoomDriver;
  readonly scheduler: FakeScheduler;
  readonly calendar: FakeCalendar;
  readonly store: MemoryStore;
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
  /** The way to a service desk, which there is then. */
  readonly faultReports?: FaultReports;
  readonly hasScheduler?: boolean;
  readonly scheduler?: FakeScheduler;
  readonly language?: Language;
  readonly recordingMinutes?: number;
  /** The room is host of a meeting when the test begins. */
  readonly inMeeting?: boolean;
  /** Else one that is over. */
  readonly bookings?: readonly Booking[];
  readonly store?: MemoryStore;
  /** What its calendar does otherwise. */
  readonly over?: Partial<Calendar>;
  /** UTC; else ten past eleven. */
  readonly startsAt?: string;
  /** The world that a panel before this one has left behind. */
  readonly after?: Pick<RunningPanel, 'clock' | 'room' | 'scheduler' | 'calendar' | 'store'>;
  readonly booking?: Partial<Config['booking']>;
  readonly nearbyRooms?: readonly string[];
  readonly placement?: 'table' | 'door';
  readonly privacy?: Partial<Config['privacy']>;
}

function configOf(wishes: PanelWishes): Config {
  const config = testConfig();
  const { language = 'sv', placement = 'table', recordingMinutes = null, nearbyRooms = [] } = wishes;
  return {
    ...config,
    panel: { ...config.panel, language, placement },
    meetings: { ...config.meetings, recordingMinutes },
    booking: { ...config.booking, ...wishes.booking },
    support: {
      ...config.support,
      reportUrl: wishes.faultReports === undefined ? null : 'https://serviceportalen.su.example/reports',
    },
    privacy: { ...config.privacy, ...wishes.privacy },
    calendar: config.calendar && { ...config.calendar, nearbyRooms: [...nearbyRooms] },
  };
}

/** Ten past eleven: nothing is booked but what is over. */
export async function runningPanel(wishes: PanelWishes = {}): Promise<RunningPanel> {
  const { after } = wishes;
  const clock = after?.clock ?? createFakeClock(wishes.startsAt ?? '2026-11-24T11:10:00Z');
  const room = after?.room ?? createFakeRoomDriver(clock);
  const scheduler = after?.scheduler ?? wishes.scheduler ?? createFakeScheduler();
  room.addMeeting({ number: '81234567890', topic: 'Eget', passcode: '12345678', waitsForHost: false });
  const booked = booking('2026-11-24T09:30', '11:00', { ref: { id: 'AAMk-1', changeKey: 'DwAA' } });
  const log = createMemoryLog();
  const calendar = after?.calendar ?? createFakeCalendar(clock, wishes.bookings ?? [booked]);
  const store = after?.store ?? wishes.store ?? createMemoryStore();
  const controller = createController({
    config: configOf(wishes),
    configProblems: [],
    version: '1.2.3',
    room,
    calendar: { ...calendar, ...wishes.over },
    scheduler: wishes.hasScheduler === true ? scheduler : null,
    faultReports: wishes.faultReports ?? null,
    pinLock: null,
    readiness: null,
    store,
    clock,
    random: createSeededRandom(1),
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
  return { clock, room, scheduler, calendar, store, log, controller, booked, page, tap, pushes, shown };
}
