/** The room's own microphone, picture, sound, devices and cameras, and other people's cameras. */
import type { DeviceKind } from '../../../shared/model/room-command.ts';
import type { Device, RoomDevices } from '../../../shared/model/room.ts';
import { ok } from '../../../shared/result.ts';
import type { Action } from '../action.ts';
import type { PanelState } from '../state.ts';
import { anyTime, inMeeting, notPossible, refuse, rule, withPerson, type Rules } from './rule.ts';

function devicesOf(devices: RoomDevices, kind: DeviceKind): readonly Device[] {
  switch (kind) {
    case 'camera':
      return devices.cameras;
    case 'microphone':
      return devices.microphones;
    case 'speaker':
      return devices.speakers;
  }
}

/** Somebody's camera is moved only once they have let us. */
function isGiven({ room }: PanelState, personId: string): boolean {
  const { cameraHold, participants } = room;
  return (
    (cameraHold?.participantId === personId && cameraHold.state === 'given') ||
    participants.some(({ id, camera }) => id === personId && camera === 'controlled')
  );
}

export const roomRules: Rules<
  | 'microphone.set'
  | 'camera.set'
  | 'volume.set'
  | 'selfView.set'
  | 'device.select'
  | 'device.setTest'
  | 'camera.move'
  | 'camera.stop'
  | 'camera.request'
  | 'camera.release'
  | 'room.takeBack'
> = {
  'microphone.set': rule('microphone', inMeeting, ({ isOn }) => ({ kind: 'setMicrophone', muted: !isOn })),
  'camera.set': rule('camera', inMeeting, ({ isOn }) => ({ kind: 'setCamera', muted: !isOn })),
  'volume.set': rule('volume', anyTime, ({ percent }) => ({ kind: 'setVolume', percent })),
  'selfView.set': rule('selfView', inMeeting, ({ isOn }) => ({ kind: 'setSelfView', visible: isOn })),
  'device.select': rule('selectDevice', anyTime, ({ device, deviceId }, { room }) =>
    devicesOf(room.devices, device).some(({ id }) => id === deviceId)
      ? { kind: 'selectDevice', device, deviceId }
      : notPossible(`no such ${device}`),
  ),
  'device.setTest': rule('deviceTest', anyTime, ({ device, isOn }) => ({
    kind: 'setDeviceTest',
    device,
    isOn,
  })),
  'camera.move': rule(
    ({ personId }) => (personId === null ? 'moveCamera' : 'farEndCamera'),
    anyTime,
    ({ direction, personId }, state) => {
      const move = ok<Action>({
        kind: 'moveCamera',
        command: { kind: 'moveCamera', direction, participantId: personId },
      });
      if (personId === null) return move;
      return withPerson(state, personId, () => (isGiven(state, personId) ? move : refuse('camera.refused')));
    },
  ),
  /** Whatever the moment: better one stop too many than a camera that runs on. */
  'camera.stop': () => ok<Action>({ kind: 'stopCamera' }),
  'camera.request': rule('farEndCamera', inMeeting, ({ personId }, state) =>
    withPerson(state, personId, () => ({ kind: 'requestCamera', participantId: personId })),
  ),
  'camera.release': rule('farEndCamera', inMeeting, ({ personId }, state) =>
    withPerson(state, personId, () => ({ kind: 'releaseCamera', participantId: personId })),
  ),
  /** The one thing that can be done while another controller holds the room. */
  'room.takeBack': ({ room }) =>
    room.link.kind === 'takenOver'
      ? ok<Action>({ kind: 'room', command: { kind: 'takeBack' } })
      : notPossible('not taken over'),
};
