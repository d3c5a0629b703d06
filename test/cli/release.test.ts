/** From a key and a package to a feed on a web server and back through a panel's own eyes. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readArguments } from '../../electron/cli/arguments.ts';
import { release, type ReleaseOutcome } from '../../electron/cli/release.ts';
import { createFeed, readPublicKey } from '../../electron/updates/index.ts';
import { createFakeClock } from '../fakes/fake-clock.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';

const now = Date.parse('2026-11-24T08:00:00Z');
const hasNginx = existsSync('/usr/sbin/nginx');
let folder: string;
let publicText: string;
const within = (...parts: string[]): string => path.join(folder, ...parts);

async function run(line: string, at = now): Promise<ReleaseOutcome> {
  const command = readArguments(line.trim().replaceAll('@', `${folder}/`).split(' '));
  if (!command.ok) throw new Error(command.error);
  if (command.value.kind !== 'release' && command.value.kind !== 'releaseKeys')
    throw new Error('not a release');
  return release(command.value, at);
}
const publish = (rest: string, at = now) =>
  run(`release --folder @feed --channel stable --key @key.pem ${rest}`, at);

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'motespanel-release-'));
  const { lines } = await run('release keys --key @key.pem');
  publicText = lines[0]!.replace('public key: ', '');
  for (const version of ['1.0.0', '1.1.0']) {
    await mkdir(within('built', version), { recursive: true });
    await writeFile(within('built', version, 'panel.AppImage'), `program ${version} `.repeat(200_000));
  }
});
afterEach(() => rm(folder, { recursive: true }));

/** Serves the feed with nginx as Debian ships it; what nothing but a port and a folder tells it. */
async function serveWithNginx(): Promise<{ address: string; stop: () => void }> {
  const probe = createSocketServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${within('temp')};`,
  );
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const config = `${user} worker_processes 1; pid ${within('pid')}; error_log ${within('error.log')}; events {}
    http { access_log off; ${temporary.join(' ')}
      server { listen 127.0.0.1:${port}; root ${within('feed')}; } }`;
  await writeFile(within('nginx.conf'), config);
  const nginx = (...args: string[]) =>
    execFileSync('/usr/sbin/nginx', [
      '-p',
      folder,
      '-e',
      within('error.log'),
      '-c',
      within('nginx.conf'),
      ...args,
    ]);
  // Returns when it listens.
  nginx();
  return { address: `http://127.0.0.1:${port}`, stop: () => void nginx('-s', 'stop') };
}

