/** Remembers how a room stands while a driver keeps it, so that a check can look at it without a link of its own. */
import { emptyRoomState, type RoomState } from '../../shared/model/room.ts';
import { second } from '../../shared/time.ts';
import type { Clock } from '../ports/clock.ts';
import type { RoomProbe } from '../ports/readiness.ts';
import type { RoomDriver } from '../ports/room.ts';

export interface WatchedRoom {
  /** The same driver, to be started by whoever uses it. */
  readonly driver: RoomDriver;
  readonly probe: RoomProbe;
}

/** Login and first answers take a few seconds, a room that is not there all of this. */
const settleMs = 15 * second;
const lookEveryMs = 250;

const isSettled = ({ link, version }: RoomState): boolean =>
  (link.kind === 'ready' && version !== null) || link.kind === 'refused' || link.kind === 'takenOver';

export function watchRoom(driver: RoomDriver, clock: Clock): WatchedRoom {
  let latest = emptyRoomState;
  const settle = async (): Promise<RoomState> => {
    const untilMs = clock.monotonicMs() + settleMs;
    while (!isSettled(latest) && clock.monotonicMs() < untilMs) {
      await new Promise<void>((resolve) => void clock.schedule(lookEveryMs, resolve));
    }
    return latest;
  };
  return {
    driver: {
      ...driver,
      start: (listener) =>
        driver.start((state) => {
          latest = state;
          listener(state);
        }),
    },
    probe: { settle },
  };
}
