/**
 * The HTTP server under the faces: it records each request, applies faults and the limit of concurrent requests
 * per mailbox, and sends the answer. It owns every socket and every pending pause, and closing it ends them all.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { outcome, outcomeUnder } from './fault-answers.ts';
import type { Outcome } from './fault-answers.ts';
import { listen } from '../http/listen.ts';
import { readBody } from '../http/read-body.ts';
import type { FaultLedger } from './faults.ts';
import { json } from './http-message.ts';
import type { Answer, Face, Outlet, Received, Subject } from './http-message.ts';
import type { RequestLog } from './request-log.ts';
import type { Schedule } from './schedule.ts';

const maxBodyBytes = 256 * 1024;
/** A plausible answer time of the real service, scaled by the tempo. */
const latencyMs = 80;
export const controlPrefix = '/_control';

export interface ServerParts {
  readonly faces: readonly Face[];
  readonly control: (request: Received) => Answer;
  /** Called before each request is answered: what is due by the clock is then done. */
  readonly catchUp: () => void;
  readonly faults: FaultLedger;
  readonly log: RequestLog;
  readonly clientId: string;
  readonly now: () => number;
  readonly schedule: Schedule;
  readonly tempo: number;
}

/** What the control channel turns on and off at the server itself. */
export interface ServerSwitches {
  readonly isDown: boolean;
  /** Going down cuts what is under way as well; the control channel goes on. */
  setDown(isDown: boolean): void;
  /** By how much the `Date` header is wrong. */
  skewSeconds: number;
}

export interface ExchangeServer {
  readonly url: string;
  readonly switches: ServerSwitches;
  stop(): Promise<void>;
}

export async function startServer(parts: ServerParts, port: number): Promise<ExchangeServer> {
  const pauses = new Pauses(parts.schedule);
  const inFlight = new InFlight();
  const underWay = new Set<ServerResponse>();
  let isDown = false;
  const switches: ServerSwitches = {
    get isDown() {
      return isDown;
    },
    setDown: (wanted) => {
      isDown = wanted;
      if (isDown) for (const response of underWay) response.destroy();
    },
    skewSeconds: 0,
  };
  let url = '';

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { path, query } = splitTarget(request.url ?? '');
    const isControl = path === controlPrefix || path.startsWith(`${controlPrefix}/`);
    if (isDown && !isControl) {
      request.socket.destroy();
      return;
    }
    if (!isControl) {
      underWay.add(response);
      response.once('close', () => underWay.delete(response));
    }
    const { method = '', headers, socket: connection } = request;
    const entry = isControl ? null : parts.log.arrived(method, request.url ?? '', headers, parts.now());
    const body = await readBody(request, maxBodyBytes);
    parts.catchUp();
    const received: Received = { method, path, query, headers, body: body ?? '', connection };
    const face = isControl ? null : (parts.faces.find((candidate) => candidate.owns(path)) ?? null);
    const subject = face?.subjectOf(received) ?? noSubject;
    entry?.about(subject);
    const isBudgeted = subject.mailbox !== null && face !== null && face.budget !== null;
    const load = isBudgeted ? inFlight.enter(`${face.name} ${subject.mailbox}`, response) : 0;
    const decided =
      body === null
        ? outcome(() => tooLong)
        : isControl
          ? outcome(() => parts.control(received))
          : decide(parts, face, load, received, subject, url);
    const send = (): void => {
      const answer = decided.answer();
      if (decided.delivery.kind === 'whole' || decided.delivery.kind === 'held')
        entry?.answered(answer.status);
      deliver(response, answer, decided, parts.now() + switches.skewSeconds * 1000, pauses);
    };
    const pauseMs = decided.pauseMs + (isControl ? 0 : latencyMs * parts.tempo);
    if (pauseMs === 0) send();
    else pauses.start(pauseMs, send);
  };

  const listening = await listen(serve, port);
  url = listening.url;
  const stop = async (): Promise<void> => {
    pauses.stop();
    await listening.stop();
  };
  return { url, switches, stop };
}

const tooLong = json(413, { error: { code: 'RequestEntityTooLarge', message: 'The request is too long.' } });

const noSubject: Subject = { mailbox: null, operation: '' };

function decide(
  parts: ServerParts,
  face: Face | null,
  load: number,
  request: Received,
  { operation }: Subject,
  baseUrl: string,
): Outcome {
  if (face === null) return outcome(() => ({ status: 404, headers: {}, body: '' }));
  const refusal = face.admit(request);
  if (refusal !== null) return outcome(() => refusal);
  const { budget } = face;
  if (budget !== null && load > budget.maxConcurrent) return outcome(() => budget.refusal(request));
  const target = request.query === '' ? request.path : `${request.path}?${request.query}`;
  const fault = parts.faults.take(face.name, `${target} ${operation}`);
  return outcomeUnder(fault, face, request, { now: parts.now(), baseUrl, clientId: parts.clientId });
}

/** The pauses that are running, so that stopping ends them too. */
class Pauses {
  readonly #schedule: Schedule;
  readonly #stops = new Set<() => void>();

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
  }

  start(ms: number, then: () => void): void {
    const stop = this.#schedule(ms, () => {
      this.#stops.delete(stop);
      then();
    });
    this.#stops.add(stop);
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }
}

/** How many requests each mailbox has under way on a face, until their answers are through or given up. */
class InFlight {
  readonly #counts = new Map<string, number>();

  enter(mailbox: string, response: ServerResponse): number {
    const count = (this.#counts.get(mailbox) ?? 0) + 1;
    this.#counts.set(mailbox, count);
    response.once('close', () => {
      const left = (this.#counts.get(mailbox) ?? 1) - 1;
      if (left === 0) this.#counts.delete(mailbox);
      else this.#counts.set(mailbox, left);
    });
    return count;
  }
}

function splitTarget(target: string): { readonly path: string; readonly query: string } {
  const mark = target.indexOf('?');
  return mark < 0
    ? { path: target, query: '' }
    : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

function deliver(
  response: ServerResponse,
  answer: Answer,
  { delivery, dateOffsetSeconds }: Outcome,
  now: number,
  pauses: Pauses,
): void {
  if (delivery.kind === 'never') return;
  if (delivery.kind === 'cut') {
    response.destroy();
    return;
  }
  const date = new Date(now + dateOffsetSeconds * 1000).toUTCString();
  if (answer.goOn !== undefined && delivery.kind === 'whole') {
    response.writeHead(answer.status, { ...answer.headers, Date: date });
    response.flushHeaders();
    if (answer.body !== '') response.write(answer.body);
    answer.goOn(outletTo(response));
    return;
  }
  const bytes = Buffer.from(answer.body, answer.charset ?? 'utf8');
  response.writeHead(answer.status, { ...answer.headers, Date: date, 'Content-Length': bytes.length });
  if (delivery.kind === 'whole') {
    response.end(bytes);
    return;
  }
  const half = Math.floor(bytes.length / 2);
  response.write(bytes.subarray(0, half));
  if (delivery.pauseMs !== null) pauses.start(delivery.pauseMs, () => response.end(bytes.subarray(half)));
}

function outletTo(response: ServerResponse): Outlet {
  return {
    write: (piece) => {
      if (!response.writableEnded && !response.destroyed) response.write(piece);
    },
    end: () => void response.end(),
    cut: () => void response.destroy(),
    onClosed: (then) => void response.once('close', then),
  };
}
