/**
 * The Secrets port on one key, wherever that comes from: AES-256-GCM, a fresh nonce for every message. What was
 * changed, cut short or sealed by another key does not open. Keeping the key is not done here.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { panelError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Secrets } from '../ports/secrets.ts';

export const keyBytes = 32;

// Layout of a sealed message: version, nonce, tag, ciphertext. The version is authenticated with the rest.
const formatVersion = 1;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + nonceBytes + tagBytes;

function seal(key: Uint8Array, plain: Uint8Array): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  const version = Uint8Array.of(formatVersion);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(version);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return new Uint8Array(Buffer.concat([version, nonce, cipher.getAuthTag(), body]));
}

function open(key: Uint8Array, sealed: Uint8Array): Result<Uint8Array> {
  if (sealed.byteLength < headBytes || sealed[0] !== formatVersion) {
    return err(panelError('storage.failed', 'never', 'not sealed'));
  }
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + nonceBytes))
    .setAAD(sealed.subarray(0, 1))
    .setAuthTag(sealed.subarray(1 + nonceBytes, headBytes));
  try {
    return ok(new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(headBytes)), decipher.final()])));
  } catch {
    // Node says no more than that the tag is wrong: changed, or another key's.
    return err(panelError('storage.failed', 'never', 'sealed elsewhere or changed'));
  }
}

/** `isKeptByOs` is what the panel tells about the place of the key. Throws when the key has the wrong length. */
export function createKeySecrets(key: Uint8Array, isKeptByOs: boolean): Secrets {
  if (key.byteLength !== keyBytes) throw new RangeError('a key has 32 bytes');
  const own = new Uint8Array(key);
  return {
    isKeptByOs,
    seal: (plain) => Promise.resolve(ok(seal(own, plain))),
    open: (sealed) => Promise.resolve(open(own, sealed)),
  };
}
