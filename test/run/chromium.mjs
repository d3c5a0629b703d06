/** Makes sure that there is a Chromium to test with, installing Debian's where that is allowed. */
import { spawnSync } from 'node:child_process';
import { giveUp, say } from './bootstrap.mjs';

/** Playwright's own, if somebody has installed it. */
async function ownOfPlaywright() {
  const { chromium } = await import('playwright-core');
  return chromium.executablePath();
}

function apt(...args) {
  const isRoot = process.getuid?.() === 0;
  const [program, ...front] = isRoot ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  const { status } = spawnSync(program, [...front, ...args], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

/** Resolves with its path; ends the process with a sentence when there is none and none can be installed. */
export async function needChromium() {
  const { findChromium } = await import('./browser.ts');
  const own = await ownOfPlaywright();
  const found = findChromium(own);
  if (found !== null) return found;
  const named = process.env.CHROMIUM_PATH ?? '';
  if (named !== '') giveUp(`CHROMIUM_PATH names ${named}, and there is no such file.`);
  say('There is no Chromium; installing the one of this system…');
  // A package list that could not be refreshed may still be good enough.
  apt('update');
  const isInstalled = apt('-o', 'DPkg::Lock::Timeout=300', 'install', '-y', 'chromium');
  const installed = isInstalled ? findChromium(own) : null;
  return (
    installed ??
    giveUp('The tests need Chromium: install it, or set CHROMIUM_PATH to one (also a Chrome will do).')
  );
}
