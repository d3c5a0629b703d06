/**
 * A calendar full of what real ones hold and few programs expect: series with exceptions, zones that nobody knows,
 * all-day items from abroad, private, cancelled, declined, with titles of every kind and ways into every meeting.
 */
import { Temporal } from 'temporal-polyfill';
import { encodePanelMark } from '../../electron/calendar/panel-mark.ts';
import { joinProperties, markerProperty } from '../../electron/calendar/mailbox-item.ts';
import { hour, type Instant, minute } from '../../shared/time.ts';
import {
  safeLink,
  teamsLink,
  teamsSwedishHtml,
  zoomBrokenLinesText,
  zoomEnglishHtml,
  zoomLink,
  zoomMeeting,
  zoomRegistrationHtml,
  zoomSafeLinksHtml,
  zoomSwedishHtml,
  zoomText,
} from '../simulators/exchange/invitations.ts';
import type { CalendarStore, NewBooking } from '../simulators/exchange/store.ts';

const zone = 'Europe/Stockholm';
const room = { name: 'Älgen', address: 'rum-algen@su.example' };
const teams = {
  thread: 'NmE4ZDk0',
  tenant: '5f0d6b8e-2c41-4a77-9d3e-8b1f2a6c9e04',
  organizerId: '0a4c1d2e-77aa-4b3c-9f10-2d3e4f5a6b7c',
  meetingId: '381994270115',
  passcode: 'aB3dE9',
};
const zoom = (number: string) => zoomMeeting(number, '471147', 'Anna Andersson');

/** A text that begins alike for every wire and ends beyond what a view of one of them gives. */
const long = 'Lång rubrik – '.repeat(30);
const longEmoji = '👩🏽‍🔬'.repeat(80);

