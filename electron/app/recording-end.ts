/** When the rules of the place end a recording of the room's own. Pure. */
import type { RoomRecording } from '../../shared/model/room.ts';
import { minute, type Instant } from '../../shared/time.ts';

/** Null: they do not, or it is not known since when the room records. */
export function recordingEndsAt(
  { isOn, isOurs, since }: RoomRecording,
  limitMinutes: number | null,
): Instant | null {
  if (!isOn || !isOurs || since === null || limitMinutes === null) return null;
  return since + limitMinutes * minute;
}
