import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bearer, callRoom, errorCode, items, read } from '../graph-caller.ts';
import type { Json } from '../graph-caller.ts';
import { startExchange } from '../index.ts';
import type { ExchangeSimulator } from '../index.ts';
import type { NewBooking } from '../store.ts';

const now = Date.parse('2026-11-24T08:07:00Z');
const day = 'startDateTime=2026-11-24T00:00:00Z&endDateTime=2026-11-25T00:00:00Z';
const view = `/calendar/calendarView?${day}`;
let exchange: ExchangeSimulator;

beforeEach(async () => {
  exchange = await startExchange({ scenario: 'empty', now: () => now });
});
afterEach(() => exchange.stop());

function at(from: string, to: string, facts: Partial<NewBooking> = {}): NewBooking {
  const when = {
    kind: 'timed',
    startsAt: Date.parse(`2026-11-${from}Z`),
    endsAt: Date.parse(`2026-11-${to}Z`),
  } as const;
  return { when, ...facts };
}

function only(list: readonly Json[]): Json {
  expect(list).toHaveLength(1);
  return list[0]!;
}

function subjects(list: readonly Json[]): unknown[] {
  return list.map((event) => event['subject']);
}

describe('who may ask for what', () => {
  it.each([
    ['no token', {}],
    ['another scheme', { authorization: 'Basic eDp5' }],
    ['a token it never gave', { authorization: 'Bearer a.b.c' }],
  ])('refuses %s before it looks at anything else', async (_, headers) => {
    const refused = await read(
      await fetch(`${exchange.url}/v1.0/users/${exchange.mailbox}${view}`, { headers }),
    );
    expect([refused.status, errorCode(refused)]).toEqual([401, 'InvalidAuthenticationToken']);
    expect(refused.headers.get('www-authenticate')).toMatch(/^Bearer /);
  });

  it('does not know other mailboxes, and says when one lives on premises', async () => {
    const stranger = await callRoom(exchange, view, {}, 'rum-okand@su.example');
    expect([stranger.status, errorCode(stranger)]).toEqual([404, 'ErrorInvalidUser']);
    const moved = await callRoom(exchange, view, {}, 'rum-jarven@su.example');
    expect([moved.status, errorCode(moved)]).toEqual([404, 'MailboxNotEnabledForRESTAPI']);
  });

  it.each(['/calendars', '/calendar/calendarview', '/events/a/b', ''])('has nothing at %s', async (path) => {
    const missing = await callRoom(exchange, path);
    expect([missing.status, errorCode(missing)]).toEqual([404, 'ResourceNotFound']);
  });

  it('answers each kind of path only to the methods it knows', async () => {
    for (const path of ['/calendar', view, '/events/x']) {
      const authorization = await bearer(exchange);
      const url = `${exchange.url}/v1.0/users/${exchange.mailbox}${path}`;
      expect((await fetch(url, { method: 'PUT', headers: { authorization } })).status).toBe(405);
    }
  });

  it('describes the calendar for a self-check', async () => {
    const calendar = await callRoom(exchange, '/calendar?$select=owner,canEdit');
    expect(calendar.body).toEqual({
      id: expect.stringMatching(/^AAMk/) as string,
      canEdit: true,
      owner: { name: 'Älgen', address: exchange.mailbox },
    });
    expect((await callRoom(exchange, '/calendar?$select=secret')).status).toBe(400);
  });
});

