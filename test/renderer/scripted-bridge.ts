/** A `window.panel` for tests of the page's own parts: keeps what was sent and answers as told. */
import type { Intent, IntentResult, PanelBridge } from '../../shared/bridge.ts';
import type { SnapshotPush } from '../../shared/snapshot.ts';

export interface ScriptedBridge extends PanelBridge {
  readonly sent: Intent[];
  readonly push: (push: SnapshotPush) => void;
  readonly setLink: (isUp: boolean) => void;
  /** How often everything was asked for. */
  readonly resyncs: () => number;
  readonly listeners: () => number;
}

export function createScriptedBridge(answer: IntentResult = { ok: true, value: null }): ScriptedBridge {
  const listeners = new Set<(push: SnapshotPush) => void>();
  const linkListeners = new Set<(isUp: boolean) => void>();
  const sent: Intent[] = [];
  let resyncs = 0;
  return {
    sent,
    push: (push) => listeners.forEach((listener) => listener(push)),
    setLink: (isUp) => linkListeners.forEach((listener) => listener(isUp)),
    resyncs: () => resyncs,
    listeners: () => listeners.size + linkListeners.size,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    resync: () => {
      resyncs += 1;
    },
    watchLink: (listener) => {
      linkListeners.add(listener);
      return () => linkListeners.delete(listener);
    },
    send: (intent) => {
      sent.push(intent);
      return Promise.resolve(answer);
    },
    reportFault: () => undefined,
  };
}
