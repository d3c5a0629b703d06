/**
 * Finds Electron's program, and fetches it once where it may: npm installs Electron without it. A fetch that failed
 * is remembered for a day, so that a machine without internet waits once and not at every start.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..', '..');
const packageFolder = path.join(root, 'node_modules', 'electron');
const failureMark = path.join(root, '.cache', 'electron-not-fetched');
const dayMs = 24 * 60 * 60 * 1000;
const fetchWithinMs = 60_000;

export function findElectron(): string | null {
  try {
    const name = readFileSync(path.join(packageFolder, 'path.txt'), 'utf8');
    const file = path.join(packageFolder, 'dist', name);
    return existsSync(file) ? file : null;
  } catch {
    // The installer writes path.txt last; without it there is no program.
    return null;
  }
}

function isKnownOffline(): boolean {
  if (process.env['npm_config_offline'] === 'true' || process.env['ELECTRON_SKIP_BINARY_DOWNLOAD'] === '1') {
    return true;
  }
  try {
    return Date.now() - statSync(failureMark).mtimeMs < dayMs;
  } catch {
    // Never failed.
    return false;
  }
}

/** Runs Electron's own installer and says so. Settles within a minute; null when it did not work. */
export async function fetchElectron(): Promise<string | null> {
  if (isKnownOffline()) return null;
  process.stderr.write("Fetching Electron's program; this takes a minute at the most…\n");
  const installer = spawn(process.execPath, [path.join(packageFolder, 'install.js')], {
    stdio: 'ignore',
    timeout: fetchWithinMs,
    killSignal: 'SIGKILL',
  });
  await new Promise((resolve) => {
    installer.once('error', resolve);
    installer.once('exit', resolve);
  });
  const found = findElectron();
  if (found === null) {
    process.stderr.write('Electron could not be fetched; a browser shows the panel.\n');
    mkdirSync(path.dirname(failureMark), { recursive: true });
    writeFileSync(failureMark, '');
  }
  return found;
}
