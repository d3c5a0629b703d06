import { describe, expect, it } from 'vitest';
import { directoryAround } from './directory.ts';
import { busyTimes } from './free-busy.ts';
import { htmlToText } from './html-text.ts';
import { intervalOf } from './recurrence.ts';
import { fillScenario } from './scenarios.ts';
import type { Scenario } from './scenarios.ts';
import { CalendarStore } from './store.ts';
import type { Booking } from './store.ts';
import { zoned } from './time-zones.ts';
import { runningBounds } from './university.ts';

const timeZone = 'Europe/Stockholm';
const room = { name: 'Älgen', address: 'rum-algen@su.example' };
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

function bookingsAround(now: number, scenario: Scenario): readonly Booking[] {
  const store = new CalendarStore(directoryAround(room.address), () => now);
  fillScenario(store, scenario, { now, timeZone });
  return store
    .view(room.address, { from: now - 36 * hourMs, to: now + 36 * hourMs })
    .map(({ booking }) => booking);
}

function blocks({ cancelled, availability, answered }: Booking): boolean {
  return !cancelled && availability !== 'free' && answered !== 'declined';
}

/** Moments all round the clock: every twenty minutes for a day. */
function momentsFrom(date: string): number[] {
  return Array.from({ length: 72 }, (_, index) => Date.parse(`${date}T00:07:00Z`) + index * 20 * minuteMs);
}

describe('the university day, whenever it is started', () => {
  it.each([
    ['on an ordinary day', '2026-11-24'],
    ['when the clocks go forward', '2027-03-28'],
    ['when the clocks go back', '2027-10-31'],
    ['at the turn of the year', '2027-12-31'],
  ])('shows a running booking, the next one, an overlap and gaps %s', (_, date) => {
    for (const now of momentsFrom(date)) expectUsefulDay(now);
  });
});

function expectUsefulDay(now: number): void {
  const moment = new Date(now).toISOString();
  const blocking = bookingsAround(now, 'university').filter(blocks);
  const running = blocking.filter(({ when }) => intervalOf(when).from <= now && now < intervalOf(when).to);
  expect(
    running.map(({ title }) => title),
    moment,
  ).toEqual([`Planering v. ${String(zoned(now, timeZone).weekOfYear)} – rekrytering och lokaler`]);

  const { from, to } = intervalOf(running[0]!.when);
  expect(now - from, moment).toBeGreaterThanOrEqual(5 * minuteMs);
  expect(to - now, moment).toBeGreaterThanOrEqual(33 * minuteMs);
  expect(to - now, moment).toBeLessThan(48 * minuteMs);
  expect(from % (15 * minuteMs), moment).toBe(0);
  const during = blocking.filter(({ when }) => intervalOf(when).from < to && intervalOf(when).to > from);
  expect(during, moment).toHaveLength(1);

  const coming = blocking.filter((booking) => start(booking) >= to).sort((a, b) => start(a) - start(b));
  expect([coming[0]?.title, start(coming[0]!)], moment).toEqual(['Styrgrupp arkiv', to]);
  expect(coming.filter((booking) => start(booking) < now + 6 * hourMs).length, moment).toBeGreaterThanOrEqual(
    4,
  );
  expect(overlaps(coming), moment).toEqual([
    ['Budgetuppföljning tertial 3', 'Nordic Archives Network – monthly call'],
  ]);
  expect(gapsWithin(coming, to, now + 6 * hourMs).length, moment).toBeGreaterThanOrEqual(2);
}

function start({ when }: Booking): number {
  return intervalOf(when).from;
}

function overlaps(sorted: readonly Booking[]): (readonly (string | null)[])[] {
  return sorted.flatMap((a, index) =>
    sorted
      .slice(index + 1)
      .filter((b) => start(b) < intervalOf(a.when).to)
      .map((b) => [a.title, b.title] as const),
  );
}

/** Free stretches of half an hour or more. */
function gapsWithin(sorted: readonly Booking[], from: number, to: number): number[] {
  const gaps: number[] = [];
  let freeFrom = from;
  for (const { when } of sorted) {
    const { from: start, to: end } = intervalOf(when);
    if (start < to && start - freeFrom >= 30 * minuteMs) gaps.push(start - freeFrom);
    freeFrom = Math.max(freeFrom, end);
  }
  return gaps;
}

