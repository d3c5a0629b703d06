/**
 * A static web server on loopback for one feed, with byte ranges like nginx or without, that can be told to misbehave
 * at any request. Real sockets; counts what it was asked.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly path: string;
  readonly range: string | null;
}

/** True: answered, in its own way; false: serve the file as usual. */
export type Misbehave = (response: ServerResponse, asked: Asked, content: Buffer | undefined) => boolean;

export interface StaticServer {
  readonly address: string;
  readonly files: Map<string, Buffer>;
  readonly asked: Asked[];
  readonly setMisbehave: (misbehave: Misbehave | null) => void;
  readonly setKnowsRanges: (knows: boolean) => void;
  readonly stop: () => Promise<void>;
}

export async function startStaticServer(): Promise<StaticServer> {
  const files = new Map<string, Buffer>();
  const asked: Asked[] = [];
  let misbehave: Misbehave | null = null;
  let knowsRanges = true;
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const one = { path: request.url ?? '', range: request.headers.range ?? null };
    asked.push(one);
    const content = files.get(one.path);
    if (misbehave?.(response, one, content) === true) return;
    if (content === undefined) {
      response.writeHead(404).end();
      return;
    }
    const from = knowsRanges ? /^bytes=(\d+)-$/.exec(one.range ?? '')?.[1] : undefined;
    if (from === undefined) {
      response.writeHead(200, { 'content-length': content.length }).end(content);
      return;
    }
    const part = content.subarray(Number(from));
    const range = `bytes ${from}-${content.length - 1}/${content.length}`;
    response.writeHead(206, { 'content-length': part.length, 'content-range': range }).end(part);
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    files,
    asked,
    setMisbehave: (next) => {
      misbehave = next;
    },
    setKnowsRanges: (knows) => {
      knowsRanges = knows;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
