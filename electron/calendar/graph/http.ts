/**
 * One HTTP exchange with one of Microsoft's hosts, put into the terms of this folder: a document under status 200, a
 * refusal under any other, or a fault. How the exchange is bounded is `resilience/json-exchange.ts`. Retries nothing.
 */
import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';
import { createExchange, retryAfterMs, type ExchangeAnswer } from '../../resilience/json-exchange.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { hour, type Instant, second } from '../../../shared/time.ts';
import { fault, type GraphFault, type Refusal } from './errors.ts';

export interface HttpRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A form to post; null for a GET. */
  readonly form: URLSearchParams | null;
}

/** A parsed answer of status 200, or the refusal that came instead. */
export type HttpAnswer =
  | { readonly kind: 'document'; readonly document: unknown }
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
  return async ({ url, headers, form }, signal) => {
    const answer = await exchange(
      {
        method: form === null ? 'GET' : 'POST',
        url,
        headers: { 'client-request-id': random.uuid(), ...headers },
        body: form,
      },
      signal,
    );
    if (!answer.ok) {
      const { kind, cause } = answer.error;
      if (kind === 'unreachable') return err(fault('calendar.unreachable', cause));
      return err(fault('calendar.badAnswer', cause, { pace: 'slow' }));
    }
    const { serverNow } = answer.value;
    if (serverNow !== null) onServerTime(serverNow);
    return read(answer.value, serverNow ?? clock.now());
  };
}

function read({ status, headers, body }: ExchangeAnswer, serverNow: Instant): Result<HttpAnswer, GraphFault> {
  const document = body.kind === 'document' ? body.document : null;
  if (status !== 200) {
    const waitMs = retryAfterMs(headers.get('retry-after'), serverNow, mostWaitMs);
    return ok({ kind: 'refusal', refusal: { status, waitMs, document } });
  }
  if (body.kind === 'document') return ok({ kind: 'document', document });
  const cause = body.kind === 'empty' ? 'not JSON' : body.cause;
  return err(fault('calendar.badAnswer', cause, { status }));
}
