/**
 * Builds what a panel has of the outside, as its config says: the room, the calendar, Zoom's cloud, the service desk.
 * Starts nothing.
 */
import { release, type } from 'node:os';
import type { Config } from '../shared/config.ts';
import { loadHostKeyPin } from './app/host-key.ts';
import { createCalendar, type ProbedCalendar } from './calendar/index.ts';
import type { Clock } from './ports/clock.ts';
import type { FaultReports } from './ports/fault-reports.ts';
import type { Log } from './ports/log.ts';
import type { MeetingScheduler } from './ports/meeting-scheduler.ts';
import type { Random } from './ports/random.ts';
import type { SchedulerProbe } from './ports/readiness.ts';
import type { RoomDriver } from './ports/room.ts';
import type { Secrets } from './ports/secrets.ts';
import type { Store } from './ports/store.ts';
import { createFaultReports } from './support/index.ts';
import { createZoomCloud, type ZoomCloud } from './zoom-cloud/index.ts';
import { createZoomRoomDriver } from './zoom-room/index.ts';

export interface OutsideParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly store: Store;
  readonly version: string;
}

export interface Outside {
  readonly room: RoomDriver | null;
  readonly calendar: ProbedCalendar | null;
  /** Null: meetings use the room's personal number. */
  readonly scheduler: MeetingScheduler | null;
  readonly schedulerProbe: SchedulerProbe | null;
  /** Null: the config names no service desk. */
  readonly faultReports: FaultReports | null;
}

/** Over the room's own network; null where the config names no such room. */
async function composeNearRoom(config: Config, parts: OutsideParts): Promise<RoomDriver | null> {
  if (config.room.csapi === null) return null;
  const { clock, random, log, store, version } = parts;
  const pin = await loadHostKeyPin(config, store, log);
  return createZoomRoomDriver({ ...config.room.csapi, ...pin, appVersion: version, clock, random, log });
}

/** The config has been checked: what its choice of driver needs is there. */
async function composeRoom(
  config: Config,
  cloud: ZoomCloud | null,
  parts: OutsideParts,
): Promise<RoomDriver | null> {
  const { driver } = config.room;
  const roomId = config.room.cloud?.roomId ?? null;
  if (driver === 'cloud') return cloud === null || roomId === null ? null : cloud.createRoomDriver(roomId);
  const near = await composeNearRoom(config, parts);
  if (driver === 'csapi' || near === null || cloud === null || roomId === null) return near;
  return cloud.createRoomDriverBeside(near, roomId);
}

function composeScheduler({ meetings, room }: Config, cloud: ZoomCloud | null): MeetingScheduler | null {
  if (cloud === null || meetings.host === null) return null;
  return cloud.createScheduler({ host: meetings.host, policy: meetings, timeZone: room.timeZone });
}

function composeCalendar(config: Config, parts: OutsideParts): ProbedCalendar | null {
  if (config.calendar === null) return null;
  const { clock, random, log, secrets, store } = parts;
  return createCalendar({
    access: config.calendar,
    panelName: config.panel.name,
    allowedHosts: config.meetings.allowedHosts,
    timeZone: config.room.timeZone,
    clock,
    random,
    log,
    secrets,
    store,
  });
}

/** What the app does not know of the machine is added on the way. */
function composeFaultReports({ support }: Config, parts: OutsideParts): FaultReports | null {
  if (support.reportUrl === null) return null;
  const { clock, random, log, store } = parts;
  const reports = createFaultReports({ reportUrl: support.reportUrl, clock, random, log, store });
  const system = `${type()} ${release()}`;
  return {
    start: reports.start,
    report: (category, context) =>
      reports.report(category, { ...context, versions: { ...context.versions, system } }),
  };
}

export async function composeOutside(config: Config, parts: OutsideParts): Promise<Outside> {
  const cloud = config.zoom === null ? null : createZoomCloud({ ...parts, access: config.zoom });
  const { host } = config.meetings;
  return {
    room: await composeRoom(config, cloud, parts),
    calendar: composeCalendar(config, parts),
    scheduler: composeScheduler(config, cloud),
    schedulerProbe: cloud === null || host === null ? null : cloud.createSchedulerProbe(host),
    faultReports: composeFaultReports(config, parts),
  };
}
