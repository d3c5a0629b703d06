/**
 * What may leave at this moment. While the room waits for a passcode or for the answer to a call, any line cancels
 * the question (zoom-rooms.md 11.1), so nothing but the answer goes; everything else stays queued.
 */
import type { RoomRecord } from './room-record.ts';
import { urgency, type ActiveCommand, type Phase, type WaitingLine } from './session-state.ts';

export interface GateView {
  readonly phase: Phase;
  readonly record: RoomRecord;
  readonly commands: readonly ActiveCommand[];
}

/** The room has asked something that only a person can answer. */
export function hasOpenPrompt({ passcode, ringing }: RoomRecord): boolean {
  return passcode !== null || ringing !== null;
}

/**
 * A call is on its way. A question may open at any moment, and one of ours that is just leaving would cancel it, so
 * the driver asks nothing of its own until the call stands or has ended.
 */
export function isDialling({ record, commands }: GateView): boolean {
  if (record.status === 'CONNECTING_MEETING' || record.hostWait !== null) return true;
  return commands.some((active) => active.sentMs !== null && isDial(active));
}

/** Also a command that dials first and does what it is for after that. */
export const isDial = ({ traits, plan }: ActiveCommand): boolean =>
  traits.dials === true || plan.next !== null;

export function mayLeave(line: WaitingLine, view: GateView): boolean {
  if (line.urgency === urgency.answer) return true;
  if (hasOpenPrompt(view.record)) return false;
  // A room that is found connecting may be asking something that nobody has told us of.
  if (line.urgency === urgency.halt)
    return view.phase === 'ready' && view.record.status !== 'CONNECTING_MEETING';
  return line.urgency <= urgency.user || !isDialling(view);
}
