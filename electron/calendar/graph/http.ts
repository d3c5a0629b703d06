/**
 * One HTTP exchange with Graph, put into the terms of this folder: a success with or without a document, a refusal,
 * or a fault. How the exchange is bounded is `resilience/json-exchange.ts`. Retries nothing.
 */
import { err, ok, type Result } from '../../../shared/result.ts';
import { hour, type Instant, second } from '../../../shared/time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';
import {
  createExchange,
  type ExchangeAnswer,
  type ExchangeRequest,
  retryAfterMs,
} from '../../resilience/json-exchange.ts';
import { fault, type GraphFault, type Refusal } from './errors.ts';

export interface HttpRequest {
  readonly method: ExchangeRequest['method'];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON; null: no body. */
  readonly document: Readonly<Record<string, unknown>> | null;
}

export type HttpAnswer =
  | {
      readonly kind: 'success';
      readonly status: number;
      /** Null when there is none, as under 202 and 204, or none that can be read. */
      readonly document: unknown;
      /** Why there is none; null when there is. */
      readonly missing: string | null;
    }
  | { readonly kind: 'refusal'; readonly refusal: Refusal };

export interface HttpOptions {
  /** The only origin that is ever spoken to. */
  readonly origin: string;
  readonly clock: Clock;
  readonly random: Random;
  /** Hears the server's time of every answer that tells it. */
  readonly onServerTime: (serverNow: Instant) => void;
}

export type Http = (request: HttpRequest, signal: AbortSignal) => Promise<Result<HttpAnswer, GraphFault>>;

const deadlineMs = 20 * second;
const mostBytes = 10 * 1024 * 1024;
/** Longer than any wait the service is known to ask for: a mistaken header must not silence a panel for days. */
const mostWaitMs = hour;

export function createHttp({ origin, clock, random, onServerTime }: HttpOptions): Http {
  const exchange = createExchange({ origin, clock, deadlineMs, mostBytes });
  return async ({ method, url, headers, document }, signal) => {
    const json = document === null ? {} : { 'content-type': 'application/json' };
    const answer = await exchange(
      {
        method,
        url,
        headers: { 'client-request-id': random.uuid(), ...json, ...headers },
        body: document === null ? null : JSON.stringify(document),
      },
      signal,
    );
    if (!answer.ok) {
      const { kind, cause } = answer.error;
      if (kind === 'unreachable') return err(fault('calendar.unreachable', cause));
      return err(fault('calendar.badAnswer', cause, { pace: 'slow', wasSent: false }));
    }
    const { serverNow } = answer.value;
    if (serverNow !== null) onServerTime(serverNow);
    return ok(read(answer.value, serverNow ?? clock.now()));
  };
}

function read({ status, headers, body }: ExchangeAnswer, serverNow: Instant): HttpAnswer {
  const document = body.kind === 'document' ? body.document : null;
  if (status < 200 || status > 299) {
    const waitMs = retryAfterMs(headers.get('retry-after'), serverNow, mostWaitMs);
    return { kind: 'refusal', refusal: { status, waitMs, document } };
  }
  const missing = {
    document: null,
    empty: 'not JSON',
    unusable: body.kind === 'unusable' ? body.cause : null,
  };
  return { kind: 'success', status, document, missing: missing[body.kind] };
}
