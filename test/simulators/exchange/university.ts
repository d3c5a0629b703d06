/**
 * A believable day in a seminar room at a university, built round the present moment: a Zoom meeting is running,
 * another follows it back to back, and the coming hours hold gaps of at least half an hour and one example of each
 * kind of booking a panel must cope with. Everything is aligned to quarters, as people book.
 */
import { Temporal } from 'temporal-polyfill';
import {
  teamsLink,
  teamsSwedishHtml,
  zoomBrokenLinesText,
  zoomEnglishHtml,
  zoomLink,
  zoomMeeting,
  zoomPersonalHtml,
  zoomRegistrationHtml,
  zoomSafeLinksHtml,
  zoomSwedishHtml,
  zoomText,
} from './invitations.ts';
import type { TeamsMeeting } from './invitations.ts';
import type { When } from './recurrence.ts';
import type { BookingFacts, NewBooking, Person } from './store.ts';
import { addDays, midnight, zoned } from './time-zones.ts';

export interface Moment {
  readonly now: number;
  readonly timeZone: string;
}

const minuteMs = 60_000;
const quarterMs = 15 * minuteMs;
const dayMs = 24 * 60 * minuteMs;

const zoomHost = 'stockholmuniversity.zoom.us';
const anna = person('Anna Andersson');
const bo = person('Bo Berg');
const karin = person('Karin Lind');
const maryam = person('Maryam Hosseini');
const oskar = person('Oskar Öberg');

const teams: TeamsMeeting = {
  thread: 'NzM2YmY3YzQtYjQ0Zi00ZDRiLWI5ZTMtYzU4YTVkY2YxNmE1',
  tenant: '5f0d6b8e-2c41-4a77-9d3e-8b1f2a6c9e04',
  organizerId: '0b2d7f6e-3a55-4c1f-8f0a-6d9e1c4b7a32',
  meetingId: '318406275914',
  passcode: 'Kd7rP2',
};

/** The running booking's quarter-hour bounds: begun at least 5 minutes ago, over in 33 to 48 minutes. */
export function runningBounds(now: number): { readonly from: number; readonly to: number } {
  const from = Math.floor((now - 5 * minuteMs) / quarterMs) * quarterMs;
  const to = Math.ceil((now + 33 * minuteMs) / quarterMs) * quarterMs;
  return { from, to };
}

export function universityDay(moment: Moment, room: Person): readonly NewBooking[] {
  const bookings = [
    ...nowAndNext(moment),
    ...comingHours(moment, room),
    ...pastHours(moment, room),
    ...aroundTheDay(moment),
  ];
  return bookings.map((booking) => invited(booking, moment, room));
}

/** Minutes after the end of the running booking. */
function after({ now }: Moment, from: number, to: number): When {
  const { to: end } = runningBounds(now);
  return { kind: 'timed', startsAt: end + from * minuteMs, endsAt: end + to * minuteMs };
}

/** Minutes before the start of the running booking. */
function before({ now }: Moment, from: number, to: number): When {
  const { from: start } = runningBounds(now);
  return { kind: 'timed', startsAt: start - from * minuteMs, endsAt: start - to * minuteMs };
}

function nowAndNext(moment: Moment): readonly NewBooking[] {
  const { from, to } = runningBounds(moment.now);
  const week = zoned(moment.now, moment.timeZone).weekOfYear ?? 1;
  return [
    {
      when: { kind: 'timed', startsAt: from, endsAt: to },
      title: `Planering v. ${week} – rekrytering och lokaler`,
      organizer: anna,
      body: html(zoomSwedishHtml(zoomMeeting('61234567890', '471147', anna.name))),
    },
    weekly(moment, {
      when: after(moment, 0, 30),
      title: 'Styrgrupp arkiv',
      organizer: bo,
      location: `{room}; ${zoomLink(zoomMeeting('65550001234', null, bo.name))}`,
    }),
  ];
}

