/**
 * Sends what a person asked for to main and remembers it as *sending* until main has answered. A refusal is kept for
 * a few seconds so that it can be put into words; how a tap that was taken on went is told by main's own notices.
 */
import type { Intent, PanelBridge } from '../../shared/bridge.ts';
import type { PageClock, Stop } from './page-clock.ts';
import type { PanelStore } from './panel-store.ts';

const refusalMs = 8_000;
/** Main wants to know that somebody is here, at most this often. */
const touchedEveryMs = 10_000;

export type Act = (intent: Intent) => void;

export function createAct(bridge: PanelBridge, store: PanelStore, clock: PageClock): Act {
  let stopRefusal: Stop = () => undefined;

  async function carry(intent: Intent): Promise<void> {
    const { kind } = intent;
    store.setState(({ sending }) => ({ sending: [...sending, kind], refusal: null }));
    const result = await bridge.send(intent);
    store.setState(({ sending }) => {
      const at = sending.indexOf(kind);
      return { sending: sending.filter((_, index) => index !== at) };
    });
    // Asked for twice: the first is under way and shows itself.
    if (result.ok || result.error.code === 'intent.busy') return;
    store.setState({ refusal: { about: kind, code: result.error.code } });
    stopRefusal();
    stopRefusal = clock.after(refusalMs, () => store.setState({ refusal: null }));
  }

  return (intent) => void carry(intent);
}

/** Tells main that somebody is here. Errors are of no interest: the next touch tells again. */
export function createTouchReport(bridge: PanelBridge, clock: PageClock): () => void {
  let lastMs = -Infinity;
  return () => {
    const nowMs = clock.elapsedMs();
    if (nowMs - lastMs < touchedEveryMs) return;
    lastMs = nowMs;
    void bridge.send({ kind: 'panel.touched' });
  };
}
