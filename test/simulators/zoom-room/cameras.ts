/**
 * What is done with the room's equipment. Changes the state and tells it; the position is counted in steps, one for
 * each line that moves, so that a test can see that the camera stopped.
 */
import { cameraShare, deviceList, listName, type CameraAction, type DeviceKind, type Gear } from './gear.ts';
import { event, notification } from './messages.ts';
import { tellPerson } from './people.ts';
import type { Person } from './room-state.ts';
import type { Room } from './room.ts';

/** What follows when another device has been chosen. */
export function deviceChosen(room: Room, kind: DeviceKind): void {
  room.tell(notification('zStatus', listName[kind], deviceList(room, kind)));
  const myself = room.state.people.find(({ isMyself }) => isMyself);
  if (kind === 'camera' && myself !== undefined) {
    tellPerson(room, myself, 'ZRCUserChangedEventUserInfoUpdated');
  }
}

const steps: Readonly<Record<CameraAction, readonly [keyof Gear['position'], number]>> = {
  Left: ['pan', -1],
  Right: ['pan', 1],
  Up: ['tilt', 1],
  Down: ['tilt', -1],
  In: ['zoom', 1],
  Out: ['zoom', -1],
};

export function moveCamera({ state }: Room, camera: string, action: CameraAction): void {
  const [axis, by] = steps[action];
  state.gear.moving = { camera, action };
  if (camera === 'room') state.gear.position[axis] += by;
}

const tellCamera = (room: Room, person: Person, state: string): void =>
  room.tell(
    event('CameraControlNotification', {
      state: `ZRCCameraControlState${state}`,
      user_id: person.serial * 1024,
      user_name: person.name,
    }),
  );

/** Somebody is asked for their camera, and answers as `farAnswer` says. */
export function askForCamera(room: Room, person: Person): void {
  room.callTimers.after(60, () => tellCamera(room, person, 'ControlRequestToRemote'));
  room.callTimers.after(600, () => {
    const { farAnswer, farCameras } = room.state.gear;
    if (farAnswer === 'refuses') tellCamera(room, person, 'GaveUpByFarEnd');
    if (farAnswer !== 'grants') return;
    farCameras.set(person.serial, 'ours');
    tellPerson(room, person, 'ZRCUserChangedEventUserInfoUpdated');
  });
}

/** Their camera is theirs again; `byThem`: they took it. */
export function endFarCamera(room: Room, person: Person, byThem: boolean): void {
  const { gear } = room.state;
  gear.farCameras.set(person.serial, 'allowed');
  if (gear.moving?.camera === person.name) gear.moving = null;
  if (byThem) tellCamera(room, person, 'GaveUpByFarEnd');
  tellPerson(room, person, 'ZRCUserChangedEventUserInfoUpdated');
}

export function shareCamera(room: Room, id: string | null): void {
  room.state.gear.sharedCamera = id;
  room.tell(notification('zStatus', 'CameraShare', cameraShare(room)));
}

/** What belongs to a meeting that has ended. */
export function endMeetingGear(room: Room): void {
  room.state.gear.farCameras.clear();
  if (room.state.gear.sharedCamera !== null) shareCamera(room, null);
}
