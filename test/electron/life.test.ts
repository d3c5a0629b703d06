/** How the program starts, stays and ends. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { appCommand, controlOf, isRealElectron } from '../double/index.ts';
import {
  buildApp,
  shownPage,
  standInOf,
  stateOf,
  type AppUnderTest,
  type PageState,
} from './app-under-test.ts';

let built: AppUnderTest;
let app: ElectronApplication | null = null;
/** Playwright forgets the process of an app that has ended. */
let process: ChildProcess | null = null;
let folders = 0;

beforeAll(async () => {
  built = await buildApp();
});
afterAll(() => built.remove());
afterEach(async () => {
  if (process?.exitCode === null) await app?.close();
});

async function start(...[options]: Parameters<AppUnderTest['start']>): Promise<ElectronApplication> {
  app = await built.start(options);
  process = app.process();
  return app;
}

function newFolder(): string {
  const folder = path.join(built.folder, `own-${(folders += 1)}`);
  mkdirSync(folder);
  return folder;
}

function exitOf(running: ElectronApplication): Promise<number | null> {
  const ending = running.process();
  return new Promise((resolve) => ending.once('exit', resolve));
}

/** What the page shows, asked through main: after a crash Playwright has given the page up. */
async function shownState(running: ElectronApplication): Promise<PageState | null> {
  const text = await running.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const shown: unknown = await contents
      ?.executeJavaScript('document.querySelector("output").textContent')
      .catch(() => '');
    return typeof shown === 'string' ? shown : '';
  });
  return text === '' ? null : (JSON.parse(text) as PageState);
}

function logIn(folder: string): { event: string; cause?: string }[] {
  const lines = readdirSync(folder).flatMap((name) =>
    readFileSync(path.join(folder, name), 'utf8').trim().split('\n'),
  );
  return lines.map((line) => JSON.parse(line) as { event: string });
}

describe('the start', () => {
  it('keeps its own data where --data says, and finds it again', async () => {
    const data = newFolder();
    const page = await shownPage(await start({ args: ['--data', data] }));
    expect((await stateOf(page)).slices.panel.roomName).toBe('Rum 1');
    await app?.close();
    const again = await shownPage(await start({ args: ['--data', data] }));
    expect((await stateOf(again)).slices.panel.roomName).toBe('Rum 2');
    expect(existsSync(path.join(data, 'panel', 'times-started.previous'))).toBe(true);
    expect(logIn(path.join(data, 'logs')).map(({ event }) => event)).toContain('panel.starting');
  });

  it('runs with the config that --config names, and logs where that says', async () => {
    const folder = newFolder();
    const config = path.join(folder, 'config.jsonc');
    const text = `{ "version": 1, // a room
      "room": { "csapi": { "host": "127.0.0.1", "passcode": "p" } },
      "calendar": { "mailbox": "a@example.se", "graph": { "tenant": "t", "clientId": "c", "clientSecret": "s" } },
      "log": { "folder": ${JSON.stringify(path.join(folder, 'log'))} } }`;
    writeFileSync(config, text);
    await shownPage(await start({ args: ['--config', config] }));
    expect((await standInOf(app!)).isConfigured).toBe(true);
    expect(logIn(path.join(folder, 'log')).map(({ event }) => event)).toContain('panel.starting');
  });

  it('is an ordinary window with --windowed, and ends when that is closed', async () => {
    const running = await start({ args: ['--windowed'] });
    await shownPage(running);
    const exit = exitOf(running);
    const isKiosk = await running.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.isKiosk(),
    );
    expect(isKiosk).toBe(false);
    await running
      .evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
      .catch(() => null);
    expect(await exit).toBe(0);
  });

  it('ends a second one at once and brings the first to the front', async () => {
    const userData = newFolder();
    const running = await start({ userData });
    await shownPage(running);
    const noticed = running.evaluate(
      ({ app: electronApp }) =>
        new Promise<void>((resolve) => electronApp.once('second-instance', () => resolve())),
    );
    await running.evaluate(() => null);
    const command = appCommand({ appDir: built.appDir, userData });
    const second = spawn(command.executablePath, command.args, { env: command.env, stdio: 'ignore' });
    const code = await new Promise((resolve) => second.once('exit', resolve));
    expect(code).toBe(0);
    await noticed;
    expect((await standInOf(running)).calls).toEqual(['start']);
    expect(await running.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused())).toBe(
      true,
    );
  });
});

describe('the secrets', () => {
  it('are kept by the system where it can, and the panel knows', async () => {
    await shownPage(await start({ keyStore: 'gnome_libsecret' }));
    expect((await standInOf(app!)).isKeptByOs).toBe(true);
  });

  it.runIf(!isRealElectron).each([null, 'basic_text'] as const)(
    'are kept in a file where the key store is %s, and the panel knows',
    async (keyStore) => {
      await shownPage(await start({ keyStore }));
      expect((await standInOf(app!)).isKeptByOs).toBe(false);
    },
  );
});

