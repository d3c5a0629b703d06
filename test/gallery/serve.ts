/** Serves the gallery on loopback: the list, a frame for each state, and the page of components. For developers only. */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { contentSecurityPolicy, contentTypes } from '../../shared/page-files.ts';
import type { Instant } from '../../shared/time.ts';
import { buildPage, type PageServer } from '../ui/page-server.ts';
import { buildComponents } from './build-components.ts';
import { frameDocument, frameScript } from './frame.ts';
import { listDocument } from './list.ts';
import { lookOf, queryOf } from './looks.ts';
import { galleryStates } from './states.ts';

/** The policy that the page is shipped under, but for standing in a frame of the list. */
const framePolicy = contentSecurityPolicy.replace("frame-ancestors 'none'", "frame-ancestors 'self'");

export interface GalleryOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** What time it is for states that count down. */
  readonly now: () => Instant;
}

function send(response: ServerResponse, type: string, body: string, policy: string | null): void {
  response.writeHead(200, {
    'content-type': contentTypes[type],
    ...(policy === null ? {} : { 'content-security-policy': policy }),
  });
  response.end(body);
}

function sendFile(response: ServerResponse, folder: string, path: string): void {
  const file = join(folder, path);
  if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': contentTypes[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
}

/** Builds the page and the components where needed, then listens. */
export async function serveGallery({ port, now }: GalleryOptions): Promise<PageServer> {
  const [built, components] = await Promise.all([buildPage(), buildComponents()]);
  const document = readFileSync(join(built, 'index.html'), 'utf8');

  function sendFrame(response: ServerResponse, asked: string, query: URLSearchParams): void {
    const isScript = asked.endsWith('.js');
    const name = isScript ? asked.slice(0, -'.js'.length) : asked;
    const state = galleryStates(now())[name];
    if (state === undefined) {
      response.writeHead(404).end();
      return;
    }
    const look = lookOf(query);
    if (isScript) send(response, '.js', frameScript(name, state, look), null);
    else
      send(
        response,
        '.html',
        frameDocument(document, `./${name}.js?${queryOf(look).toString()}`),
        framePolicy,
      );
  }

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://gallery');
    const path = normalize(decodeURIComponent(pathname));
    if (path === '/')
      send(response, '.html', listDocument(Object.keys(galleryStates(now())), lookOf(searchParams)), null);
    else if (path.startsWith('/frames/assets/')) sendFile(response, built, path.slice('/frames'.length));
    else if (path.startsWith('/frames/')) sendFrame(response, path.slice('/frames/'.length), searchParams);
    else if (path === '/components/') sendFile(response, components, 'components.html');
    else sendFile(response, components, path.slice('/components'.length));
  };

  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const listening = server.address();
  if (listening === null || typeof listening === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${listening.port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
