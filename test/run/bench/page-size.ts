/**
 * Size of the first screen: the page as the browser link serves it, loaded in Chromium while the room is ready. Counted
 * is what the page had asked for when home's primary button was painted, each body compressed with gzip here (nothing
 * on the way compresses it, and neither does a kiosk). `/link.js` and its socket belong to the browser host and are not
 * in the kiosk, so they are counted apart. Rounds nothing away: the document and the font count.
 */
import { gzipSync } from 'node:zlib';
import { startLivePanel } from '../live-panel.ts';
import type { Area, Figure } from './figure.ts';
import { homeUsable, openProbed } from './page-probe.ts';
import { isRoomReady, watchPanel } from './panel-watch.ts';

const linkScript = '/link.js';
const kB = 1_000;

interface Loaded {
  readonly path: string;
  readonly gzip: number;
}

async function compressed(url: string): Promise<Loaded> {
  const body = Buffer.from(await (await fetch(url)).arrayBuffer());
  return { path: new URL(url).pathname, gzip: gzipSync(body).length };
}

const total = (loaded: readonly Loaded[]): number => loaded.reduce((sum, { gzip }) => sum + gzip, 0) / kB;
const isScript = ({ path }: Loaded): boolean => path.endsWith('.js');
const named = (loaded: readonly Loaded[]): string =>
  loaded.map(({ path, gzip }) => `${path} ${(gzip / kB).toFixed(1)}`).join(', ');

function figuresOf(loaded: readonly Loaded[], foreign: ReadonlySet<string>): readonly Figure[] {
  const own = loaded.filter(({ path }) => path !== linkScript);
  const scripts = own.filter(isScript);
  const withLink = loaded.length - own.length;
  return [
    { what: 'first screen, gzip', measured: total(own), unit: 'kB', budget: 125, note: named(own) },
    {
      what: 'first screen, with the browser host',
      measured: total(loaded),
      unit: 'kB',
      budget: null,
      note: linkScript,
    },
    {
      what: 'of it script',
      measured: total(scripts),
      unit: 'kB',
      budget: 90,
      note: 'an empty React 19 page has 70',
    },
    {
      what: 'requests',
      measured: own.length,
      unit: '',
      budget: 6,
      note: `browser host: ${withLink} more and a socket`,
    },
    {
      what: 'foreign hosts',
      measured: foreign.size,
      unit: '',
      budget: 0,
      note: [...foreign].join(', ') || null,
    },
  ];
}

export const pageSize: Area = {
  name: 'page-size',
  measure: async ({ browser }) => {
    const panel = await startLivePanel();
    const watch = watchPanel(panel.controller);
    const page = await openProbed(browser);
    try {
      const { host } = new URL(panel.url);
      const hosts = new Set<string>();
      page.on('request', (request) => hosts.add(new URL(request.url()).host));
      page.on('websocket', (socket) => hosts.add(new URL(socket.url()).host));
      await watch.until((snapshot) => isRoomReady(snapshot) && snapshot.screen.kind === 'home');
      await page.goto(panel.url, { waitUntil: 'commit' });
      const usableAt = await homeUsable(page);
      const asked = await page.evaluate(
        (until) =>
          performance
            .getEntriesByType('resource')
            .filter(({ startTime }) => startTime <= until)
            .map(({ name }) => name),
        usableAt,
      );
      // What comes later must stay at home too.
      await page.waitForLoadState('networkidle');
      const urls = [panel.url, ...new Set(asked)].filter((url) => url.startsWith('http'));
      const loaded = await Promise.all(urls.map(compressed));
      hosts.delete(host);
      return figuresOf(loaded, hosts);
    } finally {
      await page.context().close();
      watch.stop();
      await panel.stop();
    }
  },
};
