/**
 * The faults the simulated cloud can be told to show: each meets some requests, for a while, and answers in place of the
 * service, spoils its answer, or spoils the delivery of it.
 */
import { z } from 'zod';
import { FaultLedger as Ledger, reach, type Delivery } from '../http/fault-ledger.ts';
import { json, zoomError, type Answer } from './http-message.ts';
import { throttleOnDemand } from './rate-limits.ts';
import { tokenErrorCodes, tokenErrorForms, tokenRefusal } from './token-face.ts';

/** Faults of the transport can hit the token host as well. */
const at = { ...reach, on: z.enum(['api', 'token']).default('api') };

export const Fault = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tokenError'),
    code: z.literal(tokenErrorCodes),
    form: z.enum(tokenErrorForms).default('both'),
    ...reach,
  }),
  z.strictObject({
    kind: z.literal('unauthorized'),
    code: z.literal([124, 4700, 4711, 4741]).default(124),
    ...reach,
  }),
  z.strictObject({
    kind: z.literal('throttled'),
    per: z.enum(['second', 'day']).default('second'),
    ...reach,
  }),
  z.strictObject({
    kind: z.literal('refusal'),
    status: z.int().min(400).max(499).default(400),
    code: z.int().min(0).default(300),
    ...reach,
  }),
  z.strictObject({
    kind: z.literal('serverError'),
    status: z.literal([500, 502, 503, 504]).default(503),
    body: z.enum(['json', 'html', 'empty']).default('json'),
    ...at,
  }),
  z.strictObject({ kind: z.literal('htmlUnder200'), ...at }),
  z.strictObject({ kind: z.literal('truncatedJson'), ...at }),
  z.strictObject({ kind: z.literal('wrongShape'), ...at }),
  z.strictObject({
    kind: z.literal('slowBody'),
    pauseMs: z.number().nonnegative().nullable().default(null),
    ...at,
  }),
  z.strictObject({ kind: z.literal('noAnswer'), ...at }),
  z.strictObject({ kind: z.literal('cutConnection'), ...at }),
  z.strictObject({
    kind: z.literal('redirect'),
    status: z.literal([301, 302, 307, 308]).default(307),
    location: z.url().default('https://zoom.example/elsewhere'),
    ...at,
  }),
]);
export type Fault = z.output<typeof Fault>;
/** As a caller writes it: what has a default may be left out. */
export type FaultOrder = z.input<typeof Fault>;

export const faultKinds: readonly Fault['kind'][] = Fault.options.map(({ shape }) => shape.kind.value);

function placeOf(fault: Fault): 'api' | 'token' {
  if ('on' in fault) return fault.on;
  return fault.kind === 'tokenError' ? 'token' : 'api';
}

export type FaultLedger = Ledger<Fault, 'api' | 'token'>;
export const createFaultLedger = (): FaultLedger => new Ledger(placeOf);

export interface Outcome {
  readonly answer: Answer;
  readonly delivery: Delivery;
}

const html = (status: number, title: string): Answer => ({
  status,
  headers: { 'Content-Type': 'text/html' },
  body: `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
});

/** Null: the service answers as it would. A fault that stands in place of the service keeps it from doing anything. */
export function standIn(fault: Fault, now: number): Answer | null {
  switch (fault.kind) {
    case 'tokenError':
      return tokenRefusal(fault.code, fault.form);
    case 'unauthorized':
      return tokenProblem(fault.code);
    case 'throttled':
      return throttleOnDemand(fault.per === 'day' ? 'Daily-limit' : 'QPS', now);
    case 'refusal':
      return zoomError(fault.status, fault.code, 'Refused on demand.');
    case 'serverError':
      if (fault.body === 'html') return html(fault.status, String(fault.status));
      if (fault.body === 'empty') return { status: fault.status, headers: {}, body: '' };
      return zoomError(fault.status, fault.status, 'Internal error, please try again later.');
    case 'htmlUnder200':
      return html(200, 'Sign in to the network');
    case 'wrongShape':
      return json(200, { rooms: 'none', access_token: 17, id: null });
    case 'redirect':
      return { status: fault.status, headers: { Location: fault.location }, body: '' };
    case 'truncatedJson':
    case 'slowBody':
    case 'noAnswer':
    case 'cutConnection':
      return null;
  }
}

/** The service has answered; what the fault makes of that. */
export function spoil(fault: Fault | null, answer: Answer): Outcome {
  const whole = { kind: 'whole' } as const;
  switch (fault?.kind) {
    case 'truncatedJson':
      return {
        answer: { ...answer, body: answer.body.slice(0, Math.ceil(answer.body.length / 2)) },
        delivery: whole,
      };
    case 'slowBody':
      return { answer, delivery: { kind: 'held', pauseMs: fault.pauseMs } };
    case 'noAnswer':
      return { answer, delivery: { kind: 'never' } };
    case 'cutConnection':
      return { answer, delivery: { kind: 'cut' } };
    default:
      return { answer, delivery: whole };
  }
}

/** How the API refuses a token, by Zoom's own number. */
export function tokenProblem(code: 124 | 4700 | 4711 | 4741): Answer {
  switch (code) {
    case 124:
      return zoomError(401, 124, 'Invalid access token.');
    case 4700:
      return zoomError(400, 4700, 'Invalid access token, does not contain the scope that is needed.');
    case 4711:
      return zoomError(400, 4711, 'Invalid access token, its scopes differ from those of the app.');
    case 4741:
      return zoomError(401, 4741, 'The token has been withdrawn.');
  }
}
