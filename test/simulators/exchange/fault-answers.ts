/**
 * What each fault does to a request: it answers in place of the face, spoils the face's answer, or spoils its
 * delivery. Envelopes are those of the endpoint the fault is set on.
 */
import type { Delivery } from '../http/fault-ledger.ts';
import { answerUnder } from './ews/fault-answers.ts';
import type { Fault } from './faults.ts';
import { graphErrorAnswer, graphErrors } from './graph/graph-error.ts';
import type { GraphError } from './graph/graph-error.ts';
import { json } from './http-message.ts';
import type { Answer, Face, Received } from './http-message.ts';
import { tokenError } from './token-errors.ts';

export interface FaultContext {
  readonly now: number;
  readonly baseUrl: string;
  readonly clientId: string;
}

export interface Outcome {
  /** Called once, when the answer is about to be sent. */
  readonly answer: () => Answer;
  readonly delivery: Delivery;
  /** Milliseconds from the request's arrival to its answer. */
  readonly pauseMs: number;
  /** Seconds by which the `Date` header is wrong. */
  readonly dateOffsetSeconds: number;
}

const gatewayPage = (title: string) =>
  `<!DOCTYPE html>\r\n<html><head><title>${title}</title></head><body><h1>${title}</h1><p>The gateway could not complete your request.</p></body></html>`;

/** The outcome of a request under `fault`; without one it is simply the face's answer. */
export function outcomeUnder(
  fault: Fault | null,
  face: Face,
  request: Received,
  context: FaultContext,
): Outcome {
  const whole = (answer: Answer): Outcome => outcome(() => answer);
  const graph = (error: GraphError) =>
    whole(graphErrorAnswer(error, { now: context.now, clientRequestId: requestId(request) }));
  if (fault === null) return whole(face.answer(request));
  switch (fault.kind) {
    case 'tokenError':
      return whole(refusedToken(fault.code, request, context));
    case 'tokenHostUnknown':
    case 'emptyNotFound':
      return whole({ status: 404, headers: {}, body: '' });
    case 'unauthorized':
      return graph(graphErrors.unauthorized('Lifetime validation failed, the token is expired.'));
    case 'accessDenied':
      return graph(fault.text === 'odata' ? graphErrors.odataDisabled : graphErrors.accessDenied);
    case 'mailboxUnknown':
      return graph(graphErrors.invalidUser(face.subjectOf(request).mailbox ?? ''));
    case 'mailboxOnPremises':
      return graph(graphErrors.mailboxElsewhere);
    case 'throttled':
      return graph({
        status: 429,
        code: 'TooManyRequests',
        message: 'Too Many Requests',
        headers: retryAfter(fault, context.now),
      });
    case 'refused': {
      const { status, code, pauseMs } = fault;
      return { ...graph({ status, code, message: 'The request was refused.' }), pauseMs };
    }
    case 'serverError':
      if (fault.carriedOut) face.answer(request);
      return { ...whole(serverError(fault, request, context.now)), pauseMs: fault.pauseMs };
    case 'slowAnswer':
      return fault.work === 'first'
        ? { ...whole(face.answer(request)), pauseMs: fault.pauseMs }
        : { ...outcome(() => face.answer(request)), pauseMs: fault.pauseMs };
    case 'htmlUnder200':
      return whole({
        status: 200,
        headers: { 'Content-Type': 'text/html' },
        body: gatewayPage('Sign in to the network'),
      });
    case 'wrongShape':
      return whole(json(200, { value: { events: 'none' }, access_token: 17 }));
    case 'truncatedJson': {
      const answer = face.answer(request);
      return whole({ ...answer, body: answer.body.slice(0, Math.ceil(answer.body.length / 2)) });
    }
    case 'nextLinkElsewhere':
    case 'endlessNextLink':
    case 'emptyPage':
      return whole(spoilPage(fault, face.answer(request), request, context.baseUrl));
    case 'wrongDate':
      return { ...whole(face.answer(request)), dateOffsetSeconds: fault.seconds };
    case 'slowBody':
      return { ...whole(face.answer(request)), delivery: { kind: 'held', pauseMs: fault.pauseMs } };
    case 'halfOpen':
    case 'cutConnection':
      if (fault.carriedOut) face.answer(request);
      return {
        ...whole(json(200, {})),
        delivery: { kind: fault.kind === 'halfOpen' ? 'never' : 'cut' },
      };
    default:
      return whole(answerUnder(fault, face, request));
  }
}

