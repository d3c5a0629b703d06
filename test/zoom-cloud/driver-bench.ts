/** A room driven through an odd cloud, in virtual time, and what tests of it say again and again. */
import { expect, onTestFinished } from 'vitest';
import type { RoomCommand } from '../../shared/model/room-command.ts';
import { createZoomCloud } from '../../electron/zoom-cloud/index.ts';
import type { CloudTimings } from '../../electron/zoom-cloud/timings.ts';
import { createFakeClock, settle, type FakeClock } from '../fakes/fake-clock.ts';
import { createMemoryLog, type MemoryLog } from '../fakes/memory-log.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';
import { isReady, watchDriver, type WatchedDriver } from '../zoom-room/watched-driver.ts';
import { quiet } from './in-flight.ts';
import { startOddCloud, type OddCloud } from './odd-cloud.ts';

export interface Bench {
  readonly cloud: OddCloud;
  readonly clock: FakeClock;
  readonly log: MemoryLog;
  readonly driver: WatchedDriver;
  /** Lets virtual time pass, and real time for the answers that come in it. */
  readonly pass: (ms: number) => Promise<void>;
  /** Resolves once Zoom has taken so many commands on. */
  readonly taken: (count: number) => Promise<void>;
  readonly tell: (event: string, object: unknown) => Promise<void>;
}

export interface Choice {
  readonly events?: boolean;
  readonly before?: (cloud: OddCloud) => void;
  readonly timings?: Partial<CloudTimings>;
}

export async function start({
  events = false,
  before = () => undefined,
  timings = {},
}: Choice = {}): Promise<Bench> {
  const cloud = await startOddCloud();
  before(cloud);
  const clock = createFakeClock();
  const log = createMemoryLog();
  const access = { ...cloud.access, subscriptionId: events ? 'sub1' : null };
  const zoom = createZoomCloud({ access, clock, log, random: createSeededRandom(), timings });
  const driver = watchDriver(zoom.createRoomDriver(cloud.room.id));
  onTestFinished(driver.stop);
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= 500) {
      await clock.advance(Math.min(500, left));
      await quiet();
    }
  };
  if (events) {
    await cloud.socketsReached(1);
    cloud.sockets[0]!.socket.send('{"module":"build_connection","success":true,"content":""}');
    while (!log.entries.some(({ event }) => event === 'zoom.eventsUp')) await settle();
  }
  return {
    ...{ cloud, clock, log, driver, pass },
    taken: async (count) => {
      while (log.entries.filter(({ event }) => event === 'zoom.commandTaken').length < count) await settle();
    },
    tell: async (event, object) => {
      cloud.tell(event, object);
      // The answer to a ping comes after what was sent before it.
      const { socket } = cloud.sockets.at(-1)!;
      const answered = new Promise((resolve) => socket.once('pong', resolve));
      socket.ping();
      await answered;
      await settle();
    },
  };
}

/** Ready, and done with what is merely good to know. */
export async function ready(choice: Choice = {}): Promise<Bench> {
  const bench = await start(choice);
  while (!isReady(bench.driver.now())) await bench.pass(500);
  await bench.pass(3_000);
  return bench;
}

export const number = '81234567890';
export const join: RoomCommand = { kind: 'join', meetingNumber: number, passcode: '471147' };
export const done = { ok: true, value: 'done' };
export const sent = { ok: true, value: 'sent' };
export const failed = (code: string): unknown =>
  expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) as unknown });

/** Joined, seen by an event. */
export async function joined(): Promise<Bench> {
  const bench = await ready({ events: true });
  const joining = bench.driver.execute(join);
  await bench.taken(1);
  await bench.tell('meeting.started', { id: number });
  expect(await joining).toEqual(done);
  return bench;
}
