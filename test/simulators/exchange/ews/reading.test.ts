import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startExchange } from '../index.ts';
import type { ExchangeSimulator } from '../index.ts';
import type { NewBooking } from '../store.ts';
import { all, callEws, day, findItem, folderOf, getItem, itemId, texts } from './ews-caller.ts';
import { at } from './ews-writer.ts';

const now = Date.parse('2026-11-24T08:07:00Z');
let exchange: ExchangeSimulator;

beforeEach(async () => {
  exchange = await startExchange({ scenario: 'empty', now: () => now });
});
afterEach(() => exchange.stop());

describe('the folder', () => {
  it('tells its owner of every right', async () => {
    const asked = await callEws(
      exchange,
      `<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties><t:FieldURI FieldURI="folder:DisplayName"/><t:FieldURI FieldURI="folder:EffectiveRights"/></t:AdditionalProperties></m:FolderShape><m:FolderIds>${folderOf(exchange.mailbox)}<t:DistinguishedFolderId Id="inbox"/>${folderOf('ingen@su.example')}</m:FolderIds></m:GetFolder>`,
    );
    expect(texts(asked, 'ResponseCode')).toEqual([
      'NoError',
      'ErrorFolderNotFound',
      'ErrorNonExistentMailbox',
    ]);
    const [folder] = all(asked.root, 'CalendarFolder');
    expect(folder?.children.map(({ name }) => name)).toEqual(['FolderId', 'DisplayName', 'EffectiveRights']);
    const rights = all(folder ?? null, 'EffectiveRights')[0]?.children ?? [];
    expect(rights.map(({ name, text }) => `${name} ${text}`)).toEqual([
      'CreateAssociated false',
      'CreateContents true',
      'CreateHierarchy false',
      'Delete true',
      'Modify true',
      'Read true',
      'ViewPrivateItems true',
    ]);
  });

  it('names the server in every answer', async () => {
    const asked = await callEws(exchange, findItem([]));
    const [version] = all(asked.root, 'ServerVersionInfo');
    expect(version?.attributes.get('MajorVersion')).toBe('15');
    expect(version?.attributes.get('MinorVersion')).toBe('2');
    expect(asked.headers.get('x-feserver')).toBe('MAIL01');
  });
});

