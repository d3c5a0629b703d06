/** Cameras, the document camera, and trying microphone and speaker. Names: reference 4.6 to 4.8. */
import { askForCamera, endFarCamera, moveCamera, shareCamera } from '../cameras.ts';
import { cameraActions, canMoveOwn, hasDevice } from '../gear.ts';
import { errorReply, event, reply, type RoomMessage } from '../messages.ts';
import { personById } from '../people.ts';
import type { Person } from '../room-state.ts';
import type { Room } from '../room.ts';
import { tellSharingState } from '../sharing.ts';
import { command, inMeetingCommand, isOn, notInMeeting, type Command } from './command.ts';

const replyName = 'CameraControl';
const refuse = (why: string): RoomMessage => errorReply('zCommand', replyName, why);

const cameraControl: Command['run'] = (room, value) => {
  const { call, gear } = room.state;
  const state = value('State').toLowerCase();
  // A camera is stopped whatever else goes on.
  if (state === 'stop') {
    gear.moving = null;
    return call.kind === 'inMeeting' ? reply('zCommand', replyName) : refuse(notInMeeting);
  }
  if (call.kind !== 'inMeeting') return refuse(notInMeeting);
  const person = value('Id') === '0' ? null : personById(room, value('Id'));
  if (value('Id') !== '0' && person === null) return refuse('No such participant');
  switch (state) {
    case 'start':
    case 'continue':
      return move(room, person, value('Action'), state === 'continue');
    case 'requestremote':
    case 'giveupremote':
      return farCamera(room, person, state === 'requestremote');
    default:
      return refuse('Invalid state');
  }
};

function move(room: Room, person: Person | null, word: string, isContinued: boolean): RoomMessage {
  const { gear } = room.state;
  const action = cameraActions.find((name) => name.toLowerCase() === word.toLowerCase());
  if (action === undefined) return refuse('Invalid action');
  const mayMove = person === null ? canMoveOwn(room) : gear.farCameras.get(person.serial) === 'ours';
  if (!mayMove) return refuse('Camera cannot be controlled');
  if (isContinued && gear.moving === null) return refuse('Camera does not move');
  moveCamera(room, person?.name ?? 'room', action);
  return reply('zCommand', replyName);
}

function farCamera(room: Room, person: Person | null, isAsked: boolean): RoomMessage {
  if (person === null || !room.state.gear.farCameras.has(person.serial)) {
    return refuse('Camera cannot be controlled');
  }
  if (isAsked) askForCamera(room, person);
  else room.callTimers.after(60, () => endFarCamera(room, person, false));
  return reply('zCommand', replyName);
}

/** Refused as the cable is: the error first, then an OK. */
const documentCamera: Command['run'] = (room, value, name) => {
  const { refuseShare } = room.state.faults;
  const id = value('id');
  const starts = isOn(value('Status'));
  if (!hasDevice('camera', id)) return errorReply('zCommand', name, 'No such camera');
  if (starts && refuseShare !== null) {
    room.tell(event('CallConnectError', { error_code: 0, error_message: refuseShare }));
    return reply('zCommand', name);
  }
  room.shareTimers.after(150, () => {
    shareCamera(room, starts ? id : null);
    tellSharingState(room, starts ? 'Sending' : 'None');
  });
  return reply('zCommand', name);
};

const tryOut = (device: 'microphone' | 'speaker'): readonly Command[] => {
  const path = device === 'microphone' ? 'Test Microphone' : 'Test Speaker';
  return [
    command(`${path} Start`, ['Id'], (room, value, name) => {
      if (!hasDevice(device, value('Id'))) return errorReply('zCommand', name, 'No such device');
      room.state.gear.test = device;
      return reply('zCommand', name);
    }),
    command(`${path} Stop`, [], (room, _value, name) => {
      if (room.state.gear.test === device) room.state.gear.test = null;
      return reply('zCommand', name);
    }),
  ];
};

export const gearCommands: readonly Command[] = [
  command('Call CameraControl', ['Id', 'State', 'Action?'], cameraControl),
  inMeetingCommand('Call ShareCamera', ['id', 'Status'], documentCamera),
  ...tryOut('microphone'),
  ...tryOut('speaker'),
];
