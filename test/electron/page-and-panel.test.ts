/** The page and the panel talk through the real main and preload. */
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp, shownPage, standInOf, stateOf, type AppUnderTest } from './app-under-test.ts';

let built: AppUnderTest;
let app: ElectronApplication;
let page: Page;

beforeAll(async () => {
  built = await buildApp();
  app = await built.start();
  page = await shownPage(app);
});
afterAll(async () => {
  await app.close();
  built.remove();
});

describe('the bridge', () => {
  it('is five functions and nothing of Electron', async () => {
    const seen = await page.evaluate(() => ({
      bridge: Object.fromEntries(Object.entries(window.panel).map(([name, value]) => [name, typeof value])),
      globals: ['require', 'process', 'module', 'ipcRenderer', 'electron', 'Buffer'].filter(
        (name) => name in window,
      ),
    }));
    expect(seen).toEqual({
      bridge: {
        subscribe: 'function',
        resync: 'function',
        watchLink: 'function',
        send: 'function',
        reportFault: 'function',
      },
      globals: [],
    });
  });

  it('brings the whole state first: without a config, the problem with it', async () => {
    const { slices } = await stateOf(page);
    expect(slices.panel).toEqual({ roomName: 'Rum 1', language: 'sv', version: '1.2.3' });
    expect(slices.screen).toMatchObject({
      kind: 'setup',
      problems: [{ key: '', expected: { kind: 'file' } }],
    });
  });

  it('carries an intent there and its consequence back', async () => {
    const result = await page.evaluate(() =>
      window.panel.send({ kind: 'panel.setLanguage', language: 'en' }),
    );
    expect(result).toEqual({ ok: true, value: null });
    await expect.poll(async () => (await stateOf(page)).slices.panel.language).toBe('en');
    expect((await standInOf(app)).calls).toContain('panel.setLanguage');
  });

  it('answers what is no intent with a code and without a reason', async () => {
    const result = await page.evaluate(() => window.panel.send({ kind: 'format.disk' } as never));
    expect(result).toEqual({ ok: false, error: { code: 'intent.malformed', retry: 'never', cause: null } });
  });

  it('refuses more than 64 kB before anybody reads it', async () => {
    const before = await standInOf(app);
    const result = await page.evaluate(() => {
      const padding = 'x'.repeat(70_000);
      window.panel.reportFault({ message: padding, source: 'page.js:1' });
      return window.panel.send({ kind: 'panel.setLanguage', language: 'sv', padding } as never);
    });
    expect(result).toEqual({ ok: false, error: { code: 'intent.malformed', retry: 'never', cause: null } });
    expect(await standInOf(app)).toEqual(before);
  });

  it('hands on a fault of the page', async () => {
    await page.evaluate(() => window.panel.reportFault({ message: 'TypeError', source: 'page.js:1' }));
    await expect
      .poll(async () => (await standInOf(app)).faults)
      .toContainEqual({ message: 'TypeError', source: 'page.js:1' });
  });

  it('sends everything again when asked, and nothing after unsubscribing', async () => {
    const before = await stateOf(page);
    await page.evaluate(() => window.panel.resync());
    await expect.poll(async () => (await stateOf(page)).seq).toBe(before.seq + 1);
    const heard = await page.evaluate(async () => {
      let count = 0;
      const stop = window.panel.subscribe(() => (count += 1));
      await new Promise<void>((resolve) => {
        const stopOther = window.panel.subscribe(() => {
          stopOther();
          resolve();
        });
      });
      stop();
      const heardSoFar = count;
      await window.panel.send({ kind: 'panel.setLanguage', language: 'sv' });
      return { after: count - heardSoFar, isHeardBefore: heardSoFar > 0 };
    });
    expect(heard).toEqual({ after: 0, isHeardBefore: true });
  });

  it('is attached once, however often the page is loaded', async () => {
    await page.reload();
    await page.getByRole('heading', { name: /^Rum/ }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: /^Rum/ }).waitFor();
    expect((await standInOf(app)).attached).toBe(1);
    expect((await stateOf(page)).slices.screen).toMatchObject({ kind: 'setup' });
  });
});

describe('a sender that is not the page', () => {
  it('is not listened to, even with the same preload and address in a window of its own', async () => {
    const before = (await standInOf(app)).attached;
    const answer = await app.evaluate(async ({ BrowserWindow, app: electronApp }) => {
      const preload = `${electronApp.getAppPath()}/out/preload/index.cjs`;
      const foreign = new BrowserWindow({ show: false, webPreferences: { preload } });
      await foreign.loadURL('panel://app/index.html');
      const script = `window.panel.send({ kind: 'meeting.start' })`;
      const result: unknown = await foreign.webContents.executeJavaScript(script);
      const heading: unknown = await foreign.webContents.executeJavaScript(
        'document.querySelector("h1").textContent',
      );
      foreign.destroy();
      return { result, heading };
    });
    expect(answer).toEqual({
      result: { ok: false, error: { code: 'intent.malformed', retry: 'never', cause: null } },
      heading: 'Waiting',
    });
    const after = await standInOf(app);
    expect(after.calls).not.toContain('meeting.start');
    expect(after.attached).toBe(before);
  });

  it('is not listened to without a frame', async () => {
    const before = await standInOf(app);
    await app.evaluate(({ ipcMain, BrowserWindow }) => {
      const sender = BrowserWindow.getAllWindows()[0]?.webContents;
      ipcMain.emit('panel:page-fault', { sender, senderFrame: null }, { message: 'forged', source: '' });
    });
    expect((await standInOf(app)).faults).toEqual(before.faults);
  });
});

describe('the page’s files', () => {
  it('come with a policy that stops inline scripts and text as code', async () => {
    const marks = await page.evaluate(() => Object.entries(document.documentElement.dataset));
    expect(marks).toEqual([['text', 'refused']]);
    const header = await page.evaluate(async () => {
      const response = await fetch('index.html');
      return {
        policy: response.headers.get('content-security-policy'),
        sniffing: response.headers.get('x-content-type-options'),
      };
    });
    expect(header.policy).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(header.sniffing).toBe('nosniff');
  });

  it.each([
    ['/nowhere.js', 404],
    ['/..%2f..%2fpackage.json', 400],
    ['/%2e%2e%5cpackage.json', 400],
    ['/page.js', 200],
  ])('answer %s with %i', async (address, status) => {
    expect(await page.evaluate(async (url) => (await fetch(url)).status, address)).toBe(status);
  });
});
