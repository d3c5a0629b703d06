/**
 * The faults the simulator can be told to show, as a closed list with its decoder, and which part of the service
 * each is set on.
 */
import { z } from 'zod';
import { FaultLedger as Ledger, reach } from '../http/fault-ledger.ts';
import { ewsFaults } from './ews/faults.ts';
import type { FaceName } from './http-message.ts';

/** Faults of the transport can hit the token host and EWS as well as Graph. */
const at = { ...reach, on: z.enum(['graph', 'token', 'ews']).default('graph') };

/** Whether the request is carried out although its answer says otherwise, or never comes. */
const carriedOut = z.boolean().default(false);
/** How long the answer lets the client wait. */
const pauseMs = z.number().nonnegative().default(0);

const Retry = z.enum(['seconds', 'fraction', 'date', 'none']);

export const Fault = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tokenError'),
    code: z.literal([7000215, 7000222, 700016, 90002, 700027]),
    ...reach,
  }),
  z.strictObject({ kind: z.literal('tokenHostUnknown'), ...reach }),
  z.strictObject({ kind: z.literal('unauthorized'), ...reach }),
  z.strictObject({
    kind: z.literal('accessDenied'),
    text: z.enum(['credentials', 'odata']).default('credentials'),
    ...reach,
  }),
  z.strictObject({ kind: z.literal('mailboxUnknown'), ...reach }),
  z.strictObject({ kind: z.literal('mailboxOnPremises'), ...reach }),
  z.strictObject({ kind: z.literal('emptyNotFound'), ...at }),
  z.strictObject({
    kind: z.literal('throttled'),
    retryAfter: Retry.default('seconds'),
    seconds: z.number().positive().default(3),
    ...reach,
  }),
  z.strictObject({
    kind: z.literal('refused'),
    status: z.int().min(400).max(599).default(409),
    code: z.string().min(1).max(100).default('ErrorIrresolvableConflict'),
    pauseMs,
    ...reach,
  }),
  z.strictObject({
    kind: z.literal('serverError'),
    status: z.literal([500, 502, 503, 504]).default(503),
    body: z.enum(['json', 'html', 'empty']).default('json'),
    retryAfter: Retry.default('none'),
    seconds: z.number().positive().default(3),
    pauseMs,
    carriedOut,
    ...at,
  }),
  /** The answer is right and late; `work` says whether the request is carried out before the pause or after it. */
  z.strictObject({
    kind: z.literal('slowAnswer'),
    pauseMs: z.number().positive(),
    work: z.enum(['first', 'last']).default('first'),
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
  z.strictObject({ kind: z.literal('halfOpen'), carriedOut, ...at }),
  z.strictObject({ kind: z.literal('cutConnection'), carriedOut, ...at }),
  z.strictObject({
    kind: z.literal('nextLinkElsewhere'),
    origin: z.url().default('https://graph.microsoft.example'),
    ...reach,
  }),
  z.strictObject({ kind: z.literal('endlessNextLink'), ...reach }),
  z.strictObject({ kind: z.literal('emptyPage'), ...reach }),
  z.strictObject({ kind: z.literal('wrongDate'), seconds: z.number(), ...at }),
  ...ewsFaults,
]);
export type Fault = z.infer<typeof Fault>;
/** As a caller writes it: what has a default may be left out. */
export type FaultOrder = z.input<typeof Fault>;
export type FaultKind = Fault['kind'];

export const faultKinds: readonly FaultKind[] = Fault.options.map((option) => option.shape.kind.value);

function faceOf(fault: Fault): FaceName {
  if ('on' in fault) return fault.on;
  return fault.kind === 'tokenError' || fault.kind === 'tokenHostUnknown' ? 'token' : 'graph';
}

export type FaultLedger = Ledger<Fault, FaceName>;
export const createFaultLedger = (): FaultLedger => new Ledger(faceOf);
