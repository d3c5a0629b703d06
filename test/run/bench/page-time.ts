/**
 * Time until the page is of use: from the start of the navigation until home's primary button is enabled and painted,
 * and how long the main thread was blocked meanwhile (of every task what goes beyond 50 ms, until a second after). A
 * scripted bridge answers at once, so main is not in it; each load has a fresh context and no cache. Throttling slows
 * the page's main thread only. An empty page with one button is loaded in between, alike: what is left when there is
 * nothing to load, which on a busy machine is most of it. The median is held against the budget, because one load is
 * one load in a kiosk's life.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { servePage } from '../../ui/page-server.ts';
import { soon } from '../../ui/snapshots.ts';
import { median, spread, type Area, type Figure } from './figure.ts';
import { openBare } from './bare-page.ts';
import { homeUsableInPage, probeSource } from './page-probe.ts';
import { bridgeSource } from './scripted-bridge.ts';

const afterwardsMs = 1_000;

interface Load {
  readonly usableMs: number;
  readonly blockedMs: number;
}

/** Blocked time of everything so far; the browser calls a task long from 50 ms on. */
function blockedInPage(): Promise<number> {
  return new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      observer.disconnect();
      resolve(list.getEntries().reduce((sum, { duration }) => sum + duration - 50, 0));
    });
    observer.observe({ type: 'longtask', buffered: true });
    // Without a long task the observer is never called.
    setTimeout(() => resolve(0), 200);
  });
}

const emptyPage = '<!doctype html><main class="home"><button class="button-primary">Hej</button></main>';

async function serveEmpty(): Promise<{ readonly url: string; readonly stop: () => void }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(emptyPage);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, stop: () => void server.close() };
}

async function load(browser: Browser, url: string, rate: number): Promise<Load> {
  const page = await openBare(browser);
  try {
    await page.addScript(probeSource + bridgeSource(soon()));
    await page.throttle(rate);
    await page.open(url);
    const usableMs = await page.ask(homeUsableInPage);
    await sleep(afterwardsMs);
    return { usableMs, blockedMs: await page.ask(blockedInPage) };
  } finally {
    await page.close();
  }
}

interface Loads {
  readonly page: readonly Load[];
  readonly empty: readonly Load[];
}

async function loads(browser: Browser, urls: Urls, rate: number, times: number): Promise<Loads> {
  const page: Load[] = [];
  const empty: Load[] = [];
  for (let count = 0; count < times; count += 1) {
    page.push(await load(browser, urls.page, rate));
    if (count % 2 === 0) empty.push(await load(browser, urls.empty, rate));
  }
  return { page, empty };
}

interface Urls {
  readonly page: string;
  readonly empty: string;
}

const usableOf = (all: readonly Load[]): readonly number[] => all.map(({ usableMs }) => usableMs);

function usable({ page, empty }: Loads, rate: number, budget: number, peer: number): readonly Figure[] {
  const [samples, floor] = [usableOf(page), usableOf(empty)];
  const note = `${spread(samples)}; best peer ${peer}`;
  return [
    { what: `usable after load, ${rate}×`, measured: median(samples), unit: 'ms', budget, note },
    {
      what: `the same of an empty page, ${rate}×`,
      measured: median(floor),
      unit: 'ms',
      budget: null,
      note: spread(floor),
    },
  ];
}

export const pageTime: Area = {
  name: 'page-time',
  measure: async ({ browser, isQuick, say }) => {
    const [server, empty] = [await servePage(), await serveEmpty()];
    const urls = { page: server.url, empty: empty.url };
    try {
      // The first load of a browser starts its processes.
      await load(browser, server.url, 1);
      const plain = await loads(browser, urls, 1, isQuick ? 4 : 11);
      say('the same with the processor slowed to a quarter');
      const slowed = await loads(browser, urls, 4, isQuick ? 4 : 7);
      const blocked = slowed.page.map(({ blockedMs }) => blockedMs);
      return [
        ...usable(plain, 1, 200, 360),
        ...usable(slowed, 4, 600, 1_100),
        {
          what: 'main thread blocked while loading, 4×',
          measured: median(blocked),
          unit: 'ms',
          budget: 180,
          note: `${spread(blocked)}; best peer 209`,
        },
      ];
    } finally {
      await server.stop();
      empty.stop();
    }
  },
};
