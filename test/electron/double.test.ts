/** What only the double promises: it throws for what it lacks, and tests can set and read its machine. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appCommand, controlOf, launchDouble } from '../double/index.ts';
import { appDir, newFolder, openPage } from './fixture-app.ts';

describe('the double', () => {
  let app: ElectronApplication;
  let page: Page;
  beforeAll(async () => {
    app = await launchDouble({
      appDir,
      env: { FIXTURE_KIOSK: '1' },
      display: { width: 1280, height: 600 },
      keyStore: null,
    });
    page = await openPage(app);
  });
  afterAll(() => app.close());

  it('throws for whatever it does not have', async () => {
    const messages = await app.evaluate((electron) => {
      const [window] = electron.BrowserWindow.getAllWindows();
      const touch = (owner: unknown, member: string): string => {
        try {
          return `has ${typeof (owner as Record<string, unknown>)[member]}`;
        } catch (error) {
          return String(error);
        }
      };
      return [
        touch(electron, 'Tray'),
        touch(electron.app, 'getFileIcon'),
        touch(electron.BrowserWindow, 'fromDevToolsExtension'),
        touch(window, 'setProgressBar'),
        touch(window?.webContents, 'printToPDF'),
        touch(electron.session.defaultSession, 'cookies'),
        touch(electron.ipcMain, 'handleOnce'),
        touch(electron.app, 'getVersion'),
      ];
    });
    expect(messages).toEqual([
      'Error: not in the double: electron.Tray',
      'Error: not in the double: app.getFileIcon',
      'Error: not in the double: BrowserWindow.fromDevToolsExtension',
      'Error: not in the double: BrowserWindow.setProgressBar',
      'Error: not in the double: webContents.printToPDF',
      'Error: not in the double: session.cookies',
      'Error: not in the double: ipcMain.handleOnce',
      'has function',
    ]);
  });

  it('records the options of a window, and gives a kiosk the whole display', async () => {
    const control = await controlOf(app);
    const [options] = await control.evaluate((double) => double.windowOptions());
    expect(options).toMatchObject({ kiosk: true, show: false, webPreferences: { spellcheck: false } });
    await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([1280, 600]);
  });

  it('can be a machine without a key store, and become one with', async () => {
    const control = await controlOf(app);
    const roundTrip = (): Promise<string> =>
      app.evaluate(async ({ safeStorage }) => {
        if (!(await safeStorage.isAsyncEncryptionAvailable())) return 'unavailable';
        const encrypted = await safeStorage.encryptStringAsync('hemligt');
        if (encrypted.includes('hemligt')) return 'in clear';
        return (await safeStorage.decryptStringAsync(encrypted)).result;
      });
    expect(await roundTrip()).toBe('unavailable');
    await control.evaluate((double) => double.setKeyStore('gnome_libsecret'));
    expect(await roundTrip()).toBe('hemligt');
  });

  it('writes down what it cannot do to this machine', async () => {
    const control = await controlOf(app);
    await app.evaluate(({ dialog, powerSaveBlocker }) => {
      dialog.showErrorBox('title', 'text');
      powerSaveBlocker.start('prevent-display-sleep');
    });
    expect(await control.evaluate((double) => double.recorded('dialog.showErrorBox'))).toEqual([
      ['title', 'text'],
    ]);
    expect(await control.evaluate((double) => double.blockedPowerSaving())).toEqual([
      'prevent-display-sleep',
    ]);
    expect(await control.evaluate((double) => double.recorded('Menu.setApplicationMenu'))).toEqual([[null]]);
  });

  it('announces a display that is plugged in', async () => {
    const control = await controlOf(app);
    const width = app.evaluate(
      ({ screen }) =>
        new Promise<number>((resolve) => {
          screen.once('display-added', (_event, display) => resolve(display.bounds.width));
        }),
    );
    await control.evaluate((double) => double.addDisplay({ width: 1920, height: 1080 }));
    expect(await width).toBe(1920);
    expect(await app.evaluate(({ screen }) => screen.getAllDisplays().length)).toBe(2);
  });

  it('ends when whoever holds its standard input is gone', async () => {
    const { executablePath, args, env } = appCommand({ appDir, userData: newFolder() });
    const orphan = spawn(executablePath, args, {
      env: { ...env, FIXTURE_PRINT: '1' },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    await once(orphan.stdout, 'data');
    const exited = once(orphan, 'exit');
    orphan.stdin.destroy();
    expect(await exited).toEqual([1, null]);
  });

  it('takes its Chromium with it when it is killed', async () => {
    const killed = await launchDouble({ appDir });
    await openPage(killed);
    const userData = await killed.evaluate(({ app: running }) => running.getPath('userData'));
    const exited = once(killed.process(), 'exit');
    killed.process().kill('SIGKILL');
    await exited;
    const processes = (): string => spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).stdout;
    await expect.poll(processes).not.toContain(userData);
  });
});
