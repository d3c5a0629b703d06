/** What the room is in its meeting, by its own entry in the list, and what that lets it do. */
import { ownEntry } from './participants.ts';
import type { RoomRecord } from './room-record.ts';

export type Role = 'host' | 'coHost' | 'participant';

/** Before the list is told, a meeting that the room began itself is the one it is host of. */
export function roleOf({ participants, dialled }: Pick<RoomRecord, 'participants' | 'dialled'>): Role {
  const own = ownEntry(participants);
  if (own === null) return dialled?.kind === 'start' ? 'host' : 'participant';
  return own.isHost ? 'host' : own.isCoHost ? 'coHost' : 'participant';
}

/** Co-hosts may do all a host may, but for ending the meeting and for who is in it or is its host. */
export const mayAsHost = (role: Role, needs: 'host' | 'coHost'): boolean =>
  role === 'host' || (role === 'coHost' && needs === 'coHost');
