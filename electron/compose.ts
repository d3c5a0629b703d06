/**
 * Builds the panel from its config and the ports of its host. Used by both hosts, Electron's main and the plain
 * Node server, so that they cannot differ in anything but the window.
 */

import type { Config, ReadConfig } from '../shared/config.ts';
import type { Result } from '../shared/result.ts';
import type { ConfigProblem } from '../shared/snapshot.ts';
import { createController, type Controller } from './app/controller.ts';
import { loadHostKeyPin } from './app/host-key.ts';
import { createCalendar } from './calendar/index.ts';
import type { Calendar } from './ports/calendar.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { MeetingScheduler } from './ports/meeting-scheduler.ts';
import type { Random } from './ports/random.ts';
import type { RoomDriver } from './ports/room.ts';
import type { Secrets } from './ports/secrets.ts';
import type { Store } from './ports/store.ts';
import { createZoomCloud, type ZoomCloud } from './zoom-cloud/index.ts';
import { createZoomRoomDriver } from './zoom-room/index.ts';

export interface HostParts {
  readonly config: Result<ReadConfig, readonly ConfigProblem[]>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly store: Store;
  readonly version: string;
}

/** Over the room's own network; null where the config names no such room. */
async function composeNearRoom(config: Config, parts: HostParts): Promise<RoomDriver | null> {
  if (config.room.csapi === null) return null;
  const { clock, random, log, store, version } = parts;
  const pin = await loadHostKeyPin(config, store, log);
  return createZoomRoomDriver({ ...config.room.csapi, ...pin, appVersion: version, clock, random, log });
}

/** The config has been checked: what its choice of driver needs is there. */
async function composeRoom(
  config: Config,
  cloud: ZoomCloud | null,
  parts: HostParts,
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

function composeCalendar(config: Config, parts: HostParts): Calendar | null {
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

/** Builds a panel; nothing runs before its `start`. With an unusable config it shows what is wrong and no more. */
export async function composePanel(parts: HostParts): Promise<Controller> {
  const { config: read, clock, random, log, store, version } = parts;
  if (!read.ok) {
    for (const { key, expected } of read.error)
      log.error('config.problem', { part: key, kind: expected.kind });
    return createController({
      config: null,
      configProblems: read.error,
      version,
      room: null,
      calendar: null,
      scheduler: null,
      store,
      clock,
      random,
      log,
    });
  }
  const { config, unknownKeys } = read.value;
  for (const key of unknownKeys) log.warn('config.unknownKey', { part: key });
  const cloud = config.zoom === null ? null : createZoomCloud({ ...parts, access: config.zoom });
  return createController({
    config,
    configProblems: [],
    version,
    room: await composeRoom(config, cloud, parts),
    calendar: composeCalendar(config, parts),
    scheduler: composeScheduler(config, cloud),
    store,
    clock,
    random,
    log,
  });
}
