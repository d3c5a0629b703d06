import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  createExchange,
  retryAfterMs,
  type ExchangeRequest,
} from '../../electron/resilience/json-exchange.ts';
import { createFakeClock } from '../fakes/fake-clock.ts';

async function startServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const get = (url: string): ExchangeRequest => ({ method: 'GET', url, headers: {}, body: null });

async function ask(listener: RequestListener, mostBytes = 1_000) {
  const origin = await startServer(listener);
  const clock = createFakeClock();
  const answer = await createExchange({ origin, clock, deadlineMs: 1_000, mostBytes })(
    get(`${origin}/x`),
    null,
  );
  expect(clock.pending()).toBe(0);
  return answer;
}

const json = { 'content-type': 'application/json; charset=utf-8' };

describe('an exchange of JSON', () => {
  it.each<[string, RequestListener, unknown]>([
    ['JSON', (_, to) => to.writeHead(201, json).end('{"a":1}'), { kind: 'document', document: { a: 1 } }],
    [
      'JSON of a vendor',
      (_, to) => to.writeHead(400, { 'content-type': 'application/problem+json' }).end('[]'),
      { kind: 'document', document: [] },
    ],
    ['nothing', (_, to) => to.writeHead(202).end(), { kind: 'empty' }],
    ['no content', (_, to) => to.writeHead(204).end(), { kind: 'empty' }],
    [
      'HTML',
      (_, to) => to.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
      { kind: 'unusable', cause: 'not JSON' },
    ],
    [
      'half of it',
      (_, to) => to.writeHead(200, json).end('{"a":'),
      { kind: 'unusable', cause: 'broken JSON' },
    ],
    [
      'too much',
      (_, to) => to.writeHead(200, json).end(`"${'x'.repeat(1_000)}"`),
      { kind: 'unusable', cause: 'answer too long' },
    ],
    [
      'a cut connection',
      (_, to) => {
        to.writeHead(200, { ...json, 'content-length': '9' });
        to.write('{"a":', () => to.destroy());
      },
      { kind: 'unusable', cause: expect.stringMatching(/^cut short, /) as unknown },
    ],
  ])('takes %s for what it is', async (_, listener, body) => {
    expect(await ask(listener)).toMatchObject({ ok: true, value: { body } });
  });

  it('tells status, headers and the server’s time', async () => {
    const answer = await ask((_, to) =>
      to.writeHead(429, { date: 'Tue, 24 Nov 2026 08:00:00 GMT', 'retry-after': '7' }).end(),
    );
    if (!answer.ok) throw new Error('no answer');
    expect(answer.value).toMatchObject({ status: 429, serverNow: Date.parse('2026-11-24T08:00:00Z') });
    expect(answer.value.headers.get('retry-after')).toBe('7');
  });

  it('follows no redirect', async () => {
    let asked = 0;
    const answer = await ask((_, to) => {
      asked += 1;
      to.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect(answer).toMatchObject({ ok: true, value: { status: 302 } });
    expect(asked).toBe(1);
  });

  it.each([
    'http://127.0.0.1:9/x',
    'http://user:pw@127.0.0.1:8/x',
    'http://user@127.0.0.1:8/x',
    'http://:pw@127.0.0.1:8/x',
    'nonsense',
  ])('sends nothing to %s', async (url) => {
    const clock = createFakeClock();
    const exchange = createExchange({ origin: 'http://127.0.0.1:8', clock, deadlineMs: 1, mostBytes: 1 });
    expect(await exchange(get(url), null)).toMatchObject({ ok: false, error: { kind: 'foreign' } });
  });

  it('names the system’s reason when nobody is there, and no address', async () => {
    const origin = 'http://127.0.0.1:9';
    const exchange = createExchange({ origin, clock: createFakeClock(), deadlineMs: 9, mostBytes: 9 });
    const answer = await exchange(get(`${origin}/secret`), null);
    expect(answer).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('ends at its deadline, headers or none, and closes the connection', async () => {
    for (const sendsHeaders of [false, true]) {
      const clock = createFakeClock();
      let noteArrived = (): void => undefined;
      let noteClosed = (): void => undefined;
      const arrived = new Promise<void>((resolve) => (noteArrived = resolve));
      const closed = new Promise<void>((resolve) => (noteClosed = resolve));
      const origin = await startServer((_, to) => {
        if (sendsHeaders) to.writeHead(200, json).write('{');
        to.on('close', noteClosed);
        noteArrived();
      });
      const exchange = createExchange({ origin, clock, deadlineMs: 1_000, mostBytes: 9 });
      const answer = exchange(get(origin), null);
      await arrived;
      await clock.advance(1_000);
      expect(await answer).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
      await closed;
    }
  });

  it('is given up with its signal', async () => {
    const owner = new AbortController();
    const origin = await startServer(() => owner.abort());
    const clock = createFakeClock();
    const exchange = createExchange({ origin, clock, deadlineMs: 1_000, mostBytes: 9 });
    expect(await exchange(get(origin), owner.signal)).toMatchObject({ ok: false });
    expect(clock.pending()).toBe(0);
  });

  it('is given up in the middle of an answer, which then is none', async () => {
    const owner = new AbortController();
    const origin = await startServer((_, to) => to.writeHead(200, json).write('{'));
    const { fetch } = globalThis;
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (...request) => {
      const headersAlone = await fetch(...request);
      owner.abort();
      return headersAlone;
    });
    const exchange = createExchange({ origin, clock: createFakeClock(), deadlineMs: 1_000, mostBytes: 9 });
    expect(await exchange(get(origin), owner.signal)).toEqual({
      ok: false,
      error: { kind: 'unreachable', cause: 'given up' },
    });
  });
});

describe('a Retry-After header', () => {
  it.each([
    ['120', 120_000],
    [' 7 ', 7_000],
    ['0', 0],
    ['2.128', 3_000],
    ['Tue, 24 Nov 2026 08:01:30 GMT', 90_000],
    ['2026-11-24T08:01:30Z', 90_000],
    ['Tue, 24 Nov 2026 07:00:00 GMT', 0],
    ['99999999', 3_600_000],
    ['soon', null],
    ['-5', null],
    ['', null],
    [null, null],
  ])('of %j asks for %j ms', (header, expected) => {
    expect(retryAfterMs(header, Date.parse('2026-11-24T08:00:00Z'), 3_600_000)).toBe(expected);
  });
});