describe('a view of the calendar', () => {
  it('gives the properties that were asked for, in the order of the schema', async () => {
    exchange.store.add(at('24T09:00:00', '24T10:00:00', { title: 'Möte', location: 'A507' }));
    const found = await callEws(exchange, findItem(['calendar:End', 'calendar:Start', 'item:Subject']));
    const [item] = all(found.root, 'CalendarItem');
    expect(item?.children.map(({ name, text }) => `${name} ${text}`)).toEqual([
      'ItemId ',
      'Subject Möte',
      'Start 2026-11-24T09:00:00Z',
      'End 2026-11-24T10:00:00Z',
    ]);
  });

  it('expands series, sorts by start, and gives what touches the window', async () => {
    exchange.store.add(at('24T15:00:00', '24T16:00:00', { title: 'sen' }));
    exchange.store.add({
      ...at('10T09:00:00', '10T10:00:00', { title: 'serie' }),
      repeat: { every: 'week', interval: 1, count: 10, timeZone: 'Europe/Stockholm' },
    });
    exchange.store.add(at('23T23:00:00', '24T00:00:00', { title: 'rör vid' }));
    const found = await callEws(
      exchange,
      findItem(['item:Subject', 'calendar:CalendarItemType', 'calendar:RecurrenceId']),
    );
    expect(texts(found, 'Subject')).toEqual(['rör vid', 'serie', 'sen']);
    expect(texts(found, 'CalendarItemType')).toEqual(['Single', 'Occurrence', 'Single']);
    expect(texts(found, 'RecurrenceId')).toEqual(['2026-11-24T09:00:00Z']);
  });

  it('cuts texts at 255 characters, and tells of bodies, people and places in full only when one item is read', async () => {
    exchange.store.add(
      at('24T09:00:00', '24T10:00:00', {
        title: 'å'.repeat(300),
        location: 'L'.repeat(300),
        body: { format: 'html', content: '<p>Hej</p>' },
        attendees: [{ name: 'Bo', address: 'bo@su.example', role: 'required', answered: 'none' }],
      }),
    );
    const fields = [
      'item:Subject',
      'item:Body',
      'calendar:Location',
      'calendar:RequiredAttendees',
      'calendar:Organizer',
      'calendar:EnhancedLocation',
    ];
    const found = await callEws(exchange, findItem(fields));
    expect(texts(found, 'Subject')).toEqual(['å'.repeat(255)]);
    expect(texts(found, 'Location')).toEqual(['L'.repeat(255)]);
    const [item] = all(found.root, 'CalendarItem');
    expect(item?.children.map(({ name }) => name)).toEqual(['ItemId', 'Subject', 'Location', 'Organizer']);
    expect(all(found.root, 'Mailbox')[0]?.children.map(({ name }) => name)).toEqual(['Name']);
    const read = await callEws(exchange, getItem([itemId(item?.children[0])], fields));
    expect(texts(read, 'Subject')).toEqual(['å'.repeat(300)]);
    expect(texts(read, 'Body')[1]).toContain('<p>Hej</p>');
    expect(texts(read, 'EmailAddress')).toEqual(['anna.andersson@su.example', 'bo@su.example']);
  });

  it('says when it was cut off, and takes no more than two years', async () => {
    for (const hour of ['08', '09', '10'])
      exchange.store.add(at(`24T${hour}:00:00`, `24T${hour}:30:00`, { title: hour }));
    const cut = await callEws(exchange, findItem(['item:Subject'], `MaxEntriesReturned="2" ${day()}`));
    expect(texts(cut, 'Subject')).toEqual(['08', '09']);
    const [root] = all(cut.root, 'RootFolder');
    expect(Object.fromEntries(root?.attributes ?? [])).toEqual({
      TotalItemsInView: '2',
      IncludesLastItemInRange: 'false',
    });
    const whole = await callEws(exchange, findItem([], `MaxEntriesReturned="3" ${day()}`));
    expect(all(whole.root, 'RootFolder')[0]?.attributes.get('IncludesLastItemInRange')).toBe('true');
    const long = await callEws(
      exchange,
      findItem([], 'StartDate="2026-01-01T00:00:00Z" EndDate="2028-01-03T00:00:00Z"'),
    );
    expect(texts(long, 'ResponseCode')).toEqual(['ErrorCalendarViewRangeTooBig']);
    const backwards = await callEws(
      exchange,
      findItem([], 'StartDate="2026-11-25T00:00:00Z" EndDate="2026-11-24T00:00:00Z"'),
    );
    expect(texts(backwards, 'ResponseCode')).toEqual(['ErrorCalendarEndDateIsEarlierThanStartDate']);
  });

  it('is shallow only', async () => {
    const deep = await callEws(exchange, findItem([]).replace('Shallow', 'SoftDeleted'));
    expect(texts(deep, 'ResponseCode')).toEqual(['ErrorInvalidRequest']);
  });

  it('gives all-day items as the midnights of the zone in which they were made', async () => {
    const allDay = (startDate: string, endDate: string, timeZone: string): NewBooking => ({
      when: { kind: 'allDay', startDate, endDate, timeZone },
    });
    exchange.store.add(allDay('2026-11-24', '2026-11-25', 'Europe/Stockholm'));
    exchange.store.add(allDay('2026-11-24', '2026-11-25', 'America/New_York'));
    const found = await callEws(
      exchange,
      findItem(['calendar:Start', 'calendar:End', 'calendar:IsAllDayEvent']),
    );
    expect(texts(found, 'Start')).toEqual(['2026-11-23T23:00:00Z', '2026-11-24T05:00:00Z']);
    expect(texts(found, 'End')).toEqual(['2026-11-24T23:00:00Z', '2026-11-25T05:00:00Z']);
    expect(texts(found, 'IsAllDayEvent')).toEqual(['true', 'true']);
  });

  it('writes times in the zone the request names, and does not know hand-made names', async () => {
    exchange.store.add(at('24T09:00:00', '24T10:00:00'));
    const inZone = (id: string): string =>
      `<t:TimeZoneContext><t:TimeZoneDefinition Id="${id}"/></t:TimeZoneContext>`;
    const local = await callEws(exchange, findItem(['calendar:Start']), {
      soapHeader: inZone('W. Europe Standard Time'),
    });
    expect(texts(local, 'Start')).toEqual(['2026-11-24T10:00:00+01:00']);
    for (const id of ['Europe/Stockholm', 'Middle of nowhere']) {
      const refused = await callEws(exchange, findItem([]), { soapHeader: inZone(id) });
      expect([refused.status, texts(refused, 'ResponseCode')]).toEqual([500, ['ErrorTimeZone']]);
    }
  });

  it('leaves out what is not set', async () => {
    exchange.store.add(at('24T09:00:00', '24T10:00:00', { title: null, location: '', organizer: null }));
    const found = await callEws(
      exchange,
      findItem(['item:Subject', 'calendar:Location', 'calendar:Organizer']),
    );
    expect(all(found.root, 'CalendarItem')[0]?.children.map(({ name }) => name)).toEqual(['ItemId']);
  });

  it.each([
    [{ organizedByRoom: true, attendees: [] }, '0'],
    [{ organizedByRoom: true }, '1'],
    [{}, '3'],
    [{ cancelled: true }, '7'],
  ] as const)('sums up %j in its state', async (facts, state) => {
    const bo = { name: 'Bo', address: 'bo@su.example', role: 'required', answered: 'none' } as const;
    exchange.store.add(at('24T09:00:00', '24T10:00:00', { attendees: [bo], ...facts }));
    const found = await callEws(exchange, findItem(['calendar:AppointmentState', 'calendar:IsMeeting']));
    expect(texts(found, 'AppointmentState')).toEqual([state]);
    expect(texts(found, 'IsMeeting')).toEqual([String(state !== '0')]);
  });
});

