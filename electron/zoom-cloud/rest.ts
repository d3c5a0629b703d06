/**
 * Requests to Zoom's REST interface: token, pace, deadlines, the bound on answers, and what refusals mean. A question
 * whose token was refused is asked once more with a new one; what changes something is sent once and never again.
 */
import { err, ok, type Result } from '../../shared/result.ts';
import { second } from '../../shared/time.ts';
import type { Clock } from '../ports/clock.ts';
import { withDeadline } from '../resilience/deadline.ts';
import { createExchange } from '../resilience/json-exchange.ts';
import { apiFault, failureFault, fault, type ZoomCodes, type ZoomFault } from './faults.ts';
import { createPacer, type Pacer } from './pacer.ts';
import type { CloudTimings } from './timings.ts';
import type { TokenSource } from './token.ts';

/** Zoom's own names for how much a request costs; Free accounts have the smallest rates. */
export type RateLabel = 'light' | 'medium';
const perSecond: Readonly<Record<RateLabel, number>> = { light: 4, medium: 2 };

export interface Question {
  readonly path: string;
  readonly codes: ZoomCodes;
}

export interface Order {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body: object | null;
  readonly label: RateLabel;
  readonly codes: ZoomCodes;
  /** The one status that says it was taken on. */
  readonly taken: 201 | 202 | 204;
  /** Not sent at all when token and turn take longer (`room.tooLate`, or why there is no token). */
  readonly startWithinMs: number;
  readonly answerWithinMs: number;
}

export interface Rest {
  /** Gives the parsed answer. Settles within a minute. */
  readonly ask: (question: Question, signal: AbortSignal) => Promise<Result<unknown, ZoomFault>>;
  /** Gives the parsed answer, null when it has no body. */
  readonly tell: (order: Order, signal: AbortSignal) => Promise<Result<unknown, ZoomFault>>;
}

export interface RestOptions {
  readonly apiUrl: string;
  readonly tokens: TokenSource;
  readonly clock: Clock;
  readonly timings: Pick<CloudTimings, 'paceWindowMs'>;
}

const questionMs = 10 * second;
const mostBytes = 2 * 1024 * 1024;

interface Sent {
  readonly method: 'GET' | Order['method'];
  readonly path: string;
  readonly body: object | null;
  readonly label: RateLabel;
  readonly codes: ZoomCodes;
  readonly taken: number;
  readonly answerWithinMs: number;
}

export function createRest({ apiUrl, tokens, clock, timings }: RestOptions): Rest {
  const pacer = (label: RateLabel): Pacer => createPacer(perSecond[label], timings.paceWindowMs, clock);
  const pacers = { light: pacer('light'), medium: pacer('medium') };

  const send = async (
    sent: Sent,
    token: string,
    signal: AbortSignal,
  ): Promise<Result<unknown, ZoomFault>> => {
    const { method, path, body, label, codes, taken, answerWithinMs } = sent;
    const exchange = createExchange({ origin: apiUrl, clock, deadlineMs: answerWithinMs, mostBytes });
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body === null ? {} : { 'content-type': 'application/json' }),
    };
    const json = body === null ? null : JSON.stringify(body);
    const answer = await exchange({ method, url: `${apiUrl}${path}`, headers, body: json }, signal);
    if (!answer.ok) return err(failureFault(answer.error));
    const { status, body: read } = answer.value;
    if (status === taken) {
      if (read.kind === 'document') return ok(read.document);
      return read.kind === 'empty' ? ok() : err(fault('zoom.badAnswer', read.cause));
    }
    const refused = apiFault(answer.value, codes, clock.now());
    if (refused.isAboutToken) tokens.drop(token);
    if (refused.waitMs !== null) pacers[label].hold(refused.waitMs);
    return err(refused);
  };

  const ask = async ({ path, codes }: Question, signal: AbortSignal): Promise<Result<unknown, ZoomFault>> => {
    const token = await tokens.get();
    if (!token.ok) return token;
    const turn = await pacers.medium.enter(questionMs, signal);
    if (!turn.ok) return turn;
    const sent: Sent = {
      ...{ method: 'GET', path, body: null, label: 'medium', codes },
      ...{ taken: 200, answerWithinMs: questionMs },
    };
    return send(sent, token.value, signal);
  };

  /** Everything before the first byte. */
  const prepare = async (
    { label, startWithinMs }: Order,
    signal: AbortSignal,
  ): Promise<Result<string, ZoomFault>> => {
    const turn = await pacers[label].enter(startWithinMs, signal);
    return turn.ok ? tokens.get() : turn;
  };

  return {
    ask: async (question, signal) => {
      const first = await ask(question, signal);
      return first.ok || !first.error.isAboutToken ? first : ask(question, signal);
    },
    tell: async (order, signal) => {
      const token = await withDeadline<Result<string, ZoomFault>>(
        clock,
        order.startWithinMs,
        signal,
        (within) => prepare(order, within),
        () => err(fault('room.tooLate', 'no token or turn in time')),
      );
      if (!token.ok) return token;
      // Whoever wanted it has gone.
      if (signal.aborted) return err(fault('zoom.unreachable', 'given up'));
      return send(order, token.value, signal);
    },
  };
}
