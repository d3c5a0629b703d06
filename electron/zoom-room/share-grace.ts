/**
 * A picture that drops and comes back within moments did not end for those who watch (zoom-rooms.md 11.12): until its
 * grace is over it counts as running. Nobody waits for a picture that was stopped from here, or whose call has ended.
 */
import type { RoomRecord } from './room-record.ts';
import { sharingOf } from './view/sharing.ts';

/** Until when each way counts as running although the room tells otherwise, in ms of the steady clock; null: it does not. */
export interface ShareGrace {
  readonly cable: number | null;
  readonly wireless: number | null;
}

export const noGrace: ShareGrace = { cable: null, wireless: null };

/** The grace once `after` is known, which came of `before`. */
export function graceAfter(before: RoomRecord, after: RoomRecord, untilMs: number): ShareGrace {
  if (after.status !== 'IN_MEETING') return noGrace;
  const was = sharingOf(before.tree);
  const is = sharingOf(after.tree);
  const held = (running: boolean, ran: boolean, already: number | null): number | null =>
    running ? null : ran ? untilMs : already;
  return {
    cable: held(is.cable === 'sharing', was.cable === 'sharing', before.grace.cable),
    wireless: held(is.wireless, was.wireless, before.grace.wireless),
  };
}

export function graceDueMs({ cable, wireless }: ShareGrace): number | null {
  if (cable === null || wireless === null) return cable ?? wireless;
  return Math.min(cable, wireless);
}

/** Without what is over by now. */
export function graceLeft({ cable, wireless }: ShareGrace, nowMs: number): ShareGrace {
  const left = (until: number | null): number | null => (until !== null && until > nowMs ? until : null);
  return { cable: left(cable), wireless: left(wireless) };
}
