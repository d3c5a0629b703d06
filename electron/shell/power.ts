/** The screen stays on while the panel runs, and the panel hears of the machine's waking. */
import { powerMonitor, powerSaveBlocker } from 'electron';
import type { Stop } from '../ports/clock.ts';

/** Asks the desktop not to blank the screen. A bare compositor ignores it, and blanks nothing by itself. */
export function keepScreenOn(): Stop {
  const id = powerSaveBlocker.start('prevent-display-sleep');
  return () => void powerSaveBlocker.stop(id);
}

export function watchWaking(onWake: () => void): Stop {
  powerMonitor.on('resume', onWake);
  return () => void powerMonitor.removeListener('resume', onWake);
}
