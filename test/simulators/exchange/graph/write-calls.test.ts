import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callRoom, errorCode, items, writeRoom } from '../graph-caller.ts';
import type { Json } from '../graph-caller.ts';
import { startExchange } from '../index.ts';
import type { ExchangeSimulator } from '../index.ts';
import type { NewBooking } from '../store.ts';

const now = Date.parse('2026-11-24T08:07:30.125Z');
const view = '/calendar/calendarView?startDateTime=2026-11-24T00:00:00Z&endDateTime=2026-11-25T00:00:00Z';
const anna = { name: 'Anna Andersson', address: 'anna.andersson@su.example' };
const bo = { name: 'Bo Berg', address: 'bo.berg@su.example', role: 'required', answered: 'none' } as const;
const utc = (dateTime: string) => ({ dateTime, timeZone: 'UTC' });
const walkUp = {
  subject: 'Bokad vid panelen',
  start: utc('2026-11-24T08:07:00'),
  end: utc('2026-11-24T08:37:00.0000000'),
  showAs: 'busy',
  isReminderOn: false,
  transactionId: 'press-1',
};
let exchange: ExchangeSimulator;

beforeEach(async () => {
  exchange = await startExchange({ scenario: 'empty', now: () => now });
});
afterEach(() => exchange.stop());

function add(facts: Partial<NewBooking> = {}): string {
  const when = { kind: 'timed', startsAt: now, endsAt: now + 3_600_000 } as const;
  return exchange.store.add({ when, organizer: anna, attendees: [bo], ...facts }).id;
}

/** The only event in view: its path and its etag. */
async function shownEvent(): Promise<{ path: string; etag: string; event: Json }> {
  const [event, ...others] = items(await callRoom(exchange, view));
  expect(others).toEqual([]);
  const path = `/events/${encodeURIComponent(String(event!['id']))}`;
  return { path, etag: String(event!['@odata.etag']), event: event! };
}

