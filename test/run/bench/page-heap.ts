/**
 * The page's heap on home after collecting garbage, and what it has grown by after 10,000 pushed snapshots: numbered
 * changes of every slice that changes in use, drawn as they come. Counted by the browser (`Runtime.getHeapUsage`);
 * the few kilobytes of the scripted bridge and of the probe are in it.
 */
import type { CDPSession, Page } from 'playwright-core';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { servePage } from '../../ui/page-server.ts';
import { busy, free, soon } from '../../ui/snapshots.ts';
import type { Area } from './figure.ts';
import { homeUsable, openProbed } from './page-probe.ts';
import { addBridge } from './scripted-bridge.ts';

const MB = 1_000_000;
/**
 * What "flat" leaves for the engine, which goes on compiling for some twenty thousand snapshots and then stops growing:
 * 30 bytes a snapshot, less than the smallest object that could be kept of each.
 */
const flatMB = 0.3;
const pushesPerFrame = 25;

/** What the page holds on to: after collecting garbage. */
export async function heapMB(session: CDPSession): Promise<number> {
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / MB;
}

interface Pushing {
  readonly wholes: readonly Snapshot[];
  readonly firstSeq: number;
  readonly count: number;
  readonly perFrame: number;
}

/** Fresh objects each time, as they come out of a message. */
async function pushInPage({ wholes, firstSeq, count, perFrame }: Pushing): Promise<void> {
  for (let done = 0; done < count; done += 1) {
    const { clock, home, agenda, banners, notices, pending } =
      structuredClone(wholes[done % wholes.length]) ?? {};
    const slices = { clock, home, agenda, banners, notices, pending } as Partial<Snapshot>;
    window.pushToPage({ seq: firstSeq + done, isWhole: false, slices });
    if (done % perFrame === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

const later = (page: Page): Promise<void> => page.waitForTimeout(2_500);

export const pageHeap: Area = {
  name: 'page-heap',
  measure: async ({ browser, isQuick }) => {
    const server = await servePage();
    const page = await openProbed(browser);
    const count = isQuick ? 2_000 : 10_000;
    const warmUp = 2_000;
    try {
      await addBridge(page, soon());
      const session = await page.context().newCDPSession(page);
      await page.goto(server.url);
      await homeUsable(page);
      // Until the rest of the page has been fetched, which is part of what stays.
      await later(page);
      const fresh = await heapMB(session);
      const pushing = { wholes: [soon(), free(), busy()], perFrame: pushesPerFrame };
      await page.evaluate(pushInPage, { ...pushing, firstSeq: 2, count: warmUp });
      const before = await heapMB(session);
      await page.evaluate(pushInPage, { ...pushing, firstSeq: 2 + warmUp, count });
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      const after = await heapMB(session);
      return [
        {
          what: 'page heap on home',
          measured: fresh,
          unit: 'MB',
          budget: 3.5,
          note: 'an empty React page has 2.3',
        },
        {
          what: `page heap's growth over ${count} snapshots`,
          measured: after - before,
          unit: 'MB',
          budget: flatMB,
          note: `from ${before.toFixed(2)} to ${after.toFixed(2)} after ${warmUp} to warm up; flat is under ${flatMB}`,
        },
      ];
    } finally {
      await page.context().close();
      await server.stop();
    }
  },
};
