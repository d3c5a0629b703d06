import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startExchange } from '../index.ts';
import type { ExchangeSimulator } from '../index.ts';
import { all, callEws, texts } from './ews-caller.ts';
import { at } from './ews-writer.ts';

const stockholm = zone(-60, [0, '03:00:00', 5, 10], [-60, '02:00:00', 5, 3]);
const own = 'rum-algen@su.example';
const neighbour = 'rum-bjornen@su.example';
let exchange: ExchangeSimulator;

beforeEach(async () => {
  exchange = await startExchange({ scenario: 'empty', now: () => Date.parse('2026-11-24T08:07:00Z') });
});
afterEach(() => exchange.stop());

type Change = readonly [bias: number, time: string, order: number, month: number];

function zone(bias: number, standard: Change, daylight: Change): string {
  const change = ([extra, time, order, month]: Change): string =>
    `<t:Bias>${extra}</t:Bias><t:Time>${time}</t:Time><t:DayOrder>${order}</t:DayOrder><t:Month>${month}</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek>`;
  return `<t:TimeZone><t:Bias>${bias}</t:Bias><t:StandardTime>${change(standard)}</t:StandardTime><t:DaylightTime>${change(daylight)}</t:DaylightTime></t:TimeZone>`;
}

function ask(
  mailboxes: readonly string[],
  [from, to]: readonly [string, string] = ['2026-11-24T00:00:00', '2026-11-25T00:00:00'],
  { inZone = stockholm, minutes = 60, view = 'DetailedMerged' } = {},
): string {
  const data = mailboxes.map(
    (address) =>
      `<t:MailboxData><t:Email><t:Address>${address}</t:Address></t:Email><t:AttendeeType>Room</t:AttendeeType><t:ExcludeConflicts>false</t:ExcludeConflicts></t:MailboxData>`,
  );
  return `<m:GetUserAvailabilityRequest>${inZone}<m:MailboxDataArray>${data.join('')}</m:MailboxDataArray><t:FreeBusyViewOptions><t:TimeWindow><t:StartTime>${from}</t:StartTime><t:EndTime>${to}</t:EndTime></t:TimeWindow><t:MergedFreeBusyIntervalInMinutes>${minutes}</t:MergedFreeBusyIntervalInMinutes><t:RequestedView>${view}</t:RequestedView></t:FreeBusyViewOptions></m:GetUserAvailabilityRequest>`;
}

