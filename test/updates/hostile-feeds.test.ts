/** Feeds that mean harm, each a real server on a real socket: none is believed, and none leaves a file. */
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FeedFaultCode } from '../../electron/ports/updates.ts';
import type { Trust } from '../../electron/updates/manifest.ts';
import { canonicalText, type Manifest } from '../../electron/updates/manifest-shape.ts';
import { type FeedBench, manifestPath, packagePath, startFeedBench } from './feed-bench.ts';
import { goodManifest, newTestKey, packageBytes, signed } from './signed-release.ts';
import type { Misbehave } from './static-server.ts';

let bench: FeedBench;
beforeEach(async () => {
  bench = await startFeedBench();
});
afterEach(() => bench.stop());

interface Hostile {
  /** Null: as it should be. */
  readonly manifest?: Buffer;
  readonly file?: Buffer;
  readonly misbehave?: Misbehave;
  readonly trust?: Partial<Trust>;
  /** What only a deadline ends. */
  readonly takesTime?: boolean;
}

const flipped = Buffer.from(packageBytes);
flipped[packageBytes.length - 1]! ^= 1;
const lie = Buffer.from('#!/bin/sh\nrm -rf /\n');
const anew = (changes: Partial<Manifest>): Hostile => ({ manifest: signed(changes) });
const edited = (from: string, to: string): Hostile => ({
  manifest: Buffer.from(signed().toString().replace(from, to)),
});
const at =
  (path: string, answer: Misbehave): Misbehave =>
  (response, asked, content) =>
    asked.path === path && answer(response, asked, content);
const forManifest = (answer: Misbehave): Hostile => ({ misbehave: at(manifestPath, answer) });
const forFile = (answer: Misbehave): Hostile => ({ misbehave: at(packagePath, answer) });
const say =
  (status: number, headers: Record<string, string | number>, body: Buffer | string = ''): Misbehave =>
  (response) => {
    response.writeHead(status, headers).end(body);
    return true;
  };
/** Sends without end, as fast as it is read. */
const endless =
  (status: number, headers: Record<string, string>): Misbehave =>
  (response) => {
    response.writeHead(status, headers);
    const more = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(64 * 1024, 'x')));
    };
    response.on('drain', more);
    more();
    return true;
  };
/** Sends a beginning and then one byte for each thing that happens, or nothing more at all. */
const beginning =
  (bytes: number): Misbehave =>
  (response, _asked, content) => {
    response.writeHead(200, { 'content-length': content!.length });
    response.write(content!.subarray(0, bytes));
    return true;
  };
const cutAfter =
  (bytes: number): Misbehave =>
  (response, _asked, content) => {
    response.writeHead(200, { 'content-length': content!.length });
    response.write(content!.subarray(0, bytes), () => response.destroy());
    return true;
  };
const silent: Misbehave = () => true;
const elsewhere = 'http://127.0.0.1:1/stolen';
/** The first time it breaks off, then the rest is asked for. */
const onResume =
  (answer: Misbehave): Misbehave =>
  (response, asked, content) =>
    asked.range === null
      ? cutAfter(2 * 1024 * 1024)(response, asked, content)
      : answer(response, asked, content);
const lastByte = packageBytes.length - 1;