async function serveWithNode(): Promise<{ address: string; stop: () => void }> {
  const server = createServer((request, response) => {
    readFile(within('feed', request.url ?? '')).then(
      (content) => response.end(content),
      () => response.writeHead(404).end(),
    );
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function panelAt(address: string, running: string, at = now) {
  const feed = createFeed({
    address,
    trust: {
      keys: { current: readPublicKey(publicText)!, next: null },
      channel: 'stable',
      platform: 'linux-x64',
      running,
    },
    clock: createFakeClock(at),
    store: createMemoryStore(),
    folder: within('panel'),
  });
  if (!feed.ok) throw new Error(feed.error.code);
  return feed.value;
}

const { signal } = new AbortController();

describe('a published release', () => {
  const servers = [['a plain server of files', serveWithNode] as const];
  it.each(hasNginx ? [...servers, ['nginx', serveWithNginx] as const] : servers)(
    'is found, fetched and verified by a panel through %s, also from half a file on',
    async (_what, serve) => {
      const outcome = await publish(
        '--version 1.1.0 --file linux-x64=@built/1.1.0/panel.AppImage --rollout 5,50',
      );
      expect(outcome.exitCode).toBe(0);
      const { address, stop } = await serve();
      try {
        const panel = panelAt(address, '1.0.0');
        const { release: found } = await panel.check(signal);
        if (!found.ok) throw new Error(found.error.code);
        expect(found.value).toMatchObject({ number: 1, version: '1.1.0', rollout: [5, 50], isHalted: false });
        const file = found.value.files[0]!;
        const built = await readFile(within('built/1.1.0/panel.AppImage'));
        const part = `${Buffer.from(file.sha512, 'base64').toString('hex').slice(0, 32)}.part`;
        await mkdir(within('panel'));
        await writeFile(within('panel', part), built.subarray(0, 1_000_000));
        const got = await panel.download(found.value, file, signal);
        if (!got.ok) throw new Error(got.error.code);
        expect((await readFile(got.value)).equals(built)).toBe(true);
      } finally {
        stop();
      }
    },
  );
});

describe('motespanel release', () => {
  const read = async () => {
    const whole = JSON.parse(await readFile(within('feed/stable/panel-release.json'), 'utf8')) as {
      manifest: Record<string, unknown>;
    };
    return whole.manifest;
  };
  const first = () => publish('--version 1.0.0 --file linux-x64=@built/1.0.0/panel.AppImage');
  const second = (rest = '') =>
    publish(`--version 1.1.0 --file linux-x64=@built/1.1.0/panel.AppImage ${rest}`);

  it('makes a key that only its owner reads, and never overwrites one', async () => {
    expect((await stat(within('key.pem'))).mode & 0o777).toBe(0o600);
    const before = await readFile(within('key.pem'), 'utf8');
    const again = await run('release keys --key @key.pem');
    expect(again.exitCode).toBe(1);
    expect(again.lines[0]).toContain('EEXIST');
    expect(await readFile(within('key.pem'), 'utf8')).toBe(before);
  });

  it('prints what it published and the public key, not the private one', async () => {
    const { lines } = await first();
    expect(lines.join('\n')).toContain('number 1, 1.0.0, expires 2026-12-24T08:00:00Z');
    expect(lines.join('\n')).toContain('panel.AppImage');
    expect(lines.at(-1)).toBe(`signed with ${publicText}`);
  });

  it('keeps older versions, counts up, and leaves nothing half done', async () => {
    await first();
    await second();
    expect((await read())['number']).toBe(2);
    const names = await readdir(within('feed'), { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile()).map((one) => path.join(one.parentPath, one.name));
    expect(files.map((name) => path.relative(folder, name)).sort()).toEqual([
      'feed/stable/1.0.0/panel.AppImage',
      'feed/stable/1.1.0/panel.AppImage',
      'feed/stable/panel-release.json',
    ]);
    expect((await stat(files[0]!)).mode & 0o044).toBe(0o044);
  });

  it('signs what is published anew to halt it, with the same files and time of release', async () => {
    await first();
    const { exitCode } = await publish('--version 1.0.0 --halt --days 7', now + 3_600_000);
    expect(exitCode).toBe(0);
    expect(await read()).toMatchObject({
      number: 2,
      isHalted: true,
      releasedAt: '2026-11-24T08:00:00Z',
      signedAt: '2026-11-24T09:00:00Z',
      expiresAt: '2026-12-01T09:00:00Z',
      files: [{ platform: 'linux-x64', name: 'panel.AppImage' }],
    });
  });

  it('never forgets what is blocked or the minimum', async () => {
    await first();
    await publish('--version 1.0.0 --block 0.8.0 --minimum 0.9.0');
    await second('--block 1.0.0 --deadline 2026-12-01T00:00:00Z');
    expect(await read()).toMatchObject({
      blocked: ['0.8.0', '1.0.0'],
      minimumVersion: '0.9.0',
      deadlineAt: '2026-12-01T00:00:00Z',
    });
  });

  it('refuses other contents under a published version', async () => {
    await first();
    await writeFile(within('built/1.0.0/panel.AppImage'), 'another program');
    const { exitCode, lines } = await first();
    expect(exitCode).toBe(1);
    expect(lines[0]).toContain('A version never changes');
    expect((await read())['number']).toBe(1);
  });

  it.each([
    ['--version 1.0 --file linux-x64=@built/1.0.0/panel.AppImage', 'is no version'],
    ['--version ../1.0.0', 'is no version'],
    ['--version 1.0.0', 'No file was given'],
    ['--version 1.0.0 --file linux-x64=@absent', 'ENOENT'],
    [
      '--version 1.0.0 --minimum 2.0.0 --file linux-x64=@built/1.0.0/panel.AppImage',
      'not older than the minimum',
    ],
    ['--version 1.0.0 --days 99 --file linux-x64=@built/1.0.0/panel.AppImage', 'within 90 days'],
    ['--version 1.0.0 --rollout 101 --file linux-x64=@built/1.0.0/panel.AppImage', 'rollout'],
    ['--version 1.0.0 --deadline tomorrow --file linux-x64=@built/1.0.0/panel.AppImage', 'deadlineAt'],
  ])('refuses %s with a sentence, and publishes nothing', async (rest, sentence) => {
    const { exitCode, lines } = await publish(rest);
    expect(exitCode).toBe(1);
    expect(lines[0]).toContain(sentence);
    expect(existsSync(within('feed/stable/panel-release.json'))).toBe(false);
  });

  it('refuses a channel that is a path, a missing key, another file for a key, and a spoilt manifest', async () => {
    const upwards = await run('release --folder @feed --channel ../x --key @key.pem --version 1.0.0');
    expect(upwards.lines[0]).toContain('is no channel');
    const absent = await run('release --folder @feed --channel stable --key @absent --version 1.0.0');
    expect(absent.lines[0]).toContain('The key cannot be read');
    await writeFile(within('not-a-key'), publicText);
    const other = await run('release --folder @feed --channel stable --key @not-a-key --version 1.0.0');
    expect(other.lines[0]).toContain('holds no private key');
    await first();
    await writeFile(within('feed/stable/panel-release.json'), '{}');
    expect((await second()).lines[0]).toContain('without its number');
  });

  it.each([
    ['release', '--key says'],
    ['release keys', '--key says'],
    ['release --key k', 'needs --folder'],
    ['release now --key k', 'There is no command "release now"'],
    ['release --loud', 'Unknown option'],
    ['release --key k --folder f --version 1.0.0 --channel c --file beos=x', '--file takes'],
    ['release --key k --folder f --version 1.0.0 --channel c --file linux-x64=', '--file takes'],
    ['release --key k --folder f --version 1.0.0 --channel c --rollout half', '--rollout takes'],
    ['release --key k --folder f --version 1.0.0 --channel c --days 1,2', '--days takes'],
  ])('does not understand "%s" and says why', (line, sentence) => {
    const read = readArguments(line.split(' '));
    expect(read.ok ? '' : read.error).toContain(sentence);
  });

  it('is told of in the help', () => {
    expect(readArguments(['release', '--help'])).toEqual({ ok: true, value: { kind: 'help' } });
  });
});