describe('making an event', () => {
  it('answers with all of it, and with an address that is not for following', async () => {
    const made = await writeRoom(exchange, 'POST', '/calendar/events', walkUp, {
      prefer: 'IdType="ImmutableId"',
    });
    expect([made.status, made.headers.get('preference-applied')]).toEqual([201, 'IdType="ImmutableId"']);
    expect(made.headers.get('location')).toMatch(/^https:\/\/outlook\.office365\.com\//);
    expect(made.body).toMatchObject({
      subject: 'Bokad vid panelen',
      start: { dateTime: '2026-11-24T08:07:00.0000000', timeZone: 'UTC' },
      end: { dateTime: '2026-11-24T08:37:00.0000000' },
      createdDateTime: '2026-11-24T08:07:30.1250000Z',
      isOrganizer: true,
      attendees: [],
      transactionId: 'press-1',
      organizer: { emailAddress: { address: exchange.mailbox } },
    });
    expect((await shownEvent()).event).toMatchObject({ subject: 'Bokad vid panelen', showAs: 'busy' });
  });

  it('makes one event of one transaction, however often it is sent', async () => {
    const [first, second] = [
      await writeRoom(exchange, 'POST', '/events', walkUp),
      await writeRoom(exchange, 'POST', '/calendar/events', walkUp),
    ];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body['id']).toBe(first.body['id']);
    expect(exchange.store.list()).toHaveLength(1);
  });

  it('keeps body, places, sensitivity and named properties, and checks for no conflict', async () => {
    add();
    const id = 'String {2f3b8c54-6d0a-4b1e-9f57-aa1c30d1e7b2} Name Motespanel';
    const made = await writeRoom(exchange, 'POST', '/events', {
      ...walkUp,
      body: { contentType: 'html', content: '<p>hej</p>' },
      location: { displayName: 'Älgen; https://zoom.us/j/1', locationType: 'default' },
      locations: [{ displayName: 'Älgen', locationEmailAddress: exchange.mailbox }],
      sensitivity: 'private',
      showAs: 'oof',
      singleValueExtendedProperties: [{ id, value: 'mark' }],
    });
    const query = `?$select=location,locations,sensitivity,showAs,body&$expand=singleValueExtendedProperties($filter=id eq '${id}')`;
    const event = await callRoom(exchange, `/events/${encodeURIComponent(String(made.body['id']))}${query}`);
    expect(event.body).toMatchObject({
      location: { displayName: 'Älgen; https://zoom.us/j/1' },
      locations: [{ displayName: 'Älgen', locationEmailAddress: exchange.mailbox }],
      sensitivity: 'private',
      showAs: 'oof',
      body: { content: expect.stringContaining('<p>hej</p>') as string },
      singleValueExtendedProperties: [{ id, value: 'mark' }],
    });
  });

  it('takes whole days by their dates, and local times by their zone', async () => {
    const stockholm = (dateTime: string) => ({ dateTime, timeZone: 'W. Europe Standard Time' });
    const day = { start: stockholm('2026-11-24T00:00:00'), end: stockholm('2026-11-25T00:00:00') };
    const whole = await writeRoom(exchange, 'POST', '/events', { ...day, isAllDay: true });
    expect(whole.body).toMatchObject({ isAllDay: true, start: { dateTime: '2026-11-24T00:00:00.0000000' } });
    const hours = await writeRoom(exchange, 'POST', '/events', {
      start: stockholm('2026-11-24T10:00:00'),
      end: stockholm('2026-11-24T10:30:00'),
    });
    expect(hours.body).toMatchObject({
      subject: null,
      start: { dateTime: '2026-11-24T09:00:00.0000000' },
      originalStartTimeZone: 'W. Europe Standard Time',
    });
  });

  it.each<[string, unknown, string]>([
    [
      'a misspelt zone',
      { ...walkUp, start: { dateTime: '2026-11-24T08:07:00', timezone: 'UTC' } },
      'RequestBodyRead',
    ],
    ['an unknown field', { ...walkUp, title: 'a' }, 'RequestBodyRead'],
    ['no end', { ...walkUp, end: undefined }, 'RequestBodyRead'],
    ['a time with an offset', { ...walkUp, start: utc('2026-11-24T08:07:00Z') }, 'RequestBodyRead'],
    [
      'an hour that is none',
      { ...walkUp, start: utc('2026-11-24T25:07:00') },
      'ErrorPropertyValidationFailure',
    ],
    [
      'an end before the start',
      { ...walkUp, end: utc('2026-11-24T08:00:00') },
      'ErrorPropertyValidationFailure',
    ],
    ['a whole day that starts at eight', { ...walkUp, isAllDay: true }, 'ErrorPropertyValidationFailure'],
    [
      'a zone that is none',
      { ...walkUp, start: { ...walkUp.start, timeZone: 'Mars' } },
      'TimeZoneNotSupportedException',
    ],
    [
      'a property id that is none',
      { ...walkUp, singleValueExtendedProperties: [{ id: 'Motespanel', value: '' }] },
      'ErrorPropertyValidationFailure',
    ],
    ['what is no JSON', '{', 'BadRequest'],
    ['nothing', null, 'BadRequest'],
  ])('refuses %s', async (_, document, code) => {
    const refused = await writeRoom(exchange, 'POST', '/events', document);
    expect([refused.status, errorCode(refused)]).toEqual([400, code]);
    expect(exchange.store.list()).toEqual([]);
  });

  it('may be missing from the view for a moment, though it can be read by its id', async () => {
    exchange.operations.behaviour.viewLagMs = 1000;
    const made = await writeRoom(exchange, 'POST', '/events', walkUp);
    expect(items(await callRoom(exchange, view))).toEqual([]);
    const path = `/events/${encodeURIComponent(String(made.body['id']))}`;
    expect((await callRoom(exchange, path)).status).toBe(200);
  });

  it('goes to a mailbox of the cloud only, and takes no query', async () => {
    const moved = await writeRoom(exchange, 'POST', '/events', walkUp, {}, 'rum-jarven@su.example');
    expect(errorCode(moved)).toBe('MailboxNotEnabledForRESTAPI');
    const gone = await writeRoom(exchange, 'POST', '/events', walkUp, {}, 'rum-vargen@su.example');
    expect(errorCode(gone)).toBe('ErrorInvalidUser');
    expect((await writeRoom(exchange, 'POST', '/events?$top=3', walkUp)).status).toBe(400);
  });
});

