/**
 * Makes this process look like Electron's main process, puts the double where `electron` is required, and runs
 * the app's main. Loaded by electron.cjs, with the app's arguments.
 */
import inspector from 'node:inspector';
import Module, { createRequire } from 'node:module';
import { join } from 'node:path';
import { fstatSync } from 'node:fs';
import type * as Electron from 'electron';
import { app, begin } from './app.ts';
import { DoubleContents } from './contents.ts';
import { control } from './control.ts';
import { appArguments, appPackage, appPath, executable, isDriven, versions } from './facts.ts';
import { guard } from './guard.ts';
import { ipcMain } from './ipc.ts';
import * as system from './system.ts';
import { net, protocol, session } from './web.ts';
import { DoubleWindow } from './window.ts';

const electron = guard('electron', {
  app,
  BrowserWindow: DoubleWindow,
  webContents: DoubleContents,
  ipcMain,
  protocol,
  session,
  net,
  screen: system.screen,
  powerSaveBlocker: system.powerSaveBlocker,
  powerMonitor: system.powerMonitor,
  globalShortcut: system.globalShortcut,
  safeStorage: system.safeStorage,
  nativeTheme: system.nativeTheme,
  dialog: system.dialog,
  shell: system.shell,
  Menu: system.Menu,
  crashReporter: system.crashReporter,
  autoUpdater: system.autoUpdater,
  double: control,
} satisfies Partial<Record<keyof typeof Electron | 'double', unknown>>);

function setProcessFacts(): void {
  process.argv = [executable, ...appArguments];
  const facts = {
    type: 'browser',
    versions: { ...process.versions, ...versions },
    resourcesPath: appPath,
    execPath: executable,
  };
  for (const [key, value] of Object.entries(facts)) Object.defineProperty(process, key, { value });
}

/** Also reaches libraries in the app's bundle, and Playwright's own look at `electron`. */
function answerRequireOfElectron(): void {
  const loader = Module as unknown as { _load: (request: string, ...rest: unknown[]) => unknown };
  const load = loader._load.bind(Module);
  loader._load = (request, ...rest) => (request === 'electron' ? electron : load(request, ...rest));
}

/** Playwright holds our standard input; when it is gone, nobody will ever close this app. */
function endWithParent(): void {
  if (!fstatSync(0).isSocket()) return;
  process.stdin.on('end', () => app.exit(1)).resume();
  process.stdin.unref();
}

/** Playwright connects to Node and Chromium, then calls this name, as in Electron. */
function untilPlaywrightIsConnected(): Promise<void> {
  inspector.open(0, '127.0.0.1');
  return new Promise((resolve) => {
    Object.assign(globalThis, { __playwright_run: resolve });
  });
}

setProcessFacts();
answerRequireOfElectron();
endWithParent();
const connected = isDriven ? untilPlaywrightIsConnected() : Promise.resolve();
createRequire(join(appPath, 'package.json'))(join(appPath, appPackage.main));
// Electron becomes ready after main has run, never within it.
setImmediate(() => void begin(connected));
