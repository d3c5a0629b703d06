/** Whose camera can be moved from here, and whose is (zoom-rooms.md 4.6, 8.2). */
import type { CameraHold, RoomCapability } from '../../../shared/model/room.ts';
import { at, toNumber } from '../coerce.ts';
import { entriesOf, idOf } from '../device-record.ts';
import type { RoomRecord } from '../room-record.ts';

/**
 * By the room's own entry, or by a serial line that the chosen camera is steered over; either is enough, since a
 * camera on USB has no such line and outside a meeting there is no entry.
 */
export function ownCameraMoves({ camera, devices, tree }: RoomRecord): boolean {
  if (camera.ownMoves === true) return true;
  const lines = entriesOf(tree['zStatus Video Camera Line']);
  const chosen = lines.find((line) => idOf(line) === devices.selected.camera);
  return (toNumber(at(chosen, 'ptzComId')) ?? -1) >= 0;
}

/** A camera that is ours, else one that was asked for. */
export function cameraHoldOf({ camera, participants }: RoomRecord): CameraHold | null {
  for (const { id, isMyself, camera: theirs } of participants.values()) {
    if (!isMyself && theirs === 'controlled') return { participantId: id, state: 'given' };
  }
  const { asked } = camera;
  // Whoever has left is asked no longer.
  const person = asked === null ? undefined : participants.get(asked.person);
  return asked === null || person === undefined ? null : { participantId: person.id, state: asked.state };
}

export function cameraCapabilities(record: RoomRecord, isLocal: boolean): readonly RoomCapability[] {
  if (record.status !== 'IN_MEETING' || isLocal) return [];
  const others = [...record.participants.values()].filter(({ isMyself }) => !isMyself);
  return [
    ...(ownCameraMoves(record) ? (['moveCamera'] as const) : []),
    ...(others.some(({ camera }) => camera !== 'none') ? (['farEndCamera'] as const) : []),
  ];
}
