/**
 * Lays out a feed that any static web server can serve: the files of a version first, then, in one step, the signed
 * manifest that names them. What was published under a name never changes; older versions stay for panels on their way.
 */
import type { KeyObject } from 'node:crypto';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/time.ts';
import type { Platform, ReleaseFile } from '../ports/updates.ts';
import { signManifest } from './manifest.ts';
import { channelShape, type Manifest, manifestName, manifestShape, signedShape } from './manifest-shape.ts';
import { verifyFile } from './verify-file.ts';
import { isVersion } from './version.ts';

export interface ReleaseOrder {
  /** The folder that the web server serves. */
  readonly folder: string;
  readonly version: string;
  readonly channel: string;
  /** Empty: those that are published under this version already, to sign them anew. */
  readonly files: readonly { readonly platform: Platform; readonly path: string }[];
  /** Null: as in the manifest before; a version that everybody has is kept, since forgetting it would lift it. */
  readonly minimumVersion: string | null;
  /** Added to those of the manifest before. */
  readonly blocked: readonly string[];
  readonly deadlineAt: string | null;
  readonly rollout: readonly number[];
  readonly isHalted: boolean;
  readonly validDays: number;
}

export interface Published {
  readonly number: number;
  readonly manifestPath: string;
  readonly files: readonly ReleaseFile[];
  readonly expiresAt: string;
}

/** Fails with a sentence for the person at the keyboard. */
export async function publishRelease(
  order: ReleaseOrder,
  key: KeyObject,
  now: Instant,
): Promise<Result<Published, string>> {
  // Both become folders, before anything else has looked at them.
  if (!isVersion(order.version)) return err(`"${order.version}" is no version such as 1.2.3.`);
  if (!channelShape.safeParse(order.channel).success) return err(`"${order.channel}" is no channel.`);
  const channelFolder = path.join(order.folder, order.channel);
  const manifestPath = path.join(channelFolder, manifestName);
  try {
    const before = await readBefore(manifestPath);
    if (!before.ok) return before;
    const files = await describeFiles(order, before.value);
    if (!files.ok) return files;
    const manifest = manifestShape.safeParse(manifestOf(order, before.value, files.value, now));
    if (!manifest.success) {
      const issue = manifest.error.issues[0];
      return err(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}.`);
    }
    const versionFolder = path.join(channelFolder, order.version);
    const laid = await layOut(order, files.value, versionFolder);
    if (!laid.ok) return laid;
    await writeFileAtomic(manifestPath, signManifest(manifest.data, key), { mode: 0o644 });
    const { number, expiresAt } = manifest.data;
    return ok({ number, manifestPath, files: files.value, expiresAt });
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

/** Null when nothing has been published on this channel. */
async function readBefore(manifestPath: string): Promise<Result<Manifest | null, string>> {
  let text: string;
  try {
    text = await readFile(manifestPath, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ok(null);
    throw error;
  }
  try {
    return ok(signedShape.parse(JSON.parse(text)).manifest);
  } catch {
    // Its number is needed: panels refuse a lower one.
    return err(`${manifestPath} is no manifest; without its number nothing can be published after it.`);
  }
}

async function describeFiles(
  { files, version }: ReleaseOrder,
  before: Manifest | null,
): Promise<Result<readonly ReleaseFile[], string>> {
  if (files.length > 0) return ok(await Promise.all(files.map(describeFile)));
  return before?.version === version
    ? ok(before.files)
    : err(`No file was given for ${version}, and it is not what is published now.`);
}

async function describeFile(file: { platform: Platform; path: string }): Promise<ReleaseFile> {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file.path) as AsyncIterable<Buffer>) hash.update(chunk);
  const { size } = await stat(file.path);
  const name = path.basename(file.path);
  return { platform: file.platform, name, bytes: size, sha512: hash.digest('base64') };
}

function manifestOf(
  order: ReleaseOrder,
  before: Manifest | null,
  files: readonly ReleaseFile[],
  now: Instant,
): unknown {
  const isSame = before?.version === order.version;
  return {
    format: 1,
    number: (before?.number ?? 0) + 1,
    version: order.version,
    channel: order.channel,
    releasedAt: isSame ? before.releasedAt : written(now),
    signedAt: written(now),
    expiresAt: written(now + order.validDays * 86_400_000),
    minimumVersion: order.minimumVersion ?? before?.minimumVersion ?? null,
    deadlineAt: order.deadlineAt,
    rollout: order.rollout,
    isHalted: order.isHalted,
    blocked: [...new Set([...(before?.blocked ?? []), ...order.blocked])],
    files,
  };
}

/** To the second, as manifests write it. */
function written(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

async function layOut(
  order: ReleaseOrder,
  files: readonly ReleaseFile[],
  folder: string,
): Promise<Result<null, string>> {
  await mkdir(folder, { recursive: true, mode: 0o755 });
  for (const file of files) {
    const target = path.join(folder, file.name);
    const there = await verifyFile(target, file);
    if (there.ok) continue;
    if (there.error.code !== 'notAFile') {
      return err(
        `${target} is published with other contents. A version never changes; give it a new number.`,
      );
    }
    const source = order.files.find((one) => path.basename(one.path) === file.name);
    if (source === undefined) return err(`${target} is missing.`);
    await copyDurably(source.path, target);
    const copied = await verifyFile(target, file);
    if (!copied.ok) return err(`${source.path} changed while it was copied.`);
  }
  return ok();
}

/** Panels that ask meanwhile get nothing, never half a file. */
async function copyDurably(source: string, target: string): Promise<void> {
  const half = `${target}.new`;
  await copyFile(source, half);
  const handle = await open(half, 'r+');
  try {
    await handle.chmod(0o644);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(half, target);
}
