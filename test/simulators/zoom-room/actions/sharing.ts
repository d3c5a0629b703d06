/** What happens with screens and cables in the room. */
import { z } from 'zod';
import { hangUp, startLocalShare } from '../calls.ts';
import { isLocalShare } from '../room-state.ts';
import {
  dropShare,
  plugCable,
  rotateKey,
  startWireless,
  stopWireless,
  tellSharing,
  tellSharingState,
} from '../sharing.ts';
import { action, ActionRefused } from './action.ts';

export const sharingActions = {
  shareLaptop: action(
    'A laptop (way "zoom") or phone (way "airPlay") shares wirelessly; when the room is idle this starts a local presentation by itself.',
    z.strictObject({ way: z.enum(['zoom', 'airPlay']).default('zoom') }),
    ({ room }, { way }) => {
      if (room.state.call.kind === 'connecting') throw new ActionRefused('The room is connecting.');
      if (room.state.call.kind === 'idle') startLocalShare(room, way === 'zoom' ? 'Laptop' : 'IOS', true);
      startWireless(room, way);
    },
  ),
  stopLaptop: action(
    'The wireless picture ends; a presentation the laptop itself started ends with it.',
    z.strictObject({}),
    ({ room }) => {
      stopWireless(room);
      const { call } = room.state;
      if (call.kind === 'inMeeting' && call.byLaptop && isLocalShare(room.state))
        hangUp(room, { withEvent: true });
    },
  ),
  cable: action(
    'The cable is plugged in or pulled; returnsAfterMs: and the other way round after so long.',
    z.strictObject({ connected: z.boolean(), returnsAfterMs: z.number().min(0).optional() }),
    ({ room }, { connected, returnsAfterMs }) => {
      plugCable(room, connected);
      if (returnsAfterMs !== undefined)
        room.scheduler.after(returnsAfterMs, () => plugCable(room, !connected));
    },
  ),
  cablePicture: action(
    'What is plugged in sends a picture, or none.',
    z.strictObject({ on: z.boolean() }),
    ({ room }, { on }) => {
      room.state.sharing.cablePicture = on;
      tellSharing(room);
    },
  ),
  dropShare: action(
    'The picture of the cable or the laptop drops, and comes back after so many real milliseconds (null: not).',
    z.strictObject({ returnsAfterMs: z.number().min(0).nullable().default(1_000) }),
    ({ room }, { returnsAfterMs }) => {
      if (!dropShare(room, returnsAfterMs)) throw new ActionRefused('Nothing is shared.');
    },
  ),
  participantShares: action(
    'Somebody else in the meeting starts or stops sharing.',
    z.strictObject({ on: z.boolean().default(true) }),
    ({ room }, { on }) => {
      if (room.state.call.kind !== 'inMeeting') throw new ActionRefused('The room is not in a meeting.');
      tellSharingState(room, on ? 'Receiving' : 'None');
    },
  ),
  rotateKey: action('The sharing key and the pairing code are renewed.', z.strictObject({}), ({ room }) => {
    rotateKey(room);
    tellSharing(room);
  }),
  refuseShare: action(
    'Sharing over the cable is refused with this text (null: works again).',
    z.strictObject({ message: z.string().nullable().default('Delning är avstängd av värden.') }),
    ({ room }, { message }) => {
      room.state.faults.refuseShare = message;
    },
  ),
};
