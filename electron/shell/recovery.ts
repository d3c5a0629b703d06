/**
 * Keeps a page on the screen: opens the window, loads the page, and when the page crashes, hangs or does not load,
 * takes the ladder's next step. The page holds no truth, so that loading it again loses nothing.
 */
import type { WebContents } from 'electron';
import type { Clock, Stop } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { second } from '../../shared/time.ts';
import { pageUrl } from './page-address.ts';
import { climb, freshLadder } from './recovery-ladder.ts';
import type { PanelWindow } from './window.ts';

/** A page from the local disk that has not loaded by then will not. */
const loadDeadlineMs = 20 * second;
/** Chromium's code for a load that another load replaced. */
const abortedLoad = -3;

export interface RecoveryParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly openWindow: () => PanelWindow;
  /** Ends the program; the last step. */
  readonly exit: (code: number) => void;
}

export interface KeptPage {
  /** The contents that may speak for the page at this moment. */
  readonly contents: () => WebContents;
  readonly focus: () => void;
  readonly stop: Stop;
}

export function keepPage({ clock, log, openWindow, exit }: RecoveryParts): KeptPage {
  let ladder = freshLadder;
  let stopped = false;
  let current = openWindow();
  /** A load that runs, with its deadline, or a pause before the next; never both. */
  let isLoading = false;
  let stopWaiting: Stop = () => undefined;

  const load = (): void => {
    const { window } = current;
    if (window.isDestroyed()) return;
    isLoading = true;
    stopWaiting();
    stopWaiting = clock.schedule(loadDeadlineMs, () => fail('timeout'));
    // A failure also comes as an event, and is dealt with there.
    window.loadURL(pageUrl).catch(() => undefined);
  };

  const rebuild = (): void => {
    const old = current;
    // The new one first: without any window the program would end.
    current = openWindow();
    old.destroy();
    watch(current.window.webContents);
    load();
  };

  const fail = (kind: string): void => {
    const { ladder: higher, step } = climb(ladder, clock.monotonicMs());
    ladder = higher;
    isLoading = false;
    stopWaiting();
    log.warn('page.gone', { kind, part: step.kind });
    switch (step.kind) {
      case 'reload':
        stopWaiting = clock.schedule(step.afterMs, load);
        return;
      case 'rebuild':
        rebuild();
        return;
      case 'exit':
        exit(step.code);
        return;
      default:
        step satisfies never;
    }
  };

  const watch = (contents: WebContents): void => {
    const whenCurrent =
      <Arguments extends unknown[]>(listener: (...args: Arguments) => void) =>
      (...args: Arguments): void => {
        if (!stopped && contents === current.window.webContents) listener(...args);
      };
    contents.on(
      'render-process-gone',
      whenCurrent((_event: unknown, { reason }: { reason: string }) => fail(reason)),
    );
    contents.on(
      'unresponsive',
      whenCurrent(() => {
        log.warn('page.hangs');
        // Answered by `render-process-gone`.
        contents.forcefullyCrashRenderer();
      }),
    );
    contents.on(
      'did-fail-load',
      whenCurrent((_event: unknown, code: number, _text: string, _url: string, isMainFrame: boolean) => {
        if (isMainFrame && code !== abortedLoad) fail('loadFailed');
      }),
    );
    contents.on(
      'did-navigate',
      whenCurrent((_event: unknown, _url: string, status: number) => {
        if (status >= 400) fail('loadFailed');
      }),
    );
    contents.on(
      'did-finish-load',
      whenCurrent(() => {
        // A page that answered with an error finishes, too, but has already been dealt with.
        if (isLoading) stopWaiting();
      }),
    );
  };

  watch(current.window.webContents);
  load();
  return {
    contents: () => current.window.webContents,
    focus: () => current.window.focus(),
    stop: () => {
      stopped = true;
      stopWaiting();
    },
  };
}
