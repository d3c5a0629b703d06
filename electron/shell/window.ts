/**
 * The one window. As a kiosk it takes the screen back whenever it loses it: focus, full screen, a display that
 * came, went or turned. It cannot be closed by anybody but `destroy` and the end of the program. What the page in
 * it does is not its concern.
 */
import { BrowserWindow, screen } from 'electron';
import type { Clock, Stop } from '../ports/clock.ts';
import { createScope } from '../resilience/scope.ts';
import { windowOptions, type WindowChoices } from './window-options.ts';

export interface PanelWindow {
  readonly window: BrowserWindow;
  readonly destroy: Stop;
}

/** A display that is plugged in sends several events; one answer to all of them, and never a fight over focus. */
const settleMs = 250;

function takeScreen(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  window.setBounds(screen.getPrimaryDisplay().bounds);
  window.setKiosk(true);
  window.focus();
}

/** Keeps the window on the whole screen until stopped. */
function holdScreen(window: BrowserWindow, clock: Clock): Stop {
  const scope = createScope();
  let stopWaiting: Stop = () => undefined;
  const retake = (): void => {
    stopWaiting();
    stopWaiting = clock.schedule(settleMs, () => takeScreen(window));
  };
  // Windows draws its taskbar over a kiosk window that is not on this level.
  window.setAlwaysOnTop(true, 'screen-saver');
  window.on('blur', retake);
  window.on('leave-full-screen', retake);
  screen.on('display-added', retake);
  screen.on('display-removed', retake);
  screen.on('display-metrics-changed', retake);
  scope.add(() => {
    screen.removeListener('display-added', retake);
    screen.removeListener('display-removed', retake);
    screen.removeListener('display-metrics-changed', retake);
    stopWaiting();
  });
  return scope.end;
}

export interface WindowParts extends WindowChoices {
  readonly clock: Clock;
  /** Whether the program is ending; only then the kiosk lets itself be closed. */
  readonly isEnding: () => boolean;
}

export function openPanelWindow(parts: WindowParts): PanelWindow {
  const window = new BrowserWindow(windowOptions(parts));
  const scope = createScope();
  if (!parts.isWindowed) {
    scope.add(holdScreen(window, parts.clock));
    window.on('close', (event) => {
      if (!parts.isEnding()) event.preventDefault();
    });
  }
  window.once('ready-to-show', () => window.show());
  window.once('closed', scope.end);
  return { window, destroy: () => window.destroy() };
}
