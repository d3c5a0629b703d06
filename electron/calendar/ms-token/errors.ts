/**
 * What the refusals of Microsoft's token host mean for the panel, and how long to leave it alone after each. Decides
 * by status and number; the message, which can carry names, is never read.
 */
import { z } from 'zod';
import { type ErrorCode, panelError } from '../../../shared/errors.ts';
import type { Fault } from '../poll.ts';

const TokenEnvelope = z.object({
  error: z.string().catch(''),
  error_codes: z.array(z.number()).catch([]),
});

/** AADSTS numbers as the token endpoint gives them in `error_codes`. */
const tokenCodes: Readonly<Record<number, ErrorCode>> = {
  7000215: 'calendar.secretRefused',
  7000222: 'calendar.secretExpired',
  700016: 'calendar.appUnknown',
  90002: 'calendar.tenantUnknown',
  900023: 'calendar.tenantUnknown',
  700027: 'calendar.secretRefused', // signature or thumbprint of the certificate
  7000213: 'calendar.secretRefused',
  700024: 'calendar.secretRefused', // assertion outside its time
};
const tokenErrors: Readonly<Record<string, ErrorCode>> = {
  invalid_client: 'calendar.secretRefused',
  unauthorized_client: 'calendar.appUnknown',
};

/** An answer other than a token, as far as it matters here. */
export interface TokenRefusal {
  readonly status: number;
  readonly waitMs: number | null;
  /** The parsed body; null when it was empty or not JSON. */
  readonly document: unknown;
}

export function fault(code: ErrorCode, cause: string, rest: Partial<Omit<Fault, 'error'>> = {}): Fault {
  return { error: panelError(code, 'later', cause), pace: 'soon', waitMs: null, ...rest };
}

export function tokenFault({ status, waitMs, document }: TokenRefusal): Fault {
  if (status === 429) return fault('calendar.throttled', 'token, status 429', { waitMs });
  if (status >= 500) return fault('calendar.unreachable', `token, status ${status}`, { waitMs });
  const decoded = TokenEnvelope.safeParse(document);
  const numbers = decoded.success ? decoded.data.error_codes : [];
  const known = numbers.map((number) => tokenCodes[number]).find((code) => code !== undefined);
  const byName = decoded.success ? tokenErrors[decoded.data.error] : undefined;
  const cause = `token, status ${status}${numbers.length > 0 ? `, ${numbers.join(' ').slice(0, 60)}` : ''}`;
  // A wrong tenant or host can also give 404 without a word.
  const code = known ?? byName ?? (status === 404 ? 'calendar.tenantUnknown' : 'calendar.badAnswer');
  return fault(code, cause, { pace: status < 400 ? 'soon' : 'slow', waitMs });
}
