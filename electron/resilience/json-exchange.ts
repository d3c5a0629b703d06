/**
 * One HTTP exchange with one configured host: a deadline over headers and body, a bound on size, no redirects, JSON
 * only where the answer says it is JSON. Refuses to send anything to another origin, so a token cannot leak through
 * a link in an answer. Judges no status, retries nothing.
 */
import { err, ok, type Result } from '../../shared/result.ts';
import { type Instant, second } from '../../shared/time.ts';
import type { Clock } from '../ports/clock.ts';
import { withDeadline } from './deadline.ts';

export interface ExchangeRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | URLSearchParams | null;
}

/** What an answer carries: JSON, nothing, or something that cannot be used, with a reason free of its contents. */
export type ExchangeBody =
  | { readonly kind: 'document'; readonly document: unknown }
  | { readonly kind: 'empty' }
  /** `isCutShort`: the connection ended before the answer did, so the same question may get a whole one. */
  | { readonly kind: 'unusable'; readonly cause: string; readonly isCutShort: boolean };

export interface ExchangeAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The server's own time, where it tells it. */
  readonly serverNow: Instant | null;
  readonly body: ExchangeBody;
}

/** No answer: nobody there, too late, or an address that is not ours to write to. */
export interface ExchangeFailure {
  readonly kind: 'unreachable' | 'foreign';
  readonly cause: string;
}

export interface ExchangeOptions {
  /** The only origin that is ever spoken to. */
  readonly origin: string;
  readonly clock: Clock;
  readonly deadlineMs: number;
  readonly mostBytes: number;
}

export type Exchange = (
  request: ExchangeRequest,
  signal: AbortSignal | null,
) => Promise<Result<ExchangeAnswer, ExchangeFailure>>;

export function createExchange({ origin, clock, deadlineMs, mostBytes }: ExchangeOptions): Exchange {
  return (request, signal) => {
    if (!isOwn(request.url, origin)) {
      return Promise.resolve(err({ kind: 'foreign', cause: 'address on another host' }));
    }
    return withDeadline<Result<ExchangeAnswer, ExchangeFailure>>(
      clock,
      deadlineMs,
      signal,
      (within) => exchange(request, mostBytes, within),
      () => err({ kind: 'unreachable', cause: 'no whole answer in time' }),
    );
  };
}

function isOwn(address: string, origin: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.origin === new URL(origin).origin && url.username === '' && url.password === '';
}

async function exchange(
  { method, url, headers, body }: ExchangeRequest,
  mostBytes: number,
  signal: AbortSignal,
): Promise<Result<ExchangeAnswer, ExchangeFailure>> {
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers: { accept: 'application/json', ...headers },
      body,
      redirect: 'manual',
      signal,
    });
  } catch (reason) {
    return err({ kind: 'unreachable', cause: reasonOf(reason) });
  }
  const serverNow = Date.parse(response.headers.get('date') ?? '');
  const read = await readBody(response, mostBytes);
  // Whoever asked has gone: nothing that came is an answer any more.
  if (signal.aborted) return err({ kind: 'unreachable', cause: 'given up' });
  return ok({
    status: response.status,
    headers: response.headers,
    serverNow: Number.isNaN(serverNow) ? null : serverNow,
    body: read,
  });
}

const unusable = (cause: string): ExchangeBody => ({ kind: 'unusable', cause, isCutShort: false });

async function readBody(response: Response, mostBytes: number): Promise<ExchangeBody> {
  if (response.body === null) return { kind: 'empty' };
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      // Leaving the loop closes the connection.
      if (bytes > mostBytes) return unusable('answer too long');
      chunks.push(chunk);
    }
  } catch (reason) {
    return { kind: 'unusable', cause: `cut short, ${reasonOf(reason)}`, isCutShort: true };
  }
  if (bytes === 0) return { kind: 'empty' };
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(response.headers.get('content-type') ?? '')) {
    return unusable('not JSON');
  }
  try {
    const document: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return { kind: 'document', document };
  } catch {
    return unusable('broken JSON');
  }
}

/** The system's name for a failed connection (`ECONNREFUSED`), never its message, which holds addresses. */
function reasonOf(reason: unknown): string {
  const inner = reason instanceof Error ? (reason.cause ?? reason) : reason;
  if (inner instanceof Error) return 'code' in inner ? String(inner.code).slice(0, 60) : inner.name;
  return 'unknown failure';
}

/**
 * How long a `Retry-After` header asks to wait, rounded up to whole seconds and at most `mostMs`: seconds, seconds with
 * a fraction (Microsoft's own sample has them), an HTTP date or an ISO date; dates are measured on the server's clock.
 * Null without one.
 */
export function retryAfterMs(header: string | null, serverNow: Instant, mostMs: number): number | null {
  if (header === null) return null;
  const text = header.trim();
  const isSeconds = /^\d+(?:\.\d+)?$/.test(text);
  // `Date.parse` alone would make a year of any number.
  if (!isSeconds && !/^(?:[a-z]{3}|\d{4}-\d\d-\d\dT)/i.test(text)) return null;
  const waitMs = isSeconds ? Number(text) * second : Date.parse(text) - serverNow;
  if (Number.isNaN(waitMs)) return null;
  return Math.min(mostMs, Math.max(0, Math.ceil(waitMs / second) * second));
}
