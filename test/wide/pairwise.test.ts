/** No violation in pairs of state, size, language, theme and aid: every two of them meet in some row. */
import { describe, expect, test } from 'vitest';
import { dressed, lookOf } from '../gallery/looks.ts';
import { violations } from '../ui/accessibility.ts';
import { gallery } from '../ui/gallery.ts';
import { free } from '../ui/snapshots.ts';
import { withPage } from '../ui/with-page.ts';
import type { Size } from '../ui/scripted-panel.ts';
import { pairwise } from './pairwise.ts';

const { open } = withPage();

const onOff = ['off', 'on'] as const;
const factors = {
  state: Object.keys(gallery),
  size: ['landscape', 'portrait', 'wide', 'low'],
  language: ['sv', 'en'],
  theme: ['dark', 'light'],
  largeText: onOff,
  highContrast: onOff,
  lowPlaced: onOff,
  speech: onOff,
} as const;

test('pairs all meet, in far fewer rows than there are combinations', () => {
  const small = { a: ['1', '2', '3'], b: ['x', 'y'], c: ['on', 'off'], d: ['on', 'off'] };
  const rows = pairwise(small);
  for (const [one, values] of Object.entries(small))
    for (const [other, others] of Object.entries(small))
      if (one !== other)
        for (const value of values)
          for (const its of others)
            expect(rows.some((row) => row[one] === value && row[other] === its)).toBe(true);
  expect(rows.length).toBeLessThanOrEqual(9);
});

const rows = pairwise(factors);

describe.each(factors.size)('at %s size', (size: Size) => {
  test('no pair of states and looks has a violation', { timeout: 600_000 }, async () => {
    const { page, show } = await open(free(), { size });
    const found: Record<string, readonly string[]> = {};
    for (const row of rows.filter((one) => one['size'] === size)) {
      const query = new URLSearchParams(row);
      await show(dressed(gallery[row['state'] ?? '']!, lookOf(query)));
      const here = await violations(page);
      if (here.length > 0) found[query.toString()] = here;
    }
    expect(found).toEqual({});
  });
});
