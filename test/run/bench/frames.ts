/**
 * How evenly a page draws while something goes on: the time from each frame to the next, and the longest task of its
 * main thread by processor time, in which no other program takes part. Says nothing about what held one up.
 */
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { percentile, shown, type Figure } from './figure.ts';

/** No frame may take longer, whatever pours in. */
export const frameBudgetMs = 50;

/** All frames of the page while `work` goes on, in milliseconds. */
export async function framesDuring(page: Page, work: () => Promise<unknown>): Promise<readonly number[]> {
  await page.evaluate(() => {
    window.endFrames = window.probe.frames();
  });
  await work();
  return page.evaluate(() => window.endFrames());
}

/**
 * The longest frame as a figure, beside that of a stretch in which nothing happened: on a shared machine a frame can
 * be late without anybody's doing.
 */
export function longestFrame(what: string, frames: readonly number[], quiet: readonly number[]): Figure {
  const beyond = frames.filter((ms) => ms > frameBudgetMs).length;
  const calm = `${shown(Math.max(...quiet))} ms when nothing happens`;
  return {
    what,
    measured: Math.max(...frames),
    unit: 'ms',
    budget: frameBudgetMs,
    note: `p99 ${shown(percentile(frames, 0.99))}, ${beyond} of ${frames.length} over; ${calm}`,
  };
}

const traced = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      /** Microseconds of processor time. */
      tdur: z.number().default(0),
      args: z.object({ name: z.unknown() }).partial().catch({}),
    }),
  ),
});

/** Milliseconds of processor time, slowing included, of the longest task of any page while `work` goes on. */
export async function busiestTask(browser: Browser, work: () => Promise<unknown>): Promise<number> {
  await browser.startTracing(undefined, { categories: ['toplevel', '__metadata'] });
  await work();
  const { traceEvents } = traced.parse(JSON.parse((await browser.stopTracing()).toString()));
  const threadOf = ({ pid, tid }: { pid: number; tid: number }): string => `${pid} ${tid}`;
  const mains = traceEvents.filter(({ args }) => args.name === 'CrRendererMain').map(threadOf);
  const tasks = traceEvents.filter(
    (event) => event.name.endsWith('RunTask') && mains.includes(threadOf(event)),
  );
  if (tasks.length === 0) throw new Error('the browser has noted no task');
  return Math.max(...tasks.map(({ tdur }) => tdur)) / 1_000;
}
