/**
 * Since when the panel has seen everything without a gap: the calendar as well as the room. A release rests on it:
 * whoever has not watched for the whole time to check in cannot say that nobody came. Starts anew with the program.
 */
import type { RoomState } from '../../../shared/model/room.ts';
import { minute, type Instant } from '../../../shared/time.ts';

/** The calendar answers, or lets it be known that nothing changed, at least every 45 s: one time may fail, not two. */
const freshCalendarMs = 2 * minute;
/** The minute's tick comes at least so often; a longer pause is a machine that slept. */
const longestPauseMs = 2 * minute;

/** Null: something is out of sight. */
export type Freshness = {
  readonly since: Instant;
  /** When the calendar had answered, as of the last look. */
  readonly asOf: Instant;
  readonly lookedAt: Instant;
} | null;

export const notFresh: Freshness = null;

export interface Sight {
  readonly now: Instant;
  /** When the calendar last answered in full. */
  readonly asOf: Instant | null;
  readonly room: Pick<RoomState, 'link' | 'call'>;
}

/** To be called with every change of the calendar, the room's link or its call, and once a minute. */
export function watchFreshness(before: Freshness, { now, asOf, room }: Sight): Freshness {
  // In a room that is signed out nobody can meet or share, so nothing would show that they are there.
  const roomTells = room.link.kind === 'ready' && room.call.kind !== 'signedOut';
  if (!roomTells || asOf === null || now - asOf > freshCalendarMs) return null;
  const goesOn =
    before !== null &&
    asOf - before.asOf <= freshCalendarMs &&
    now >= before.lookedAt &&
    now - before.lookedAt <= longestPauseMs;
  return { since: goesOn ? before.since : now, asOf, lookedAt: now };
}
