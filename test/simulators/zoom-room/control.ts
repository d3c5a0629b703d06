/**
 * The loopback HTTP channel that tests and people steer the room by: `GET /state`, `POST /do`, and `GET /` for help.
 * Bodies are bounded; anything wrong is answered in a plain sentence.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ActionRefused, actionHelp } from './actions/index.ts';

const maxBodyBytes = 64 * 1024;

export interface ControlTarget {
  readonly view: () => unknown;
  readonly perform: (request: unknown) => Promise<void>;
}

export interface ControlChannel {
  /** Base address without a slash at the end. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export async function startControl(port: number, target: ControlTarget): Promise<ControlChannel> {
  const server = createServer((request, response) => {
    void respond(request, response, target);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { url: `http://127.0.0.1:${portOf(server)}`, stop: () => stopServer(server) };
}

function portOf(server: Server): number {
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

function stopServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  target: ControlTarget,
): Promise<void> {
  try {
    const route = `${request.method ?? ''} ${request.url ?? ''}`;
    if (route === 'GET /') send(response, 200, { actions: actionHelp });
    else if (route === 'GET /state') send(response, 200, target.view());
    else if (route === 'POST /do') {
      await target.perform(await readJson(request));
      send(response, 200, target.view());
    } else send(response, 404, { error: 'There are GET /, GET /state and POST /do.' });
  } catch (error) {
    if (error instanceof ActionRefused) send(response, 400, { error: error.message });
    else send(response, 500, { error: error instanceof Error ? error.message : 'Unknown failure' });
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const piece = Buffer.from(chunk as Uint8Array);
    bytes += piece.length;
    if (bytes > maxBodyBytes) throw new ActionRefused(`The body may hold ${maxBodyBytes} bytes at most.`);
    chunks.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new ActionRefused('The body is not JSON.');
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
