/**
 * The browser host: serves the built page over HTTP and carries snapshots and intents over a WebSocket. It listens
 * on loopback, or elsewhere when a token guards it. For development, tests and machines without Electron.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Clock, Stop } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { PanelService } from '../ports/panel-service.ts';
import { createAccess, isLoopback } from './access.ts';
import { createPageFiles, securityHeaders, type PageFiles } from './page-files.ts';
import { servePage } from './page-socket.ts';

/** The longest message a page may send. */
const maxPayloadBytes = 64 * 1024;

export interface LinkParts {
  readonly service: PanelService;
  /** The built page, with its `index.html`. */
  readonly pageFolder: string;
  /** The built `page.ts` of this folder. */
  readonly pageScript: string;
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  /** Asked of every client; without one only this machine is listened to. */
  readonly token: string | null;
  readonly log: Log;
  readonly clock: Clock;
}

export interface Link {
  /** Where a browser finds the page; without the token. */
  readonly url: string;
  readonly stop: Stop;
}

export interface LinkProblem {
  readonly code:
    | 'link.portInUse'
    | 'link.notPossible' // the address is not this machine's, or needs rights
    | 'link.tokenMissing' // only loopback goes without
    | 'link.pageMissing'; // the page has not been built
  readonly cause: string | null;
}

/** Takes `127.0.0.1:4680` apart; an address of version 6 has colons of its own. */
export function splitListen(listen: string): { readonly host: string; readonly port: number } {
  const at = listen.lastIndexOf(':');
  return { host: listen.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(listen.slice(at + 1)) };
}

const problem = (code: LinkProblem['code'], cause: string | null): Result<never, LinkProblem> =>
  err({ code, cause });

function listen(server: Server, host: string, port: number): Promise<Result<number, LinkProblem>> {
  return new Promise((resolve) => {
    // Stays on: an error after listening (out of descriptors) costs one connection, not the process.
    server.on('error', (error: NodeJS.ErrnoException) => {
      const code = error.code ?? null;
      resolve(problem(code === 'EADDRINUSE' ? 'link.portInUse' : 'link.notPossible', code));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(ok(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}

function finish(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>): void {
  response.writeHead(status, { ...securityHeaders, ...headers }).end();
}

async function answerPage(
  request: IncomingMessage,
  response: ServerResponse,
  files: PageFiles,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    finish(response, 405, { Allow: 'GET, HEAD' });
    return;
  }
  const { status, headers, body } = await files.answer(request.url ?? '');
  response.writeHead(status, { ...securityHeaders, ...headers, 'Content-Length': body.length });
  // Node leaves the body out of the answer to HEAD.
  response.end(body);
}

/** Starts listening. Fails with a problem when it cannot; never throws. */
export async function startLink(parts: LinkParts): Promise<Result<Link, LinkProblem>> {
  const { pageFolder, pageScript, host, port, token, log } = parts;
  if (token === null && !isLoopback(host)) return problem('link.tokenMissing', null);
  try {
    await Promise.all([access(join(pageFolder, 'index.html')), access(pageScript)]);
  } catch {
    return problem('link.pageMissing', null);
  }

  const guard = createAccess(token);
  const files = createPageFiles(pageFolder, pageScript);
  const pages = new Set<Stop>();
  const server = createServer((request, response) => {
    const admission = guard.admit(request);
    if (admission.kind === 'refused') finish(response, 403, {});
    else if (admission.kind === 'welcome') {
      finish(response, 303, { Location: '/', 'Set-Cookie': admission.cookie, 'Cache-Control': 'no-store' });
    } else void answerPage(request, response, files);
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxPayloadBytes });
  server.on('upgrade', (request, socket, head) => {
    const isOurs = request.url === '/link' && guard.admitSocket(request);
    if (!isOurs) {
      log.warn('link.socketRefused');
      socket.on('error', () => socket.destroy());
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (page) => {
      const stop = servePage(page, parts);
      pages.add(stop);
      page.once('close', () => pages.delete(stop));
    });
  });

  const listening = await listen(server, host, port);
  if (!listening.ok) return listening;
  log.info('link.listening', { port: listening.value });
  return ok({
    url: `http://${host.includes(':') ? `[${host}]` : host}:${listening.value}/`,
    stop: () => {
      for (const stop of pages) stop();
      sockets.close();
      server.close();
      server.closeAllConnections();
    },
  });
}
