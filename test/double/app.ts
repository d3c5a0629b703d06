/**
 * Electron's `app`: the life cycle with its events in Electron's order, paths, switches, and the real end of
 * the process with its exit code. Knows windows only as things that can be asked to close.
 */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, CommandLine, ProcessMetric, RelaunchOptions } from 'electron';
import { startChromium, type Chromium } from './chromium.ts';
import { appArguments, appPackage, appPath, executable, settings } from './facts.ts';
import { guard, guardedEmitter, notInDouble, preventable, type Surface } from './guard.ts';
import { takeLock, type InstanceLock } from './lock.ts';
import { record } from './record.ts';

interface OpenWindow {
  readonly close: () => void;
  readonly destroy: () => void;
}
export const openWindows = new Set<OpenWindow>();

const life = {
  isReady: false,
  isQuitting: false,
  isGone: false,
  exitCode: 0,
  lock: null as InstanceLock | null,
  chromium: null as Chromium | null,
  relaunch: null as RelaunchOptions | null,
};
let announceReady: () => void;
const untilReady = new Promise<void>((resolve) => (announceReady = resolve));

export function isReady(): boolean {
  return life.isReady;
}

/** Electron refuses such calls late or, worse, ignores them; here they are bugs. */
export function mustPrecedeReady(call: string): void {
  if (life.isReady) throw new Error(`${call} can only be called before app is ready`);
}

/** The browser behind the windows; there is one from `ready` on. */
export function runningChromium(): Chromium {
  if (life.chromium === null) throw new Error('Chromium is not running: the app is not ready');
  return life.chromium;
}

const name = appPackage.productName ?? appPackage.name;
const [givenUserData] = appArguments.flatMap((a) => /^--user-data-dir=(.+)$/.exec(a)?.slice(1) ?? []);
const appData = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
const userData = givenUserData ?? join(appData, name);
const paths = new Map<string, string>([
  ['home', homedir()],
  ['appData', appData],
  ['userData', userData],
  ['temp', tmpdir()],
  ['exe', executable],
]);
/** Paths that follow the user's data until they are moved themselves. */
const pathsInUserData: Readonly<Record<string, string>> = {
  sessionData: '.',
  logs: 'logs',
  crashDumps: 'Crashpad',
};

const appended = new Map<string, string>();
const givenSwitches = new Map(
  appArguments.flatMap((argument) => {
    const [, key, value] = /^--([^=]+)=?(.*)$/.exec(argument) ?? [];
    return key === undefined ? [] : [[key, value ?? ''] as const];
  }),
);
const commandLine = guard('app.commandLine', {
  appendSwitch: (key, value) => void appended.set(key, value ?? ''),
  hasSwitch: (key) => appended.has(key) || givenSwitches.has(key),
  getSwitchValue: (key) => appended.get(key) ?? givenSwitches.get(key) ?? '',
} satisfies Surface<CommandLine>);

function getPath(key: string): string {
  const inUserData = pathsInUserData[key];
  const path = paths.get(key) ?? (inUserData === undefined ? null : join(getPath('userData'), inUserData));
  if (path === null) throw notInDouble(`app.getPath('${key}')`);
  return path;
}

/** `before-quit`, the windows, `will-quit`, `quit`; whoever prevents one of them keeps the app running. */
function quit(): void {
  if (life.isQuitting || life.isGone) return;
  const beforeQuit = preventable({});
  app.emit('before-quit', beforeQuit);
  if (beforeQuit.defaultPrevented) return;
  life.isQuitting = true;
  if (openWindows.size === 0) finishQuit();
  for (const window of [...openWindows]) window.close();
}

function finishQuit(): void {
  const willQuit = preventable({});
  app.emit('will-quit', willQuit);
  if (willQuit.defaultPrevented) life.isQuitting = false;
  else exit(life.exitCode);
}

/** A window stays open by `preventDefault`: the app does not quit. */
export function windowRefusedToClose(): void {
  life.isQuitting = false;
}

export function windowClosed(): void {
  if (openWindows.size > 0 || life.isGone) return;
  if (life.isQuitting) finishQuit();
  else if (!app.emit('window-all-closed')) quit();
}

function exit(code = 0): void {
  if (life.isGone) return;
  life.isGone = true;
  for (const window of [...openWindows]) window.destroy();
  app.emit('quit', {}, code);
  void leave(code);
}

/** How long Chromium gets to write its profile. */
const closeMs = 3000;

async function leave(code: number): Promise<void> {
  setTimeout(() => process.exit(code), closeMs).unref();
  await life.chromium?.close();
  process.exit(code);
}

process.on('exit', () => {
  life.chromium?.kill();
  life.lock?.release();
  if (life.relaunch === null) return;
  const { execPath = executable, args = process.argv.slice(1) } = life.relaunch;
  spawn(execPath, args, { detached: true, stdio: 'ignore' }).unref();
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, quit);

const members = {
  name,
  isPackaged: settings.packagedApp !== null,
  whenReady: () => untilReady,
  isReady,
  getVersion: () => appPackage.version,
  getName: () => name,
  getLocale: () => settings.locale,
  getAppPath: () => appPath,
  getPath,
  setPath: (key, path) => void paths.set(key, path),
  setAppUserModelId: (id) => record('app.setAppUserModelId', id),
  enableSandbox: () => {
    mustPrecedeReady('app.enableSandbox()');
    record('app.enableSandbox');
  },
  disableHardwareAcceleration: () => {
    mustPrecedeReady('app.disableHardwareAcceleration()');
    record('app.disableHardwareAcceleration');
  },
  requestSingleInstanceLock: (data) => {
    life.lock ??= takeLock(getPath('userData'), data, (note) =>
      app.emit('second-instance', {}, note.argv, note.cwd, note.data),
    );
    return life.lock !== null;
  },
  hasSingleInstanceLock: () => life.lock !== null,
  releaseSingleInstanceLock: () => {
    life.lock?.release();
    life.lock = null;
  },
  getAppMetrics: () => [mainMetric()],
  focus: () => record('app.focus'),
  relaunch: (options) => {
    life.relaunch = options ?? {};
  },
  quit,
  exit,
} satisfies Surface<App, 'commandLine'>;

export const app = guardedEmitter('app', { ...members, commandLine });

/** Electron's figures are per process; the double knows its own. */
function mainMetric(): ProcessMetric {
  const workingSetSize = Math.round(process.memoryUsage.rss() / 1024);
  return {
    pid: process.pid,
    type: 'Browser',
    creationTime: 0,
    cpu: { percentCPUUsage: 0, idleWakeupsPerSecond: 0 },
    memory: { workingSetSize, peakWorkingSetSize: workingSetSize },
  };
}

function isLeaving(): boolean {
  return life.isGone || life.isQuitting;
}

/** After main has run once: starts Chromium and makes the app ready, unless it has quit already. */
export async function begin(untilDriverIsConnected: Promise<void>): Promise<void> {
  if (isLeaving()) return;
  const profile = join(getPath('sessionData'), 'DoubleProfile');
  mkdirSync(profile, { recursive: true });
  const switches = [...appended].map(([key, value]) => (value === '' ? `--${key}` : `--${key}=${value}`));
  life.chromium = await startChromium(profile, switches, () => {
    process.stderr.write('Chromium ended by itself\n');
    process.exit(1);
  });
  await untilDriverIsConnected;
  if (isLeaving()) return;
  life.isReady = true;
  app.emit('will-finish-launching');
  app.emit('ready', {}, {});
  announceReady();
}
