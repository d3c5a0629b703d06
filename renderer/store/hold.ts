/**
 * Something that goes on while a finger stays: begun at once, told again at an even pace, and ended exactly once
 * however the finger, the key or the page goes away.
 */
import type { PageClock, Stop } from './page-clock.ts';

const againMs = 200;

export interface Hold {
  readonly press: () => void;
  readonly release: () => void;
}

export function createHold(clock: PageClock, goOn: () => void, end: () => void): Hold {
  let stopAgain: Stop | null = null;
  const again = (): void => {
    goOn();
    stopAgain = clock.after(againMs, again);
  };
  const release = (): void => {
    if (stopAgain === null) return;
    stopAgain();
    stopAgain = null;
    end();
  };
  return {
    press: () => {
      release();
      again();
    },
    release,
  };
}
