/**
 * A `window.panel` that answers from inside the page, so that main is in no figure of the page: the first snapshot at
 * once, intents taken on and never settled, and pushes when a measurement says so.
 */
import type { Page } from 'playwright-core';
import type { PanelBridge } from '../../../shared/bridge.ts';
import type { Snapshot, SnapshotPush } from '../../../shared/snapshot.ts';

declare global {
  interface Window {
    pushToPage: (push: SnapshotPush) => void;
  }
}

function installBridge(first: Snapshot): void {
  const listeners = new Set<(push: SnapshotPush) => void>();
  const panel: PanelBridge = {
    subscribe: (listener) => {
      listeners.add(listener);
      listener({ seq: 1, isWhole: true, slices: first });
      return () => listeners.delete(listener);
    },
    resync: () => undefined,
    watchLink: () => () => undefined,
    send: () => Promise.resolve({ ok: true, value: null }),
    reportFault: () => undefined,
  };
  window.pushToPage = (push) => listeners.forEach((listener) => listener(push));
  Object.defineProperty(window, 'panel', { value: panel });
}

/** The bridge as a script. */
export const bridgeSource = (first: Snapshot): string =>
  `(${installBridge.toString()})(${JSON.stringify(first)});`;

export async function addBridge(page: Page, first: Snapshot): Promise<void> {
  await page.addInitScript(bridgeSource(first));
}
