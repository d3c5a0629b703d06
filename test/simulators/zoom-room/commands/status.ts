/** The questions about state (`zStatus`). Names and payloads: reference 6. */
import { cameraShare, deviceList } from '../gear.ts';
import type { Json } from '../json.ts';
import { errorReply, reply, type RoomMessage } from '../messages.ts';
import { layout } from '../meeting-functions.ts';
import { callStatus } from '../room-state.ts';
import type { Room } from '../room.ts';
import { capabilities, numberOfScreens, sharing, systemUnit } from '../shapes.ts';
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
  'call closedcaption available': status('Call', (room) => ({
    ClosedCaption: {
      Available: room.state.call.kind === 'inMeeting' && room.state.functions.captionsAvailable,
    },
  })),
  'audio input line': status('Audio Input Line', (room) => deviceList(room, 'microphone')),
  'audio output line': status('Audio Output Line', (room) => deviceList(room, 'speaker')),
  'video camera line': status('Video Camera Line', (room) => deviceList(room, 'camera')),
  'video optimizable': status('Video', () => ({ Optimizable: true })),
  systemunit: status('SystemUnit', (room) => systemUnit(room.state)),
  capabilities: status('Capabilities', capabilities),
  sharing: status('Sharing', (room) => sharing(room.state)),
  camerashare: status('CameraShare', cameraShare),
  numberofscreens: status('NumberOfScreens', (room) => numberOfScreens(room.state)),
};

/** Null: there is no such status. */
export function runStatus(room: Room, words: string): RoomMessage | null {
  return answers[words.toLowerCase()]?.(room) ?? null;
}
