/**
 * The machine's data key, kept by the operating system: random bytes that Electron's safeStorage seals (DPAPI on
 * Windows, the desktop's key ring on Linux) and the Store holds. Where the system keeps nothing, or only pretends
 * to (`basic_text` is a fixed password), there is no such key, and that is said.
 */
import { randomBytes } from 'node:crypto';
import type { SafeStorage } from 'electron';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';

/** The part of safeStorage that is used. The synchronous half of it is deprecated. */
export type KeyStore = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

export interface OsKeyParts {
  readonly keyStore: KeyStore;
  readonly platform: NodeJS.Platform;
  readonly store: Store;
  readonly log: Log;
}

const storedName = 'os-key';
const keyBytes = 32;

async function keepsKeys({ keyStore, platform }: OsKeyParts): Promise<boolean> {
  if (!(await keyStore.isAsyncEncryptionAvailable())) return false;
  // The other systems have one backend each and no such question.
  return platform !== 'linux' || keyStore.getSelectedStorageBackend() !== 'basic_text';
}

/** The key as it was sealed earlier; null when there is none, or none that this user on this machine can open. */
async function openKey({ keyStore, store, log }: OsKeyParts): Promise<Uint8Array | null> {
  const stored = await store.read(storedName);
  if (stored.ok && stored.value === null) return null;
  if (stored.ok && stored.value !== null) {
    try {
      const { result } = await keyStore.decryptStringAsync(Buffer.from(stored.value));
      const key = new Uint8Array(Buffer.from(result, 'base64'));
      if (key.byteLength === keyBytes) return key;
    } catch {
      // Sealed for another user or on another machine; the reason would name them.
    }
  }
  log.warn('secrets.keyLost');
  return null;
}

async function makeKey({ keyStore, store }: OsKeyParts): Promise<Uint8Array | null> {
  const key = randomBytes(keyBytes);
  const sealed = await keyStore.encryptStringAsync(key.toString('base64'));
  const written = await store.write(storedName, new Uint8Array(sealed));
  return written.ok ? new Uint8Array(key) : null;
}

/** Call after `ready`: before it, key stores answer wrongly. Null: this machine keeps no keys; use a file. */
export async function loadOsKey(parts: OsKeyParts): Promise<Uint8Array | null> {
  try {
    if (await keepsKeys(parts)) {
      const key = (await openKey(parts)) ?? (await makeKey(parts));
      if (key !== null) return key;
    }
  } catch {
    // A key store that breaks is none; its message may name the user.
  }
  parts.log.warn('secrets.noKeyStore');
  return null;
}
