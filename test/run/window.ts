/** Opens the panel on this machine's screen: Electron, or a Chromium window without address bar. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { findChromium } from './browser.ts';
import { fetchElectron, findElectron } from './electron-binary.ts';

export interface OpenWindow {
  /** Settles when the window is gone, with a sentence when it never came up. */
  readonly ended: Promise<string | null>;
  readonly stop: () => Promise<void>;
}

export function hasDisplay(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean {
  return platform !== 'linux' || [env['DISPLAY'], env['WAYLAND_DISPLAY']].some((name) => (name ?? '') !== '');
}

/** Chromium refuses to run as root with its sandbox; only there it goes without. */
const sandboxSwitches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

function openProgram(file: string, args: readonly string[]): OpenWindow {
  const program = spawn(file, args, { stdio: ['ignore', 'ignore', 'ignore'] });
  const ended = new Promise<string | null>((resolve) => {
    program.once('error', (error) => resolve(`Cannot start ${file}: ${error.message}.`));
    program.once('exit', (code) =>
      resolve(code === 0 || code === null ? null : `${file} ended (code ${code}).`),
    );
  });
  return {
    ended,
    stop: async () => {
      program.kill('SIGTERM');
      await ended;
    },
  };
}

/** Null when Electron is not to be had on this machine. */
export async function electronProgram(mayFetch: boolean): Promise<string | null> {
  return findElectron() ?? (mayFetch ? fetchElectron() : null);
}

export function openElectron(file: string, configPath: string, dataFolder: string): OpenWindow {
  const root = path.join(import.meta.dirname, '..', '..');
  return openProgram(file, [
    ...sandboxSwitches,
    root,
    '--windowed',
    '--config',
    configPath,
    '--data',
    dataFolder,
  ]);
}

/** Null when there is no Chromium. */
export function openChromium(url: string, dataFolder: string): OpenWindow | null {
  const file = findChromium(null);
  if (file === null) return null;
  return openProgram(file, [
    `--app=${url}`,
    `--user-data-dir=${path.join(dataFolder, 'browser')}`,
    '--window-size=1280,800',
    '--no-first-run',
    '--no-default-browser-check',
    '--password-store=basic',
    ...sandboxSwitches,
  ]);
}
