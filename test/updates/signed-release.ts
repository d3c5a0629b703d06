/** A good release for tests, signed with keys made once, and ways to spoil it. */
import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import { signManifest, type Trust } from '../../electron/updates/manifest.ts';
import type { Manifest } from '../../electron/updates/manifest-shape.ts';
import { makeKeyPair, readPublicKey } from '../../electron/updates/release-key.ts';

export interface TestKey {
  readonly privateKey: KeyObject;
  readonly publicKey: NonNullable<ReturnType<typeof readPublicKey>>;
}

export function newTestKey(): TestKey {
  const { privatePem, publicText } = makeKeyPair();
  return { privateKey: createPrivateKey(privatePem), publicKey: readPublicKey(publicText)! };
}

export const currentKey = newTestKey();
export const nextKey = newTestKey();

export const now = Date.parse('2026-11-24T08:00:00Z');

export const sha512Of = (content: Uint8Array): string =>
  createHash('sha512').update(content).digest('base64');

/** 3 MiB that do not repeat. */
export const packageBytes = Buffer.concat(
  Array.from({ length: 3 * 1024 * 16 }, (_, at) => createHash('sha512').update(String(at)).digest()),
);
export const packageName = 'Motespanel-1.1.0.AppImage';

export const goodManifest: Manifest = {
  format: 1,
  number: 7,
  version: '1.1.0',
  channel: 'stable',
  releasedAt: '2026-11-20T08:00:00Z',
  signedAt: '2026-11-23T08:00:00Z',
  expiresAt: '2026-12-20T08:00:00Z',
  minimumVersion: null,
  deadlineAt: null,
  rollout: [100],
  isHalted: false,
  blocked: [],
  files: [
    { platform: 'linux-x64', name: packageName, bytes: packageBytes.length, sha512: sha512Of(packageBytes) },
  ],
};

export const signed = (changes: Partial<Manifest> = {}, key: KeyObject = currentKey.privateKey): Buffer =>
  signManifest({ ...goodManifest, ...changes }, key);

export const trust: Trust = {
  keys: { current: currentKey.publicKey, next: nextKey.publicKey },
  channel: 'stable',
  platform: 'linux-x64',
  running: '1.0.0',
  seen: null,
  now,
};
