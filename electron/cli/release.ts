/**
 * `motespanel release`: signs a release and lays out its feed; `motespanel release keys` makes the key for it. The
 * private key is read where it is needed and printed nowhere.
 */
import { readFile, writeFile } from 'node:fs/promises';
import type { Instant } from '../../shared/time.ts';
import { makeKeyPair, publicTextOf, publishRelease, readPrivateKey } from '../updates/index.ts';
import type { ReleaseCommand } from './release-arguments.ts';

export interface ReleaseOutcome {
  readonly exitCode: 0 | 1;
  readonly lines: readonly string[];
}

const failed = (line: string): ReleaseOutcome => ({ exitCode: 1, lines: [line] });

export function release(command: ReleaseCommand, now: Instant): Promise<ReleaseOutcome> {
  return command.kind === 'releaseKeys' ? makeKeys(command.keyFile) : publish(command, now);
}

async function makeKeys(keyFile: string): Promise<ReleaseOutcome> {
  const { privatePem, publicText } = makeKeyPair();
  try {
    // A key that panels out there trust must not be lost to a second call.
    await writeFile(keyFile, privatePem, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    return failed(`The key was not written: ${reasonOf(error)}`);
  }
  return {
    exitCode: 0,
    lines: [`public key: ${publicText}`, `private key: ${keyFile}; keep it off the web server`],
  };
}

async function publish(
  { keyFile, order }: Extract<ReleaseCommand, { kind: 'release' }>,
  now: Instant,
): Promise<ReleaseOutcome> {
  let pem: string;
  try {
    pem = await readFile(keyFile, 'utf8');
  } catch (error) {
    return failed(`The key cannot be read: ${reasonOf(error)}`);
  }
  const key = readPrivateKey(pem);
  if (!key.ok) return failed(key.error);
  const published = await publishRelease(order, key.value, now);
  if (!published.ok) return failed(published.error);
  const { number, manifestPath, files, expiresAt } = published.value;
  return {
    exitCode: 0,
    lines: [
      `${manifestPath}: number ${number}, ${order.version}, expires ${expiresAt}`,
      ...files.map(({ platform, name, bytes }) => `  ${platform}  ${bytes} B  ${name}`),
      `signed with ${publicTextOf(key.value)}`,
    ],
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
