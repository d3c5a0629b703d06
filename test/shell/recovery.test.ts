/** The keeper of the page against a window that fails on command. */
import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { expect, it } from 'vitest';
import { keepPage, type KeptPage } from '../../electron/shell/recovery.ts';
import type { PanelWindow } from '../../electron/shell/window.ts';
import { createFakeClock, type FakeClock } from '../fakes/fake-clock.ts';
import { createMemoryLog, type MemoryLog } from '../fakes/memory-log.ts';

class FakeContents extends EventEmitter {
  loads = 0;
  isDestroyed = false;

  forcefullyCrashRenderer(): void {
    this.emit('render-process-gone', {}, { reason: 'crashed' });
  }
}

interface Stage {
  readonly page: KeptPage;
  readonly clock: FakeClock;
  readonly log: MemoryLog;
  readonly windows: FakeContents[];
  readonly exits: number[];
  readonly last: () => FakeContents;
  readonly crash: () => void;
}

function openFakeWindow(contents: FakeContents): PanelWindow {
  const window = {
    webContents: contents,
    isDestroyed: () => contents.isDestroyed,
    loadURL: (url: string) => {
      expect(url).toBe('panel://app/index.html');
      contents.loads += 1;
      return Promise.reject(new Error('never settles well in this test'));
    },
  } as unknown as BrowserWindow;
  const destroy = (): void => {
    contents.isDestroyed = true;
  };
  return { window, destroy };
}

function stage(): Stage {
  const clock = createFakeClock();
  const log = createMemoryLog();
  const windows: FakeContents[] = [];
  const exits: number[] = [];
  const openWindow = (): PanelWindow => {
    windows.push(new FakeContents());
    return openFakeWindow(windows.at(-1)!);
  };
  const page = keepPage({ clock, log, openWindow, exit: (code) => exits.push(code) });
  const last = (): FakeContents => windows.at(-1)!;
  const crash = (): void => void last().emit('render-process-gone', {}, { reason: 'crashed' });
  return { page, clock, log, windows, exits, last, crash };
}

it('loads the page at once and is content when it has loaded', async () => {
  const { clock, last, log } = stage();
  expect(last().loads).toBe(1);
  last().emit('did-navigate', {}, 'panel://app/index.html', 200);
  last().emit('did-finish-load', {});
  await clock.advance(60_000);
  expect(last().loads).toBe(1);
  expect(log.entries).toEqual([]);
});

it('loads nothing into a window that has been destroyed meanwhile', async () => {
  const { clock, last, crash } = stage();
  crash();
  last().isDestroyed = true;
  await clock.advance(60_000);
  expect(last().loads).toBe(1);
});

it('loads a crashed page again after half a second', async () => {
  const { clock, last, log, crash } = stage();
  last().emit('did-finish-load', {});
  crash();
  await clock.advance(499);
  expect(last().loads).toBe(1);
  await clock.advance(1);
  expect(last().loads).toBe(2);
  expect(log.entries).toEqual([
    { level: 'warn', event: 'page.gone', fields: { kind: 'crashed', part: 'reload' } },
  ]);
});

it('ends a page that hangs and loads it again', async () => {
  const { clock, last } = stage();
  last().emit('did-finish-load', {});
  last().emit('unresponsive');
  await clock.advance(500);
  expect(last().loads).toBe(2);
});

it('loads a page again that has not loaded within 20 s', async () => {
  const { clock, last, log } = stage();
  await clock.advance(20_000);
  expect(log.entries.at(-1)?.fields.kind).toBe('timeout');
  await clock.advance(500);
  expect(last().loads).toBe(2);
});

it('loads a page again that failed to load or answered with an error', async () => {
  const { clock, last } = stage();
  last().emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'panel://app/index.html', true);
  await clock.advance(500);
  expect(last().loads).toBe(2);
  last().emit('did-navigate', {}, 'panel://app/index.html', 404);
  last().emit('did-finish-load', {});
  await clock.advance(2_000);
  expect(last().loads).toBe(3);
});

it('is not disturbed by a replaced load or by a part of the page', async () => {
  const { clock, last } = stage();
  last().emit('did-fail-load', {}, -3, 'ERR_ABORTED', '', true);
  last().emit('did-fail-load', {}, -6, 'ERR_FAILED', '', false);
  last().emit('did-finish-load', {});
  await clock.advance(60_000);
  expect(last().loads).toBe(1);
});

it('makes a new window after five failures, and the old one no longer counts', async () => {
  const { page, clock, windows, last, crash, exits } = stage();
  for (let failure = 0; failure < 5; failure += 1) {
    crash();
    await clock.advance(16_000);
  }
  expect(windows).toHaveLength(2);
  expect(windows[0]).toMatchObject({ isDestroyed: true, loads: 5 });
  expect(page.contents()).toBe(last());
  expect(last().loads).toBe(1);
  windows[0]!.emit('render-process-gone', {}, { reason: 'killed' });
  await clock.advance(1_000);
  expect(last().loads).toBe(1);
  expect(exits).toEqual([]);
});

it('ends the program with code 70 when the new window fails as well', async () => {
  const { clock, crash, exits } = stage();
  for (let failure = 0; failure < 10; failure += 1) {
    crash();
    await clock.advance(16_000);
  }
  expect(exits).toEqual([70]);
});

it('does nothing more once stopped', async () => {
  const { page, clock, last, crash, log } = stage();
  crash();
  page.stop();
  crash();
  await clock.advance(60_000);
  expect(last().loads).toBe(1);
  expect(log.entries).toHaveLength(1);
  expect(clock.pending()).toBe(0);
});