describe('the kiosk', () => {
  it('takes focus and screen back, whatever became of the display, and cannot be closed', async () => {
    const running = await start();
    await shownPage(running);
    const now = (): Promise<{ focus: boolean; kiosk: boolean }> =>
      running.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        return { focus: window?.isFocused() ?? false, kiosk: window?.isKiosk() ?? false };
      });
    await running.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.close();
      window?.setKiosk(false);
      window?.blur();
    });
    expect((await now()).kiosk).toBe(false);
    await expect.poll(now).toEqual({ focus: true, kiosk: true });
    if (isRealElectron) return;
    const control = await controlOf(running);
    await control.evaluate((it) => it.resizeDisplay({ width: 800, height: 1280 }));
    const size = (): Promise<unknown> =>
      running.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
    await expect.poll(size).toEqual({ x: 0, y: 0, width: 800, height: 1280 });
  });

  it('keeps the screen on and tells the panel when the machine wakes', async () => {
    const running = await start();
    await shownPage(running);
    await expect.poll(async () => (await standInOf(running)).calls).toEqual(['start']);
    await running.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    expect((await standInOf(running)).calls).toEqual(['start', 'wake']);
    expect(await running.evaluate(({ powerSaveBlocker }) => powerSaveBlocker.isStarted(1))).toBe(true);
  });
});

describe('a page that crashes', () => {
  it('comes back with the state it had', async () => {
    const running = await start();
    const page = await shownPage(running);
    await page.evaluate(() => window.panel.send({ kind: 'panel.setLanguage', language: 'en' }));
    const crashed = page.waitForEvent('crash');
    await running.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await crashed;
    await expect
      .poll(async () => (await shownState(running))?.slices.panel.language, { timeout: 20_000 })
      .toBe('en');
    expect((await standInOf(running)).attached).toBe(1);
  });

  it('again and again gets a new window, and then ends the program with code 70', async () => {
    const running = await start();
    await shownPage(running);
    await expect.poll(async () => (await standInOf(running)).calls).toEqual(['start']);
    const failFiveTimes = (): Promise<number | undefined> =>
      running.evaluate(({ BrowserWindow }) => {
        const window = BrowserWindow.getAllWindows().at(-1);
        const { id } = window ?? {};
        for (let failure = 0; failure < 5; failure += 1) {
          window?.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
        }
        return id;
      });
    const first = await failFiveTimes();
    const ids = await running.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ id }) => id),
    );
    expect(ids).toHaveLength(1);
    expect(ids[0]).not.toBe(first);
    await expect
      .poll(async () => (await shownState(running))?.slices.panel.roomName, { timeout: 20_000 })
      .toBe('Rum 1');
    const exit = exitOf(running);
    await failFiveTimes().catch(() => null);
    expect(await exit).toBe(70);
  });
});

describe('the end', () => {
  it('stops the panel after its window is gone and before the process is', async () => {
    const trace = path.join(newFolder(), 'trace');
    const running = await start({ env: { STAND_IN_TRACE: trace } });
    await shownPage(running);
    const exit = exitOf(running);
    await running
      .evaluate(({ app: electronApp, BrowserWindow }, file) => {
        const note = (word: string): void =>
          globalThis.process.getBuiltinModule('fs').appendFileSync(file, `${word}\n`);
        electronApp.on('before-quit', () => note('before-quit'));
        electronApp.on('will-quit', () => note('will-quit'));
        electronApp.on('quit', () => note('quit'));
        BrowserWindow.getAllWindows()[0]?.on('closed', () => note('closed'));
        electronApp.quit();
      }, trace)
      .catch(() => null);
    expect(await exit).toBe(0);
    expect(readFileSync(trace, 'utf8').trim().split('\n')).toEqual([
      'before-quit',
      'closed',
      'stop',
      'will-quit',
      'quit',
    ]);
  });

  it('comes with code 1 after a bug, told without its message', async () => {
    const data = newFolder();
    const running = await start({ args: ['--data', data] });
    await shownPage(running);
    const exit = exitOf(running);
    await running
      .evaluate(() => {
        setTimeout(() => {
          throw new TypeError('https://example.se/secret');
        });
      })
      .catch(() => null);
    expect(await exit).toBe(1);
    const last = logIn(path.join(data, 'logs')).at(-1);
    expect(last).toMatchObject({ level: 'error', event: 'main.crashed' });
    expect(last?.cause).toMatch(/^TypeError/);
    expect(JSON.stringify(last)).not.toContain('secret');
  });
});
