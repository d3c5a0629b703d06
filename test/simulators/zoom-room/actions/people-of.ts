/** Finding the people that actions are about. */
import { z } from 'zod';
import type { Machine } from '../machine.ts';
import type { Person } from '../room-state.ts';
import { ActionRefused } from './action.ts';

/** Ten thousand characters: what people call themselves is theirs, and the other side has to bear it. */
export const personName = z.string().min(1).max(10_000);

export function requireMeeting({ room }: Machine): void {
  if (room.state.call.kind !== 'inMeeting') throw new ActionRefused('The room is not in a meeting.');
}

/** "room" is the room's own entry. */
export function someone({ room }: Machine, name: string): Person {
  const found = room.state.people.find((one) => (name === 'room' ? one.isMyself : one.name === name));
  if (found === undefined) throw new ActionRefused(`Nobody named "${name}" is in the meeting.`);
  return found;
}
