/** What others have the room do without its control service: Zoom's cloud, or somebody at the room computer. */
import { z } from 'zod';
import { dial, hangUp, stopRinging, treat } from '../calls.ts';
import { changeFromAfar } from '../commands/configuration.ts';
import { action, ActionRefused } from './action.ts';

export const fromAfarActions = {
  dialFromAfar: action(
    'The room is made to dial a meeting; force: it leaves the present one first.',
    z.strictObject({
      number: z.string().regex(/^\d{9,11}$/),
      passcode: z.string().max(60).nullable().default(null),
      force: z.boolean().default(false),
    }),
    ({ room }, { number, passcode, force }) => {
      if (room.state.call.kind !== 'idle') {
        if (!force) throw new ActionRefused('The room is in a call.');
        hangUp(room, { withEvent: true });
      }
      dial(room, number, passcode);
    },
  ),
  hangUpFromAfar: action(
    'The room is made to leave, or to give up joining.',
    z.strictObject({}),
    ({ room }) => {
      if (room.state.call.kind === 'idle') throw new ActionRefused('The room is not in a call.');
      hangUp(room, { withEvent: true });
    },
  ),
  answerFromAfar: action(
    'A call that rings is accepted or declined for the room.',
    z.strictObject({ accepted: z.boolean() }),
    ({ room }, { accepted }) => {
      const ringing = stopRinging(room);
      if (ringing === null) throw new ActionRefused('No call is ringing.');
      treat(room, ringing, accepted);
    },
  ),
  stopVideoFromAfar: action(
    "The room's video is stopped or started.",
    z.strictObject({ stopped: z.boolean().default(true) }),
    ({ room }, { stopped }) => {
      if (room.state.call.kind !== 'inMeeting') throw new ActionRefused('The room is not in a meeting.');
      changeFromAfar(room, 'Call Camera Mute', stopped ? 'on' : 'off');
    },
  ),
};
