/**
 * The parts of Electron that talk to the operating system. They have state and write down what they are asked,
 * and do nothing to the machine: a test changes their state through `control` or emits their events itself.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Electron from 'electron';
import { app, isReady } from './app.ts';
import { settings } from './facts.ts';
import { guard, guardedEmitter, type Surface } from './guard.ts';
import { record } from './record.ts';

/** What `control` may change while the app runs. */
export const machine = {
  displays: [displayOf(1, settings.display)],
  keyStore: settings.keyStore ?? null,
  idleSeconds: 0,
  isOnBattery: false,
};

/** A display of this size, as Electron describes one. */
export function displayOf(
  id: number,
  { width, height, scaleFactor = 1 }: { width: number; height: number; scaleFactor?: number },
): Electron.Display {
  const bounds = { x: 0, y: 0, width, height };
  const size = { width, height };
  return {
    id,
    label: `Display ${id}`,
    accelerometerSupport: 'unknown',
    bounds,
    workArea: bounds,
    size,
    workAreaSize: size,
    nativeOrigin: { x: 0, y: 0 },
    maximumCursorSize: { width: 64, height: 64 },
    colorDepth: 24,
    colorSpace: 'srgb',
    depthPerComponent: 8,
    detected: true,
    displayFrequency: 60,
    internal: false,
    monochrome: false,
    rotation: 0,
    scaleFactor,
    touchSupport: 'available',
  };
}

function primaryDisplay(): Electron.Display {
  const [first] = machine.displays;
  if (first === undefined) throw new Error('the double has no display left');
  return first;
}

export const screen = guardedEmitter('screen', {
  getPrimaryDisplay: primaryDisplay,
  getAllDisplays: () => machine.displays,
  getDisplayMatching: primaryDisplay,
} satisfies Surface<Electron.Screen>);

const blockers = new Map<number, string>();
let lastBlocker = 0;
export const powerSaveBlocker = guard('powerSaveBlocker', {
  start: (type) => {
    record('powerSaveBlocker.start', type);
    blockers.set(++lastBlocker, type);
    return lastBlocker;
  },
  stop: (id) => blockers.delete(id),
  isStarted: (id) => blockers.has(id),
} satisfies Surface<Electron.PowerSaveBlocker>);

/** Which kinds of power saving are blocked at the moment. */
export function blockedPowerSaving(): string[] {
  return [...blockers.values()];
}

const shortcuts = new Map<string, () => void>();
export const globalShortcut = guard('globalShortcut', {
  register: (accelerator, callback) => {
    if (shortcuts.has(accelerator)) return false;
    shortcuts.set(accelerator, callback);
    return true;
  },
  unregister: (accelerator) => void shortcuts.delete(accelerator),
  unregisterAll: () => shortcuts.clear(),
  isRegistered: (accelerator) => shortcuts.has(accelerator),
} satisfies Surface<Electron.GlobalShortcut>);

/** Presses a shortcut the app registered; false where it registered none. */
export function pressShortcut(accelerator: string): boolean {
  shortcuts.get(accelerator)?.();
  return shortcuts.has(accelerator);
}

function storageKey(): Buffer {
  const file = join(app.getPath('userData'), 'DoubleKeyStore');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 });
  return readFileSync(file);
}

function requireKeyStore(): void {
  if (!isReady() || machine.keyStore === null) throw new Error('Encryption is not available.');
}

const ivBytes = 12;
const tagBytes = 16;
/** Only the asynchronous calls: Electron has deprecated the others. */
export const safeStorage = guard('safeStorage', {
  isAsyncEncryptionAvailable: () => Promise.resolve(isReady() && machine.keyStore !== null),
  getSelectedStorageBackend: () => machine.keyStore ?? 'unknown',
  encryptStringAsync: (plainText) => {
    requireKeyStore();
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', storageKey(), iv);
    const encrypted = [iv, cipher.update(plainText, 'utf8'), cipher.final(), cipher.getAuthTag()];
    return Promise.resolve(Buffer.concat(encrypted));
  },
  decryptStringAsync: (encrypted) => {
    requireKeyStore();
    const decipher = createDecipheriv('aes-256-gcm', storageKey(), encrypted.subarray(0, ivBytes));
    decipher.setAuthTag(encrypted.subarray(-tagBytes));
    const text = decipher.update(encrypted.subarray(ivBytes, -tagBytes));
    const result = Buffer.concat([text, decipher.final()]).toString('utf8');
    return Promise.resolve({ result, shouldReEncrypt: false });
  },
} satisfies Surface<Electron.SafeStorage>);

export const powerMonitor = guardedEmitter('powerMonitor', {
  getSystemIdleTime: () => machine.idleSeconds,
  getSystemIdleState: (thresholdSeconds) => (machine.idleSeconds >= thresholdSeconds ? 'idle' : 'active'),
  isOnBatteryPower: () => machine.isOnBattery,
} satisfies Surface<Electron.PowerMonitor>);

export const nativeTheme = guardedEmitter('nativeTheme', {
  themeSource: 'system',
  shouldUseDarkColors: false,
} satisfies Surface<Electron.NativeTheme>);

export const dialog = guard('dialog', {
  showErrorBox: (title, content) => record('dialog.showErrorBox', title, content),
} satisfies Surface<Electron.Dialog>);

export const shell = guard('shell', {
  openExternal: (url) => {
    record('shell.openExternal', url);
    return Promise.resolve();
  },
  openPath: (path) => {
    record('shell.openPath', path);
    return Promise.resolve('');
  },
} satisfies Surface<Electron.Shell>);

export const Menu = guard('Menu', {
  setApplicationMenu: (menu: Electron.Menu | null) => record('Menu.setApplicationMenu', menu),
});

export const crashReporter = guard('crashReporter', {
  start: (options) => record('crashReporter.start', options),
} satisfies Surface<Electron.CrashReporter>);

/** Only emits: electron-updater announces `before-quit-for-update` on it. */
export const autoUpdater = guardedEmitter('autoUpdater', {} satisfies Surface<Electron.AutoUpdater>);
