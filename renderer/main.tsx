/** Composition of the page: builds its parts, connects them to main through `window.panel`, and draws. */
import { createRoot } from 'react-dom/client';
import type { PanelBridge } from '../shared/bridge.ts';
import { App } from './App.tsx';
import { dressDocument, quietBrowser, watchTouches } from './store/document.ts';
import { createAct, createTouchReport } from './store/intents.ts';
import { systemPageClock as clock } from './store/page-clock.ts';
import { PanelContext } from './store/panel-context.tsx';
import { createPanelStore, followMain } from './store/panel-store.ts';
import { markPressed } from './store/pressed.ts';
import { guardRepeats } from './store/repeat-guard.ts';
import { createSheets, type SheetKind } from './store/sheets.ts';

declare global {
  interface Window {
    /** Provided before this module runs: by the preload in Electron, by the link's script in a browser. */
    readonly panel: PanelBridge;
  }
}

/** Length that main lets through. */
const maxFaultLength = 4_000;

function reportFaults(bridge: PanelBridge): void {
  const report = (reason: unknown, source: string): void => {
    const message = reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason);
    bridge.reportFault({ message: message.slice(0, maxFaultLength), source });
  };
  window.addEventListener('error', (event) => report(event.error ?? event.message, 'page'));
  window.addEventListener('unhandledrejection', (event) => report(event.reason, 'promise'));
}

const onAllScreens: readonly (SheetKind | null)[] = ['help', 'aids', 'admin'];

function start(bridge: PanelBridge, root: Element): void {
  reportFaults(bridge);
  const store = createPanelStore();
  const reportTouch = createTouchReport(bridge, clock);
  const sheets = createSheets(clock, {
    // Nothing closes by itself under people who are in a call or sharing.
    mayClose: () => {
      const kind = store.getState().snapshot?.screen.kind;
      return kind !== 'call' && kind !== 'sharing';
    },
    isUnhurried: () => {
      const aids = store.getState().snapshot?.panel.aids;
      return aids !== undefined && (aids.largeText || aids.speech);
    },
    stillReading: reportTouch,
  });
  const act = createAct(bridge, store, clock);

  quietBrowser(document);
  markPressed(document);
  guardRepeats(document, clock);
  dressDocument(document, store);
  watchTouches(document, () => {
    sheets.touched();
    reportTouch();
  });
  store.subscribe((state, before) => {
    const [kind, was] = [state.snapshot?.screen.kind, before.snapshot?.screen.kind];
    // What a sheet was opened for belongs to the screen under it, but for what is there on all of them.
    if ((kind !== was || !state.isMainHeard) && !onAllScreens.includes(sheets.store.getState().open))
      sheets.close();
  });
  createRoot(root).render(
    <PanelContext value={{ store, sheets, act, clock }}>
      <App />
    </PanelContext>,
  );
  followMain(bridge, store, clock);
}

const root = document.getElementById('root');
if (root !== null) start(window.panel, root);
