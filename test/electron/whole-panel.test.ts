/** Main, preload and the panel itself, without the stand-in: they fit, and an unconfigured machine says so. */
import type { ElectronApplication } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApp, stateOf, type AppUnderTest } from './app-under-test.ts';

let built: AppUnderTest;
let app: ElectronApplication;

beforeAll(async () => {
  built = await buildApp('real');
  app = await built.start();
});
afterAll(async () => {
  await app.close();
  built.remove();
});

it('shows what is missing on a machine without a config, in the language somebody chooses', async () => {
  const page = await app.firstWindow();
  await expect.poll(async () => (await page.locator('output').textContent()) !== '').toBe(true);
  const { slices } = await stateOf(page);
  expect(slices.screen).toMatchObject({ kind: 'setup', problems: [{ key: '', expected: { kind: 'file' } }] });
  expect(slices.panel).toMatchObject({ language: 'sv', version: '1.2.3' });
  const result = await page.evaluate(() => window.panel.send({ kind: 'panel.setLanguage', language: 'en' }));
  expect(result).toEqual({ ok: true, value: null });
  await expect.poll(async () => (await stateOf(page)).slices.panel.language).toBe('en');
});
