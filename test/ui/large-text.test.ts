/** With large text every function is there to be read and tapped: 50 px and more, one column, turned by buttons. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../shared/snapshot.ts';
import { bookable, ownBooking } from './booking-states.ts';
import { callSheets, closeSheet } from './call-sheets.ts';
import { gallery } from './gallery.ts';
import { measureLargeText, noLargeTextFaults, type LargeTextFaults } from './large-text-faults.ts';
import { call, free, inLanguage, passcode, soon } from './snapshots.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();

const large = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  panel: { ...snapshot.panel, aids: { ...snapshot.panel.aids, largeText: true } },
});

/** What opens each sheet of home. */
const homeSheets: Readonly<Record<string, string>> = {
  share: '.bar .button-bar:has(.share-key-small)',
  number: '.bar-room .button:nth-child(2)',
  rooms: '.bar-room .button:nth-child(3)',
  help: '.bar > .button',
  aids: '.bar > .button:nth-of-type(2)',
  agenda: '.agenda > .button',
};

const isWhole = (faults: LargeTextFaults): boolean =>
  JSON.stringify(faults) === JSON.stringify(noLargeTextFaults);

/** Once the buttons that turn the page have come or gone, and it has come to rest. */
const settle = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const place = () =>
      document.querySelector('dialog[open] .sheet-body')?.scrollTop ??
      document.querySelector('.frame-main')?.scrollTop;
    let before: number | undefined;
    do {
      before = place();
      for (let frames = 0; frames < 6; frames += 1) await frame();
    } while (before !== place());
  });

const measured = async (page: Page): Promise<LargeTextFaults> => {
  await settle(page);
  return page.evaluate(measureLargeText);
};

/** Taps as a finger does: turns the pages by their buttons until the button is in view, and then taps there. */
async function tapOn(page: Page, name: string | RegExp): Promise<void> {
  const inSheet = page.getByRole('dialog');
  const within = (await inSheet.count()) > 0 ? inSheet : page;
  const button = within.getByRole('button', { name }).or(within.getByRole('switch', { name })).first();
  for (let pages = 0; pages < 12; pages += 1) {
    await settle(page);
    const spot = await button.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const at = { x: x + width / 2, y: y + height / 2 };
      return element.contains(document.elementFromPoint(at.x, at.y)) ? at : null;
    });
    if (spot !== null) return page.touchscreen.tap(spot.x, spot.y);
    await within.locator('.page-turner .button').last().tap();
  }
  throw new Error(`No page shows ${String(name)}.`);
}

describe.each(['landscape', 'portrait'] as const)('at %s size', (size) => {
  test('every screen is large, whole and within reach', { timeout: 240_000 }, async () => {
    const { page, show } = await open(large(free()), { size });
    const found: Record<string, LargeTextFaults> = {};
    for (const [name, snapshot] of Object.entries(gallery)) {
      for (const language of ['sv', 'en'] as const) {
        await show(large(inLanguage(snapshot, language)));
        const faults = await measured(page);
        if (!isWhole(faults)) found[`${name} ${language}`] = faults;
      }
    }
    expect(found).toEqual({});
  });

  test('every sheet of home is, too', { timeout: 120_000 }, async () => {
    const { page, show } = await open(large(bookable()), { size });
    const found: Record<string, LargeTextFaults> = {};
    for (const language of ['sv', 'en'] as const) {
      await show(large(inLanguage(bookable(), language)));
      for (const [name, opener] of Object.entries(homeSheets)) {
        await page.locator(opener).first().tap();
        await page.getByRole('dialog').waitFor();
        const faults = await measured(page);
        if (!isWhole(faults)) found[`${name} ${language}`] = faults;
        await page.keyboard.press('Escape');
      }
    }
    expect(found).toEqual({});
  });

  test('every sheet below a call is, too', { timeout: 240_000 }, async () => {
    const { page, show } = await open(large(free()), { size });
    const found: Record<string, LargeTextFaults> = {};
    for (const [name, sheet] of Object.entries(callSheets)) {
      await show(large(sheet.snapshot));
      await sheet.open(page);
      const faults = await measured(page);
      if (!isWhole(faults)) found[name] = faults;
      await closeSheet(page);
    }
    expect(found).toEqual({});
  });

  test('a code is typed with letters, too', async () => {
    const { page } = await open(large(passcode(false)), { size });
    await page.getByRole('button', { name: 'ABC' }).tap();
    expect(await measured(page)).toEqual(noLargeTextFaults);
  });
});

describe.each(['landscape', 'portrait'] as const)('by taps alone, at %s size,', (size) => {
  const jobs: Readonly<Record<string, readonly [Snapshot, readonly (string | RegExp)[], string]>> = {
    'the booked meeting is joined': [soon(), ['Anslut till mötet'], 'meeting.join'],
    'the room is booked': [bookable(), ['30 min'], 'booking.book'],
    'a later time is booked': [bookable(), ['Boka senare', /^Boka 30 min/], 'booking.book'],
    'a screen is shared': [free(), ['Dela skärm'], 'share.start'],
    'the booking is lengthened': [ownBooking(), [/15 min/], 'booking.extend'],
    'the microphone is turned off': [call(), ['Mikrofonen på'], 'microphone.set'],
    'the meeting is locked': [call({ role: 'host' }), ['Säkerhet', /Lås mötet/], 'meeting.setLock'],
    'the meeting is left': [call(), ['Lämna mötet'], 'meeting.leave'],
  };

  test.each(Object.entries(jobs))('%s', async (_, [snapshot, names, kind]) => {
    const { page, sent } = await open(large(snapshot), { size });
    for (const name of names) await tapOn(page, name);
    expect((await sent()).map((intent) => intent.kind)).toContain(kind);
  });
});

test('the buttons that turn the page come with large text alone, and start anew with each screen', async () => {
  const { page, show } = await open(soon());
  expect(await page.locator('.page-turner').count()).toBe(0);
  await show(large(soon()));
  await page.locator('.page-turner').waitFor();
  await page.locator('.page-turner .button').last().tap();
  await settle(page);
  const place = (): Promise<number> => page.locator('.frame-main').evaluate(({ scrollTop }) => scrollTop);
  expect(await place()).toBeGreaterThan(100);
  await show(large(call()));
  await settle(page);
  expect(await place()).toBe(0);
});
