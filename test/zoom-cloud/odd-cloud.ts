/**
 * A server in the place of Zoom's cloud that answers as a test wants, sensible or not: token host, REST and event
 * WebSocket on one loopback address. By itself it knows one room, which takes every command on and does nothing.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import type { ZoomCloudOptions } from '../../electron/zoom-cloud/index.ts';

export interface CloudRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly token: string | null;
  readonly body: unknown;
}

export type Answer = (response: ServerResponse, request: CloudRequest) => void;

export interface OddCloud {
  readonly url: string;
  readonly access: ZoomCloudOptions['access'];
  readonly room: { id: string; name: string; status: string };
  /** To the API, oldest first. */
  readonly requests: readonly CloudRequest[];
  readonly tokenRequests: readonly { readonly authorization: string; readonly form: URLSearchParams }[];
  /** Answers the next requests to the API, one each, instead of what it would say. */
  readonly next: (...answers: Answer[]) => void;
  readonly nextToken: (...answers: Answer[]) => void;
  readonly reached: (count: number) => Promise<void>;
  readonly patches: () => readonly unknown[];
  /** Every event connection so far with the address it came by, oldest first. */
  readonly sockets: readonly { readonly socket: WebSocket; readonly query: URLSearchParams }[];
  readonly socketsReached: (count: number) => Promise<void>;
  /** Sends the event to the newest connection, its content as text inside the frame. */
  readonly tell: (event: string, object: unknown) => void;
}

export const sendJson =
  (status: number, document: unknown, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(document));
export const sendHtml =
  (status: number): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'text/html' }).end('<html>Karin Ek</html>');
export const zoomError = (status: number, code: number, headers: Record<string, string> = {}): Answer =>
  sendJson(status, { code, message: 'Karin Ek is not allowed' }, headers);
/** Never. */
export const silence: Answer = () => undefined;

interface Signal {
  readonly notify: () => void;
  readonly when: (isSo: () => boolean) => Promise<void>;
}

function createSignal(): Signal {
  const waiting = new Set<() => void>();
  return {
    notify: () => {
      for (const check of [...waiting]) check();
    },
    when: (isSo) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!isSo()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

export async function startOddCloud(): Promise<OddCloud> {
  const room = { id: 'qM0dLnyAlgen1', name: 'Älgen', status: 'Available' };
  const requests: CloudRequest[] = [];
  const tokenRequests: { authorization: string; form: URLSearchParams }[] = [];
  const answers: Answer[] = [];
  const tokenAnswers: Answer[] = [];
  const sockets: { socket: WebSocket; query: URLSearchParams }[] = [];
  const signal = createSignal();

  const usual: Answer = (response, { method, path }) => {
    const at = `/v2/rooms/${room.id}`;
    if (method === 'PATCH') response.writeHead(202).end();
    else if (method === 'DELETE') response.writeHead(204).end();
    else if (path === at) sendJson(200, { basic: { name: room.name } })(response, requests[0]!);
    else if (path === '/v2/rooms')
      sendJson(200, { rooms: [room], next_page_token: '' })(response, requests[0]!);
    else if (path === `${at}/devices`) {
      const devices = [
        { device_type: 'Controller', app_version: '1' },
        { device_type: 'Zoom Rooms Computer', app_version: '6.2.0' },
      ];
      sendJson(200, { devices })(response, requests[0]!);
    } else if (path === `${at}/device_profiles/devices`) {
      sendJson(200, { cameras: [{ id: 'cam1', name: 'Kamera' }], microphones: [], speakers: [] })(
        response,
        requests[0]!,
      );
    } else zoomError(404, 2300)(response, requests[0]!);
  };

  const server = createServer((incoming, response) => {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://x');
    // The real date would differ from a test's.
    response.sendDate = false;
    void bodyOf(incoming).then((text) => {
      if (pathname === '/oauth/token') {
        tokenRequests.push({
          authorization: incoming.headers.authorization ?? '',
          form: new URLSearchParams(text),
        });
        const granted = {
          access_token: `token-${tokenRequests.length}`,
          token_type: 'bearer',
          expires_in: 3600,
        };
        (tokenAnswers.shift() ?? sendJson(200, granted))(response, requests[0]!);
      } else {
        const request: CloudRequest = {
          method: incoming.method ?? '',
          path: pathname,
          query: searchParams,
          token: incoming.headers.authorization ?? null,
          body: text === '' ? null : JSON.parse(text),
        };
        requests.push(request);
        (answers.shift() ?? usual)(response, request);
      }
      signal.notify();
    });
  });
  const events = new WebSocketServer({ server, path: '/ws', perMessageDeflate: false });
  events.on('connection', (socket, { url }) => {
    sockets.push({ socket, query: new URL(url ?? '/', 'http://x').searchParams });
    signal.notify();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const client of events.clients) client.terminate();
    events.close();
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    access: {
      apiUrl: url,
      tokenUrl: `${url}/oauth/token`,
      eventsUrl: `ws://127.0.0.1:${port}/ws`,
      ...{ accountId: 'account', clientId: 'client', clientSecret: 'topp hemlig', subscriptionId: null },
    },
    ...{ room, requests, tokenRequests, sockets },
    next: (...given) => answers.push(...given),
    nextToken: (...given) => tokenAnswers.push(...given),
    reached: (count) => signal.when(() => requests.length >= count),
    patches: () => requests.filter(({ method }) => method === 'PATCH').map(({ body }) => body),
    socketsReached: (count) => signal.when(() => sockets.length >= count),
    tell: (event, object) => {
      const content = JSON.stringify({ event, event_ts: 1, payload: { account_id: 'account', object } });
      sockets.at(-1)!.socket.send(JSON.stringify({ module: 'message', content }));
    },
  };
}