describe('what the university day holds', () => {
  const now = Date.parse('2026-11-24T09:07:00Z');
  const bookings = bookingsAround(now, 'university');
  const called = (title: string | RegExp): Booking => {
    const found = bookings.find((booking) =>
      typeof title === 'string' ? booking.title === title : title.test(booking.title ?? ''),
    );
    expect(found, String(title)).toBeDefined();
    return found!;
  };

  it('has a running Zoom meeting whose passcode stands only in its text', () => {
    const { body, organizer } = called('Planering v. 48 – rekrytering och lokaler');
    const text = htmlToText(body.content);
    expect(organizer?.name).toBe('Anna Andersson');
    expect(text).toMatch(
      /https:\/\/stockholmuniversity\.zoom\.us\/j\/61234567890\?pwd=[A-Za-z0-9]{31}\.1&from=addon/,
    );
    expect(text).toContain('Mötes-ID: 612 3456 7890\r\nLösenord: 471147');
    expect(text).toContain('61234567890.471147@zoomcrc.com');
    expect(text).toContain('109.105.112.236');
  });

  it('has a next meeting with its link in the location alone, as part of a weekly series', () => {
    expect(called('Styrgrupp arkiv')).toMatchObject({
      location: 'Älgen; https://stockholmuniversity.zoom.us/j/65550001234',
      body: { content: '' },
      repeat: { every: 'week' },
    });
  });

  it('has one of each kind that panels stumble over', () => {
    expect(called('Lönesamtal Karin Lind').sensitivity).toBe('private');
    expect(called(/^Tentamensperiod/)).toMatchObject({
      availability: 'free',
      when: { kind: 'allDay', startDate: '2026-11-24', endDate: '2026-11-25' },
    });
    expect(called(/^Inställt: /).cancelled).toBe(true);
    expect(called(/^Budget/)).toMatchObject({ onlineMeeting: { provider: 'teams' } });
    expect(called('Karin Lind ')).toMatchObject({ organizer: { name: 'Karin Lind' }, body: { content: '' } });
    expect(called(/^Nordic/).body.content).toMatch(
      /safelinks\.protection\.outlook\.com\/\?url=https%3A%2F%2Fstockholmuniversity\.zoom\.us%2Fj%2F68887776665/,
    );
    expect(htmlToText(called(/^Nordic/).body.content)).toContain('Passcode: 902113');
    expect(called(/^Arbetsgruppen/).body).toMatchObject({
      format: 'text',
      content: expect.stringContaining('644 4333 2221') as string,
    });
    expect(called(/^Arbetsgruppen/).title!.length).toBeGreaterThan(120);
    expect(called(/^Handledning/)).toMatchObject({
      availability: 'tentative',
      answered: 'notResponded',
      answeredAt: null,
    });
    expect(called('Docentföreläsning').body).toMatchObject({
      format: 'text',
      content: expect.stringMatching(/<https:[^>]*\r\n[^>]*>/) as string,
    });
    expect(called('Fika med Anna').body.content).toContain('/my/anna.andersson');
    expect(called(/^Öppet seminarium/).body.content).toContain('/meeting/register/');
    expect(called(/^Workshop/).title).toMatch(/\u202E.*\u202C.*👩🏽‍🔬.*\u200F/u);
    expect(called('Bokad vid panelen')).toMatchObject({
      organizedByRoom: true,
      attendees: [],
      properties: [{ name: 'Motespanel' }],
    });
    const zero = intervalOf(called(/^Byt batterier/).when);
    expect(zero.to).toBe(zero.from);
    const night = intervalOf(called('Nätverksunderhåll').when);
    expect([night.from, night.to].map((at) => zoned(at, timeZone).day)).toEqual([24, 25]);
  });

  it('invites the room and others to what people booked', () => {
    expect(called('Styrgrupp arkiv').attendees).toMatchObject([
      { name: 'Karin Lind', role: 'required' },
      { address: 'rum-algen@su.example', role: 'resource', answered: 'accepted' },
    ]);
  });
});

describe('the other scenarios', () => {
  it('busy has forty bookings, quarter after quarter', () => {
    const bookings = bookingsAround(Date.parse('2026-11-24T09:07:00Z'), 'busy');
    expect(bookings).toHaveLength(40);
    expect(
      bookings.slice(1).every((booking, index) => start(booking) === intervalOf(bookings[index]!.when).to),
    ).toBe(true);
  });

  it('empty has none', () => {
    expect(bookingsAround(0, 'empty')).toEqual([]);
  });
});

it('begins the running booking on a quarter even just after one', () => {
  const bounds = runningBounds(Date.parse('2026-11-24T09:01:00Z'));
  expect(new Date(bounds.from).toISOString()).toBe('2026-11-24T08:45:00.000Z');
  expect(new Date(bounds.to).toISOString()).toBe('2026-11-24T09:45:00.000Z');
});

describe('the rooms nearby', () => {
  it.each(momentsFrom('2026-11-24').concat(momentsFrom('2027-03-27')))(
    'are free, taken, private and out of reach at %i',
    (now) => {
      const directory = directoryAround(room.address);
      const store = new CalendarStore(directory, () => now);
      fillScenario(store, 'university', { now, timeZone });
      const half = { from: now, to: now + 30 * minuteMs };
      const titles = directory.mailboxes
        .filter(({ home }) => home !== 'gone')
        .map(({ address }) => busyTimes(store.view(address, half), half).map(({ title }) => title));
      expect(titles.slice(1)).toEqual([['Handledning'], ['Disciplinärende'], ['Call with Montréal'], []]);
      expect(store.list('rum-lodjuret@su.example')[0]?.sensitivity).toBe('private');
    },
  );
});
