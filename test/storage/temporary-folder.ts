/** A folder that goes when the test that asked for it ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'motespanel-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
