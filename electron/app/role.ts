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

/** What co-hosts may not do either: end the meeting, or choose who is in it and who leads it. */
const hostAlone: readonly RoomCapability[] = ['endForAll', 'removeParticipant', 'makeHost'];

/** What the room is not able to do only because it is not the host; nothing where its role is not known. */
export function keptByRole(room: RoomState): readonly RoomCapability[] {
  const role = roleOf(room);
  if (role === null || role === 'host') return [];
  const kept = role === 'coHost' ? hostAlone : hostCapabilities;
  return kept.filter((capability) => !room.capabilities.includes(capability));
}
