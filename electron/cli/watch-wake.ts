/**
 * Notices that the machine has slept, or that its clock was set: the wall clock then moved and the monotonic one did
 * not. Electron tells of this by itself; plain Node does not.
 */
import { second } from '../../shared/time.ts';
import type { Clock, Stop } from '../ports/clock.ts';

const lookEveryMs = 10 * second;
/** A time server corrects by less than this; a sleep shorter than this breaks nothing. */
const leastJumpMs = 20 * second;

export function watchWake(clock: Clock, onWake: () => void): Stop {
  const drift = (): number => clock.now() - clock.monotonicMs();
  let last = drift();
  const look = (): void => {
    const present = drift();
    if (Math.abs(present - last) >= leastJumpMs) onWake();
    last = present;
    stop = clock.schedule(lookEveryMs, look);
  };
  let stop = clock.schedule(lookEveryMs, look);
  return () => stop();
}
