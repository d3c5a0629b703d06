/** What can be done with the time from home, each by one tap: book, lengthen, end, check in, undo, take back. */
import { describe, expect, test } from 'vitest';
import type { Intent } from '../../shared/bridge.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { minute } from '../../shared/time.ts';
import {
  bookable,
  held,
  othersBooking,
  ours,
  ownBooking,
  released,
  soonWithCheckIn,
  unwritable,
  waiting,
} from './booking-states.ts';
import { at, door, free, inLanguage, planning } from './snapshots.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();

const book = (minutes: number | null): Intent => ({
  kind: 'booking.book',
  startsAt: null,
  minutes,
  withZoom: false,
  roomId: null,
});

describe('one tap', () => {
  test.each<[string, () => Snapshot, string, Intent]>([
    ['books half an hour', bookable, 'Boka 30 min', book(30)],
    ['books until the next booking', bookable, 'Boka till 14:30', book(null)],
    ['books from the door', () => door(bookable()), 'Boka 15 min', book(15)],
    [
      'lengthens the booking',
      ownBooking,
      'Förläng med 15 min',
      { kind: 'booking.extend', bookingKey: ours.key, minutes: 15 },
    ],
    [
      'lengthens it until the next one',
      ownBooking,
      'Förläng till 15:30',
      { kind: 'booking.extend', bookingKey: ours.key, minutes: null },
    ],
    [
      'ends it',
      othersBooking,
      'Avsluta bokning',
      { kind: 'booking.end', bookingKey: othersBooking().home.booking?.key ?? '' },
    ],
    [
      'checks in while the room waits',
      () => waiting(8),
      'Checka in',
      { kind: 'booking.checkIn', bookingKey: planning.key },
    ],
    [
      'checks in before the start',
      soonWithCheckIn,
      'Checka in',
      { kind: 'booking.checkIn', bookingKey: planning.key },
    ],
    [
      'gives back a room that nobody needs',
      () => waiting(8),
      'Vi behöver inte rummet',
      { kind: 'booking.release', bookingKey: planning.key },
    ],
    [
      'calls an end back',
      () => held(false, Date.now()),
      'Ångra',
      { kind: 'booking.undo', bookingKey: ours.key },
    ],
    [
      'keeps a room that nobody has checked in to',
      () => held(true, Date.now()),
      'Behåll rummet',
      { kind: 'booking.undo', bookingKey: planning.key },
    ],
    [
      'takes a released room back',
      released,
      'Ta tillbaka rummet',
      { kind: 'booking.takeBack', bookingKey: planning.key },
    ],
  ])('%s', async (_, snapshot, label, intent) => {
    const { page, sent } = await open(snapshot());
    await page.getByRole('button', { name: label, exact: true }).tap();
    expect(await sent()).toEqual([intent]);
  });
});

describe('a length that was tapped', () => {
  test('shows that it is under way, and the others wait with it', async () => {
    const { page, push, sent } = await open(bookable());
    const chip = (name: string) => page.getByRole('button', { name, exact: true });
    await chip('Boka 15 min').tap();
    await push({ pending: [{ kind: 'booking.book', about: null, since: at('13:48'), isSlow: false }] });
    const busy = page.locator('.button-chip[aria-busy]');
    expect(await busy.count()).toBe(1);
    expect(await busy.textContent()).toContain('15 min');
    expect(await chip('Boka 30 min').isDisabled()).toBe(true);
    await busy.tap({ force: true });
    expect(await sent()).toHaveLength(1);
  });

  test('moves nothing below it', async () => {
    const { page, show } = await open(bookable());
    const place = () => page.locator('.button-primary').boundingBox();
    const before = await place();
    for (const next of [ownBooking(), held(false, Date.now()), waiting(8), released(), unwritable()]) {
      await show(next);
      expect((await place())?.y).toBe(before?.y);
    }
  });
});

describe('a room that waits for somebody', () => {
  test('says how long, and says it aloud five minutes and one minute ahead', async () => {
    const { page, show } = await open(waiting(8));
    const row = page.locator('.row');
    expect(await row.textContent()).toContain('Rummet släpps om 8 minuter om ingen checkar in');
    expect(await row.locator('[role]').textContent()).toBe('');
    await show(waiting(5));
    expect(await row.locator('[role="status"]').textContent()).toBe(
      'Ingen har checkat in. Rummet släpps om 5 minuter',
    );
    await show(waiting(1));
    expect(await row.locator('[role="alert"]').textContent()).toBe(
      'Ingen har checkat in. Rummet släpps om 1 minut',
    );
  });

  test('joins by the primary button, as ever', async () => {
    const { page, sent } = await open(waiting(8));
    await page.locator('.button-primary').tap();
    expect(await sent()).toEqual([{ kind: 'meeting.join', bookingKey: planning.key }]);
  });
});

test('what is about to be sent counts its seconds down on the page’s own clock', async () => {
  const start = at('14:20');
  const { page } = await open(held(false, start, 20_000), { hasFakeClock: true });
  const seconds = async () => Number(/(\d+) s/.exec((await page.locator('.undo').textContent()) ?? '')?.[1]);
  const before = await seconds();
  await page.clock.runFor(3_000);
  expect(await seconds()).toBe(before - 3);
});

test('why nothing can be booked stands where the lengths would be', async () => {
  const { page } = await open(unwritable());
  expect(await page.locator('.row').textContent()).toBe(
    'Kalendern kan inte nås just nu. Vänta en stund eller boka i Outlook.',
  );
  expect(await page.locator('.button-chip').count()).toBe(0);
});

describe.each(['sv', 'en'] as const)('news of a booking in %s', (language) => {
  const words = {
    sv: ['Bokat till 14:30', 'Bokningen gick inte igenom. Tiden är redan bokad. Nästa lediga tid är 15:30.'],
    en: [
      'Booked until 14:30',
      'The booking did not go through. That time is taken. Next free time is 15:30.',
    ],
  } as const;

  test('name its time', async () => {
    const { page, push } = await open(inLanguage(free(), language));
    const told = { id: 1, about: 'booking.book' } as const;
    await push({ notices: [{ ...told, tone: 'good', code: 'booking.booked', at: at('14:30') }] });
    expect(await page.locator('.toast').textContent()).toContain(words[language][0]);
    await push({
      notices: [{ ...told, id: 2, tone: 'bad', code: 'calendar.taken', at: at('14:30') + 60 * minute }],
    });
    expect(await page.locator('.toast').textContent()).toContain(words[language][1]);
  });
});

test('the list leads to the whole day, and the button below it to the next free time', async () => {
  const { page } = await open(bookable());
  await page.getByRole('button', { name: 'Boka senare' }).tap();
  await page.locator('dialog').waitFor();
});
