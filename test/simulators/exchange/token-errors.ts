/**
 * The refusals of Microsoft's token endpoint in its own envelope, which is not Graph's. Codes, statuses and texts
 * follow the published list of AADSTS errors.
 */
import { randomUUID } from 'node:crypto';
import { json } from './http-message.ts';
import type { Answer } from './http-message.ts';

const refusals = {
  7000215: [
    401,
    'invalid_client',
    "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{client}'.",
  ],
  7000222: [
    401,
    'invalid_client',
    "The provided client secret keys for app '{client}' are expired. Visit the Azure portal to create new keys for your app.",
  ],
  7000218: [
    401,
    'invalid_client',
    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  ],
  700016: [
    400,
    'unauthorized_client',
    "Application with identifier '{client}' was not found in the directory '{tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.",
  ],
  700021: [
    401,
    'invalid_client',
    "Client assertion application identifier doesn't match 'client_id' parameter.",
  ],
  700023: [401, 'invalid_client', 'Client assertion audience claim does not match Realm issuer.'],
  700024: [401, 'invalid_client', 'Client assertion is not within its valid time range.'],
  700027: [
    401,
    'invalid_client',
    'Client assertion failed signature validation. The key was not found or the signature does not match.',
  ],
  70003: [400, 'unsupported_grant_type', 'The app returned an unsupported grant type.'],
  1002012: [
    400,
    'invalid_scope',
    'The provided value for scope is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).',
  ],
  90002: [
    400,
    'invalid_request',
    "Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.",
  ],
  900144: [400, 'invalid_request', "The request body must contain the following parameter: '{detail}'."],
} as const satisfies Record<number, readonly [number, string, string]>;

export type TokenErrorCode = keyof typeof refusals;

export interface TokenErrorContext {
  readonly now: number;
  readonly tenant: string;
  readonly clientId: string;
  readonly detail: string;
  readonly correlationId: string | null;
}

export function tokenError(code: TokenErrorCode, context: TokenErrorContext): Answer {
  const [status, error, text] = refusals[code];
  const traceId = randomUUID();
  const correlationId = context.correlationId ?? randomUUID();
  const timestamp = new Date(context.now)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, 'Z');
  const message = text
    .replace('{client}', context.clientId)
    .replace('{tenant}', context.tenant)
    .replace('{detail}', context.detail);
  return json(status, {
    error,
    error_description: `AADSTS${code}: ${message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: [code],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
  });
}
