/**
 * Whether a manifest is to be believed. Shape, canonical text and signature first, then what only this panel can
 * judge: its channel, its platform, the time, and what it has seen and runs already. Never throws, whatever the bytes.
 */
import { createHash, type KeyObject, sign, verify } from 'node:crypto';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/time.ts';
import type { FeedFault, FeedFaultCode, Platform, Release } from '../ports/updates.ts';
import {
  algorithm,
  canonicalText,
  type Manifest,
  mostManifestBytes,
  releaseOf,
  signedBytes,
  signedShape,
} from './manifest-shape.ts';
import { type PublicReleaseKey, publicTextOf, readPublicKey } from './release-key.ts';
import { compareVersions } from './version.ts';

/** The newest manifest that was believed here; outlives restarts. */
export interface SeenManifest {
  readonly number: number;
  /** sha256 of its bytes, in hex. */
  readonly digest: string;
}

export interface Trust {
  readonly keys: { readonly current: PublicReleaseKey; readonly next: PublicReleaseKey | null };
  readonly channel: string;
  readonly platform: Platform;
  readonly running: string;
  readonly seen: SeenManifest | null;
  readonly now: Instant;
}

export interface BelievedManifest {
  readonly release: Release;
  readonly seen: SeenManifest;
}

const fault = (code: FeedFaultCode, cause: string | null = null): Result<never, FeedFault> =>
  err({ code, cause });

export function verifyManifest(bytes: Uint8Array, trust: Trust): Result<BelievedManifest, FeedFault> {
  const signed = verifySignature(bytes, trust.keys);
  if (!signed.ok) return signed;
  const release = releaseOf(signed.value);
  const seen = { number: release.number, digest: createHash('sha256').update(bytes).digest('hex') };
  const doubt = doubtOf(release, seen, trust);
  return doubt === null ? ok({ release, seen }) : fault(doubt);
}

function verifySignature(bytes: Uint8Array, { current, next }: Trust['keys']): Result<Manifest, FeedFault> {
  if (bytes.length > mostManifestBytes) return fault('tooLarge');
  const read = signedShape.safeParse(parse(bytes));
  if (!read.success) {
    const { path, message } = read.error.issues[0] ?? { path: [], message: 'not a manifest' };
    return fault('malformed', `${path.join('.')}: ${message}`.slice(0, 200));
  }
  const { data } = read;
  // Whatever JSON lets one write in two ways is refused, duplicate keys among it.
  if (!Buffer.from(canonicalText(data)).equals(bytes)) return fault('notCanonical');
  if (data.algorithm !== algorithm) return fault('unknownAlgorithm');
  const signer = [current, next].find((key) => key?.name === data.key) ?? null;
  if (signer === null) return fault('unknownKey');
  const signature = Buffer.from(data.signature, 'base64');
  // Base64 forgives much: another text for the same signature would be another manifest to those who remember bytes.
  if (signature.toString('base64') !== data.signature) return fault('badSignature');
  const isSigned = verify(null, signedBytes(data.manifest), signer.key, signature);
  return isSigned ? ok(data.manifest) : fault('badSignature');
}

/** Undefined for what is not JSON. */
function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    // A sign-in page of some network, or half a file.
    return undefined;
  }
}

function doubtOf(release: Release, seen: SeenManifest, trust: Trust): FeedFaultCode | null {
  if (release.channel !== trust.channel) return 'wrongChannel';
  if (trust.seen !== null) {
    if (seen.number < trust.seen.number) return 'replayed';
    if (seen.number === trust.seen.number && seen.digest !== trust.seen.digest) return 'replayed';
  }
  if (trust.now >= release.expiresAt) return 'expired';
  if (!release.files.some(({ platform }) => platform === trust.platform)) return 'wrongPlatform';
  const isOlder = compareVersions(release.version, trust.running) < 0;
  // Going back is an order of its own: it names the version that must not run.
  return isOlder && !release.blocked.includes(trust.running) ? 'downgrade' : null;
}

/** The bytes of the file to publish. */
export function signManifest(manifest: Manifest, privateKey: KeyObject): Buffer {
  const publicKey = readPublicKey(publicTextOf(privateKey));
  if (publicKey === null) throw new Error('not an Ed25519 key');
  const signature = sign(null, signedBytes(manifest), privateKey).toString('base64');
  return Buffer.from(canonicalText({ algorithm, key: publicKey.name, manifest, signature }));
}
