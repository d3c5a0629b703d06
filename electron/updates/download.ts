/**
 * Brings one file of a release to disk: goes on where a broken connection stopped, takes not a byte more than was
 * signed, reads everything again from disk and only then gives it its name. A refused file is removed; a part stays
 * only when this program itself is ending, to go on from at its next start.
 */
import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, type Result } from '../../shared/result.ts';
import { hour, minute } from '../../shared/time.ts';
import type { Clock } from '../ports/clock.ts';
import type { FeedFault, FeedFaultCode, ReleaseFile } from '../ports/updates.ts';
import { fetchBounded, type FetchHead } from './bounded-fetch.ts';
import { diskCause, verifyFile } from './verify-file.ts';

const wholeMs = 2 * hour;
const paceMs = minute;
/** 4 kB a second; slower networks are better served at another time. */
const paceBytes = 240 * 1024;
/** A broken connection is taken up again as long as it brings at least this much. */
const worthwhileBytes = 1024 * 1024;
const mostIdleTries = 3;

/** What a network does to an honest server, too. */
const breaks: ReadonlySet<FeedFaultCode> = new Set(['unreachable', 'stalled']);

export interface Download {
  readonly url: string;
  readonly file: ReleaseFile;
  /** The panel's own; other parts in it are removed. */
  readonly folder: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

interface Part {
  readonly handle: FileHandle;
  /** How much of the file is there. */
  bytes: number;
}

/** Gives the path of the verified file. */
export async function downloadFile(download: Download): Promise<Result<string, FeedFault>> {
  const { file, folder, signal } = download;
  const whole = path.join(folder, file.name);
  // Named after the contents, so that no part of another release is ever gone on from.
  const partName = `${Buffer.from(file.sha512, 'base64').toString('hex').slice(0, 32)}.part`;
  const part = path.join(folder, partName);
  let fault: FeedFault | null;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await removeParts(folder, partName);
    if ((await verifyFile(whole, file)).ok) return ok(whole);
    fault = await fill(part, download);
    fault ??= await accept(part, whole, file);
  } catch (error) {
    fault = { code: 'disk', cause: diskCause(error) };
  }
  if (fault === null) return ok(whole);
  const isOurEnd = signal.aborted && fault.code === 'unreachable';
  // What cannot be removed (the folder is gone, the disk is broken) is tried again before the next download.
  if (!isOurEnd) await rm(part, { force: true }).catch(() => null);
  return err(fault);
}

async function removeParts(folder: string, except: string): Promise<void> {
  const names = await readdir(folder);
  const old = names.filter((name) => name.endsWith('.part') && name !== except);
  await Promise.all(old.map((name) => rm(path.join(folder, name), { force: true })));
}

async function fill(name: string, download: Download): Promise<FeedFault | null> {
  // A link that somebody put there is not followed.
  const handle = await open(name, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o600);
  try {
    const { size } = await handle.stat();
    const part: Part = { handle, bytes: size };
    if (size > download.file.bytes) await startOver(part);
    const fault = await fetchAll(part, download);
    if (fault === null) await handle.sync();
    return fault;
  } finally {
    await handle.close();
  }
}

async function startOver(part: Part): Promise<void> {
  await part.handle.truncate(0);
  part.bytes = 0;
}

async function fetchAll(part: Part, download: Download): Promise<FeedFault | null> {
  const { clock, file, signal } = download;
  const endsMs = clock.monotonicMs() + wholeMs;
  let idleTries = 0;
  let furthest = part.bytes;
  while (part.bytes < file.bytes) {
    const leftMs = endsMs - clock.monotonicMs();
    if (leftMs <= 0) return { code: 'timeout', cause: null };
    const fault = await fetchRest(part, download, leftMs);
    if (fault === null) break;
    if (signal.aborted || !breaks.has(fault.code)) return fault;
    // Against the furthest point: a server that knows no ranges begins anew each time.
    idleTries = part.bytes - furthest >= worthwhileBytes ? 0 : idleTries + 1;
    if (idleTries >= mostIdleTries) return fault;
    furthest = Math.max(furthest, part.bytes);
  }
  return null;
}

async function fetchRest(part: Part, download: Download, leftMs: number): Promise<FeedFault | null> {
  const { clock, file, signal, url } = download;
  const from = part.bytes;
  let beginsAnew = false;
  const { fault } = await fetchBounded(
    {
      url,
      headers: from === 0 ? {} : { range: `bytes=${from}-` },
      limits: { wholeMs: leftMs, paceMs, paceBytes, mostBytes: file.bytes },
      judge: (head) => {
        // A server that knows no ranges sends all of it.
        beginsAnew = head.status === 200 && from > 0;
        return judgePart(head, beginsAnew ? 0 : from, file.bytes);
      },
      take: async (piece) => {
        try {
          if (beginsAnew) await startOver(part);
          beginsAnew = false;
          if (part.bytes + piece.length > file.bytes) return { code: 'tooLarge', cause: null };
          await append(part, piece);
          return null;
        } catch (error) {
          return { code: 'disk', cause: diskCause(error) };
        }
      },
    },
    clock,
    signal,
  );
  if (fault !== null) return fault;
  return part.bytes === file.bytes ? null : { code: 'unreachable', cause: 'ended early' };
}

function judgePart({ status, headers }: FetchHead, from: number, bytes: number): FeedFault | null {
  if (status !== 200 && status !== 206) return { code: 'status', cause: String(status) };
  const range = headers.get('content-range');
  const isPart = status === 206;
  if (isPart ? from === 0 || range !== `bytes ${from}-${bytes - 1}/${bytes}` : range !== null) {
    return { code: 'wrongRange', cause: null };
  }
  const announced = headers.get('content-length');
  if (announced === null || Number(announced) === bytes - from) return null;
  // Told in advance, so no broken connection: another file.
  return { code: Number(announced) > bytes - from ? 'tooLarge' : 'wrongSize', cause: 'announced' };
}

async function append(part: Part, piece: Uint8Array): Promise<void> {
  for (let at = 0; at < piece.length;) {
    const { bytesWritten } = await part.handle.write(piece, at, piece.length - at, part.bytes);
    at += bytesWritten;
    part.bytes += bytesWritten;
  }
}

/** Reads the part again from disk and gives it its name. */
async function accept(part: string, whole: string, file: ReleaseFile): Promise<FeedFault | null> {
  const verified = await verifyFile(part, file);
  if (!verified.ok) return verified.error;
  await rename(part, whole);
  return null;
}
