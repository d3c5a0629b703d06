/**
 * The Secrets port for machines without a key store: the key lies in a file that only this user may read, made on
 * first use. It guards against a copied data file and a careless backup, not against somebody who is this user;
 * `isKeptByOs` says so.
 */
import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { panelError } from '../../shared/errors.ts';
import { err, type Result } from '../../shared/result.ts';
import type { Secrets } from '../ports/secrets.ts';
import { causeOf, isAbsent } from './file-errors.ts';
import { createKeySecrets, keyBytes } from './key-secrets.ts';

const keyFileName = 'secrets.key';

/** Writes a new key beside its place and links it there, so that two programs starting at once end with one key. */
async function makeKeyFile(file: string): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(draft, randomBytes(keyBytes), { mode: 0o600, flag: 'wx', flush: true });
    await link(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function loadKey(folder: string): Promise<Uint8Array> {
  const file = path.join(folder, keyFileName);
  try {
    // A restored backup may have come with wider rights.
    await chmod(file, 0o600);
  } catch (error) {
    if (!isAbsent(error)) throw error;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    await makeKeyFile(file);
  }
  const key = await readFile(file);
  if (key.byteLength === keyBytes) return key;
  // Nothing opens what a damaged key sealed; the panel goes on with a new one rather than without any.
  await rename(file, `${file}.damaged`);
  await makeKeyFile(file);
  return readFile(file);
}

export function createFileSecrets(folder: string): Secrets {
  let loaded: Promise<Secrets> | null = null;
  const secrets = (): Promise<Secrets> => {
    loaded ??= loadKey(folder).then((key) => createKeySecrets(key, false));
    // After a failure (a full or read-only disk) the next call tries again.
    loaded.catch(() => (loaded = null));
    return loaded;
  };
  const using = async (
    work: (secrets: Secrets) => Promise<Result<Uint8Array>>,
  ): Promise<Result<Uint8Array>> => {
    try {
      return await work(await secrets());
    } catch (error) {
      return err(panelError('storage.failed', 'later', causeOf(error)));
    }
  };
  return {
    isKeptByOs: false,
    seal: (plain) => using((it) => it.seal(plain)),
    open: (sealed) => using((it) => it.open(sealed)),
  };
}
