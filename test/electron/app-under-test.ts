/**
 * The real main and preload, bundled as for a release, around the stand-in panel and the tests' own page; and the
 * ways to start them.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { ElectronApplication, Page } from 'playwright-core';
import type { PanelBridge } from '../../shared/bridge.ts';
import { launchApp, type LaunchOptions } from '../double/index.ts';
import type { StandIn } from './stand-in-panel.ts';

declare global {
  interface Window {
    readonly panel: PanelBridge;
  }
}

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '../..');

const standInPanel: Plugin = {
  name: 'stand-in-panel',
  setup: (bundling) => {
    bundling.onResolve({ filter: /^\.\/compose\.ts$/ }, () => ({
      path: path.join(here, 'stand-in-panel.ts'),
    }));
  },
};

async function bundle(source: string, outfile: string, plugins: Plugin[]): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['electron', 'cpu-features', '*.node'],
    // The CommonJS half of jsonc-parser looks its parts up at run time, which no bundler can follow.
    mainFields: ['module', 'main'],
    logLevel: 'warning',
    plugins,
  });
}

export interface AppUnderTest {
  readonly appDir: string;
  /** For this test file's data. */
  readonly folder: string;
  /** Deletes the app with all its data. */
  readonly remove: () => void;
  readonly start: (options?: Partial<LaunchOptions>) => Promise<ElectronApplication>;
}

/** Builds the app once for a test file, around the stand-in or around the panel itself. */
export async function buildApp(panel: 'standIn' | 'real' = 'standIn'): Promise<AppUnderTest> {
  const plugins = panel === 'standIn' ? [standInPanel] : [];
  const folder = mkdtempSync(path.join(tmpdir(), 'shell-'));
  const appDir = path.join(folder, 'app');
  await Promise.all([
    bundle('electron/main.ts', path.join(appDir, 'out/main/index.cjs'), plugins),
    bundle('electron/preload.ts', path.join(appDir, 'out/preload/index.cjs'), []),
  ]);
  cpSync(path.join(here, 'page'), path.join(appDir, 'out/renderer'), { recursive: true });
  const manifest = {
    name: 'motespanel',
    productName: 'Mötespanel',
    version: '1.2.3',
    main: 'out/main/index.cjs',
  };
  writeFileSync(path.join(appDir, 'package.json'), JSON.stringify(manifest));
  let runs = 0;
  return {
    appDir,
    folder,
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
    start: (options = {}) =>
      launchApp({
        appDir,
        userData: path.join(folder, `data-${(runs += 1)}`),
        ...options,
        env: { MOTESPANEL_CONFIG: path.join(folder, 'no-config.json'), ...options.env },
      }),
  };
}

/** The page once it shows what main sent. */
export async function shownPage(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  await page.getByRole('heading', { name: /^Rum/ }).waitFor();
  return page;
}

export interface PageState {
  readonly pushes: number;
  readonly seq: number;
  readonly slices: {
    readonly panel: { readonly roomName: string; readonly language: string; readonly version: string };
    readonly screen: unknown;
  };
}

export async function stateOf(page: Page): Promise<PageState> {
  return JSON.parse(await page.locator('output').innerText()) as PageState;
}

/** What reached the panel behind the shell. */
export function standInOf(app: ElectronApplication): Promise<StandIn> {
  return app.evaluate(() => globalThis.standIn);
}
