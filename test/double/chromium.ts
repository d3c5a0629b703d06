/**
 * Starts the Chromium whose tabs are the app's windows, and speaks the DevTools protocol with it over a pair of
 * pipes. Chromium leaves when the pipes close, so it cannot outlive this process, however this process ends.
 * Playwright reaches the same Chromium through its debugging port.
 */
import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Duplex, Readable, Writable } from 'node:stream';
import type { CDPSession } from 'playwright-core';
import { z } from 'zod';

/** One DevTools session, typed by the protocol as Playwright ships it. */
export type DevTools = Pick<CDPSession, 'send' | 'on'>;

export interface Chromium {
  /** Speaks to the browser as a whole. */
  readonly browser: DevTools;
  /** Opens a tab and speaks to it. */
  readonly openTab: () => Promise<{ targetId: string; page: DevTools }>;
  /** Lets it write its profile and go; resolves when it has gone. */
  readonly close: () => Promise<void>;
  /** Ends it now. */
  readonly kill: () => void;
}

/**
 * For what needs no answer. A tab may close at any moment, and a request that finds it gone has no one to tell;
 * any other failure ends the process, as a bug should.
 */
export function unlessGone(sent: Promise<unknown>): void {
  sent.catch((error: unknown) => {
    if (!/No target with given id|Session with given id|closed|Cannot find context/.test(String(error)))
      throw error;
  });
}

const messageSchema = z.object({
  id: z.int().optional(),
  sessionId: z.string().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});

/** Requests, answers and events over the two pipes: JSON texts, each ended by a zero byte. */
class Connection {
  private lastId = 0;
  private readonly pending = new Map<number, (message: z.output<typeof messageSchema>) => void>();
  private readonly listeners = new Map<string, EventEmitter>();
  private readonly output: Writable;

  constructor(output: Writable, input: Readable) {
    this.output = output;
    // Whoever writes when Chromium is going has nothing to learn from it.
    output.on('error', () => undefined);
    let rest = '';
    input.setEncoding('utf8').on('data', (chunk: string) => {
      const texts = (rest + chunk).split('\0');
      rest = texts.pop() ?? '';
      texts.forEach((text) => this.receive(messageSchema.parse(JSON.parse(text))));
    });
  }

  /** The session's half of the protocol; the empty id is the browser itself. */
  session(sessionId: string): DevTools {
    const emitter = new EventEmitter().setMaxListeners(0);
    this.listeners.set(sessionId, emitter);
    const session = {
      send: (method: string, params: object = {}) => this.request(sessionId, method, params),
      on: (event: string, listener: (params: unknown) => void) => emitter.on(event, listener),
    };
    // What Chromium answers is what its own protocol declares; here untyped text takes on those types.
    return session as unknown as DevTools;
  }

  private request(sessionId: string, method: string, params: object): Promise<unknown> {
    const id = ++this.lastId;
    const text = JSON.stringify({ id, method, params, ...(sessionId === '' ? {} : { sessionId }) });
    return new Promise((resolve, reject) => {
      this.pending.set(id, ({ error, result }) => {
        if (error === undefined) resolve(result);
        else reject(new Error(`${method}: ${error.message}`));
      });
      this.output.write(`${text}\0`);
    });
  }

  private receive(message: z.output<typeof messageSchema>): void {
    if (message.id !== undefined) {
      this.pending.get(message.id)?.(message);
      this.pending.delete(message.id);
    } else if (message.method !== undefined) {
      this.listeners.get(message.sessionId ?? '')?.emit(message.method, message.params);
    }
  }
}

function chromiumArguments(profile: string, switches: readonly string[]): string[] {
  return [
    '--headless=new',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--remote-debugging-pipe',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    '--no-startup-window',
    '--no-first-run',
    // One process per tab, so that one DevTools session sees all its frames.
    '--disable-site-isolation-trials',
    '--disable-features=IsolateOrigins,site-per-process,Translate,MediaRouter,HttpsUpgrades',
    // Nothing beyond loopback, whatever a page asks for.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-dev-shm-usage',
    '--disable-renderer-backgrounding',
    '--force-color-profile=srgb',
    '--password-store=basic',
    '--use-fake-device-for-media-stream',
    ...switches,
  ];
}

/** Passes on the one line Playwright waits for; the rest is Chromium's noise about a machine without a desktop. */
function announceEndpoint(stderr: Readable): void {
  const isVerbose = process.env['ELECTRON_ENABLE_LOGGING'] !== undefined;
  createInterface({ input: stderr }).on('line', (line) => {
    if (isVerbose || line.startsWith('DevTools listening on')) process.stderr.write(`${line}\n`);
  });
}

/** Opens tabs, and closes those that pages open: an app here has the windows it makes, and no others. */
function tabOpener(browser: DevTools): () => Promise<string> {
  const own = new Set<string>();
  let opening: Promise<unknown> = Promise.resolve();
  browser.on('Target.targetCreated', ({ targetInfo: { type, targetId } }) => {
    if (type !== 'page') return;
    // Chromium may announce our own tab before it has answered that it opened it.
    void opening.then(() => {
      if (!own.has(targetId)) unlessGone(browser.send('Target.closeTarget', { targetId }));
    });
  });
  return () => {
    const opened = browser.send('Target.createTarget', { url: 'about:blank' }).then(({ targetId }) => {
      own.add(targetId);
      return targetId;
    });
    opening = Promise.all([opening, opened]);
    return opened;
  };
}

/**
 * Starts Chromium with a profile of its own folder. `switches` are the app's; `onExit` is called when Chromium
 * ends without having been stopped.
 */
export async function startChromium(
  profile: string,
  switches: readonly string[],
  onExit: () => void,
): Promise<Chromium> {
  const child = spawn(process.env['CHROMIUM_PATH'] ?? 'chromium', chromiumArguments(profile, switches), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, LANGUAGE: 'sv' },
  });
  child.on('error', onExit).on('exit', onExit);
  announceEndpoint(child.stderr as Readable);
  const connection = new Connection(child.stdio[3] as Writable, child.stdio[4] as Duplex);
  const browser = connection.session('');
  // Answered as soon as Chromium is up.
  await browser.send('Target.setDiscoverTargets', { discover: true });
  await browser.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true });
  const openTab = tabOpener(browser);
  return {
    browser,
    openTab: async () => {
      const targetId = await openTab();
      const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
      return { targetId, page: connection.session(sessionId) };
    },
    close: async () => {
      child.off('exit', onExit);
      const exited = once(child, 'exit');
      void browser.send('Browser.close');
      await exited;
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
