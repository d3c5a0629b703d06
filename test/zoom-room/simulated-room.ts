/** The real driver over real SSH against the simulated room, with short pauses, ended after each test. */
import { afterEach, vi } from 'vitest';
import { systemClock } from '../../electron/resilience/system-clock.ts';
import { createZoomRoomDriver, type ZoomRoomDriverOptions } from '../../electron/zoom-room/index.ts';
import type { Timings } from '../../electron/zoom-room/timings.ts';
import { createMemoryLog, type MemoryLog } from '../fakes/memory-log.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';
import {
  startZoomRoom,
  type ZoomRoomOptions,
  type ZoomRoomSimulator,
} from '../simulators/zoom-room/index.ts';
import { isReady, watchDriver, type WatchedDriver } from './watched-driver.ts';

/** Pauses that only give the other side time are cut to almost nothing; deadlines stay long enough for a busy machine. */
export const shortTimings: Partial<Timings> = {
  greetingSilenceMs: 100,
  setupSpacingMs: 2,
  spacingMs: 1,
  errorGraceMs: 50,
  dialSettleMs: 0,
  retryFirstMs: 10,
  retryMostMs: 50,
};

/** Waits until the room is seen to be so, with patience for a busy machine. */
export const eventually = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 10_000 });

export interface DrivenRoom {
  readonly room: ZoomRoomSimulator;
  readonly driver: WatchedDriver;
  readonly log: MemoryLog;
}

export interface Setup {
  readonly room?: ZoomRoomOptions;
  readonly driver?: Partial<ZoomRoomDriverOptions>;
  readonly timings?: Partial<Timings>;
}

export interface SimulatedRooms {
  /** A quiet room and a driver that has just been started. */
  readonly drive: (setup?: Setup) => Promise<DrivenRoom>;
  /** The same, once the driver is ready. */
  readonly driveReady: (setup?: Setup) => Promise<DrivenRoom>;
}

export function useSimulatedRooms(): SimulatedRooms {
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  const drive: SimulatedRooms['drive'] = async (setup = {}) => {
    const room = await startZoomRoom({ scenario: 'quiet', tempo: 0, ...setup.room });
    ends.push(room.stop);
    const log = createMemoryLog();
    const driver = watchDriver(
      createZoomRoomDriver({
        host: room.ssh.host,
        port: room.ssh.port,
        passcode: room.passcode,
        hostKeys: [room.hostKeyFingerprint],
        onFirstHostKey: null,
        appVersion: '1.0.0',
        clock: systemClock,
        random: createSeededRandom(),
        log,
        timings: { ...shortTimings, ...setup.timings },
        ...setup.driver,
      }),
    );
    ends.push(() => {
      driver.stop();
      return Promise.resolve();
    });
    return { room, driver, log };
  };
  return {
    drive,
    driveReady: async (setup) => {
      const driven = await drive(setup);
      await driven.driver.until(isReady);
      return driven;
    },
  };
}
