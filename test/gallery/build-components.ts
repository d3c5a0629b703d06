/** Builds the page of components with the page's own style sheets, anew each time: it takes about two seconds. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const repository = fileURLToPath(new URL('../..', import.meta.url));

/** Says where it is. A folder for each process, so that runs beside each other do not build into one. */
export async function buildComponents(): Promise<string> {
  const outDir = join(repository, 'out/gallery', String(process.pid));
  await run(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--config', 'test/gallery/vite.config.ts', '--outDir', outDir],
    { cwd: repository, env: { ...process.env, NODE_ENV: 'production' } },
  );
  return outDir;
}
