/**
 * One GET to a feed that may mean harm: a deadline over all of it, a least pace, a most of bytes, no redirects, no
 * compression. Hands the body on piece by piece and keeps nothing; whatever ends it also closes the connection.
 */
import type { Instant } from '../../shared/time.ts';
import type { Clock } from '../ports/clock.ts';
import type { FeedFault, FeedFaultCode } from '../ports/updates.ts';

export interface FetchLimits {
  readonly wholeMs: number;
  /** Every so often at least `paceBytes` must have come. */
  readonly paceMs: number;
  readonly paceBytes: number;
  readonly mostBytes: number;
}

export interface FetchHead {
  readonly status: number;
  readonly headers: Headers;
}

export interface FetchRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly limits: FetchLimits;
  /** Looks at the head before any of the body is taken; null lets it come. */
  readonly judge: (head: FetchHead) => FeedFault | null;
  /** Takes a piece of the body; a fault ends the transfer. */
  readonly take: (piece: Uint8Array) => Promise<FeedFault | null>;
}

export interface FetchEnd {
  /** Null: the whole body was taken. */
  readonly fault: FeedFault | null;
  /** The server's own time, where it told it. */
  readonly serverNow: Instant | null;
}

export async function fetchBounded(
  request: FetchRequest,
  clock: Clock,
  signal: AbortSignal,
): Promise<FetchEnd> {
  const watch = watchTransfer(request.limits, clock, signal);
  let serverNow: Instant | null = null;
  try {
    const response = await fetch(request.url, {
      headers: { 'accept-encoding': 'identity', 'cache-control': 'no-cache', ...request.headers },
      redirect: 'manual',
      signal: watch.signal,
    });
    const told = Date.parse(response.headers.get('date') ?? '');
    serverNow = Number.isNaN(told) ? null : told;
    const fault =
      judgeHead(response) ?? request.judge(response) ?? (await takeBody(response, request, watch));
    return { fault, serverNow };
  } catch (error) {
    const cause = error instanceof Error ? error.name : null;
    return { fault: { code: watch.brokenBy() ?? 'unreachable', cause }, serverNow };
  } finally {
    watch.end();
  }
}

function judgeHead({ status, headers }: FetchHead): FeedFault | null {
  if (status >= 300 && status < 400) return { code: 'redirected', cause: String(status) };
  const encoding = headers.get('content-encoding') ?? 'identity';
  return encoding === 'identity' ? null : { code: 'encoded', cause: null };
}

async function takeBody(response: Response, request: FetchRequest, watch: Watch): Promise<FeedFault | null> {
  if (response.body === null) return null;
  let bytes = 0;
  for await (const piece of response.body as AsyncIterable<Uint8Array>) {
    bytes += piece.length;
    if (bytes > request.limits.mostBytes) return { code: 'tooLarge', cause: null };
    watch.came(piece.length);
    const fault = await request.take(piece);
    if (fault !== null) return fault;
  }
  return null;
}

interface Watch {
  readonly signal: AbortSignal;
  readonly came: (bytes: number) => void;
  /** Why the watch broke the transfer off; null when it did not. */
  readonly brokenBy: () => FeedFaultCode | null;
  /** Leaves no timer and no connection. */
  readonly end: () => void;
}

function watchTransfer(
  { wholeMs, paceMs, paceBytes }: FetchLimits,
  clock: Clock,
  parent: AbortSignal,
): Watch {
  const controller = new AbortController();
  let reason: FeedFaultCode | null = null;
  let cameInPace = 0;
  const breakOff = (code: FeedFaultCode): void => {
    reason = code;
    controller.abort();
  };
  const onParentAbort = (): void => controller.abort();
  if (parent.aborted) onParentAbort();
  parent.addEventListener('abort', onParentAbort);
  const stopWhole = clock.schedule(wholeMs, () => breakOff('timeout'));
  const startPace = () =>
    clock.schedule(paceMs, () => {
      if (cameInPace < paceBytes) {
        breakOff('stalled');
        return;
      }
      cameInPace = 0;
      stopPace = startPace();
    });
  let stopPace = startPace();
  return {
    signal: controller.signal,
    came: (bytes) => {
      cameInPace += bytes;
    },
    brokenBy: () => reason,
    end: () => {
      stopWhole();
      stopPace();
      parent.removeEventListener('abort', onParentAbort);
      controller.abort();
    },
  };
}
