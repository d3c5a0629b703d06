/**
 * The far end of an Exchange connection in the hands of a test: it answers calls as scripted and lets the test write
 * into the answers that go on and on. Envelopes are written as real servers write them.
 */
import { type EwsFault, fault } from '../../../electron/calendar/ews/errors.ts';
import type { SoapClient } from '../../../electron/calendar/ews/soap-client.ts';
import { parseXml } from '../../../electron/calendar/ews/xml.ts';
import { err, ok, type Result } from '../../../shared/result.ts';

const namespaces = [
  'xmlns:soap11="http://schemas.xmlsoap.org/soap/envelope/"',
  'xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"',
  'xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"',
].join(' ');

const wrapped = (body: string): string =>
  `<soap11:Envelope ${namespaces}><soap11:Body>${body}</soap11:Body></soap11:Envelope>`;

/** `code` null: success. */
export function streamEnvelope(content: string, code: string | null = null): string {
  const state = code === null ? 'Success' : 'Error';
  return wrapped(
    `<m:GetStreamingEventsResponse><m:ResponseMessages><m:GetStreamingEventsResponseMessage ResponseClass="${state}">` +
      `<m:ResponseCode>${code ?? 'NoError'}</m:ResponseCode>${content}` +
      `</m:GetStreamingEventsResponseMessage></m:ResponseMessages></m:GetStreamingEventsResponse>`,
  );
}

export const heartbeat = streamEnvelope('<m:ConnectionStatus>OK</m:ConnectionStatus>');
export const closed = streamEnvelope('<m:ConnectionStatus>Closed</m:ConnectionStatus>');
export const notification = (...events: readonly string[]): string =>
  streamEnvelope(
    `<m:Notifications><m:Notification><t:SubscriptionId>s1</t:SubscriptionId>${events
      .map((name) => `<t:${name}><t:TimeStamp>2026-11-23T08:31:04Z</t:TimeStamp></t:${name}>`)
      .join('')}</m:Notification></m:Notifications>`,
  );
export const change = notification('ModifiedEvent');

export const exchangeFault = (code: string, more: Partial<EwsFault> = {}): EwsFault =>
  fault('calendar.badAnswer', code, { code, ...more });
export const busy = (code: string, waitMs: number | null): EwsFault =>
  fault('calendar.throttled', code, { code, waitMs });
export const unreachable = fault('calendar.unreachable', 'ECONNREFUSED');

/** One answer that goes on. */
export interface OpenStream {
  readonly subscription: string;
  readonly write: (text: string) => void;
  readonly end: () => void;
  readonly cut: () => void;
  readonly isDestroyed: () => boolean;
}

export interface StreamServer {
  readonly client: Pick<SoapClient, 'call' | 'open'>;
  /** Every request so far: `subscribe`, or `listen` with the subscription's identity. */
  readonly requests: readonly string[];
  readonly streams: readonly OpenStream[];
  readonly last: () => OpenStream;
}

/** What one request is answered with; null: what it asked for. */
export type Scripted = EwsFault | 'hang' | null;

/** The first requests are answered as scripted, all others with what they asked for. */
export function createStreamServer(script: readonly Scripted[]): StreamServer {
  const left = [...script];
  const requests: string[] = [];
  const streams: OpenStream[] = [];
  let subscriptions = 0;

  const answer = async <T>(make: () => T): Promise<Result<T, EwsFault>> => {
    const failure = left.shift() ?? null;
    if (failure === 'hang') return new Promise(() => undefined);
    await Promise.resolve();
    return failure === null ? ok(make()) : err(failure);
  };

  return {
    requests,
    streams,
    last: () => {
      const stream = streams.at(-1);
      if (stream === undefined) throw new Error('nobody listens');
      return stream;
    },
    client: {
      call: () => {
        requests.push('subscribe');
        return answer(() => {
          subscriptions += 1;
          const document = parseXml(
            `<m:SubscribeResponse ${namespaces}><m:ResponseMessages><m:SubscribeResponseMessage ResponseClass="Success">` +
              `<m:ResponseCode>NoError</m:ResponseCode><m:SubscriptionId>s${subscriptions}</m:SubscriptionId>` +
              `</m:SubscribeResponseMessage></m:ResponseMessages></m:SubscribeResponse>`,
          );
          if (!document.ok) throw new Error(document.error);
          return document.value;
        });
      },
      open: (operation, signal) => {
        const subscription = /<t:SubscriptionId>(.*?)</.exec(operation.xml)?.[1] ?? '';
        requests.push(`listen ${subscription}`);
        return answer(() => {
          const { stream, chunks } = openStream(subscription, signal);
          streams.push(stream);
          return { chunks };
        });
      },
    },
  };
}

function openStream(subscription: string, signal: AbortSignal) {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>(
    undefined,
    new CountQueuingStrategy({ highWaterMark: 10_000 }),
  );
  const writer = writable.getWriter();
  // Whoever listens hears of the end by its own way.
  writer.closed.catch(() => undefined);
  signal.addEventListener('abort', () => void writer.abort(new Error('aborted')));
  const stream: OpenStream = {
    subscription,
    write: (text) => void writer.write(new TextEncoder().encode(text)).catch(() => undefined),
    end: () => void writer.close(),
    cut: () => void writer.abort(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })),
    isDestroyed: () => signal.aborted,
  };
  return { stream, chunks: piecesOf(readable) };
}

async function* piecesOf(readable: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = readable.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