describe('reading items', () => {
  it('answers every id in the order of the request, found or not', async () => {
    exchange.store.add(at('24T09:00:00', '24T10:00:00', { title: 'ett' }));
    const gone = exchange.store.add(at('24T10:00:00', '24T11:00:00', { title: 'två' }));
    exchange.store.add(at('24T11:00:00', '24T12:00:00', { title: 'tre' }));
    const found = await callEws(exchange, findItem([]));
    const ids = all(found.root, 'ItemId').map((element) => itemId(element));
    exchange.store.remove(gone.id);
    const read = await callEws(exchange, getItem([...ids, '<t:ItemId Id="AAA="/>'], ['item:Subject']));
    expect(read.status).toBe(200);
    const outcomes = all(read.root, 'GetItemResponseMessage').map(({ attributes }) =>
      attributes.get('ResponseClass'),
    );
    expect(outcomes).toEqual(['Success', 'Error', 'Success', 'Error']);
    expect(texts(read, 'ResponseCode')).toEqual([
      'NoError',
      'ErrorItemNotFound',
      'NoError',
      'ErrorInvalidIdMalformed',
    ]);
    expect(texts(read, 'Subject')).toEqual(['ett', 'tre']);
  });

  it('gives the body as HTML, as text, or as it is stored, with line ends that survive', async () => {
    exchange.store.add(
      at('24T09:00:00', '24T10:00:00', {
        body: {
          format: 'html',
          content: '<p>a &amp; b</p>\r\n<a href="https://x.example/?a=1&amp;b=2">länk</a>',
        },
      }),
    );
    const found = await callEws(exchange, findItem([]));
    const ids = [itemId(all(found.root, 'ItemId')[0])];
    const as = (type: string) =>
      callEws(exchange, getItem(ids, ['item:Body'], `<t:BodyType>${type}</t:BodyType>`));
    const html = await as('HTML');
    expect(texts(html, 'Body')[1]).toContain('<a href="https://x.example/?a=1&amp;b=2">länk</a>');
    expect(html.text).toContain('&lt;p&gt;a &amp;amp; b&lt;/p&gt;&#xD;\n');
    expect(all(html.root, 'Body')[1]?.attributes.get('BodyType')).toBe('HTML');
    expect(texts(await as('Text'), 'Body')[1]).toBe('a & b\r\nlänk<https://x.example/?a=1&b=2>');
    expect(all((await as('Best')).root, 'Body')[1]?.attributes.get('BodyType')).toBe('HTML');
  });

  it('gives the extended properties that were asked for by name', async () => {
    const propertySet = '{2F3B8C54-6D0A-4B1E-9F57-AA1C30D1E7B2}';
    exchange.store.add(
      at('24T09:00:00', '24T10:00:00', {
        properties: [
          { propertySet, name: 'Motespanel', value: '{"v":1}' },
          {
            propertySet: '{00020329-0000-0000-C000-000000000046}',
            name: 'SkypeTeamsMeetingUrl',
            value: 'https://t',
          },
        ],
      }),
    );
    const found = await callEws(
      exchange,
      findItem([
        '<t:ExtendedFieldURI PropertySetId="2f3b8c54-6d0a-4b1e-9f57-aa1c30d1e7b2" PropertyName="Motespanel" PropertyType="String"/>',
        '<t:ExtendedFieldURI DistinguishedPropertySetId="PublicStrings" PropertyName="SkypeTeamsMeetingUrl" PropertyType="String"/>',
        '<t:ExtendedFieldURI DistinguishedPropertySetId="PublicStrings" PropertyName="Other" PropertyType="String"/>',
      ]),
    );
    expect(texts(found, 'Value')).toEqual(['{"v":1}', 'https://t']);
    expect(all(found.root, 'ExtendedFieldURI')[1]?.attributes.get('DistinguishedPropertySetId')).toBe(
      'PublicStrings',
    );
  });

  it('finds the series of a date, and a date of a series', async () => {
    const series = exchange.store.add({
      ...at('10T09:00:00', '10T10:00:00', { title: 'serie' }),
      repeat: { every: 'week', interval: 1, count: 4, timeZone: 'Europe/Stockholm' },
    });
    const fields = ['calendar:CalendarItemType', 'calendar:Start', 'calendar:Recurrence'];
    const found = await callEws(exchange, findItem([]));
    const occurrence = all(found.root, 'ItemId')[0]?.attributes.get('Id') ?? '';
    const master = await callEws(
      exchange,
      getItem([`<t:RecurringMasterItemId OccurrenceId="${occurrence}"/>`], fields),
    );
    expect(texts(master, 'CalendarItemType')).toEqual(['RecurringMaster']);
    expect(texts(master, 'NumberOfOccurrences')).toEqual(['4']);
    const masterId = all(master.root, 'ItemId')[0]?.attributes.get('Id') ?? '';
    exchange.store.remove(`${series.id}.2026-11-17`);
    const nth = (index: number): string =>
      `<t:OccurrenceItemId RecurringMasterId="${masterId}" InstanceIndex="${index}"/>`;
    const dates = await callEws(exchange, getItem([nth(1), nth(2), nth(3), nth(5)], fields));
    expect(texts(dates, 'Start')).toEqual(['2026-11-10T09:00:00Z', '2026-11-24T09:00:00Z']);
    expect(texts(dates, 'ResponseCode')).toEqual([
      'NoError',
      'ErrorCalendarOccurrenceIsDeletedFromRecurrence',
      'NoError',
      'ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange',
    ]);
  });

  it('gives an occurrence a new id when it becomes an exception, and siblings one change key', async () => {
    const series = exchange.store.add({
      ...at('24T09:00:00', '24T10:00:00'),
      repeat: { every: 'day', interval: 1, count: 2, timeZone: 'Europe/Stockholm' },
    });
    const twoDays = 'StartDate="2026-11-24T00:00:00Z" EndDate="2026-11-26T00:00:00Z"';
    const before = all((await callEws(exchange, findItem([], twoDays))).root, 'ItemId');
    const keys = before.map(({ attributes }) => attributes.get('ChangeKey'));
    expect(new Set(keys).size).toBe(1);
    exchange.store.update(`${series.id}.2026-11-24`, { title: 'annat' });
    const after = await callEws(exchange, findItem(['calendar:CalendarItemType'], twoDays));
    expect(texts(after, 'CalendarItemType')).toEqual(['Exception', 'Occurrence']);
    expect(all(after.root, 'ItemId')[0]?.attributes.get('Id')).not.toBe(before[0]?.attributes.get('Id'));
    const old = await callEws(exchange, getItem([itemId(before[0])], []));
    expect(texts(old, 'ResponseCode')).toEqual(['ErrorItemNotFound']);
  });

  it('tells letter case in ids apart', async () => {
    exchange.store.add(at('24T09:00:00', '24T10:00:00'));
    const id = all((await callEws(exchange, findItem([]))).root, 'ItemId')[0]?.attributes.get('Id') ?? '';
    const read = await callEws(exchange, getItem([`<t:ItemId Id="${id.toLowerCase()}"/>`], []));
    expect(texts(read, 'ResponseCode')).toEqual(['ErrorInvalidIdMalformed']);
  });
});

