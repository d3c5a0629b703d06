/**
 * How an app starts, quits, crashes and shares a machine: the same sentences under the double and under the
 * real Electron.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { appCommand, launchApp } from '../double/index.ts';
import { appDir, newFolder, openPage, seen } from './fixture-app.ts';

describe('the life of an app', () => {
  let app: ElectronApplication | null = null;
  afterEach(async () => {
    await app?.close().catch(() => undefined);
    app = null;
  });

  async function start(options: Partial<Parameters<typeof launchApp>[0]> = {}): Promise<ElectronApplication> {
    app = await launchApp({ appDir, ...options });
    return app;
  }

  function printedBy(running: ElectronApplication): () => string[] {
    let text = '';
    running.process().stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
    return () => text.split('\n').flatMap((line) => /^event (.*)$/.exec(line)?.slice(1) ?? []);
  }

  it('quits in Electron’s order and leaves no window-all-closed behind', async () => {
    const running = await start({ env: { FIXTURE_PRINT: '1' } });
    await openPage(running);
    const printed = printedBy(running);
    const exited = once(running.process(), 'close');
    await running.evaluate(({ app: quitting }) => quitting.quit()).catch(() => undefined);
    expect(await exited).toEqual([0, null]);
    expect(printed()).toEqual(['before-quit', 'will-quit', 'quit']);
  });

  it('leaves at once with the code given to exit', async () => {
    const running = await start({ env: { FIXTURE_PRINT: '1' } });
    await openPage(running);
    const printed = printedBy(running);
    const exited = once(running.process(), 'close');
    await running.evaluate(({ app: leaving }) => leaving.exit(70)).catch(() => undefined);
    expect(await exited).toEqual([70, null]);
    expect(printed()).toEqual(['quit']);
  });

  it('stays when before-quit is prevented', async () => {
    const running = await start();
    const page = await openPage(running);
    const prevented = await running.evaluate(({ app: staying }) => {
      let wasAsked = false;
      staying.once('before-quit', (event) => {
        event.preventDefault();
        wasAsked = true;
      });
      staying.quit();
      return wasAsked;
    });
    expect(prevented).toBe(true);
    expect(await page.evaluate(() => window.fixture.add(1, 1))).toBe(2);
    expect((await seen(running)).events).not.toContain('will-quit');
  });

  it('stays when a window prevents its close, and quits when it no longer does', async () => {
    const running = await start();
    await openPage(running);
    const windows = await running.evaluate(({ app: quitting, BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.once('close', (event) => event.preventDefault());
      quitting.quit();
      return BrowserWindow.getAllWindows().length;
    });
    expect(windows).toBe(1);
    const exited = once(running.process(), 'close');
    await running.evaluate(({ app: quitting }) => quitting.quit()).catch(() => undefined);
    expect(await exited).toEqual([0, null]);
  });

  it('says window-all-closed when the last window closes, and can open a new one', async () => {
    const running = await start({ env: { FIXTURE_STAYS: '1' } });
    await openPage(running);
    await running.evaluate(
      ({ app: staying, BrowserWindow }) =>
        new Promise<void>((resolve) => {
          staying.once('window-all-closed', () => resolve());
          BrowserWindow.getAllWindows()[0]?.close();
        }),
    );
    const opened = running.waitForEvent('window');
    await running.evaluate(async ({ BrowserWindow }) => {
      await new BrowserWindow({}).loadURL('panel://app/page.html');
    });
    await (await opened).getByRole('heading', { name: 'Fixture' }).waitFor();
  });

  it('hands a second instance’s arguments to the first, and the second leaves', async () => {
    const userData = newFolder();
    const running = await start({ userData });
    await openPage(running);
    const { executablePath, args, env } = appCommand({ appDir, userData, args: ['--greeting=hej'] });
    const second = spawn(executablePath, args, { env, stdio: 'ignore' });
    expect(await once(second, 'exit')).toEqual([0, null]);
    await expect.poll(async () => (await seen(running)).secondInstance.length).toBe(1);
    const [notice] = (await seen(running)).secondInstance;
    expect(notice?.argv).toContain('--greeting=hej');
  });

  it('starts what relaunch names once it has gone', async () => {
    const mark = join(newFolder(), 'relaunched');
    const running = await start({ env: { NODE_BINARY: process.execPath } });
    await openPage(running);
    const exited = once(running.process(), 'close');
    await running
      .evaluate(({ app: leaving }, path) => {
        leaving.relaunch({
          execPath: process.env['NODE_BINARY']!,
          args: ['-e', `require('fs').writeFileSync(${JSON.stringify(path)}, '')`],
        });
        leaving.exit(0);
      }, mark)
      .catch(() => undefined);
    await exited;
    await expect.poll(() => existsSync(mark)).toBe(true);
  });

  it('survives the crash of its page and brings it back by reload', async () => {
    const running = await start();
    await openPage(running);
    await running.evaluate(
      ({ BrowserWindow }) =>
        new Promise<void>((resolve) => {
          const contents = BrowserWindow.getAllWindows()[0]!.webContents;
          contents.once('render-process-gone', () => resolve());
          contents.forcefullyCrashRenderer();
        }),
    );
    const sum = await running.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]!.webContents;
      const loaded = new Promise<void>((resolve) => contents.once('did-finish-load', () => resolve()));
      contents.reload();
      await loaded;
      const value: unknown = await contents.executeJavaScript('window.fixture.add(2, 3)');
      return value;
    });
    expect(sum).toBe(5);
    expect((await seen(running)).events).toContain('render-process-gone');
  });

  it('keeps what a page stores from one run to the next', async () => {
    const userData = newFolder();
    const first = await start({ userData });
    await (await openPage(first)).evaluate(() => localStorage.setItem('kept', 'yes'));
    await first.evaluate(({ session }) => session.defaultSession.flushStorageData());
    await first.close();
    const second = await start({ userData });
    expect(await (await openPage(second)).evaluate(() => localStorage.getItem('kept'))).toBe('yes');
  });

  it('runs beside another app with data of its own', async () => {
    const other = await launchApp({ appDir });
    try {
      const running = await start();
      const [one, two] = await Promise.all([openPage(other), openPage(running)]);
      expect([await one.title(), await two.title()]).toEqual(['Fixture', 'Fixture']);
    } finally {
      await other.close();
    }
  });
});
