/**
 * Builds everything into out/: main, preload and command line as one CommonJS file each, the browser link's script,
 * and the page. Nothing stays to be looked up at run time but Electron itself, so a package needs no node_modules.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { build as buildPage } from 'vite';

const root = join(import.meta.dirname, '..');
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));

const common = {
  bundle: true,
  absWorkingDir: root,
  sourcemap: true,
  legalComments: 'none',
  logLevel: 'warning',
};

/** Runs in Electron's main process or in plain Node. */
const forNode = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // jsonc-parser's CommonJS half loads its parts in a way that no bundler can follow.
  mainFields: ['module', 'main'],
  // ssh2 tries its native parts and does without them.
  external: ['electron', 'cpu-features', '*.node'],
  define: {
    'process.env.MOTESPANEL_VERSION': JSON.stringify(version),
    'import.meta.dirname': '__dirname',
  },
};

/** Runs in the room's browser. */
const forBrowser = { ...common, platform: 'browser', format: 'iife', target: 'es2022', minify: true };

try {
  await Promise.all([
    bundle({ ...forNode, entryPoints: ['electron/main.ts'], outfile: 'out/main/index.cjs' }),
    bundle({ ...forNode, entryPoints: ['electron/preload.ts'], outfile: 'out/preload/index.cjs' }),
    bundle({ ...forNode, entryPoints: ['electron/cli/index.ts'], outfile: 'out/cli/index.cjs' }),
    bundle({ ...forBrowser, entryPoints: ['electron/link/page.ts'], outfile: 'out/link/page.js' }),
    buildPage({ configFile: join(root, 'renderer/vite.config.ts'), logLevel: 'warn' }),
  ]);
} catch (error) {
  console.error(`The build failed: ${error.message}`);
  process.exitCode = 1;
}
