/** The first screen stands as it will stand, before the rest of the page has come; its primary button is big everywhere. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { gallery } from './gallery.ts';
import { layoutLines } from './pictures/layout.ts';
import { free } from './snapshots.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();

/** The style sheet of all that the first screen does without. */
const setLater = (page: Page, isOn: boolean): Promise<void> =>
  page.evaluate((on) => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=stylesheet][href*="later"]')!;
    link.disabled = !on;
  }, isOn);

test('nothing on the first screen moves when the rest of the style sheets arrive', async () => {
  const { page, show } = await open(free(), { hasOwnTab: true });
  for (const state of ['free', 'soon', 'busy', 'obstructed', 'unknown'] as const) {
    await show(gallery[state]!);
    const after = await page.evaluate(layoutLines);
    await setLater(page, false);
    expect(await page.evaluate(layoutLines), state).toEqual(after);
    await setLater(page, true);
  }
});

/** A screen of 600 px has room for 100. */
describe.each([
  ['landscape', 120],
  ['portrait', 120],
  ['wide', 120],
  ['low', 100],
] as const)('at %s size', (size, leastPx) => {
  test(`the primary button is ${leastPx} px high in every state`, { timeout: 120_000 }, async () => {
    const { page, show } = await open(free(), { size });
    const small: string[] = [];
    for (const [name, snapshot] of Object.entries(gallery)) {
      await show(snapshot);
      const heights = await page
        .locator('.button-primary')
        .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().height));
      if (heights.some((height) => height < leastPx)) small.push(`${name}: ${heights.join(', ')}`);
    }
    expect(small).toEqual([]);
  });
});
