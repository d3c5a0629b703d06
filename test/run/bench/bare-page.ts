/**
 * A page with no more attached to it than a measurement of loading needs. Playwright turns on V8's inspector in every
 * page of its own, and then the first `Error` that is built (React builds one as it starts) has V8 parse the whole
 * script again for its source positions: some 20 ms, four times that with the processor slowed, which no kiosk
 * spends. So this page is opened behind Playwright's back, in a context of its own without a cache.
 */
import type { Browser, CDPSession } from 'playwright-core';
import { z } from 'zod';
import { sizes } from '../../ui/scripted-panel.ts';

export interface BarePage {
  /** Runs before anything of the page in every document opened from now on. */
  readonly addScript: (source: string) => Promise<void>;
  /** Slows the main thread down to one part in `rate`. */
  readonly throttle: (rate: number) => Promise<void>;
  /** Resolves as soon as the document has begun; rejects when it cannot be had. */
  readonly open: (url: string) => Promise<void>;
  /** Runs in the page, and may use nothing that stands outside it. */
  readonly ask: (inPage: () => number | Promise<number>) => Promise<number>;
  readonly close: () => Promise<void>;
}

const answer = z.object({ id: z.number(), result: z.unknown(), error: z.unknown() }).partial();
const evaluated = z.object({ result: z.object({ value: z.number() }) });
const navigated = z.object({ errorText: z.undefined().optional() });

type Send = (method: string, params?: object) => Promise<unknown>;

/** Sends to one target through the browser's own session, in the way that Playwright does not listen to. */
function sender(browser: CDPSession, sessionId: string): Send {
  const waiting = new Map<number, (message: z.infer<typeof answer>) => void>();
  let lastId = 0;
  browser.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const message = answer.parse(JSON.parse(event.message));
    if (message.id !== undefined) waiting.get(message.id)?.(message);
  });
  return async (method, params = {}) => {
    const id = (lastId += 1);
    const answered = new Promise<z.infer<typeof answer>>((resolve) => waiting.set(id, resolve));
    await browser.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id, method, params }),
    });
    const { result, error } = await answered;
    waiting.delete(id);
    if (error !== undefined) throw new Error(`${method}: ${JSON.stringify(error)}`);
    return result;
  };
}

export async function openBare(browser: Browser): Promise<BarePage> {
  const session = await browser.newBrowserCDPSession();
  const { browserContextId } = await session.send('Target.createBrowserContext');
  const { targetId } = await session.send('Target.createTarget', { url: 'about:blank', browserContextId });
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  const send = sender(session, sessionId);
  await send('Page.enable');
  await send('Emulation.setDeviceMetricsOverride', {
    ...sizes.landscape,
    deviceScaleFactor: 1,
    mobile: false,
  });
  return {
    addScript: async (source) => {
      await send('Page.addScriptToEvaluateOnNewDocument', { source });
    },
    throttle: async (rate) => {
      await send('Emulation.setCPUThrottlingRate', { rate });
    },
    open: async (url) => {
      navigated.parse(await send('Page.navigate', { url }));
    },
    ask: async (inPage) => {
      const expression = `(${inPage.toString()})()`;
      const told = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      return evaluated.parse(told).result.value;
    },
    close: async () => {
      await session.send('Target.disposeBrowserContext', { browserContextId });
      await session.detach();
    },
  };
}
