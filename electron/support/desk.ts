/**
 * Speaks to the service desk: one report or one question for its status at a time, each with a deadline, judged into
 * what the sender has to do next. Follows no redirect and asks no other origin. Retries nothing.
 *
 * The report goes as JSON by POST with an `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header-07: a quoted
 * string), so that a report whose answer was lost can be sent again without becoming two.
 */
import { z } from 'zod';
import type { ErrorCode } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import { hour, second } from '../../shared/time.ts';
import type { Clock } from '../ports/clock.ts';
import {
  createExchange,
  type ExchangeAnswer,
  type ExchangeFailure,
  retryAfterMs,
} from '../resilience/json-exchange.ts';
import type { FaultDocument } from './document.ts';
import { plainText } from './plain-text.ts';

/** Over request and answer: a service desk may be slow, but nobody waits in front of the panel for it. */
export const deskDeadlineMs = 15 * second;
const mostAnswerBytes = 16 * 1024;
/** Longer demands are cut to this, so that a wrong one does not silence a panel for days. */
const mostRetryAfterMs = hour;
const mostReferenceCharacters = 40;
const mostMessageCharacters = 200;
const mostAddressCharacters = 500;

export const deskAnswers = ['received', 'assigned', 'onTheWay', 'solved'] as const;

/** The connection or the desk is in trouble; `retryAfterMs` where it said how long. */
interface Trouble {
  readonly kind: 'trouble';
  readonly code: Extract<ErrorCode, 'support.unreachable' | 'support.badAnswer'>;
  readonly cause: string;
  readonly retryAfterMs: number | null;
}

export type Delivery =
  | {
      readonly kind: 'taken';
      readonly reference: string | null;
      /** On the desk's own origin; null when there is nothing to ask. */
      readonly statusUrl: string | null;
    }
  | { readonly kind: 'refused'; readonly status: number }
  | Trouble;

export type Hearing =
  | {
      readonly kind: 'heard';
      readonly answer: (typeof deskAnswers)[number];
      readonly message: string | null;
    }
  /** There is no such status, or it is not for us. */
  | { readonly kind: 'refused'; readonly status: number }
  | Trouble;

export interface Desk {
  readonly deliver: (document: FaultDocument, signal: AbortSignal) => Promise<Delivery>;
  readonly askStatus: (statusUrl: string, signal: AbortSignal) => Promise<Hearing>;
}

/** Each key stands for itself: one that makes no sense takes nothing from the other. */
const reply = z.object({
  reference: z.union([z.string(), z.number().transform(String)]).catch(''),
  statusUrl: z.string().max(mostAddressCharacters).nullable().catch(null),
});
const status = z.object({
  state: z.enum(deskAnswers),
  message: z.string().catch(''),
});

export function createDesk(reportUrl: string, clock: Clock): Desk {
  const exchange = createExchange({
    origin: new URL(reportUrl).origin,
    clock,
    deadlineMs: deskDeadlineMs,
    mostBytes: mostAnswerBytes,
  });
  return {
    deliver: async (document, signal) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': `"${document.id}"` };
      const body = JSON.stringify(document);
      const judged = judge(await exchange({ method: 'POST', url: reportUrl, headers, body }, signal), clock);
      return judged.kind === 'answered' ? readReply(judged.document, reportUrl) : judged;
    },
    askStatus: async (statusUrl, signal) => {
      const request = { method: 'GET', url: statusUrl, headers: {}, body: null } as const;
      const judged = judge(await exchange(request, signal), clock);
      if (judged.kind !== 'answered') return judged;
      const heard = status.safeParse(judged.document);
      if (!heard.success) return trouble('support.badAnswer', 'no status', null);
      const { state, message } = heard.data;
      return { kind: 'heard', answer: state, message: plainText(message, mostMessageCharacters) };
    },
  };
}

function readReply(document: unknown, reportUrl: string): Delivery {
  const read = reply.safeParse(document);
  if (!read.success) return { kind: 'taken', reference: null, statusUrl: null };
  const { reference, statusUrl } = read.data;
  return {
    kind: 'taken',
    reference: plainText(reference, mostReferenceCharacters),
    statusUrl: statusUrl === null ? null : onSameOrigin(statusUrl, reportUrl),
  };
}

/** The address as a whole one, where it leads to the origin that the report went to. */
export function onSameOrigin(address: string, reportUrl: string): string | null {
  if (!URL.canParse(address, reportUrl)) return null;
  const url = new URL(address, reportUrl);
  const isOwn = url.origin === new URL(reportUrl).origin && url.username === '' && url.password === '';
  return isOwn ? url.href : null;
}

const trouble = (code: Trouble['code'], cause: string, waitMs: number | null): Trouble => ({
  ...{ kind: 'trouble', code, cause },
  retryAfterMs: waitMs,
});

type Judged =
  | { readonly kind: 'answered'; readonly document: unknown }
  | { readonly kind: 'refused'; readonly status: number }
  | Trouble;

function judge(outcome: Result<ExchangeAnswer, ExchangeFailure>, clock: Clock): Judged {
  if (!outcome.ok) return trouble('support.unreachable', outcome.error.cause, null);
  const { status: code, headers, serverNow } = outcome.value;
  if (code >= 200 && code < 300) return judgeBody(outcome.value);
  if (code >= 500 || isForLater(code)) {
    const waitMs = retryAfterMs(headers.get('retry-after'), serverNow ?? clock.now(), mostRetryAfterMs);
    return trouble('support.unreachable', `status ${code}`, waitMs);
  }
  if (code >= 400) return { kind: 'refused', status: code };
  return trouble('support.badAnswer', `status ${code}`, null);
}

/** Too slow, too many; and 409, which says that the same key is being worked on at this moment (the draft, 2.7). */
function isForLater(code: number): boolean {
  return code === 408 || code === 409 || code === 429;
}

function judgeBody({ body, headers }: ExchangeAnswer): Judged {
  if (body.kind === 'document') return { kind: 'answered', document: body.document };
  if (body.kind === 'empty') return { kind: 'answered', document: null };
  if (body.isCutShort) return trouble('support.unreachable', body.cause, null);
  // A page to sign in on, or of somebody in between. Any other text of success is one: web hooks say `ok`.
  const isPage = /^text\/html\b/i.test(headers.get('content-type') ?? '');
  return isPage ? trouble('support.badAnswer', 'web page', null) : { kind: 'answered', document: null };
}
