/**
 * Compares this machine's clock with the server's at every answer, logs when the difference becomes noticeable and
 * when it has gone, and names the clock where a login fails only because of it. Sets no clock.
 */
import type { ErrorCode } from '../../shared/errors.ts';
import { type Instant, minute, second } from '../../shared/time.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Fault } from './poll.ts';

export interface ClockSkew {
  readonly note: (serverNow: Instant) => void;
  /** By the last answer; null before the first. */
  readonly serverNow: () => Instant | null;
  /** The same fault, or one that blames the clock. */
  readonly blame: <F extends Fault>(one: F) => F;
}

/** From here on a wrong clock is worth a line in the log. */
const noticeableMs = 60 * second;
/** From here on Microsoft refuses tokens and assertions. */
const refusedMs = 5 * minute;

export function createClockSkew(clock: Clock, log: Log): ClockSkew {
  /** How far the server's clock is ahead of this machine's. */
  let skewMs = 0;
  let isKnown = false;
  let isNoticed = false;
  return {
    note: (serverNow) => {
      skewMs = serverNow - clock.now();
      isKnown = true;
      const isNoticeable = Math.abs(skewMs) > noticeableMs;
      if (isNoticeable !== isNoticed) log.warn('calendar.clockDiffers', { afterMs: skewMs });
      isNoticed = isNoticeable;
    },
    serverNow: () => (isKnown ? clock.now() + skewMs : null),
    blame: (one) =>
      couldBeClock(one.error.code) && Math.abs(skewMs) > refusedMs
        ? { ...one, error: { ...one.error, code: 'calendar.clockWrong' } }
        : one,
  };
}

/** Whether a machine whose clock is wrong would be refused in just this way. */
function couldBeClock(code: ErrorCode): boolean {
  return code === 'calendar.tokenRefused' || code === 'calendar.secretRefused';
}