function comingHours(moment: Moment, room: Person): readonly NewBooking[] {
  const safe = zoomMeeting('68887776665', '902113', 'Ingrid Solberg');
  return [
    {
      // A cancelled leftover lies in the first gap: a panel that shows the gap as taken has misread it.
      when: after(moment, 30, 60),
      title: 'Inställt: Avstämning lokalvård',
      organizer: karin,
      cancelled: true,
      availability: 'free',
    },
    {
      when: after(moment, 75, 135),
      title: 'Budgetuppföljning tertial 3',
      organizer: maryam,
      body: html(teamsSwedishHtml(teams)),
      location: '{room}; Microsoft Teams-möte',
      onlineMeeting: { provider: 'teams', joinUrl: teamsLink(teams) },
    },
    {
      // The one deliberate overlap.
      when: after(moment, 90, 120),
      title: 'Nordic Archives Network – monthly call',
      organizer: { name: 'Ingrid Solberg', address: 'ingrid.solberg@uio.example' },
      body: html(zoomSafeLinksHtml(safe, room.address, false)),
    },
    {
      when: after(moment, 180, 210),
      title: 'Lönesamtal Karin Lind',
      organizer: anna,
      sensitivity: 'private',
      body: html(zoomSwedishHtml(zoomMeeting('62223334445', '118822', anna.name))),
    },
    // The mailbox put the organiser's name in place of the subject and took the body away.
    { when: after(moment, 210, 240), title: 'Karin Lind ', organizer: karin },
    { when: after(moment, 240, 240), title: 'Byt batterier i handmikrofonen', organizer: oskar },
    {
      when: after(moment, 285, 345),
      title: `Arbetsgruppen för gemensam lokalförsörjning, tillgänglighetsanpassning och långsiktigt hållbar undervisningsmiljö vid humanistiska fakulteten`,
      organizer: maryam,
      body: { format: 'text', content: zoomText(zoomMeeting('64443332221', '330917', maryam.name)) },
    },
    {
      when: after(moment, 390, 420),
      title: 'Handledning, preliminär tid',
      organizer: oskar,
      availability: 'tentative',
      answered: 'notResponded',
    },
    {
      when: after(moment, 450, 480),
      title: 'Fika med Anna',
      organizer: anna,
      body: html(zoomPersonalHtml(zoomHost, 'anna.andersson')),
    },
  ];
}

function pastHours(moment: Moment, room: Person): readonly NewBooking[] {
  return [
    {
      when: before(moment, 240, 150),
      title: 'Öppet seminarium: AI i forskningen',
      organizer: maryam,
      body: html(zoomRegistrationHtml(zoomHost, 'tJMqcOmgrj4pH9zP7Qd0kW2nXbLs')),
    },
    {
      // Right-to-left override and its end, letters of three scripts, and an emoji of several code points.
      when: before(moment, 120, 60),
      title: 'Workshop \u202Eשלום\u202C – öppna data 👩🏽‍🔬🎓 \u200F(العربية)',
      organizer: bo,
      body: html(zoomEnglishHtml(zoomMeeting('67776665554', '560341', bo.name))),
    },
    {
      when: before(moment, 45, 15),
      title: 'Bokad vid panelen',
      organizer: room,
      organizedByRoom: true,
      answered: 'organizer',
      properties: [
        {
          propertySet: '{2f3b8c54-6d0a-4b1e-9f57-aa1c30d1e7b2}',
          name: 'Motespanel',
          value: '{"v":1,"panel":"algen"}',
        },
      ],
    },
  ];
}

