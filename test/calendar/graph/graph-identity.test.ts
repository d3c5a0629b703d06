import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFakeClock } from '../../fakes/fake-clock.ts';
import { type ExchangeOptions, startExchange } from '../../simulators/exchange/index.ts';
import { type Bench, benchOn } from './bench.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const thumbprint = 'a3f1'.padEnd(64, '0');

/** A panel that proves itself with a certificate, and whose clock is wrong by so much. */
async function certified(behindMs = 0, key = privateKey, options: ExchangeOptions = {}): Promise<Bench> {
  const clock = createFakeClock();
  const exchange = await startExchange({
    scenario: 'empty',
    now: () => clock.now() + behindMs,
    certificatePublicKeyPem: publicKey,
    certificateThumbprint: thumbprint,
    ...options,
  });
  onTestFinished(() => exchange.stop());
  const { url, tenant, clientId } = exchange;
  const certificate = { privateKey: key, thumbprint };
  const access = { host: url, tokenHost: url, tenant, clientId, clientSecret: null, certificate };
  return benchOn(exchange, clock, { access });
}

describe('a panel with a certificate', () => {
  it('gets its token by a signed assertion', async () => {
    const bench = await certified();
    expect((await bench.agenda()).bookings).toEqual([]);
  });

  it('is told that a foreign thumbprint is refused', async () => {
    const bench = await certified(0, privateKey, { certificateThumbprint: 'b'.repeat(64) });
    expect(await bench.trouble()).toBe('calendar.secretRefused');
  });

  it('says so when the key is no key, without quoting it', async () => {
    const bench = await certified(0, 'not a PEM at all');
    expect(await bench.trouble()).toBe('calendar.secretRefused');
    expect(bench.exchange.requests()).toEqual([]);
    expect(JSON.stringify(bench.log.entries)).not.toContain('PEM');
  });

  it('blames the clock when it is eleven minutes off and the assertion is refused', async () => {
    const bench = await certified(11 * 60_000);
    expect(await bench.trouble()).toBe('calendar.clockWrong');
    expect(bench.log.entries).toContainEqual({
      level: 'warn',
      event: 'calendar.clockDiffers',
      fields: { afterMs: expect.closeTo(11 * 60_000, -4) as number },
    });
  });
});

describe('a panel whose clock is wrong', () => {
  it('blames the clock when a fresh token is refused', async () => {
    const bench = await certified(-6 * 60_000);
    bench.exchange.fault({ kind: 'unauthorized', times: null });
    expect(await bench.trouble()).toBe('calendar.clockWrong');
  });

  it('blames the token when the clock is only a little off', async () => {
    const bench = await certified(2 * 60_000);
    bench.exchange.fault({ kind: 'unauthorized', times: null });
    expect(await bench.trouble()).toBe('calendar.tokenRefused');
  });
});
