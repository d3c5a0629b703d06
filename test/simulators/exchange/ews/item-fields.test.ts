import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startExchange } from '../index.ts';
import type { ExchangeSimulator } from '../index.ts';
import type { NewBooking } from '../store.ts';
import { all, calendarFolder, callEws, day, findItem, getItem, itemId, texts } from './ews-caller.ts';
import { at, codes, onlyId } from './ews-writer.ts';

const made = Date.parse('2026-11-02T09:12:44Z');
let exchange: ExchangeSimulator;

beforeEach(async () => {
  exchange = await startExchange({ scenario: 'empty', now: () => made });
});
afterEach(() => exchange.stop());

const rich: NewBooking = at('24T09:00:00', '25T10:30:00', {
  title: 'Budget',
  body: { format: 'text', content: 'a < b\nnästa' },
  location: 'Älgen; Björnen',
  places: [{ name: 'Älgen', uri: 'rum-algen@su.example', address: 'rum-algen@su.example' }],
  attendees: [
    { name: 'Bo', address: 'bo@su.example', role: 'required', answered: 'tentative' },
    { name: 'Karin', address: 'karin@su.example', role: 'optional', answered: 'declined' },
    { name: 'Älgen', address: 'rum-algen@su.example', role: 'resource', answered: 'accepted' },
  ],
  sensitivity: 'personal',
  availability: 'away',
  answeredAt: made,
  onlineMeeting: { provider: 'teams', joinUrl: 'https://teams.example/1' },
});

/** Every property of the one item, as it is read by its id. */
async function everything(): Promise<readonly string[]> {
  const request = getItem([itemId(await onlyId(exchange))], []).replace('IdOnly', 'AllProperties');
  const [item] = all((await callEws(exchange, request)).root, 'CalendarItem');
  return (item?.children ?? []).map(({ name, text }) => `${name} ${text}`);
}

describe('a calendar item', () => {
  it('has these properties in this order', async () => {
    exchange.store.add(rich);
    const written = await everything();
    expect(written.filter((line) => !/^(ItemId|UID) /.test(line))).toEqual([
      'ItemClass IPM.Appointment',
      'Subject Budget',
      'Sensitivity Personal',
      'Body a < b\nnästa',
      'DateTimeReceived 2026-11-02T09:12:44Z',
      'Importance Normal',
      'DateTimeSent 2026-11-02T09:12:44Z',
      'DateTimeCreated 2026-11-02T09:12:44Z',
      'ReminderIsSet false',
      'ReminderMinutesBeforeStart 15',
      'HasAttachments false',
      'EffectiveRights ',
      'LastModifiedName Anna Andersson',
      'LastModifiedTime 2026-11-02T09:12:44Z',
      'DateTimeStamp 2026-11-02T09:12:44Z',
      'Start 2026-11-24T09:00:00Z',
      'End 2026-11-25T10:30:00Z',
      'IsAllDayEvent false',
      'LegacyFreeBusyStatus OOF',
      'Location Älgen; Björnen',
      'IsMeeting true',
      'IsCancelled false',
      'IsRecurring false',
      'MeetingRequestWasSent false',
      'IsResponseRequested true',
      'CalendarItemType Single',
      'MyResponseType Accept',
      'Organizer ',
      'RequiredAttendees ',
      'OptionalAttendees ',
      'Resources ',
      'Duration P1DT1H30M',
      'TimeZone (UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna',
      'AppointmentReplyTime 2026-11-02T09:12:44Z',
      'AppointmentSequenceNumber 0',
      'AppointmentState 3',
      'StartTimeZone ',
      'EndTimeZone ',
      'AllowNewTimeProposal true',
      'IsOnlineMeeting true',
      'EnhancedLocation ',
      'StartWallClock 2026-11-24T10:00:00+01:00',
      'EndWallClock 2026-11-25T11:30:00+01:00',
      'StartTimeZoneId W. Europe Standard Time',
      'EndTimeZoneId W. Europe Standard Time',
      'JoinOnlineMeetingUrl https://teams.example/1',
      'IsOrganizer false',
    ]);
  });

  it('tells who is invited, how they answered, and where it is', async () => {
    exchange.store.add(rich);
    const fields = ['RequiredAttendees', 'OptionalAttendees', 'Resources', 'EnhancedLocation'];
    const id = itemId(await onlyId(exchange));
    const read = await callEws(
      exchange,
      getItem(
        [id],
        fields.map((name) => `calendar:${name}`),
      ),
    );
    expect(texts(read, 'EmailAddress')).toEqual([
      'bo@su.example',
      'karin@su.example',
      'rum-algen@su.example',
    ]);
    expect(texts(read, 'ResponseType')).toEqual(['Tentative', 'Decline', 'Accept']);
    expect([texts(read, 'LocationUri'), texts(read, 'LocationSource')]).toEqual([
      ['rum-algen@su.example'],
      ['Resource'],
    ]);
  });

  it('keeps to the zone of its creator in its clocks, and to UTC where that means nothing', async () => {
    exchange.store.add({ ...rich, originalTimeZone: 'tzone://Microsoft/Custom' });
    const written = await everything();
    expect(written).toContain('StartWallClock 2026-11-24T09:00:00Z');
    expect(written).toContain('StartTimeZoneId tzone://Microsoft/Custom');
    expect(written).toContain('TimeZone tzone://Microsoft/Custom');
  });

  it.each([
    ['24T09:00:00', '24T09:00:00', 'PT0S'],
    ['24T09:00:00', '24T09:45:00', 'PT45M'],
    ['24T09:00:00', '24T11:00:00', 'PT2H'],
    ['24T09:00:00', '26T09:00:00', 'P2D'],
  ])('from %s to %s lasts %3$s', async (from, to, length) => {
    exchange.store.add(at(from, to));
    expect(await everything()).toContain(`Duration ${length}`);
  });

  it.each([
    [{ every: 'day', interval: 2, count: null } as const, ['DailyRecurrence', 'NoEndRecurrence'], []],
    [
      { every: 'week', interval: 1, count: 5 } as const,
      ['WeeklyRecurrence', 'NumberedRecurrence'],
      ['Tuesday'],
    ],
  ])('of a series tells its rule on the master', async (rule, names, weekdays) => {
    exchange.store.add({
      ...at('24T09:00:00', '24T10:00:00'),
      repeat: { ...rule, timeZone: 'Europe/Stockholm' },
    });
    const id = (await onlyId(exchange)).attributes.get('Id') ?? '';
    const read = await callEws(
      exchange,
      getItem([`<t:RecurringMasterItemId OccurrenceId="${id}"/>`], ['calendar:Recurrence']),
    );
    expect(all(read.root, 'Recurrence')[0]?.children.map(({ name }) => name)).toEqual(names);
    expect(texts(read, 'DaysOfWeek')).toEqual(weekdays);
    expect(texts(read, 'StartDate')).toEqual(['2026-11-24']);
  });
});

