/** What a panel believes of a feed's manifest, and all that it refuses. */
import { sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Trust, verifyManifest } from '../../electron/updates/manifest.ts';
import { canonicalText, type Manifest } from '../../electron/updates/manifest-shape.ts';
import { currentKey, goodManifest, newTestKey, nextKey, signed, trust } from './signed-release.ts';

function verdict(bytes: Uint8Array, changes: Partial<Trust> = {}): string {
  const believed = verifyManifest(bytes, { ...trust, ...changes });
  return believed.ok ? 'believed' : believed.error.code;
}

const read = (bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString()) as Record<string, unknown>;
/** Changes the whole file after it was signed. */
const rewritten = (change: (whole: Record<string, unknown>) => unknown): Buffer =>
  Buffer.from(canonicalText(change(read(signed()))));
/** Signs something that is no good manifest. */
const signedAnyway = (changes: Record<string, unknown>): Buffer => {
  const manifest = { ...goodManifest, ...changes };
  const text = `motespanel release 1\n${canonicalText(manifest)}`;
  const signature = sign(null, Buffer.from(text), currentKey.privateKey).toString('base64');
  return Buffer.from(
    canonicalText({ algorithm: 'ed25519', key: currentKey.publicKey.name, manifest, signature }),
  );
};
const withFile = (changes: Record<string, unknown>): Buffer =>
  signedAnyway({ files: [{ ...goodManifest.files[0], ...changes }] });

