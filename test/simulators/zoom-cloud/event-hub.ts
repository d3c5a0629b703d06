/**
 * The event WebSocket (reference 17): one live connection per subscription, answered heartbeats, events as text inside
 * their frame, a refusal frame for a bad token. What nobody listens to is lost. Misbehaves when the control channel asks.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { Tokens } from './tokens.ts';

export const junkKinds = [
  ...(['notJson', 'binary', 'oversized', 'unknownModule', 'contentNotJson', 'emptyObject'] as const),
] as const;
export type JunkKind = (typeof junkKinds)[number];

export interface HubParts {
  readonly subscriptionId: string;
  readonly accountId: string;
  readonly tokens: Tokens;
  readonly now: () => number;
}

interface Connection {
  readonly socket: WebSocket;
  readonly token: string;
}

/** More than any event there is. */
const oversizedBytes = 1024 * 1024;

export class EventHub {
  /** Events go out without the frame around them, as one guide shows. */
  sendsBare = false;
  /** The line is half open: nothing is answered and nothing told. */
  isSilent = false;
  /** New connections are closed before a word is said. */
  refuses = false;
  connectionsEver = 0;
  heartbeats = 0;
  /** Frames from the client that are no heartbeat. */
  strangeFrames = 0;
  sent = 0;
  /** Events that nobody was there to hear. */
  lost = 0;
  readonly #parts: HubParts;
  readonly #server = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 64 * 1024 });
  #live: Connection | null = null;
  readonly #changes = new Set<() => void>();

  constructor(parts: HubParts) {
    this.#parts = parts;
  }

  get isConnected(): boolean {
    return this.#live !== null;
  }

  /** Takes an upgrade of `/ws` over. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.refuses) {
      socket.destroy();
      return;
    }
    const { searchParams } = new URL(request.url ?? '/', 'http://simulated');
    this.#server.handleUpgrade(request, socket, head, (accepted) => {
      this.#greet(accepted, searchParams);
    });
  }

  /** Sends an event to whoever listens. */
  tell(event: string, object: unknown): void {
    const { accountId, now } = this.#parts;
    const document = { event, event_ts: now(), payload: { account_id: accountId, object } };
    if (this.#live === null || this.isSilent) {
      this.lost += 1;
      return;
    }
    this.sent += 1;
    const content = JSON.stringify(document);
    this.#live.socket.send(this.sendsBare ? content : JSON.stringify({ module: 'message', content }));
  }

  /** False: nobody is connected. */
  sendJunk(kind: JunkKind): boolean {
    if (this.#live === null) return false;
    this.#live.socket.send(junk(kind));
    return true;
  }

  /** All tokens have expired: says so to whoever is connected, and closes. */
  refuseToken(): void {
    const live = this.#live;
    if (live === null) return;
    live.socket.send(refusal('message', 'Token is invalid'));
    live.socket.close();
  }

  /** Cuts the connection without a farewell. */
  cut(): void {
    this.#live?.socket.terminate();
  }

  /** Resolves when `test` holds; looked at whenever a connection comes, goes or speaks. */
  when(test: (hub: EventHub) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!test(this)) return;
        this.#changes.delete(look);
        resolve();
      };
      this.#changes.add(look);
      look();
    });
  }

  stop(): void {
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }

  #greet(socket: WebSocket, query: URLSearchParams): void {
    // What breaks on the line ends in `close`.
    socket.on('error', () => undefined);
    const token = query.get('access_token') ?? '';
    const isOurs = query.get('subscriptionId') === this.#parts.subscriptionId;
    if (!isOurs || this.#parts.tokens.check(token).kind !== 'good') {
      socket.send(refusal('build_connection', isOurs ? 'Invalid Token' : 'Invalid Subscription'));
      socket.close();
      return;
    }
    const connection: Connection = { socket, token };
    this.#live?.socket.close();
    this.#live = connection;
    this.connectionsEver += 1;
    socket.on('message', (data, isBinary) => {
      this.#hear(connection, isBinary ? '' : textOf(data));
      this.#changed();
    });
    socket.on('close', () => {
      if (this.#live === connection) this.#live = null;
      this.#changed();
    });
    if (!this.isSilent) socket.send('{"module":"build_connection","success":true,"content":"connected"}');
    this.#changed();
  }

  #hear({ socket, token }: Connection, text: string): void {
    if (!isHeartbeat(text)) {
      this.strangeFrames += 1;
      return;
    }
    this.heartbeats += 1;
    if (this.isSilent) return;
    if (this.#parts.tokens.check(token).kind === 'good') {
      socket.send('{"module":"heartbeat","success":true,"content":""}');
      return;
    }
    socket.send(refusal('heartbeat', 'Token is invalid'));
    socket.close();
  }

  #changed(): void {
    for (const look of [...this.#changes]) look();
  }
}

const refusal = (module: string, content: string): string =>
  JSON.stringify({ module, success: false, content });

function textOf(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString('utf8') : '';
}

function isHeartbeat(text: string): boolean {
  try {
    const frame: unknown = JSON.parse(text);
    return typeof frame === 'object' && frame !== null && 'module' in frame && frame.module === 'heartbeat';
  } catch {
    // Not JSON: strange, and counted so.
    return false;
  }
}

function junk(kind: JunkKind): string | Buffer {
  switch (kind) {
    case 'notJson':
      return '<html>502</html>';
    case 'binary':
      return Buffer.from([0, 255, 1, 254]);
    case 'oversized':
      return JSON.stringify({ module: 'message', content: 'x'.repeat(oversizedBytes) });
    case 'unknownModule':
      return '{"module":"weather","success":true,"content":"rain"}';
    case 'contentNotJson':
      return '{"module":"message","content":"{\\"event\\":"}';
    case 'emptyObject':
      return '{}';
  }
}
