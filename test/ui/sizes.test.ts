/** Every screen and sheet keeps the sizes that fingers and eyes need, in every size of screen. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { callSheets, closeSheet, hostileName, withHostileNames } from './call-sheets.ts';
import { gallery } from './gallery.ts';
import { measure, noFaults, type Faults } from './measure.ts';
import { free, hostile, hostileTitle, inLanguage, passcode } from './snapshots.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();

describe.each(['landscape', 'portrait', 'wide', 'low'] as const)('at %s size', (size) => {
  test('every screen keeps the sizes, in both languages', { timeout: 120_000 }, async () => {
    const { page, show } = await open(free(), { size });
    const found: Record<string, Faults> = {};
    for (const [name, snapshot] of Object.entries(gallery)) {
      for (const language of ['sv', 'en'] as const) {
        await show(inLanguage(snapshot, language));
        const faults = await page.evaluate(measure);
        if (JSON.stringify(faults) !== JSON.stringify(noFaults)) found[`${name} ${language}`] = faults;
      }
    }
    expect(found).toEqual({});
  });

  test('sheets and letters keep them too', async () => {
    const { page, show } = await open(free(), { size });
    for (const opener of ['.bar-room button:first-child', '.bar-room button:last-child', '.bar > button']) {
      await page.locator(opener).first().tap();
      await page.getByRole('dialog').waitFor();
      expect(await page.evaluate(measure), opener).toEqual(noFaults);
      await page.keyboard.press('Escape');
    }
    await show(passcode(false));
    await page.getByRole('button', { name: 'ABC' }).tap();
    expect(await page.evaluate(measure)).toEqual(noFaults);
  });

  test('sheets below a call keep them too', { timeout: 120_000 }, async () => {
    const { page, show } = await open(free(), { size });
    const found: Record<string, Faults> = {};
    for (const [name, sheet] of Object.entries(callSheets)) {
      await show(sheet.snapshot);
      await sheet.open(page);
      const faults = await page.evaluate(measure);
      if (JSON.stringify(faults) !== JSON.stringify(noFaults)) found[name] = faults;
      await closeSheet(page);
    }
    expect(found).toEqual({});
  });
});

test('sizes are millimetres: a finer screen gets more pixels', async () => {
  const fine = { ...free().panel, pixelsPerMm: 11.76 };
  const { page, push } = await open(free(), { size: 'wide' });
  const height = async (): Promise<number> =>
    (await page.locator('.bar-room button').first().boundingBox())!.height;
  const before = await height();
  await push({ panel: fine });
  // The screen is now so narrow in millimetres that the bar puts its words under the icons.
  expect(await height()).toBeGreaterThanOrEqual(before * 1.9);
});

describe('words from outside', () => {
  const elements = (page: Page): Promise<number> =>
    page.evaluate(() => document.querySelectorAll('*').length);

  test('are text, however they are written', async () => {
    const { page, show, complaints } = await open(free());
    await show(hostile());
    expect(await page.locator('img, b').count()).toBe(0);
    expect(await page.title()).toBe('Mötespanel');
    const title = page.locator('.booking-title bdi');
    expect(await title.textContent()).toBe(hostileTitle);
    expect(await title.evaluate((element) => getComputedStyle(element).unicodeBidi)).toBe('isolate');
    expect(complaints).toEqual([]);
  });

  test('make no more elements than harmless ones', async () => {
    const { page, show } = await open(hostile());
    const evil = await elements(page);
    const tame = hostile();
    await show({ ...tame, home: { ...tame.home, booking: { ...tame.home.booking!, title: 'Möte' } } });
    expect(await elements(page)).toBe(evil);
  });

  test('do not move what stands around them', async () => {
    const { page, show } = await open(hostile());
    const places = (): Promise<unknown> =>
      page.evaluate(() =>
        ['.actions', '.agenda', '.bar', '.clock'].map((part) => {
          const { x, y, width } = document.querySelector(part)!.getBoundingClientRect();
          return [part, Math.round(x), Math.round(y), Math.round(width)];
        }),
      );
    const before = await places();
    await show(gallery['soon']!);
    expect(await places()).toEqual(before);
  });

  /** Parts of the open sheet that hold more than they are wide, and what stands beyond the screen. */
  const tooWide = (page: Page): Promise<readonly string[]> =>
    page.getByRole('dialog').evaluate((dialog) => [
      ...[dialog, ...dialog.querySelectorAll('.control-column, .control-group')]
        .filter((part) => part.scrollWidth > part.clientWidth + 1)
        .map((part) => part.getAttribute('class') ?? ''),
      ...[...dialog.querySelectorAll('button, h3, p')]
        .filter((part) => {
          const { left, right } = part.getBoundingClientRect();
          return left < 0 || right > innerWidth + 1;
        })
        .map((part) => part.tagName),
    ]);

  test('of ten thousand signs make no elements and widen no sheet', { timeout: 120_000 }, async () => {
    const { page, show, complaints, faults } = await open(free());
    for (const [name, sheet] of Object.entries(callSheets)) {
      await show(sheet.snapshot);
      await sheet.open(page);
      const tame = await tooWide(page);
      await show(withHostileNames(sheet.snapshot));
      expect(await page.locator('img, b').count(), name).toBe(0);
      expect(await tooWide(page), name).toEqual(tame);
      await closeSheet(page);
    }
    expect(hostileName).toHaveLength(10_000);
    expect(await page.title()).toBe('Mötespanel');
    expect([complaints, await faults()]).toEqual([[], []]);
  });
});
