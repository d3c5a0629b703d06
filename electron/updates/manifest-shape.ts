/**
 * The one form a feed's manifest can have, and its canonical text: keys in order, no spaces. Whoever signs and whoever
 * verifies build the same bytes from here. Decides nothing about trust.
 */
import { z } from 'zod';
import type { Release } from '../ports/updates.ts';
import { compareVersions, isVersion } from './version.ts';

export const manifestName = 'panel-release.json';
export const algorithm = 'ed25519';
/** A manifest with every list full is smaller. */
export const mostManifestBytes = 64 * 1024;
export const mostFileBytes = 1024 ** 3;
/** A stolen old signature must not serve for years. */
export const longestValidityDays = 90;

const version = z.string().refine(isVersion, 'a version such as 1.2.3');

/** Names a folder of the feed, so nothing but plain words. */
export const channelShape = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'a channel such as stable');

const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'a time such as 2026-11-24T08:00:00Z')
  .refine((text) => !Number.isNaN(Date.parse(text)), 'a time that exists');

/** Names that Windows opens as devices, whatever follows the dot. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Becomes part of a path on every system: no folders, no dots in front or at the end, no devices. */
const fileName = z
  .string()
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?$/, 'a plain file name')
  .refine((name) => !name.includes('..') && !deviceName.test(name), 'a plain file name');

export const platformShape = z.enum(['linux-arm64', 'linux-x64', 'win32-arm64', 'win32-x64']);

const file = z.strictObject({
  platform: platformShape,
  name: fileName,
  bytes: z.int().min(1).max(mostFileBytes),
  sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
});

const differentNames = (files: readonly { readonly name: string }[]): boolean =>
  // Windows and many servers do not tell case apart.
  new Set(files.map(({ name }) => name.toLowerCase())).size === files.length;

export const manifestShape = z
  .strictObject({
    format: z.literal(1),
    number: z.int().min(1),
    version,
    channel: channelShape,
    releasedAt: instant,
    signedAt: instant,
    expiresAt: instant,
    minimumVersion: version.nullable(),
    deadlineAt: instant.nullable(),
    rollout: z.array(z.int().min(0).max(100)).min(1).max(10),
    isHalted: z.boolean(),
    blocked: z.array(version).max(100),
    files: z.array(file).min(1).max(40).refine(differentNames, 'every file its own name'),
  })
  .refine(
    // A version that is no version has been complained of already.
    ({ version: offered, minimumVersion }) =>
      minimumVersion === null ||
      !isVersion(offered) ||
      !isVersion(minimumVersion) ||
      compareVersions(offered, minimumVersion) >= 0,
    { message: 'not older than the minimum', path: ['minimumVersion'] },
  )
  .refine(
    ({ signedAt, expiresAt }) => {
      const validMs = Date.parse(expiresAt) - Date.parse(signedAt);
      return validMs > 0 && validMs <= longestValidityDays * 86_400_000;
    },
    { message: `within ${longestValidityDays} days of the signing`, path: ['expiresAt'] },
  );

export type Manifest = z.output<typeof manifestShape>;

/** The file as it lies on the server: the manifest and who signed it. */
export const signedShape = z.strictObject({
  algorithm: z.string().max(32),
  key: z.string().max(64),
  manifest: manifestShape,
  signature: z.string().max(128),
});

/** JSON with the keys of every object in order and nothing between the parts: one text for one value. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, field]) => `${JSON.stringify(key)}:${canonicalText(field)}`);
    return `{${fields.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** What is signed. The words in front keep a signature of anything else from serving here. */
export function signedBytes(manifest: Manifest): Buffer {
  return Buffer.from(`motespanel release 1\n${canonicalText(manifest)}`);
}

export function releaseOf(manifest: Manifest): Release {
  const { format: _format, releasedAt, signedAt, expiresAt, deadlineAt, ...same } = manifest;
  return {
    ...same,
    releasedAt: Date.parse(releasedAt),
    signedAt: Date.parse(signedAt),
    expiresAt: Date.parse(expiresAt),
    deadlineAt: deadlineAt === null ? null : Date.parse(deadlineAt),
  };
}
