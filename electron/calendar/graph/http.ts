/**
 * One HTTP exchange with one configured host: a deadline over headers and body, a bound on size, no redirects, JSON
 * only where the answer says it is JSON. Refuses to send anything to another origin, so a token cannot leak through
 * a link in an answer. Retries nothing.
 */
import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';
import { withDeadline } from '../../resilience/deadline.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { type Instant, second } from '../../../shared/time.ts';
import { fault, type GraphFault, type Refusal, retryAfterMs } from './errors.ts';

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

export function createHttp(options: HttpOptions): Http {
  return (request, signal) => {
    if (!isOwn(request.url, options.origin)) {
      return Promise.resolve(err(fault('calendar.badAnswer', 'address on another host', { pace: 'slow' })));
    }
    return withDeadline(
      options.clock,
      deadlineMs,
      signal,
      (within) => exchange(options, request, within),
      () => err(fault('calendar.unreachable', 'no whole answer in time')),
    );
  };
}

function isOwn(address: string, origin: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.origin === new URL(origin).origin && url.username === '' && url.password === '';
}

async function exchange(
  { clock, random, onServerTime }: HttpOptions,
  { url, headers, form }: HttpRequest,
  signal: AbortSignal,
): Promise<Result<HttpAnswer, GraphFault>> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: form === null ? 'GET' : 'POST',
      headers: { accept: 'application/json', 'client-request-id': random.uuid(), ...headers },
      body: form,
      redirect: 'manual',
      signal,
    });
  } catch (reason) {
    return err(fault('calendar.unreachable', reasonOf(reason)));
  }
  const { status } = response;
  const serverNow = Date.parse(response.headers.get('date') ?? '');
  if (!Number.isNaN(serverNow)) onServerTime(serverNow);
  const body = await readBody(response, signal);
  const isJson = /^application\/(?:[\w.+-]+\+)?json\b/i.test(response.headers.get('content-type') ?? '');
  const parsed = isJson && body.ok ? parse(body.value) : null;
  if (status !== 200) {
    const asked = response.headers.get('retry-after');
    const waitMs = retryAfterMs(asked, Number.isNaN(serverNow) ? clock.now() : serverNow);
    return ok({ kind: 'refusal', refusal: { status, waitMs, document: parsed?.document ?? null } });
  }
  if (!body.ok) return body;
  if (parsed === null) {
    return err(fault('calendar.badAnswer', isJson ? 'broken JSON' : 'not JSON', { status }));
  }
  return ok({ kind: 'document', document: parsed.document });
}

async function readBody(response: Response, signal: AbortSignal): Promise<Result<string, GraphFault>> {
  const { status } = response;
  if (response.body === null) return ok('');
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      // Leaving the loop closes the connection.
      if (bytes > mostBytes) return err(fault('calendar.badAnswer', 'answer too long', { status }));
      chunks.push(chunk);
    }
  } catch (reason) {
    const code = signal.aborted ? 'calendar.unreachable' : 'calendar.badAnswer';
    return err(fault(code, `cut short, ${reasonOf(reason)}`, { status }));
  }
  return ok(Buffer.concat(chunks).toString('utf8'));
}

function parse(text: string): { readonly document: unknown } | null {
  try {
    return { document: JSON.parse(text) as unknown };
  } catch {
    // Truncated or no JSON at all; the caller makes a fault of it.
    return null;
  }
}

/** The system's name for a failed connection (`ECONNREFUSED`), never its message, which holds addresses. */
function reasonOf(reason: unknown): string {
  const inner = reason instanceof Error ? (reason.cause ?? reason) : reason;
  if (inner instanceof Error) return 'code' in inner ? String(inner.code).slice(0, 60) : inner.name;
  return 'unknown failure';
}
