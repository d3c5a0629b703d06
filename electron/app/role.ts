/** What the room is in its meeting. */
import {
  hostCapabilities,
  type Participant,
  type RoomCapability,
  type RoomState,
} from '../../shared/model/room.ts';
import type { PersonRow } from '../../shared/snapshot.ts';

export type Role = PersonRow['role'];

export function roleOfPerson({ isHost, isCoHost }: Pick<Participant, 'isHost' | 'isCoHost'>): Role {
  if (isHost) return 'host';
  return isCoHost ? 'coHost' : 'participant';
}

/** Null outside a meeting, and where the room does not tell who is in it. */
export function roleOf({ call, participants }: RoomState): Role | null {
  if (call.kind !== 'inMeeting') return null;
  const myself = participants.find(({ isMyself }) => isMyself);
  return myself === undefined ? null : roleOfPerson(myself);
}

/** A capability that the room's role keeps from it, whatever the room could do otherwise. */
export function isKeptByRole(capability: RoomCapability, role: Role | null): boolean {
  // A co-host may do all the rest; only the host ends a meeting for everybody.
  if (capability === 'endForAll') return role === 'participant' || role === 'coHost';
  return role === 'participant' && hostCapabilities.includes(capability);
}
