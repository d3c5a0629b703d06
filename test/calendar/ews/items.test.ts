import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeBody,
  decodeDetails,
  decodeItems,
  type ItemDetails,
} from '../../../electron/calendar/ews/items.ts';
import { parseXml, type XmlElement } from '../../../electron/calendar/ews/xml.ts';
import type { MailboxItem } from '../../../electron/calendar/mailbox-item.ts';

const types = 'http://schemas.microsoft.com/exchange/services/2006/types';
const at = (text: string): number => Date.parse(text);
/** An identity as Exchange makes them, without and with the date of 23 November 2026. */
const series = '040000008200E00074C5B7101A82E00800000000A1B2C3';
const ofThe23rd = '040000008200E00074C5B7101A82E00807EA0B17A1B2C3';

function element(text: string): XmlElement {
  const parsed = parseXml(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

const plain: Readonly<Record<string, string>> = {
  ItemId: '<t:ItemId Id="AAM=" ChangeKey="Dw=="/>',
  Subject: '<t:Subject>Styrgrupp</t:Subject>',
  Sensitivity: '<t:Sensitivity>Normal</t:Sensitivity>',
  UID: `<t:UID>${series}</t:UID>`,
  Start: '<t:Start>2026-11-23T09:00:00Z</t:Start>',
  End: '<t:End>2026-11-23T10:00:00Z</t:End>',
  IsAllDayEvent: '<t:IsAllDayEvent>false</t:IsAllDayEvent>',
  LegacyFreeBusyStatus: '<t:LegacyFreeBusyStatus>Busy</t:LegacyFreeBusyStatus>',
  Location: '<t:Location>A507</t:Location>',
  IsMeeting: '<t:IsMeeting>true</t:IsMeeting>',
  IsCancelled: '<t:IsCancelled>false</t:IsCancelled>',
  CalendarItemType: '<t:CalendarItemType>Single</t:CalendarItemType>',
  MyResponseType: '<t:MyResponseType>Accept</t:MyResponseType>',
  Organizer: '<t:Organizer><t:Mailbox><t:Name>Anna Andersson</t:Name></t:Mailbox></t:Organizer>',
  AppointmentState: '<t:AppointmentState>3</t:AppointmentState>',
  StartTimeZoneId: '<t:StartTimeZoneId>W. Europe Standard Time</t:StartTimeZoneId>',
};

/** An item of a view; each value takes the place of the element of that name, or of its text. */
function found(changes: Readonly<Record<string, string>> = {}): XmlElement {
  const parts = { ...plain };
  for (const [name, value] of Object.entries(changes)) {
    parts[name] = value.startsWith('<') || value === '' ? value : `<t:${name}>${value}</t:${name}>`;
  }
  return element(`<t:CalendarItem xmlns:t="${types}">${Object.values(parts).join('')}</t:CalendarItem>`);
}

function details(inner: string): ItemDetails {
  return decodeDetails(element(`<t:CalendarItem xmlns:t="${types}">${inner}</t:CalendarItem>`));
}

function decoded(one: XmlElement, known: ItemDetails | null = null): MailboxItem | undefined {
  return decodeItems([one], () => known, 'Europe/Stockholm').items[0];
}

function property(name: string, value: string): string {
  return `<t:ExtendedProperty><t:ExtendedFieldURI PropertyName="${name}" PropertyType="String"/><t:Value>${value}</t:Value></t:ExtendedProperty>`;
}

describe('an item of a view', () => {
  it('becomes a mailbox item', () => {
    expect(decoded(found())).toEqual({
      key: series,
      ref: { id: 'AAM=', changeKey: 'Dw==' },
      startsAt: at('2026-11-23T09:00:00Z'),
      endsAt: at('2026-11-23T10:00:00Z'),
      allDay: null,
      organizedByRoom: false,
      isPrivate: false,
      isCancelled: false,
      response: 'accepted',
      showAs: 'busy',
      isMeeting: true,
      seriesKey: null,
      panelMark: null,
      subject: 'Styrgrupp',
      organizer: 'Anna Andersson',
      locations: ['A507'],
      structured: [],
    });
  });

  it.each([
    ['Sensitivity', 'Personal', { isPrivate: true }],
    ['Sensitivity', 'Secret', { isPrivate: true }],
    ['Sensitivity', '', { isPrivate: true }],
    ['LegacyFreeBusyStatus', 'Free', { showAs: 'free' }],
    ['LegacyFreeBusyStatus', 'Tentative', { showAs: 'tentative' }],
    ['LegacyFreeBusyStatus', 'OOF', { showAs: 'oof' }],
    ['LegacyFreeBusyStatus', 'WorkingElsewhere', { showAs: 'workingElsewhere' }],
    ['LegacyFreeBusyStatus', 'NoData', { showAs: 'unknown' }],
    ['LegacyFreeBusyStatus', 'toString', { showAs: 'unknown' }],
    ['MyResponseType', 'Decline', { response: 'declined' }],
    ['MyResponseType', 'Tentative', { response: 'tentativelyAccepted' }],
    ['MyResponseType', 'NoResponseReceived', { response: 'notResponded' }],
    ['MyResponseType', 'Unknown', { response: 'none' }],
    ['MyResponseType', 'Organizer', { response: 'organizer', organizedByRoom: true }],
    ['IsCancelled', 'true', { isCancelled: true }],
    ['AppointmentState', '7', { isCancelled: true }],
    ['IsMeeting', 'false', { isMeeting: false }],
    ['IsMeeting', '', { isMeeting: true }],
    ['Subject', '<t:Subject/>', { subject: '' }],
    ['Subject', '', { subject: null }],
    ['Organizer', '', { organizer: null }],
    ['Location', '<t:Location/>', { locations: [] }],
    ['UID', '', { key: 'AAM=' }],
    ['Start', '2026-11-23T10:00:00+01:00', { startsAt: at('2026-11-23T09:00:00Z') }],
    ['Start', '2026-11-23T09:00:00', { startsAt: at('2026-11-23T09:00:00Z') }],
  ])('with %s “%s” is %o', (name, value, expected) => {
    expect(decoded(found({ [name]: value }))).toMatchObject(expected);
  });

  it.each([
    ['no identity', { ItemId: '' }],
    ['an empty identity', { ItemId: '<t:ItemId Id=""/>' }],
    ['no start', { Start: '' }],
    ['an end that is none', { End: 'soon' }],
    ['its end before its start', { End: '2026-11-23T08:00:00Z' }],
  ])('with %s is dropped and counted', (_name, changes) => {
    const { items, dropped } = decodeItems([found(changes), found()], () => null, 'Europe/Stockholm');
    expect([items.length, dropped]).toEqual([1, 1]);
  });

  it('is taken once, though it lies in two halves of a view, and never as a whole series', () => {
    const master = found({ CalendarItemType: 'RecurringMaster', ItemId: '<t:ItemId Id="M"/>' });
    const { items, dropped } = decodeItems([found(), master, found()], () => null, 'Europe/Stockholm');
    expect([items.length, dropped]).toEqual([1, 0]);
  });

  it('has a key of its own even beside another of the same identity', () => {
    const twins = [found(), found({ ItemId: '<t:ItemId Id="B"/>' })];
    const { items } = decodeItems(twins, () => null, 'Europe/Stockholm');
    expect(items.map(({ key }) => key)).toEqual([series, 'B']);
  });

  it('may be anything at all without harm', () => {
    const names = fc.constantFrom(...Object.keys(plain), 'RecurrenceId');
    const values = fc.oneof(
      fc.string(),
      fc.constantFrom('true', 'Occurrence', '2026-02-30T00:00:00Z', '9e99'),
    );
    fc.assert(
      fc.property(fc.dictionary(names, values), (changes) => {
        const clean = Object.fromEntries(
          Object.entries(changes).map(([name, value]) => [name, value.replace(/[<&]/g, '')]),
        );
        const { items, dropped } = decodeItems([found(clean)], () => null, 'Europe/Stockholm');
        expect(items.length + dropped).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('one date of a series', () => {
  const date = { CalendarItemType: 'Occurrence', RecurrenceId: '2026-11-23T09:00:00Z' };

  it('is identified by the date it was meant for, as Graph does it', () => {
    expect(decoded(found(date))).toMatchObject({ key: ofThe23rd, seriesKey: series });
  });

  it('stays itself when it is moved to another day and gets another id', () => {
    const moved = {
      ...{ CalendarItemType: 'Exception', RecurrenceId: '', ItemId: '<t:ItemId Id="X" ChangeKey="2"/>' },
      ...{ Start: '2026-11-24T13:00:00Z', End: '2026-11-24T14:00:00Z' },
    };
    const known = details('<t:OriginalStart>2026-11-23T09:00:00Z</t:OriginalStart>');
    expect(decoded(found(moved), known)).toMatchObject({ key: ofThe23rd, seriesKey: series });
    expect(decoded(found({ ...moved, RecurrenceId: date.RecurrenceId }))).toMatchObject({ key: ofThe23rd });
  });

  it('is told apart by its start when the server says nothing more', () => {
    expect(decoded(found({ ...date, RecurrenceId: '' }))?.key).toBe(ofThe23rd);
  });

  it('of a foreign calendar is told apart, too', () => {
    expect(decoded(found({ ...date, UID: 'abc@calendar.example' }))?.key).toBe(
      'abc@calendar.example/2026-11-23T09:00:00.000Z',
    );
  });
});

describe('an all-day item', () => {
  const allDay = (startsAt: string, endsAt: string, zone: string) =>
    decoded(found({ IsAllDayEvent: 'true', Start: startsAt, End: endsAt, StartTimeZoneId: zone }));

  it.each([
    [
      'winter',
      '2026-11-22T23:00:00Z',
      '2026-11-23T23:00:00Z',
      'W. Europe Standard Time',
      '2026-11-23',
      '2026-11-24',
    ],
    [
      'summer',
      '2026-06-30T22:00:00Z',
      '2026-07-02T22:00:00Z',
      'W. Europe Standard Time',
      '2026-07-01',
      '2026-07-03',
    ],
    [
      'the day of the change',
      '2027-03-27T23:00:00Z',
      '2027-03-28T22:00:00Z',
      'W. Europe Standard Time',
      '2027-03-28',
      '2027-03-29',
    ],
    [
      'another zone',
      '2026-11-22T15:00:00Z',
      '2026-11-23T15:00:00Z',
      'Tokyo Standard Time',
      '2026-11-23',
      '2026-11-24',
    ],
    ['UTC', '2026-11-23T00:00:00Z', '2026-11-24T00:00:00Z', 'UTC', '2026-11-23', '2026-11-24'],
    [
      'a zone of its own making',
      '2026-11-22T22:00:00Z',
      '2026-11-23T22:00:00Z',
      'tzone://Microsoft/Custom',
      '2026-11-23',
      '2026-11-24',
    ],
    [
      'a zone by its text',
      '2026-11-23T01:00:00Z',
      '2026-11-24T01:00:00Z',
      '(UTC+01:00) Någonstans',
      '2026-11-23',
      '2026-11-24',
    ],
    [
      'no length',
      '2026-11-22T23:00:00Z',
      '2026-11-22T23:00:00Z',
      'W. Europe Standard Time',
      '2026-11-23',
      '2026-11-24',
    ],
  ])('of %s has the dates it was meant for', (_name, startsAt, endsAt, zone, startDate, endDate) => {
    expect(allDay(startsAt, endsAt, zone)?.allDay).toEqual({ startDate, endDate });
  });

  it('begins and ends at the room’s own midnights', () => {
    expect(allDay('2026-11-22T15:00:00Z', '2026-11-23T15:00:00Z', 'Tokyo Standard Time')).toMatchObject({
      startsAt: at('2026-11-22T23:00:00Z'),
      endsAt: at('2026-11-23T23:00:00Z'),
    });
  });
});

describe('what GetItem gives besides', () => {
  it('completes and corrects what the view says', () => {
    const link = 'https://uni-se.zoom.us/j/61234567890?pwd=abc';
    const known = details(
      [
        `<t:Subject>Styrgruppen, hela titeln</t:Subject><t:UID>${series}</t:UID><t:Location>A507; ${link}</t:Location>`,
        '<t:EnhancedLocation><t:DisplayName>A507</t:DisplayName><t:Annotation/><t:PostalAddress><t:LocationUri>rum-a507@uni.example</t:LocationUri></t:PostalAddress></t:EnhancedLocation>',
        '<t:IsOrganizer>true</t:IsOrganizer><t:MyResponseType>Organizer</t:MyResponseType>',
        '<t:JoinOnlineMeetingUrl>https://teams.microsoft.com/meet/1?p=2</t:JoinOnlineMeetingUrl>',
        property('SkypeTeamsMeetingUrl', 'https://teams.microsoft.com/meet/3?p=4'),
        property('Motespanel', '{"v":1,"panel":"A507","press":"p"}'),
      ].join(''),
    );
    expect(
      decoded(found({ UID: '', Location: 'A507; https://uni-se', MyResponseType: '' }), known),
    ).toMatchObject({
      key: series,
      subject: 'Styrgruppen, hela titeln',
      locations: [`A507; ${link}`, 'A507', 'rum-a507@uni.example'],
      structured: ['https://teams.microsoft.com/meet/1?p=2', 'https://teams.microsoft.com/meet/3?p=4'],
      organizedByRoom: true,
      response: 'organizer',
      panelMark: { panel: 'A507', press: 'p' },
    });
  });

  it('has the whole of a title that the view has cut', () => {
    const whole = `${'x'.repeat(300)} `;
    const known = details(`<t:Subject>${whole}</t:Subject>`);
    expect(decoded(found({ Subject: 'x'.repeat(255) }), known)?.subject).toBe(whole);
  });

  it('does not take the room for the organiser because it answered for it once', () => {
    const known = details('<t:IsOrganizer>false</t:IsOrganizer>');
    expect(decoded(found({ MyResponseType: 'Organizer' }), known)?.organizedByRoom).toBe(false);
  });
});

describe('a body', () => {
  const body = (text: string) =>
    decodeBody(element(`<t:CalendarItem xmlns:t="${types}">${text}</t:CalendarItem>`));

  it('is freed of XML’s escapes, and of no others', () => {
    expect(body('<t:Body BodyType="HTML">&lt;a href="x?a=1&amp;amp;b=2"&gt;&#xD;\n</t:Body>')).toEqual({
      contentType: 'html',
      content: '<a href="x?a=1&amp;b=2">\r\n',
    });
  });

  it('may be text, empty, or not there', () => {
    expect(body('<t:Body BodyType="Text">Hej</t:Body>')).toEqual({ contentType: 'text', content: 'Hej' });
    expect(body('<t:Body BodyType="HTML"/>')).toEqual({ contentType: 'html', content: '' });
    expect(body('')).toEqual({ contentType: 'html', content: '' });
  });
});
