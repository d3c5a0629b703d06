/**
 * Carries messages between the page and the panel's service over Electron's IPC. Only the main frame of the
 * panel's own window is listened to. A page is attached when it first asks for everything and detached when its
 * process is gone; one that was loaded again simply asks again and gets a whole push.
 */
import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { channels } from '../../shared/channels.ts';
import type { IntentResult } from '../../shared/bridge.ts';
import { panelError } from '../../shared/errors.ts';
import { err } from '../../shared/result.ts';
import type { Stop } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { PageConnection, PanelService } from '../ports/panel-service.ts';
import { isTrustedSender, isWithinBounds, withoutCause } from './ipc-guard.ts';

export interface PageLinkParts {
  readonly service: PanelService;
  readonly log: Log;
  /** The contents that may speak at this moment. */
  readonly ownContents: () => WebContents;
}

/** The connection of each page that is there; a new window's page is another page. */
function createConnections(service: PanelService): {
  readonly resync: (contents: WebContents) => void;
  readonly detachAll: Stop;
} {
  const connections = new Map<WebContents, PageConnection>();
  const detach = (contents: WebContents): void => {
    connections.get(contents)?.detach();
    connections.delete(contents);
  };
  return {
    resync: (contents) => {
      const known = connections.get(contents);
      if (known !== undefined) {
        known.resync();
        return;
      }
      connections.set(
        contents,
        service.attach((push) => {
          if (!contents.isDestroyed()) contents.send(channels.snapshot, push);
        }),
      );
      const end = (): void => {
        contents.removeListener('render-process-gone', end);
        contents.removeListener('destroyed', end);
        detach(contents);
      };
      contents.on('render-process-gone', end);
      contents.on('destroyed', end);
    },
    detachAll: () => {
      for (const contents of [...connections.keys()]) detach(contents);
    },
  };
}

export function connectPage({ service, log, ownContents }: PageLinkParts): Stop {
  const connections = createConnections(service);

  const accepts = (event: IpcMainEvent | IpcMainInvokeEvent, channel: string, message: unknown): boolean => {
    const refusal = !isTrustedSender(event, ownContents())
      ? 'sender'
      : !isWithinBounds(message)
        ? 'size'
        : null;
    if (refusal !== null) log.warn('page.refused', { part: channel, kind: refusal });
    return refusal === null;
  };

  const onResync = (event: IpcMainEvent): void => {
    if (accepts(event, channels.resync, null)) connections.resync(event.sender);
  };
  const onFault = (event: IpcMainEvent, fault: unknown): void => {
    if (accepts(event, channels.pageFault, fault)) service.handlePageFault(fault);
  };
  const onIntent = async (event: IpcMainInvokeEvent, intent: unknown): Promise<IntentResult> => {
    if (!accepts(event, channels.intent, intent)) return err(panelError('intent.malformed', 'never', null));
    return withoutCause(await service.handleIntent(intent));
  };

  ipcMain.on(channels.resync, onResync);
  ipcMain.on(channels.pageFault, onFault);
  ipcMain.handle(channels.intent, onIntent);
  return () => {
    ipcMain.removeListener(channels.resync, onResync);
    ipcMain.removeListener(channels.pageFault, onFault);
    ipcMain.removeHandler(channels.intent);
    connections.detachAll();
  };
}