describe('free and busy times', () => {
  it('are clocks of the zone in the request, without any mark of it', async () => {
    exchange.store.add(at('24T09:00:00', '24T10:30:00', { title: 'Budget', location: 'A507' }));
    const asked = await callEws(exchange, ask([own]));
    expect(texts(asked, 'StartTime')).toEqual(['2026-11-24T10:00:00']);
    expect(texts(asked, 'EndTime')).toEqual(['2026-11-24T11:30:00']);
    expect(texts(asked, 'BusyType')).toEqual(['Busy']);
    expect(texts(asked, 'Subject')).toEqual(['Budget']);
    expect(texts(asked, 'MergedFreeBusy')).toEqual(['000000000022000000000000']);
  });

  it.each([
    ['2026-03-29T01:30:00', '2026-03-29T00:30:00Z'],
    ['2026-03-29T03:30:00', '2026-03-29T01:30:00Z'],
    ['2026-10-25T01:30:00', '2026-10-24T23:30:00Z'],
    ['2026-10-25T03:30:00', '2026-10-25T02:30:00Z'],
  ])('know that %s in Stockholm is %s', async (clock, instant) => {
    const startsAt = Date.parse(instant);
    exchange.store.add({ when: { kind: 'timed', startsAt, endsAt: startsAt + 15 * 60_000 } });
    const day = clock.slice(0, 10);
    const asked = await callEws(exchange, ask([own], [`${day}T00:00:00`, `${day}T23:00:00`]));
    expect(texts(asked, 'StartTime')).toEqual([clock]);
    const from = await callEws(exchange, ask([own], [clock, `${day}T23:00:00`]));
    expect(texts(from, 'StartTime')).toEqual([clock]);
    const after = `${clock.slice(0, 14)}45:00`;
    expect(texts(await callEws(exchange, ask([own], [after, `${day}T23:00:00`])), 'StartTime')).toEqual([]);
  });

  it('turn the year round south of the equator', async () => {
    const sydney = zone(-600, [0, '03:00:00', 1, 4], [-60, '02:00:00', 1, 10]);
    exchange.store.add(at('24T09:00:00', '24T10:00:00'));
    const asked = await callEws(
      exchange,
      ask([own], ['2026-11-24T00:00:00', '2026-11-25T00:00:00'], { inZone: sydney }),
    );
    expect(texts(asked, 'StartTime')).toEqual(['2026-11-24T20:00:00']);
  });

  it('are without prefixes, and change namespace inside', async () => {
    exchange.store.add(at('24T09:00:00', '24T10:00:00'));
    const { text } = await callEws(exchange, ask([own]));
    expect(text).toContain(
      '<s:Body><GetUserAvailabilityResponse xmlns="http://schemas.microsoft.com/exchange/services/2006/messages">',
    );
    expect(text).toContain(
      '<FreeBusyView><FreeBusyViewType xmlns="http://schemas.microsoft.com/exchange/services/2006/types">',
    );
  });

  it('say no more than times where the caller has no rights, and mark what is private', async () => {
    exchange.store.add(at('24T09:00:00', '24T10:00:00', { title: 'Lön', sensitivity: 'private' }));
    exchange.store.add(at('24T09:00:00', '24T10:00:00', { title: 'Annat', mailbox: neighbour }));
    const asked = await callEws(exchange, ask([own, neighbour]));
    expect(texts(asked, 'FreeBusyViewType')).toEqual(['DetailedMerged', 'FreeBusyMerged']);
    expect(texts(asked, 'Subject')).toEqual(['Lön']);
    expect(texts(asked, 'IsPrivate')).toEqual(['true']);
    expect(texts(asked, 'StartTime')).toHaveLength(2);
  });

  it.each([
    ['MergedOnly', [], 1],
    ['FreeBusy', ['StartTime', 'EndTime', 'BusyType'], 0],
    ['FreeBusyMerged', ['StartTime', 'EndTime', 'BusyType'], 1],
    ['Detailed', ['StartTime', 'EndTime', 'BusyType', 'CalendarEventDetails'], 0],
  ] as const)('hold in the view %s what belongs to it', async (view, inEvents, merged) => {
    exchange.store.add(at('24T09:00:00', '24T10:00:00'));
    const asked = await callEws(exchange, ask([own], undefined, { view }));
    const events = all(asked.root, 'CalendarEvent').flatMap(({ children }) =>
      children.map(({ name }) => name),
    );
    expect(events).toEqual(inEvents);
    expect(texts(asked, 'MergedFreeBusy')).toHaveLength(merged);
  });

  it('have a result for each mailbox, and no list where there is nothing', async () => {
    const asked = await callEws(exchange, ask([own, 'ingen@su.example', 'rum-vargen@su.example']));
    expect(asked.status).toBe(200);
    expect(texts(asked, 'ResponseCode')).toEqual([
      'NoError',
      'ErrorMailRecipientNotFound',
      'ErrorProxyRequestProcessingFailed',
    ]);
    expect(all(asked.root, 'CalendarEventArray')).toEqual([]);
    expect(all(asked.root, 'FreeBusyView')).toHaveLength(1);
    const denied = await callEws(exchange, ask([own]), { user: 'svc-nothing' });
    expect(texts(denied, 'ResponseCode')).toEqual(['ErrorNoFreeBusyAccess']);
  });

  it.each([
    ['no zone', ask([own], undefined, { inZone: '' }), 'ErrorTimeZone'],
    ['no mailbox', ask([]), 'ErrorMailboxDataArrayEmpty'],
    [
      'a hundred and one mailboxes',
      ask(Array.from({ length: 101 }, () => own)),
      'ErrorMailboxDataArrayTooBig',
    ],
    [
      'more than 42 days',
      ask([own], ['2026-11-01T00:00:00', '2026-12-13T00:15:00']),
      'ErrorTimeIntervalTooBig',
    ],
    [
      'a window that ends first',
      ask([own], ['2026-11-02T00:00:00', '2026-11-01T00:00:00']),
      'ErrorInvalidTimeInterval',
    ],
    ['steps of four minutes', ask([own], undefined, { minutes: 4 }), 'ErrorInvalidMergedFreeBusyInterval'],
  ])('are refused with %s', async (_, request, code) => {
    const asked = await callEws(exchange, request);
    expect([asked.status, texts(asked, 'ResponseCode')]).toEqual([500, [code]]);
  });
});

describe('the directory', () => {
  it('names its lists of rooms, and the rooms of a list, with the outcome on the answer itself', async () => {
    const lists = await callEws(exchange, '<m:GetRoomLists/>');
    expect(all(lists.root, 'GetRoomListsResponse')[0]?.attributes.get('ResponseClass')).toBe('Success');
    expect(texts(lists, 'EmailAddress')).toEqual(['rum-sodra-a@su.example', 'rum-arrhenius@su.example']);
    const inList = (address: string): string =>
      `<m:GetRooms><m:RoomList><t:EmailAddress>${address}</t:EmailAddress></m:RoomList></m:GetRooms>`;
    const rooms = await callEws(exchange, inList('rum-sodra-a@su.example'));
    expect(all(rooms.root, 'Room')).toHaveLength(exchange.store.mailboxes.length);
    expect(texts(rooms, 'Name').slice(0, 2)).toEqual(['Älgen', 'Björnen']);
    expect(texts(await callEws(exchange, inList('rum-arrhenius@su.example')), 'Room')).toEqual([]);
    const unknown = await callEws(exchange, inList('okand@su.example'));
    expect(texts(unknown, 'ResponseCode')).toEqual(['ErrorNameResolutionNoResults']);
  });
});
