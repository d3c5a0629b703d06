/**
 * Which host keys are the room's. The keys given are the only ones trusted; without any, the first one is shown to
 * somebody once and then holds for as long as this pin lives. It stores nothing.
 */
import { createHash } from 'node:crypto';

export type HostKeyVerdict = 'trusted' | 'hostKeyChanged' | 'hostKeyUnknown';

export interface HostKeyPin {
  /** `key`: the public key as it stands on the wire. */
  readonly check: (key: Uint8Array) => HostKeyVerdict;
}

/** As OpenSSH prints it: `SHA256:` and the base64 digest without padding. */
export function fingerprintOf(key: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

export function createHostKeyPin(
  hostKeys: readonly string[],
  onFirstHostKey: ((fingerprint: string) => boolean) | null,
): HostKeyPin {
  let trusted: readonly string[] = hostKeys.map((key) => key.replace(/=+$/, ''));
  return {
    check: (key) => {
      const fingerprint = fingerprintOf(key);
      if (trusted.length > 0) return trusted.includes(fingerprint) ? 'trusted' : 'hostKeyChanged';
      if (onFirstHostKey?.(fingerprint) !== true) return 'hostKeyUnknown';
      trusted = [fingerprint];
      return 'trusted';
    },
  };
}
