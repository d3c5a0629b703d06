import { createRequire } from 'node:module';
import { Agent, request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askToken } from '../graph-caller.ts';
import { startExchange } from '../index.ts';
import type { ExchangeSimulator } from '../index.ts';
import { basic, calendarFolder, callEws, envelopeOf, folderOf, texts } from './ews-caller.ts';

/** The client library's two messages; its typings leave them out. */
interface NtlmClient {
  createType1Message(workstation: string, domain: string): string;
  decodeType2Message(header: string): { readonly targetName: string };
  createType3Message(
    type2: object,
    user: string,
    password: string,
    workstation: string,
    domain?: string,
  ): string;
}
const ntlm = createRequire(import.meta.url)('@ewsjs/ntlm-client') as NtlmClient;

let now = Date.parse('2026-11-24T08:07:00Z');
const folder = `<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape><m:FolderIds>${calendarFolder}</m:FolderIds></m:GetFolder>`;
let exchange: ExchangeSimulator;
let line: Agent;

beforeEach(async () => {
  now = Date.parse('2026-11-24T08:07:00Z');
  exchange = await startExchange({ scenario: 'empty', now: () => now });
  line = new Agent({ keepAlive: true, maxSockets: 1 });
});
afterEach(async () => {
  line.destroy();
  await exchange.stop();
});

interface Heard {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** One request on the given line, which is one TCP connection. */
function ask(authorization: string | null, on: Agent = line): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'text/xml; charset=utf-8',
      ...(authorization === null ? {} : { authorization }),
    };
    const asked = request(exchange.ewsUrl, { method: 'POST', agent: on, headers }, (response) => {
      response.resume();
      response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
    });
    asked.once('error', reject);
    asked.end(envelopeOf(folder));
  });
}

async function dance(user: string, password: string, domain?: string): Promise<Heard> {
  const challenge = await ask(ntlm.createType1Message('PANEL', ''));
  const header = String(challenge.headers['www-authenticate']);
  return ask(ntlm.createType3Message(ntlm.decodeType2Message(header), user, password, 'PANEL', domain));
}

describe('without a login', () => {
  it('names every way in that the site has', async () => {
    exchange.ews.settings.schemes = ['ntlm', 'basic'];
    const refused = await fetch(exchange.ewsUrl, { method: 'POST', body: envelopeOf(folder) });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toBe('Negotiate, NTLM, Basic realm="mail.su.example"');
  });

  it('lets nobody in by a way that is switched off', async () => {
    exchange.ews.settings.schemes = ['ntlm'];
    expect((await ask(basic(exchange))).status).toBe(401);
    exchange.ews.settings.schemes = ['basic'];
    expect((await ask(ntlm.createType1Message('PANEL', ''))).headers['www-authenticate']).toBe(
      'Basic realm="mail.su.example"',
    );
  });
});

describe('Basic', () => {
  it.each(['SU\\rum-algen', 'su\\RUM-ALGEN', 'rum-algen@su.example', 'rum-algen'])(
    'takes %s',
    async (user) => {
      const credentials = Buffer.from(`${user}:${exchange.ewsPassword}`).toString('base64');
      expect((await ask(`Basic ${credentials}`)).status).toBe(200);
    },
  );

  it.each([
    ['another password', 'SU\\rum-algen:fel'],
    ['another domain', 'KTH\\rum-algen:{password}'],
    ['a stranger', 'SU\\okand:{password}'],
    ['no colon', 'SU\\rum-algen'],
  ])('refuses %s', async (_, credentials) => {
    const text = credentials.replace('{password}', exchange.ewsPassword);
    expect((await ask(`Basic ${Buffer.from(text).toString('base64')}`)).status).toBe(401);
  });

  it('locks the account after ten wrong passwords in a row, for a quarter of an hour', async () => {
    const wrong = `Basic ${Buffer.from('SU\\rum-algen:fel').toString('base64')}`;
    for (let i = 0; i < 10; i += 1) await ask(wrong);
    expect((await ask(basic(exchange))).status).toBe(401);
    expect((await ask(basic(exchange, 'svc-panel'))).status).not.toBe(401);
    now += 15 * 60_000;
    expect((await ask(basic(exchange))).status).toBe(200);
  });
});

