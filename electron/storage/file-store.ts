/**
 * The Store port on a folder of the program's own. Each file is replaced whole (write beside, fsync, rename) and
 * carries a checksum; the copy before it stays as `name.previous` and is read when the newer one is damaged.
 * It does not encrypt: what must not be read by others is sealed before it comes here.
 */
import { createHash } from 'node:crypto';
import { chmod, mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { panelError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Store } from '../ports/store.ts';
import { causeOf, isAbsent } from './file-errors.ts';

/** Far above an agenda of a thousand bookings; a file beyond it is not ours. */
export const maxStoredBytes = 8 * 1024 * 1024;

const maxHeaderBytes = 100;
const header = /^motespanel-file 1 ([0-9a-f]{64})\n/;

/** Letters, digits, single dots and dashes; no device name of Windows; no name that this module makes itself. */
const nameForm = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
const ownSuffix = /\.(?:previous|damaged)$/;

function isGoodName(name: string): boolean {
  return name.length <= 64 && nameForm.test(name) && !ownSuffix.test(name);
}

function checksum(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function wrap(content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`motespanel-file 1 ${checksum(content)}\n`, 'latin1'), content]);
}

/** The content of a file as `wrap` made it; null when a single bit is wrong. */
function unwrap(file: Buffer): Uint8Array | null {
  const found = header.exec(file.toString('latin1', 0, maxHeaderBytes));
  if (found === null) return null;
  const content = new Uint8Array(file.subarray(found[0].length));
  return checksum(content) === found[1] ? content : null;
}

/** The bytes of a file; null when there is none. Never reads more than may be stored. */
async function readBounded(file: string): Promise<Buffer | null> {
  let handle;
  try {
    handle = await open(file, 'r');
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
  try {
    const { size } = await handle.stat();
    return size > maxStoredBytes + maxHeaderBytes ? Buffer.alloc(0) : await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** Runs what concerns one name one after the other, so that a read never sees half of a write's two steps. */
function createQueues(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const tails = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const result = (tails.get(name) ?? Promise.resolve()).then(work);
    const tail = result.catch(() => null);
    tails.set(name, tail);
    void tail.then(() => {
      if (tails.get(name) === tail) tails.delete(name);
    });
    return result;
  };
}

async function attempt<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (error) {
    return err(panelError('storage.failed', 'later', causeOf(error)));
  }
}

/** Makes `folder` when it is first written to. Only this user may look into it. */
export function createFileStore(folder: string): Store {
  const inTurn = createQueues();
  const fileOf = (name: string): string => path.join(folder, name);
  const refuse = (cause: string): Result<never> => err(panelError('storage.failed', 'never', cause));

  const readGood = async (name: string): Promise<Uint8Array | null> => {
    const main = await readBounded(fileOf(name));
    const content = main === null ? null : unwrap(main);
    if (content !== null) return content;
    if (main !== null) await rename(fileOf(name), fileOf(`${name}.damaged`));
    const previous = await readBounded(fileOf(`${name}.previous`));
    const older = previous === null ? null : unwrap(previous);
    if (older === null && (main !== null || previous !== null)) throw new Error('damaged');
    return older;
  };

  const replace = async (name: string, content: Uint8Array): Promise<null> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    const current = await readBounded(fileOf(name));
    // A damaged file must not push out the good copy before it.
    if (current !== null && unwrap(current) !== null) {
      await writeFileAtomic(fileOf(`${name}.previous`), current, { mode: 0o600 });
    }
    await writeFileAtomic(fileOf(name), wrap(content), { mode: 0o600 });
    return null;
  };

  return {
    read: async (name) => {
      if (!isGoodName(name)) return refuse('bad name');
      return attempt(() => inTurn(name, () => readGood(name)));
    },
    write: async (name, content) => {
      if (!isGoodName(name)) return refuse('bad name');
      if (content.byteLength > maxStoredBytes) return refuse('too large');
      // The caller may use its buffer again while this write waits for its turn.
      const kept = new Uint8Array(content);
      return attempt(() => inTurn(name, () => replace(name, kept)));
    },
  };
}
