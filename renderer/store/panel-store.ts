/**
 * The page's copy of what main shows: the last snapshot, whether main is still heard, and taps that main has not yet
 * answered. Applies numbered pushes, asks for everything at a gap, and draws at most once a frame however many come.
 * Decides nothing about rooms, meetings or bookings.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { IntentKind, PanelBridge } from '../../shared/bridge.ts';
import { heartbeatMs } from '../../shared/channels.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { Snapshot, SnapshotPush } from '../../shared/snapshot.ts';
import type { PageClock, Stop } from './page-clock.ts';

/** A tap that main would not take on. */
export interface Refusal {
  readonly about: IntentKind;
  readonly code: ErrorCode;
}

export interface PageState {
  /** Null until main has spoken for the first time. */
  readonly snapshot: Snapshot | null;
  readonly isMainHeard: boolean;
  /** Sent, and not yet answered by main. */
  readonly sending: readonly IntentKind[];
  readonly refusal: Refusal | null;
}

export type PanelStore = StoreApi<PageState>;

/** Main pushes at least once a minute; a slow machine gets this much longer. */
const silenceMs = heartbeatMs + 15_000;

export function createPanelStore(): PanelStore {
  return createStore<PageState>(() => ({ snapshot: null, isMainHeard: true, sending: [], refusal: null }));
}

/** Follows main until stopped. */
export function followMain(bridge: PanelBridge, store: PanelStore, clock: PageClock): Stop {
  let lastSeq = 0;
  /** Everything received, possibly ahead of what is drawn. */
  let newest: Snapshot | null = null;
  let isResyncing = false;
  let stopFrame: Stop | null = null;
  let stopSilence: Stop = () => undefined;

  function draw(): void {
    stopFrame = null;
    store.setState({ snapshot: newest });
  }

  function listenForSilence(): void {
    stopSilence();
    stopSilence = clock.after(silenceMs, () => {
      store.setState({ isMainHeard: false });
      bridge.resync();
      listenForSilence();
    });
  }

  function receive(push: SnapshotPush): void {
    if (push.isWhole) {
      newest = push.slices;
      isResyncing = false;
    } else if (newest !== null && push.seq === lastSeq + 1) {
      newest = { ...newest, ...push.slices };
    } else {
      if (!isResyncing) bridge.resync();
      isResyncing = true;
      return;
    }
    lastSeq = push.seq;
    listenForSilence();
    if (!store.getState().isMainHeard) store.setState({ isMainHeard: true });
    if (store.getState().snapshot === null) draw();
    else stopFrame ??= clock.beforeFrame(draw);
  }

  listenForSilence();
  const unsubscribe = bridge.subscribe(receive);
  const unwatch = bridge.watchLink((isUp) => {
    store.setState({ isMainHeard: isUp });
  });
  return () => {
    unsubscribe();
    unwatch();
    stopFrame?.();
    stopSilence();
  };
}
