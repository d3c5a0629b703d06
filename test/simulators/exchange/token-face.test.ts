import { createHash, generateKeyPairSync, sign, constants } from 'node:crypto';
import { ConfidentialClientApplication } from '@azure/msal-node';
import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { askToken, callRoom, errorCode, read } from './graph-caller.ts';
import { startExchange } from './index.ts';
import type { ExchangeSimulator } from './index.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const thumbprint = createHash('sha256').update('a certificate').digest('hex');
let nowMs = Date.parse('2026-11-24T08:07:00Z');
let exchange: ExchangeSimulator;

beforeAll(async () => {
  exchange = await startExchange({
    scenario: 'empty',
    now: () => nowMs,
    clientSecret: 'right',
    certificatePublicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    // As certificate tools print it.
    certificateThumbprint: thumbprint.toUpperCase().replaceAll(/(..)(?=.)/g, '$1:'),
  });
});
afterAll(() => exchange.stop());
afterEach(() => {
  nowMs = Date.parse('2026-11-24T08:07:00Z');
});

describe('client credentials with a secret', () => {
  it('gives a bearer token that opens the calendar', async () => {
    const token = await askToken(exchange);
    expect(token.body).toMatchObject({ token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599 });
    expect((await callRoom(exchange, '/calendar')).status).toBe(200);
  });

  it("accepts the simulator's own address as the resource", async () => {
    expect((await askToken(exchange, { scope: `${exchange.url}/.default` })).status).toBe(200);
  });

  it.each([
    ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client', 7000215],
    ['an unknown application', { client_id: 'someone' }, 400, 'unauthorized_client', 700016],
    [
      'another resource',
      { scope: 'https://graph.microsoft.com/Calendars.Read' },
      400,
      'invalid_scope',
      1002012,
    ],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
    ['no credential at all', { client_secret: null }, 401, 'invalid_client', 7000218],
    ['no scope', { scope: null }, 400, 'invalid_request', 900144],
  ])('refuses %s in the envelope of the token endpoint', async (_, change, status, error, code) => {
    const refused = await askToken(exchange, change);
    expect(refused.status).toBe(status);
    expect(refused.body).toMatchObject({ error, error_codes: [code], timestamp: '2026-11-24 08:07:00Z' });
    expect(refused.body['error_description']).toMatch(new RegExp(`^AADSTS${code}: `));
  });

  it('refuses an unknown tenant', async () => {
    const refused = await askToken(exchange, {}, 'nowhere.example');
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ error: 'invalid_request', error_codes: [90002] });
  });

  it('reads nothing but a form', async () => {
    const path = `${exchange.url}/${exchange.tenant}/oauth2/v2.0/token`;
    const body = JSON.stringify({ grant_type: 'client_credentials' });
    const headers = { 'content-type': 'application/json' };
    const refused = await read(await fetch(path, { method: 'POST', body, headers }));
    expect(refused.body).toMatchObject({ error_codes: [900144] });
    expect((await fetch(path)).status).toBe(405);
  });

  it('lets a token expire by its own clock', async () => {
    const token = String((await askToken(exchange)).body['access_token']);
    const call = async () =>
      read(
        await fetch(`${exchange.url}/v1.0/users/${exchange.mailbox}/calendar`, {
          headers: { authorization: `Bearer ${token}` },
        }),
      );
    nowMs += 3598_000;
    expect((await call()).status).toBe(200);
    nowMs += 1000;
    const late = await call();
    expect([late.status, errorCode(late)]).toEqual([401, 'InvalidAuthenticationToken']);
  });
});

interface AssertionParts {
  readonly alg: 'RS256' | 'PS256';
  readonly claims: Record<string, unknown>;
  readonly header: Record<string, unknown>;
  readonly key: typeof privateKey;
}

