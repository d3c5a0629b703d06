/**
 * What the app relies on in a running Electron, checked on a small fixture app: the same sentences must hold
 * under the double and under the real Electron, so that what passes in one world means something in the other.
 */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserWindow } from 'electron';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp } from '../double/index.ts';
import { appDir, openPage, seen } from './fixture-app.ts';

/** The error an async call in the page ends with. */
function messageOf(page: Page, call: 'rejection' | 'throw' | 'nobody' | 'uncloneable'): Promise<string> {
  return page.evaluate(async (which) => {
    const calls = {
      rejection: () => window.fixture.rejection(),
      throw: () => window.fixture.invoke('throw'),
      nobody: () => window.fixture.invoke('nobody'),
      uncloneable: () => window.fixture.invoke('echo', () => undefined),
    };
    return calls[which]().then(
      () => 'no error',
      (error: unknown) => String(error),
    );
  }, call);
}

describe('a running app', () => {
  let app: ElectronApplication;
  let page: Page;
  beforeAll(async () => {
    app = await launchApp({ appDir });
    page = await openPage(app);
  });
  afterAll(() => app.close());

  describe('bridge', () => {
    it('hides Node and the preload from the page', async () => {
      const found = await page.evaluate(() =>
        [
          'require',
          'process',
          'module',
          'Buffer',
          'global',
          'preloadSecret',
          'doubleToMain',
          'receiveFromMain',
        ].filter((name) => name in window),
      );
      expect(found).toEqual([]);
    });

    it('lets a sandboxed preload require nothing but electron and three modules of Node', async () => {
      const requires = await page.evaluate(() =>
        ['node:fs', 'child_process', './page.js'].map((name) => window.fixture.tryRequire(name)),
      );
      for (const text of requires) expect(text).toMatch(/module not found/);
      expect(await page.evaluate(() => window.fixture.tryRequire('timers'))).toBe('allowed');
    });

    it('returns values of functions synchronously', async () => {
      expect(await page.evaluate(() => window.fixture.add(20, 22))).toBe(42);
    });

    it('calls back functions of the page and hands back what they return', async () => {
      expect(await page.evaluate(() => window.fixture.callBack((text) => `heard ${text}`))).toBe(
        'heard from the preload',
      );
    });

    it('settles promises on the other side', async () => {
      expect(await page.evaluate(() => window.fixture.promise())).toEqual({ answer: 42 });
      expect(await messageOf(page, 'rejection')).toBe('Error: no luck');
    });

    it('throws in the page what a function of the preload threw', async () => {
      const text = await page.evaluate(() => {
        try {
          return window.fixture.fail();
        } catch (error) {
          return String(error);
        }
      });
      expect(text).toMatch(/out of range/);
    });

    it('exposes an object that the page can neither change nor replace', async () => {
      const after = await page.evaluate(() => {
        const attempts = [
          () => Object.assign(window.fixture, { version: 2 }),
          () => window.fixture.nested.list.push(4),
          () => Object.assign(window, { fixture: null }),
        ];
        const outcomes = attempts.map((attempt) => {
          try {
            attempt();
            return 'done';
          } catch {
            return 'refused';
          }
        });
        return { outcomes, version: window.fixture.version, list: window.fixture.nested.list };
      });
      expect(after).toEqual({ outcomes: ['refused', 'refused', 'refused'], version: 1, list: [1, 2, 3] });
    });

    it('delivers what main sends until the page unsubscribes', async () => {
      const received = await page.evaluate(async () => {
        const heard: unknown[] = [];
        const unsubscribe = window.fixture.subscribe('pong', (value) => heard.push(value));
        const pong = (value: string): Promise<void> =>
          new Promise((resolve) => {
            const stop = window.fixture.subscribe('pong', () => {
              stop();
              resolve();
            });
            window.fixture.send('ping', value);
          });
        await pong('first');
        unsubscribe();
        await pong('second');
        return heard;
      });
      expect(received).toEqual(['first']);
    });
  });

  describe('ipc', () => {
    it('carries plain values both ways, undefined included', async () => {
      const value = { text: 'Höj', list: [1, null, true], nested: { none: null } };
      expect(await page.evaluate((sent) => window.fixture.invoke('echo', sent), value)).toEqual(value);
      expect(
        await page.evaluate(async () => (await window.fixture.invoke('echo', undefined)) === undefined),
      ).toBe(true);
    });

    it('words the error of a handler as Electron does', async () => {
      expect(await messageOf(page, 'throw')).toBe(
        "Error: Error invoking remote method 'throw': RangeError: too far",
      );
    });

    it('says that nobody handles a channel', async () => {
      expect(await messageOf(page, 'nobody')).toBe(
        "Error: Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
      );
    });

    it('refuses to handle a channel twice', async () => {
      const text = await app.evaluate(({ ipcMain }) => {
        try {
          ipcMain.handle('echo', () => null);
          return 'accepted';
        } catch (error) {
          return String(error);
        }
      });
      expect(text).toMatch(/second handler for 'echo'/);
    });

    it('tells main which frame of which address sent', async () => {
      expect(await page.evaluate(() => window.fixture.invoke('sender'))).toEqual({
        url: 'panel://app/page.html',
        origin: 'panel://app',
        hasParent: false,
      });
    });
  });

  describe('own scheme', () => {
    it('is answered by the handler, in a secure context, under one origin', async () => {
      const answers = await page.evaluate(async () => ({
        found: (await fetch('page.js')).status,
        missing: (await fetch('nothing.js')).status,
        isSecureContext,
      }));
      expect(answers).toEqual({ found: 200, missing: 404, isSecureContext: true });
    });

    it('is what main sees as the address of the page', async () => {
      const url = await app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
      );
      expect(url).toBe('panel://app/page.html');
    });

    it('has its content policy enforced against inline and string code', async () => {
      expect(await page.evaluate(() => window.inlineRan)).toBeUndefined();
      expect(await page.evaluate(() => window.stringTimeout)).toBe('refused');
      expect((await seen(app)).console.join('\n')).toMatch(/Content Security Policy/);
    });

    it('is the only one that requests may go to', async () => {
      const outcome = await page.evaluate(async () =>
        fetch('https://elsewhere.test/').then(
          () => 'answered',
          () => 'refused',
        ),
      );
      expect(outcome).toBe('refused');
    });
  });

  describe('walls around the page', () => {
    it('keeps the page where it is when will-navigate is prevented', async () => {
      await page.getByRole('link', { name: 'away' }).click();
      await expect
        .poll(async () => (await seen(app)).events)
        .toContain('will-navigate https://elsewhere.test/');
      expect(await page.evaluate(() => document.title)).toBe('Fixture');
    });

    it('opens no second window', async () => {
      expect(await page.evaluate(() => window.open('https://elsewhere.test/popup'))).toBeNull();
      await expect
        .poll(async () => (await seen(app)).events)
        .toContain('window-open https://elsewhere.test/popup');
      await page.getByRole('link', { name: 'beside' }).click();
      await expect
        .poll(async () => (await seen(app)).events)
        .toContain('window-open https://elsewhere.test/beside');
      await expect.poll(() => app.windows().length).toBe(1);
    });

    it('starts no download', async () => {
      await page.evaluate(() => {
        const link = Object.assign(document.createElement('a'), { href: 'page.js', download: 'page.js' });
        link.click();
      });
      await expect.poll(async () => (await seen(app)).events).toContain('download panel://app/page.js');
    });

    it('denies permissions the session denies', async () => {
      const outcome = await page.evaluate(async () => ({
        media: await navigator.mediaDevices.getUserMedia({ video: true }).then(
          () => 'granted',
          (error: unknown) => (error instanceof DOMException ? error.name : 'other'),
        ),
        notifications: await Notification.requestPermission(),
        state: (await navigator.permissions.query({ name: 'geolocation' })).state,
      }));
      expect(outcome).toEqual({ media: 'NotAllowedError', notifications: 'denied', state: 'denied' });
      expect((await seen(app)).events).toContain('permission media');
    });

    it('gives a key to before-input-event first', async () => {
      const pressed = await app.evaluate(
        ({ BrowserWindow }) =>
          new Promise((resolve) => {
            const contents = BrowserWindow.getAllWindows()[0]!.webContents;
            contents.once('before-input-event', (event, input) => {
              event.preventDefault();
              resolve({ type: input.type, key: input.key, control: input.control });
            });
            contents.sendInputEvent({ type: 'keyDown', keyCode: 'R', modifiers: ['control'] });
          }),
      );
      expect(pressed).toMatchObject({ type: 'keyDown', control: true });
    });

    it('leads from a page to its window', async () => {
      const window = await app.browserWindow(page);
      const bounds = await window.evaluate((it: BrowserWindow) => it.getBounds());
      expect(bounds).toMatchObject({ width: 1024, height: 600 });
    });
  });

  describe('net', () => {
    let server: Server;
    let url: string;
    beforeAll(async () => {
      server = createServer((request, response) => {
        if (request.url === '/moved') response.writeHead(302, { location: '/here' }).end();
        if (request.url === '/here') response.end('found');
      });
      await once(server.listen(0, '127.0.0.1'), 'listening');
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    afterAll(() => {
      server.closeAllConnections();
      server.close();
    });

    /** The first thing a request of main ends with. */
    function outcomeOf(path: string): Promise<string> {
      return app.evaluate(
        ({ net }, address) =>
          new Promise<string>((resolve) => {
            const request = net.request(address);
            request.on('response', (response) => resolve(`response ${response.statusCode}`));
            request.on('redirect', (status, _method, target) => resolve(`redirect ${status} ${target}`));
            request.on('error', (error) => resolve(String(error)));
            request.end();
          }),
        `${url}${path}`,
      );
    }

    it('answers main', async () => {
      expect(await outcomeOf('/here')).toBe('response 200');
      expect(await app.evaluate(async ({ net }, it) => (await net.fetch(it)).text(), `${url}/here`)).toBe(
        'found',
      );
    });

    it('announces a redirect', async () => {
      expect(await outcomeOf('/moved')).toBe(`redirect 302 ${url}/here`);
    });

    it('fails a request to a silent server when its session closes all connections', async () => {
      const asked = once(server, 'request');
      const outcome = outcomeOf('/silent');
      await asked;
      await app.evaluate(({ session }) => session.defaultSession.closeAllConnections());
      expect(await outcome).toMatch(/^Error: net::ERR_/);
    });
  });

  describe('start', () => {
    it('comes in Electron’s order', async () => {
      const { events } = await seen(app);
      const started = ['ready', 'web-contents-created', 'ready-to-show'];
      expect(events.filter((name) => started.includes(name))).toEqual(started);
    });

    it('refuses late what must precede ready', async () => {
      const outcomes = await app.evaluate(({ app: running, protocol }) =>
        [() => running.enableSandbox(), () => protocol.registerSchemesAsPrivileged([])].map((call) => {
          try {
            call();
            return 'accepted';
          } catch (error) {
            return String(error);
          }
        }),
      );
      for (const text of outcomes) expect(text).toMatch(/before app is ready/);
    });

    it('knows the package it runs', async () => {
      const facts = await app.evaluate(({ app: running }) => ({
        version: running.getVersion(),
        name: running.getName(),
        isPackaged: running.isPackaged,
        type: process.type,
      }));
      expect(facts).toEqual({ version: '1.2.3', name: 'Fixture', isPackaged: false, type: 'browser' });
    });
  });
});
