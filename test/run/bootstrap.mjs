/**
 * Makes a fresh clone ready with nothing but Node and npm: the right Node, the packages of the lockfile, the built
 * parts. Plain JavaScript without packages, because it runs before there are any. Speaks on standard error only.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** Ends the process with one sentence for whoever sits at the terminal. */
export function giveUp(sentence) {
  say(sentence);
  process.exit(1);
}

function readJson(...path) {
  try {
    return JSON.parse(readFileSync(join(root, ...path), 'utf8'));
  } catch {
    // Absent or cut off: the caller treats both as "not there".
    return null;
  }
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  giveUp(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
}

/** Whether every package that the lockfile demands is installed in its version. */
function packagesFit() {
  const wanted = readJson('package-lock.json')?.packages ?? {};
  const installed = readJson('node_modules', '.package-lock.json')?.packages;
  if (installed === undefined) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || optional === true || installed[path]?.version === version,
  );
}

/** Runs npm with everything it says on standard error. */
function npm(...args) {
  const own = process.env.npm_execpath;
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const { status } = own
    ? spawnSync(process.execPath, [own, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  return status === 0;
}

function newestUnder(path) {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newestUnder(join(path, name))));
}

const sources = ['shared', 'electron', 'renderer', 'assets/fonts', 'package-lock.json'];
const outputs = [
  'out/main/index.cjs',
  'out/preload/index.cjs',
  'out/cli/index.cjs',
  'out/link/page.js',
  'out/renderer/index.html',
];

function buildIsFresh() {
  try {
    const built = Math.min(...outputs.map((path) => statSync(join(root, path)).mtimeMs));
    return Math.max(...sources.map((path) => newestUnder(join(root, path)))) <= built;
  } catch {
    // Something is not there.
    return false;
  }
}

/**
 * Does what is missing and nothing else; ends the process when something cannot be done. `builds` false: without the
 * built parts.
 */
export function prepare({ builds = true } = {}) {
  checkNode();
  if (!packagesFit()) {
    say('Installing the packages of the lockfile…');
    if (!npm('ci', '--loglevel=error')) giveUp('npm ci failed; what it said stands above.');
  }
  if (builds && !buildIsFresh()) {
    say('Building…');
    if (!npm('run', '--silent', 'build')) giveUp('The build failed; what it said stands above.');
  }
}
