/** The feed client against an honest server on a bad day: broken connections, restarts, full disks, changed files. */
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFeed, verifyFile } from '../../electron/updates/index.ts';
import { type FeedBench, firstFile, manifestPath, packagePath, startFeedBench } from './feed-bench.ts';
import { goodManifest, packageBytes, packageName, sha512Of, signed, trust } from './signed-release.ts';
import type { Misbehave } from './static-server.ts';

let bench: FeedBench;
beforeEach(async () => {
  bench = await startFeedBench();
});
afterEach(() => bench.stop());

const mebibyte = 1024 * 1024;
const file = goodManifest.files[0]!;
const partName = `${Buffer.from(file.sha512, 'base64').toString('hex').slice(0, 32)}.part`;
const ranges = () => bench.server.asked.filter((one) => one.path === packagePath).map(({ range }) => range);

/** Breaks every answer of the file off after so many bytes of it. */
const breaksAfter =
  (bytes: number): Misbehave =>
  (response, asked, content) => {
    if (asked.path !== packagePath || content === undefined) return false;
    const from = Number(/\d+/.exec(asked.range ?? '0')![0]);
    if (content.length - from <= bytes) return false;
    const range = `bytes ${from}-${content.length - 1}/${content.length}`;
    response.writeHead(from === 0 ? 200 : 206, {
      'content-length': content.length - from,
      ...(from === 0 ? {} : { 'content-range': range }),
    });
    response.write(content.subarray(from, from + bytes), () => response.destroy());
    return true;
  };

describe('an address of a feed', () => {
  const codeOf = (address: string): string => {
    const { clock, store, folder } = bench;
    const feed = createFeed({ address, trust, clock, store, folder });
    return feed.ok ? 'taken' : feed.error.code;
  };

  it.each([
    ['https://updates.example.se/panel/', 'taken'],
    ['http://127.0.0.1:8080', 'taken'],
    ['http://[::1]:8080/feed', 'taken'],
    ['http://localhost/feed', 'taken'],
    ['http://updates.example.se', 'insecure'],
    ['http://127.0.0.1.example.se', 'insecure'],
    ['file:///srv/feed', 'insecure'],
    ['ftp://127.0.0.1', 'insecure'],
    ['https://user:secret@updates.example.se', 'malformed'],
    ['https://updates.example.se/?a=b', 'malformed'],
    ['https://updates.example.se/#a', 'malformed'],
    ['updates', 'malformed'],
  ])('%s is %s', (address, verdict) => {
    expect(codeOf(address)).toBe(verdict);
  });
});

describe('checking', () => {
  it('gives the release and the time of the server', async () => {
    const { release, serverNow } = await bench.client().check(bench.end.signal);
    expect(release.ok && release.value.version).toBe('1.1.0');
    expect(serverNow).toBeGreaterThan(0);
    expect(bench.clock.pending()).toBe(0);
  });

  it('believes no older manifest after a restart', async () => {
    await bench.client().check(bench.end.signal);
    bench.server.files.set(manifestPath, signed({ number: 6 }));
    const { release } = await bench.client().check(bench.end.signal);
    expect(release).toMatchObject({ ok: false, error: { code: 'replayed' } });
  });

  it('remembers nothing of what it refused', async () => {
    bench.server.files.set(manifestPath, signed({ number: 9, channel: 'beta' }));
    await bench.client().check(bench.end.signal);
    expect([...bench.store.files.keys()]).toEqual([]);
    bench.server.files.set(manifestPath, signed());
    expect((await bench.client().check(bench.end.signal)).release.ok).toBe(true);
  });

  it('believes nothing that it cannot remember', async () => {
    bench.store.setBroken(true);
    const { release } = await bench.client().check(bench.end.signal);
    expect(release).toMatchObject({ ok: false, error: { code: 'disk' } });
  });

  it('begins anew with a memory that is damaged', async () => {
    for (const damaged of ['{"number":', '{"number":99}']) {
      await bench.store.write('update-feed.json', Buffer.from(damaged));
      expect((await bench.client().check(bench.end.signal)).release.ok).toBe(true);
    }
  });

  it('is unreachable where nobody is', async () => {
    await bench.server.stop();
    const { release, serverNow } = await bench.client().check(bench.end.signal);
    expect(release).toMatchObject({ ok: false, error: { code: 'unreachable' } });
    expect(serverNow).toBeNull();
  });
});

