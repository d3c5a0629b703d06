/**
 * A camera under a finger: from the press to the first bytes of `zCommand Call CameraControl … Start` at the room, and
 * whether the stop always follows, by lifting the finger and by the page going away while it presses. The way from main
 * begins with the controller's `handleIntent`, that from the page with the browser's own stamp on the touch. A tap on
 * the wire gives the time, the simulated room says which lines came.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import type { CameraDirection } from '../../../shared/model/room-command.ts';
import { openMenu } from '../../ui/call-sheets.ts';
import { enterCall, openPanel, type OpenPanel } from './call-page.ts';
import { percentile, shown, spread, type Area, type Bench, type Figure } from './figure.ts';
import { clockLead, openProbed } from './page-probe.ts';
import { startTcpTap, type TcpTap } from './tcp-tap.ts';

declare global {
  interface Window {
    /** The page's time of the last touch. */
    touchedAt: number;
  }
}

/** A short press, as people do to move a camera by little. */
const heldMs = 80;
/** What a stop may take, whatever has become of the page. */
const stopWithinMs = 1_000;
/** Longer than the driver's pause between two lines, and than a page that still lives takes to go on. */
const afterwardsMs = 250;
const lookEveryMs = 2;
/** In turn, so that the camera stays where it is. */
const directions: readonly CameraDirection[] = ['left', 'right'];
const directionOf = (index: number): CameraDirection => directions[index % directions.length] ?? 'left';

const cameraLines = ({ panel }: OpenPanel): readonly string[] =>
  panel.room.commands().filter((line) => line.includes('CameraControl'));

const stopCount = (open: OpenPanel): number =>
  cameraLines(open).filter((line) => line.includes('State: Stop')).length;

/** How long until there were more stops than `before`; null when there were none in time. */
async function nextStop(open: OpenPanel, before: number): Promise<number | null> {
  const askedAt = performance.now();
  while (performance.now() - askedAt < stopWithinMs) {
    if (stopCount(open) > before) return performance.now() - askedAt;
    await sleep(lookEveryMs);
  }
  return stopCount(open) > before ? performance.now() - askedAt : null;
}

/** Nothing moves the camera any more. */
const endsWithStop = (open: OpenPanel): boolean => cameraLines(open).at(-1)?.includes('State: Stop') === true;

/** A stop counts only for a camera that had begun to move. */
const hasBegun = (open: OpenPanel, linesBefore: number): boolean =>
  cameraLines(open)
    .slice(linesBefore)
    .some((line) => line.includes('State: Start'));

interface Presses {
  readonly startMs: readonly number[];
  /** From what should stop the camera to the stop at the room. */
  readonly stopMs: readonly number[];
  readonly missing: number;
}

/** One press after another; `press` resolves with our time of it. */
async function presses(
  { open, wire }: Wired,
  times: number,
  press: (index: number) => Promise<number>,
  release: () => Promise<unknown>,
): Promise<Presses> {
  const startMs: number[] = [];
  const stopMs: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const before = stopCount(open);
    const bytes = wire.nextBytes();
    const pressedAt = await press(index);
    startMs.push((await bytes) - pressedAt);
    await sleep(heldMs);
    await release();
    const stopped = await nextStop(open, before);
    await sleep(afterwardsMs / 5);
    if (stopped !== null && endsWithStop(open)) stopMs.push(stopped);
  }
  return { startMs, stopMs, missing: times - stopMs.length };
}

interface Wired {
  readonly open: OpenPanel;
  readonly wire: TcpTap;
}

function fromMain(wired: Wired, times: number): Promise<Presses> {
  const { controller } = wired.open.panel;
  return presses(
    wired,
    times,
    (index) => {
      const pressedAt = performance.now();
      void controller.handleIntent({
        kind: 'camera.move',
        direction: directionOf(index),
        personId: null,
      });
      return Promise.resolve(pressedAt);
    },
    () => controller.handleIntent({ kind: 'camera.stop' }),
  );
}

