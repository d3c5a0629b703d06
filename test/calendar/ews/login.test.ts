import { describe, expect, it } from 'vitest';
import type { Tokens } from '../../../electron/calendar/ews/login.ts';
import { sendXml, type startOddServer } from './odd-server.ts';
import { answered, answering, forEver, good, operation, rig } from './soap-rig.ts';

describe('a refused login', () => {
  const refuse: Parameters<typeof startOddServer>[0] = (_asked, response) => sendXml(response, '', 401);

  it('is tried once more, and then once in ten minutes', async () => {
    const server = await answering(refuse);
    const { client, clock } = rig(server.access);
    const pace = async (): Promise<string | null> => {
      const answer = await client.call(operation, forEver);
      return answer.ok ? null : `${answer.error.error.code} ${answer.error.pace}`;
    };
    expect(await pace()).toBe('calendar.secretRefused soon');
    expect(await pace()).toBe('calendar.secretRefused slow');
    await clock.advance(599_999);
    expect(await pace()).toBe('calendar.secretRefused slow');
    expect(server.asked).toHaveLength(2);
    await clock.advance(1);
    expect(await pace()).toBe('calendar.secretRefused slow');
    expect(await pace()).toBe('calendar.secretRefused slow');
    expect(server.asked).toHaveLength(3);
  });

  it('is forgotten when it was the only one', async () => {
    const server = await answering(refuse, (_asked, response) => sendXml(response, good), refuse);
    const { call } = rig(server.access);
    expect([await call(), await call(), await call()]).toEqual([
      ['calendar.secretRefused', null],
      answered,
      ['calendar.secretRefused', null],
    ]);
  });

  it('is not forgotten because the server was in trouble meanwhile', async () => {
    const server = await answering(refuse, (_asked, response) => sendXml(response, '', 503), refuse);
    const { call } = rig(server.access);
    for (let calls = 0; calls < 5; calls += 1) await call();
    expect(server.asked).toHaveLength(3);
  });

  it('by token is tried again at once with a new one, and then in ten minutes', async () => {
    const server = await answering(refuse);
    const dropped: string[] = [];
    let count = 0;
    const tokens: Tokens = {
      get: () => Promise.resolve({ ok: true, value: `token${(count += 1)}` }),
      drop: (token) => dropped.push(token),
    };
    const { call } = rig({ ...server.access, auth: 'oauth' }, tokens);
    expect(await call()).toEqual(['calendar.secretRefused', null]);
    await call();
    expect(server.asked.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token1',
      'Bearer token2',
    ]);
    expect(dropped).toEqual(['token1', 'token2']);
  });
});

describe('a login that is not complete', () => {
  it.each([
    [{ user: null }, null],
    [{ password: null }, null],
    [{ auth: 'oauth' }, null],
  ] as const)('asks nothing of the server: %o', async (change, tokens) => {
    const server = await answering();
    const { call } = rig({ ...server.access, ...change }, tokens);
    expect(await call()).toEqual(['calendar.notConfigured', null]);
    expect(server.asked).toHaveLength(0);
  });
});
