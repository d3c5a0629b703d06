/**
 * How a test starts an app: under the double, or under the real Electron where its binary is present. Both give
 * Playwright's `ElectronApplication`, and a spec is written against that alone.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type JSHandle } from 'playwright-core';
import type { Control } from './control.ts';

export type { Control } from './control.ts';

/** Settings of the double; the real Electron takes them from the machine. */
export interface LaunchOptions {
  /** Folder with the app's package.json. */
  readonly appDir: string;
  /** The app's data; without it, a new folder that goes with the app. Give the same one again to start where an earlier run ended. */
  readonly userData?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments behind the app's folder. */
  readonly args?: readonly string[];
  readonly display?: { readonly width: number; readonly height: number; readonly scaleFactor?: number };
  readonly keyStore?: 'gnome_libsecret' | 'basic_text' | null;
  /** Lets the app believe it is installed. */
  readonly isPackaged?: boolean;
}

/** A program with its arguments and environment, to be started without Playwright, for instance a second time. */
export interface Command {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
}

/** The real Electron's binary, or null where there is none. */
function realElectron(): string | null {
  const named = process.env['ELECTRON_EXEC_PATH'];
  if (named !== undefined) return named;
  const installed = new URL('../../node_modules/electron/', import.meta.url);
  if (!existsSync(new URL('dist/', installed))) return null;
  const path = readFileSync(new URL('path.txt', installed), 'utf8').trim();
  return fileURLToPath(new URL(`dist/${path}`, installed));
}

/** Whether specs run against the real Electron here. */
export const isRealElectron = realElectron() !== null;

function commandOf(executablePath: string, userData: string, options: LaunchOptions): Command {
  const { appDir, display, keyStore, isPackaged = false, args = [] } = options;
  const settings = { display, keyStore, packagedApp: isPackaged ? appDir : null };
  const inherited = Object.entries(process.env).flatMap(([key, value]) =>
    value === undefined || key === 'NODE_OPTIONS' ? [] : [[key, value] as const],
  );
  return {
    executablePath,
    args: [...(isPackaged ? [] : [appDir]), `--user-data-dir=${userData}`, ...args],
    env: {
      ...Object.fromEntries(inherited),
      ELECTRON_DOUBLE: JSON.stringify(settings),
      ...options.env,
    },
  };
}

const double = fileURLToPath(new URL('./electron.cjs', import.meta.url));

/** The command behind `launchApp`, for a data folder of the caller's. */
export function appCommand(options: LaunchOptions & { readonly userData: string }): Command {
  return commandOf(realElectron() ?? double, options.userData, options);
}

async function launch(executablePath: string, options: LaunchOptions): Promise<ElectronApplication> {
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'double-'));
  // Without this Playwright adds --no-sandbox, which the app would see and rightly refuse.
  const chromiumSandbox = process.getuid?.() !== 0 || !isRealElectron;
  const app = await _electron.launch({ ...commandOf(executablePath, userData, options), chromiumSandbox });
  if (options.userData === undefined) {
    app.once('close', () => {
      try {
        rmSync(userData, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
      } catch {
        // The Chromium of a killed app may still be writing; a temporary folder may stay behind.
      }
    });
  }
  return app;
}

/** Starts the app under the double, even where Electron is present. */
export function launchDouble(options: LaunchOptions): Promise<ElectronApplication> {
  return launch(double, options);
}

/** Starts the app under the real Electron where it is present, else under the double. */
export function launchApp(options: LaunchOptions): Promise<ElectronApplication> {
  return launch(realElectron() ?? double, options);
}

/** What a spec for the double alone may set and read in it; throws where the real Electron runs. */
export async function controlOf(app: ElectronApplication): Promise<JSHandle<Control>> {
  const control = await app.evaluateHandle((electron) => ('double' in electron ? electron.double : null));
  if (await control.evaluate((value) => value === null)) throw new Error('the real Electron has no control');
  return control as JSHandle<Control>;
}
