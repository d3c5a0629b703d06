/**
 * Takes from every page and session what a panel never needs: other windows, other addresses, permissions,
 * downloads, dialogs, shortcuts, the network. Applied to whatever web contents come into being, so that no window
 * can be forgotten. It does not replace the operating system's kiosk mode.
 */
import { app, Menu, type Session, type WebContents } from 'electron';
import { isBlockedKey } from './key-guard.ts';
import { isOwnAddress } from './page-address.ts';

function lockDownContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => {
    if (!isOwnAddress(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOwnAddress(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOwnAddress(event.url)) event.preventDefault();
  });
  contents.on('before-input-event', (event, input) => {
    if (isBlockedKey(input)) event.preventDefault();
  });
  contents.on('did-finish-load', () => void contents.setVisualZoomLevelLimits(1, 1));
}

/** Before the first window. */
export function lockDownApp(): void {
  app.on('web-contents-created', (_event, contents) => lockDownContents(contents));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, accept) => {
    event.preventDefault();
    accept(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _list, choose) => {
    event.preventDefault();
    choose();
  });
  // Without a menu there are no accelerators for reload, close and developer tools.
  Menu.setApplicationMenu(null);
}

/** Once `ready`. Requests and checks of permissions are separate: without the first handler Electron grants all. */
export function lockDownSession(session: Session, allowDevTools: boolean): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, give) => give(null));
  session.setBluetoothPairingHandler((_details, respond) => respond({ confirmed: false }));
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    const isAllowed = isOwnAddress(url) || (allowDevTools && url.startsWith('devtools://'));
    decide({ cancel: !isAllowed });
  });
}
