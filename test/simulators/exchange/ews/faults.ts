/**
 * The faults that only EWS can show, beside those of the transport that every face knows: its own refusals over HTTP,
 * its SOAP faults, its errors inside an answer that is otherwise fine, and XML that is none.
 */
import { z } from 'zod';
import { reach } from '../../http/fault-ledger.ts';

const at = { ...reach, on: z.literal('ews').default('ews') };
const code = z.string().regex(/^Error\w+$/);
const carriedOut = z.boolean().default(false);

export const ewsFaults = [
  // Without SOAP.
  z.strictObject({ kind: z.literal('ewsUnauthorized'), ...at }),
  z.strictObject({
    kind: z.literal('ewsPage'),
    /** With a page of HTML; 440 and 456 stand for a login that has run out or is locked. */
    status: z.literal([200, 403, 404, 413, 440, 456, 503]).default(403),
    retryAfterSeconds: z.number().positive().nullable().default(null),
    ...at,
  }),
  z.strictObject({
    kind: z.literal('ewsRedirect'),
    status: z.literal([301, 302, 307, 308]).default(302),
    /** Null: the site's own sign-in page. */
    location: z.string().nullable().default(null),
    ...at,
  }),
  z.strictObject({ kind: z.literal('ewsEmptyBody'), ...at }),

  // A SOAP fault under 500, or an error in each message under 200.
  z.strictObject({
    kind: z.literal('ewsServerBusy'),
    as: z.enum(['fault', 'message']).default('fault'),
    backOffMs: z.int().nonnegative().nullable().default(42_000),
    /** Names the policy that was overstepped instead of a time to wait. */
    namesPolicy: z.boolean().default(false),
    carriedOut,
    ...at,
  }),
  z.strictObject({
    kind: z.literal('ewsFault'),
    code: code.default('ErrorInternalServerError'),
    /** The code stands in the fault code alone, without any detail. */
    isBare: z.boolean().default(false),
    /** White space round every text. */
    isPadded: z.boolean().default(false),
    innerCode: code.nullable().default(null),
    carriedOut,
    ...at,
  }),
  z.strictObject({
    kind: z.literal('ewsMessage'),
    code: code.default('ErrorInternalServerTransientError'),
    carriedOut,
    ...at,
  }),
  /** A batch of which the first `after` are answered, the next one fails, and the rest is not looked at. */
  z.strictObject({
    kind: z.literal('ewsBatchStopped'),
    after: z.int().nonnegative().default(1),
    code: code.default('ErrorInternalServerError'),
    ...at,
  }),

  // XML that is none, or not what it says it is.
  z.strictObject({ kind: z.literal('ewsTruncatedXml'), ...at }),
  z.strictObject({ kind: z.literal('ewsEntityBomb'), ...at }),
  z.strictObject({ kind: z.literal('ewsOtherXml'), ...at }),
  z.strictObject({
    kind: z.literal('ewsWrongCharset'),
    /** The bytes that come under the name of UTF-8. */
    bytes: z.enum(['latin1', 'utf16le']).default('latin1'),
    ...at,
  }),
] as const;

export type EwsFault = z.infer<(typeof ewsFaults)[number]>;
