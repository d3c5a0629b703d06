import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FaultOrder } from './faults.ts';
import { createFakeClock } from '../../fakes/fake-clock.ts';
import { askToken, bearer, callRoom, errorCode, items, read, writeRoom } from './graph-caller.ts';
import { startExchange } from './index.ts';
import type { ExchangeSimulator } from './index.ts';

const now = Date.parse('2026-11-24T08:07:00Z');
const view = '/calendar/calendarView?startDateTime=2026-11-24T00:00:00Z&endDateTime=2026-11-25T00:00:00Z';
let exchange: ExchangeSimulator;

beforeEach(async () => {
  exchange = await startExchange({ scenario: 'empty', now: () => now });
});
afterEach(() => exchange.stop());

function addBookings(count: number): void {
  for (let i = 0; i < count; i += 1) {
    const startsAt = now + i * 60_000;
    exchange.store.add({ when: { kind: 'timed', startsAt, endsAt: startsAt + 60_000 } });
  }
}

/** The raw view, so that a spoilt answer can be looked at. */
async function fetchView(path: string = view): Promise<Response> {
  const authorization = await bearer(exchange);
  return fetch(`${exchange.url}/v1.0/users/${exchange.mailbox}${path}`, { headers: { authorization } });
}

describe('at the token endpoint', () => {
  it.each([
    [7000215, 401, 'invalid_client'],
    [7000222, 401, 'invalid_client'],
    [700016, 400, 'unauthorized_client'],
    [90002, 400, 'invalid_request'],
    [700027, 401, 'invalid_client'],
  ] as const)('shows error %i', async (code, status, error) => {
    exchange.fault({ kind: 'tokenError', code });
    const refused = await askToken(exchange, { 'client-request-id': 'c-1' });
    expect(refused.status).toBe(status);
    expect(refused.body).toMatchObject({ error, error_codes: [code], correlation_id: 'c-1' });
    expect((await askToken(exchange)).status).toBe(200);
  });

  it('gives 404 with an empty body, as a wrong host does', async () => {
    exchange.fault({ kind: 'tokenHostUnknown' });
    expect(await askToken(exchange)).toMatchObject({ status: 404, body: { text: '' } });
  });

  it('shows faults of the transport there too, when they are set on it', async () => {
    exchange.fault({ kind: 'htmlUnder200', on: 'token' });
    expect((await askToken(exchange)).headers.get('content-type')).toBe('text/html');
  });
});

describe('refusals by Graph', () => {
  it.each<[FaultOrder, number, string, RegExp]>([
    [{ kind: 'unauthorized' }, 401, 'InvalidAuthenticationToken', /expired/],
    [{ kind: 'accessDenied' }, 403, 'ErrorAccessDenied', /Check credentials/],
    [{ kind: 'accessDenied', text: 'odata' }, 403, 'ErrorAccessDenied', /^Access to OData is disabled\.$/],
    [{ kind: 'mailboxUnknown' }, 404, 'ErrorInvalidUser', /rum-algen@su\.example/],
    [{ kind: 'mailboxOnPremises' }, 404, 'MailboxNotEnabledForRESTAPI', /on-premise/],
    [{ kind: 'serverError', status: 500 }, 500, 'ErrorInternalServerError', /./],
    [{ kind: 'serverError' }, 503, 'ServiceUnavailable', /./],
  ])('%j', async (fault, status, code, message) => {
    exchange.fault(fault);
    const refused = await callRoom(exchange, view);
    expect([refused.status, errorCode(refused)]).toEqual([status, code]);
    expect((refused.body['error'] as { message: string }).message).toMatch(message);
  });

  it.each<[FaultOrder, string | null]>([
    [{ kind: 'throttled', seconds: 7 }, '7'],
    [{ kind: 'throttled', retryAfter: 'fraction', seconds: 2 }, '2.128'],
    [{ kind: 'throttled', retryAfter: 'date', seconds: 30 }, 'Tue, 24 Nov 2026 08:07:30 GMT'],
    [{ kind: 'throttled', retryAfter: 'none' }, null],
    [{ kind: 'serverError', status: 503, retryAfter: 'seconds', seconds: 4 }, '4'],
  ])('%j says when to come back in its own way', async (fault, retryAfter) => {
    exchange.fault(fault);
    const refused = await callRoom(exchange, view);
    expect(refused.status).toBe(fault.kind === 'throttled' ? 429 : 503);
    expect(refused.headers.get('retry-after')).toBe(retryAfter);
  });

  it('comes as JSON, as a page for people, or as nothing at all', async () => {
    exchange.fault({ kind: 'serverError', status: 502, body: 'html' });
    exchange.fault({ kind: 'serverError', status: 504, body: 'empty' });
    exchange.fault({ kind: 'emptyNotFound' });
    const [html, empty, missing] = [await fetchView(), await fetchView(), await fetchView()];
    expect([html.status, html.headers.get('content-type')]).toEqual([502, 'text/html']);
    expect(await html.text()).toContain('<html>');
    expect([empty.status, await empty.text()]).toEqual([504, '']);
    expect([missing.status, await missing.text()]).toEqual([404, '']);
  });
});

