/**
 * Operations of one Exchange server on one mailbox: one at a time, each within a deadline, each with its answer or a
 * fault. Keeps silence for as long as the server asks. Retries nothing.
 */
import { err, ok, type Result } from '../../../shared/result.ts';
import { hour, type Instant, second } from '../../../shared/time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';
import { withDeadline } from '../../resilience/deadline.ts';
import { retryAfterMs } from '../../resilience/json-exchange.ts';
import { messagesOf } from './answers.ts';
import { createCookies } from './cookies.ts';
import { envelopeOf, openEnvelope } from './envelope.ts';
import { type EwsFault, fault, statusFault } from './errors.ts';
import { createLine, type Line, type LineRequest, readWhole, type Reply } from './http-line.ts';
import type { Send } from './ntlm.ts';
import { createQueue } from './queue.ts';
import { decodeText } from './text-encoding.ts';
import type { XmlElement } from './xml.ts';
import type { Xml } from './xml-writer.ts';

export interface SoapClientOptions {
  /** The only address that is ever spoken to. */
  readonly url: string;
  /** SMTP address of the room: leads to the server that holds it. */
  readonly mailbox: string;
  /** The account acts as the room. */
  readonly impersonate: boolean;
  /** Sends with credentials, and gives a refusal of them as a fault. */
  readonly send: Send;
  readonly clock: Clock;
  readonly random: Random;
  /** Hears the server's time of every answer that tells it. */
  readonly onServerTime: (serverNow: Instant) => void;
}

/** An answer that goes on and on: the raw body, in pieces of any size. */
export interface SoapStream {
  readonly chunks: AsyncIterable<Uint8Array>;
}

export interface SoapClient {
  /** The element that answers the operation, which may still hold errors of its own. */
  readonly call: (operation: Xml, signal: AbortSignal) => Promise<Result<XmlElement, EwsFault>>;
  /**
   * Opens a long answer on a connection of its own, with the same login and cookies; waits for no other operation.
   * The deadline covers its beginning only. The connection lives until the signal is aborted.
   */
  readonly open: (operation: Xml, signal: AbortSignal) => Promise<Result<SoapStream, EwsFault>>;
}

const deadlineMs = 20 * second;
const mostBytes = 10 * 1024 * 1024;
/** Longer than any wait a server is known to ask for: a mistaken header must not silence a panel for days. */
const mostWaitMs = hour;

