/** What every Secrets must do. `create` gives a new machine each time. */
import { describe, expect, it } from 'vitest';
import type { Secrets } from '../../electron/ports/secrets.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function sealed(secrets: Secrets, plain: Uint8Array): Promise<Uint8Array> {
  const result = await secrets.seal(plain);
  if (!result.ok) throw new Error(result.error.cause ?? result.error.code);
  return result.value;
}

export function describeSecrets(name: string, create: () => Promise<Secrets>): void {
  describe(`${name} as Secrets`, () => {
    it('opens what it sealed, byte for byte', async () => {
      const secrets = await create();
      const plain = Uint8Array.from({ length: 256 }, (_, index) => index);
      expect(await secrets.open(await sealed(secrets, plain))).toEqual({ ok: true, value: plain });
      const nothing = new Uint8Array();
      expect(await secrets.open(await sealed(secrets, nothing))).toEqual({ ok: true, value: nothing });
    });

    it('shows nothing of what it sealed, and never the same twice', async () => {
      const secrets = await create();
      const first = await sealed(secrets, bytes('Institutionen för ett hemligt möte'));
      const second = await sealed(secrets, bytes('Institutionen för ett hemligt möte'));
      expect(new TextDecoder().decode(first)).not.toContain('hemligt');
      expect(first).not.toEqual(second);
    });

    it('does not open anything with a changed byte, wherever it is', async () => {
      const secrets = await create();
      const good = await sealed(secrets, bytes('1234'));
      for (let at = 0; at < good.length; at += 1) {
        const changed = Uint8Array.from(good, (byte, index) => (index === at ? byte ^ 0x41 : byte));
        expect(await secrets.open(changed)).toMatchObject({ ok: false, error: { code: 'storage.failed' } });
      }
    });

    it('does not open anything cut short, made longer, or never sealed', async () => {
      const secrets = await create();
      const good = await sealed(secrets, bytes('1234'));
      const longer = Uint8Array.of(...good, 0);
      for (const bad of [
        new Uint8Array(),
        good.subarray(0, 10),
        good.subarray(0, -1),
        longer,
        bytes('plain'),
      ]) {
        expect(await secrets.open(bad)).toMatchObject({ ok: false, error: { code: 'storage.failed' } });
      }
    });

    it('does not open what another machine sealed', async () => {
      const foreign = await sealed(await create(), bytes('1234'));
      const result = await (await create()).open(foreign);
      expect(result).toMatchObject({ ok: false, error: { code: 'storage.failed' } });
    });
  });
}