/** Fills the room's calendar with odd items on a date, which may be one on which the clocks change. */
export function fillOddly(store: CalendarStore, date: string): void {
  const day = Temporal.PlainDate.from(date);
  const at = (clock: string, days = 0): Instant =>
    day.add({ days }).toPlainDateTime(Temporal.PlainTime.from(clock)).toZonedDateTime(zone).epochMilliseconds;
  const dateIn = (days: number): string => day.add({ days }).toString();
  const timed = (from: string, to: string, days = 0): NewBooking['when'] => ({
    kind: 'timed',
    startsAt: at(from, days),
    endsAt: at(to, days),
  });
  const allDay = (from: number, to: number, timeZone: string): NewBooking['when'] => ({
    kind: 'allDay',
    startDate: dateIn(from),
    endDate: dateIn(to),
    timeZone,
  });

  // Titles.
  for (const [index, title] of [
    ...['Styrgrupp', null, '', '   ', 'Anna Andersson', 'ANNA ANDERSSON ', 'Rad ett\r\nrad två\tflik'],
    ...['👩🏽‍🔬 Labb 🧪', 'שלום \u202eevil\u202c', 'اجتماع', '\u200b\u200f', '<b>&amp; "citat" \'x\'</b>', ']]>'],
    ...[long, longEmoji, `${'x'.repeat(254)}👍🏿 slut`, 'e\u0301 a\u030a'],
  ].entries()) {
    store.add({ title, when: timed('08:00', '08:30'), location: `Titel ${index}` });
  }

  // Times.
  const zones = [
    'tzone://Microsoft/Custom',
    'Customized Time Zone',
    '(UTC+01:00) Amsterdam, Berlin, Rom',
    '',
  ];
  const more = ['GMT -0500 (Standard) / GMT -0400 (Daylight)', 'Europe/Stockholm', 'Tokyo Standard Time'];
  for (const originalTimeZone of [...zones, ...more]) {
    store.add({ title: `Zon ${originalTimeZone}`, when: timed('09:00', '10:00'), originalTimeZone });
  }
  store.add({ title: 'Utan längd', when: timed('10:00', '10:00') });
  store.add({
    title: 'Över midnatt',
    when: { kind: 'timed', startsAt: at('22:00'), endsAt: at('03:30', 1) },
  });
  store.add({
    title: 'Tre dygn',
    when: { kind: 'timed', startsAt: at('15:00', -1), endsAt: at('12:00', 2) },
  });
  store.add({
    title: 'Slutade vid midnatt',
    when: { kind: 'timed', startsAt: at('22:00', -1), endsAt: at('00:00') },
  });
  for (const [index, hours] of [0, 1, 2, 3, 4].entries()) {
    const startsAt = at('00:30') + hours * hour;
    const when = { kind: 'timed', startsAt, endsAt: startsAt + 45 * minute } as const;
    store.add({ title: `Natt ${index}`, when });
  }

  // All day.
  store.add({ title: 'Heldag', when: allDay(0, 1, zone) });
  store.add({ title: 'Heldag, ledig', when: allDay(0, 1, zone), availability: 'free' });
  store.add({ title: 'Heldagar', when: allDay(-1, 3, zone), originalTimeZone: 'W. Europe Standard Time' });
  const abroad = [
    ['America/New_York', 'Eastern Standard Time'],
    ['Asia/Tokyo', 'Tokyo Standard Time'],
    ['Europe/London', 'GMT Standard Time'],
    ['Etc/UTC', 'UTC'],
  ] as const;
  for (const [timeZone, originalTimeZone] of abroad) {
    store.add({ title: `Heldag i ${timeZone}`, when: allDay(0, 1, timeZone), originalTimeZone });
  }

  // Answers and states.
  for (const sensitivity of ['personal', 'private', 'confidential'] as const) {
    store.add({ title: `Hemligt ${sensitivity}`, when: timed('11:00', '12:00'), sensitivity });
  }
  for (const answered of [
    'none',
    'organizer',
    'tentative',
    'accepted',
    'declined',
    'notResponded',
  ] as const) {
    store.add({ title: `Svar ${answered}`, when: timed('12:00', '13:00'), answered });
  }
  for (const availability of ['free', 'tentative', 'busy', 'away', 'workingElsewhere', 'unknown'] as const) {
    store.add({ title: `Visas ${availability}`, when: timed('13:00', '14:00'), availability });
  }
  store.add({
    title: 'Inställt: Seminarium',
    when: timed('13:00', '14:00'),
    cancelled: true,
    availability: 'free',
  });

  // People.
  const invited = { attendees: [{ ...room, role: 'resource', answered: 'accepted' }] } as const;
  store.add({ title: 'Inbjudna', when: timed('14:00', '15:00'), ...invited });
  store.add({ title: 'Dolda', when: timed('14:00', '15:00'), ...invited, hidesAttendees: true });
  store.add({ title: 'Utan arrangör', when: timed('14:00', '15:00'), organizer: null });
  const directory = '/O=SU/OU=EXCHANGE ADMINISTRATIVE GROUP (FYDIBOHF23SPDLT)/CN=RECIPIENTS/CN=BBERG';
  store.add({
    title: 'X.500',
    when: timed('14:00', '15:00'),
    organizer: { name: 'Bo Berg', address: directory },
  });
  store.add({
    title: 'X.500 som namn',
    when: timed('14:00', '15:00'),
    organizer: { name: directory, address: directory },
  });
  const mark = encodePanelMark({
    panel: 'Älgen',
    press: 'p-1',
    meetingNumber: '61234567890',
    continues: null,
  });
  for (const [title, value] of [
    ['Vid panelen', mark],
    ['Oläslig märkning', '{'],
  ] as const) {
    store.add({
      title,
      when: timed('15:00', '15:30'),
      ...{ organizer: room, organizedByRoom: true, answered: 'organizer' },
      properties: [{ ...markerProperty, value }],
    });
  }

  // Series, with dates that were changed, moved and taken away.
  const weekly = { every: 'week', interval: 1, count: null, timeZone: zone } as const;
  const daily = { ...weekly, every: 'day' } as const;
  store.add({ title: 'Veckomöte', when: timed('16:00', '17:00', -28), repeat: weekly });
  store.add({ title: 'Nattpass', when: timed('02:30', '03:15', -7), repeat: daily });
  const standing = store.add({
    title: 'Morgonmöte',
    when: timed('08:30', '09:00', -10),
    repeat: daily,
    ...invited,
  });
  store.update(`${standing.id}.${dateIn(0)}`, {
    title: 'Morgonmöte, flyttat',
    when: timed('10:30', '11:15'),
  });
  store.remove(`${standing.id}.${dateIn(1)}`);
  const other = store.add({ title: 'Kurs', when: timed('17:00', '18:00', -14), repeat: weekly });
  store.update(`${other.id}.${dateIn(0)}`, { cancelled: true });
  const away = store.add({
    title: 'Handledning',
    when: timed('17:00', '18:00', -3),
    repeat: { ...daily, interval: 3 },
  });
  store.update(`${away.id}.${dateIn(0)}`, { when: timed('09:15', '09:45', 1), sensitivity: 'private' });

  // Ways into meetings.
  const html = (content: string) => ({ body: { format: 'html', content } }) as const;
  const text = (content: string) => ({ body: { format: 'text', content } }) as const;
  const ways: readonly Partial<NewBooking>[] = [
    html(zoomSwedishHtml(zoom('61234567890'))),
    html(zoomEnglishHtml(zoom('61234567891'))),
    html(zoomSafeLinksHtml(zoom('61234567892'), room.address, true)),
    html(zoomSafeLinksHtml(zoom('61234567893'), room.address, false)),
    text(zoomText(zoom('61234567894'))),
    text(zoomBrokenLinesText(zoom('61234567895'))),
    html(zoomRegistrationHtml('stockholmuniversity.zoom.us', 'tZ0k')),
    html(teamsSwedishHtml(teams)),
    { ...html(''), onlineMeeting: { provider: 'teams', joinUrl: teamsLink(teams) } },
    { location: `A507; ${zoomLink(zoom('61234567896'))}` },
    { location: safeLink(zoomLink(zoom('61234567897')), room.address) },
    { location: 'A507', places: [{ name: 'A507', uri: zoomLink(zoom('61234567898')), address: '' }] },
    {
      properties: [
        {
          propertySet: joinProperties.propertySet,
          name: joinProperties.names[0],
          value: teamsLink(teams),
        },
      ],
    },
    html('<p>https://evil.example/j/61234567899</p>'),
  ];
  for (const [index, way] of ways.entries()) {
    store.add({ title: `Väg ${index}`, when: timed('18:00', '19:00'), ...way });
  }
}
