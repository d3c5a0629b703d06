/** What others do with cameras, and what somebody does with the room's own equipment. */
import { z } from 'zod';
import { deviceChosen, endFarCamera } from '../cameras.ts';
import { changeFromAfar } from '../commands/configuration.ts';
import { deviceKinds, hasDevice, settingOf } from '../gear.ts';
import type { Machine } from '../machine.ts';
import { tellPerson } from '../people.ts';
import type { Person } from '../room-state.ts';
import { action, ActionRefused } from './action.ts';

const name = z.string().min(1).max(200);

function personNamed({ room }: Machine, wanted: string): Person {
  const found = room.state.people.find((person) => person.name === wanted && !person.isMyself);
  if (found === undefined) throw new ActionRefused(`Nobody named "${wanted}" is in the meeting.`);
  return found;
}

export const gearActions = {
  allowCamera: action(
    'Somebody lets their camera be asked for, or no longer.',
    z.strictObject({ name, on: z.boolean().default(true) }),
    (machine, { name: wanted, on }) => {
      const person = personNamed(machine, wanted);
      const { farCameras } = machine.room.state.gear;
      if (on) farCameras.set(person.serial, 'allowed');
      else farCameras.delete(person.serial);
      tellPerson(machine.room, person, 'ZRCUserChangedEventUserInfoUpdated');
    },
  ),
  farCamera: action(
    'How those answer from now on who are asked for their camera: they grant it, refuse it, or do not answer.',
    z.strictObject({ does: z.enum(['grants', 'refuses', 'waits']) }),
    ({ room }, { does }) => {
      room.state.gear.farAnswer = does;
    },
  ),
  withdrawCamera: action(
    'Somebody takes their camera back.',
    z.strictObject({ name }),
    (machine, { name: wanted }) => {
      const person = personNamed(machine, wanted);
      if (machine.room.state.gear.farCameras.get(person.serial) !== 'ours') {
        throw new ActionRefused(`The camera of "${wanted}" is not moved from here.`);
      }
      endFarCamera(machine.room, person, true);
    },
  ),
  chooseDevice: action(
    'Somebody chooses another device at the room computer.',
    z.strictObject({ device: z.enum(deviceKinds), id: z.string().min(1).max(500) }),
    ({ room }, { device, id }) => {
      if (!hasDevice(device, id)) throw new ActionRefused('There is no such device.');
      changeFromAfar(room, settingOf[device], id);
      deviceChosen(room, device);
    },
  ),
};