describe('the view of a calendar', () => {
  it('gives ten to a page and links on until everything was given once', async () => {
    for (let hour = 0; hour < 23; hour += 1) {
      const hh = String(hour).padStart(2, '0');
      exchange.store.add(at(`24T${hh}:00`, `24T${hh}:30`, { title: hh }));
    }
    const seen: unknown[] = [];
    const sizes: number[] = [];
    let next: string | undefined = `${exchange.url}/v1.0/users/${exchange.mailbox}${view}&$select=subject`;
    while (next !== undefined) {
      const page = await read(await fetch(next, { headers: { authorization: await bearer(exchange) } }));
      sizes.push(items(page).length);
      seen.push(...subjects(items(page)));
      next = page.body['@odata.nextLink'] as string | undefined;
    }
    expect(sizes).toEqual([10, 10, 3]);
    expect(new Set(seen).size).toBe(23);
  });

  it('writes its links absolute, with the rest of the query kept', async () => {
    for (let i = 0; i < 3; i += 1) exchange.store.add(at('24T10:00', '24T11:00'));
    const offset = 'startDateTime=2026-11-24T00:00:00%2B01:00&endDateTime=2026-11-25T00:00:00%2B01:00';
    const page = await callRoom(exchange, `/calendarView?${offset}&$top=2&$select=subject`);
    expect(page.body['@odata.nextLink']).toBe(
      `${exchange.url}/v1.0/users('rum-algen%40su.example')/calendarView?startDateTime=2026-11-24T00%3A00%3A00%2B01%3A00` +
        `&endDateTime=2026-11-25T00%3A00%3A00%2B01%3A00&$top=2&$select=subject&$skip=2`,
    );
  });

  it('can be told to give shorter pages than asked for', async () => {
    await exchange.stop();
    exchange = await startExchange({ scenario: 'empty', now: () => now, pageSizeCap: 1 });
    for (let i = 0; i < 2; i += 1) exchange.store.add(at('24T10:00', '24T11:00'));
    const page = await callRoom(exchange, `${view}&$top=100`);
    expect(items(page)).toHaveLength(1);
    expect(page.body['@odata.nextLink']).toMatch(/\$skip=1$/);
  });

  it('honours the offset of the window, reads a bare time as UTC, and gives what merely touches', async () => {
    exchange.store.add(at('23T22:30', '23T23:00', { title: 'ends at midnight in Stockholm' }));
    exchange.store.add(at('23T22:00', '23T22:59', { title: 'a minute too early' }));
    const window = (zone: string) =>
      `/calendar/calendarView?startDateTime=2026-11-24T00:00:00${zone}&endDateTime=2026-11-25T00:00:00${zone}`;
    expect(subjects(items(await callRoom(exchange, window('%2B01:00'))))).toEqual([
      'ends at midnight in Stockholm',
    ]);
    expect(items(await callRoom(exchange, window('')))).toEqual([]);
  });

  it.each([
    ['no window', '/calendar/calendarView'],
    ['half a window', '/calendar/calendarView?startDateTime=2026-11-24T00:00:00Z'],
    ['a plus sign sent unescaped', `/calendar/calendarView?${day.replace('Z&', '+01:00&')}`],
    [
      'a window that runs backwards',
      '/calendar/calendarView?startDateTime=2026-11-24&endDateTime=2026-11-23',
    ],
    [
      'a window of more than five years',
      '/calendar/calendarView?startDateTime=2026-11-24&endDateTime=2031-12-24',
    ],
    ['a day that does not exist', '/calendar/calendarView?startDateTime=2026-02-30&endDateTime=2026-03-01'],
    ['an impossible date', '/calendar/calendarView?startDateTime=2026-13-24&endDateTime=2026-14-23'],
    ['$top=0', `${view}&$top=0`],
    ['$top=1001', `${view}&$top=1001`],
    ['a negative $skip', `${view}&$skip=-1`],
    ['an order it does not keep', `${view}&$orderby=subject`],
    ['a filter', `${view}&$filter=isCancelled eq false`],
    ['an option said twice', `${view}&$top=5&$top=6`],
    ['a field that does not exist', `${view}&$select=id,title`],
    ['createdDateTime', `${view}&$select=createdDateTime`],
    ['lastModifiedDateTime', `${view}&$select=lastModifiedDateTime`],
    ['another expansion', `${view}&$expand=attachments`],
    [
      'an expansion without the name of a property',
      `${view}&$expand=singleValueExtendedProperties($filter=id eq 'x')`,
    ],
  ])('refuses %s', async (_, path) => {
    expect((await callRoom(exchange, path)).status).toBe(400);
  });

  it('refuses a time zone nobody knows', async () => {
    const refused = await callRoom(exchange, view, { prefer: 'outlook.timezone="Sweden/Stockholm"' });
    expect([refused.status, errorCode(refused)]).toEqual([400, 'TimeZoneNotSupportedException']);
  });

  it('orders by start only when asked to', async () => {
    exchange.store.add(at('24T12:00', '24T13:00', { title: 'later' }));
    exchange.store.add(at('24T10:00', '24T11:00', { title: 'earlier' }));
    expect(subjects(items(await callRoom(exchange, view)))).toEqual(['later', 'earlier']);
    const ordered = await callRoom(exchange, `${view}&$orderby=start/dateTime`);
    expect(subjects(items(ordered))).toEqual(['earlier', 'later']);
  });

  it('leaves out what was not selected', async () => {
    exchange.store.add(at('24T10:00', '24T11:00', { title: 'one' }));
    const event = only(items(await callRoom(exchange, `${view}&$select=subject,showAs`)));
    expect(Object.keys(event).sort()).toEqual(['@odata.etag', 'id', 'showAs', 'subject']);
  });

  it('writes times with seven decimals and no offset, in the zone that was asked for', async () => {
    exchange.store.add(at('24T10:00', '24T11:00'));
    const times = async (headers: Record<string, string>) =>
      only(items(await callRoom(exchange, `${view}&$select=start`, headers)))['start'];
    expect(await times({})).toEqual({ dateTime: '2026-11-24T10:00:00.0000000', timeZone: 'UTC' });
    expect(await times({ prefer: 'outlook.timezone="W. Europe Standard Time"' })).toEqual({
      dateTime: '2026-11-24T11:00:00.0000000',
      timeZone: 'W. Europe Standard Time',
    });
    expect(await times({ prefer: 'outlook.timezone="Europe/Helsinki"' })).toEqual({
      dateTime: '2026-11-24T12:00:00.0000000',
      timeZone: 'Europe/Helsinki',
    });
  });

  it('gives all-day bookings as the dates were written, but finds them by the instants stored', async () => {
    const when = {
      kind: 'allDay',
      startDate: '2026-11-24',
      endDate: '2026-11-25',
      timeZone: 'Europe/Stockholm',
    } as const;
    exchange.store.add({ when, availability: 'free' });
    const event = only(
      items(await callRoom(exchange, view, { prefer: 'outlook.timezone="Tokyo Standard Time"' })),
    );
    expect(event).toMatchObject({
      isAllDay: true,
      start: { dateTime: '2026-11-24T00:00:00.0000000', timeZone: 'Tokyo Standard Time' },
      end: { dateTime: '2026-11-25T00:00:00.0000000', timeZone: 'Tokyo Standard Time' },
    });
    const lastHour = 'startDateTime=2026-11-24T23:30:00Z&endDateTime=2026-11-24T23:59:00Z';
    expect(items(await callRoom(exchange, `/calendarView?${lastHour}`))).toEqual([]);
  });

  it('names the preferences it honoured and returns the id of the request', async () => {
    const prefer =
      'outlook.timezone="UTC", IdType="ImmutableId", outlook.body-content-type="text", respond-async';
    const { headers } = await callRoom(exchange, view, { prefer, 'client-request-id': 'abc-1' });
    expect(headers.get('preference-applied')).toBe(
      'outlook.timezone="UTC", outlook.body-content-type="text", IdType="ImmutableId"',
    );
    expect(headers.get('client-request-id')).toBe('abc-1');
    const bare = await callRoom(exchange, view);
    expect(bare.headers.get('preference-applied')).toBeNull();
    const refused = await callRoom(exchange, '/calendarView', { 'client-request-id': 'abc-2' });
    expect(refused.body['error']).toMatchObject({
      innerError: { date: '2026-11-24T08:07:00', 'client-request-id': 'abc-2' },
    });
  });

  it('shows extended properties only to those who name them', async () => {
    const propertySet = '{2f3b8c54-6d0a-4b1e-9f57-aa1c30d1e7b2}';
    exchange.store.add(
      at('24T10:00', '24T11:00', { properties: [{ propertySet, name: 'Motespanel', value: 'x' }] }),
    );
    exchange.store.add(at('24T12:00', '24T13:00'));
    const id = `String ${propertySet} Name Motespanel`;
    const filter = `singleValueExtendedProperties($filter=id eq '${id}')`;
    const [marked, plain] = items(await callRoom(exchange, `${view}&$expand=${encodeURIComponent(filter)}`));
    expect(marked!['singleValueExtendedProperties']).toEqual([{ id, value: 'x' }]);
    expect(plain).not.toHaveProperty('singleValueExtendedProperties');
    expect(items(await callRoom(exchange, view))[0]).not.toHaveProperty('singleValueExtendedProperties');
  });

  it('keeps the attendees to itself when the organiser hid them', async () => {
    const attendees = [{ name: 'Bo', address: 'bo@su.example', role: 'required', answered: 'none' }] as const;
    exchange.store.add(at('24T10:00', '24T11:00', { attendees, hidesAttendees: true }));
    expect(only(items(await callRoom(exchange, view)))).toMatchObject({ hideAttendees: true, attendees: [] });
  });

  it('carries the facts of a booking in the words of Graph', async () => {
    exchange.store.add(
      at('24T10:00', '24T11:00', {
        title: null,
        organizer: null,
        availability: 'away',
        answered: 'tentative',
        sensitivity: 'private',
        cancelled: true,
        onlineMeeting: { provider: 'teams', joinUrl: 'https://teams.microsoft.com/l/meetup-join/x' },
        places: [{ name: 'Älgen', uri: '', address: 'rum-algen@su.example' }],
        attendees: [{ name: 'Bo', address: 'bo@su.example', role: 'resource', answered: 'accepted' }],
      }),
    );
    expect(only(items(await callRoom(exchange, view)))).toMatchObject({
      subject: null,
      organizer: null,
      showAs: 'oof',
      sensitivity: 'private',
      isCancelled: true,
      type: 'singleInstance',
      seriesMasterId: null,
      isOnlineMeeting: true,
      onlineMeetingProvider: 'teamsForBusiness',
      onlineMeeting: { joinUrl: 'https://teams.microsoft.com/l/meetup-join/x' },
      responseStatus: { response: 'tentativelyAccepted', time: '0001-01-01T00:00:00Z' },
      location: { displayName: '' },
      locations: [{ displayName: 'Älgen', locationEmailAddress: 'rum-algen@su.example' }],
      attendees: [{ type: 'resource', status: { response: 'accepted' }, emailAddress: { name: 'Bo' } }],
    });
  });
});
