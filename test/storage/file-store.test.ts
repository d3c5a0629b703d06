/** What a folder promises beyond the contract: rights, and a copy to fall back on. */
import { appendFile, chmod, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createFileStore, maxStoredBytes } from '../../electron/storage/file-store.ts';
import { temporaryFolder } from './temporary-folder.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const mode = async (file: string): Promise<number> => (await stat(file)).mode & 0o777;

async function twiceWritten(): Promise<{ folder: string; file: string }> {
  const folder = path.join(temporaryFolder(), 'data');
  const store = createFileStore(folder);
  await store.write('agenda', bytes('first'));
  await store.write('agenda', bytes('second'));
  return { folder, file: path.join(folder, 'agenda') };
}

it('keeps folder and files to this user alone', async () => {
  const { folder, file } = await twiceWritten();
  expect(await mode(folder)).toBe(0o700);
  expect(await mode(file)).toBe(0o600);
  expect(await mode(`${file}.previous`)).toBe(0o600);
});

it('narrows a folder that was open to others', async () => {
  const folder = temporaryFolder();
  await chmod(folder, 0o755);
  await createFileStore(folder).write('agenda', bytes('x'));
  expect(await mode(folder)).toBe(0o700);
});

it('leaves nothing but the file and its previous copy', async () => {
  const { folder } = await twiceWritten();
  expect((await readdir(folder)).sort()).toEqual(['agenda', 'agenda.previous']);
});

it.each([
  ['cut short', (file: string) => truncate(file, 90)],
  ['emptied', (file: string) => truncate(file, 0)],
  ['longer than written', (file: string) => appendFile(file, 'x')],
  ['of another program', (file: string) => writeFile(file, '{"bookings":[]}')],
  [
    'changed in one bit',
    async (file: string) => {
      const content = await readFile(file);
      content[content.length - 1]! ^= 1;
      await writeFile(file, content);
    },
  ],
])('reads the copy before when the file is %s, and sets the file aside', async (_how, damage) => {
  const { folder, file } = await twiceWritten();
  await damage(file);
  expect(await createFileStore(folder).read('agenda')).toEqual({ ok: true, value: bytes('first') });
  expect((await readdir(folder)).sort()).toEqual(['agenda.damaged', 'agenda.previous']);
  expect(await createFileStore(folder).read('agenda')).toEqual({ ok: true, value: bytes('first') });
});

it('does not let a damaged file push out the good copy before it', async () => {
  const { folder, file } = await twiceWritten();
  await truncate(file, 80);
  const store = createFileStore(folder);
  await store.write('agenda', bytes('third'));
  await truncate(file, 80);
  expect(await store.read('agenda')).toEqual({ ok: true, value: bytes('first') });
});

it('says so when neither copy is good', async () => {
  const { folder, file } = await twiceWritten();
  await truncate(file, 10);
  await truncate(`${file}.previous`, 10);
  expect(await createFileStore(folder).read('agenda')).toEqual({
    ok: false,
    error: { code: 'storage.failed', retry: 'later', cause: 'damaged' },
  });
});

it('takes the largest content it allows and refuses one byte more', async () => {
  const folder = temporaryFolder();
  const store = createFileStore(folder);
  expect((await store.write('largest', new Uint8Array(maxStoredBytes))).ok).toBe(true);
  expect((await store.read('largest')).ok).toBe(true);
  expect(await store.write('larger', new Uint8Array(maxStoredBytes + 1))).toMatchObject({
    ok: false,
    error: { code: 'storage.failed', cause: 'too large' },
  });
  expect(await readdir(folder)).toEqual(['largest']);
});

it('does not read a file that is larger than anything it writes', async () => {
  const { folder, file } = await twiceWritten();
  await truncate(file, maxStoredBytes * 4);
  expect(await createFileStore(folder).read('agenda')).toEqual({ ok: true, value: bytes('first') });
});

it.each(['agenda.previous', 'agenda.damaged', 'nul', 'con.txt', 'com1', 'a'.repeat(65)])(
  'keeps the name %s to itself or to the system',
  async (name) => {
    const store = createFileStore(temporaryFolder());
    expect((await store.write(name, bytes('x'))).ok).toBe(false);
    expect((await store.read(name)).ok).toBe(false);
  },
);

it('fails with a reason that holds no path when the folder cannot be made', async () => {
  const blocked = path.join(temporaryFolder(), 'file');
  await writeFile(blocked, '');
  const result = await createFileStore(path.join(blocked, 'data')).write('agenda', bytes('x'));
  expect(result).toEqual({ ok: false, error: { code: 'storage.failed', retry: 'later', cause: 'ENOTDIR' } });
});

it('goes on with the next write after one that failed', async () => {
  const folder = path.join(temporaryFolder(), 'data');
  await writeFile(folder, '');
  const store = createFileStore(folder);
  expect((await store.write('agenda', bytes('x'))).ok).toBe(false);
  await rm(folder);
  expect((await store.write('agenda', bytes('y'))).ok).toBe(true);
  expect(await store.read('agenda')).toEqual({ ok: true, value: bytes('y') });
});
