/**
 * `npm test`: makes a fresh clone ready, finds or installs a browser, then checks and tests everything and ends with
 * one line, `N passed, N failed`. `--ui` runs only what needs a browser, `--all` also the long tests and the search
 * for unused code; with `MOTESPANEL_TESTED=1` in its environment `--all` leaves out what a run before it has done.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { prepare, root } from './bootstrap.mjs';

prepare();
mkdirSync(join(root, '.cache'), { recursive: true });
const { register } = await import('tsx/esm/api');
register();
const { needChromium } = await import('./chromium.mjs');
const { needOpenSsh } = await import('./debian.mjs');
const { check, sum, tests, unused } = await import('./steps.mjs');

const isUiOnly = process.argv.includes('--ui');
const isAll = process.argv.includes('--all');
const isTested = isAll && process.env.MOTESPANEL_TESTED === '1';

process.env.CHROMIUM_PATH = await needChromium();
if (isAll) needOpenSsh();
const counts = [];
if (!isUiOnly && !isTested) {
  // Lint keeps one core busy; the tests take what it leaves.
  counts.push(
    ...(await Promise.all([check({ withArchitecture: false }), tests('node', ['--project=node'])])),
  );
}
if (!isTested) counts.push(await tests('ui', ['--project=ui']));
if (isAll) {
  counts.push(await unused());
  counts.push(await tests('wide', ['--project=wide']));
}
const { passed, failed } = sum(counts);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
