import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askToken, bearer, callRoom, control, items } from './graph-caller.ts';
import type { Json } from './graph-caller.ts';
import { startExchange } from './index.ts';
import type { ExchangeSimulator } from './index.ts';

const now = Date.parse('2026-11-24T08:07:30Z');
const view = '/calendar/calendarView?startDateTime=2026-11-24T00:00:00Z&endDateTime=2026-11-25T00:00:00Z';
let exchange: ExchangeSimulator;

beforeEach(async () => {
  exchange = await startExchange({ scenario: 'empty', now: () => now });
});
afterEach(() => exchange.stop());

async function state(): Promise<Json> {
  return (await (await fetch(`${exchange.control}/state`)).json()) as Json;
}

async function shown(): Promise<Json[]> {
  return items(await callRoom(exchange, view));
}

describe('bookings', () => {
  it('are added by instants, by minutes from now, or by dates', async () => {
    await control(exchange, {
      do: 'addBooking',
      startsAt: '2026-11-24T10:00:00+01:00',
      endsAt: '2026-11-24T09:30:00Z',
      title: 'a',
    });
    await control(exchange, { do: 'addBooking', inMinutes: -5, minutes: 30, title: 'b' });
    await control(exchange, { do: 'addBooking', startDate: '2026-11-24', endDate: '2026-11-25', title: 'c' });
    expect((await shown()).map((event) => [event['subject'], (event['start'] as Json)['dateTime']])).toEqual([
      ['a', '2026-11-24T09:00:00.0000000'],
      ['b', '2026-11-24T08:02:00.0000000'],
      ['c', '2026-11-24T00:00:00.0000000'],
    ]);
  });

  it('can carry a Zoom invitation, another room, and every plain fact', async () => {
    const facts = {
      organizer: { name: 'Eva Ek', address: 'eva@su.example' },
      sensitivity: 'private',
      availability: 'tentative',
      answered: 'declined',
      organizedByRoom: true,
      repeat: { every: 'week' },
    };
    const zoom = { number: '61234567890', passcode: '471147' };
    const mailbox = 'rum-bjornen@su.example';
    const done = await control(exchange, {
      do: 'addBooking',
      inMinutes: 0,
      minutes: 30,
      zoom,
      mailbox,
      title: null,
      ...facts,
    });
    const [booking] = ((await done.json()) as { bookings: Json[] }).bookings;
    expect(booking).toMatchObject({
      ...facts,
      repeat: { every: 'week', interval: 1, count: null, timeZone: 'Europe/Stockholm' },
      mailbox,
      title: null,
      startsAt: '2026-11-24T08:07:00.000Z',
      location: expect.stringContaining('https://stockholmuniversity.zoom.us/j/61234567890?pwd=') as string,
      body: { format: 'html', content: expect.stringContaining('Lösenord: 471147') as string },
    });
  });

  it('take a body of their own', async () => {
    await control(exchange, { do: 'addBooking', inMinutes: 0, minutes: 30, text: 'hej', location: 'här' });
    await control(exchange, { do: 'addBooking', inMinutes: 0, minutes: 30, html: '<p>hej</p>' });
    expect(exchange.store.list().map(({ body, location }) => [body.format, body.content, location])).toEqual([
      ['text', 'hej', 'här'],
      ['html', '<p>hej</p>', ''],
    ]);
  });

  it('are moved, cancelled so that they stay, and removed', async () => {
    await control(exchange, { do: 'addBooking', inMinutes: 0, minutes: 30, title: 'a' });
    const id = exchange.store.list()[0]!.id;
    await control(exchange, { do: 'moveBooking', id, inMinutes: 60, minutes: 30 });
    await control(exchange, { do: 'cancelBooking', id });
    expect(await shown()).toMatchObject([
      {
        subject: 'Inställt: a',
        isCancelled: true,
        showAs: 'free',
        start: { dateTime: '2026-11-24T09:07:00.0000000' },
      },
    ]);
    await control(exchange, { do: 'removeBooking', id });
    expect(await shown()).toEqual([]);
  });
});

