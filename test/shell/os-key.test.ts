/** The data key in the system's keeping, against key stores of every mood. */
import { expect, it } from 'vitest';
import { loadOsKey, type KeyStore } from '../../electron/shell/os-key.ts';
import { createMemoryLog } from '../fakes/memory-log.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';

/** Seals by writing the user's name in front. */
function keyStoreOf(user: string, options: Partial<KeyStore> = {}): KeyStore {
  return {
    isAsyncEncryptionAvailable: () => Promise.resolve(true),
    getSelectedStorageBackend: () => 'gnome_libsecret',
    encryptStringAsync: (plain) => Promise.resolve(Buffer.from(`${user}:${plain}`)),
    decryptStringAsync: (sealed) => {
      const [owner, result = ''] = sealed.toString().split(':');
      return owner === user
        ? Promise.resolve({ result, shouldReEncrypt: false })
        : Promise.reject(new Error(`sealed by ${owner ?? ''}`));
    },
    ...options,
  };
}

const setting = (keyStore: KeyStore) => ({
  keyStore,
  platform: 'linux' as NodeJS.Platform,
  store: createMemoryStore(),
  log: createMemoryLog(),
});

it('makes a key once and finds it again after a restart', async () => {
  const parts = setting(keyStoreOf('kiosk'));
  const key = await loadOsKey(parts);
  expect(key).toHaveLength(32);
  expect(new Set(key).size).toBeGreaterThan(8);
  expect(await loadOsKey(parts)).toEqual(key);
  expect(parts.log.entries).toEqual([]);
});

it('stores the key only as the system sealed it', async () => {
  const parts = setting(keyStoreOf('kiosk'));
  await loadOsKey(parts);
  expect([...parts.store.files.keys()]).toEqual(['os-key']);
  expect(Buffer.from(parts.store.files.get('os-key')!).toString()).toMatch(/^kiosk:/);
});

it('makes a new key, and says so, when the old one cannot be opened', async () => {
  const parts = setting(keyStoreOf('kiosk'));
  const old = await loadOsKey(parts);
  const key = await loadOsKey({ ...parts, keyStore: keyStoreOf('other') });
  expect(key).toHaveLength(32);
  expect(key).not.toEqual(old);
  expect(parts.log.entries).toEqual([{ level: 'warn', event: 'secrets.keyLost', fields: {} }]);
});

it('makes a new key, and says so, when what was kept is no whole key', async () => {
  const parts = setting(keyStoreOf('kiosk'));
  await parts.store.write('os-key', new TextEncoder().encode(`kiosk:${btoa('cut short')}`));
  expect(await loadOsKey(parts)).toHaveLength(32);
  expect(parts.log.entries).toEqual([{ level: 'warn', event: 'secrets.keyLost', fields: {} }]);
});

it.each<[string, Partial<KeyStore>]>([
  ['there is none', { isAsyncEncryptionAvailable: () => Promise.resolve(false) }],
  ['it only pretends', { getSelectedStorageBackend: () => 'basic_text' }],
  ['it breaks while asked', { isAsyncEncryptionAvailable: () => Promise.reject(new Error('dbus')) }],
  ['it breaks while sealing', { encryptStringAsync: () => Promise.reject(new Error('locked')) }],
])('gives no key when the system keeps none: %s', async (_how, options) => {
  const parts = setting(keyStoreOf('kiosk', options));
  expect(await loadOsKey(parts)).toBeNull();
  expect(parts.store.files.size).toBe(0);
  expect(parts.log.entries).toEqual([{ level: 'warn', event: 'secrets.noKeyStore', fields: {} }]);
});

it('asks for the backend on Linux alone', async () => {
  const getSelectedStorageBackend = (): never => {
    throw new Error('not on this system');
  };
  const parts = setting(keyStoreOf('kiosk', { getSelectedStorageBackend }));
  expect(await loadOsKey({ ...parts, platform: 'win32' })).toHaveLength(32);
});

it('gives no key that it could not store', async () => {
  const parts = setting(keyStoreOf('kiosk'));
  parts.store.setBroken(true);
  expect(await loadOsKey(parts)).toBeNull();
});
