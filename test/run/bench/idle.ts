/**
 * A panel with which nothing happens: `motespanel serve` as built, in a process of its own, with the simulators in
 * others and its page open in Chromium, watched for ten seconds. Processor time is what the processes themselves count
 * (`process.cpuUsage`, Chromium's `SystemInfo.getProcessInfo` for the page), so other programs on the machine are not
 * in it. Timers are counted where they fire, in main by a wrapper loaded ahead of the program and in the page by one
 * ahead of its scripts; one that fires more than once a second is too fast. The page's frames count as timers.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { fittingConfig, startSimulators, writeConfig, type Simulators } from '../simulators.ts';
import { sizes } from '../../ui/scripted-panel.ts';
import type { Area, Figure } from './figure.ts';
import { pageTimers, programTimers } from './timer-count.ts';

const program = path.join(import.meta.dirname, '..', '..', '..', 'out', 'cli', 'index.cjs');
const settlingMs = 6_000;

const usageSchema = z.object({ cpuMs: z.number(), fired: z.record(z.string(), z.number()) });
type Usage = z.output<typeof usageSchema>;

interface Panel {
  readonly url: string;
  readonly usage: () => Promise<Usage>;
  readonly stop: () => Promise<void>;
}

async function servePanel(configPath: string, dataFolder: string): Promise<Panel> {
  const serve = ['serve', '--config', configPath, '--data', dataFolder, '--port', '0'];
  const child: ChildProcess = spawn(process.execPath, ['--import', programTimers, program, ...serve], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  const ready = new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the panel ended (code ${code ?? 0})`)));
    if (child.stdout !== null) createInterface(child.stdout).once('line', resolve);
  });
  const { url } = z.object({ url: z.string() }).parse(JSON.parse(await ready));
  return {
    url,
    usage: () =>
      new Promise((resolve) => {
        child.once('message', (message) => resolve(usageSchema.parse(message)));
        child.send('usage');
      }),
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

const firedIn = (page: Page): Promise<Readonly<Record<string, number>>> =>
  page.evaluate(() => ({ ...window.firedTimers }));

/** Seconds of processor time of all pages' processes of this browser. */
async function pageSeconds(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/** The timer that fired most, as a rate. */
function fastest(what: string, fired: readonly (readonly [string, number])[], ms: number): Figure {
  const [key, count] = [...fired].sort((a, b) => b[1] - a[1])[0] ?? ['none fired', 0];
  const all = fired.reduce((sum, [, times]) => sum + times, 0);
  const note = `times a second; ${count} × ${key}; ${all} of all kinds in ${(ms / 1_000).toFixed(0)} s`;
  return { what, measured: (count / ms) * 1_000, unit: '', budget: 1, note };
}

function share(what: string, cpuMs: number, ms: number): Figure {
  const note = `${cpuMs.toFixed(0)} ms of processor time in ${(ms / 1_000).toFixed(1)} s`;
  return { what, measured: (cpuMs / ms) * 100, unit: '%', budget: 1, note };
}

async function watchIdle(browser: Browser, panel: Panel, watchMs: number): Promise<readonly Figure[]> {
  const context = await browser.newContext({ viewport: sizes.landscape, hasTouch: true });
  try {
    await context.addInitScript(pageTimers);
    const page = await context.newPage();
    await page.goto(panel.url);
    await page.locator('.home .button-primary:enabled').waitFor();
    await page.waitForTimeout(settlingMs);
    const beganAt = performance.now();
    const before = {
      main: await panel.usage(),
      seconds: await pageSeconds(browser),
      page: await firedIn(page),
    };
    await page.waitForTimeout(watchMs);
    const ms = performance.now() - beganAt;
    const [seconds, main, fired] = [await pageSeconds(browser), await panel.usage(), await firedIn(page)];
    const ofPage = Object.entries(fired)
      .map(([key, count]) => [key, count - (before.page[key] ?? 0)] as const)
      .filter(([, count]) => count > 0);
    return [
      share('idle: main, of a core', main.cpuMs - before.main.cpuMs, ms),
      share('idle: page, of a core', (seconds - before.seconds) * 1_000, ms),
      fastest('idle: fastest timer in main', Object.entries(main.fired), ms),
      fastest('idle: fastest timer in the page', ofPage, ms),
    ];
  } finally {
    await context.close();
  }
}

async function stopAll({ children }: Simulators): Promise<void> {
  await Promise.all(children.map(({ stop }) => stop()));
}

export const idle: Area = {
  name: 'idle',
  measure: async ({ browser, isQuick }) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'motespanel-bench-'));
    const started = await startSimulators({ room: 'quiet', exchange: 'university' });
    if (!started.ok) throw new Error(started.error);
    let panel: Panel | null = null;
    try {
      panel = await servePanel(await writeConfig(folder, fittingConfig(started.value, 'graph')), folder);
      return await watchIdle(browser, panel, isQuick ? 5_000 : 10_000);
    } finally {
      await panel?.stop();
      await stopAll(started.value);
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  },
};
