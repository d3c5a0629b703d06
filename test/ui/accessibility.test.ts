/** No violation on any screen, one structure on all of them, a keyboard's way through, and no colour that speaks alone. */
import { expect, test } from 'vitest';
import { describeAccessibility } from './accessibility.ts';
import { gallery } from './gallery.ts';
import { agenda, at, free, planning, soon } from './snapshots.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();

describeAccessibility([['sv', 'landscape']], open);

test('every screen has one main, one first heading, and its bar as a landmark', async () => {
  const { page, show } = await open(free());
  for (const [name, snapshot] of Object.entries(gallery)) {
    await show(snapshot);
    expect(await page.getByRole('main').count()).toBe(1);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    // By night there is nothing to be done but to wake it.
    expect(await page.getByRole('contentinfo').count()).toBe(name === 'night' ? 0 : 1);
  }
});

/** A day that needs no scrolling. */
const soonAlone = () => soon({ agenda: agenda(at('14:24'), [planning]) });

test('everything can be reached with a keyboard, in order, with a visible ring', async () => {
  const { page } = await open(soonAlone());
  const names: string[] = [];
  for (let step = 0; step < 11; step += 1) {
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
    expect.stringContaining('Planering v. 48'),
    '15:30Ledigt resten av dagen',
    'Boka senare',
    'DelningskodTRKVBN',
    'Mötes-ID',
    'Hitta rum',
    'Hjälp',
    'Aa',
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
