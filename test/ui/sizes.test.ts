/** Measured in the page: nothing tappable under 64 px, no text under 24 px, nothing outside the screen or cut. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { callSheets, closeSheet, hostileName, withHostileNames } from './call-sheets.ts';
import { gallery } from './gallery.ts';
import { free, hostile, hostileTitle, inLanguage, passcode } from './snapshots.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();

interface Faults {
  readonly smallTargets: readonly string[];
  readonly smallTexts: readonly string[];
  readonly outside: readonly string[];
  readonly overlapping: readonly string[];
  /** Holding more than they show. */
  readonly cut: readonly string[];
}

/** Runs in the page. What scrolls inside a list may lie outside the screen; what is hidden has no size. */
function measure(): Faults {
  const nameOf = (element: Element): string => `${element.className} ${element.textContent}`.slice(0, 60);
  const scrolling = '.list-view, .virtual-view, .invite-results, .control-column';
  const boxOf = (element: Element): DOMRect => element.getBoundingClientRect();
  const shown = (selector: string): Element[] =>
    [...document.querySelectorAll(selector)].filter((element) => {
      const box = boxOf(element);
      return box.width > 1 && box.height > 1 && element.closest('.unseen') === null;
    });
  const buttons = shown('button');
  const ownText = (element: Element): boolean =>
    [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '',
    );
  const texts = shown('body *').filter(ownText);
  const overlaps = (one: DOMRect, other: DOMRect): boolean =>
    one.left < other.right - 1 &&
    other.left < one.right - 1 &&
    one.top < other.bottom - 1 &&
    other.top < one.bottom - 1;
  const blocks = shown(
    'main button, footer button, .banner-words, .announcement, .recording, .booking-title, .time-left, .state-sentence',
  );
  return {
    smallTargets: buttons
      .filter((button) => boxOf(button).width < 64 || boxOf(button).height < 64)
      .map(nameOf),
    smallTexts: texts.filter((text) => parseFloat(getComputedStyle(text).fontSize) < 24).map(nameOf),
    outside: [...buttons, ...texts]
      .filter((element) => element.closest(scrolling) === null)
      .filter((element) => element.parentElement?.closest('.clip-1, .clip-2, .clip-3') === null)
      .filter((element) => {
        const box = boxOf(element);
        return box.left < 0 || box.top < 0 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
      })
      .map(nameOf),
    overlapping: blocks.flatMap((one, index) =>
      blocks
        .slice(index + 1)
        .filter((other) => !one.contains(other) && !other.contains(one))
        .filter(
          (other) => one.closest('.banner') === null || one.closest('.banner') !== other.closest('.banner'),
        )
        .filter((other) => overlaps(boxOf(one), boxOf(other)))
        .map((other) => `${nameOf(one)} × ${nameOf(other)}`),
    ),
    cut: shown('.people, .tile, .menu-button, .announcement, .recording, .person-pane')
      .filter((part) => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1)
      .map(nameOf),
  };
}

const none: Faults = { smallTargets: [], smallTexts: [], outside: [], overlapping: [], cut: [] };

describe.each(['landscape', 'portrait', 'wide', 'low'] as const)('at %s size', (size) => {
  test('every screen keeps the sizes, in both languages', { timeout: 120_000 }, async () => {
    const { page, show } = await open(free(), { size });
    const found: Record<string, Faults> = {};
    for (const [name, snapshot] of Object.entries(gallery)) {
      for (const language of ['sv', 'en'] as const) {
        await show(inLanguage(snapshot, language));
        const faults = await page.evaluate(measure);
        if (JSON.stringify(faults) !== JSON.stringify(none)) found[`${name} ${language}`] = faults;
      }
    }
    expect(found).toEqual({});
  });

  test('sheets and letters keep them too', async () => {
    const { page, show } = await open(free(), { size });
    for (const opener of ['.bar-room button:first-child', '.bar-room button:last-child', '.bar > button']) {
      await page.locator(opener).first().tap();
      await page.getByRole('dialog').waitFor();
      expect(await page.evaluate(measure), opener).toEqual(none);
      await page.keyboard.press('Escape');
    }
    await show(passcode(false));
    await page.getByRole('button', { name: 'ABC' }).tap();
    expect(await page.evaluate(measure)).toEqual(none);
  });

  test('sheets below a call keep them too', { timeout: 120_000 }, async () => {
    const { page, show } = await open(free(), { size });
    const found: Record<string, Faults> = {};
    for (const [name, sheet] of Object.entries(callSheets)) {
      await show(sheet.snapshot);
      await sheet.open(page);
      const faults = await page.evaluate(measure);
      if (JSON.stringify(faults) !== JSON.stringify(none)) found[name] = faults;
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
