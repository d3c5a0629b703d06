import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startExchange } from '../index.ts';
import type { ExchangeSimulator } from '../index.ts';
import { all, callEws, day, findItem, getItem, itemId, texts } from './ews-caller.ts';
import { at, codes, create, halfHour, meeting, onlyId, set, update } from './ews-writer.ts';
import type { XmlElement } from './xml-tree.ts';

const mark =
  '<t:ExtendedFieldURI PropertySetId="2f3b8c54-6d0a-4b1e-9f57-aa1c30d1e7b2" PropertyName="Motespanel" PropertyType="String"/>';
const stockholm = 'Id="W. Europe Standard Time"';
let exchange: ExchangeSimulator;

beforeEach(async () => {
  exchange = await startExchange({ scenario: 'empty', now: () => Date.parse('2026-11-24T08:07:00Z') });
});
afterEach(() => exchange.stop());

describe('making an appointment', () => {
  it('stores what it was told, the room being its organiser, and answers with the id alone', async () => {
    const made = await callEws(
      exchange,
      create(
        `<t:Subject>Bokad vid panelen</t:Subject><t:Sensitivity>Private</t:Sensitivity><t:Body BodyType="HTML">&lt;p&gt;Hej&lt;/p&gt;</t:Body><t:ReminderIsSet>false</t:ReminderIsSet><t:ExtendedProperty>${mark}<t:Value>{"v":1}</t:Value></t:ExtendedProperty>${halfHour}<t:LegacyFreeBusyStatus>Busy</t:LegacyFreeBusyStatus><t:Location>Älgen</t:Location><t:StartTimeZone ${stockholm}/><t:EndTimeZone ${stockholm}/>`,
      ),
    );
    expect(codes(made)).toEqual(['NoError']);
    expect(all(made.root, 'CalendarItem')[0]?.children.map(({ name }) => name)).toEqual(['ItemId']);
    expect(exchange.store.list()).toMatchObject([
      {
        title: 'Bokad vid panelen',
        sensitivity: 'private',
        body: { format: 'html', content: '<p>Hej</p>' },
        location: 'Älgen',
        when: {
          kind: 'timed',
          startsAt: Date.parse('2026-11-24T13:00:00Z'),
          endsAt: Date.parse('2026-11-24T13:30:00Z'),
        },
        organizedByRoom: true,
        organizer: { address: exchange.mailbox },
        answered: 'organizer',
        attendees: [],
        originalTimeZone: 'W. Europe Standard Time',
        properties: [
          { name: 'Motespanel', value: '{"v":1}', propertySet: '{2f3b8c54-6d0a-4b1e-9f57-aa1c30d1e7b2}' },
        ],
      },
    ]);
    const id = itemId(all(made.root, 'ItemId')[0]);
    expect(texts(await callEws(exchange, getItem([id], ['item:Subject', mark])), 'Value')).toEqual([
      '{"v":1}',
    ]);
  });

  it('makes a second one of the same request, as there is no key against it', async () => {
    await callEws(exchange, create(halfHour));
    await callEws(exchange, create(halfHour));
    expect(exchange.store.list()).toHaveLength(2);
  });

  it('goes into the caller’s own calendar where none is named, if there is one', async () => {
    const nowhere = create(halfHour).replace(/<m:SavedItemFolderId>.*<\/m:SavedItemFolderId>/, '');
    expect(codes(await callEws(exchange, nowhere))).toEqual(['NoError']);
    const service = await callEws(exchange, nowhere, { user: 'svc-full' });
    expect(codes(service)).toEqual(['ErrorMissingEmailAddress']);
    expect(exchange.store.list()).toMatchObject([{ mailbox: exchange.mailbox }]);
  });

  it('reads clocks without a zone in the zone beside them', async () => {
    const clocks = '<t:Start>2026-11-24T13:00:00</t:Start><t:End>2026-11-24T13:30:00</t:End>';
    await callEws(exchange, create(`${clocks}<t:StartTimeZone ${stockholm}/><t:EndTimeZone ${stockholm}/>`));
    expect(exchange.store.list()).toMatchObject([{ when: { startsAt: Date.parse('2026-11-24T12:00:00Z') } }]);
  });

  it('rounds whole days outwards to midnights of their zone', async () => {
    await callEws(
      exchange,
      create(
        `${halfHour}<t:IsAllDayEvent>true</t:IsAllDayEvent><t:StartTimeZone ${stockholm}/><t:EndTimeZone ${stockholm}/>`,
      ),
    );
    expect(exchange.store.list()).toMatchObject([
      { when: { kind: 'allDay', startDate: '2026-11-24', endDate: '2026-11-25' } },
    ]);
  });

  it.each([
    ['no word about invitations', create(halfHour, ''), 'ErrorSendMeetingInvitationsRequired'],
    [
      'an end before the start',
      create('<t:Start>2026-11-24T13:00:00Z</t:Start><t:End>2026-11-24T12:00:00Z</t:End>'),
      'ErrorCalendarEndDateIsEarlierThanStartDate',
    ],
    [
      'a length of many years',
      create('<t:Start>2026-11-24T13:00:00Z</t:Start><t:End>2036-11-24T12:00:00Z</t:End>'),
      'ErrorCalendarDurationIsTooLong',
    ],
    ['no times', create('<t:Subject>x</t:Subject>'), 'ErrorCalendarInvalidPropertyState'],
    ['a zone of its own', create(`${halfHour}<t:StartTimeZone Id="Min egen"/>`), 'ErrorTimeZone'],
    [
      'a definition of a zone',
      create(`${halfHour}<t:StartTimeZone ${stockholm}><t:Periods/></t:StartTimeZone>`),
      'ErrorTimeZone',
    ],
    [
      'attendees, which the simulator does not take',
      create(`${halfHour}<t:RequiredAttendees/>`),
      'ErrorInvalidRequest',
    ],
    [
      'a property without a name',
      create(
        `<t:ExtendedProperty><t:ExtendedFieldURI PropertyTag="0x3001" PropertyType="String"/><t:Value>x</t:Value></t:ExtendedProperty>${halfHour}`,
      ),
      'ErrorInvalidRequest',
    ],
    [
      'a message',
      '<m:CreateItem MessageDisposition="SendOnly"><m:Items><t:Message/></m:Items></m:CreateItem>',
      'ErrorInvalidRequest',
    ],
    ['what only the server writes', create(`<t:UID>x</t:UID>${halfHour}`), 'ErrorInvalidPropertySet'],
  ])('is refused with %s', async (_, request, code) => {
    expect(codes(await callEws(exchange, request))).toEqual([code]);
    expect(exchange.store.list()).toEqual([]);
  });
});

