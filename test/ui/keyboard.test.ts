/** A keyboard or a switch gets everywhere a finger does: in order, with a visible ring, and out again. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { callSheets, closeSheet } from './call-sheets.ts';
import { gallery } from './gallery.ts';
import { free } from './snapshots.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();

interface Walk {
  /** Could be tapped but not reached by Tab. */
  readonly unreached: readonly string[];
  /** Reached without a ring to be seen, or out of sight. */
  readonly unseen: readonly string[];
}

/** Presses Tab from the first stop on; a list that follows the focus may have more stops than are there at first. */
async function walk(page: Page): Promise<Walk> {
  const count = await page.evaluate(() => {
    const within = document.querySelector('dialog[open]') ?? document;
    const stops = [
      ...within.querySelectorAll<HTMLElement>('button:not(:disabled), input:not(:disabled)'),
    ].filter((stop) => stop.checkVisibility({ visibilityProperty: true }));
    stops.forEach((stop, index) => (stop.dataset['stop'] = `${index} ${stop.textContent}`));
    stops[0]?.focus();
    return stops.length;
  });
  await page.keyboard.press('Shift+Tab');
  const reached = new Set<string>();
  const unseen: string[] = [];
  for (let step = 0; step < count * 2 + 60 && reached.size < count; step += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!(focused instanceof HTMLElement)) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(focused);
      const box = focused.getBoundingClientRect();
      return {
        name: focused.dataset['stop'] ?? null,
        hasRing: outlineStyle === 'solid' && parseFloat(outlineWidth) >= 3,
        isInView: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
      };
    });
    if (at === null || at.name === null) continue;
    reached.add(at.name);
    if (!at.hasRing || !at.isInView) unseen.push(at.name);
  }
  const all = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-stop]')].map((stop) => {
      const name = stop.dataset['stop'] ?? '';
      delete stop.dataset['stop'];
      return name;
    }),
  );
  return { unreached: all.filter((name) => !reached.has(name)), unseen };
}

const fine: Walk = { unreached: [], unseen: [] };

test('every screen is walked through with Tab', { timeout: 300_000 }, async () => {
  const { page, show } = await open(free());
  const found: Record<string, Walk> = {};
  for (const [name, snapshot] of Object.entries(gallery)) {
    await show(snapshot);
    const walked = await walk(page);
    if (walked.unreached.length + walked.unseen.length > 0) found[name] = walked;
  }
  expect(found).toEqual({});
});

describe('every sheet below a call', () => {
  test.each(Object.keys(callSheets))('%s is walked through, and left with Escape', async (name) => {
    const sheet = callSheets[name]!;
    const { page } = await open(sheet.snapshot);
    await sheet.open(page);
    expect(await walk(page)).toEqual(fine);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});

test('a sheet gives the focus back to what opened it', async () => {
  const { page } = await open(free());
  const help = page.locator('.bar > button').first();
  await help.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await closeSheet(page);
  expect(await help.evaluate((button) => button === document.activeElement)).toBe(true);
});
