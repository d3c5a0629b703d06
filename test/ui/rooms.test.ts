/** Finding another room that is free now, and booking it with one tap. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../shared/snapshot.ts';
import { violations } from './accessibility.ts';
import { lengths } from './booking-states.ts';
import { at } from './day-slices.ts';
import { freeRoom, manyRooms, rooms, roomsSlice, roomStates, withRooms } from './room-slices.ts';
import { free, inLanguage } from './snapshots.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();

async function openRooms(page: Page): Promise<void> {
  await page.locator('.bar-room button').last().tap();
  await page.getByRole('dialog').waitFor();
}

const dialogText = async (page: Page): Promise<string> =>
  (await page.getByRole('dialog').textContent()) ?? '';

const find = { kind: 'rooms.find' } as const;
const bookBjorken = {
  kind: 'booking.book',
  startsAt: null,
  minutes: 30,
  withZoom: false,
  roomId: 'room-Björken',
} as const;
const pending: Snapshot['pending'] = [
  { kind: 'booking.book', about: null, since: at('13:48'), isSlow: false },
];
const booked: Snapshot['notices'] = [
  { id: 7, tone: 'good', about: 'booking.book', code: 'booking.booked', at: at('14:18') },
];

describe('the sheet of other rooms', () => {
  test('asks once when it opens, and lists what main found in main’s order', async () => {
    const { page, push, sent } = await open(withRooms());
    await openRooms(page);
    await push({ rooms: roomsSlice({ state: 'loading', asOf: null, rows: [] }) });
    expect(await page.getByRole('status').allTextContents()).toContain('Söker lediga rum …');
    await push({ rooms: roomsSlice() });
    const lines = await page.locator('.room-line').allTextContents();
    expect(lines).toEqual([
      'Björken8 platser · Ledigt till 15:00Boka 30 min',
      'Eken, plan 4Ledigt resten av dagenBoka 30 min',
      'Granen1 plats · Ledigt till 14:00Boka till 14:00',
    ]);
    expect(await dialogText(page)).toContain('Hämtat 13:48');
    expect(await sent()).toEqual([find]);
  });

  test('does not show what was found earlier as if it were so now', async () => {
    const { page, push } = await open(withRooms(roomsSlice({ asOf: at('13:02') })));
    await openRooms(page);
    await push({ rooms: roomsSlice({ state: 'loading', asOf: at('13:02') }) });
    expect(await page.locator('.room-line').count()).toBe(0);
    await push({ rooms: roomsSlice() });
    expect(await page.locator('.room-line').count()).toBe(3);
  });

  test('books with two taps from home, shows it on the button, then until when', async () => {
    const { page, push, sent } = await open(withRooms());
    await openRooms(page);
    await push({ rooms: roomsSlice() });
    await page.getByRole('button', { name: 'Boka 30 min i Björken' }).tap();
    expect(await sent()).toEqual([find, bookBjorken]);
    await push({ pending });
    const button = page.locator('.room-line').first().getByRole('button');
    expect(await button.getAttribute('aria-busy')).toBe('true');
    expect(await page.getByRole('button', { name: 'Boka 30 min i Eken, plan 4' }).isDisabled()).toBe(true);
    const before = await page.locator('.room-name').nth(1).boundingBox();
    // Main lists it no more: it is not free.
    await push({ rooms: roomsSlice({ rows: rooms.slice(1) }) });
    await push({ pending: [], notices: booked });
    const first = page.locator('.room-line').first();
    expect(await first.textContent()).toContain('Björken');
    expect(await first.locator('.room-booked').textContent()).toBe('Bokat till 14:18');
    expect(await first.getByRole('button').count()).toBe(0);
    expect(await page.locator('.room-name').nth(1).boundingBox()).toEqual(before);
    await push({ notices: [] });
    expect(await first.locator('.room-booked').textContent()).toBe('Bokat till 14:18');
    expect(await page.getByRole('button', { name: 'Boka 30 min i Eken, plan 4' }).isEnabled()).toBe(true);
  });

  test('an earlier booking is not taken for this one', async () => {
    const { page, push } = await open(withRooms({}, { notices: booked }));
    await openRooms(page);
    await push({ rooms: roomsSlice() });
    await page.getByRole('button', { name: 'Boka 30 min i Björken' }).tap();
    await push({ pending });
    expect(await page.locator('.room-booked').count()).toBe(0);
  });

  test('a booking that failed gives its button back, or its place where the room is taken', async () => {
    const { page, push } = await open(withRooms());
    await openRooms(page);
    await push({ rooms: roomsSlice() });
    await page.getByRole('button', { name: 'Boka 30 min i Björken' }).tap();
    await push({ pending });
    await push({
      pending: [],
      notices: [{ id: 8, tone: 'bad', about: 'booking.book', code: 'calendar.taken', at: null }],
    });
    expect(await page.getByRole('alert').allTextContents()).toContain(
      'Bokningen gick inte igenom. Tiden är redan bokad. Välj en annan.Stäng',
    );
    expect(await page.getByRole('button', { name: 'Boka 30 min i Björken' }).isEnabled()).toBe(true);
    await push({ rooms: roomsSlice({ rows: rooms.slice(1) }) });
    expect(await page.locator('.room-line').count()).toBe(2);
  });

  test('gives focus to the words that take the place of the button', async () => {
    const { page, push } = await open(withRooms());
    await openRooms(page);
    await push({ rooms: roomsSlice() });
    await page.getByRole('button', { name: 'Boka 30 min i Björken' }).focus();
    await page.keyboard.press('Enter');
    await push({ pending });
    await push({ pending: [], notices: booked });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Bokat till 14:18');
  });

  test('a search that failed can be tried again', async () => {
    const { page, push, sent } = await open(withRooms());
    await openRooms(page);
    await push({ rooms: roomsSlice({ state: 'failed', rows: [] }) });
    expect(await page.getByRole('alert').allTextContents()).toContain(
      'Det gick inte att se vilka rum som är lediga. ',
    );
    await page.getByRole('button', { name: 'Försök igen' }).tap();
    await push({ rooms: roomsSlice({ state: 'loading', rows: [] }) });
    expect(await dialogText(page)).toContain('Söker lediga rum …');
    expect(await sent()).toEqual([find, find]);
  });

  test('can look again, with the list in place meanwhile', async () => {
    const { page, push, sent } = await open(withRooms());
    await openRooms(page);
    await push({ rooms: roomsSlice() });
    await page.getByRole('button', { name: 'Sök igen' }).tap();
    await push({ rooms: roomsSlice({ state: 'loading' }) });
    expect(await page.locator('.room-line').count()).toBe(3);
    expect(await page.getByRole('button', { name: 'Boka 30 min i Björken' }).isDisabled()).toBe(true);
    expect(await sent()).toEqual([find, find]);
  });

  test('says that none is free', async () => {
    const { page, push } = await open(withRooms());
    await openRooms(page);
    await push({ rooms: roomsSlice({ rows: [] }) });
    expect(await dialogText(page)).toContain('Inget annat rum i närheten är ledigt just nu.');
  });

  test('says that none is known, without asking', async () => {
    const { page, sent } = await open(withRooms(roomsSlice({ rows: [], roomCount: 0 })));
    await openRooms(page);
    expect(await dialogText(page)).toContain('Panelen känner inte till några rum i närheten.');
    expect(await sent()).toEqual([]);
  });

  test('says why nothing can be booked, and offers nothing', async () => {
    const { page, push } = await open(withRooms());
    await openRooms(page);
    await push({ rooms: roomsSlice() });
    await push({ home: { ...free().home, writeObstacle: 'calendar.stale' } });
    expect(await dialogText(page)).toContain('Kalendern kan inte nås just nu.');
    for (const button of await page.locator('.room-line button').all()) {
      expect(await button.isDisabled()).toBe(true);
    }
    await push({ rooms: roomsSlice({ state: 'failed', rows: [] }) });
    expect(await page.getByRole('alert').allTextContents()).toContain(
      'Det gick inte att se vilka rum som är lediga. Kalendern kan inte nås just nu. Vänta en stund eller boka i Outlook.',
    );
  });

  test('offers half an hour, or the longest that fits', async () => {
    const { page, push } = await open(withRooms());
    await openRooms(page);
    const from = at('13:48');
    await push({
      rooms: roomsSlice({
        rows: [
          freeRoom('A', { lengths: lengths(from, [15, 25], null) }),
          freeRoom('B', { lengths: lengths(from, [15], at('14:10')) }),
        ],
      }),
    });
    expect(await page.locator('.room-line button').allTextContents()).toEqual([
      'Boka 25 min',
      'Boka till 14:10',
    ]);
  });
});

describe.each(['sv', 'en'] as const)('in %s', (language) => {
  test('no state has a violation', { timeout: 120_000 }, async () => {
    const { page, show } = await open(withRooms());
    await openRooms(page);
    const found: Record<string, unknown> = {};
    for (const [name, snapshot] of Object.entries(roomStates)) {
      await show(inLanguage(snapshot, language));
      const broken = await violations(page);
      if (broken.length > 0) found[name] = broken;
    }
    expect(found).toEqual({});
  });
});

test('a long list can be turned by buttons, and lines are at least 80 px high', async () => {
  const { page, push } = await open(withRooms(), { size: 'low' });
  await openRooms(page);
  await push({ rooms: roomsSlice({ rows: manyRooms }) });
  const view = page.getByRole('dialog').locator('.list-view');
  await page.getByRole('button', { name: 'Visa fler rum' }).tap();
  await expect.poll(() => view.evaluate((box) => box.scrollTop)).toBeGreaterThan(100);
  expect((await page.locator('.room-line').first().boundingBox())?.height).toBeGreaterThanOrEqual(80);
});
