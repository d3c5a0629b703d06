/** The whole day and tomorrow, to read and to book in. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../shared/snapshot.ts';
import { hour } from '../../shared/time.ts';
import { violations } from './accessibility.ts';
import { booking } from './day-slices.ts';
import { dayStates, openDay } from './day-states.ts';
import { agenda, at, crowded, free, hostile, inLanguage, soon, unknown } from './snapshots.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();

const dialog = (page: Page): Locator => page.getByRole('dialog');
const dialogText = async (page: Page): Promise<string> => (await dialog(page).textContent()) ?? '';
const starts = (page: Page): Locator => page.locator('.starts button');
const length = (page: Page, name: string): Locator => dialog(page).getByRole('button', { name, exact: true });
const row = (page: Page, text: string): Locator => dialog(page).locator('.slot', { hasText: text });

const booked: Snapshot['notices'] = [
  { id: 7, tone: 'good', about: 'booking.book', code: 'booking.booked', at: at('16:00') },
];

describe('booking in the day', () => {
  test('takes two taps from home: the free time, and how long', async () => {
    const { page, sent } = await open(free());
    await page.locator('.agenda .slot', { hasText: 'Ledigt 30 min' }).tap();
    await length(page, 'Boka 30 min').tap();
    expect(await sent()).toEqual([
      { kind: 'booking.book', startsAt: at('15:30'), minutes: 30, withZoom: false, roomId: null },
    ]);
  });

  test('free time that runs begins now, and a later quarter can be chosen', async () => {
    const { page, sent } = await open(free());
    await openDay(page, 'Ledigt 42 min');
    expect(await starts(page).allTextContents()).toEqual(['Nu', '14:00', '14:15']);
    expect(await starts(page).first().getAttribute('aria-pressed')).toBe('true');
    await length(page, 'Boka till 14:30').tap();
    await starts(page).nth(1).tap();
    expect(await dialog(page).locator('.lengths button').allTextContents()).toEqual(['15 min', '30 min']);
    await length(page, 'Boka 15 min').tap();
    expect(await sent()).toEqual([
      { kind: 'booking.book', startsAt: null, minutes: null, withZoom: false, roomId: null },
      { kind: 'booking.book', startsAt: at('14:00'), minutes: 15, withZoom: false, roomId: null },
    ]);
  });

  test('carries a Zoom meeting only where it is asked for and can be made', async () => {
    const { page, push, sent } = await open(free());
    await openDay(page, 'Ledigt 30 min');
    const zoom = page.getByRole('switch', { name: /Med Zoom-möte/ });
    expect(await zoom.getAttribute('aria-checked')).toBe('false');
    await zoom.tap();
    await length(page, 'Boka 15 min').tap();
    expect(await sent()).toEqual([
      { kind: 'booking.book', startsAt: at('15:30'), minutes: 15, withZoom: true, roomId: null },
    ]);
    await push({ panel: { ...free().panel, makesMeetings: false } });
    expect(await zoom.count()).toBe(0);
    await length(page, 'Boka 30 min').tap();
    expect((await sent()).at(-1)).toMatchObject({ minutes: 30, withZoom: false });
  });

  test('tomorrow proposes seven in the morning, and the night only to whoever looks for it', async () => {
    const { page, sent } = await open(free());
    await openDay(page, 'Ledigt 30 min');
    await page.getByRole('button', { name: 'I morgon' }).tap();
    await row(page, 'Ledigt').tap();
    const chosen = page.locator('.starts button[aria-pressed="true"]');
    expect(await chosen.textContent()).toBe('07:00');
    expect(await starts(page).first().textContent()).toBe('00:00');
    expect(await starts(page).last().textContent()).toBe('23:45');
    await length(page, 'Boka 1 tim').tap();
    expect(await sent()).toEqual([
      { kind: 'booking.book', startsAt: at('07:00') + 24 * hour, minutes: 60, withZoom: false, roomId: null },
    ]);
  });

  test('shows that it is under way, closes once it stands, and stays with the reason where it failed', async () => {
    const { page, push } = await open(free());
    await openDay(page, 'Ledigt 30 min');
    await length(page, 'Boka 30 min').tap();
    await push({ pending: [{ kind: 'booking.book', about: null, since: at('13:48'), isSlow: false }] });
    expect(await dialog(page).locator('.lengths [aria-busy="true"]').textContent()).toContain('30 min');
    expect(await length(page, 'Boka 15 min').isDisabled()).toBe(true);
    await push({
      pending: [],
      notices: [{ id: 6, tone: 'bad', about: 'booking.book', code: 'calendar.taken', at: at('17:00') }],
    });
    expect(await dialogText(page)).toContain('Tiden är redan bokad. Nästa lediga tid är 17:00.');
    expect(await length(page, 'Boka 15 min').isEnabled()).toBe(true);
    await length(page, 'Boka 15 min').tap();
    // The booking is in the list, and the free time gone, before main tells of it.
    await push({ agenda: agenda(at('13:48'), [booking('13:48', '23:59')]) });
    await push({ notices: booked });
    await dialog(page).waitFor({ state: 'detached' });
  });

  test('does not close for a booking made before', async () => {
    const { page, push } = await open(free({ notices: booked }));
    await openDay(page, 'Ledigt 30 min');
    await length(page, 'Boka 30 min').tap();
    await push({ clock: { now: at('13:49') } });
    expect(await dialog(page).count()).toBe(1);
  });

  test('is not offered where nothing can be written: the reason stands there', async () => {
    const { page, push } = await open(free());
    await openDay(page, 'Ledigt 30 min');
    await push({ home: { ...free().home, writeObstacle: 'calendar.stale' } });
    expect(await dialog(page).locator('.book-pane').textContent()).toContain(
      'Kalendern kan inte nås just nu.',
    );
    expect(await starts(page).count()).toBe(0);
    expect(await dialog(page).locator('.lengths').count()).toBe(0);
  });

  test('is not offered in a calendar too old to be believed', async () => {
    const { page, sent } = await open(unknown());
    await page.locator('.agenda .slot').first().tap();
    expect(await dialog(page).locator('.slot-gap').count()).toBe(0);
    expect(await sent()).toEqual([]);
  });
});

describe('a booking that is chosen', () => {
  test('tells what may be told, and is joined from here only when it is its turn', async () => {
    const { page, push, sent } = await open(free());
    await openDay(page, 'Planering');
    const pane = dialog(page).locator('.booking-pane');
    for (const words of ['Planering v. 48', '14:30–15:30', 'Anna Andersson', 'Zoom']) {
      expect(await pane.textContent()).toContain(words);
    }
    expect(await pane.getByRole('button').count()).toBe(0);
    const { home, clock } = soon();
    await push({ home, clock });
    await pane.getByRole('button', { name: 'Anslut till mötet' }).tap();
    await dialog(page).waitFor({ state: 'detached' });
    expect(await sent()).toEqual([{ kind: 'meeting.join', bookingKey: home.booking?.key }]);
  });

  test('says why it cannot be joined and what to do, and that it is tentative or overlaps', async () => {
    const teams = booking('15:00', '16:00', {
      title: 'Samråd',
      service: 'teams',
      obstacle: 'otherService',
      isTentative: true,
      overlaps: true,
    });
    const { page } = await open(free({ agenda: agenda(at('13:48'), [teams]) }));
    await openDay(page, 'Samråd');
    const pane = await dialog(page).locator('.booking-pane').textContent();
    expect(pane).toContain('Anslut med egen dator och visa den här.');
    expect(pane).toContain('preliminärt · krockar med en annan bokning');
  });

  test('shows hostile words as words', async () => {
    const { page } = await open(hostile());
    await page.locator('.agenda .slot-next').tap();
    expect(await dialog(page).locator('.pane-title').textContent()).toContain('<img src=x');
    expect(await page.title()).not.toBe('1');
  });
});

test('forty bookings scroll by buttons, and none of them says that the day is empty', async () => {
  const { page } = await open(crowded());
  await openDay(page, 'Avstämning 26');
  const view = dialog(page).locator('.agenda-day .list-view');
  const before = await view.evaluate((box) => box.scrollTop);
  await dialog(page).locator('.agenda-day').getByRole('button', { name: 'Visa tidigare' }).tap();
  await expect.poll(() => view.evaluate((box) => box.scrollTop)).toBeLessThan(before - 100);
  await page.getByRole('button', { name: 'I morgon' }).tap();
  expect(await dialogText(page)).toContain('Inga bokningar i morgon');
});

test('Escape closes it and gives focus back', async () => {
  const { page } = await open(free());
  await page.locator('.agenda .slot').first().focus();
  await page.keyboard.press('Enter');
  await dialog(page).waitFor();
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('slot');
});

test.each(['sv', 'en'] as const)(
  'no state has a violation, in %s',
  { timeout: 120_000 },
  async (language) => {
    const found: Record<string, unknown> = {};
    for (const [name, state] of Object.entries(dayStates)) {
      const { page } = await open(inLanguage(state.snapshot, language));
      await state.open(page);
      const broken = await violations(page);
      if (broken.length > 0) found[name] = broken;
    }
    expect(found).toEqual({});
  },
);
