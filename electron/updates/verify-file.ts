/**
 * Whether a file on disk is the signed one: read whole, size and sha512. Meant to be asked twice, after the download
 * and again right before the installation, from the very file that will run, since disks and people change files.
 */
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { err, ok, type Result } from '../../shared/result.ts';
import type { FeedFault, FeedFaultCode, ReleaseFile } from '../ports/updates.ts';

const chunkBytes = 1024 * 1024;

/** Follows no link in the last part of the path, and reads not a byte more than the file should have. */
export async function verifyFile(
  path: string,
  { bytes, sha512 }: Pick<ReleaseFile, 'bytes' | 'sha512'>,
): Promise<Result<null, FeedFault>> {
  let handle: FileHandle;
  try {
    // Without NONBLOCK a planted pipe would be waited for.
    handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    return fault('notAFile', error);
  }
  try {
    const found = await handle.stat();
    if (!found.isFile()) return fault('notAFile');
    if (found.size !== bytes) return fault('wrongSize');
    return (await hashOf(handle, bytes)) === sha512 ? ok() : fault('wrongHash');
  } catch (error) {
    return fault('disk', error);
  } finally {
    await handle.close();
  }
}

async function hashOf(handle: FileHandle, bytes: number): Promise<string> {
  const hash = createHash('sha512');
  const chunk = Buffer.alloc(Math.min(chunkBytes, bytes));
  for (let at = 0; at < bytes;) {
    const { bytesRead } = await handle.read(chunk, 0, Math.min(chunk.length, bytes - at), at);
    if (bytesRead === 0) break;
    hash.update(chunk.subarray(0, bytesRead));
    at += bytesRead;
  }
  return hash.digest('base64');
}

/** The system's short name for what went wrong; paths stay out of the log. */
export function diskCause(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}

function fault(code: FeedFaultCode, error: unknown = null): Result<null, FeedFault> {
  return err({ code, cause: diskCause(error) });
}
