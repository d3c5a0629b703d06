/** One browser and one server for a test file, and a page for each test that asks for one. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Snapshot } from '../../shared/snapshot.ts';
import { servePage, type PageServer } from './page-server.ts';
import { launchChromium, openPage, type OpenOptions, type ScriptedPage } from './scripted-panel.ts';

export interface PageOpener {
  readonly open: (first: Snapshot, options?: OpenOptions) => Promise<ScriptedPage>;
}

/** To be called once at the top of a test file. Pages are closed after each test, the rest after the last. */
export function withPage(): PageOpener {
  let browser: Browser | null = null;
  let server: PageServer | null = null;
  const pages: ScriptedPage[] = [];
  beforeAll(async () => {
    [browser, server] = await Promise.all([launchChromium(), servePage()]);
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  return {
    open: async (first, options = {}) => {
      if (browser === null || server === null) throw new Error('Pages can be opened in tests only.');
      const page = await openPage(browser, server.url, first, options);
      pages.push(page);
      return page;
    },
  };
}
