/**
 * A camera that moves while a finger stays. Every move goes out at once; without another one in time, or when nobody
 * watches any more, the camera is stopped. Says nothing about how far it may go: that is the room's.
 */
import type { CommandOutcome } from '../../shared/model/room-command.ts';
import type { Result } from '../../shared/result.ts';
import type { Clock, Stop } from '../ports/clock.ts';
import type { RoomDriver } from '../ports/room.ts';
import type { CameraMove } from './action.ts';

/** A page sends a move every 200 ms; this many without one mean that finger or page have gone. */
const stopAfterMs = 600;

export interface CameraHold {
  readonly move: (command: CameraMove) => Promise<Result<CommandOutcome>>;
  /** Stops whatever moves; sent even where nothing is known to. */
  readonly stop: () => Promise<Result<CommandOutcome>>;
  /** Stops what moves, if anything does. */
  readonly letGo: Stop;
}

export function createCameraHold(driver: RoomDriver, clock: Clock): CameraHold {
  let disarm: Stop | null = null;

  const stop = (): Promise<Result<CommandOutcome>> => {
    disarm?.();
    disarm = null;
    return driver.execute({ kind: 'stopCamera' });
  };

  return {
    move: (command) => {
      disarm?.();
      disarm = clock.schedule(stopAfterMs, () => void stop());
      return driver.execute(command);
    },
    stop,
    letGo: () => {
      if (disarm !== null) void stop();
    },
  };
}
