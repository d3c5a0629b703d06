/** Makes sure that there is a Chromium to test with, installing Debian's where that is allowed. */
import { giveUp, say } from './bootstrap.mjs';
import { installPackage } from './debian.mjs';

/** Playwright's own, if somebody has installed it. */
async function ownOfPlaywright() {
  const { chromium } = await import('playwright-core');
  return chromium.executablePath();
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
  const installed = installPackage('chromium') ? findChromium(own) : null;
  return (
    installed ??
    giveUp('The tests need Chromium: install it, or set CHROMIUM_PATH to one (also a Chrome will do).')
  );
}
