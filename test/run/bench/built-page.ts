/**
 * Whether out/ holds what a kiosk gets. A page that was built by a program that runs tests has React's development
 * build in it, three times as large and slow, and looks as fresh as any other.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..', '..', '..');
const assets = path.join(root, 'out', 'renderer', 'assets');

/** React's function that exists in its development build only. */
const developmentMark = 'jsxDEV';

/** Changes with every change of the page's code: the build puts a hash of it into the names. */
export const pageNames = (): string => readdirSync(assets).sort().join();

export function isBuiltForUse(): boolean {
  return readdirSync(assets)
    .filter((name) => name.endsWith('.js'))
    .every((name) => !readFileSync(path.join(assets, name), 'utf8').includes(developmentMark));
}

/** Builds everything for use; false when that fails, after its own words on standard error. */
export function buildForUse(): boolean {
  const { status } = spawnSync(process.execPath, [path.join(root, 'electron', 'build.mjs')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return status === 0;
}
