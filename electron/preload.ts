/**
 * Gives the page `window.panel`: named functions and nothing else, neither Electron's IPC nor its events. Runs in
 * the sandbox, isolated from the page.
 */
import { contextBridge, ipcRenderer } from 'electron';
import { channels } from '../shared/channels.ts';
import { panelError } from '../shared/errors.ts';
import { err } from '../shared/result.ts';
import type { IntentResult, PanelBridge } from '../shared/bridge.ts';
import type { SnapshotPush } from '../shared/snapshot.ts';

const panel: PanelBridge = {
  subscribe: (listener) => {
    const onPush = (_event: unknown, push: SnapshotPush): void => listener(push);
    ipcRenderer.on(channels.snapshot, onPush);
    ipcRenderer.send(channels.resync);
    return () => void ipcRenderer.removeListener(channels.snapshot, onPush);
  },
  resync: () => ipcRenderer.send(channels.resync),
  // Main and page are one program: a link that cannot be lost has nothing to tell.
  watchLink: () => () => undefined,
  send: (intent) =>
    ipcRenderer
      .invoke(channels.intent, intent)
      .catch(() => err(panelError('panel.unreachable', 'later', null))) as Promise<IntentResult>,
  reportFault: (fault) => ipcRenderer.send(channels.pageFault, fault),
};

contextBridge.exposeInMainWorld('panel', panel);