describe('changes since a state', () => {
  const sync = (state: string, most = 512): string =>
    `<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape><m:SyncFolderId>${folderOf(exchange.mailbox)}</m:SyncFolderId>${state === '' ? '' : `<m:SyncState>${state}</m:SyncState>`}<m:MaxChangesReturned>${most}</m:MaxChangesReturned></m:SyncFolderItems>`;
  const kinds = (called: Awaited<ReturnType<typeof callEws>>): readonly string[] =>
    (all(called.root, 'Changes')[0]?.children ?? []).map(({ name }) => name);

  it('tells what was created, changed and deleted, series as one', async () => {
    const first = exchange.store.add(at('24T09:00:00', '24T10:00:00'));
    const series = exchange.store.add({
      ...at('10T09:00:00', '10T10:00:00'),
      repeat: { every: 'week', interval: 1, count: 10, timeZone: 'Europe/Stockholm' },
    });
    const part = await callEws(exchange, sync('', 1));
    expect([kinds(part), texts(part, 'IncludesLastItemInRange')]).toEqual([['Create'], ['false']]);
    const all2 = await callEws(exchange, sync(texts(part, 'SyncState')[0] ?? ''));
    expect([kinds(all2), texts(all2, 'IncludesLastItemInRange')]).toEqual([['Create'], ['true']]);
    const state = texts(all2, 'SyncState')[0] ?? '';
    expect(kinds(await callEws(exchange, sync(state)))).toEqual([]);
    exchange.store.remove(exchange.store.add(at('25T09:00:00', '25T10:00:00')).id);
    exchange.store.remove(first.id);
    exchange.store.update(`${series.id}.2026-11-24`, { title: 'annat' });
    expect(kinds(await callEws(exchange, sync(state)))).toEqual(['Delete', 'Update']);
  });

  it('does not take a state it never gave', async () => {
    const wrong = await callEws(exchange, sync('AAAA'));
    expect(texts(wrong, 'ResponseCode')).toEqual(['ErrorInvalidSyncStateData']);
  });
});
