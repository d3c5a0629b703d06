import { describe, expect, it } from 'vitest';
import { createRest, type Order, type Rest } from '../../electron/zoom-cloud/rest.ts';
import { defaultCloudTimings } from '../../electron/zoom-cloud/timings.ts';
import { createTokenSource } from '../../electron/zoom-cloud/token.ts';
import { createFakeClock, settle, type FakeClock } from '../fakes/fake-clock.ts';
import {
  sendHtml,
  sendJson,
  silence,
  startOddCloud,
  zoomError,
  type Answer,
  type OddCloud,
} from './odd-cloud.ts';

interface Bench {
  readonly cloud: OddCloud;
  readonly clock: FakeClock;
  readonly rest: Rest;
}

async function bench(): Promise<Bench> {
  const cloud = await startOddCloud();
  const clock = createFakeClock();
  const tokens = createTokenSource({ ...cloud.access, clock });
  return {
    cloud,
    clock,
    rest: createRest({ apiUrl: cloud.url, tokens, clock, timings: defaultCloudTimings }),
  };
}

const { signal } = new AbortController();
const question = { path: '/v2/rooms', codes: {} };
const order: Order = {
  ...{ method: 'PATCH', path: '/v2/rooms/r/events', body: { method: 'zoomroom.mute' }, label: 'medium' },
  ...{ codes: { 300: 'zoom.roomOffline' }, taken: 202, startWithinMs: 5_000, answerWithinMs: 5_000 },
};
const failed = (code: string): unknown =>
  expect.objectContaining({
    ok: false,
    error: expect.objectContaining({ error: expect.objectContaining({ code }) as unknown }) as unknown,
  });

describe('a token', () => {
  it('is asked for as Zoom wants it, with the secret in the header alone', async () => {
    const { cloud, rest } = await bench();
    await rest.ask(question, signal);
    const { authorization, form } = cloud.tokenRequests[0]!;
    expect(Buffer.from(authorization.replace('Basic ', ''), 'base64').toString()).toBe('client:topp hemlig');
    expect(form.toString()).toBe('grant_type=account_credentials&account_id=account');
    expect(cloud.requests[0]!.token).toBe('Bearer token-1');
  });

  it('is one for all who want it at the same time', async () => {
    const { cloud, rest } = await bench();
    await Promise.all([rest.ask(question, signal), rest.ask(question, signal)]);
    expect(cloud.tokenRequests).toHaveLength(1);
  });

  it('is renewed five minutes before its end, by the clock that never jumps', async () => {
    const { cloud, clock, rest } = await bench();
    const asks = async (): Promise<string | null> => {
      await rest.ask(question, signal);
      return cloud.requests.at(-1)!.token;
    };
    await asks();
    clock.jump(10 * 3_600_000);
    await clock.advance(54 * 60_000);
    expect(await asks()).toBe('Bearer token-1');
    await clock.advance(61_000);
    expect(await asks()).toBe('Bearer token-2');
  });

  it('goes on being used until its end while none can be had, and the token host is left alone as it asks', async () => {
    const { cloud, clock, rest } = await bench();
    await rest.ask(question, signal);
    await clock.advance(56 * 60_000);
    cloud.nextToken(sendJson(503, {}, { 'retry-after': '300' }));
    for (const _ of [1, 2]) {
      expect((await rest.ask(question, signal)).ok).toBe(true);
      await clock.advance(2_000);
    }
    expect(cloud.tokenRequests).toHaveLength(2);
    await clock.advance(4 * 60_000);
    expect(await rest.ask(question, signal)).toEqual(failed('zoom.unreachable'));
    await clock.advance(60_000);
    expect((await rest.ask(question, signal)).ok).toBe(true);
    expect(cloud.requests.at(-1)!.token).toBe('Bearer token-3');
  });

  it.each<[string, Answer, string]>([
    ['a refused secret', sendJson(400, { reason: 'x', error: 'invalid_client' }), 'zoom.secretRefused'],
    ['HTML', sendHtml(200), 'zoom.badAnswer'],
    ['another shape', sendJson(200, { token: 'x' }), 'zoom.badAnswer'],
    ['a token with a line break', sendJson(200, { access_token: 'a\r\nb', expires_in: 1 }), 'zoom.badAnswer'],
    ['a redirect', (response) => response.writeHead(302, { location: '/v2/rooms' }).end(), 'zoom.badAnswer'],
    ['a cut connection', (response) => response.destroy(), 'zoom.unreachable'],
  ])('%s is told as what it is, and nothing goes to the API', async (_, answer, code) => {
    const { cloud, rest } = await bench();
    cloud.nextToken(answer, answer);
    expect(await rest.ask(question, signal)).toEqual(failed(code));
    expect(await rest.tell(order, signal)).toEqual(failed(code));
    expect(cloud.requests).toEqual([]);
  });
});