/** A finger on the button of that direction. */
async function touch(page: Page, session: CDPSession, direction: CameraDirection): Promise<void> {
  const box = await page.locator(`.mover-${direction}`).boundingBox();
  if (box === null) throw new Error('the camera cannot be moved');
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [place] });
}

async function fromPage(wired: Wired, times: number): Promise<Presses> {
  const { page } = wired.open;
  await openMenu(page, 'camera');
  const session = await page.context().newCDPSession(page);
  await page.evaluate(() => {
    window.addEventListener('pointerdown', (down) => (window.touchedAt = down.timeStamp), { capture: true });
  });
  const leadMs = await clockLead(page);
  return presses(
    wired,
    times,
    async (index) => {
      await touch(page, session, directionOf(index));
      return (await page.evaluate(() => window.touchedAt)) - leadMs;
    },
    () => session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] }),
  );
}

/** A page of its own each time, closed and crashed in turn while a finger presses. */
async function withoutPage({ browser }: Bench, { open }: Wired, times: number): Promise<Presses> {
  const stopMs: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const page = await openProbed(browser);
    try {
      await page.goto(open.panel.url);
      await openMenu(page, 'camera');
      const session = await page.context().newCDPSession(page);
      const before = stopCount(open);
      const linesBefore = cameraLines(open).length;
      await touch(page, session, directionOf(index));
      await sleep(heldMs);
      if (!hasBegun(open, linesBefore)) throw new Error('the press never reached the room');
      const crash = (): Promise<unknown> => session.send('Page.crash').catch(() => undefined);
      void (index % 2 === 0 ? page.close() : crash());
      const stopped = await nextStop(open, before);
      await sleep(afterwardsMs);
      if (stopped !== null && endsWithStop(open)) stopMs.push(stopped);
    } finally {
      await page.context().close();
    }
  }
  return { startMs: [], stopMs, missing: times - stopMs.length };
}

function startFigure(what: string, { startMs }: Presses, budget: number): Figure {
  const note = `p99; ${spread(startMs)}`;
  return { what, measured: percentile(startMs, 0.99), unit: 'ms', budget, note };
}

function stopFigures(what: string, { stopMs, missing }: Presses): readonly Figure[] {
  const worst = stopMs.length === 0 ? 'none seen' : `worst after ${shown(Math.max(...stopMs))} ms`;
  return [
    {
      what: `stops missing: ${what}`,
      measured: missing,
      unit: '',
      budget: 0,
      note: `of ${stopMs.length + missing}; ${worst}`,
    },
  ];
}

export const camera: Area = {
  name: 'camera',
  measure: async (bench) => {
    const times = bench.isQuick ? 50 : 200;
    let tap: TcpTap | null = null;
    const open = await openPanel(bench.browser, {
      roomPort: async (port) => {
        tap = await startTcpTap(port);
        return tap.port;
      },
    });
    try {
      await enterCall(open);
      const wire = tap as TcpTap | null;
      if (wire === null) throw new Error('nothing stands on the wire');
      const wired = { open, wire };
      const ofMain = await fromMain(wired, times);
      bench.say('the same by a finger');
      const ofPage = await fromPage(wired, times);
      bench.say('the page goes away under the finger');
      // Nobody but that page watches the panel then.
      await open.page.close();
      open.watch.stop();
      const ofLostPage = await withoutPage(bench, wired, bench.isQuick ? 6 : 20);
      return [
        startFigure('camera: main has the press to bytes at the room', ofMain, 5),
        startFigure('camera: finger down to bytes at the room', ofPage, 25),
        ...stopFigures('the intent to stop', ofMain),
        ...stopFigures('finger lifted', ofPage),
        ...stopFigures('page closed or crashed under the finger', ofLostPage),
      ];
    } finally {
      await open.close();
      (tap as TcpTap | null)?.stop();
    }
  },
};
