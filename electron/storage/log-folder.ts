/**
 * A folder of log files, each named after the moment it was begun, with bounds on the size of one, on all of them
 * together, and on the age of a line. It writes synchronously, so that the last line before a crash is there; what
 * cannot be written is dropped, because a full disk must not stop a meeting.
 */
import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Clock, Stop } from '../ports/clock.ts';
import { hour, type Instant } from '../../shared/time.ts';

export interface LogBounds {
  readonly fileBytes: number;
  readonly folderBytes: number;
  /** No line gets older than this. */
  readonly ageMs: number;
}

export const usualBounds: LogBounds = {
  fileBytes: 5 * 1024 * 1024,
  folderBytes: 50 * 1024 * 1024,
  ageMs: 14 * 24 * hour,
};

/** A file is followed by the next after this time even when it is small, so that old lines go day by day. */
const fileSpanMs = 24 * hour;
/** Between two looks at the age of things. Long: an idle panel should be idle. */
const tidyEveryMs = hour;

interface LogFile {
  readonly name: string;
  readonly begunAt: Instant;
  readonly bytes: number;
}

const fileName = /^motespanel-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d\.\d{3})Z\.log$/;

function nameFor(begunAt: Instant): string {
  return `motespanel-${new Date(begunAt).toISOString().replaceAll(':', '-')}.log`;
}

/** The folder's own files, oldest first; anything else in it is not touched. */
function listFiles(folder: string): LogFile[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const [, date, hours, minutes, seconds] = fileName.exec(name) ?? [];
      if (date === undefined) return [];
      const begunAt = Date.parse(`${date}T${hours ?? ''}:${minutes ?? ''}:${seconds ?? ''}Z`);
      return [{ name, begunAt, bytes: statSync(path.join(folder, name)).size }];
    });
}

export interface LogFolder {
  /** Appends one line, given with its line end. */
  readonly write: (line: string) => void;
  readonly stop: Stop;
}

/** Throws when the folder cannot be made or written to; later failures are swallowed. */
export function openLogFolder(folder: string, clock: Clock, bounds: LogBounds = usualBounds): LogFolder {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let descriptor: number | null = null;
  let begunAt: Instant = 0;
  let bytes = 0;

  const close = (): void => {
    const open = descriptor;
    descriptor = null;
    if (open !== null) closeSync(open);
  };

  const isCurrentDone = (): boolean => clock.now() - begunAt >= fileSpanMs;

  /** Deletes what is too old, and the oldest until a full new file fits. */
  const tidy = (): void => {
    if (isCurrentDone()) close();
    const current = descriptor === null ? null : nameFor(begunAt);
    let room = bounds.folderBytes - bounds.fileBytes;
    for (const file of listFiles(folder).reverse()) {
      if (file.name === current) continue;
      room -= file.bytes;
      const isTooOld = clock.now() - file.begunAt >= bounds.ageMs;
      if (isTooOld || room < 0) rmSync(path.join(folder, file.name), { force: true });
    }
  };

  /** Goes on with the newest file if it is young and has room, so that restarts do not fill the folder. */
  const openFile = (neededBytes: number): number => {
    const newest = listFiles(folder).at(-1);
    const age = newest === undefined ? fileSpanMs : clock.now() - newest.begunAt;
    // A file from the far future was begun while the clock was wrong; it is left to its own age.
    if (newest === undefined || Math.abs(age) >= fileSpanMs) begunAt = clock.now();
    else if (newest.bytes + neededBytes <= bounds.fileBytes) begunAt = newest.begunAt;
    else begunAt = Math.max(clock.now(), newest.begunAt + 1);
    const file = path.join(folder, nameFor(begunAt));
    const opened = openSync(file, 'a', 0o600);
    descriptor = opened;
    chmodSync(file, 0o600);
    bytes = statSync(file).size;
    tidy();
    return opened;
  };

  const append = (line: string): void => {
    const length = Buffer.byteLength(line);
    if (bytes + length > bounds.fileBytes || isCurrentDone()) close();
    writeSync(descriptor ?? openFile(length), line);
    bytes += length;
  };

  const tolerate = (work: () => void): void => {
    try {
      work();
    } catch {
      // A full or vanished disk; there is nowhere to tell it. The next line begins with opening anew.
      try {
        close();
      } catch {
        // The file is gone with its disk.
      }
    }
  };

  let stopTidying: Stop = () => undefined;
  const tidyLater = (): void => {
    stopTidying = clock.schedule(tidyEveryMs, () => {
      tolerate(tidy);
      tidyLater();
    });
  };

  openFile(0);
  tidyLater();
  return {
    write: (line) => tolerate(() => append(line)),
    stop: () => {
      stopTidying();
      tolerate(close);
    },
  };
}