function assertion(change: Partial<AssertionParts> = {}): Record<string, string | null> {
  const { alg, claims, header, key }: AssertionParts = {
    alg: 'PS256',
    claims: {},
    header: {},
    key: privateKey,
    ...change,
  };
  const x5t = { 'x5t#S256': Buffer.from(thumbprint, 'hex').toString('base64url') };
  const whole = {
    aud: `https://login.microsoftonline.com/${exchange.tenant}/oauth2/v2.0/token`,
    iss: exchange.clientId,
    sub: exchange.clientId,
    exp: nowMs / 1000 + 600,
    nbf: nowMs / 1000,
    ...claims,
  };
  const signed = [{ alg, typ: 'JWT', ...x5t, ...header }, whole]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const padding = alg === 'RS256' ? constants.RSA_PKCS1_PADDING : constants.RSA_PKCS1_PSS_PADDING;
  const options = { key, padding, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  return {
    client_secret: null,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: `${signed}.${sign('sha256', Buffer.from(signed), options).toString('base64url')}`,
  };
}

describe('client credentials with a certificate', () => {
  it.each(['RS256', 'PS256'] as const)('accepts an assertion signed with %s', async (alg) => {
    expect((await askToken(exchange, assertion({ alg }))).status).toBe(200);
  });

  it.each([
    ['another key', { key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey }, 700027],
    ['an unknown thumbprint', { header: { 'x5t#S256': 'AAAA' } }, 700027],
    ['no thumbprint', { header: { 'x5t#S256': undefined } }, 700027],
    ['another audience', { claims: { aud: 'https://graph.microsoft.com' } }, 700023],
    ['another issuer', { claims: { iss: 'someone' } }, 700021],
    ['another subject', { claims: { sub: 'someone' } }, 700021],
    ['an assertion that has expired', { claims: { exp: Date.parse('2026-11-24T08:01:00Z') / 1000 } }, 700024],
    ['an assertion from the future', { claims: { nbf: Date.parse('2026-11-24T08:13:00Z') / 1000 } }, 700024],
  ])('refuses %s', async (_, change, code) => {
    const refused = await askToken(exchange, assertion(change));
    expect(refused.status).toBe(401);
    expect(refused.body).toMatchObject({ error: 'invalid_client', error_codes: [code] });
  });

  it('refuses what is no assertion, and an assertion of an unnamed type', async () => {
    const noJwt = { ...assertion(), client_assertion: 'a.b' };
    const unnamed = { ...assertion(), client_assertion_type: null };
    expect((await askToken(exchange, noJwt)).body).toMatchObject({ error_codes: [700027] });
    expect((await askToken(exchange, unnamed)).body).toMatchObject({ error_codes: [7000218] });
  });

  it('knows no certificate unless it was given one', async () => {
    const bare = await startExchange({ scenario: 'empty', now: () => nowMs });
    try {
      expect((await askToken(bare, assertion())).body).toMatchObject({ error_codes: [700027] });
    } finally {
      await bare.stop();
    }
  });
});

describe('discovery', () => {
  it("lets Microsoft's own library find its way to a token", async () => {
    const asked: string[] = [];
    const app = new ConfidentialClientApplication({
      auth: {
        clientId: exchange.clientId,
        clientSecret: exchange.clientSecret,
        authority: `${exchange.url.replace('http:', 'https:')}/${exchange.tenant}`,
        knownAuthorities: [new URL(exchange.url).host],
      },
      system: { networkClient: overHttp(asked) },
    });
    const result = await app.acquireTokenByClientCredential({
      scopes: ['https://graph.microsoft.com/.default'],
    });
    expect(result?.accessToken).toMatch(/^eyJ/);
    expect(asked).toContain(`/${exchange.tenant}/v2.0/.well-known/openid-configuration`);
  });

  it('describes its own host beside the one of Microsoft', async () => {
    const path = `${exchange.url}/common/discovery/instance?api-version=1.1`;
    const asked = encodeURIComponent('https://login.microsoftonline.com/x/oauth2/v2.0/authorize');
    const found = await read(await fetch(`${path}&authorization_endpoint=${asked}`));
    expect(found.body['tenant_discovery_endpoint']).toBe(
      `${exchange.url}/${exchange.tenant}/v2.0/.well-known/openid-configuration`,
    );
    expect(found.body['metadata']).toMatchObject([
      { aliases: [new URL(exchange.url).host] },
      { preferred_network: 'login.microsoftonline.com' },
    ]);
    expect((await fetch(path)).status).toBe(400);
  });

  it('knows only its own tenant', async () => {
    const path = `${exchange.url}/nowhere.example/v2.0/.well-known/openid-configuration`;
    expect((await read(await fetch(path))).body).toMatchObject({ error_codes: [90002] });
  });
});

/** The library insists on https; this carries its requests to the loopback address without it. */
function overHttp(asked: string[]): INetworkModule {
  const send = async <T>(
    method: string,
    url: string,
    options: NetworkRequestOptions | undefined,
  ): Promise<NetworkResponse<T>> => {
    const target = new URL(url.replace('https:', 'http:'));
    asked.push(target.pathname);
    const { headers, body = null } = options ?? {};
    const response = await fetch(target, { method, body, ...(headers === undefined ? {} : { headers }) });
    return { headers: {}, body: (await response.json()) as T, status: response.status };
  };
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
}
