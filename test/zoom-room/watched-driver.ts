/** A driver started and listened to, so that a test can wait for a state instead of for time. */
import type { RoomDriver } from '../../electron/ports/room.ts';
import type { RoomState } from '../../shared/model/room.ts';

export interface WatchedDriver extends Pick<RoomDriver, 'execute'> {
  readonly now: () => RoomState;
  /** Every state published so far, oldest first. */
  readonly states: readonly RoomState[];
  /** The first state from now on, the present one included, that is as asked for. */
  readonly until: (isWanted: (state: RoomState) => boolean) => Promise<RoomState>;
  readonly stop: () => void;
}

export function watchDriver(driver: RoomDriver): WatchedDriver {
  const states: RoomState[] = [];
  const watchers = new Set<(state: RoomState) => void>();
  const stop = driver.start((state) => {
    states.push(state);
    for (const tell of [...watchers]) tell(state);
  });
  const now = (): RoomState => states.at(-1)!;
  return {
    execute: driver.execute,
    now,
    states,
    until: (isWanted) =>
      new Promise((resolve) => {
        const tell = (state: RoomState): void => {
          if (!isWanted(state)) return;
          watchers.delete(tell);
          resolve(state);
        };
        watchers.add(tell);
        tell(now());
      }),
    stop,
  };
}

export const isReady = ({ link }: RoomState): boolean => link.kind === 'ready';
