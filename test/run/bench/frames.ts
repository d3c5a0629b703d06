/** The time from each frame of a page to the next while something goes on. Says nothing about what held one up. */
import type { Page } from 'playwright-core';
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