const feeds: readonly (readonly [string, FeedFaultCode, Hostile])[] = [
  // Who signed it
  ['signed by a stranger', 'unknownKey', { manifest: signed({}, newTestKey().privateKey) }],
  ['signed by nobody', 'badSignature', edited('"signature":"', '"signature":"AAAA')],
  ['signed with no algorithm', 'unknownAlgorithm', edited('"ed25519"', '"none"')],
  ['with a higher version written in', 'badSignature', edited('"version":"1.1.0"', '"version":"9.1.0"')],
  [
    'with its halt taken out',
    'badSignature',
    {
      manifest: Buffer.from(
        signed({ isHalted: true }).toString().replace('"isHalted":true', '"isHalted":false'),
      ),
    },
  ],
  ['with a key twice', 'notCanonical', edited('"number":7', '"number":7,"number":7')],
  ['with a field of its own', 'malformed', edited('"number":7', '"number":7,"run":"sh"')],
  // What it says
  ['expired', 'expired', anew({ signedAt: '2026-10-01T00:00:00Z', expiresAt: '2026-11-24T07:59:59Z' })],
  ['replaying an older manifest', 'replayed', { trust: { seen: { number: 8, digest: 'a'.repeat(64) } } }],
  [
    'with another text under a known number',
    'replayed',
    { trust: { seen: { number: 7, digest: 'a'.repeat(64) } } },
  ],
  ['leading back to an older version', 'downgrade', { trust: { running: '1.2.0' } }],
  ['of another channel', 'wrongChannel', anew({ channel: 'beta' })],
  ['for another platform', 'wrongPlatform', { trust: { platform: 'win32-arm64' } }],
  ...['../../etc/cron.d/x', '..\\..\\x.exe', '/etc/passwd', 'a/../../b', 'NUL'].map(
    (name) =>
      [
        `naming a file ${name}`,
        'malformed' as const,
        {
          manifest: Buffer.from(
            signed().toString().replace(goodManifest.files[0]!.name, JSON.stringify(name).slice(1, -1)),
          ),
        },
      ] as const,
  ),
  ['announcing a file of 2 GiB', 'malformed', edited(`"bytes":${packageBytes.length}`, `"bytes":${2 ** 31}`)],
  // How the manifest comes
  ['with a sign-in page for a manifest', 'malformed', forManifest(say(200, {}, '<html>Log in</html>'))],
  ['with half a manifest', 'malformed', { manifest: signed().subarray(0, 200) }],
  ['with an endless manifest', 'tooLarge', forManifest(endless(200, {}))],
  [
    'with a manifest packed to burst',
    'encoded',
    forManifest(say(200, { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(50_000_000)))),
  ],
  ['with a manifest that trickles', 'timeout', { ...forManifest(beginning(20)), takesTime: true }],
  ['that takes the question and says nothing', 'timeout', { ...forManifest(silent), takesTime: true }],
  ['that sends elsewhere for the manifest', 'redirected', forManifest(say(302, { location: elsewhere }))],
  ['that sends to itself for ever', 'redirected', forManifest(say(307, { location: manifestPath }))],
  ['that hangs up', 'unreachable', forManifest((response) => response.destroy() === response)],
  [
    'with endless headers',
    'unreachable',
    forManifest((response) => {
      response.socket?.write(`HTTP/1.1 200 OK\r\n${`x: ${'y'.repeat(1000)}\r\n`.repeat(100)}`);
      return true;
    }),
  ],
  // How the file comes
  ['with one bit of the file changed', 'wrongHash', { file: flipped }],
  ['with another program of another size', 'wrongSize', { file: lie }],
  [
    'with another program that does not say its size',
    'unreachable',
    forFile((response) => response.writeHead(200, { 'transfer-encoding': 'chunked' }).end(lie) === response),
  ],
  ['with a longer file', 'tooLarge', { file: Buffer.concat([packageBytes, lie]) }],
  ['with an endless file', 'tooLarge', forFile(endless(200, {}))],
  ['with a file that trickles', 'stalled', { ...forFile(beginning(1)), takesTime: true }],
  ['with a file that stops half way', 'stalled', { ...forFile(beginning(1_000_000)), takesTime: true }],
  ['that accepts and sends no file', 'stalled', { ...forFile(silent), takesTime: true }],
  ['that hangs up in every file', 'unreachable', forFile(cutAfter(700_000))],
  ['that sends elsewhere for the file', 'redirected', forFile(say(301, { location: elsewhere }))],
  [
    'with a packed file',
    'encoded',
    forFile(say(200, { 'content-encoding': 'gzip' }, gzipSync(packageBytes))),
  ],
  ['without the file', 'status', forFile(say(404, {}))],
  ['that fails over the file', 'status', forFile(say(500, {}, 'sorry'))],
  [
    'with a part that nobody asked for',
    'wrongRange',
    forFile(say(206, { 'content-range': `bytes 0-${lastByte}/${packageBytes.length}` }, packageBytes)),
  ],
  [
    'with another part than was asked for',
    'wrongRange',
    forFile(onResume(say(206, { 'content-range': `bytes 0-9/${packageBytes.length}` }, 'x'.repeat(10)))),
  ],
  [
    'with another ending than the beginning',
    'wrongHash',
    forFile(
      onResume((response, asked) => {
        const from = Number(/\d+/.exec(asked.range!)![0]);
        const range = `bytes ${from}-${lastByte}/${packageBytes.length}`;
        response
          .writeHead(206, { 'content-range': range })
          .end(Buffer.alloc(packageBytes.length - from, 'x'));
        return true;
      }),
    ),
  ],
  ['that finds the rest unsatisfiable', 'status', forFile(onResume(say(416, {})))],
];

describe('a hostile feed', () => {
  it('comes in forty ways and more', () => {
    expect(new Set(feeds.map(([what]) => what)).size).toBeGreaterThanOrEqual(40);
  });

  it.each(feeds)('%s is refused (%s) and leaves no file', async (_what, code, hostile) => {
    const { server, store, client, update, filesLeft } = bench;
    if (hostile.manifest !== undefined) server.files.set(manifestPath, hostile.manifest);
    if (hostile.file !== undefined) server.files.set(packagePath, hostile.file);
    server.setMisbehave(hostile.misbehave ?? null);
    const { seen = null, ...trust } = hostile.trust ?? {};
    if (seen !== null) {
      await store.write('update-feed.json', Buffer.from(JSON.stringify(seen)));
    }
    const work = update(client(trust));
    const outcome = await (hostile.takesTime === true ? bench.whileTimePasses(work) : work);
    expect(outcome).toMatchObject({ ok: false, error: { code } });
    expect(await filesLeft()).toEqual([]);
    expect(bench.clock.pending()).toBe(0);
  });

  it('is none when it does all this right', async () => {
    expect(canonicalText(JSON.parse(signed().toString()))).toBe(signed().toString());
    expect((await bench.update(bench.client())).ok).toBe(true);
  });
});
