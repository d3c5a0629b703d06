/**
 * The single-instance lock: a symbolic link in the app's data folder that names the process holding it, as
 * Chromium's own. A second instance leaves a note for the holder in a folder that the holder watches, because
 * it must know the answer at once and may exit right after.
 */
import { mkdirSync, readFileSync, readdirSync, readlinkSync, renameSync, rmSync } from 'node:fs';
import { symlinkSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const noteSchema = z.object({ argv: z.array(z.string()), cwd: z.string(), data: z.unknown().optional() });
type Note = z.output<typeof noteSchema>;

export interface InstanceLock {
  readonly release: () => void;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // No such process: its lock is stale.
    return false;
  }
}

/** Takes the lock, or tells the holder about us and answers null. */
export function takeLock(
  folder: string,
  data: unknown,
  onSecondInstance: (note: Note) => void,
): InstanceLock | null {
  const link = join(folder, 'DoubleLock');
  const notes = join(folder, 'DoubleSecondInstances');
  mkdirSync(notes, { recursive: true });
  if (!claim(link)) {
    const note: Note = { argv: process.argv, cwd: process.cwd(), data };
    const draft = join(folder, `DoubleNote-${process.pid}`);
    writeFileSync(draft, JSON.stringify(note));
    renameSync(draft, join(notes, String(process.pid)));
    return null;
  }
  const watcher = watch(notes, () => {
    for (const name of readdirSync(notes)) {
      const note = noteSchema.parse(JSON.parse(readFileSync(join(notes, name), 'utf8')));
      rmSync(join(notes, name));
      onSecondInstance(note);
    }
  });
  watcher.unref();
  return {
    release: () => {
      watcher.close();
      rmSync(link, { force: true });
    },
  };
}

/** Creating a link is atomic: of two that start together one wins. */
function claim(link: string): boolean {
  try {
    symlinkSync(String(process.pid), link);
    return true;
  } catch {
    if (isRunning(Number(readlinkSync(link)))) return false;
    rmSync(link, { force: true });
    return claim(link);
  }
}
