/**
 * The main states look as they did. Pictures hold only for the Chromium and the fonts they were taken with: elsewhere
 * the places of things are compared, and a line says so. Wanted changes: `npm run gallery -- --accept`.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { queryOf } from '../../gallery/looks.ts';
import { serveGallery } from '../../gallery/serve.ts';
import { at } from '../day-slices.ts';
import type { PageServer } from '../page-server.ts';
import { launchChromium, sizes } from '../scripted-panel.ts';
import { compare } from './compare.ts';
import { layoutChanges, layoutLines } from './layout.ts';
import { keptPictures } from './list.ts';
import { reportDocument, type Change } from './report.ts';

const kept = join(import.meta.dirname, 'kept');
const fingerprintFile = join(kept, 'taken-with.txt');
const reportFile = fileURLToPath(new URL('../../../.cache/pictures/report.html', import.meta.url));
const isAccepting = process.env['ACCEPT_PICTURES'] === '1';
const now = at('13:48');
/** So few are no change: a caret, a rim. */
const tolerablePoints = 12;

let browser: Browser;
let server: PageServer;
/** Pages are photographed at half their size: sixty in full would be most of the repository. */
let page: Page;
let empty: Page;
let takenWith = '';
const changes: Change[] = [];
let uncompared = 0;

/** The Chromium, and what it makes of letters and edges on this machine. */
async function fingerprint(): Promise<string> {
  await empty.setContent(
    '<p style="font: 40px sans-serif; border-radius: 9px; border: 3px solid">Åäö → 13:48</p>',
  );
  const probe = createHash('sha256')
    .update(await empty.screenshot())
    .digest('hex')
    .slice(0, 16);
  return `Chromium ${browser.version().split('.')[0] ?? ''}, drawing ${probe}\n`;
}

const readOr = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), serveGallery({ port: 0, now: () => now })]);
  const context = await browser.newContext({
    deviceScaleFactor: 0.5,
    reducedMotion: 'reduce',
    hasTouch: true,
  });
  page = await context.newPage();
  await page.clock.setFixedTime(now);
  empty = await browser.newPage();
  takenWith = await fingerprint();
  mkdirSync(kept, { recursive: true });
});

afterAll(async () => {
  if (isAccepting) writeFileSync(fingerprintFile, takenWith);
  rmSync(reportFile, { force: true });
  if (changes.length > 0) {
    mkdirSync(join(reportFile, '..'), { recursive: true });
    writeFileSync(reportFile, reportDocument(changes));
    process.stderr.write(`${changes.length} pictures changed; side by side in ${reportFile}\n`);
  }
  if (uncompared > 0)
    process.stderr.write(
      `${uncompared} pictures were NOT compared, only where things stand: they were taken with ` +
        `${readOr(fingerprintFile).trim() || 'nothing yet'}, and this is ${takenWith}`,
    );
  await browser.close();
  await server.stop();
});

interface Taken {
  readonly picture: Buffer;
  readonly layout: readonly string[];
}

async function take(name: string): Promise<Taken> {
  const { state, look } = keptPictures[name]!;
  await page.setViewportSize(sizes[look.size]);
  await page.goto(`${server.url}frames/${state}?${queryOf(look).toString()}`);
  await page.locator(`html[data-gallery-ready="${state}"]`).waitFor({ timeout: 15_000 });
  await page.evaluate(() => document.fonts.ready.then(() => null));
  const layout = await page.evaluate(layoutLines);
  return { picture: await page.screenshot({ caret: 'hide', animations: 'disabled' }), layout };
}

describe.each(Object.keys(keptPictures))('%s', (name) => {
  test('looks as it did', async () => {
    const pictureFile = join(kept, `${name}.png`);
    const layoutFile = join(kept, `${name}.txt`);
    const { picture, layout } = await take(name);
    const before = existsSync(pictureFile) ? readFileSync(pictureFile) : null;
    const difference = before === null ? null : await compare(empty, before, picture);
    const isSamePicture = difference !== null && difference.changedPoints <= tolerablePoints;
    if (isAccepting) {
      // An unchanged one keeps its bytes, so that history shows what changed.
      if (!isSamePicture) writeFileSync(pictureFile, picture);
      writeFileSync(layoutFile, `${layout.join('\n')}\n`);
      return;
    }
    expect(before, 'it has never been taken').not.toBe(null);
    const isSameMachine = readOr(fingerprintFile) === takenWith;
    if (!isSameMachine) uncompared += 1;
    else if (!isSamePicture) changes.push({ name, before: before!, after: picture, difference: difference! });
    const lines = readOr(layoutFile).trimEnd().split('\n');
    expect(layoutChanges(lines, layout, isSameMachine ? 0 : 3)).toEqual([]);
    if (isSameMachine) expect(difference?.changedPoints).toBeLessThanOrEqual(tolerablePoints);
  });
});

test('there are at most sixty, and no files of any others', () => {
  const names = Object.keys(keptPictures);
  expect(names.length).toBeLessThanOrEqual(60);
  const files = readdirSync(kept).filter((file) => file !== 'taken-with.txt');
  const wanted = names.flatMap((name) => [`${name}.png`, `${name}.txt`]);
  if (isAccepting) for (const file of files) if (!wanted.includes(file)) rmSync(join(kept, file));
  expect(
    readdirSync(kept)
      .filter((file) => file !== 'taken-with.txt')
      .sort(),
  ).toEqual(wanted.sort());
});

describe('a comparison', () => {
  const drawn = async (css: string): Promise<Buffer> => {
    await empty.setContent(`<p style="font: 40px sans-serif; ${css}">Ledigt</p>`);
    return empty.screenshot({ clip: { x: 0, y: 0, width: 300, height: 120 } });
  };

  test('sees a moved, recoloured or missing word', async () => {
    const before = await drawn('');
    for (const css of ['margin-left: 6px', 'color: #00f', 'visibility: hidden', 'font-weight: 700']) {
      const { changedPoints, picture } = await compare(empty, before, await drawn(css));
      expect(changedPoints, css).toBeGreaterThan(tolerablePoints);
      expect(picture).toMatch(/^data:image\/png/u);
    }
  });

  test('sees nothing where nothing changed', async () => {
    expect((await compare(empty, await drawn(''), await drawn('color: #010101'))).changedPoints).toBe(0);
  });

  test('of places allows for what other fonts do', () => {
    expect(layoutChanges(['button a: 1 2 3 4'], ['button a: 1 2 5 4'], 3)).toEqual([]);
    expect(layoutChanges(['button a: 1 2 3 4'], ['button a: 1 2 9 4'], 3)).toHaveLength(1);
    expect(layoutChanges(['button a: 1 2 3 4'], ['button b: 1 2 3 4'], 3)).toHaveLength(1);
    expect(layoutChanges(['button a: 1 2 3 4'], [], 3)).toHaveLength(1);
  });

  test('is written down as one page', async () => {
    const before = await drawn('');
    const after = await drawn('color: red');
    const difference = await compare(empty, before, after);
    const report = reportDocument([{ name: 'soon', before, after, difference }]);
    expect(report).toContain('<h1>1 pictures changed</h1>');
    expect(report.match(/<img src="data:image\/png/gu)).toHaveLength(3);
  });
});