describe('the service as a whole', () => {
  it('goes down for everyone but the control channel, and comes up again', async () => {
    const authorization = await bearer(exchange);
    const call = () =>
      fetch(`${exchange.url}/v1.0/users/${exchange.mailbox}${view}`, { headers: { authorization } });
    expect(await (await control(exchange, { do: 'goDown' })).json()).toMatchObject({ isDown: true });
    await expect(call()).rejects.toThrow('fetch failed');
    await control(exchange, { do: 'comeUp' });
    expect((await call()).status).toBe(200);
  });

  it('cuts what is under way when it goes down', async () => {
    exchange.fault({ kind: 'halfOpen' });
    const authorization = await bearer(exchange);
    const waiting = fetch(`${exchange.url}/v1.0/users/${exchange.mailbox}${view}`, {
      headers: { authorization },
    });
    await exchange.requestsReached(2);
    const [outcome] = await Promise.allSettled([waiting, control(exchange, { do: 'goDown' })]);
    expect(outcome.status).toBe('rejected');
  });

  it('lets all tokens expire, changes the secret, and skews its clock', async () => {
    const authorization = await bearer(exchange);
    const url = `${exchange.url}/v1.0/users/${exchange.mailbox}${view}`;
    await control(exchange, { do: 'expireTokens' });
    expect((await fetch(url, { headers: { authorization } })).status).toBe(401);
    await control(exchange, { do: 'changeSecret', secret: 'new' });
    expect((await askToken(exchange)).body).toMatchObject({ error_codes: [7000215] });
    expect((await askToken(exchange, { client_secret: 'new' })).status).toBe(200);
    await control(exchange, { do: 'skewClock', seconds: -3600 });
    expect((await askToken(exchange)).headers.get('date')).toBe('Tue, 24 Nov 2026 07:07:30 GMT');
  });

  it('sets and clears faults, and counts its requests', async () => {
    await control(exchange, { do: 'fault', fault: { kind: 'serverError', times: null } });
    expect((await callRoom(exchange, view)).status).toBe(503);
    const during = await state();
    expect(during['faults']).toMatchObject([{ kind: 'serverError', status: 503, times: null }]);
    expect(during['requests']).toEqual({
      perPath: {
        [`/${exchange.tenant}/oauth2/v2.0/token`]: 1,
        '/v1.0/users/rum-algen%40su.example/calendar/calendarView': 1,
      },
      perMinute: { '2026-11-24T08:07': 2 },
      perMailbox: { 'rum-algen@su.example': { 'GET calendar/calendarView': 1 } },
    });
    await control(exchange, { do: 'clearFaults' });
    expect((await state())['faults']).toEqual([]);
    expect((await callRoom(exchange, view)).status).toBe(200);
  });

  it('remembers requests without their secrets', async () => {
    await callRoom(exchange, view, { 'client-request-id': 'abc' });
    expect(exchange.requests()).toMatchObject([
      { method: 'POST', status: 200, at: now },
      { method: 'GET', headers: { 'client-request-id': 'abc', authorization: '(withheld)' }, status: 200 },
    ]);
    expect(JSON.stringify(exchange.requests())).not.toMatch(/Bearer|eyJ/);
  });
});

describe('what it refuses, in plain words', () => {
  it.each([
    ['no command', 'hello', /expected object/],
    ['an unknown command', { do: 'dance' }, /do/],
    ['a misspelt field', { do: 'removeBooking', id: 'x', extra: 1 }, /extra/],
    ['a booking without a time', { do: 'addBooking', title: 'a' }, /^say when/],
    [
      'a booking that ends first',
      { do: 'addBooking', startsAt: '2026-11-24T10:00:00Z', endsAt: '2026-11-24T09:00:00Z' },
      /before it starts/,
    ],
    ['dates that end first', { do: 'addBooking', startDate: '2026-11-24', endDate: '2026-11-24' }, /endDate/],
    ['an unknown mailbox', { do: 'addBooking', inMinutes: 0, minutes: 5, mailbox: 'x' }, /mailbox/],
    ['removing what is not there', { do: 'removeBooking', id: 'b999999' }, /no such booking/],
    [
      'moving what is not there',
      { do: 'moveBooking', id: 'b999999', inMinutes: 0, minutes: 5 },
      /no such booking/,
    ],
    ['moving to no time', { do: 'moveBooking', id: 'b999999' }, /^say when/],
    ['cancelling what is not there', { do: 'cancelBooking', id: 'b999999' }, /no such booking/],
    ['an unknown fault', { do: 'fault', fault: { kind: 'fire' } }, /kind/],
  ])('%s', async (_, command, message) => {
    const refused = await control(exchange, command);
    expect([refused.status, refused.headers.get('content-type')]).toEqual([400, 'text/plain; charset=utf-8']);
    expect(await refused.text()).toMatch(message);
  });

  it('a body beyond its bound', async () => {
    const refused = await control(exchange, { do: 'addBooking', title: 'a'.repeat(300_000) });
    expect(refused.status).toBe(413);
  });

  it('a path it does not have, and lists those it has', async () => {
    expect((await fetch(`${exchange.control}/nothing`)).status).toBe(404);
    const help = (await (await fetch(`${exchange.control}/`)).json()) as Record<string, Json>;
    expect(Object.keys(help['POST /_control/do']!)).toContain('skewClock');
    expect((await fetch(`${exchange.url}/favicon.ico`)).status).toBe(404);
  });

  it('broken JSON', async () => {
    expect((await fetch(`${exchange.control}/do`, { method: 'POST', body: '{' })).status).toBe(400);
  });
});