describe('a manifest', () => {
  it('is believed when the current or the next key signed it', () => {
    expect(verdict(signed())).toBe('believed');
    expect(verdict(signed({}, nextKey.privateKey))).toBe('believed');
    expect(verdict(signed({}, nextKey.privateKey), { keys: { ...trust.keys, next: null } })).toBe(
      'unknownKey',
    );
  });

  it('says what was signed, with its times as instants', () => {
    const believed = verifyManifest(signed({ deadlineAt: '2026-12-01T00:00:00Z' }), trust);
    expect(believed.ok && believed.value.release).toEqual({
      number: 7,
      version: '1.1.0',
      channel: 'stable',
      releasedAt: Date.parse('2026-11-20T08:00:00Z'),
      signedAt: Date.parse('2026-11-23T08:00:00Z'),
      expiresAt: Date.parse('2026-12-20T08:00:00Z'),
      minimumVersion: null,
      deadlineAt: Date.parse('2026-12-01T00:00:00Z'),
      rollout: [100],
      isHalted: false,
      blocked: [],
      files: goodManifest.files,
    });
  });

  it('is refused when a stranger signed it, also under the name of a known key', () => {
    const stranger = newTestKey();
    expect(verdict(signed({}, stranger.privateKey))).toBe('unknownKey');
    const posing = canonicalText({
      ...read(signed({}, stranger.privateKey)),
      key: currentKey.publicKey.name,
    });
    expect(verdict(Buffer.from(posing))).toBe('badSignature');
  });

  it('is refused when the signature is of something else, or none', () => {
    const bare = sign(null, Buffer.from(canonicalText(goodManifest)), currentKey.privateKey);
    expect(verdict(rewritten((whole) => ({ ...whole, signature: bare.toString('base64') })))).toBe(
      'badSignature',
    );
    expect(verdict(rewritten((whole) => ({ ...whole, signature: '' })))).toBe('badSignature');
  });

  it.each(['none', 'Ed25519', 'hmac', 'rsa'])('is refused with the algorithm "%s"', (algorithm) => {
    expect(verdict(rewritten((whole) => ({ ...whole, algorithm })))).toBe('unknownAlgorithm');
  });

  it.each<[keyof Manifest, unknown]>([
    ['version', '9.9.9'],
    ['number', 8],
    ['expiresAt', '2026-12-24T08:00:00Z'],
    ['minimumVersion', '1.1.0'],
    ['deadlineAt', '2026-11-24T08:00:00Z'],
    ['rollout', [0]],
    ['isHalted', true],
    ['blocked', ['1.0.0']],
    ['files', [{ ...goodManifest.files[0], bytes: 1 }]],
  ])('is refused when its %s was changed after the signing', (field, value) => {
    const bytes = rewritten((whole) => ({ ...whole, manifest: { ...goodManifest, [field]: value } }));
    expect(verdict(bytes)).toBe('badSignature');
  });

  it('is refused when it is written in another way: duplicate keys, spaces, another order, a mark in front', () => {
    const text = signed().toString();
    expect(verdict(Buffer.from(text.replace('"isHalted":false', '"isHalted":true,"isHalted":false')))).toBe(
      'notCanonical',
    );
    expect(verdict(Buffer.from(`${text}\n`))).toBe('notCanonical');
    expect(verdict(Buffer.from(text.replace('stable', '\\u0073table')))).toBe('notCanonical');
    expect(verdict(Buffer.from(JSON.stringify({ manifest: null, ...read(signed()) })))).toBe('notCanonical');
    expect(verdict(Buffer.from(`\uFEFF${text}`))).toBe('malformed');
  });

  it.each([
    ['a sign-in page', Buffer.from('<!doctype html><title>Log in</title>')],
    ['nothing', Buffer.alloc(0)],
    ['half of it', signed().subarray(0, 300)],
    ['null', Buffer.from('null')],
    ['a list', Buffer.from('[]')],
    ['a deep nest', Buffer.from('['.repeat(30_000) + ']'.repeat(30_000))],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x7b])],
    ['one more field', rewritten((whole) => ({ ...whole, extra: 1 }))],
    ['one more field inside', signedAnyway({ extra: 1 })],
    ['a field less', signedAnyway({ blocked: undefined })],
    ['another format', signedAnyway({ format: 2 })],
    ['a fraction for a number', signedAnyway({ number: 1.5 })],
    ['a version with build metadata', signedAnyway({ version: '1.1.0+evil' })],
    ['a version that is a path', signedAnyway({ version: '../1.1.0' })],
    ['a time that does not exist', signedAnyway({ releasedAt: '2026-13-40T08:00:00Z' })],
    ['a minimum above the version', signedAnyway({ minimumVersion: '2.0.0' })],
    ['years of validity', signedAnyway({ expiresAt: '2036-11-24T08:00:00Z' })],
    ['an expiry before its signing', signedAnyway({ expiresAt: '2026-11-22T08:00:00Z' })],
    ['no files', signedAnyway({ files: [] })],
    ['a platform nobody knows', withFile({ platform: 'beos' })],
    ['a hash of another kind', withFile({ sha512: 'a'.repeat(40) })],
    ['a file of no bytes', withFile({ bytes: 0 })],
    ['a file of more than 1 GiB', withFile({ bytes: 1024 ** 3 + 1 })],
    [
      'two files whose names differ by case',
      signedAnyway({
        files: [goodManifest.files[0], { ...goodManifest.files[0], name: 'MOTESPANEL-1.1.0.APPIMAGE' }],
      }),
    ],
  ])('is refused when it is %s', (_what, bytes) => {
    expect(verdict(bytes)).toBe('malformed');
  });

  it.each([
    '../evil',
    '..',
    '.hidden',
    '/etc/passwd',
    'C:\\evil.exe',
    'a/b',
    'a\\b',
    'a..b',
    'con',
    'NUL.exe',
    'com1.txt',
    'trailing.',
    'trailing ',
    'stream:name',
    'new\nline',
    'zero\0byte',
    'å.exe',
    '%2e%2e',
    '',
    'a'.repeat(101),
  ])('is refused when it names a file %j, even signed', (name) => {
    expect(verdict(withFile({ name }))).toBe('malformed');
  });

  it('is refused beyond 64 KiB before anything looks at it', () => {
    expect(verdict(Buffer.alloc(64 * 1024 + 1, ' '))).toBe('tooLarge');
    expect(verdict(Buffer.alloc(64 * 1024, ' '))).toBe('malformed');
  });

  it('is refused from the moment it expires', () => {
    const expiresAt = Date.parse(goodManifest.expiresAt);
    expect(verdict(signed(), { now: expiresAt - 1 })).toBe('believed');
    expect(verdict(signed(), { now: expiresAt })).toBe('expired');
  });

  it('is refused when a newer one was seen, or another under the same number', () => {
    const seven = verifyManifest(signed(), trust);
    const seen = seven.ok ? seven.value.seen : null;
    expect(seen?.number).toBe(7);
    expect(verdict(signed(), { seen })).toBe('believed');
    expect(verdict(signed({ isHalted: true }), { seen })).toBe('replayed');
    expect(verdict(signed({ number: 6, version: '1.2.0' }), { seen })).toBe('replayed');
    expect(verdict(signed({ number: 8 }), { seen })).toBe('believed');
  });

  it('is refused on another channel, and with nothing for this machine', () => {
    expect(verdict(signed({ channel: 'beta' }))).toBe('wrongChannel');
    expect(verdict(signed(), { platform: 'win32-x64' })).toBe('wrongPlatform');
  });

  it('never leads back to an older version, unless it says that the running one must not run', () => {
    expect(verdict(signed(), { running: '1.1.0' })).toBe('believed');
    expect(verdict(signed(), { running: '1.1.1-rc.1' })).toBe('downgrade');
    expect(verdict(signed({ blocked: ['1.2.0'] }), { running: '1.2.0' })).toBe('believed');
    expect(verdict(signed({ blocked: ['1.2.0'] }), { running: '1.3.0' })).toBe('downgrade');
  });

  it('is refused with any byte changed, removed or added, and never throws', () => {
    const good = signed();
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.uint8Array({ maxLength: 3 }), fc.nat(3), (at, put, removed) => {
        const changed = Buffer.concat([good.subarray(0, at), put, good.subarray(at + removed)]);
        expect(verdict(changed) === 'believed').toBe(changed.equals(good));
      }),
      { numRuns: 2_000 },
    );
  });

  it('never throws at any JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(verdict(Buffer.from(text))).toBe('malformed');
      }),
    );
  });
});

describe('canonical text', () => {
  it('is the same whatever the order of the keys, and reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalText(value);
        expect(canonicalText(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(canonicalText({ b: 1, a: [{ d: 1, c: null }] })).toBe('{"a":[{"c":null,"d":1}],"b":1}');
  });
});
