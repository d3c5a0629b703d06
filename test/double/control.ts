/**
 * What a test may set and read in a running app, beyond Electron's own API. It is the member `double` of the
 * module `electron`; `controlOf` in index.ts hands it to a test. Events need no control: a test emits them, in
 * either world (`powerMonitor.emit('suspend')`).
 */
import type { BrowserWindowConstructorOptions } from 'electron';
import { notInDouble } from './guard.ts';
import { recorded } from './record.ts';
import { blockedPowerSaving, displayOf, machine, pressShortcut, screen } from './system.ts';
import { DoubleWindow } from './window.ts';

export const control = {
  /** The arguments of every recorded call of this name, for instance `dialog.showErrorBox`. */
  recorded,
  /** The options each open window was made with. */
  windowOptions: (): BrowserWindowConstructorOptions[] =>
    DoubleWindow.getAllWindows().map((window) => window.options),
  blockedPowerSaving,
  pressShortcut,
  setIdle: (seconds: number): void => {
    machine.idleSeconds = seconds;
  },
  setOnBattery: (isOnBattery: boolean): void => {
    machine.isOnBattery = isOnBattery;
  },
  setKeyStore: (keyStore: typeof machine.keyStore): void => {
    machine.keyStore = keyStore;
  },
  /** Plugs in a further display. */
  addDisplay: (size: { width: number; height: number; scaleFactor?: number }): void => {
    const display = displayOf(Math.max(0, ...machine.displays.map(({ id }) => id)) + 1, size);
    machine.displays.push(display);
    screen.emit('display-added', {}, display);
  },
  /** Unplugs a display; one always stays. */
  removeDisplay: (id: number): void => {
    const display = machine.displays.find((known) => known.id === id);
    if (display === undefined || machine.displays.length === 1)
      throw notInDouble('a machine without display');
    machine.displays.splice(machine.displays.indexOf(display), 1);
    screen.emit('display-removed', {}, display);
  },
  /** Changes resolution or rotation of the first display. */
  resizeDisplay: (size: { width: number; height: number; scaleFactor?: number }): void => {
    const changed = displayOf(screen.getPrimaryDisplay().id, size);
    machine.displays[0] = changed;
    screen.emit('display-metrics-changed', {}, changed, ['bounds', 'workArea']);
  },
};
export type Control = typeof control;
