/**
 * Microsoft's token host for one tenant: the client credentials flow with a secret or a signed assertion, and the
 * two discovery documents that sign-in libraries ask for first. It grants one resource, Graph, and checks what it
 * is sent as the real endpoint does.
 */
import { assertionFault } from './client-assertion.ts';
import type { Certificate } from './client-assertion.ts';
import { json } from './http-message.ts';
import type { Answer, Face, Received } from './http-message.ts';
import { tokenError } from './token-errors.ts';
import type { TokenErrorCode } from './token-errors.ts';
import type { Tokens } from './tokens.ts';

export interface Registration {
  readonly tenant: string;
  readonly clientId: string;
  clientSecret: string;
  readonly certificate: Certificate | null;
}

export interface TokenFaceParts {
  readonly registration: Registration;
  readonly tokens: Tokens;
  readonly baseUrl: () => string;
  readonly now: () => number;
}

const ownedPath =
  /^\/(?!v1\.0\/|_control)[^/]+\/(oauth2\/v2\.0\/token|v2\.0\/\.well-known\/openid-configuration)$/;
const instancePath = '/common/discovery/instance';
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const microsoftHost = 'login.microsoftonline.com';

export function createTokenFace(parts: TokenFaceParts): Face {
  return {
    name: 'token',
    owns: (path) => path === instancePath || ownedPath.test(path),
    subjectOf: () => ({ mailbox: null, operation: 'token' }),
    admit: () => null,
    answer: (request) => {
      if (request.path === instancePath) return instanceDiscovery(parts, request);
      const tenant = decodeURIComponent(request.path.split('/')[1] ?? '');
      if (request.path.endsWith('/token')) return grant(parts, tenant, request);
      return isKnown(parts, tenant)
        ? openIdConfiguration(parts)
        : refuse(parts, 90002, tenant, new URLSearchParams());
    },
    budget: null,
  };
}

function grant(parts: TokenFaceParts, tenant: string, request: Received): Answer {
  if (request.method !== 'POST') return json(405, {});
  const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  const form = new URLSearchParams(isForm ? request.body : '');
  for (const name of ['grant_type', 'client_id', 'scope']) {
    if ((form.get(name) ?? '') === '') return refuse(parts, 900144, tenant, form, name);
  }
  const code = refusalOf(parts, tenant, form);
  if (code !== null) return refuse(parts, code, tenant, form);
  const scope = form.get('scope') ?? '';
  const { token, expiresIn } = parts.tokens.issue(
    scope.replace(/\/\.default$/, ''),
    parts.registration.clientId,
  );
  return json(
    200,
    { token_type: 'Bearer', expires_in: expiresIn, ext_expires_in: expiresIn, access_token: token },
    { 'Cache-Control': 'no-store, no-cache', Pragma: 'no-cache' },
  );
}

/** The checks in the order in which the real endpoint is seen to make them. */
function refusalOf(parts: TokenFaceParts, tenant: string, form: URLSearchParams): TokenErrorCode | null {
  const { registration } = parts;
  if (!isKnown(parts, tenant)) return 90002;
  if (form.get('grant_type') !== 'client_credentials') return 70003;
  if (form.get('client_id') !== registration.clientId) return 700016;
  const scopes = ['https://graph.microsoft.com', parts.baseUrl()].map((host) => `${host}/.default`);
  if (!scopes.includes(form.get('scope') ?? '')) return 1002012;
  const secret = form.get('client_secret');
  if (secret !== null) return secret === registration.clientSecret ? null : 7000215;
  const assertion = form.get('client_assertion');
  if (assertion === null || form.get('client_assertion_type') !== assertionType) return 7000218;
  if (registration.certificate === null) return 700027;
  return assertionFault(assertion, {
    certificate: registration.certificate,
    clientId: registration.clientId,
    audiences: audiencesOf(parts),
    now: parts.now(),
  });
}

/** The token URL under its own name and under Microsoft's, for a client that is only redirected here. */
function audiencesOf({ registration, baseUrl }: TokenFaceParts): readonly string[] {
  const own = baseUrl();
  return [own, own.replace('http:', 'https:'), `https://${microsoftHost}`].map(
    (host) => `${host}/${registration.tenant}/oauth2/v2.0/token`,
  );
}

function isKnown({ registration }: TokenFaceParts, tenant: string): boolean {
  return tenant.toLowerCase() === registration.tenant.toLowerCase();
}

function refuse(
  parts: TokenFaceParts,
  code: TokenErrorCode,
  tenant: string,
  form: URLSearchParams,
  detail = '',
): Answer {
  return tokenError(code, {
    now: parts.now(),
    tenant,
    clientId: form.get('client_id') ?? '',
    detail,
    correlationId: form.get('client-request-id'),
  });
}

/** The issuer keeps Microsoft's name: libraries accept it for a host they were told to trust. */
function openIdConfiguration({ registration, baseUrl }: TokenFaceParts): Answer {
  const tenantUrl = `${baseUrl()}/${registration.tenant}`;
  return json(200, {
    token_endpoint: `${tenantUrl}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${tenantUrl}/discovery/v2.0/keys`,
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `https://${microsoftHost}/${registration.tenant}/v2.0`,
    authorization_endpoint: `${tenantUrl}/oauth2/v2.0/authorize`,
    end_session_endpoint: `${tenantUrl}/oauth2/v2.0/logout`,
    tenant_region_scope: 'EU',
    cloud_instance_name: 'microsoftonline.com',
    msgraph_host: 'graph.microsoft.com',
  });
}

function instanceDiscovery({ registration, baseUrl }: TokenFaceParts, request: Received): Answer {
  const host = new URL(baseUrl()).host;
  const asked = new URLSearchParams(request.query).get('authorization_endpoint');
  if (asked === null)
    return json(400, { error: 'invalid_request', error_description: 'authorization_endpoint is missing' });
  return json(200, {
    tenant_discovery_endpoint: `${baseUrl()}/${registration.tenant}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [
      { preferred_network: host, preferred_cache: host, aliases: [host] },
      {
        preferred_network: microsoftHost,
        preferred_cache: 'login.windows.net',
        aliases: [microsoftHost, 'login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
      },
    ],
  });
}
