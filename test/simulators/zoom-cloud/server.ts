/**
 * The HTTP server under the simulated cloud: records requests, applies faults, sends answers, hands the event sockets
 * on. It owns every socket and every pause; stopping ends them all.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { listen } from '../http/listen.ts';
import { readBody } from '../http/read-body.ts';
import type { Api } from './api/index.ts';
import type { EventHub } from './event-hub.ts';
import { spoil, standIn, type FaultLedger, type Outcome } from './faults.ts';
import { parseJson, zoomError, type Answer, type Received } from './http-message.ts';
import type { RequestLog } from './request-log.ts';
import type { Scheduler } from './scheduler.ts';

const maxBodyBytes = 256 * 1024;
/** A plausible answer time of the real service, scaled by the tempo. */
const latencyMs = 120;
export const controlPrefix = '/_control';
export const tokenPath = '/oauth/token';

export interface ServerParts {
  readonly token: (request: Received) => Answer;
  readonly api: Api;
  readonly control: (request: Received) => Answer | Promise<Answer>;
  readonly events: EventHub;
  readonly faults: FaultLedger;
  readonly log: RequestLog;
  readonly scheduler: Scheduler;
  readonly now: () => number;
}

export interface CloudServer {
  readonly url: string;
  readonly isDown: () => boolean;
  /** Going down cuts what is under way as well; the control channel goes on. */
  readonly setDown: (isDown: boolean) => void;
  readonly stop: () => Promise<void>;
}

export async function startServer(parts: ServerParts, port: number): Promise<CloudServer> {
  const underWay = new Set<ServerResponse>();
  let isDown = false;

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://simulated');
    const head = {
      method: request.method ?? '',
      path: pathname,
      query: searchParams,
      headers: request.headers,
    };
    if (pathname === controlPrefix || pathname.startsWith(`${controlPrefix}/`)) {
      const body = (await readBody(request, maxBodyBytes)) ?? '';
      send(response, await parts.control({ ...head, body }));
      return;
    }
    if (isDown) {
      request.socket.destroy();
      return;
    }
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
    const body = await readBody(request, maxBodyBytes);
    const isToken = pathname === tokenPath;
    const setStatus = parts.log.arrived({
      ...{ method: head.method, path: request.url ?? '', label: isToken ? null : parts.api.labelOf(head) },
      body: isToken ? null : (parseJson(body ?? '') ?? null),
      at: parts.now(),
    });
    const outcome =
      body === null
        ? spoil(null, tooLong)
        : await decide(parts, isToken, { ...head, body }, request.url ?? '');
    parts.scheduler.after(latencyMs, () => deliver(response, outcome, parts.scheduler, setStatus));
  };

  const listening = await listen(serve, port);
  listening.server.on('upgrade', (request, socket, head) => {
    const { pathname } = new URL(request.url ?? '/', 'http://simulated');
    if (isDown || pathname !== '/ws') socket.destroy();
    else parts.events.accept(request, socket, head);
  });
  return {
    url: listening.url,
    isDown: () => isDown,
    setDown: (wanted) => {
      isDown = wanted;
      if (!isDown) return;
      for (const response of underWay) response.destroy();
      parts.events.cut();
    },
    stop: async () => {
      parts.events.stop();
      await listening.stop();
    },
  };
}

const tooLong = zoomError(413, 413, 'The request is too long.');

async function decide(
  parts: ServerParts,
  isToken: boolean,
  request: Received,
  target: string,
): Promise<Outcome> {
  const fault = parts.faults.take(isToken ? 'token' : 'api', `${request.method} ${target}`);
  const instead = fault === null ? null : standIn(fault, parts.now());
  if (instead !== null) return spoil(null, instead);
  const answer = isToken ? parts.token(request) : await parts.api.answer(request);
  return spoil(fault, answer);
}

function deliver(
  response: ServerResponse,
  { answer, delivery }: Outcome,
  scheduler: Scheduler,
  setStatus: (status: number) => void,
): void {
  if (delivery.kind === 'never') return;
  if (delivery.kind === 'cut') {
    response.destroy();
    return;
  }
  setStatus(answer.status);
  if (delivery.kind === 'whole') {
    send(response, answer);
    return;
  }
  const bytes = Buffer.from(answer.body);
  const half = Math.floor(bytes.length / 2);
  response.writeHead(answer.status, { ...answer.headers, 'Content-Length': bytes.length });
  response.flushHeaders();
  response.write(bytes.subarray(0, half));
  if (delivery.pauseMs !== null) {
    scheduler.afterReal(delivery.pauseMs, () => response.end(bytes.subarray(half)));
  }
}

function send(response: ServerResponse, answer: Answer): void {
  const bytes = Buffer.from(answer.body);
  const length = bytes.length === 0 && answer.status === 204 ? {} : { 'Content-Length': bytes.length };
  response.writeHead(answer.status, { ...answer.headers, ...length });
  response.end(bytes);
}