describe('NTLM', () => {
  it('lets in who proves the password in three legs on one connection, and then asks no more', async () => {
    const first = await ask(null);
    expect(first.headers['www-authenticate']).toContain('NTLM');
    const done = await dance('rum-algen', exchange.ewsPassword);
    expect([done.status, done.headers['persistent-auth']]).toEqual([200, 'true']);
    expect((await ask(null)).status).toBe(200);
    const other = new Agent({ keepAlive: true, maxSockets: 1 });
    expect((await ask(null, other)).status).toBe(401);
    other.destroy();
  });

  it('takes a user principal name without a domain', async () => {
    expect((await dance('rum-algen@su.example', exchange.ewsPassword, '')).status).toBe(200);
  });

  it.each([
    ['another password', 'rum-algen', 'fel', 'SU'],
    ['a stranger', 'okand', '{password}', 'SU'],
    ['another domain', 'rum-algen', '{password}', 'KTH'],
  ])('refuses %s', async (_, user, password, domain) => {
    const refused = await dance(user, password.replace('{password}', exchange.ewsPassword), domain);
    expect(refused.status).toBe(401);
    expect((await ask(null)).status).toBe(401);
  });

  it('does not take the third leg on another connection, twice, or out of the blue', async () => {
    const challenge = await ask(ntlm.createType1Message('PANEL', ''));
    const type2 = ntlm.decodeType2Message(String(challenge.headers['www-authenticate']));
    const answer = ntlm.createType3Message(type2, 'rum-algen', exchange.ewsPassword, 'PANEL');
    const other = new Agent({ keepAlive: true, maxSockets: 1 });
    expect((await ask(answer, other)).status).toBe(401);
    other.destroy();
    expect((await ask(answer)).status).toBe(200);
    expect((await ask(answer)).status).toBe(401);
  });

  it('names its domain in the challenge', async () => {
    const challenge = await ask(ntlm.createType1Message('PANEL', ''));
    const header = String(challenge.headers['www-authenticate']);
    expect(ntlm.decodeType2Message(header).targetName).toBe('SU');
  });

  it.each([24, 8, 0])('refuses a response of %d bytes, as older versions send them', async (length) => {
    const challenge = await ask(ntlm.createType1Message('PANEL', ''));
    const type2 = ntlm.decodeType2Message(String(challenge.headers['www-authenticate']));
    const answer = ntlm.createType3Message(type2, 'rum-algen', exchange.ewsPassword, 'PANEL');
    const bytes = Buffer.from(answer.replace('NTLM ', ''), 'base64');
    bytes.writeUInt16LE(length, 20);
    expect((await ask(`NTLM ${bytes.toString('base64')}`)).status).toBe(401);
  });

  it('refuses who is not bound to the channel where the site demands it', async () => {
    exchange.ews.settings.extendedProtection = 'require';
    expect((await dance('rum-algen', exchange.ewsPassword)).status).toBe(401);
  });

  it('refuses what is no message at all', async () => {
    for (const bytes of ['', 'TlRMTVNTUAAC', Buffer.alloc(80).toString('base64')])
      expect((await ask(`NTLM ${bytes}`)).status).toBe(401);
  });

  it('counts and spoils none of its legs but the last', async () => {
    exchange.fault({ kind: 'ewsPage', status: 403 });
    expect((await dance('rum-algen', exchange.ewsPassword)).status).toBe(403);
    expect(exchange.requests().map(({ operation }) => operation)).toEqual(['challenge', 'GetFolder']);
  });
});

describe('a bearer token', () => {
  it('speaks for an application that acts as a mailbox', async () => {
    const granted = await askToken(exchange, { scope: `${exchange.url}/.default` });
    const authorization = `Bearer ${String(granted.body['access_token'])}`;
    const acting = await callEws(exchange, folder, {
      headers: { authorization },
      impersonate: exchange.mailbox,
    });
    expect(texts(acting, 'ResponseCode')).toEqual(['NoError']);
    const alone = await callEws(exchange, folder, { headers: { authorization } });
    expect(texts(alone, 'ResponseCode')).toEqual(['ErrorMissingEmailAddress']);
    now += 4000_000;
    const late = await callEws(exchange, folder, { headers: { authorization } });
    expect([late.status, late.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringMatching(/^Bearer .*error="invalid_token"$/) as string,
    ]);
  });

  it('is no good here when it was made for Graph', async () => {
    const granted = await askToken(exchange);
    const authorization = `Bearer ${String(granted.body['access_token'])}`;
    expect((await callEws(exchange, folder, { headers: { authorization } })).status).toBe(401);
  });
});

describe('who acts', () => {
  it('acts as the impersonated mailbox only with the right to', async () => {
    const service = await callEws(exchange, folder, { user: 'svc-panel', impersonate: exchange.mailbox });
    expect(texts(service, 'ResponseCode')).toEqual(['NoError']);
    const other = await callEws(exchange, folder, { user: 'svc-editor', impersonate: exchange.mailbox });
    expect([other.status, texts(other, 'ResponseCode')]).toEqual([500, ['ErrorImpersonateUserDenied']]);
    const nobody = await callEws(exchange, folder, { user: 'svc-panel', impersonate: 'ingen@su.example' });
    expect([nobody.status, texts(nobody, 'ResponseCode')]).toEqual([500, ['ErrorNonExistentMailbox']]);
  });

  it('has no rights of its own left while it impersonates', async () => {
    const neighbour = `<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties><t:FieldURI FieldURI="folder:EffectiveRights"/></t:AdditionalProperties></m:FolderShape><m:FolderIds>${folderOf('rum-bjornen@su.example')}</m:FolderIds></m:GetFolder>`;
    const acting = await callEws(exchange, neighbour, { user: 'svc-panel', impersonate: exchange.mailbox });
    expect(texts(acting, 'Read')).toEqual(['false']);
  });
});
