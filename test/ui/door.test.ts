/** Beside the door: the state in its colour from edge to edge, to be read from the corridor, and no control of a call. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../shared/snapshot.ts';
import { gallery } from './gallery.ts';
import { measure, noFaults } from './measure.ts';
import { sizes, type Size } from './scripted-panel.ts';
import { busy, door, free, inLanguage, soon, unknown } from './snapshots.ts';
import { waiting } from './booking-states.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();

const states = Object.entries(gallery).filter(
  ([, { panel, screen }]) => panel.placement === 'door' && screen.kind === 'home',
);

interface Look {
  readonly fill: { readonly x: number; readonly y: number; readonly right: number; readonly bottom: number };
  readonly barTop: number;
  readonly dayLeft: number;
  readonly wordPx: number;
  /** On the fill itself, and neither large nor bold enough. */
  readonly faint: readonly string[];
  /** Not in the colour that belongs to the fill. */
  readonly strange: readonly string[];
}

function look(): Look {
  const now = document.querySelector('.now')!;
  const boxOf = (part: string): DOMRect => document.querySelector(part)!.getBoundingClientRect();
  const { x, y, right, bottom } = now.getBoundingClientRect();
  const hasWords = (element: Element): boolean =>
    element.closest('.unseen, .banner, .undo') === null &&
    element.getClientRects().length > 0 &&
    [...element.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent!.trim() !== '');
  const words = [document.querySelector('.room-name bdi')!, ...now.querySelectorAll('*')].filter(hasWords);
  const onFill = getComputedStyle(now).color;
  return {
    fill: { x, y, right, bottom },
    barTop: boxOf('.bar').top,
    dayLeft: boxOf('.agenda').left,
    wordPx: parseFloat(getComputedStyle(document.querySelector('.state-word')!).fontSize),
    faint: words
      .filter((element) => {
        const { fontSize, fontWeight } = getComputedStyle(element);
        return parseFloat(fontSize) < 28 || Number(fontWeight) < 600;
      })
      .map((element) => `${element.className} ${element.textContent}`),
    strange: words
      .filter((element) => getComputedStyle(element).color !== onFill)
      .map((element) => element.className),
  };
}

async function everyLook(
  page: Page,
  show: (snapshot: Snapshot) => Promise<void>,
  check: (look: Look) => unknown,
) {
  const found: Record<string, unknown> = {};
  for (const [name, snapshot] of states) {
    for (const language of ['sv', 'en'] as const) {
      await show(inLanguage(snapshot, language));
      const faults = [check(await page.evaluate(look)), await page.evaluate(measure)];
      if (JSON.stringify(faults) !== JSON.stringify([[], noFaults])) found[`${name} ${language}`] = faults;
    }
  }
  return found;
}

describe.each(Object.keys(sizes) as Size[])('at %s size', (size) => {
  test(
    'the state fills its part to the edges, in words that are read from afar',
    { timeout: 120_000 },
    async () => {
      const { page, show } = await open(door(free()), { size });
      const { width } = sizes[size];
      const wrong = ({ fill, barTop, dayLeft, wordPx, faint, strange }: Look): unknown[] => [
        ...(fill.x === 0 && fill.y === 0 ? [] : [['not to the edges', fill]]),
        ...(size === 'portrait'
          ? fill.right === width
            ? []
            : [['not to the right edge', fill]]
          : fill.bottom === barTop && fill.right < dayLeft
            ? []
            : [['not to the bar', fill, barTop, dayLeft]]),
        ...(wordPx >= 128 ? [] : [['small', wordPx]]),
        ...faint,
        ...strange,
      ];
      expect(await everyLook(page, show, wrong)).toEqual({});
    },
  );
});

test.each<[string, () => Snapshot, string, string]>([
  ['free', free, 'rgb(43, 212, 164)', 'Ledigt'],
  ['soon', soon, 'rgb(255, 184, 28)', 'Snart'],
  ['waiting', () => waiting(4), 'rgb(255, 184, 28)', 'Väntar'],
  ['busy', busy, 'rgb(196, 38, 46)', 'Upptaget'],
])('%s has its colour, its word and its shape', async (state, snapshot, colour, word) => {
  const { page } = await open(door(snapshot()));
  expect(await page.locator('.now').evaluate((now) => getComputedStyle(now).backgroundColor)).toBe(colour);
  expect(await page.locator('.state-word').textContent()).toBe(word);
  expect(await page.locator(`.shape-${state}`).isVisible()).toBe(true);
});

test('a state that is not known is hatched', async () => {
  const { page } = await open(door(unknown()));
  expect(await page.locator('.now').evaluate((now) => getComputedStyle(now).backgroundImage)).toContain(
    'repeating-linear-gradient(-45deg, rgb(91, 103, 112)',
  );
});

test('a booking is told as main lets it be told, and nothing of a call is offered', async () => {
  const { page, push } = await open(door(busy()));
  const lines = async (): Promise<string> => (await page.locator('.state').innerText()).replace(/\s+/g, ' ');
  expect(await lines()).toContain('Planering v. 48 – rekrytering och lokaler 14:30–15:30 · Anna Andersson');
  const { home } = busy();
  await push({
    home: { ...home, primary: { kind: 'none' }, booking: { ...home.booking!, label: 'booked', title: null } },
  });
  expect(await lines()).toContain('Bokat 14:30–15:30 · Anna Andersson');
  expect(await page.locator('.actions').count()).toBe(0);
  expect(await page.getByRole('button', { name: /Anslut|Starta|Dela|Mötes-ID/ }).count()).toBe(0);
});

test('checking in is a tap away', async () => {
  const { page, sent } = await open(door(waiting(4)));
  await page.getByRole('button', { name: 'Checka in' }).tap();
  expect((await sent()).map(({ kind }) => kind)).toEqual(['booking.checkIn']);
});
