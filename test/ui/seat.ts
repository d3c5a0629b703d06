/**
 * Somebody in front of a whole panel: a browser that shows it, taps that are counted, and the simulated room and
 * calendar that answer for real.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { startLivePanel, type LivePanel, type LivePanelOptions } from '../run/live-panel.ts';
import type { RoomView } from '../simulators/zoom-room/index.ts';
import { launchChromium } from './scripted-panel.ts';

type Name = string | RegExp;

export interface Seat {
  readonly panel: LivePanel;
  readonly page: Page;
  /** Taps what has this name, once it can be tapped. */
  readonly tap: (name: Name, role?: 'button' | 'switch') => Promise<void>;
  /** The same in the sheet that lies over the screen. */
  readonly tapIn: (name: Name) => Promise<void>;
  /** As long as a hand takes to come back: a second tap in the same place sooner would count as a tremble. */
  readonly lift: () => Promise<unknown>;
  /** So many taps there were since the panel was opened. */
  readonly taps: () => number;
  readonly see: (text: Name) => Promise<void>;
  readonly button: (name: Name) => Locator;
  /** Resolves once the room is so; fails with the test's own time limit. */
  readonly roomIs: (expected: Partial<RoomView>) => Promise<void>;
}

const patienceMs = 20_000;

/** To be called once at the top of a test file; what it gives starts a panel and stops it after the work. */
export function withSeat(): (
  work: (seat: Seat) => Promise<void>,
  options?: LivePanelOptions,
) => Promise<void> {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  return async (work, options = {}) => {
    const panel = await startLivePanel(options);
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, hasTouch: true });
    const page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    let taps = 0;
    const button = (name: Name): Locator => page.getByRole('button', { name }).first();
    try {
      await page.goto(panel.url);
      await work({
        panel,
        page,
        button,
        tap: async (name, role = 'button') => {
          await page.getByRole(role, { name }).first().tap();
          taps += 1;
        },
        tapIn: async (name) => {
          await page.getByRole('dialog').getByRole('button', { name }).first().tap();
          taps += 1;
        },
        lift: async () => {
          const from = await page.evaluate(() => performance.now());
          await page.waitForFunction((since) => performance.now() > since + 750, from);
        },
        taps: () => taps,
        see: (text) => page.getByText(text).first().waitFor(),
        roomIs: (expected) =>
          expect.poll(() => panel.room.state(), { timeout: patienceMs }).toMatchObject(expected),
      });
    } finally {
      await context.close();
      await panel.stop();
    }
  };
}
