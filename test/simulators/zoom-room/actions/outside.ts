/** What those do who are outside the room: called ones, callers, contacts. */
import { z } from 'zod';
import { drop, endRoomSystem, ringIn } from '../outside.ts';
import { event } from '../messages.ts';
import { contact } from '../shapes.ts';
import { action, ActionRefused } from './action.ts';

export const outsideActions = {
  farEnd: action(
    'What whoever is called or invited does from now on: answers, rejects, or only lets it ring.',
    z.strictObject({ does: z.enum(['answers', 'rejects', 'rings']) }),
    ({ room }, { does }) => {
      room.state.outside.farEnd = does;
    },
  ),
  ringPhone: action(
    'A telephone call comes in; it is only told.',
    z.strictObject({
      number: z.string().max(40).default('+4681620000'),
      name: z.string().max(200).default(''),
    }),
    ({ room }, { number, name }) => ringIn(room, number, name),
  ),
  hangUpFarEnd: action('Whoever is on the telephone hangs up.', z.strictObject({}), ({ room }) => {
    const { phoneCalls } = room.state.outside;
    if (phoneCalls.length === 0) throw new ActionRefused('There is no telephone call.');
    for (const { id } of phoneCalls) drop(room, id, 'Terminated', 'ByRemote');
  }),
  failRoomSystem: action('The room system that is called does not come.', z.strictObject({}), ({ room }) =>
    endRoomSystem(room),
  ),
  phonebook: action(
    'How the phone book answers: with nothing, or with so many contacts a page at most.',
    z.strictObject({
      empty: z.boolean().default(false),
      pageLimit: z.number().int().min(1).max(1000).default(1000),
    }),
    ({ room }, { empty, pageLimit }) => {
      Object.assign(room.state.outside, { bookIsEmpty: empty, pageLimit });
    },
  ),
  presence: action(
    'A contact changes; told as "Updated Contact".',
    z.strictObject({
      at: z.number().int().min(0).max(100_000),
      presence: z.string().max(40).default('PRESENCE_BUSY'),
    }),
    ({ room }, { at, presence }) =>
      room.tell(event('Phonebook', { 'Updated Contact': { ...contact(at), presence } })),
  ),
};
