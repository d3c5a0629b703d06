import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBody, decodeEvents } from '../../../electron/calendar/graph/events.ts';
import type { MailboxItem } from '../../../electron/calendar/mailbox-item.ts';

const zone = 'Europe/Stockholm';
const time = (text: string): unknown => ({ dateTime: `${text}:00.0000000`, timeZone: 'UTC' });
const markerId = 'String {2F3B8C54-6D0A-4B1E-9F57-AA1C30D1E7B2} Name Motespanel';

/** An event as recorded, with what a test changes. */
const event = (more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({
  '@odata.etag': 'W/"q1ZbT0=="',
  id: 'AAkALgAA-EWg0A',
  iCalUId: '040000008200E00074C5B7101A82E008',
  changeKey: 'q1ZbT0==',
  subject: 'Styrgrupp',
  isAllDay: false,
  isCancelled: false,
  isOrganizer: false,
  sensitivity: 'normal',
  showAs: 'busy',
  type: 'occurrence',
  responseStatus: { response: 'accepted', time: '2026-11-02T09:12:44Z' },
  start: time('2026-11-23T09:00'),
  end: time('2026-11-23T10:00'),
  location: { displayName: 'A507', locationType: 'default' },
  locations: [],
  organizer: { emailAddress: { name: 'Anna Andersson', address: 'anna@uni.example' } },
  onlineMeeting: null,
  onlineMeetingUrl: null,
  ...more,
});
const itemOf = (more: Readonly<Record<string, unknown>> = {}): MailboxItem | undefined =>
  decodeEvents([event(more)], zone).items[0];

describe('an event of Graph', () => {
  it('is read in full', () => {
    expect(itemOf()).toEqual({
      key: '040000008200E00074C5B7101A82E008',
      ref: { id: 'AAkALgAA-EWg0A', changeKey: 'q1ZbT0==' },
      startsAt: Date.parse('2026-11-23T09:00Z'),
      endsAt: Date.parse('2026-11-23T10:00Z'),
      allDay: null,
      subject: 'Styrgrupp',
      organizer: 'Anna Andersson',
      organizedByRoom: false,
      isPrivate: false,
      isCancelled: false,
      response: 'accepted',
      showAs: 'busy',
      isMeeting: false,
      seriesKey: null,
      panelMark: null,
      locations: ['A507'],
      structured: [],
    });
  });

  it.each([
    [{ isOrganizer: true }, { organizedByRoom: true }],
    [{ isCancelled: true }, { isCancelled: true }],
    [{ attendees: [] }, { isMeeting: false }],
    [{ attendees: [], hideAttendees: true }, { isMeeting: true }],
    [{ sensitivity: 'personal' }, { isPrivate: true }],
    [{ sensitivity: 'private' }, { isPrivate: true }],
    [{ sensitivity: 'confidential' }, { isPrivate: true }],
    [{ responseStatus: { response: 'tentativelyAccepted' } }, { response: 'tentativelyAccepted' }],
    [{ showAs: 'oof' }, { showAs: 'oof' }],
    // Words this version does not know, and nothing at all: the cautious meaning.
    [{ sensitivity: 'secret' }, { isPrivate: true }],
    [{ sensitivity: null }, { isPrivate: true }],
    [{ showAs: 'asleep' }, { showAs: 'unknown' }],
    [{ showAs: 'toString' }, { showAs: 'unknown' }],
    [{ responseStatus: { response: 'perhaps' } }, { response: 'none' }],
    [{ responseStatus: null }, { response: 'none' }],
    [
      { isOrganizer: 'yes', isCancelled: null },
      { organizedByRoom: false, isCancelled: false },
    ],
    [{ organizer: null }, { organizer: null }],
    [{ organizer: { emailAddress: { address: 'a@b' } } }, { organizer: null }],
    [{ subject: 17 }, { subject: null }],
    [{ iCalUId: null }, { key: 'AAkALgAA-EWg0A' }],
    [{ iCalUId: '' }, { key: 'AAkALgAA-EWg0A' }],
    [{ changeKey: null }, { ref: { id: 'AAkALgAA-EWg0A', changeKey: null } }],
    // Where links may stand.
    [
      {
        location: { displayName: 'A507' },
        locations: [{ displayName: 'A507' }, { displayName: 'Zoom', locationUri: 'https://zoom.us/j/1' }],
      },
      { locations: ['A507', 'Zoom', 'https://zoom.us/j/1'] },
    ],
    [{ location: 'A507', locations: [null, 'x'] }, { locations: [] }],
    [
      { onlineMeeting: { joinUrl: 'https://teams.example/1' }, onlineMeetingUrl: 'https://teams.example/2' },
      { structured: ['https://teams.example/1', 'https://teams.example/2'] },
    ],
    [
      {
        singleValueExtendedProperties: [
          { id: markerId, value: '{"v":1}' },
          {
            id: 'String {00020329-0000-0000-c000-000000000046} Name SkypeTeamsMeetingUrl',
            value: 'https://teams.example/3',
          },
        ],
      },
      {
        panelMark: { panel: null, press: null, meetingNumber: null, continues: null },
        structured: ['https://teams.example/3'],
      },
    ],
    // All-day: dates as written, whatever the label; the end is exclusive.
    [
      { isAllDay: true, start: time('2026-11-23T00:00'), end: time('2026-11-25T00:00') },
      {
        allDay: { startDate: '2026-11-23', endDate: '2026-11-25' },
        startsAt: Date.parse('2026-11-22T23:00Z'),
        endsAt: Date.parse('2026-11-24T23:00Z'),
      },
    ],
    [
      { isAllDay: true, start: time('2026-11-23T00:00'), end: time('2026-11-23T00:00') },
      { allDay: { startDate: '2026-11-23', endDate: '2026-11-24' } },
    ],
    [
      { end: time('2026-11-23T09:00') },
      { startsAt: Date.parse('2026-11-23T09:00Z'), endsAt: Date.parse('2026-11-23T09:00Z') },
    ],
  ])('with %j is read as %j', (more, expected) => {
    expect(itemOf(more)).toMatchObject(expected);
  });

  it.each([
    { id: '' },
    { id: 7 },
    { start: null },
    { start: { dateTime: 'soon', timeZone: 'UTC' } },
    { end: time('2026-11-23T08:59') },
    { isAllDay: true, start: time('2026-02-30T00:00') },
  ])('with %j is dropped and counted, and the others stay', (more) => {
    const { items, dropped } = decodeEvents([event(more), event({ id: 'other', iCalUId: 'other' })], zone);
    expect(items.map(({ ref }) => ref.id)).toEqual(['other']);
    expect(dropped).toBe(1);
  });

  it('that is a series as a whole is passed over', () => {
    expect(decodeEvents([event({ type: 'seriesMaster' })], zone)).toEqual({ items: [], dropped: 0 });
  });

  it('that stands on two pages counts once', () => {
    expect(decodeEvents([event(), event()], zone).items).toHaveLength(1);
  });

  it('never shares its key with another', () => {
    const { items } = decodeEvents([event(), event({ id: 'second' })], zone);
    expect(items.map(({ key }) => key)).toEqual(['040000008200E00074C5B7101A82E008', 'second']);
  });

  it('may be anything at all without harm', () => {
    const anything = fc.anything();
    const spoilt = fc
      .dictionary(fc.constantFrom(...Object.keys(event())), anything)
      .map((more) => event(more) as unknown);
    fc.assert(
      fc.property(fc.array(fc.oneof(anything, spoilt)), (raw) => {
        const { items, dropped } = decodeEvents(raw, zone);
        expect(items.length + dropped).toBeLessThanOrEqual(raw.length);
        for (const { startsAt, endsAt } of items) expect(endsAt).toBeGreaterThanOrEqual(startsAt);
      }),
    );
  });
});

describe('a body of Graph', () => {
  it.each([
    [{ body: { contentType: 'html', content: '<p>' } }, { contentType: 'html', content: '<p>' }],
    [{ body: { contentType: 'Text', content: 'x' } }, { contentType: 'text', content: 'x' }],
    [{ body: { content: 'x' } }, { contentType: 'html', content: 'x' }],
    [{ body: null }, null],
    [{}, null],
    ['gone', null],
  ])('%j is read as %j', (document, expected) => {
    expect(decodeBody(document)).toEqual(expected);
  });
});