describe('downloading', () => {
  const whole = () => path.join(bench.folder, packageName);

  it('leaves the verified file under its name, readable by the panel alone, and fetches it once', async () => {
    expect(await bench.update(bench.client())).toEqual({ ok: true, value: whole() });
    expect((await readFile(whole())).equals(packageBytes)).toBe(true);
    expect((await stat(whole())).mode & 0o777).toBe(0o600);
    expect((await bench.update(bench.client())).ok).toBe(true);
    expect(ranges()).toEqual([null]);
    expect(await bench.filesLeft()).toEqual([packageName]);
  });

  it('goes on where a connection broke, as often as it brings something', async () => {
    bench.server.setMisbehave(breaksAfter(1.25 * mebibyte));
    expect((await bench.update(bench.client())).ok).toBe(true);
    const [first, ...others] = ranges();
    expect(first).toBeNull();
    const starts = others.map((range) => Number(/^bytes=(\d+)-$/.exec(range!)![1]));
    expect(starts.length).toBeGreaterThanOrEqual(2);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });

  it('begins anew with a server that knows no ranges', async () => {
    let broken = 0;
    bench.server.setKnowsRanges(false);
    bench.server.setMisbehave((response, asked, content) => {
      if (asked.path !== packagePath || broken > 0) return false;
      broken += 1;
      response.writeHead(200, { 'content-length': content!.length });
      response.write(content!.subarray(0, mebibyte), () => response.destroy());
      return true;
    });
    expect((await bench.update(bench.client())).ok).toBe(true);
    expect((await readFile(whole())).equals(packageBytes)).toBe(true);
    expect(ranges()).toHaveLength(2);
  });

  it('keeps the part when the program ends, and goes on from it after a restart', async () => {
    bench.server.setMisbehave((response, asked, content) => {
      if (asked.path !== packagePath) return false;
      response.writeHead(200, { 'content-length': content!.length });
      response.write(content!.subarray(0, 2 * mebibyte));
      return true;
    });
    const client = bench.client();
    const { release } = await client.check(bench.end.signal);
    if (!release.ok) throw new Error(release.error.code);
    const program = new AbortController();
    const work = client.download(release.value, firstFile(release.value), program.signal);
    const part = path.join(bench.folder, partName);
    const partBytes = async (): Promise<number> => (await stat(part).catch(() => null))?.size ?? 0;
    while ((await partBytes()) < 2 * mebibyte);
    program.abort();
    expect(await work).toMatchObject({ ok: false, error: { code: 'unreachable' } });
    expect(await bench.filesLeft()).toEqual([partName]);

    bench.server.setMisbehave(null);
    expect((await bench.update(bench.client())).ok).toBe(true);
    expect(ranges().at(-1)).toBe(`bytes=${2 * mebibyte}-`);
    expect(await bench.filesLeft()).toEqual([packageName]);
  });

  it.each([
    ['longer than the file', Buffer.alloc(packageBytes.length + 1)],
    ['complete', packageBytes],
  ])('makes the best of a part that is %s', async (_what, content) => {
    await mkdir(bench.folder, { recursive: true });
    await writeFile(path.join(bench.folder, partName), content);
    expect((await bench.update(bench.client())).ok).toBe(true);
    expect((await readFile(whole())).equals(packageBytes)).toBe(true);
  });

  it('throws a damaged part away once it is known, and has the file the next time', async () => {
    await mkdir(bench.folder, { recursive: true });
    await writeFile(path.join(bench.folder, partName), Buffer.alloc(mebibyte));
    const client = bench.client();
    expect(await bench.update(client)).toMatchObject({ ok: false, error: { code: 'wrongHash' } });
    expect(await bench.filesLeft()).toEqual([]);
    expect((await bench.update(client)).ok).toBe(true);
  });

  it('removes parts of other releases, and replaces a file that was changed', async () => {
    await mkdir(bench.folder, { recursive: true });
    await writeFile(path.join(bench.folder, 'old.part'), 'old');
    await writeFile(whole(), Buffer.alloc(packageBytes.length));
    expect((await bench.update(bench.client())).ok).toBe(true);
    expect((await readFile(whole())).equals(packageBytes)).toBe(true);
    expect(await bench.filesLeft()).toEqual([packageName]);
  });

  it('writes through no link that lies in its way', async () => {
    await mkdir(bench.folder, { recursive: true });
    const precious = path.join(bench.folder, '..', 'precious');
    await writeFile(precious, 'precious');
    await symlink(precious, path.join(bench.folder, partName));
    expect(await bench.update(bench.client())).toMatchObject({
      ok: false,
      error: { code: 'disk', cause: 'ELOOP' },
    });
    expect(await readFile(precious, 'utf8')).toBe('precious');
    expect(await bench.filesLeft()).toEqual(['precious']);
  });

  it('says that the disk is the trouble where it cannot write', async () => {
    await writeFile(bench.folder, 'a file where the folder should be');
    expect(await bench.update(bench.client())).toMatchObject({ ok: false, error: { code: 'disk' } });
  });
});

describe('reading a file again', () => {
  it('finds what was changed after the download, in place or by another file', async () => {
    const got = await bench.update(bench.client());
    const name = got.ok ? got.value : '';
    expect(await verifyFile(name, file)).toEqual({ ok: true, value: null });
    const changed = Buffer.from(packageBytes);
    changed[17]! ^= 4;
    await writeFile(name, changed);
    expect(await verifyFile(name, file)).toMatchObject({ error: { code: 'wrongHash' } });
    await writeFile(name, changed.subarray(1));
    expect(await verifyFile(name, file)).toMatchObject({ error: { code: 'wrongSize' } });
  });

  it('takes neither a link, a folder, a pipe nor nothing for a file', async () => {
    const got = await bench.update(bench.client());
    const link = path.join(bench.folder, 'link');
    await symlink(got.ok ? got.value : '', link);
    const pipe = path.join(bench.folder, 'pipe');
    execFileSync('sh', ['-c', 'mkfifo "$0"', pipe]);
    for (const name of [link, bench.folder, pipe, path.join(bench.folder, 'absent')]) {
      expect(await verifyFile(name, file)).toMatchObject({ error: { code: 'notAFile' } });
    }
  });

  it('hashes large files piece by piece as a whole', async () => {
    const name = path.join(bench.folder, '..', 'large');
    const content = Buffer.concat([packageBytes, packageBytes, Buffer.from('end')]);
    await writeFile(name, content);
    const expected = { bytes: content.length, sha512: sha512Of(content) };
    expect((await verifyFile(name, expected)).ok).toBe(true);
  });
});
