/**
 * Ends a recording of the room's own when the rules of the place say so. Looks at every state of the room; a recording
 * that is over its time while the room is out of reach is ended when the room is back. Asks once for each recording.
 */
import type { RoomState } from '../../shared/model/room.ts';
import type { Instant } from '../../shared/time.ts';
import type { Clock, Stop } from '../ports/clock.ts';
import { recordingEndsAt } from './recording-end.ts';

export interface RecordingRuleParts {
  readonly clock: Clock;
  /** Null: no limit. */
  readonly limitMinutes: number | null;
  /** Ends the recording that runs. */
  readonly end: () => void;
}

export interface RecordingRule {
  readonly watch: (room: RoomState) => void;
  readonly stop: Stop;
}

export function createRecordingRule({ clock, limitMinutes, end }: RecordingRuleParts): RecordingRule {
  let stopTimer: Stop = () => undefined;
  /** The recording that is being watched; its end is waited for on the clock that never jumps. */
  let watched: { readonly endsAt: Instant; readonly dueMs: number; readonly isEnded: boolean } | null = null;
  let isReachable = false;

  const endIfDue = (): void => {
    if (watched === null || watched.isEnded || !isReachable || clock.monotonicMs() < watched.dueMs) return;
    watched = { ...watched, isEnded: true };
    end();
  };

  const begin = (endsAt: Instant): NonNullable<typeof watched> => {
    const leftMs = Math.max(0, endsAt - clock.now());
    stopTimer = clock.schedule(leftMs, endIfDue);
    return { endsAt, dueMs: clock.monotonicMs() + leftMs, isEnded: false };
  };

  return {
    watch: ({ link, recording }) => {
      isReachable = link.kind === 'ready';
      // Out of reach nothing is known of the recording but what was.
      if (!isReachable) return;
      const endsAt = recordingEndsAt(recording, limitMinutes);
      if (endsAt !== (watched?.endsAt ?? null)) {
        stopTimer();
        watched = endsAt === null ? null : begin(endsAt);
      }
      endIfDue();
    },
    stop: () => stopTimer(),
  };
}
