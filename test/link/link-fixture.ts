/** Starts a link around a scripted panel and a small page, and gives tests raw ways to talk to it. */
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { startLink, type Link, type LinkParts } from '../../electron/link/index.ts';
import { decodeFrame, type Frame } from '../../electron/link/frame.ts';
import { createFakeClock, type FakeClock } from '../fakes/fake-clock.ts';
import { createMemoryLog, type MemoryLog } from '../fakes/memory-log.ts';
import { createScriptedPanel, type ScriptedPanel } from './scripted-panel.ts';

export interface LinkFixture {
  readonly link: Link;
  readonly panel: ScriptedPanel;
  readonly clock: FakeClock;
  readonly log: MemoryLog;
  readonly port: number;
  readonly end: () => void;
}

const folders: string[] = [];

export async function removePages(): Promise<void> {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
}

/** A built page of two files, with something beside it that must not be served. */
export async function makePage(): Promise<{ folder: string; page: string; script: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'motespanel-link-'));
  folders.push(folder);
  const page = join(folder, 'page');
  await mkdir(join(page, 'assets'), { recursive: true });
  await writeFile(
    join(page, 'index.html'),
    '<!doctype html><head><script type="module" src="./a.js"></script></head>',
  );
  await writeFile(join(page, 'assets', 'a-1f2e.js'), 'export const a = 1;');
  await writeFile(join(folder, 'link.js'), '/* the link */');
  await writeFile(join(folder, 'secret.txt'), 'nothing for browsers');
  return { folder, page, script: join(folder, 'link.js') };
}

export async function startLinkFixture(changes: Partial<LinkParts> = {}): Promise<LinkFixture> {
  const files = await makePage();
  const panel = createScriptedPanel();
  const clock = createFakeClock();
  const log = createMemoryLog();
  const started = await startLink({
    service: panel,
    pageFolder: files.page,
    pageScript: files.script,
    host: '127.0.0.1',
    port: 0,
    token: null,
    log,
    clock,
    ...changes,
  });
  if (!started.ok) throw new Error(started.error.code);
  const link = started.value;
  return {
    link,
    panel,
    clock,
    log,
    port: Number(new URL(link.url).port),
    end: link.stop,
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request whose path goes out exactly as written. */
export function get(
  port: number,
  path: string,
  options: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, agent: false, ...options }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    sent.on('error', reject).end();
  });
}

export interface RawPage {
  readonly socket: WebSocket;
  /** The next frame not yet taken. */
  readonly next: () => Promise<Frame>;
  readonly frames: readonly Frame[];
  readonly closed: Promise<number>;
  readonly send: (text: string) => void;
}

/** A page as bytes: a socket with the right origin that collects frames. Rejects when it is not let in. */
export async function openRawPage(port: number, headers: Record<string, string> = {}): Promise<RawPage> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/link`, {
    headers: { origin: `http://127.0.0.1:${port}`, ...headers },
  });
  const frames: Frame[] = [];
  const takers: ((frame: Frame) => void)[] = [];
  let taken = 0;
  socket.on('message', (data: Buffer) => {
    const frame = decodeFrame(data.toString('utf8'));
    if (frame === null) throw new Error('not a frame');
    frames.push(frame);
    const taker = takers.shift();
    if (taker === undefined) return;
    taken += 1;
    taker(frame);
  });
  const closed = once(socket, 'close').then(([code]) => code as number);
  closed.catch(() => undefined);
  await once(socket, 'open');
  socket.on('error', () => undefined);
  return {
    socket,
    frames,
    closed,
    send: (text) => socket.send(text),
    next: () => {
      const frame = frames[taken];
      if (frame === undefined) return new Promise((resolve) => takers.push(resolve));
      taken += 1;
      return Promise.resolve(frame);
    },
  };
}
