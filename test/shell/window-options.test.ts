/** Every setting of the window, written out: a change here is a decision. */
import { expect, it } from 'vitest';
import { windowOptions } from '../../electron/shell/window-options.ts';

const choices = { preloadFile: '/app/preload.cjs', isWindowed: false, allowDevTools: false };

it('locks the page in', () => {
  expect(windowOptions(choices).webPreferences).toEqual({
    preload: '/app/preload.cjs',
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    disableDialogs: true,
    spellcheck: false,
    devTools: false,
    backgroundThrottling: false,
    disableBlinkFeatures: 'Auxclick',
  });
});

it('is a kiosk without a frame, dark before it is painted', () => {
  expect(windowOptions(choices)).toMatchObject({
    show: false,
    backgroundColor: '#0F1419',
    kiosk: true,
    frame: false,
    resizable: false,
    minimizable: false,
    maximizable: false,
    closable: false,
    roundedCorners: false,
    autoHideMenuBar: true,
  });
});

it('is an ordinary window for development, with the same locks on the page', () => {
  const windowed = windowOptions({ ...choices, isWindowed: true });
  expect(windowed).toMatchObject({ kiosk: false, frame: true, closable: true, resizable: true });
  expect(windowed.webPreferences).toEqual(windowOptions(choices).webPreferences);
});
