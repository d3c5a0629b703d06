/** What the key file promises beyond the contract. */
import { chmod, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Secrets } from '../../electron/ports/secrets.ts';
import { createFileSecrets } from '../../electron/storage/file-secrets.ts';
import { createKeySecrets } from '../../electron/storage/key-secrets.ts';
import { temporaryFolder } from './temporary-folder.ts';

const plain = new TextEncoder().encode('plain');

async function sealed(secrets: Secrets): Promise<Uint8Array> {
  const result = await secrets.seal(plain);
  if (!result.ok) throw new Error(result.error.cause ?? '');
  return result.value;
}

it('does not claim that the system keeps the key', () => {
  expect(createFileSecrets(temporaryFolder()).isKeptByOs).toBe(false);
});

it('makes a key on first use that only this user may read, and opens with it after a restart', async () => {
  const folder = path.join(temporaryFolder(), 'data');
  const box = await sealed(createFileSecrets(folder));
  expect(await readdir(folder)).toEqual(['secrets.key']);
  expect((await stat(path.join(folder, 'secrets.key'))).mode & 0o777).toBe(0o600);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect(await createFileSecrets(folder).open(box)).toEqual({ ok: true, value: plain });
});

it('ends with one key when several begin at once', async () => {
  const folder = temporaryFolder();
  const all = Array.from({ length: 5 }, () => createFileSecrets(folder));
  const boxes = await Promise.all(all.map(sealed));
  for (const box of boxes)
    expect(await createFileSecrets(folder).open(box)).toEqual({ ok: true, value: plain });
  expect(await readdir(folder)).toEqual(['secrets.key']);
});

it('takes back rights that others have got on the key', async () => {
  const folder = temporaryFolder();
  await sealed(createFileSecrets(folder));
  const file = path.join(folder, 'secrets.key');
  await chmod(file, 0o644);
  await sealed(createFileSecrets(folder));
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

it('sets a damaged key aside and goes on with a new one', async () => {
  const folder = temporaryFolder();
  const box = await sealed(createFileSecrets(folder));
  await truncate(path.join(folder, 'secrets.key'), 8);
  const secrets = createFileSecrets(folder);
  expect(await secrets.open(box)).toMatchObject({ ok: false, error: { code: 'storage.failed' } });
  expect(await secrets.open(await sealed(secrets))).toEqual({ ok: true, value: plain });
  expect(await readFile(path.join(folder, 'secrets.key'))).toHaveLength(32);
});

it('fails while the key cannot be had, and works once it can', async () => {
  const folder = path.join(temporaryFolder(), 'data');
  await writeFile(folder, '');
  const secrets = createFileSecrets(folder);
  expect(await secrets.seal(plain)).toMatchObject({
    ok: false,
    error: { code: 'storage.failed', retry: 'later' },
  });
  await rm(folder);
  await mkdir(folder);
  expect((await secrets.seal(plain)).ok).toBe(true);
});

it('does not take a key of the wrong length', () => {
  expect(() => createKeySecrets(new Uint8Array(16), true)).toThrow(RangeError);
});
