/**
 * Electron's side of the panel, put together: the order of start stands here as a list, and everything is stopped
 * in reverse. What the parts do is written where they live; the panel itself knows nothing of Electron.
 */
import path from 'node:path';
import { app, safeStorage, session } from 'electron';
import type { Config } from '../shared/config.ts';
import { composePanel } from './compose.ts';
import { controlPath, startControl } from './control/index.ts';
import { splitListen, startLink } from './link/index.ts';
import type { Log } from './ports/log.ts';
import type { PanelService } from './ports/panel-service.ts';
import type { Secrets } from './ports/secrets.ts';
import type { Store } from './ports/store.ts';
import { createScope } from './resilience/scope.ts';
import { systemClock as clock } from './resilience/system-clock.ts';
import { systemRandom as random } from './resilience/system-random.ts';
import { connectPage } from './shell/ipc.ts';
import { lastWords } from './shell/last-words.ts';
import { readLaunchOptions } from './shell/launch-options.ts';
import { lockDownApp, lockDownSession } from './shell/lockdown.ts';
import { loadOsKey } from './shell/os-key.ts';
import { registerPageScheme, servePage } from './shell/page-scheme.ts';
import { keepScreenOn, watchWaking } from './shell/power.ts';
import { keepPage } from './shell/recovery.ts';
import { openPanelWindow } from './shell/window.ts';
import { loadConfig } from './storage/config-file.ts';
import { createFileSecrets } from './storage/file-secrets.ts';
import { createFileStore } from './storage/file-store.ts';
import { createKeySecrets } from './storage/key-secrets.ts';
import { openLog } from './storage/rotating-log.ts';

const launch = readLaunchOptions(process.argv.slice(1));
const allowDevTools = !app.isPackaged;
const built = (...parts: string[]): string => path.join(app.getAppPath(), 'out', ...parts);
const running = createScope();
let isEnding = false;
let log = openLog({ folder: null, clock, fallback: process.stderr }).log;

function exit(code: number): void {
  running.end();
  app.exit(code);
}

/** Before `ready`: what Chromium's processes are started with. */
function prepare(): void {
  const crash = (error: unknown): void => {
    log.error('main.crashed', { cause: lastWords(error) });
    exit(1);
  };
  process.on('uncaughtException', crash);
  // Electron alone would only warn.
  process.on('unhandledRejection', crash);
  registerPageScheme();
  app.enableSandbox();
  app.setAppUserModelId('se.motespanel.panel');
  app.commandLine.appendSwitch('disable-pinch');
  app.commandLine.appendSwitch('overscroll-history-navigation', '0');
  lockDownApp();
  app.on('before-quit', () => (isEnding = true));
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', running.end);
}

async function openSecrets(store: Store, folder: string): Promise<Secrets> {
  const key = await loadOsKey({ keyStore: safeStorage, platform: process.platform, store, log });
  return key === null ? createFileSecrets(folder) : createKeySecrets(key, true);
}

function openLogAt(folder: string): Log {
  const opened = openLog({ folder, clock, fallback: process.stderr });
  running.add(opened.stop);
  return opened.log;
}

/** A second screen in a browser, only where the config asks for one. The panel runs on when it cannot be had. */
async function openLink(service: PanelService, { link }: Config): Promise<void> {
  if (link.listen === null) return;
  const { host, port } = splitListen(link.listen);
  const pages = { pageFolder: built('renderer'), pageScript: built('link', 'page.js') };
  const opened = await startLink({ service, ...pages, host, port, token: link.token, log, clock });
  if (opened.ok) running.add(opened.value.stop);
  else log.error('link.failed', { code: opened.error.code });
}

/** Once `ready`. */
async function start(): Promise<void> {
  lockDownSession(session.defaultSession, allowDevTools);
  servePage(session.defaultSession, built('renderer'));

  const config = await loadConfig({
    explicitPath: launch.configPath,
    env: process.env,
    platform: process.platform,
    homeFolder: app.getPath('home'),
  });
  const ownFolder = path.join(app.getPath('userData'), 'panel');
  log = openLogAt((config.ok ? config.value.config.log.folder : null) ?? app.getPath('logs'));
  const version = app.getVersion();
  log.info('panel.starting', { version });
  if (app.commandLine.hasSwitch('no-sandbox')) log.error('shell.unsandboxed');

  const store = createFileStore(ownFolder);
  const secrets = await openSecrets(store, ownFolder);
  const panel = await composePanel({ config, clock, random, log, secrets, store, version });
  running.add(panel.stop);

  const page = keepPage({
    clock,
    log,
    exit,
    openWindow: () =>
      openPanelWindow({
        clock,
        preloadFile: built('preload', 'index.cjs'),
        isWindowed: launch.isWindowed,
        allowDevTools,
        isEnding: () => isEnding,
      }),
  });
  running.add(page.stop);
  running.add(connectPage({ service: panel, log, ownContents: page.contents }));
  app.on('second-instance', page.focus);

  if (config.ok) await openLink(panel, config.value.config);
  if (config.ok && panel.readiness !== null) {
    const { readiness } = panel;
    const at = controlPath(path.resolve(config.value.path));
    running.add(await startControl({ path: at, readiness, clock, log }));
  }
  running.add(keepScreenOn());
  running.add(watchWaking(panel.wake));
  panel.start();
}

if (launch.dataFolder !== null) app.setPath('userData', path.resolve(launch.dataFolder));
if (app.requestSingleInstanceLock()) {
  prepare();
  // A start that fails is an uncaught exception, like any other bug.
  void app.whenReady().then(start);
} else {
  app.quit();
}
