import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callSite, errorCode, items, writeRoom } from '../graph-caller.ts';
import type { Called, Json } from '../graph-caller.ts';
import { startExchange } from '../index.ts';
import type { ExchangeSimulator } from '../index.ts';

const now = Date.parse('2026-11-24T08:00:00Z');
const bjornen = 'rum-bjornen@su.example';
const hours = {
  startTime: { dateTime: '2026-11-24T09:00:00', timeZone: 'Europe/Stockholm' },
  endTime: { dateTime: '2026-11-24T10:00:00', timeZone: 'UTC' },
};
let exchange: ExchangeSimulator;

beforeEach(async () => {
  exchange = await startExchange({ scenario: 'empty', now: () => now, pageSizeCap: 4 });
});
afterEach(() => exchange.stop());

function ask(question: object): Promise<Called> {
  return writeRoom(exchange, 'POST', '/calendar/getSchedule', {
    schedules: [bjornen],
    ...hours,
    ...question,
  });
}

describe('getSchedule', () => {
  it('shows digits and times of each mailbox, private subjects in clear', async () => {
    exchange.store.add({
      mailbox: bjornen,
      when: { kind: 'timed', startsAt: now + 1_800_000, endsAt: now + 3_600_000 },
      title: 'Lönesamtal',
      location: 'Björnen',
      sensitivity: 'private',
    });
    const answer = await ask({ schedules: [bjornen, exchange.mailbox], availabilityViewInterval: 15 });
    expect([answer.status, items(answer)]).toEqual([
      200,
      [
        {
          scheduleId: bjornen,
          availabilityView: '00220000',
          scheduleItems: [
            {
              isPrivate: true,
              status: 'busy',
              subject: 'Lönesamtal',
              location: 'Björnen',
              start: { dateTime: '2026-11-24T08:30:00.0000000', timeZone: 'UTC' },
              end: { dateTime: '2026-11-24T09:00:00.0000000', timeZone: 'UTC' },
            },
          ],
          workingHours: expect.objectContaining({ timeZone: { name: 'W. Europe Standard Time' } }) as Json,
        },
        expect.objectContaining({ scheduleId: exchange.mailbox, availabilityView: '00000000' }),
      ],
    ]);
    expect(items(await ask({}))).toMatchObject([{ availabilityView: '0200' }]);
  });

  it('tells of rooms on premises, with a zone of their own making', async () => {
    expect(items(await ask({ schedules: ['rum-jarven@su.example'] }))).toMatchObject([
      { scheduleItems: [], workingHours: { timeZone: { '@odata.type': '#microsoft.graph.customTimeZone' } } },
    ]);
  });

  it('fails for one mailbox alone, with nothing but an error in its place', async () => {
    const answer = await ask({ schedules: ['nobody', 'rum-vargen@su.example', bjornen] });
    const [first, second, third] = items(answer);
    expect(answer.status).toBe(200);
    expect(first).toEqual({
      scheduleId: 'nobody',
      error: { message: expect.any(String) as string, responseCode: 'ErrorInvalidSmtpAddress' },
    });
    expect(second).toEqual({
      scheduleId: 'rum-vargen@su.example',
      error: { message: expect.stringContaining('Exception') as string, responseCode: '5009' },
    });
    expect(third).toMatchObject({ availabilityView: '0000' });
    const years = await ask({ endTime: { dateTime: '2028-11-24T10:00:00', timeZone: 'UTC' } });
    expect(items(years)).toMatchObject([{ error: { responseCode: 'ErrorTimeIntervalTooBig' } }]);
  });

  it.each<[string, object, number, string]>([
    ['no mailbox', { schedules: [] }, 400, 'RequestBodyRead'],
    ['more than twenty', { schedules: Array(21).fill(bjornen) }, 400, 'RequestBodyRead'],
    ['an interval too short', { availabilityViewInterval: 4 }, 400, 'RequestBodyRead'],
    ['an interval of null', { availabilityViewInterval: null }, 500, 'ErrorInternalServerError'],
    ['an end before the start', { endTime: hours.startTime }, 400, 'ErrorInvalidParameter'],
    [
      'a zone that is none',
      { endTime: { ...hours.endTime, timeZone: 'Mars' } },
      400,
      'TimeZoneNotSupportedException',
    ],
    [
      'a misspelt zone',
      { startTime: { dateTime: '2026-11-24T09:00:00', timezone: 'UTC' } },
      400,
      'RequestBodyRead',
    ],
  ])('refuses %s', async (_, question, status, code) => {
    const refused = await ask(question);
    expect([refused.status, errorCode(refused)]).toEqual([status, code]);
  });
});

describe('places', () => {
  it('are listed page by page, also the room whose mailbox is gone', async () => {
    const first = await callSite(exchange, '/places/microsoft.graph.room?$top=5');
    expect(items(first)).toHaveLength(4);
    const link = String(first.body['@odata.nextLink']);
    expect(link).toBe(`${exchange.url}/v1.0/places/microsoft.graph.room?$top=5&$skip=4`);
    const second = await callSite(exchange, link.slice(`${exchange.url}/v1.0`.length));
    expect(items(second).map((room) => room['displayName'])).toEqual(['Uttern', 'Vargen']);
    expect(second.body['@odata.nextLink']).toBeUndefined();
  });

  it('are grouped in lists', async () => {
    const lists = items(await callSite(exchange, '/places/microsoft.graph.roomlist'));
    expect(lists.map((list) => list['emailAddress'])).toEqual([
      'rum-sodra-a@su.example',
      'rum-arrhenius@su.example',
    ]);
    const rooms = await callSite(exchange, '/places/rum-sodra-a%40su.example/microsoft.graph.roomlist/rooms');
    expect(items(rooms)[0]).toMatchObject({
      displayName: 'Älgen',
      emailAddress: exchange.mailbox,
      capacity: 10,
      building: 'Södra huset A',
      floorNumber: 5,
    });
    expect(
      items(await callSite(exchange, '/places/rum-arrhenius@su.example/microsoft.graph.roomlist/rooms')),
    ).toEqual([]);
  });

  it('are found by their address', async () => {
    const room = await callSite(exchange, '/places/RUM-Bjornen@su.example');
    expect(room.body).toMatchObject({
      '@odata.type': '#microsoft.graph.room',
      displayName: 'Björnen',
      capacity: 6,
    });
  });

  it.each([
    ['/places/nobody@su.example', 404],
    ['/places/nobody@su.example/microsoft.graph.roomlist/rooms', 404],
    ['/places/rum-sodra-a@su.example/rooms', 404],
    ['/places/microsoft.graph.room?$filter=capacity gt 3', 400],
    ['/places/microsoft.graph.room?$top=0', 400],
    ['/places/microsoft.graph.room?$skip=x', 400],
    ['/places/rum-bjornen@su.example?$select=capacity', 400],
    ['/groups', 404],
    ['/places/%', 404],
  ])('are not at %s', async (path, status) => {
    expect((await callSite(exchange, path)).status).toBe(status);
  });
});
