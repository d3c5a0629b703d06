/**
 * Zoom's token host (reference 14.1): `POST /oauth/token` with the app's id and secret as Basic authorisation and the
 * grant in a form. The keys of its error body are not documented, so both forms seen can be asked for.
 */
import type { App } from './account.ts';
import { json, zoomError, type Answer, type Received } from './http-message.ts';
import type { Tokens } from './tokens.ts';

export const tokenErrorForms = ['both', 'code', 'oauth'] as const;
export type TokenErrorForm = (typeof tokenErrorForms)[number];

export const tokenErrorCodes = [4700, 4702, 4704, 4705, 4706, 4711, 4717, 4741] as const;
export type TokenErrorCode = (typeof tokenErrorCodes)[number];

const reasons: Readonly<Record<TokenErrorCode, readonly [error: string, reason: string]>> = {
  4700: ['invalid_token', 'The token is invalid or lacks a scope.'],
  4702: ['invalid_client', 'Invalid client_id or client_secret'],
  4704: ['invalid_client', 'Invalid client_id or client_secret'],
  4705: ['unsupported_grant_type', 'Unsupported grant type'],
  4706: ['invalid_request', 'The client id, the client secret or the grant type is missing.'],
  4711: ['invalid_scope', 'The scopes of the token and of the app differ.'],
  4717: ['unauthorized_client', 'The app has been disabled.'],
  4741: ['invalid_token', 'The token has been withdrawn.'],
};

export function tokenRefusal(code: TokenErrorCode, form: TokenErrorForm): Answer {
  const [error, reason] = reasons[code];
  return json(code === 4702 || code === 4704 ? 401 : 400, {
    ...(form === 'oauth' ? {} : { code, message: reason }),
    ...(form === 'code' ? {} : { error, reason }),
  });
}

export interface TokenFaceParts {
  readonly app: App;
  readonly tokens: Tokens;
  readonly apiUrl: () => string;
  readonly errorForm: () => TokenErrorForm;
}

export function answerToken(parts: TokenFaceParts, request: Received): Answer {
  if (request.method !== 'POST') return zoomError(405, 405, 'Only POST is supported.');
  const code = refusalOf(parts.app, request);
  if (code !== null) return tokenRefusal(code, parts.errorForm());
  const { scopes } = parts.app;
  const { token, expiresIn } = parts.tokens.issue(scopes);
  return json(200, {
    access_token: token,
    token_type: 'bearer',
    expires_in: expiresIn,
    scope: scopes.join(' '),
    api_url: parts.apiUrl(),
  });
}

function refusalOf(app: App, request: Received): TokenErrorCode | null {
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  const form = new URLSearchParams(isForm ? request.body : '');
  const grant = form.get('grant_type');
  const basic = /^Basic ([A-Za-z0-9+/=]+)$/.exec(request.headers.authorization ?? '')?.[1];
  const [clientId = '', ...secret] = Buffer.from(basic ?? '', 'base64')
    .toString('utf8')
    .split(':');
  if (clientId === '' || secret.length === 0 || grant === null) return 4706;
  if (grant !== 'account_credentials' && grant !== 'client_credentials') return 4705;
  if (clientId !== app.clientId) return 4702;
  if (secret.join(':') !== app.clientSecret) return 4704;
  if (!app.isEnabled) return 4717;
  const isAccountNamed = grant === 'client_credentials' || form.get('account_id') === app.accountId;
  return isAccountNamed ? null : 4706;
}
