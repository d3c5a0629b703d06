/** Every pair of colours that stands together can be told apart, in both themes: computed from the tokens themselves. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../renderer/theme/tokens.css', import.meta.url), 'utf8');

function tokensOf(theme: 'dark' | 'light'): ReadonlyMap<string, string> {
  const block = new RegExp(`\\[data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name!, value!]),
  );
}

/** Relative luminance after WCAG 2.2. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((from) => {
    const part = parseInt(colour.slice(from, from + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

/** Text on neutral ground 7:1; on a state's fill 5.5:1, where it is 28 px semibold or larger; marks 3:1. */
const demands: readonly (readonly [least: number, front: readonly string[], grounds: readonly string[]])[] = [
  [7, ['text', 'text-quiet'], ['background', 'surface', 'raised']],
  [7, ['free-ink', 'soon-ink'], ['background', 'surface']],
  [5.5, ['action'], ['background', 'surface', 'raised']],
  [7, ['on-off'], ['off']],
  [7, ['on-free'], ['free']],
  [7, ['on-soon'], ['soon']],
  [5.5, ['on-busy'], ['busy']],
  [5.5, ['on-unknown'], ['unknown']],
  [5.5, ['on-action'], ['action']],
  // Words of controls that are off; no demand in law, still to be read.
  [4.5, ['meaning'], ['background', 'surface']],
  [3, ['busy', 'off-line', 'meaning'], ['background']],
  // The ring stands clear of what it surrounds, so the ground is all it meets.
  [3, ['focus'], ['background', 'surface', 'raised']],
];

describe.each(['dark', 'light'] as const)('in the %s theme', (theme) => {
  const tokens = tokensOf(theme);
  const colour = (name: string): string => tokens.get(name) ?? `${name} is missing`;
  const pairs = demands.flatMap(([least, fronts, grounds]) =>
    fronts.flatMap((front) => grounds.map((ground) => ({ least, front, ground }))),
  );

  test.each(pairs)('$front on $ground has at least $least : 1', ({ least, front, ground }) => {
    expect(contrast(colour(front), colour(ground))).toBeGreaterThanOrEqual(least);
  });
});

test('the computation agrees with the extremes', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#777777')).toBe(1);
});

describe('night', () => {
  const nightCss = readFileSync(new URL('../../renderer/theme/night.css', import.meta.url), 'utf8');
  const colour = (name: string): string =>
    new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(nightCss)?.[1] ?? `${name} is missing`;

  test('gives a tenth of the light', () => {
    expect(luminance(colour('night'))).toBe(0);
    expect(luminance(colour('night-ink'))).toBeGreaterThan(0.1);
    expect(luminance(colour('night-ink'))).toBeLessThan(0.13);
  });

  test('is still to be read: its words are large, 3 : 1', () => {
    expect(contrast(colour('night-ink'), colour('night'))).toBeGreaterThanOrEqual(3);
  });
});
