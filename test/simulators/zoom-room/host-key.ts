/**
 * The room's SSH identity: an RSA key, its fingerprint as OpenSSH prints it, and the two signature forms a current
 * room offers. Making a key takes long enough to be noticed, so one process makes the default one only once.
 */
import { createHash, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import ssh2, { type ParsedKey } from 'ssh2';

export interface HostKey {
  readonly pem: string;
  /** `SHA256:` and the base64 digest without padding. */
  readonly fingerprint: string;
  /** The key once for each of the two offered algorithms, as ssh2's `hostKeys` takes them. */
  readonly offered: readonly ParsedKey[];
}

const generate = promisify(generateKeyPair);
let sharedPem: Promise<string> | null = null;

export async function freshHostKeyPem(): Promise<string> {
  const pair = await generate('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  return pair.privateKey;
}

/** The key all rooms of this process have unless they are given one. */
export function sharedHostKeyPem(): Promise<string> {
  sharedPem ??= freshHostKeyPem();
  return sharedPem;
}

/** Throws when `pem` holds no RSA private key. */
export function hostKeyFrom(pem: string): HostKey {
  const offered = ['rsa-sha2-512', 'rsa-sha2-256'].map((algorithm) => {
    const key = ssh2.utils.parseKey(pem);
    if (key instanceof Error) throw key;
    if (key.type !== 'ssh-rsa') throw new Error(`The room's host key must be RSA, this one is ${key.type}`);
    // ssh2 adds the SHA-1 form for keys of type ssh-rsa; under the algorithm's own name it does not.
    Object.defineProperty(key, 'type', { value: algorithm });
    return key;
  });
  const publicKey = offered[0]?.getPublicSSH() ?? Buffer.alloc(0);
  const digest = createHash('sha256').update(publicKey).digest('base64').replace(/=+$/, '');
  return { pem, fingerprint: `SHA256:${digest}`, offered };
}
