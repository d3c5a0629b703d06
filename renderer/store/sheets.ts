/**
 * Which sheet lies over the screen, and the rule that it goes away by itself: 30 s after the last touch, 120 s for those
 * who read large text or listen, warned 20 s ahead if something was typed. Knows nothing of what the sheets say.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PageClock, Stop } from './page-clock.ts';

export type SheetKind =
  | 'share'
  | 'number'
  | 'help'
  | 'leave'
  | 'people'
  | 'security'
  | 'view'
  | 'camera'
  | 'devices'
  | 'invite'
  | 'limits'
  | 'agenda'
  | 'rooms'
  | 'aids'
  | 'admin';

export interface SheetState {
  readonly open: SheetKind | null;
  /** What it was opened for, such as a row of the day; null: nothing in particular. */
  readonly about: string | null;
  /** Something was typed that closing would lose. */
  readonly hasEntry: boolean;
  /** Set while the sheet is about to close and says so. */
  readonly closesInSeconds: number | null;
}

const idleMs = 30_000;
/** For large text and speech. */
const unhurriedIdleMs = 120_000;
/** Whoever reads what has to be repaired has to type it elsewhere meanwhile. */
const longIdleMs = 300_000;
const warningMs = 20_000;
const lookEveryMs = idleMs - warningMs;
const closed: SheetState = { open: null, about: null, hasEntry: false, closesInSeconds: null };

export interface Sheets {
  readonly store: StoreApi<SheetState>;
  readonly show: (kind: SheetKind, about?: string | null) => void;
  readonly close: () => void;
  readonly setHasEntry: (hasEntry: boolean) => void;
  /** Somebody is here: the waiting starts over. */
  readonly touched: () => void;
  readonly stop: Stop;
}

export interface SheetRules {
  /** False while closing by itself would disturb, as in a call. */
  readonly mayClose: () => boolean;
  /** Large text or speech is on: it takes longer to read, and to answer. */
  readonly isUnhurried: () => boolean;
  /** Called now and then while somebody may still be reading or listening, so that main leaves the aids on. */
  readonly stillReading: () => void;
}

export function createSheets(clock: PageClock, rules: SheetRules): Sheets {
  const store = createStore<SheetState>(() => closed);
  let stopTimer: Stop = () => undefined;
  let touchedMs = 0;

  function countDown(secondsLeft: number): void {
    if (!rules.mayClose()) {
      wait();
      return;
    }
    if (secondsLeft <= 0) {
      close();
      return;
    }
    if (store.getState().hasEntry) store.setState({ closesInSeconds: secondsLeft });
    stopTimer = clock.after(1_000, () => countDown(secondsLeft - 1));
  }

  function patienceMs(): number {
    if (store.getState().open === 'admin') return longIdleMs;
    return rules.isUnhurried() ? unhurriedIdleMs : idleMs;
  }

  /** Asked anew each time: an aid may have been switched in the sheet itself. */
  function look(): void {
    const leftMs = touchedMs + patienceMs() - warningMs - clock.elapsedMs();
    if (rules.isUnhurried()) rules.stillReading();
    if (leftMs <= 0) countDown(warningMs / 1_000);
    else stopTimer = clock.after(Math.min(leftMs, lookEveryMs), look);
  }

  function wait(): void {
    stopTimer();
    touchedMs = clock.elapsedMs();
    look();
  }

  function close(): void {
    stopTimer();
    store.setState(closed);
  }

  return {
    store,
    close,
    show: (open, about = null) => {
      store.setState({ ...closed, open, about });
      wait();
    },
    setHasEntry: (hasEntry) => store.setState({ hasEntry }),
    touched: () => {
      if (store.getState().open === null) return;
      if (store.getState().closesInSeconds !== null) store.setState({ closesInSeconds: null });
      wait();
    },
    stop: () => stopTimer(),
  };
}
