/** Finds a Chromium on this machine. Starts nothing. */
import { existsSync } from 'node:fs';
import path from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const elsewhere: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

export interface BrowserPlaces {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly exists: (file: string) => boolean;
}

/**
 * The first of: what `CHROMIUM_PATH` names (and nothing else then, so that a typing error shows), a known name on
 * the path, a usual place, `ownOfPlaywright`. Null when there is none.
 */
export function findChromium(
  ownOfPlaywright: string | null,
  { env, platform, exists }: BrowserPlaces = {
    env: process.env,
    platform: process.platform,
    exists: existsSync,
  },
): string | null {
  const named = env['CHROMIUM_PATH'] ?? '';
  if (named !== '') return exists(named) ? named : null;
  const folders = (env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const suffix = platform === 'win32' ? '.exe' : '';
  const candidates = [
    ...names.flatMap((name) => folders.map((folder) => path.join(folder, name + suffix))),
    ...(elsewhere[platform] ?? []),
    ...(ownOfPlaywright === null ? [] : [ownOfPlaywright]),
  ];
  return candidates.find((file) => exists(file)) ?? null;
}
