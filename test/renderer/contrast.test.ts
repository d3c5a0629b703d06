/**
 * Every pair of colours that stands together can be told apart, in both themes and in high contrast, also by those who
 * see fewer colours or none: computed from the tokens themselves.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const read = (sheet: string): string =>
  readFileSync(new URL(`../../renderer/theme/${sheet}.css`, import.meta.url), 'utf8');
const css = `${read('tokens')}${read('contrast')}`;

const looks = ['dark', 'light', 'highContrast dark', 'highContrast light'] as const;
type Look = (typeof looks)[number];

const colourTokens = (block: string): ReadonlyMap<string, string> =>
  new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name!, value!]));

/** A look's own tokens alone: high contrast names every one of them anew. */
function tokensOf(look: Look): ReadonlyMap<string, string> {
  const theme = look.endsWith('dark') ? 'dark' : 'light';
  const selector = `${look.startsWith('high') ? '\\[data-highcontrast\\]' : ':root'}\\[data-theme='${theme}'\\]`;
  return colourTokens(new RegExp(`${selector} \\{([^}]*)\\}`).exec(css)?.[1] ?? '');
}

type Light = readonly [red: number, green: number, blue: number];

/** Linear light, each from 0 to 1. */
function lightOf(colour: string): Light {
  const part = (from: number): number => {
    const value = parseInt(colour.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

/** Relative luminance after WCAG 2.2. */
function luminance(colour: string): number {
  const [red, green, blue] = lightOf(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

/** What eyes without one kind of cone see, as a mix of linear light: Machado, Oliveira and Fernandes 2009, full strength. */
const sights = {
  'full colour': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} satisfies Readonly<Record<string, readonly [Light, Light, Light]>>;

type Sight = keyof typeof sights;

const mix = (weights: Light, [red, green, blue]: Light): number =>
  weights[0] * red + weights[1] * green + weights[2] * blue;

function seenBy(sight: Sight, colour: string): Light {
  const light = lightOf(colour);
  const part = (weights: Light): number => Math.min(1, Math.max(0, mix(weights, light)));
  const [red, green, blue] = sights[sight];
  return [part(red), part(green), part(blue)];
}

/** CIE 1976 L*a*b* under daylight (D65). */
function lab(light: Light): Light {
  const root = (part: number): number =>
    part > 216 / 24_389 ? Math.cbrt(part) : (841 / 108) * part + 4 / 29;
  const x = root(mix([0.4124564, 0.3575761, 0.1804375], light) / 0.95047);
  const y = root(mix([0.2126729, 0.7151522, 0.072175], light));
  const z = root(mix([0.0193339, 0.119192, 0.9503041], light) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIE76: about 2 can just be seen side by side. */
function distance(one: Light, other: Light): number {
  const [from, to] = [lab(one), lab(other)];
  return Math.hypot(from[0] - to[0], from[1] - to[1], from[2] - to[2]);
}

const states = ['free', 'soon', 'busy', 'unknown'];

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

/** On top of these: words nearly as far from their ground as black from white, and every line to be seen. */
const strongDemands: typeof demands = [
  [19, ['text'], ['background', 'surface', 'raised']],
  [16, ['text-quiet'], ['background', 'surface', 'raised']],
  [10, ['action', 'free-ink', 'soon-ink', 'meaning'], ['background', 'surface']],
  [10, ['on-free'], ['free']],
  [10, ['on-soon'], ['soon']],
  [10, ['on-action'], ['action']],
  [14, ['on-off'], ['off']],
  [7, ['on-busy'], ['busy']],
  [7, ['on-unknown'], ['unknown']],
  [7, ['busy', 'off-line'], ['background']],
  [4.5, ['line'], ['background', 'surface']],
  [4.5, ['text'], ['line']],
  [19, ['focus'], ['background', 'surface', 'raised']],
];

const pairsOf = (wanted: typeof demands) =>
  wanted.flatMap(([least, fronts, grounds]) =>
    fronts.flatMap((front) => grounds.map((ground) => ({ least, front, ground }))),
  );

describe.each(looks)('in %s', (look) => {
  const tokens = tokensOf(look);
  const colour = (name: string): string => tokens.get(name) ?? `${name} is missing`;

  test.each(pairsOf(look.startsWith('high') ? [...demands, ...strongDemands] : demands))(
    '$front on $ground has at least $least : 1',
    ({ least, front, ground }) => {
      expect(contrast(colour(front), colour(ground))).toBeGreaterThanOrEqual(least);
    },
  );

  test.each(Object.keys(sights) as Sight[])('any two states differ for eyes with %s', (sight) => {
    for (const [index, one] of states.entries()) {
      for (const other of states.slice(index + 1)) {
        const apart = distance(seenBy(sight, colour(one)), seenBy(sight, colour(other)));
        expect(apart, `${one} and ${other}`).toBeGreaterThanOrEqual(25);
      }
    }
  });

  test('without any colour, what can be used stays lighter than what cannot', () => {
    // With black words on it the strongest red is not as dark, and every state has an edge and a shape of its own.
    const least = look === 'highContrast dark' ? 1.8 : 3;
    for (const usable of ['free', 'soon']) {
      for (const not of ['busy', 'unknown']) {
        const [light, dark] = [luminance(colour(usable)), luminance(colour(not))];
        expect((light + 0.05) / (dark + 0.05), `${usable} over ${not}`).toBeGreaterThanOrEqual(least);
      }
    }
  });
});

test('high contrast leaves no colour of the plain theme as it is unnamed', () => {
  for (const theme of ['dark', 'light'] as const)
    expect([...tokensOf(`highContrast ${theme}`).keys()]).toEqual([...tokensOf(theme).keys()]);
});

test('at night the clock can be read by a seventh of the light', () => {
  const night = colourTokens(read('night'));
  const [ground, ink] = [night.get('night') ?? '', night.get('night-ink') ?? ''];
  expect(contrast(ink, ground)).toBeGreaterThanOrEqual(3);
  expect(luminance(ink)).toBeLessThan(luminance(tokensOf('dark').get('text') ?? '') / 7);
});

describe('the computation agrees with what is known', () => {
  test('of contrast', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#777777')).toBe(1);
  });

  test('of distance: black and white are a hundred apart, and grey is grey to everybody', () => {
    for (const sight of Object.keys(sights) as Sight[])
      expect(distance(seenBy(sight, '#000000'), seenBy(sight, '#ffffff'))).toBeCloseTo(100, 0);
  });

  test('of eyes: the usual pair of green and red comes close for those who see no red', () => {
    const apart = (sight: Sight): number => distance(seenBy(sight, '#4caf50'), seenBy(sight, '#f44336'));
    expect(apart('full colour')).toBeGreaterThan(100);
    expect(Math.min(apart('protanopia'), apart('deuteranopia'))).toBeLessThan(25);
  });
});

describe('beside the door', () => {
  const tokens = tokensOf('dark');
  const doorCss = readFileSync(new URL('../../renderer/theme/door.css', import.meta.url), 'utf8');
  const hatch = /--hatch: (#[0-9a-f]{6});/.exec(doorCss)?.[1] ?? '';
  const share = Number(/var\(--fill\) (\d+)%, black/.exec(doorCss)?.[1]) / 100;
  const colour = (name: string): string => tokens.get(name) ?? `${name} is missing`;
  /** Mixed with black as the style sheet mixes it. */
  const darkened = (hex: string): string =>
    `#${[1, 3, 5]
      .map((from) =>
        Math.round(parseInt(hex.slice(from, from + 2), 16) * share)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;

  test.each(['free', 'soon', 'busy', 'unknown'])(
    'words stand out on what is %s, and on its buttons',
    (state) => {
      const ink = colour(`on-${state}`);
      expect(contrast(ink, colour(state))).toBeGreaterThanOrEqual(5.5);
      expect(contrast(ink, darkened(colour(state)))).toBeGreaterThanOrEqual(5.5);
    },
  );

  test('words stand out on both stripes of the hatch', () => {
    expect(contrast(colour('on-unknown'), hatch)).toBeGreaterThanOrEqual(5.5);
  });
});
