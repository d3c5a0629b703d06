/** What axe says of every screen and sheet, in the looks asked for. The everyday tests take two, the wide ones the rest. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../shared/snapshot.ts';
import { callSheets, closeSheet } from './call-sheets.ts';
import { gallery } from './gallery.ts';
import type { Size } from './scripted-panel.ts';
import { call, free, inLanguage, passcode } from './snapshots.ts';
import type { PageOpener } from './with-page.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Axe is put into a page once: reading its half megabyte takes longer than what it then does. */
export async function violations(page: Page): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  if (!isThere) await page.evaluate(axe.source);
  return page.evaluate(async (values) => {
    const { axe: there } = globalThis as unknown as { readonly axe: typeof axe };
    const found = await there.run(document, { runOnly: { type: 'tag', values } });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  }, tags);
}

/** No violation of WCAG A or AA, nor of axe's best practice, on any screen or sheet. */
export function describeAccessibility(
  looks: readonly (readonly [Language, Size])[],
  open: PageOpener['open'],
): void {
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
      const { page, show } = await open(inLanguage(free(), language), { size });
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
      await show(inLanguage(call({ role: 'host' }), language));
      await page.locator('.call-side .button').tap();
      found['leave'] = await violations(page);
      await page.keyboard.press('Escape');
      await show(inLanguage(passcode(false), language));
      await page.getByRole('button', { name: 'ABC' }).tap();
      found['letters'] = await violations(page);
      expect(found).toEqual({ leave: [], letters: [] });
    });

    test('no sheet below a call has a violation', { timeout: 300_000 }, async () => {
      const { page, show } = await open(call(), { size });
      const found: Record<string, string[]> = {};
      for (const [name, sheet] of Object.entries(callSheets)) {
        await show(inLanguage(sheet.snapshot, language));
        await sheet.open(page);
        const here = await violations(page);
        if (here.length > 0) found[name] = here;
        await closeSheet(page);
      }
      expect(found).toEqual({});
    });
  });
}
