/** No violation of WCAG A or AA, nor of axe's best practice, on any screen, in both languages and both ways up. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { gallery } from './gallery.ts';
import { call, free, inLanguage, soon, passcode } from './snapshots.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function violations(page: Page): Promise<string[]> {
  // The page has no frames; the mode for them would open another page for each look.
  const results = await new AxeBuilder({ page }).withTags(tags).setLegacyMode().analyze();
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

const looks = [
  ['sv', 'landscape'],
  ['en', 'landscape'],
  ['sv', 'portrait'],
  ['en', 'portrait'],
] as const;

describe.each(looks)('in %s, %s', (language, size) => {
  test('no screen has a violation', { timeout: 300_000 }, async () => {
    const { page, show } = await open(free(), { size });
    const found: Record<string, string[]> = {};
    for (const [name, snapshot] of Object.entries(gallery)) {
      await show(inLanguage(snapshot, language));
      const here = await violations(page);
      if (here.length > 0) found[name] = here;
    }
    expect(found).toEqual({});
  });

  test('no sheet has a violation', { timeout: 120_000 }, async () => {
    const { page, show, close } = await open(inLanguage(free(), language), { size });
    const found: Record<string, string[]> = {};
    for (const [name, opener] of [
      ['share', page.locator('.bar-room button').first()],
      ['number', page.locator('.bar-room button').last()],
      ['help', page.locator('.bar > button').first()],
    ] as const) {
      await opener.tap();
      await page.getByRole('dialog').waitFor();
      const here = await violations(page);
      if (here.length > 0) found[name] = here;
      await page.keyboard.press('Escape');
    }
    await show(inLanguage(call({ isHost: true }), language));
    await page.locator('.call-side .button').tap();
    found['leave'] = await violations(page);
    await page.keyboard.press('Escape');
    await show(inLanguage(passcode(false), language));
    await page.getByRole('button', { name: 'ABC' }).tap();
    found['letters'] = await violations(page);
    await close();
    expect(found).toEqual({ leave: [], letters: [] });
  });
});

test('every screen has one main, one first heading, and its bar as a landmark', async () => {
  const { page, show } = await open(free());
  for (const snapshot of Object.values(gallery)) {
    await show(snapshot);
    expect(await page.getByRole('main').count()).toBe(1);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.getByRole('contentinfo').count()).toBe(1);
  }
});

test('everything can be reached with a keyboard, in order, with a visible ring', async () => {
  const { page } = await open(soon());
  const names: string[] = [];
  for (let step = 0; step < 6; step += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => ({
      name: document.activeElement?.textContent ?? '',
      ring: getComputedStyle(document.activeElement!).outline,
    }));
    expect(focused.ring).toContain('solid 4px');
    names.push(focused.name);
  }
  expect(names).toEqual([
    'Anslut till mötet',
    'Bara dela skärm',
    'DelningskodTRKVBN',
    'Mötes-ID',
    'Hjälp',
    'EN',
  ]);
});

test('a state is told by word and shape, not by colour alone', async () => {
  const { page, show } = await open(free());
  for (const [state, word] of [
    ['free', 'Ledigt'],
    ['soon', 'Snart'],
    ['busy', 'Upptaget'],
    ['unknown', 'Okänt'],
  ] as const) {
    await show(gallery[state]!);
    expect(await page.locator('.state-word').textContent()).toBe(word);
    expect(await page.locator(`.shape-${state}`).count()).toBe(1);
  }
});
