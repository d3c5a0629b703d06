/** The aids: two taps away, each told in words; and low-placed buttons, measured in every size. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Aids } from '../../shared/snapshot-service.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { measure, noFaults } from './measure.ts';
import { busy, call, free, inLanguage, sharing, soon } from './snapshots.ts';
import { sizes } from './scripted-panel.ts';
import { withPage } from './with-page.ts';

const { open } = withPage();

function aided(snapshot: Snapshot, aids: Partial<Aids>): Snapshot {
  return { ...snapshot, panel: { ...snapshot.panel, aids: { ...snapshot.panel.aids, ...aids } } };
}

describe('the sheet of aids', () => {
  test('turns large text on in two taps from home, and off in one more', async () => {
    const { page, show, sent } = await open(free());
    await page.getByRole('button', { name: 'Anpassa skärmen' }).tap();
    const large = page.getByRole('switch', { name: /Stor text/ });
    expect(await large.getAttribute('aria-checked')).toBe('false');
    expect(await large.textContent()).toMatch(/Av$/);
    await large.tap();
    expect(await sent()).toEqual([{ kind: 'panel.setAid', aid: 'largeText', isOn: true }]);
    await show(aided(free(), { largeText: true }));
    expect(await large.getAttribute('aria-checked')).toBe('true');
    expect(await large.textContent()).toMatch(/På$/);
    expect(await page.locator('html').getAttribute('data-largetext')).toBe('');
  });

  test.each([
    ['Hög kontrast', 'highContrast'],
    ['Lågt placerade knappar', 'lowPlaced'],
    ['Uppläsning', 'speech'],
  ])('has a switch for %s', async (name, aid) => {
    const { page, sent } = await open(free());
    await page.getByRole('button', { name: 'Anpassa skärmen' }).tap();
    await page.getByRole('switch', { name: new RegExp(name) }).tap();
    expect(await sent()).toEqual([{ kind: 'panel.setAid', aid, isOn: true }]);
  });

  test('offers no speech where the machine cannot speak', async () => {
    const { page } = await open(free(), { hasOwnTab: true });
    await page.evaluate(() => Reflect.deleteProperty(window, 'speechSynthesis'));
    await page.getByRole('button', { name: 'Anpassa skärmen' }).tap();
    await page.getByRole('switch').first().waitFor();
    expect(await page.getByRole('switch').count()).toBe(3);
  });

  test('says which language is chosen, each in its own, and how long it lasts', async () => {
    const { page, show, sent } = await open(free());
    await page.getByRole('button', { name: 'Anpassa skärmen' }).tap();
    const sheet = page.getByRole('dialog');
    const english = sheet.getByRole('button', { name: 'English' });
    expect(await english.evaluate((one) => one.closest('[lang]')?.getAttribute('lang'))).toBe('en');
    expect(await sheet.getByRole('button', { name: 'Svenska' }).getAttribute('aria-pressed')).toBe('true');
    expect(await sheet.textContent()).toContain('Gäller tills ingen har rört panelen på en minut');
    await english.tap();
    expect(await sent()).toEqual([{ kind: 'panel.setLanguage', language: 'en' }]);
    await show(inLanguage(free(), 'en'));
    expect(await english.getAttribute('aria-pressed')).toBe('true');
    expect(await sheet.textContent()).toContain('Large text');
  });
});

describe('in high contrast', () => {
  test.each(['dark', 'light'] as const)('everything that can be tapped has an edge: %s', async (theme) => {
    const { page, show } = await open(free());
    for (const snapshot of [free(), busy(), call()]) {
      const dressed = aided(snapshot, { highContrast: true });
      await show({ ...dressed, panel: { ...dressed.panel, theme } });
      const edges = await page.locator('button:visible').evaluateAll((buttons) =>
        buttons.map((button) => {
          const { outlineWidth, outlineStyle, outlineColor } = getComputedStyle(button);
          return `${outlineWidth} ${outlineStyle} ${outlineColor}`;
        }),
      );
      const line = theme === 'dark' ? 'rgb(255, 255, 255)' : 'rgb(0, 0, 0)';
      const wanted = [`3px solid ${line}`, `3px dashed ${line}`];
      expect(edges.filter((edge) => !wanted.includes(edge))).toEqual([]);
      expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe(line);
    }
  });
});

/** Height from the bottom edge within which everything must be, at the scale of the design. */
const reachPx = 400;

describe.each(['landscape', 'portrait', 'wide', 'low'] as const)('low-placed buttons at %s size', (size) => {
  const states: Readonly<Record<string, Snapshot>> = {
    free: free(),
    soon: soon(),
    busy: busy(),
    call: call(),
  };

  test('leave nothing to tap above the reach, and cut and cover nothing', async () => {
    const { page, show } = await open(free(), { size });
    const top = sizes[size].height - reachPx;
    for (const [name, snapshot] of Object.entries(states)) {
      for (const language of ['sv', 'en'] as const) {
        await show(inLanguage(aided(snapshot, { lowPlaced: true }), language));
        // A list shows of its rows what fits; its own edge is what counts.
        const tooHigh = await page.locator('button:visible').evaluateAll(
          (buttons, limit) =>
            buttons
              .map((button) => button.closest('.list-view') ?? button)
              .filter((part) => part.getBoundingClientRect().top < limit)
              .map((part) => `${part.getAttribute('class')} ${part.textContent}`.slice(0, 60)),
          top,
        );
        expect(tooHigh, `${name} ${language}`).toEqual([]);
        expect(await page.evaluate(measure), `${name} ${language}`).toEqual(noFaults);
      }
    }
  });

  test('keep a sheet, its way out and its first control in reach', async () => {
    const { page } = await open(aided(free(), { lowPlaced: true }), { size });
    const top = sizes[size].height - reachPx;
    for (const name of ['Anpassa skärmen', 'Hjälp']) {
      await page.getByRole('button', { name }).tap();
      const sheet = page.getByRole('dialog');
      expect((await sheet.boundingBox())?.y).toBeGreaterThanOrEqual(top);
      expect((await sheet.getByRole('button', { name: 'Stäng' }).boundingBox())?.y).toBeGreaterThanOrEqual(
        top,
      );
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'detached' });
    }
  });
});

describe('with large text on', () => {
  const openHelp = (page: Page) => page.locator('.bar > button').first().tap();
  const touches = (page: Page): Promise<number> =>
    page.evaluate(() => window.script.sent.filter(({ kind }) => kind === 'panel.touched').length);

  test('a sheet waits two minutes, and main hears meanwhile that somebody reads', async () => {
    const { page } = await open(aided(free(), { largeText: true }), { hasFakeClock: true });
    await openHelp(page);
    const before = await touches(page);
    await page.clock.runFor(60_000);
    expect(await page.getByRole('dialog').count()).toBe(1);
    expect(await touches(page)).toBeGreaterThan(before);
    await page.clock.runFor(70_000);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('a sheet waits half a minute without it, and nobody is said to read', async () => {
    const { page } = await open(free(), { hasFakeClock: true });
    await openHelp(page);
    const before = await touches(page);
    await page.clock.runFor(40_000);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await touches(page)).toBe(before);
  });
});

test.each([
  ['the sheet of aids', /Anpassa skärmen/],
  ['help', /^Hjälp/],
] as const)('%s stays while the screen under it changes', async (_, name) => {
  const { page, show } = await open(free());
  await page.getByRole('contentinfo').getByRole('button', { name }).tap();
  await show(sharing());
  expect(await page.getByRole('dialog').count()).toBe(1);
});
