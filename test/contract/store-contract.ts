/** What every Store must do, whatever it is made of. */
import { describe, expect, it } from 'vitest';
import type { Store } from '../../electron/ports/store.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export function describeStore(name: string, create: () => Promise<Store>): void {
  describe(`${name} as a Store`, () => {
    it('has nothing under a name that was never written', async () => {
      const store = await create();
      expect(await store.read('agenda')).toEqual({ ok: true, value: null });
    });

    it('gives back what was written last, byte for byte', async () => {
      const store = await create();
      const all = Uint8Array.from({ length: 256 }, (_, index) => index);
      expect(await store.write('agenda', bytes('older'))).toEqual({ ok: true, value: null });
      expect((await store.write('agenda', all)).ok).toBe(true);
      expect(await store.read('agenda')).toEqual({ ok: true, value: all });
    });

    it('tells an empty file from none', async () => {
      const store = await create();
      await store.write('agenda', new Uint8Array());
      expect(await store.read('agenda')).toEqual({ ok: true, value: new Uint8Array() });
    });

    it('keeps names apart', async () => {
      const store = await create();
      await store.write('agenda', bytes('a'));
      await store.write('room.host-keys', bytes('b'));
      expect(await store.read('agenda')).toEqual({ ok: true, value: bytes('a') });
      expect(await store.read('room.host-keys')).toEqual({ ok: true, value: bytes('b') });
    });

    it('stores the bytes of the moment of the call, whatever the caller does to them later', async () => {
      const store = await create();
      const buffer = bytes('kept');
      const writing = store.write('agenda', buffer);
      buffer.fill(0);
      await writing;
      expect(await store.read('agenda')).toEqual({ ok: true, value: bytes('kept') });
    });

    it('ends with the last of several writes made at once', async () => {
      const store = await create();
      const texts = ['1', '22', '333', '4444', '55555'];
      await Promise.all(texts.map((text) => store.write('agenda', bytes(text))));
      expect(await store.read('agenda')).toEqual({ ok: true, value: bytes('55555') });
    });

    it.each(['', '.', '..', '../agenda', 'a/b', 'a\\b', '/etc/passwd', 'a\0b', 'C:agenda', 'Agenda', 'a..b'])(
      'refuses the name %j for reading and writing',
      async (badName) => {
        const store = await create();
        const read = await store.read(badName);
        const written = await store.write(badName, bytes('x'));
        expect(read).toMatchObject({ ok: false, error: { code: 'storage.failed' } });
        expect(written).toMatchObject({ ok: false, error: { code: 'storage.failed' } });
      },
    );
  });
}
