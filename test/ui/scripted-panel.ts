/**
 * The page in Chromium with a `window.panel` that a test plays: it pushes snapshots, reads what the page sent, and
 * decides how main answers. What runs inside the page stands in `installScriptedPanel` and may use nothing outside it.
 */
import { chromium, type Browser, type Page } from 'playwright-core';
import type { Intent, IntentResult, PageFault, PanelBridge } from '../../shared/bridge.ts';
import type { Snapshot, SnapshotPush } from '../../shared/snapshot.ts';
import { findChromium } from '../run/browser.ts';

interface Script {
  readonly sent: Intent[];
  readonly faults: PageFault[];
  resyncs: number;
  answer: IntentResult;
  readonly push: (push: SnapshotPush) => void;
  readonly setLink: (isUp: boolean) => void;
}

declare global {
  interface Window {
    script: Script;
  }
}

export function installScriptedPanel(): void {
  const listeners = new Set<(push: SnapshotPush) => void>();
  const linkListeners = new Set<(isUp: boolean) => void>();
  const script: Script = {
    sent: [],
    faults: [],
    resyncs: 0,
    answer: { ok: true, value: null },
    push: (push) => listeners.forEach((listener) => listener(push)),
    setLink: (isUp) => linkListeners.forEach((listener) => listener(isUp)),
  };
  const panel: PanelBridge = {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    resync: () => {
      script.resyncs += 1;
    },
    watchLink: (listener) => {
      linkListeners.add(listener);
      return () => linkListeners.delete(listener);
    },
    send: (intent) => {
      script.sent.push(intent);
      return Promise.resolve(script.answer);
    },
    reportFault: (fault) => {
      script.faults.push(fault);
    },
  };
  window.script = script;
  Object.defineProperty(window, 'panel', { value: panel });
}

export const sizes = {
  landscape: { width: 1280, height: 800 },
  portrait: { width: 800, height: 1280 },
  wide: { width: 1920, height: 1080 },
  low: { width: 1024, height: 600 },
} as const;

export type Size = keyof typeof sizes;

/** Starts the Chromium of this machine. */
export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium(chromium.executablePath());
  if (executablePath === null) throw new Error('No Chromium found; set CHROMIUM_PATH.');
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

export interface ScriptedPage {
  readonly page: Page;
  /** Pushes a whole snapshot and waits until it is drawn. */
  readonly show: (snapshot: Snapshot) => Promise<void>;
  /** Pushes some slices with the next number, as main does. */
  readonly push: (slices: Partial<Snapshot>) => Promise<void>;
  /** What the page asked for, without its reports of touches. */
  readonly sent: () => Promise<readonly Intent[]>;
  readonly faults: () => Promise<readonly PageFault[]>;
  /** Messages of the browser itself: refused by policy, failed to load, threw. */
  readonly complaints: readonly string[];
}

export interface OpenOptions {
  readonly size?: Size;
  /** Virtual time: passes only when the test says so (`page.clock`). */
  readonly hasFakeClock?: boolean;
  /** A tab with an empty cache that no other test gets, for one that changes what lasts. Else a tab may be used again. */
  readonly hasOwnTab?: boolean;
}

/** Two frames: the page draws what it received before the first of them. */
async function drawn(page: Page, hasFakeClock: boolean): Promise<void> {
  if (hasFakeClock) {
    await page.clock.runFor(50);
    return;
  }
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** A tab of a touch screen. What a test sets in it beyond the page's own state lasts as long as the tab. */
export interface Screen {
  readonly page: Page;
  readonly hasFakeClock: boolean;
  readonly isReusable: boolean;
  /** Messages of the browser itself: refused by policy, failed to load, threw. */
  readonly complaints: string[];
}

export async function newScreen(
  browser: Browser,
  { size = 'landscape', hasFakeClock = false, hasOwnTab = hasFakeClock }: OpenOptions = {},
): Promise<Screen> {
  const context = await browser.newContext({
    viewport: sizes[size],
    hasTouch: true,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  // What compiles the tests may wrap functions in this, which does not exist inside the page.
  await page.addInitScript('globalThis.__name ??= (named) => named;');
  await page.addInitScript(installScriptedPanel);
  return { page, hasFakeClock, isReusable: !hasOwnTab, complaints };
}

/** Loads the page anew; what it was before is gone. */
export async function openPage(
  { page, hasFakeClock, complaints }: Screen,
  url: string,
  first: Snapshot,
): Promise<ScriptedPage> {
  complaints.length = 0;
  if (hasFakeClock) await page.clock.install({ time: first.clock.now });
  const laterChunk = page.waitForResponse((response) => /\/later-.*\.js$/.test(response.url()));
  await page.goto(url);
  let seq = 1;
  await page.evaluate((slices) => window.script.push({ seq: 1, isWhole: true, slices }), first);
  await page.locator('.frame').waitFor();
  if (hasFakeClock) await page.clock.runFor(2_000);
  // The page is whole once the module with its other screens has run.
  const laterUrl = JSON.stringify((await laterChunk).url());
  await page.evaluate(`import(${laterUrl}).then(() => null)`);
  // Installed time runs by itself until it is stopped, at a moment that has to lie ahead.
  if (hasFakeClock) await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 5_000);
  await drawn(page, hasFakeClock);
  const send = async (push: SnapshotPush): Promise<void> => {
    await page.evaluate((message) => window.script.push(message), push);
    await drawn(page, hasFakeClock);
  };
  return {
    page,
    complaints,
    show: (snapshot) => send({ seq: (seq += 1), isWhole: true, slices: snapshot }),
    push: (slices) => send({ seq: (seq += 1), isWhole: false, slices }),
    sent: () => page.evaluate(() => window.script.sent.filter(({ kind }) => kind !== 'panel.touched')),
    faults: () => page.evaluate(() => window.script.faults),
  };
}