describe('changing an event', () => {
  it('is done only to the version named in If-Match', async () => {
    const id = add({ organizedByRoom: true });
    const { path, etag } = await shownEvent();
    const times = { start: utc('2026-11-24T08:00:00'), end: utc('2026-11-24T08:45:00') };
    const changed = await writeRoom(exchange, 'PATCH', path, times, { 'if-match': etag });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ end: { dateTime: '2026-11-24T08:45:00.0000000' } });
    for (const stale of [etag, 'W/"bm90IG91cnM="', 'nonsense']) {
      const refused = await writeRoom(exchange, 'PATCH', path, { subject: 'late' }, { 'if-match': stale });
      expect([refused.status, errorCode(refused)]).toEqual([412, 'ErrorIrresolvableConflict']);
    }
    const now = await writeRoom(
      exchange,
      'PATCH',
      path,
      { subject: 'now' },
      { 'if-match': String(changed.body['@odata.etag']) },
    );
    expect(now.body['subject']).toBe('now');
    expect((await writeRoom(exchange, 'PATCH', path, { subject: 'any' }, { 'if-match': '*' })).status).toBe(
      200,
    );
    expect(exchange.store.find(id)?.booking.title).toBe('any');
  });

  it('leaves what is not named as it was, also the other end of its time', async () => {
    const property = {
      propertySet: '{2f3b8c54-6d0a-4b1e-9f57-aa1c30d1e7b2}',
      name: 'Motespanel',
      value: 'old',
    };
    const id = add({ properties: [property, { ...property, name: 'Other' }] });
    const { path } = await shownEvent();
    await writeRoom(exchange, 'PATCH', path, {
      end: utc('2026-11-24T08:30:00'),
      singleValueExtendedProperties: [{ id: `String ${property.propertySet} Name Motespanel`, value: 'new' }],
    });
    expect(exchange.store.find(id)?.booking).toMatchObject({
      title: 'Möte',
      when: { kind: 'timed', startsAt: now, endsAt: Date.parse('2026-11-24T08:30:00Z') },
      properties: [
        { name: 'Motespanel', value: 'new' },
        { name: 'Other', value: 'old' },
      ],
    });
  });

  it('keeps the dates of a whole day, unless they are named', async () => {
    const when = {
      kind: 'allDay',
      startDate: '2026-11-24',
      endDate: '2026-11-25',
      timeZone: 'Europe/Stockholm',
    } as const;
    const id = add({ when });
    const { path } = await shownEvent();
    await writeRoom(exchange, 'PATCH', path, { subject: 'new' });
    expect(exchange.store.find(id)?.booking.when).toEqual(when);
    await writeRoom(exchange, 'PATCH', path, { isAllDay: true });
    expect(exchange.store.find(id)?.booking.when).toEqual(when);
  });

  it('takes no transaction, and no date of a series past its neighbour', async () => {
    add({ repeat: { every: 'day', interval: 1, count: 3, timeZone: 'UTC' } });
    const { path } = await shownEvent();
    expect((await writeRoom(exchange, 'PATCH', path, { transactionId: 'a' })).status).toBe(400);
    const times = { start: utc('2026-11-26T08:00:00'), end: utc('2026-11-26T08:45:00') };
    expect(errorCode(await writeRoom(exchange, 'PATCH', path, times))).toBe(
      'ErrorOccurrenceCrossingBoundary',
    );
  });

  it("of somebody else's time is refused where the server refuses it", async () => {
    add();
    exchange.operations.behaviour.roomCopy = 'refused';
    const { path } = await shownEvent();
    const refused = await writeRoom(exchange, 'PATCH', path, { end: utc('2026-11-24T08:30:00') });
    expect([refused.status, errorCode(refused)]).toEqual([400, 'ErrorInvalidRequest']);
  });
});