describe('where to look', () => {
  it('can be said by the id of a folder', async () => {
    exchange.store.add(rich);
    const asked = await callEws(
      exchange,
      `<m:GetFolder><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape><m:FolderIds>${calendarFolder}</m:FolderIds></m:GetFolder>`,
    );
    expect(texts(asked, 'TotalCount')).toEqual(['1']);
    const id = all(asked.root, 'FolderId')[0]?.attributes.get('Id') ?? '';
    const found = await callEws(
      exchange,
      findItem(['item:Subject'], day(), `<t:FolderId Id="${id}"/><t:FolderId Id="AAAA"/>`),
    );
    expect(texts(found, 'Subject')).toEqual(['Budget']);
    expect(codes(found)).toEqual(['NoError', 'ErrorInvalidIdMalformed']);
    expect(exchange.requests().at(-1)?.mailbox).toBe(exchange.mailbox);
  });

  it('gives series as they are stored where no view is asked for', async () => {
    exchange.store.add({
      ...rich,
      repeat: { every: 'week', interval: 1, count: 3, timeZone: 'Europe/Stockholm' },
    });
    const plain = findItem(['calendar:CalendarItemType']).replace(/<m:CalendarView [^>]*>/, '');
    expect(texts(await callEws(exchange, plain), 'CalendarItemType')).toEqual(['RecurringMaster']);
  });

  it('does not go by what the simulator has no answer to', async () => {
    const sorted = findItem([]).replace('<m:ParentFolderIds>', '<m:SortOrder/><m:ParentFolderIds>');
    const refused = await callEws(exchange, sorted);
    expect([codes(refused), texts(refused, 'Message')]).toEqual([
      ['ErrorInvalidRequest'],
      ['The simulator does not answer to SortOrder.'],
    ]);
  });

  it('takes clocks of the request’s zone, and no day that does not exist', async () => {
    exchange.store.add(at('24T23:15:00', '24T23:45:00'));
    const soapHeader =
      '<t:TimeZoneContext><t:TimeZoneDefinition Id="W. Europe Standard Time"/></t:TimeZoneContext>';
    const local = 'StartDate="2026-11-25T00:00:00" EndDate="2026-11-25T01:00:00"';
    const found = await callEws(exchange, findItem(['calendar:Start'], local), { soapHeader });
    expect(texts(found, 'Start')).toEqual(['2026-11-25T00:15:00+01:00']);
    const never = 'StartDate="2026-02-30T00:00:00Z" EndDate="2026-03-01T00:00:00Z"';
    expect(codes(await callEws(exchange, findItem([], never)))).toEqual(['ErrorInvalidRequest']);
  });
});
