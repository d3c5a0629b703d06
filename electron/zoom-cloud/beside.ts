/**
 * Two drivers of one room: the near one, which sees everything and does nearly everything, and the cloud beside it for
 * what the near one lacks (zoom-rooms.md 15.1). The state is the near one's; the cloud adds capabilities while both are
 * ready, and its troubles take only those away again.
 */
import { isDeepStrictEqual } from 'node:util';
import { panelError } from '../../shared/errors.ts';
import type { RoomCommand } from '../../shared/model/room-command.ts';
import { emptyRoomState, type RoomCapability, type RoomState } from '../../shared/model/room.ts';
import { err } from '../../shared/result.ts';
import type { RoomDriver } from '../ports/room.ts';

/** What is worth going through the cloud for. */
const lent: readonly RoomCapability[] = ['joinThirdParty', 'checkIn'];

export function createDriverBeside(near: RoomDriver, cloud: RoomDriver): RoomDriver {
  let nearState: RoomState = emptyRoomState;
  let cloudState: RoomState = emptyRoomState;
  let joined: RoomState | null = null;

  const join = (): RoomState => {
    const added = lent.filter(
      (one) => cloudState.capabilities.includes(one) && !nearState.capabilities.includes(one),
    );
    if (nearState.link.kind !== 'ready' || added.length === 0) return nearState;
    const capabilities = [...nearState.capabilities, ...added];
    const isSame = isDeepStrictEqual(capabilities, joined?.capabilities);
    return { ...nearState, capabilities: isSame && joined !== null ? joined.capabilities : capabilities };
  };

  /** A check-in that names the calendar's item can only go through the cloud; third parties only if the near one cannot. */
  const goesToCloud = (command: RoomCommand): boolean => {
    if (command.kind === 'checkIn')
      return command.item !== null && cloudState.capabilities.includes('checkIn');
    return command.kind === 'joinThirdParty' && !nearState.capabilities.includes('joinThirdParty');
  };

  return {
    start: (listener) => {
      const tell = (): void => {
        const next = join();
        const isNew = joined === null || !isDeepStrictEqual(next, joined);
        joined = next;
        if (isNew) listener(next);
      };
      const stopNear = near.start((state) => {
        nearState = state;
        tell();
      });
      const stopCloud = cloud.start((state) => {
        cloudState = state;
        tell();
      });
      return () => {
        stopCloud();
        stopNear();
        nearState = emptyRoomState;
        cloudState = emptyRoomState;
        joined = null;
      };
    },
    execute: (command) => {
      if (!goesToCloud(command)) return near.execute(command);
      // The cloud cannot see the call that the near one sees.
      const isFree =
        nearState.link.kind === 'ready' && nearState.call.kind === 'idle' && nearState.prompt === null;
      if (command.kind === 'joinThirdParty' && !isFree) {
        return Promise.resolve(err(panelError('intent.notPossible', 'never', 'the room is not free')));
      }
      return cloud.execute(command);
    },
  };
}