export function createSoapClient(options: SoapClientOptions): SoapClient {
  const { url, mailbox, impersonate, send, clock, random, onServerTime } = options;
  const line = createLine(url, onServerTime);
  const queue = createQueue();
  const cookies = createCookies();
  /** Nothing is sent until then; the fault says why. */
  let silence: { readonly untilMs: number; readonly fault: EwsFault } | null = null;

  const silent = (): EwsFault | null => {
    const leftMs = silence === null ? 0 : silence.untilMs - clock.monotonicMs();
    if (silence !== null && leftMs > 0) return { ...silence.fault, waitMs: leftMs, isCertain: true };
    silence = null;
    return null;
  };

  const keepSilent = (one: EwsFault): EwsFault => {
    if (one.waitMs !== null) silence = { untilMs: clock.monotonicMs() + one.waitMs, fault: one };
    return one;
  };

  const requestOf = (operation: Xml): LineRequest => {
    const cookie = cookies.header();
    return {
      headers: {
        'content-type': 'text/xml; charset=utf-8',
        accept: 'text/xml',
        'user-agent': 'Motespanel',
        'client-request-id': random.uuid(),
        'return-client-request-id': 'true',
        'x-anchormailbox': mailbox,
        'x-preferserveraffinity': 'true',
        ...(cookie === null ? {} : { cookie }),
      },
      body: envelopeOf(operation, impersonate ? mailbox : null),
    };
  };

  const ask = async (
    on: Line,
    operation: Xml,
    signal: AbortSignal,
  ): Promise<Result<{ readonly reply: Reply; readonly waitMs: number | null }, EwsFault>> => {
    const sent = await send(on, requestOf(operation), signal);
    if (!sent.ok) return sent;
    const reply = sent.value;
    cookies.take(reply.headers['set-cookie'], clock.now());
    const retryAfter = textOf(reply.headers['retry-after']);
    const waitMs = retryAfterMs(retryAfter, reply.serverNow ?? clock.now(), mostWaitMs);
    return ok({ reply, waitMs });
  };

  const whole = async (operation: Xml, signal: AbortSignal): Promise<Result<XmlElement, EwsFault>> => {
    const asked = await ask(line, operation, signal);
    if (!asked.ok) return asked;
    const { reply, waitMs } = asked.value;
    const body = await readWhole(reply, mostBytes);
    if (!body.ok) return err(fault('calendar.badAnswer', body.error, { waitMs }));
    const answer = read(reply, body.value, waitMs);
    // A server may also ask to be left alone within an answer.
    if (answer.ok) for (const message of messagesOf(answer.value)) if (!message.ok) keepSilent(message.error);
    return answer;
  };

  const begin = async (
    on: Line,
    operation: Xml,
    signal: AbortSignal,
  ): Promise<Result<SoapStream, EwsFault>> => {
    const asked = await ask(on, operation, signal);
    if (!asked.ok) return asked;
    const { reply, waitMs } = asked.value;
    if (reply.status === 200 && isXml(reply)) return ok({ chunks: reply.chunks });
    const body = await readWhole(reply, mostBytes);
    if (!body.ok) return err(fault('calendar.badAnswer', body.error, { waitMs }));
    const answer = read(reply, body.value, waitMs);
    return answer.ok ? err(fault('calendar.badAnswer', 'an answer of another kind', { waitMs })) : answer;
  };

  /** Within the deadline, or not at all while silence is kept. */
  const bounded = async <T>(
    signal: AbortSignal,
    work: (within: AbortSignal) => Promise<Result<T, EwsFault>>,
  ): Promise<Result<T, EwsFault>> => {
    const reason = silent();
    if (reason !== null) return err(reason);
    const outcome = await withDeadline<Result<T, EwsFault>>(clock, deadlineMs, signal, work, () =>
      err(fault('calendar.unreachable', 'no whole answer in time')),
    );
    return outcome.ok ? outcome : err(keepSilent(outcome.error));
  };

  return {
    call: (operation, signal) =>
      queue(
        signal,
        () => bounded(signal, (within) => whole(operation, within)),
        () => err(fault('calendar.unreachable', 'given up', { isCertain: true })),
      ),
    open: async (operation, signal) => {
      const own = createLine(url, onServerTime);
      const stop = new AbortController();
      const end = (): void => {
        stop.abort();
        own.end();
      };
      signal.addEventListener('abort', end, { once: true });
      // The connection outlives the deadline, so it hangs on a signal of its own.
      const outcome = await bounded(signal, (within) => {
        within.addEventListener('abort', end, { once: true });
        return begin(own, operation, stop.signal).finally(() => within.removeEventListener('abort', end));
      });
      if (!outcome.ok || signal.aborted) end();
      return outcome;
    },
  };
}

function read(reply: Reply, body: Buffer, waitMs: number | null): Result<XmlElement, EwsFault> {
  const hasSoap = (reply.status === 200 || reply.status >= 500) && isXml(reply);
  if (!hasSoap) {
    return err(
      reply.status === 200
        ? fault('calendar.badAnswer', body.length === 0 ? 'empty' : 'not XML', { waitMs })
        : statusFault(reply.status, waitMs),
    );
  }
  const text = decodeText(body, textOf(reply.headers['content-type']) ?? '');
  if (text === null) return err(fault('calendar.badAnswer', 'unknown characters', { waitMs }));
  const answer = openEnvelope(text, reply.status, waitMs);
  // A server in trouble may give a page of its proxy any type it likes.
  const isProxys = reply.status !== 200 && (answer.ok || answer.error.code === null);
  return isProxys ? err(statusFault(reply.status, waitMs)) : answer;
}

function isXml({ headers }: Reply): boolean {
  return /^(?:text|application)\/(?:soap\+)?xml\b/i.test(textOf(headers['content-type']) ?? '');
}

function textOf(header: string | string[] | undefined): string | null {
  return typeof header === 'string' ? header : (header?.[0] ?? null);
}