/** The all-day note, the booking over midnight, and the next days. */
function aroundTheDay(moment: Moment): readonly NewBooking[] {
  const { timeZone } = moment;
  const today = zoned(moment.now, timeZone).toPlainDate().toString();
  const allDay = (from: number, to: number): When => ({
    kind: 'allDay',
    startDate: addDays(today, from),
    endDate: addDays(today, to),
    timeZone,
  });
  const tomorrow = (from: string, to: string): When => timedOn(addDays(today, 1), from, to, timeZone);
  return [
    {
      when: allDay(0, 1),
      title: 'Tentamensperiod – tänk på ljudnivån',
      organizer: karin,
      availability: 'free',
    },
    { when: allDay(3, 5), title: 'Stängt för ventilationsarbete', organizer: oskar },
    { when: overMidnight(moment, today), title: 'Nätverksunderhåll', organizer: oskar },
    {
      when: tomorrow('09:15', '10:00'),
      title: 'Institutionsstyrelsen',
      organizer: bo,
      body: html(zoomSwedishHtml(zoomMeeting('69998887776', '204060', bo.name))),
    },
    {
      when: tomorrow('13:00', '15:00'),
      title: 'Docentföreläsning',
      organizer: maryam,
      body: {
        format: 'text',
        content: zoomBrokenLinesText(zoomMeeting('63334445556', '775120', maryam.name)),
      },
    },
  ];
}

/** Tonight if the hours round now leave the night free, else the night that has just been. */
function overMidnight(moment: Moment, today: string): When {
  const nightOf = (date: string): When => {
    const turn = midnight(addDays(date, 1), moment.timeZone);
    return { kind: 'timed', startsAt: turn - 2 * quarterMs, endsAt: turn + 2 * quarterMs };
  };
  const tonight = nightOf(today);
  const dayEnds = after(moment, 480, 480);
  const isFree = tonight.kind === 'timed' && dayEnds.kind === 'timed' && dayEnds.endsAt <= tonight.startsAt;
  return isFree ? tonight : nightOf(addDays(today, -1));
}

/**
 * A weekly series that began five weeks ago at this wall-clock time. In the hour that the change of the clocks
 * repeats, a wall-clock time does not say which instant is meant, and the booking stays a single one.
 */
function weekly(moment: Moment, booking: NewBooking): NewBooking {
  if (booking.when.kind !== 'timed') return booking;
  const first = zoned(booking.when.startsAt, moment.timeZone).subtract({ weeks: 5 });
  if (first.add({ weeks: 5 }).epochMilliseconds !== booking.when.startsAt) return booking;
  const startsAt = first.epochMilliseconds;
  const endsAt = startsAt + (booking.when.endsAt - booking.when.startsAt);
  return {
    ...booking,
    when: { kind: 'timed', startsAt, endsAt },
    repeat: { every: 'week', interval: 1, count: 20, timeZone: moment.timeZone },
  };
}

/** What an invitation to a room carries besides: the room as a place and as an attendee that has answered. */
function invited(booking: NewBooking, { now }: Moment, room: Person): NewBooking {
  const location = (booking.location ?? '{room}').replace('{room}', room.name);
  const guests = booking.organizedByRoom === true ? [] : [person('Bo Berg'), person('Karin Lind')];
  const attendees: BookingFacts['attendees'] = [
    ...guests
      .filter(({ name }) => name !== booking.organizer?.name)
      .map((guest) => ({ ...guest, role: 'required' as const, answered: 'none' as const })),
    ...(guests.length === 0 ? [] : [{ ...room, role: 'resource' as const, answered: 'accepted' as const }]),
  ];
  return {
    attendees,
    places: [{ name: room.name, uri: room.address, address: room.address }],
    createdAt: now - 6 * dayMs,
    answeredAt: booking.answered === undefined ? now - 6 * dayMs : null,
    ...booking,
    location,
  };
}

function timedOn(date: string, from: string, to: string, zone: string): When {
  const at = (time: string): number =>
    Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds;
  return { kind: 'timed', startsAt: at(from), endsAt: at(to) };
}

function html(content: string): BookingFacts['body'] {
  return { format: 'html', content };
}

function person(name: string): Person {
  const local = name
    .toLowerCase()
    .replaceAll(' ', '.')
    .replaceAll('ö', 'o')
    .replaceAll('å', 'a')
    .replaceAll('ä', 'a');
  return { name, address: `${local}@su.example` };
}