describe('an event that goes', () => {
  it('is deleted without a body in the answer, and only in the version named', async () => {
    add();
    const { path, etag } = await shownEvent();
    expect((await writeRoom(exchange, 'DELETE', path, null, { 'if-match': 'W/"a"' })).status).toBe(412);
    const deleted = await writeRoom(exchange, 'DELETE', path, null, { 'if-match': etag });
    expect([deleted.status, deleted.body, deleted.headers.get('content-type')]).toEqual([
      204,
      { text: '' },
      null,
    ]);
    expect(exchange.outbox.list()).toEqual([]);
    const again = await writeRoom(exchange, 'DELETE', path);
    expect([again.status, errorCode(again)]).toEqual([404, 'ErrorItemNotFound']);
  });

  it('is cancelled by its organiser alone, and those invited read why', async () => {
    add();
    const other = await shownEvent();
    const refused = await writeRoom(exchange, 'POST', `${other.path}/cancel`, { comment: 'no' });
    expect([refused.status, errorCode(refused)]).toEqual([400, 'ErrorInvalidRequest']);
    await writeRoom(exchange, 'DELETE', other.path);
    add({ organizedByRoom: true });
    const own = await shownEvent();
    const cancelled = await writeRoom(exchange, 'POST', `/calendar${own.path}/cancel`, {
      Comment: 'Släppt.',
    });
    expect([cancelled.status, cancelled.body]).toEqual([202, { text: '' }]);
    expect(exchange.outbox.list()).toMatchObject([
      { kind: 'cancellation', to: bo.address, comment: 'Släppt.' },
    ]);
  });

  it('is declined by the attendee alone, and the organiser reads why', async () => {
    add({ organizedByRoom: true });
    const own = await shownEvent();
    expect((await writeRoom(exchange, 'POST', `${own.path}/decline`, {})).status).toBe(400);
    await writeRoom(exchange, 'DELETE', own.path);
    exchange.store.add({ when: { kind: 'timed', startsAt: now, endsAt: now + 1 }, organizer: anna });
    const other = await shownEvent();
    const answer = { comment: 'Ingen kom.', sendResponse: true };
    expect((await writeRoom(exchange, 'POST', `${other.path}/decline`, answer)).status).toBe(202);
    expect(exchange.outbox.list()).toMatchObject([
      { kind: 'cancellation' },
      { kind: 'declined', from: exchange.mailbox, to: anna.address, comment: 'Ingen kom.' },
    ]);
    expect(exchange.store.list()).toEqual([]);
  });

  it('does not go by an action whose body is wrong, or on an event that is not there', async () => {
    add();
    const { path } = await shownEvent();
    for (const action of ['decline', 'cancel'])
      expect((await writeRoom(exchange, 'POST', `${path}/${action}`, { sendResponse: 'true' })).status).toBe(
        400,
      );
    expect((await writeRoom(exchange, 'POST', `${path}/snooze`, {})).status).toBe(404);
    await writeRoom(exchange, 'DELETE', path);
    for (const action of ['decline', 'cancel', 'accept'])
      expect((await writeRoom(exchange, 'POST', `${path}/${action}`, {})).status).toBe(404);
    expect((await writeRoom(exchange, 'PATCH', path, {})).status).toBe(404);
  });
});

it('accepts, and accepts tentatively, with or without a word to the organiser', async () => {
  add({ answered: 'notResponded' });
  const { path } = await shownEvent();
  await writeRoom(exchange, 'POST', `${path}/tentativelyAccept`, { sendResponse: false });
  expect((await shownEvent()).event).toMatchObject({
    showAs: 'tentative',
    responseStatus: { response: 'tentativelyAccepted' },
  });
  await writeRoom(exchange, 'POST', `${path}/accept`, {});
  expect((await shownEvent()).event).toMatchObject({
    showAs: 'busy',
    responseStatus: { response: 'accepted' },
  });
  expect(exchange.outbox.list().map(({ kind }) => kind)).toEqual(['accepted']);
});