/** The answer as it comes: whole, at once and under the right date. */
export function outcome(answer: () => Answer): Outcome {
  return { answer, delivery: { kind: 'whole' }, pauseMs: 0, dateOffsetSeconds: 0 };
}

function refusedToken(
  code: Extract<Fault, { kind: 'tokenError' }>['code'],
  request: Received,
  context: FaultContext,
): Answer {
  const form = new URLSearchParams(request.body);
  return tokenError(code, {
    now: context.now,
    tenant: request.path.split('/')[1] ?? '',
    clientId: context.clientId,
    detail: '',
    correlationId: form.get('client-request-id'),
  });
}

function serverError(fault: Extract<Fault, { kind: 'serverError' }>, request: Received, now: number): Answer {
  const headers = retryAfter(fault, now);
  switch (fault.body) {
    case 'empty':
      return { status: fault.status, headers, body: '' };
    case 'html':
      return {
        status: fault.status,
        headers: { 'Content-Type': 'text/html', ...headers },
        body: gatewayPage(`${fault.status}`),
      };
    case 'json': {
      const code = fault.status === 500 ? 'ErrorInternalServerError' : 'ServiceUnavailable';
      const message = 'The service is temporarily unavailable. Please retry.';
      return graphErrorAnswer(
        { status: fault.status, code, message, headers },
        { now, clientRequestId: requestId(request) },
      );
    }
  }
}

/** All the forms seen or allowed: whole seconds, seconds with a fraction, an HTTP date, and nothing. */
function retryAfter(
  {
    retryAfter: form,
    seconds,
  }: { readonly retryAfter: 'seconds' | 'fraction' | 'date' | 'none'; readonly seconds: number },
  now: number,
): Record<string, string> {
  switch (form) {
    case 'seconds':
      return { 'Retry-After': String(Math.ceil(seconds)) };
    case 'fraction':
      return { 'Retry-After': (Math.floor(seconds) + 0.128).toFixed(3) };
    case 'date':
      return { 'Retry-After': new Date(now + seconds * 1000).toUTCString() };
    case 'none':
      return {};
  }
}

type PageFault = Extract<Fault, { kind: 'nextLinkElsewhere' | 'endlessNextLink' | 'emptyPage' }>;

/** Only collections have pages; any other answer passes untouched. */
function spoilPage(fault: PageFault, answer: Answer, request: Received, baseUrl: string): Answer {
  if (answer.body === '') return answer;
  const page = JSON.parse(answer.body) as Record<string, unknown>;
  const { value, ...rest } = page;
  if (!Array.isArray(value)) return answer;
  const own = `${baseUrl}${request.path}`;
  const spoilt = (link: string, items: readonly unknown[]): Answer => ({
    ...answer,
    body: JSON.stringify({ ...rest, value: items, '@odata.nextLink': link }),
  });
  switch (fault.kind) {
    case 'nextLinkElsewhere':
      return spoilt(`${fault.origin}${request.path}?${request.query}`, value);
    case 'endlessNextLink':
      return spoilt(`${own}?${withSkip(request.query, value.length + 1)}`, value);
    case 'emptyPage':
      return spoilt(`${own}?${withSkip(request.query, 0)}`, []);
  }
}

function withSkip(query: string, more: number): string {
  const before = Number(new URLSearchParams(query).get('$skip') ?? '0');
  const kept = query.split('&').filter((pair) => !/^(\$|%24)skip=/.test(pair));
  return [...kept, `$skip=${before + more}`].join('&');
}

function requestId({ headers }: Received): string | null {
  return headers['client-request-id']?.toString() ?? null;
}
