/**
 * The faults the simulated service desk can be told to show: each meets some requests, for a while, and answers in place
 * of the desk, spoils its answer, or loses request or answer on the way.
 */
import { z } from 'zod';
import { FaultLedger as Ledger, reach, type Delivery } from '../http/fault-ledger.ts';
import { empty, json, problem, type Answer } from './http-message.ts';

const retryAfter = z.string().max(60).nullable().default(null);

export const Fault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('refusal'), status: z.int().min(400).max(499).default(400), ...reach }),
  z.strictObject({ kind: z.literal('throttled'), retryAfter, ...reach }),
  z.strictObject({
    kind: z.literal('serverError'),
    status: z.literal([500, 502, 503, 504]).default(503),
    retryAfter,
    ...reach,
  }),
  z.strictObject({ kind: z.literal('lostRequest'), ...reach }),
  z.strictObject({ kind: z.literal('lostAnswer'), ...reach }),
  z.strictObject({ kind: z.literal('cutAnswer'), ...reach }),
  z.strictObject({ kind: z.literal('noAnswer'), ...reach }),
  z.strictObject({ kind: z.literal('halfAnswer'), ...reach }),
  z.strictObject({ kind: z.literal('inProgress'), ...reach }),
  z.strictObject({ kind: z.literal('truncatedJson'), ...reach }),
  z.strictObject({ kind: z.literal('wrongShape'), ...reach }),
  z.strictObject({ kind: z.literal('longAnswer'), ...reach }),
  z.strictObject({ kind: z.literal('plainText'), ...reach }),
  z.strictObject({ kind: z.literal('webPage'), ...reach }),
  z.strictObject({
    kind: z.literal('redirect'),
    status: z.literal([301, 302, 303, 307, 308]).default(307),
    location: z.string().max(200).default('https://portal.example/login'),
    ...reach,
  }),
]);
export type Fault = z.output<typeof Fault>;
/** As a caller writes it: what has a default may be left out. */
export type FaultOrder = z.input<typeof Fault>;

export const faultKinds: readonly Fault['kind'][] = Fault.options.map(({ shape }) => shape.kind.value);

export type FaultLedger = Ledger<Fault, 'desk'>;
export const createFaultLedger = (): FaultLedger => new Ledger(() => 'desk');

/** What the fault does with a request; `work` has the desk do its work and gives its answer. */
export function meet(fault: Fault | null, work: () => Answer): { answer: Answer; delivery: Delivery } {
  const whole = (answer: Answer) => ({ answer, delivery: { kind: 'whole' } as const });
  switch (fault?.kind) {
    case undefined:
      return whole(work());
    case 'refusal':
      return whole(problem(fault.status, 'Refused on demand.'));
    case 'throttled':
      return whole(problem(429, 'Too many.', waiting(fault.retryAfter)));
    case 'serverError':
      return whole(problem(fault.status, 'Trouble.', waiting(fault.retryAfter)));
    case 'redirect':
      return whole(empty(fault.status, { Location: fault.location }));
    case 'webPage':
      return whole({
        status: 200,
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
        body: '<!DOCTYPE html><html><title>Sign in</title></html>',
      });
    case 'lostRequest':
      return { answer: empty(0), delivery: { kind: 'cut' } };
    case 'lostAnswer':
      return { answer: work(), delivery: { kind: 'cut' } };
    case 'noAnswer':
      return { answer: work(), delivery: { kind: 'never' } };
    case 'halfAnswer':
      return { answer: work(), delivery: { kind: 'held', pauseMs: null } };
    case 'cutAnswer':
      return { answer: work(), delivery: { kind: 'held', pauseMs: 0 } };
    case 'inProgress':
      work();
      return whole(problem(409, 'A request with this key is being worked on.'));
    case 'truncatedJson': {
      const answer = work();
      return whole({ ...answer, body: answer.body.slice(0, Math.ceil(answer.body.length / 2)) });
    }
    case 'wrongShape':
      work();
      return whole(json(201, { reference: { number: 1 }, statusUrl: 17, state: 'gone', message: [] }));
    case 'longAnswer':
      work();
      return whole(json(201, { reference: 'x'.repeat(1024 * 1024) }));
    case 'plainText':
      work();
      return whole({ status: 200, headers: { 'Content-Type': 'text/plain' }, body: 'ok' });
  }
}

const waiting = (seconds: string | null): Answer['headers'] =>
  seconds === null ? {} : { 'Retry-After': seconds };
