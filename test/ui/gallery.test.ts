/** The gallery lists every state, and each of them is the page itself in the look that was asked for. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookOf, plainLook, queryOf } from '../gallery/looks.ts';
import { galleryStates } from '../gallery/states.ts';
import { serveGallery } from '../gallery/serve.ts';
import type { PageServer } from './page-server.ts';
import { launchChromium } from './scripted-panel.ts';

let browser: Browser;
let server: PageServer;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), serveGallery({ port: 0, now: () => Date.now() })]);
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function openFrame(name: string, query = ''): Promise<void> {
  await page.goto(`${server.url}frames/${name}?${query}`);
  await page.locator(`html[data-gallery-ready="${name}"]`).waitFor({ timeout: 10_000 });
}

describe('a frame', () => {
  test('is the page in that state', async () => {
    await openFrame('busy');
    expect(await page.locator('.state-word').textContent()).toBe('Upptaget');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await page.locator('html').getAttribute('data-largetext')).toBe(null);
  });

  test('wears the look that was asked for', async () => {
    await openFrame('soon', 'language=en&theme=light&largeText=on&highContrast=on&lowPlaced=on');
    expect(await page.locator('.state-word').textContent()).toBe('Soon');
    const root = page.locator('html');
    expect(await root.getAttribute('data-theme')).toBe('light');
    for (const aid of ['data-largetext', 'data-highcontrast', 'data-lowplaced'])
      expect(await root.getAttribute(aid), aid).toBe('');
  });

  test('opens the sheet that taps open', async () => {
    await openFrame('sheet-phone');
    expect(await page.getByRole('dialog').textContent()).toContain('Samtal pågår');
  });

  test('of a state that does not exist is not found', async () => {
    expect((await fetch(`${server.url}frames/nowhere`)).status).toBe(404);
    expect((await fetch(`${server.url}frames/..%2f..%2fpackage.json`)).status).toBe(404);
  });
});

test('every state is listed and comes to stand, without a complaint', { timeout: 240_000 }, async () => {
  const names = Object.keys(galleryStates(0));
  await page.goto(server.url);
  expect(await page.locator('figcaption').allTextContents()).toEqual(names);
  for (const name of names) await openFrame(name);
  expect(complaints).toEqual([]);
});

test('the switches of the list lead to its other looks', async () => {
  await page.goto(server.url);
  await page.getByRole('link', { name: 'portrait' }).click();
  await page.getByRole('link', { name: 'light' }).click();
  const source = await page.locator('iframe').first().getAttribute('src');
  expect(source).toBe('./frames/starting?size=portrait&theme=light');
  expect(await page.locator('[aria-current]').allTextContents()).toEqual(
    expect.arrayContaining(['portrait', 'light', 'sv']),
  );
});

test('a look survives being written into an address', () => {
  const look = {
    ...plainLook,
    size: 'low',
    placement: 'door',
    aids: { ...plainLook.aids, speech: true },
  } as const;
  expect(lookOf(queryOf(look))).toEqual(look);
  expect(lookOf(new URLSearchParams('size=huge&theme=pink'))).toEqual(plainLook);
});

test('the components stand on one page with all their states', async () => {
  await page.goto(`${server.url}components/?theme=light`);
  const primary = page.locator('[data-state="action, pressed"] .button-primary');
  expect(await primary.getAttribute('data-pressed')).toBe('');
  expect(await page.locator('.button-primary[disabled]').count()).toBe(4);
  expect(await page.locator('.button-primary[aria-busy]').count()).toBe(8);
  expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
  for (const part of ['.banner', '.toast', '.keypad', '.switch-row', '.button-chip', '.choice-button'])
    expect(await page.locator(part).count(), part).toBeGreaterThan(1);
  expect(complaints).toEqual([]);
});

test('npm run gallery says its address and serves there until it is told to end', async () => {
  const script = fileURLToPath(new URL('../run/gallery.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(line)?.[0] ?? '';
  expect(await (await fetch(url)).text()).toContain('frames/free');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});
