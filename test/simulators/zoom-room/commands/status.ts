/** The questions about state (`zStatus`). Names and payloads: reference 6. */
import type { Json } from '../json.ts';
import { errorReply, reply, type RoomMessage } from '../messages.ts';
import { callStatus } from '../room-state.ts';
import type { Room } from '../room.ts';
import {
  audioInputs,
  audioOutputs,
  cameras,
  capabilities,
  layout,
  numberOfScreens,
  sharing,
  systemUnit,
} from '../shapes.ts';
import { notInMeeting } from './command.ts';

type Answer = (room: Room) => RoomMessage;

const status =
  (topKey: string, payload: (room: Room) => Json): Answer =>
  (room) =>
    reply('zStatus', topKey, payload(room));

const layoutAnswer: Answer = (room) => {
  if (room.state.call.kind !== 'inMeeting') return errorReply('zStatus', 'Layout', notInMeeting);
  const now = layout(room.state);
  return room.state.faults.layoutUnderClient
    ? reply('zStatus', 'Client', { Call: { Layout: { ...now, Sharethumb: false } } })
    : reply('zStatus', 'Layout', now);
};

const answers: Readonly<Record<string, Answer>> = {
  'call status': status('Call', (room) => ({ Status: callStatus(room.state) })),
  'call layout': layoutAnswer,
  'call closedcaption available': status('Call', () => ({ ClosedCaption: { Available: false } })),
  'audio input line': status('Audio Input Line', () => audioInputs),
  'audio output line': status('Audio Output Line', () => audioOutputs),
  'video camera line': status('Video Camera Line', () => cameras),
  'video optimizable': status('Video', () => ({ Optimizable: true })),
  systemunit: status('SystemUnit', (room) => systemUnit(room.state)),
  capabilities: status('Capabilities', capabilities),
  sharing: status('Sharing', (room) => sharing(room.state)),
  camerashare: status('CameraShare', () => ({
    can_Control_Camera: false,
    id: '',
    is_Mirrored: false,
    is_Sharing: false,
    pan_Tilt_Speed: 50,
  })),
  numberofscreens: status('NumberOfScreens', (room) => numberOfScreens(room.state)),
};

/** Null: there is no such status. */
export function runStatus(room: Room, words: string): RoomMessage | null {
  return answers[words.toLowerCase()]?.(room) ?? null;
}
