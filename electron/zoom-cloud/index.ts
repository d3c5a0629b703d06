/**
 * Zoom's cloud behind the panel's ports: the only file of this folder that others import. One account, one token and one
 * pace for all that is made here, since Zoom counts and withdraws by account.
 */
import type { Config } from '../../shared/config.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { MeetingScheduler } from '../ports/meeting-scheduler.ts';
import type { Random } from '../ports/random.ts';
import type { SchedulerProbe } from '../ports/readiness.ts';
import type { RoomDriver } from '../ports/room.ts';
import { createDriverBeside } from './beside.ts';
import { createCloudDriver } from './driver.ts';
import { startEventStream } from './event-stream.ts';
import { createRest } from './rest.ts';
import { createRoomReader } from './room-reader.ts';
import { startRoomWatch } from './room-watch.ts';
import { createScheduler, createSchedulerProbe, type SchedulerOptions } from './scheduler.ts';
import { defaultCloudTimings, type CloudTimings } from './timings.ts';
import { createTokenSource } from './token.ts';

export interface ZoomCloudOptions {
  readonly access: NonNullable<Config['zoom']>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Shortened by tests. */
  readonly timings?: Partial<CloudTimings>;
}

export interface ZoomCloud {
  /** Drives a room through the cloud alone. */
  readonly createRoomDriver: (roomId: string) => RoomDriver;
  /** Adds to another driver of the same room what only the cloud can. */
  readonly createRoomDriverBeside: (near: RoomDriver, roomId: string) => RoomDriver;
  readonly createScheduler: (
    options: Pick<SchedulerOptions, 'host' | 'policy' | 'timeZone'>,
  ) => MeetingScheduler;
  readonly createSchedulerProbe: (host: string) => SchedulerProbe;
}

/** Nothing is asked of Zoom before a driver is started or a meeting wanted. */
export function createZoomCloud(options: ZoomCloudOptions): ZoomCloud {
  const { access, clock, random, log } = options;
  const timings = { ...defaultCloudTimings, ...options.timings };
  const tokens = createTokenSource({ ...access, clock });
  const rest = createRest({ apiUrl: access.apiUrl, tokens, clock, timings });
  const { eventsUrl, subscriptionId } = access;
  const common = { clock, random, log, timings };

  const createDriver = (roomId: string, tracksCall: boolean): RoomDriver =>
    createCloudDriver({
      ...{ roomId, rest, tracksCall, clock, log, timings },
      startWatch: (listener) =>
        startRoomWatch(
          {
            ...common,
            roomId,
            reader: createRoomReader(rest, roomId),
            startEvents:
              subscriptionId === null
                ? null
                : (hear) => startEventStream({ ...common, eventsUrl, subscriptionId, tokens }, hear),
          },
          listener,
        ),
    });

  return {
    createRoomDriver: (roomId) => createDriver(roomId, true),
    createRoomDriverBeside: (near, roomId) => createDriverBeside(near, createDriver(roomId, false)),
    createScheduler: (scheduling) => createScheduler({ ...scheduling, rest, clock }),
    createSchedulerProbe: (host) => createSchedulerProbe({ host, rest }),
  };
}
