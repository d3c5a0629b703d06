/**
 * A line to the one configured address: posts to it over connections that are kept and re-used, one at a time, and
 * gives the answer as it comes in. Follows no redirect and knows no other address, so nothing that an answer says can
 * carry a password elsewhere. Judges no status, retries nothing, keeps no time.
 */
import { Agent as PlainAgent, type IncomingMessage, request as plainRequest } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import type { Socket } from 'node:net';
import { err, ok, type Result } from '../../../shared/result.ts';
import { type Instant, second } from '../../../shared/time.ts';
import type { Stop } from '../../ports/clock.ts';

export interface LineRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Reply {
  readonly status: number;
  /** The server's own time, where it tells it. */
  readonly serverNow: Instant | null;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The connection it came over; NTLM signs in a connection, not a request. */
  readonly socket: Socket;
  /** The body as it arrives. Leaving the loop early closes the connection. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

export interface LineFailure {
  /** The system's name for it, never its message, which holds addresses. */
  readonly cause: string;
  /** Whether any of the request can have reached the server. */
  readonly wasSent: boolean;
}

export interface Line {
  /** Resolves with the head of the answer; the signal also ends the body. */
  readonly send: (request: LineRequest, signal: AbortSignal) => Promise<Result<Reply, LineFailure>>;
  /** Closes its connections, used or idle. */
  readonly end: Stop;
}

/**
 * An idle connection is given up before any usual server does (120 s), so that no request meets one that is just being
 * closed and nobody knows whether it arrived.
 */
const idleMs = 60 * second;

/** `onServerTime` hears the server's time of every answer that tells it. */
export function createLine(url: string, onServerTime: (serverNow: Instant) => void): Line {
  const isSecure = new URL(url).protocol === 'https:';
  const options = { keepAlive: true, maxSockets: 1, timeout: idleMs };
  const agent = isSecure ? new SecureAgent(options) : new PlainAgent(options);
  const connected = isSecure ? 'secureConnect' : 'connect';
  return {
    end: () => agent.destroy(),
    send: ({ headers, body }, signal) =>
      new Promise((resolve) => {
        let wasSent = false;
        const fail = (reason: unknown): void => resolve(err({ cause: causeOf(reason), wasSent }));
        const bytes = Buffer.from(body);
        const request = (isSecure ? secureRequest : plainRequest)(url, {
          method: 'POST',
          headers: { ...headers, 'content-length': String(bytes.length) },
          agent,
          signal,
        });
        request.once('socket', (socket) => {
          if (request.reusedSocket) wasSent = true;
          else socket.once(connected, () => (wasSent = true));
        });
        // Stays on: a connection can also fail after the head has come, which the body's reader hears.
        request.on('error', fail);
        request.once('response', (response) => {
          const reply = replyOf(response);
          if (reply.serverNow !== null) onServerTime(reply.serverNow);
          resolve(ok(reply));
        });
        request.end(bytes);
      }),
  };
}

function replyOf(response: IncomingMessage): Reply {
  // Whoever does not read the body must not be thrown at by it.
  response.on('error', () => undefined);
  const serverNow = Date.parse(response.headers.date ?? '');
  return {
    status: response.statusCode ?? 0,
    serverNow: Number.isNaN(serverNow) ? null : serverNow,
    headers: response.headers,
    socket: response.socket,
    chunks: response,
  };
}

/** The system’s name for a failed connection (`ECONNRESET`), never its message, which holds addresses. */
export function causeOf(reason: unknown): string {
  if (!(reason instanceof Error)) return 'unknown failure';
  return 'code' in reason ? String(reason.code).slice(0, 60) : reason.name;
}

/** The whole body, or why it could not be had. */
export async function readWhole(reply: Reply, mostBytes: number): Promise<Result<Buffer, string>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of reply.chunks) {
      bytes += chunk.length;
      if (bytes > mostBytes) return err('answer too long');
      chunks.push(chunk);
    }
  } catch (reason) {
    return err(`cut short, ${causeOf(reason)}`);
  }
  return ok(Buffer.concat(chunks, bytes));
}
