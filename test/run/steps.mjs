/**
 * The parts that checks and tests consist of, each run as a program of its own and counted as passed and failed.
 * What a part says is shown whole once it has ended, so that parts at work side by side do not mix their lines.
 */
import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';

/** @typedef {{ readonly passed: number, readonly failed: number }} Count */

/** @returns {Count} */
export const sum = (counts) => ({
  passed: counts.reduce((total, { passed }) => total + passed, 0),
  failed: counts.reduce((total, { failed }) => total + failed, 0),
});

/** The script behind a package's command. */
const bin = {
  tsc: 'node_modules/typescript/bin/tsc',
  eslint: 'node_modules/eslint/bin/eslint.js',
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  vitest: 'node_modules/vitest/vitest.mjs',
  knip: 'node_modules/knip/bin/knip.js',
};

/** Runs a Node program; resolves with its exit code and, unless shown at once, what it said. */
function run(args, { isLive = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', isLive ? 'inherit' : 'pipe', isLive ? 'inherit' : 'pipe'],
    });
    let said = '';
    const note = (text) => (said += text);
    child.stdout?.setEncoding('utf8').on('data', note);
    child.stderr?.setEncoding('utf8').on('data', note);
    child.once('error', (error) => resolve({ code: 1, said: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, said }));
  });
}

/** A part that passes or fails as a whole. */
async function part(name, args) {
  const startedAt = Date.now();
  const { code, said } = await run(args);
  const took = `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
  if (code !== 0 && said.trim() !== '') console.log(said.trimEnd());
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${took})`);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * Tests by vitest, shown as they run. A file that breaks before its first test counts as one failure, and so does an
 * error outside of all tests.
 */
export async function tests(name, args) {
  const resultFile = join(root, '.cache', `tests-${name}.json`);
  await rm(resultFile, { force: true });
  const { code } = await run(
    [
      bin.vitest,
      'run',
      '--config=test/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${resultFile}`,
      '--passWithNoTests',
      ...args,
    ],
    { isLive: true },
  );
  let result;
  try {
    result = JSON.parse(await readFile(resultFile, 'utf8'));
  } catch {
    // It did not get as far as writing one.
    return { passed: 0, failed: 1 };
  }
  const broken = result.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((one) => one.status !== 'failed'),
  ).length;
  const failed = result.numFailedTests + broken;
  return { passed: result.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed };
}

/** Lint takes about as long as all the rest together, so it has a core of its own. */
export async function check({ withArchitecture }) {
  const lint = part('lint', [bin.eslint, '--cache', '--cache-location=.cache/eslint/', '.']);
  const rest = [await part('types', [bin.tsc, '-b'])];
  rest.push(
    await part('format', [bin.prettier, '--check', '--cache', '--cache-location=.cache/prettier', '.']),
  );
  const counts = [await lint, ...rest];
  if (withArchitecture)
    counts.push(await tests('architecture', ['--project=node', 'test/architecture.test.ts']));
  return sum(counts);
}

/** Code and packages that nobody uses. */
export const unused = () => part('unused code', [bin.knip, '--config=test/knip.json', '--directory=.']);
