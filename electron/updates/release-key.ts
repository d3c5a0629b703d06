/**
 * The keys that sign releases: Ed25519, the private one in a file of its owner, the public ones built into the panel.
 * A public key is written as the base64 of its 32 bytes; its name is the beginning of its hash.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { err, ok, type Result } from '../../shared/result.ts';

/** RFC 8410: what stands before the 32 bytes of an Ed25519 key in its DER form. */
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');

export interface PublicReleaseKey {
  /** 16 characters: tells keys apart, proves nothing. */
  readonly name: string;
  readonly key: KeyObject;
}

/** Null for what is not the base64 of 32 bytes. */
export function readPublicKey(text: string): PublicReleaseKey | null {
  const raw = Buffer.from(text, 'base64');
  if (raw.length !== 32 || raw.toString('base64') !== text) return null;
  try {
    const key = createPublicKey({ key: Buffer.concat([spkiHead, raw]), format: 'der', type: 'spki' });
    return { name: createHash('sha256').update(raw).digest('hex').slice(0, 16), key };
  } catch {
    // The bytes are no key to this library.
    return null;
  }
}

/** The public half of a private key. */
export function publicTextOf(key: KeyObject): string {
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return der.subarray(spkiHead.length).toString('base64');
}

/** Fails with a sentence for what is not a private Ed25519 key in PEM form. */
export function readPrivateKey(pem: string): Result<KeyObject, string> {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? ok(key) : err('The key is not an Ed25519 key.');
  } catch {
    return err('The key file holds no private key.');
  }
}

export interface ReleaseKeyPair {
  readonly privatePem: string;
  readonly publicText: string;
}

export function makeKeyPair(): ReleaseKeyPair {
  const { privateKey } = generateKeyPairSync('ed25519');
  const privatePem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  return { privatePem, publicText: publicTextOf(privateKey) };
}
