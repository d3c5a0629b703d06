/**
 * What the room tells about moving cameras: whether its own can be moved, and how somebody answers who was asked for
 * theirs. That a far camera is ours is told by the person's own entry (zoom-rooms.md 8.2); the notice only says that
 * it was asked for or is not given, and its words are read loosely.
 */
import type { CameraHold } from '../../shared/model/room.ts';
import { at, isBag, toBoolean, toText, type Bag } from './coerce.ts';
import type { Envelope } from './envelope.ts';
import { keyOf } from './participants.ts';

export interface CameraRecord {
  /** The room's own entry says that its camera can be moved or zoomed; null: not told. */
  readonly ownMoves: boolean | null;
  /** Whose camera was asked for last, by the significant part of the id, while it is not ours. */
  readonly asked: { readonly person: string; readonly state: Exclude<CameraHold['state'], 'given'> } | null;
}

export const noCamera: CameraRecord = { ownMoves: null, asked: null };

export function hearCamera(before: CameraRecord, { topKey, payload }: Envelope): CameraRecord {
  switch (topKey.toLowerCase()) {
    case 'cameracontrolnotification':
      return hearNotice(before, payload);
    case 'listparticipantsresult':
    case 'calllistparticipantsresult': {
      const entries: readonly unknown[] = Array.isArray(payload) ? payload : [payload];
      return entries.filter(isBag).reduce<CameraRecord>(hearEntry, before);
    }
    default:
      return before;
  }
}

function hearNotice(before: CameraRecord, payload: unknown): CameraRecord {
  const id = toText(at(payload, 'user_id'));
  const words = toText(at(payload, 'state')) ?? '';
  if (id === null) return before;
  const person = keyOf(id);
  if (/RequestToRemote$/i.test(words)) return { ...before, asked: { person, state: 'asked' } };
  // Somebody who wants the room's own camera, or gives that up, is no answer to what was asked from here.
  const isNo = /gaveup|giveup|refus|declin|reject|denied/i.test(words);
  return isNo && before.asked?.person === person
    ? { ...before, asked: { person, state: 'refused' } }
    : before;
}

function hearEntry(before: CameraRecord, entry: Bag): CameraRecord {
  if (toBoolean(at(entry, 'is_myself')) === true) {
    const flags = ['can_move_camera', 'can_zoom_camera'].map((flag) =>
      toBoolean(at(entry, `camera_status ${flag}`)),
    );
    const isTold = flags.some((flag) => flag !== null);
    return isTold ? { ...before, ownMoves: flags.includes(true) } : before;
  }
  const id = toText(at(entry, 'user_id'));
  const isGiven = toBoolean(at(entry, 'camera_status am_i_controlling')) === true;
  return isGiven && id !== null && before.asked?.person === keyOf(id) ? { ...before, asked: null } : before;
}