describe('changing an item', () => {
  const end = set('calendar:End', '<t:End>2026-11-24T10:15:00Z</t:End>');

  it('sets each property by a field of its own, and answers with a new change key', async () => {
    exchange.store.add(at('24T09:00:00', '24T10:00:00', { organizedByRoom: true }));
    const before = await onlyId(exchange);
    const updates = [
      set('calendar:Start', '<t:Start>2026-11-24T09:30:00Z</t:Start>'),
      end,
      set('calendar:StartTimeZone', `<t:StartTimeZone ${stockholm}/>`),
      set(mark, `<t:ExtendedProperty>${mark}<t:Value>ny</t:Value></t:ExtendedProperty>`),
    ].join('');
    const changed = await callEws(exchange, update(itemId(before), updates));
    expect(codes(changed)).toEqual(['NoError']);
    expect(texts(changed, 'Count')).toEqual(['0']);
    expect(exchange.store.list()).toMatchObject([
      {
        when: { startsAt: Date.parse('2026-11-24T09:30:00Z'), endsAt: Date.parse('2026-11-24T10:15:00Z') },
        properties: [{ value: 'ny' }],
      },
    ]);
    const [after] = all(changed.root, 'ItemId');
    expect(after?.attributes.get('Id')).toBe(before.attributes.get('Id'));
    expect(after?.attributes.get('ChangeKey')).not.toBe(before.attributes.get('ChangeKey'));
  });

  it('removes what is to be unset', async () => {
    exchange.store.add(
      at('24T09:00:00', '24T10:00:00', {
        organizedByRoom: true,
        location: 'här',
        body: { format: 'text', content: 'hej' },
        properties: [
          { propertySet: '{2f3b8c54-6d0a-4b1e-9f57-aa1c30d1e7b2}', name: 'Motespanel', value: 'x' },
        ],
      }),
    );
    const paths = ['item:Subject', 'item:Body', 'calendar:Location'].map(
      (uri) => `<t:DeleteItemField><t:FieldURI FieldURI="${uri}"/></t:DeleteItemField>`,
    );
    const marked = `<t:DeleteItemField>${mark}</t:DeleteItemField>`;
    await callEws(exchange, update(itemId(await onlyId(exchange)), paths.join('') + marked));
    expect(exchange.store.list()).toMatchObject([
      { title: null, location: '', body: { content: '' }, properties: [] },
    ]);
    const start = '<t:DeleteItemField><t:FieldURI FieldURI="calendar:Start"/></t:DeleteItemField>';
    const refused = await callEws(exchange, update(itemId(await onlyId(exchange)), start));
    expect(codes(refused)).toEqual(['ErrorInvalidPropertyDelete']);
  });

  it.each([
    ['NeverOverwrite', 'ErrorIrresolvableConflict', '2026-11-24T10:00:00Z'],
    ['AutoResolve', 'NoError', '2026-11-24T10:15:00Z'],
    ['AlwaysOverwrite', 'NoError', '2026-11-24T10:15:00Z'],
  ])('meets a change by somebody else by the rule %s', async (rule, code, endsAt) => {
    const { id } = exchange.store.add(at('24T09:00:00', '24T10:00:00', { organizedByRoom: true }));
    const stale = itemId(await onlyId(exchange));
    exchange.store.update(id, { title: 'annat' });
    expect(codes(await callEws(exchange, update(stale, end, rule)))).toEqual([code]);
    expect(exchange.store.list()).toMatchObject([{ title: 'annat', when: { endsAt: Date.parse(endsAt) } }]);
  });

  it.each([
    [
      'no change key',
      (id: XmlElement) => update(itemId(id, 'ItemId', false), end),
      'ErrorChangeKeyRequiredForWriteOperations',
    ],
    [
      'a key it never gave',
      (id: XmlElement) => update(itemId(id).replace(/ChangeKey="[^"]*"/, 'ChangeKey="AAAA"'), end),
      'ErrorInvalidChangeKey',
    ],
    [
      'no word about invitations',
      (id: XmlElement) => update(itemId(id), end, 'AutoResolve', ''),
      'ErrorSendMeetingInvitationsOrCancellationsRequired',
    ],
    [
      'two properties in a field',
      (id: XmlElement) =>
        update(
          itemId(id),
          set('calendar:End', '<t:Start>2026-11-24T09:00:00Z</t:Start><t:End>2026-11-24T10:15:00Z</t:End>'),
        ),
      'ErrorIncorrectUpdatePropertyCount',
    ],
    [
      'another property than it names',
      (id: XmlElement) => update(itemId(id), set('calendar:Start', '<t:End>2026-11-24T10:15:00Z</t:End>')),
      'ErrorUpdatePropertyMismatch',
    ],
    [
      'an end before the start',
      (id: XmlElement) => update(itemId(id), set('calendar:End', '<t:End>2026-11-24T08:15:00Z</t:End>')),
      'ErrorCalendarEndDateIsEarlierThanStartDate',
    ],
  ])('is refused with %s', async (_, request, code) => {
    exchange.store.add(at('24T09:00:00', '24T10:00:00', { organizedByRoom: true }));
    expect(codes(await callEws(exchange, request(await onlyId(exchange))))).toEqual([code]);
    expect(exchange.store.list()).toMatchObject([{ when: { endsAt: Date.parse('2026-11-24T10:00:00Z') } }]);
  });

  it('does not take the end alone over a change of the clocks', async () => {
    const night = {
      kind: 'timed',
      startsAt: Date.parse('2026-10-24T22:00:00Z'),
      endsAt: Date.parse('2026-10-24T23:00:00Z'),
    } as const;
    exchange.store.add({ when: night, organizedByRoom: true });
    const id = itemId(await onlyId(exchange, day('2026-10-24')));
    const late = set('calendar:End', '<t:End>2026-10-25T03:00:00Z</t:End>');
    expect(codes(await callEws(exchange, update(id, late)))).toEqual([
      'ErrorCalendarEndDateIsEarlierThanStartDate',
    ]);
    const start = set('calendar:Start', '<t:Start>2026-10-24T22:00:00Z</t:Start>');
    expect(codes(await callEws(exchange, update(id, start + late)))).toEqual(['NoError']);
  });

  it('tells attendees only when it is to', async () => {
    exchange.store.add(
      meeting(exchange, {
        organizedByRoom: true,
        attendees: [{ name: 'Bo', address: 'bo@su.example', role: 'required', answered: 'none' }],
      }),
    );
    await callEws(exchange, update(itemId(await onlyId(exchange)), end));
    expect(exchange.outbox.list()).toEqual([]);
    const sending = 'SendMeetingInvitationsOrCancellations="SendToAllAndSaveCopy"';
    await callEws(exchange, update(itemId(await onlyId(exchange)), end, 'AutoResolve', sending));
    expect(exchange.outbox.list()).toMatchObject([{ kind: 'invitation', to: 'bo@su.example' }]);
  });

  it('can be made to refuse the room’s copy of somebody else’s meeting', async () => {
    exchange.operations.behaviour.roomCopy = 'refused';
    exchange.store.add(meeting(exchange));
    expect(codes(await callEws(exchange, update(itemId(await onlyId(exchange)), end)))).toEqual([
      'ErrorCalendarIsNotOrganizer',
    ]);
  });

  it('keeps the dates of a series in order', async () => {
    exchange.store.add({
      ...at('24T09:00:00', '24T10:00:00', { organizedByRoom: true }),
      repeat: { every: 'day', interval: 1, count: 2, timeZone: 'Europe/Stockholm' },
    });
    const later = [
      set('calendar:Start', '<t:Start>2026-11-25T12:00:00Z</t:Start>'),
      set('calendar:End', '<t:End>2026-11-25T13:00:00Z</t:End>'),
    ].join('');
    expect(codes(await callEws(exchange, update(itemId(await onlyId(exchange)), later)))).toEqual([
      'ErrorOccurrenceCrossingBoundary',
    ]);
  });
});

describe('deleting an item', () => {
  function remove(id: string, sending = 'SendMeetingCancellations="SendToNone"'): string {
    return `<m:DeleteItem DeleteType="MoveToDeletedItems" ${sending}><m:ItemIds>${id}</m:ItemIds></m:DeleteItem>`;
  }

  it('takes it away, whatever its change key says, and once', async () => {
    const { id } = exchange.store.add(at('24T09:00:00', '24T10:00:00'));
    const stale = itemId(await onlyId(exchange));
    exchange.store.update(id, { title: 'annat' });
    expect(codes(await callEws(exchange, remove(stale)))).toEqual(['NoError']);
    expect(codes(await callEws(exchange, remove(stale)))).toEqual(['ErrorItemNotFound']);
    expect(exchange.store.list()).toEqual([]);
  });

  it('wants to know about cancellations, and how to delete', async () => {
    exchange.store.add(at('24T09:00:00', '24T10:00:00'));
    const id = itemId(await onlyId(exchange));
    expect(codes(await callEws(exchange, remove(id, '')))).toEqual(['ErrorSendMeetingCancellationsRequired']);
    const how = await callEws(exchange, remove(id).replace('DeleteType="MoveToDeletedItems"', ''));
    expect(codes(how)).toEqual(['ErrorSchemaValidation']);
  });

  it('takes one date of a series only', async () => {
    exchange.store.add({
      ...at('24T09:00:00', '24T10:00:00'),
      repeat: { every: 'day', interval: 1, count: 3, timeZone: 'Europe/Stockholm' },
    });
    await callEws(exchange, remove(itemId(await onlyId(exchange))));
    const left = await callEws(
      exchange,
      findItem(['calendar:Start'], 'StartDate="2026-11-24T00:00:00Z" EndDate="2026-11-30T00:00:00Z"'),
    );
    expect(texts(left, 'Start')).toEqual(['2026-11-25T09:00:00Z', '2026-11-26T09:00:00Z']);
  });
});
