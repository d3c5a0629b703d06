/** What a page cannot do, tried from inside the page. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { controlOf, isRealElectron } from '../double/index.ts';
import { buildApp, shownPage, type AppUnderTest } from './app-under-test.ts';

let built: AppUnderTest;
let app: ElectronApplication;
let page: Page;
let outside: Server;
let outsideUrl: string;
const reached: string[] = [];

beforeAll(async () => {
  outside = createServer((request, response) => {
    reached.push(request.url ?? '');
    response.end('outside');
  });
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
  outsideUrl = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
  built = await buildApp();
  app = await built.start();
  page = await shownPage(app);
});
afterAll(async () => {
  await app.close();
  outside.close();
  built.remove();
});
afterEach(async () => {
  expect(reached).toEqual([]);
  await expect.poll(() => app.windows().length).toBe(1);
  await page.getByRole('heading', { name: /^Rum/ }).waitFor();
});

/** Whether main prevented the default of the next such event of the page's contents. */
function nextPrevented(event: 'will-frame-navigate' | 'before-input-event'): Promise<boolean> {
  return app.evaluate(
    ({ BrowserWindow }, name) =>
      new Promise<boolean>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once(name as 'will-frame-navigate', (details) => resolve(details.defaultPrevented));
      }),
    event,
  );
}

/** Starts listening before the page acts: an evaluation is under way when the one after it is answered. */
async function preventedBy(
  event: 'will-frame-navigate' | 'before-input-event',
  act: () => Promise<unknown>,
): Promise<boolean> {
  const prevented = nextPrevented(event);
  await app.evaluate(() => null);
  await act();
  return prevented;
}

describe('the page', () => {
  it('opens no window', async () => {
    const opened = await page.evaluate(
      (url) => [window.open('index.html') === null, window.open(url, '_blank', 'noopener') === null],
      outsideUrl,
    );
    expect(opened).toEqual([true, true]);
  });

  it('goes to no other address', async () => {
    const isPrevented = await preventedBy('will-frame-navigate', () =>
      page.evaluate((url) => void (location.href = url), outsideUrl),
    );
    expect(isPrevented).toBe(true);
  });

  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])(
    'is held on its own address at %s, and a frame in it anywhere',
    async (name) => {
      const prevented = await app.evaluate(({ BrowserWindow }, eventName) => {
        const isPrevented = (url: string, isMainFrame: boolean): boolean => {
          let count = 0;
          const event = { url, isMainFrame, preventDefault: () => (count += 1) };
          BrowserWindow.getAllWindows()[0]?.webContents.emit(eventName, event);
          return count > 0;
        };
        return [
          isPrevented('panel://app/index.html', true),
          isPrevented('panel://app.evil/index.html', true),
          isPrevented('file:///etc/passwd', true),
          isPrevented('panel://app/index.html', false),
        ];
      }, name);
      expect(prevented).toEqual([false, true, true, name === 'will-frame-navigate']);
    },
  );

  it('holds no embedded page', async () => {
    const isPrevented = await app.evaluate(({ BrowserWindow }) => {
      let count = 0;
      const event = { preventDefault: () => (count += 1) };
      BrowserWindow.getAllWindows()[0]?.webContents.emit('will-attach-webview', event, {}, {});
      return count === 1;
    });
    expect(isPrevented).toBe(true);
  });

  it('reaches no server, by whatever means', async () => {
    const outcome = await page.evaluate(async (url) => {
      const image = new Image();
      const frame = document.createElement('iframe');
      const link = document.createElement('link');
      Object.assign(link, { rel: 'stylesheet', href: `${url}/style.css` });
      image.src = `${url}/image.png`;
      frame.src = `${url}/frame.html`;
      document.head.append(link);
      document.body.append(frame);
      const socket = new WebSocket(url.replace('http', 'ws'));
      const socketEnd = new Promise((resolve) => socket.addEventListener('error', () => resolve('refused')));
      const imageEnd = new Promise((resolve) => image.addEventListener('error', () => resolve('refused')));
      const fetched = await fetch(`${url}/data`).catch(() => 'refused');
      const ends = [fetched, navigator.sendBeacon(`${url}/beacon`), await socketEnd, await imageEnd];
      frame.remove();
      link.remove();
      return ends.map((end) => end === 'refused' || end === false || end === true);
    }, outsideUrl);
    expect(outcome).toEqual([true, true, true, true]);
  });

  it('is given no permission', async () => {
    const answers = await page.evaluate(async () => {
      const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'other');
      return {
        microphone: await navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'given', nameOf),
        camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'given', nameOf),
        notifications: await Notification.requestPermission(),
        place: await new Promise((resolve) =>
          navigator.geolocation.getCurrentPosition(
            () => resolve('given'),
            ({ code }) => resolve(code),
          ),
        ),
      };
    });
    expect(answers).toEqual({
      microphone: 'NotAllowedError',
      camera: 'NotAllowedError',
      notifications: 'denied',
      place: 1,
    });
  });

  it('downloads nothing', async () => {
    const isPrevented = app.evaluate(
      ({ session }) =>
        new Promise<boolean>((resolve) => {
          session.defaultSession.once('will-download', (event) => resolve(event.defaultPrevented));
        }),
    );
    await app.evaluate(() => null);
    await page.evaluate(() => {
      const anchor = document.createElement('a');
      Object.assign(anchor, { href: 'page.js', download: 'page.js' });
      anchor.click();
    });
    expect(await isPrevented).toBe(true);
  });

  it('gets typing but no shortcut', async () => {
    const press = (keyCode: string, modifiers: 'control'[]): Promise<void> =>
      app.evaluate(
        ({ BrowserWindow }, key) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents;
          contents?.sendInputEvent({ type: 'keyDown', ...key });
        },
        { keyCode, modifiers },
      );
    expect(await preventedBy('before-input-event', () => press('r', ['control']))).toBe(true);
    expect(await preventedBy('before-input-event', () => press('F11', []))).toBe(true);
    expect(await preventedBy('before-input-event', () => press('a', []))).toBe(false);
  });
});