describe('spoilt answers', () => {
  it('are HTML, half a document, or a document of another shape, all under 200', async () => {
    addBookings(1);
    exchange.fault({ kind: 'htmlUnder200' });
    exchange.fault({ kind: 'truncatedJson' });
    exchange.fault({ kind: 'wrongShape' });
    const [html, half, other] = [await fetchView(), await fetchView(), await fetchView()];
    expect([html.status, half.status, other.status]).toEqual([200, 200, 200]);
    expect(await html.text()).toMatch(/^<!DOCTYPE html>/);
    const text = await half.text();
    expect(text).toMatch(/^\{"@odata\.context"/);
    expect(() => JSON.parse(text) as unknown).toThrow();
    expect(await other.json()).toMatchObject({ value: { events: 'none' } });
  });

  it('link to a page on another host, with the bookings still in them', async () => {
    addBookings(1);
    exchange.fault({ kind: 'nextLinkElsewhere', origin: 'https://evil.example' });
    const page = await callRoom(exchange, view);
    expect(items(page)).toHaveLength(1);
    expect(page.body['@odata.nextLink']).toMatch(/^https:\/\/evil\.example\/v1\.0\/users\//);
  });

  it('link on for ever until the fault is cleared', async () => {
    addBookings(1);
    exchange.fault({ kind: 'endlessNextLink', times: null });
    const authorization = await bearer(exchange);
    const links = new Set<string>();
    let link = `${exchange.url}/v1.0/users/${exchange.mailbox}${view}`;
    for (let page = 0; page < 60; page += 1) {
      const { body } = await read(await fetch(link, { headers: { authorization } }));
      link = body['@odata.nextLink'] as string;
      links.add(link);
    }
    expect(links.size).toBe(60);
  });

  it('are empty and yet link on to the bookings', async () => {
    addBookings(12);
    exchange.fault({ kind: 'emptyPage' });
    const empty = await callRoom(exchange, view);
    expect(items(empty)).toEqual([]);
    const authorization = await bearer(exchange);
    const next = await read(
      await fetch(String(empty.body['@odata.nextLink']), { headers: { authorization } }),
    );
    expect(items(next)).toHaveLength(10);
  });

  it('leave answers that have no pages as they are', async () => {
    exchange.fault({ kind: 'emptyPage' });
    const calendar = await callRoom(exchange, '/calendar');
    expect(calendar.body).toHaveProperty('owner');
    expect(calendar.body).not.toHaveProperty(['@odata.nextLink']);
    exchange.fault({ kind: 'emptyPage' });
    expect(errorCode(await callRoom(exchange, '/calendarView'))).toBe('ErrorInvalidParameter');
    addBookings(1);
    const [event] = items(await callRoom(exchange, view));
    exchange.fault({ kind: 'emptyPage' });
    const path = `/events/${encodeURIComponent(String(event!['id']))}`;
    expect((await writeRoom(exchange, 'DELETE', path)).status).toBe(204);
  });

  it('carry a wrong date', async () => {
    exchange.fault({ kind: 'wrongDate', seconds: 600 });
    expect((await fetchView()).headers.get('date')).toBe('Tue, 24 Nov 2026 08:17:00 GMT');
    expect((await fetchView()).headers.get('date')).toBe('Tue, 24 Nov 2026 08:07:00 GMT');
  });
});

describe('spoilt connections', () => {
  it('stop in the middle of a body and never go on', async () => {
    exchange.fault({ kind: 'slowBody' });
    const abort = new AbortController();
    const authorization = await bearer(exchange);
    const url = `${exchange.url}/v1.0/users/${exchange.mailbox}${view}`;
    const response = await fetch(url, { headers: { authorization }, signal: abort.signal });
    const reader = response.body!.getReader();
    expect((await reader.read()).done).toBe(false);
    abort.abort();
    await expect(reader.read()).rejects.toThrow(/abort/);
  });

  it('go on after the pause that was ordered', async () => {
    exchange.fault({ kind: 'slowBody', pauseMs: 1 });
    expect(await (await fetchView()).json()).toMatchObject({ value: [] });
  });

  it('take a request and never answer it', async () => {
    exchange.fault({ kind: 'halfOpen' });
    const abort = new AbortController();
    const authorization = await bearer(exchange);
    const url = `${exchange.url}/v1.0/users/${exchange.mailbox}${view}`;
    const waiting = fetch(url, { headers: { authorization }, signal: abort.signal });
    await exchange.requestsReached(2);
    abort.abort();
    await expect(waiting).rejects.toThrow(/abort/);
    expect(exchange.requests().at(-1)).toMatchObject({ status: 0 });
  });

  it('end when the simulator stops, and leave no pause behind', async () => {
    const started = vi.spyOn(globalThis, 'setTimeout');
    const ended = vi.spyOn(globalThis, 'clearTimeout');
    exchange.fault({ kind: 'slowBody', pauseMs: 3_600_000 });
    const response = await fetchView();
    const pause = started.mock.results[started.mock.calls.findIndex(([, ms]) => ms === 3_600_000)];
    const [body] = await Promise.allSettled([response.text(), exchange.stop()]);
    expect(body.status).toBe('rejected');
    expect(pause).toBeDefined();
    expect(ended).toHaveBeenCalledWith(pause?.value);
    exchange = await startExchange({ scenario: 'empty', now: () => now });
  });

  it('are cut instead of an answer', async () => {
    exchange.fault({ kind: 'cutConnection' });
    await expect(fetchView()).rejects.toThrow('fetch failed');
    expect((await fetchView()).status).toBe(200);
  });
});

describe('writes under faults', () => {
  const appointment = {
    start: { dateTime: '2026-11-24T09:00:00', timeZone: 'UTC' },
    end: { dateTime: '2026-11-24T09:30:00', timeZone: 'UTC' },
  };
  const write = () => writeRoom(exchange, 'POST', '/events', appointment);

  it.each<[FaultOrder, number, string]>([
    [{ kind: 'refused' }, 409, 'ErrorIrresolvableConflict'],
    [{ kind: 'refused', status: 412 }, 412, 'ErrorIrresolvableConflict'],
    [{ kind: 'refused', status: 410, code: 'ResyncRequired' }, 410, 'ResyncRequired'],
    [{ kind: 'throttled' }, 429, 'TooManyRequests'],
    [{ kind: 'accessDenied' }, 403, 'ErrorAccessDenied'],
  ])('are not carried out when they are refused: %j', async (fault, status, code) => {
    exchange.fault(fault);
    const refused = await write();
    expect([refused.status, errorCode(refused)]).toEqual([status, code]);
    expect(exchange.store.list()).toEqual([]);
  });

  it('may be carried out although a gateway says otherwise', async () => {
    exchange.fault({ kind: 'serverError', status: 504, body: 'html' });
    expect((await write()).status).toBe(504);
    expect(exchange.store.list()).toHaveLength(0);
    exchange.fault({ kind: 'serverError', status: 504, body: 'html', carriedOut: true });
    expect((await write()).status).toBe(504);
    expect(exchange.store.list()).toHaveLength(1);
  });

  it('may be carried out although the connection is cut, or not', async () => {
    exchange.fault({ kind: 'cutConnection' });
    await expect(write()).rejects.toThrow('fetch failed');
    expect(exchange.store.list()).toHaveLength(0);
    exchange.fault({ kind: 'cutConnection', carriedOut: true });
    await expect(write()).rejects.toThrow('fetch failed');
    expect(exchange.store.list()).toHaveLength(1);
  });

  it('may be carried out and never answered', async () => {
    exchange.fault({ kind: 'halfOpen', carriedOut: true });
    const waiting = write();
    await exchange.requestsReached(2);
    await expect.poll(() => exchange.store.list().length).toBe(1);
    await Promise.all([expect(waiting).rejects.toThrow('fetch failed'), exchange.stop()]);
    exchange = await startExchange({ scenario: 'empty', now: () => now });
  });

  it('are reached by naming method and resource', async () => {
    exchange.fault({ kind: 'refused', where: 'POST events' });
    expect((await fetchView()).status).toBe(200);
    expect((await write()).status).toBe(409);
  });

  it.each([
    ['are carried out before the pause of a slow answer', 'first', 1],
    ['or only after it', 'last', 0],
  ] as const)('%s', async (_, work, during) => {
    await exchange.stop();
    const clock = createFakeClock(now);
    exchange = await startExchange({ scenario: 'empty', now: clock.now, schedule: clock.schedule });
    exchange.fault({ kind: 'slowAnswer', pauseMs: 30_000, work });
    const waiting = write();
    await expect.poll(() => clock.pending()).toBe(1);
    expect(exchange.store.list()).toHaveLength(during);
    await clock.advance(30_000);
    expect((await waiting).status).toBe(201);
    expect(exchange.store.list()).toHaveLength(1);
  });

  it('are refused after a pause', async () => {
    await exchange.stop();
    const clock = createFakeClock(now);
    exchange = await startExchange({ scenario: 'empty', now: clock.now, schedule: clock.schedule });
    exchange.fault({ kind: 'refused', pauseMs: 8000 });
    const waiting = write();
    await expect.poll(() => clock.pending()).toBe(1);
    await clock.advance(8000);
    expect((await waiting).status).toBe(409);
    expect(exchange.store.list()).toEqual([]);
  });
});

describe('how far a fault reaches', () => {
  it('lasts for as many requests as it was told', async () => {
    exchange.fault({ kind: 'serverError', times: 2 });
    const statuses = [await fetchView(), await fetchView(), await fetchView()].map(({ status }) => status);
    expect(statuses).toEqual([503, 503, 200]);
  });

  it('meets only the requests that contain what it names', async () => {
    addBookings(11);
    exchange.fault({ kind: 'serverError', where: '$skip=' });
    const first = await callRoom(exchange, view);
    expect(first.status).toBe(200);
    const authorization = await bearer(exchange);
    const second = await fetch(String(first.body['@odata.nextLink']), { headers: { authorization } });
    expect(second.status).toBe(503);
  });

  it('refuses a fault it does not know', () => {
    expect(() => exchange.fault({ kind: 'serverError', status: 418 } as unknown as FaultOrder)).toThrow();
  });
});

describe('the limit of four requests at a time per mailbox', () => {
  it('throttles the fifth and forgets those that have ended', async () => {
    exchange.fault({ kind: 'slowBody', times: 4 });
    const abort = new AbortController();
    const headers = { authorization: await bearer(exchange) };
    const url = `${exchange.url}/v1.0/users/${exchange.mailbox}${view}`;
    const held = await Promise.all(
      Array.from({ length: 4 }, () => fetch(url, { headers, signal: abort.signal })),
    );
    const fifth = await read(await fetch(url.replace('rum-algen', 'Rum-Algen'), { headers }));
    expect([fifth.status, errorCode(fifth)]).toEqual([429, 'ApplicationThrottled']);
    const neighbour = await fetch(url.replace('rum-algen', 'rum-bjornen'), { headers });
    expect(neighbour.status).toBe(200);
    abort.abort();
    await Promise.allSettled(held.map((response) => response.text()));
    await expect.poll(async () => (await fetch(url, { headers })).status).toBe(200);
  });
});
