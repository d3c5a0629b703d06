/** One browser and one server for a test file, and a page for each test that asks for one. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Snapshot } from '../../shared/snapshot.ts';
import { servePage, type PageServer } from './page-server.ts';
import {
  launchChromium,
  newScreen,
  openPage,
  type OpenOptions,
  type Screen,
  type ScriptedPage,
  type Size,
} from './scripted-panel.ts';

export interface PageOpener {
  readonly open: (first: Snapshot, options?: OpenOptions) => Promise<ScriptedPage>;
}

interface Taken {
  readonly screen: Screen;
  readonly size: Size;
}

/** To be called once at the top of a test file. The page is loaded anew for each test, in a tab of one before it. */
export function withPage(): PageOpener {
  let browser: Browser | null = null;
  let server: PageServer | null = null;
  const free = new Map<Size, Screen[]>();
  const taken: Taken[] = [];
  beforeAll(async () => {
    [browser, server] = await Promise.all([launchChromium(), servePage()]);
  });
  afterEach(async () => {
    for (const { screen, size } of taken.splice(0)) {
      if (screen.isReusable && !screen.page.isClosed()) free.set(size, [...(free.get(size) ?? []), screen]);
      else await screen.page.context().close();
    }
  });
  afterAll(async () => {
    free.clear();
    await browser?.close();
    await server?.stop();
  });
  return {
    open: async (first, options = {}) => {
      if (browser === null || server === null) throw new Error('Pages can be opened in tests only.');
      const { size = 'landscape', hasFakeClock = false, hasOwnTab = hasFakeClock } = options;
      const reused = hasOwnTab ? undefined : free.get(size)?.pop();
      const screen = reused ?? (await newScreen(browser, options));
      taken.push({ screen, size });
      return openPage(screen, server.url, first);
    },
  };
}