describe('a question', () => {
  it('whose token is refused is asked once more with another', async () => {
    const { cloud, rest } = await bench();
    cloud.next(zoomError(401, 124));
    expect(await rest.ask(question, signal)).toMatchObject({ ok: true });
    expect(cloud.requests.map(({ token }) => token)).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  it('is given up when a fresh token is refused as well', async () => {
    const { cloud, rest } = await bench();
    cloud.next(zoomError(401, 124), zoomError(401, 124));
    expect(await rest.ask(question, signal)).toEqual(failed('zoom.secretRefused'));
    expect(cloud.requests).toHaveLength(2);
  });

  it.each<[string, Answer, string]>([
    ['HTML under 200', sendHtml(200), 'zoom.badAnswer'],
    [
      'half a document',
      (to) => to.writeHead(200, { 'content-type': 'application/json' }).end('{"rooms":['),
      'zoom.badAnswer',
    ],
    ['3 MB', sendJson(200, 'x'.repeat(3_000_000)), 'zoom.badAnswer'],
    ['a redirect', (to) => to.writeHead(307, { location: 'http://127.0.0.1:9/' }).end(), 'zoom.badAnswer'],
    ['403', zoomError(403, 200), 'zoom.scopeMissing'],
    ['404', zoomError(404, 2), 'zoom.badAnswer'],
    ['502 in HTML', sendHtml(502), 'zoom.unreachable'],
    ['a cut connection', (to) => to.destroy(), 'zoom.unreachable'],
  ])('answered by %s ends as a fault, is not repeated, and quotes nobody', async (_, answer, code) => {
    const { cloud, rest } = await bench();
    cloud.next(answer);
    const result = await rest.ask(question, signal);
    expect(result).toEqual(failed(code));
    expect(cloud.requests).toHaveLength(1);
    expect(JSON.stringify(result)).not.toMatch(/Karin|token-|hemlig/);
  });

  it('that is never answered ends at its deadline', async () => {
    const { cloud, clock, rest } = await bench();
    cloud.next(silence);
    const result = rest.ask(question, signal);
    await cloud.reached(1);
    await clock.advance(10_000);
    expect(await result).toEqual(failed('zoom.unreachable'));
    expect(clock.pending()).toBe(0);
  });
});

describe('an order', () => {
  it('is written whole, and taken on by one status alone', async () => {
    const { cloud, rest } = await bench();
    expect(await rest.tell(order, signal)).toEqual({ ok: true, value: null });
    expect(cloud.requests).toMatchObject([
      { method: 'PATCH', path: '/v2/rooms/r/events', body: { method: 'zoomroom.mute' } },
    ]);
    cloud.next(sendJson(200, {}));
    expect(await rest.tell(order, signal)).toEqual(failed('zoom.badAnswer'));
  });

  it.each<[string, Answer, string]>([
    ['a refused token', zoomError(401, 124), 'zoom.secretRefused'],
    ['300', zoomError(400, 300), 'zoom.roomOffline'],
    ['500', sendHtml(500), 'zoom.unreachable'],
    ['429', zoomError(429, 429), 'zoom.throttled'],
    ['a cut connection', (to) => to.destroy(), 'zoom.unreachable'],
  ])('answered by %s is never sent again', async (_, answer, code) => {
    const { cloud, rest } = await bench();
    cloud.next(answer);
    expect(await rest.tell(order, signal)).toEqual(failed(code));
    expect(cloud.requests).toHaveLength(1);
  });

  it('takes a new token after the old one was refused', async () => {
    const { cloud, rest } = await bench();
    cloud.next(zoomError(401, 124));
    await rest.tell(order, signal);
    expect((await rest.tell(order, signal)).ok).toBe(true);
    expect(cloud.requests.at(-1)!.token).toBe('Bearer token-2');
  });

  it('for which no token comes within 5 s is dropped, and not sent when one comes later', async () => {
    const { cloud, clock, rest } = await bench();
    let grant = (): void => undefined;
    cloud.nextToken((response, request) => {
      grant = () => sendJson(200, { access_token: 'late', expires_in: 3600 })(response, request);
    });
    const result = rest.tell(order, signal);
    await clock.advance(0);
    while (cloud.tokenRequests.length === 0) await settle();
    await clock.advance(5_000);
    expect(await result).toEqual(failed('room.tooLate'));
    grant();
    expect((await rest.ask(question, signal)).ok).toBe(true);
    expect(cloud.requests.map(({ method }) => method)).toEqual(['GET']);
  });

  it('is not sent once whoever wanted it has gone', async () => {
    const { cloud, rest } = await bench();
    const owner = new AbortController();
    owner.abort();
    expect((await rest.tell(order, owner.signal)).ok).toBe(false);
    expect(cloud.requests).toEqual([]);
  });
});

describe('the pace', () => {
  it('stays below two a second', async () => {
    const { cloud, clock, rest } = await bench();
    const all = Promise.all([1, 2, 3, 4, 5].map(() => rest.tell(order, signal)));
    await cloud.reached(2);
    await clock.advance(1_000);
    expect(cloud.requests).toHaveLength(2);
    await clock.advance(100);
    await cloud.reached(4);
    await clock.advance(1_099);
    expect(cloud.requests).toHaveLength(4);
    await clock.advance(1);
    expect((await all).every(({ ok }) => ok)).toBe(true);
  });

  it('refuses at once what would have to wait longer than it may, and sends nothing', async () => {
    const { cloud, rest } = await bench();
    cloud.next(zoomError(429, 429, { 'retry-after': '3600' }));
    await rest.tell(order, signal);
    expect(await rest.tell(order, signal)).toEqual(failed('zoom.throttled'));
    expect(await rest.ask(question, signal)).toEqual(failed('zoom.throttled'));
    expect(cloud.requests).toHaveLength(1);
    // Another kind of request has a limit of its own.
    expect((await rest.tell({ ...order, label: 'light' }, signal)).ok).toBe(true);
  });

  it('goes on when the time Zoom asked for is over', async () => {
    const { cloud, clock, rest } = await bench();
    cloud.next(zoomError(429, 429));
    await rest.tell(order, signal);
    const again = rest.tell(order, signal);
    await clock.advance(999);
    expect(cloud.requests).toHaveLength(1);
    await clock.advance(200);
    expect((await again).ok).toBe(true);
  });
});