describe('the network', () => {
  it('is closed even to a window that has no policy', async () => {
    const outcome = await app.evaluate(async ({ BrowserWindow }, url) => {
      const foreign = new BrowserWindow({ show: false });
      const loaded = await foreign.loadURL(url).then(
        () => 'loaded',
        () => 'refused',
      );
      foreign.destroy();
      return loaded;
    }, outsideUrl);
    expect(outcome).toBe('refused');
  });

  it('has no certificate that is accepted in spite of an error, and none of ours to show', async () => {
    const answers = await app.evaluate(({ app: electronApp }) => {
      const prevented: boolean[] = [];
      const event = { preventDefault: () => prevented.push(true) };
      const given: unknown[] = [];
      electronApp.emit('certificate-error', event, null, '', '', null, (isTrusted: boolean) =>
        given.push(isTrusted),
      );
      electronApp.emit('select-client-certificate', event, null, '', [], (...chosen: unknown[]) =>
        given.push(chosen),
      );
      return { prevented, given };
    });
    expect(answers).toEqual({ prevented: [true, true], given: [false, []] });
  });
});

describe('the window', () => {
  it.runIf(!isRealElectron)(
    'is asked for as a kiosk, with the sandbox for all and without a menu',
    async () => {
      const control = await controlOf(app);
      const asked = await control.evaluate((it) => ({
        options: it.windowOptions()[0],
        sandbox: it.recorded('app.enableSandbox').length,
        menu: it.recorded('Menu.setApplicationMenu'),
        zoom: it.recorded('webContents.setVisualZoomLevelLimits')[0],
        scheme: it.recorded('protocol.registerSchemesAsPrivileged'),
        top: it.recorded('window.setAlwaysOnTop')[0],
        devices: it.recorded('session.setDevicePermissionHandler').length,
        screens: it.recorded('session.setDisplayMediaRequestHandler').length,
        pairing: it.recorded('session.setBluetoothPairingHandler').length,
      }));
      expect(asked).toMatchObject({
        options: {
          ...{ kiosk: true, frame: false, show: false, backgroundColor: '#0F1419', closable: false },
          webPreferences: {
            contextIsolation: true,
            sandbox: true,
            webSecurity: true,
            nodeIntegration: false,
          },
        },
        sandbox: 1,
        menu: [[null]],
        zoom: [1, 1],
        scheme: [['panel', { standard: true, secure: true, supportFetchAPI: true, codeCache: true }]],
        top: [true, 'screen-saver'],
        devices: 1,
        screens: 1,
        pairing: 1,
      });
    },
  );
});
