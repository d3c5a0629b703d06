import { beforeAll, describe, expect, it } from 'vitest';
import { createPinLock, hashPin } from '../../electron/admin/index.ts';
import { matchesPin } from '../../electron/admin/pin-hash.ts';
import { minute } from '../../shared/time.ts';
import { createFakeClock } from '../fakes/fake-clock.ts';
import { createMemoryLog } from '../fakes/memory-log.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';

let pinHash = '';
beforeAll(async () => {
  pinHash = await hashPin('471147');
});

function lock(store = createMemoryStore(), clock = createFakeClock()) {
  const log = createMemoryLog();
  const { tryPin } = createPinLock({ pinHash, store, clock, log });
  const outcome = async (pin: string): Promise<string> => {
    const result = await tryPin(pin);
    return result.ok ? 'open' : result.error.code;
  };
  const fail = async (count: number): Promise<void> => {
    for (let index = 0; index < count; index += 1) await outcome('000000');
  };
  return { outcome, fail, clock, store, log, tryPin };
}

describe('the lock for staff', () => {
  it('opens for the PIN alone', async () => {
    const { outcome } = lock();
    expect(await outcome('471148')).toBe('admin.wrongPin');
    expect(await outcome('471147')).toBe('open');
  });

  it('looks at no PIN for a minute after five wrong ones, and twice as long each time after', async () => {
    const { outcome, fail, clock } = lock();
    await fail(5);
    expect(await outcome('471147')).toBe('admin.tooManyTries');
    await clock.advance(minute);
    expect(await outcome('000000')).toBe('admin.wrongPin');
    await clock.advance(minute);
    expect(await outcome('471147')).toBe('admin.tooManyTries');
    await clock.advance(minute);
    expect(await outcome('471147')).toBe('open');
    // And the count begins anew.
    await fail(4);
    expect(await outcome('471147')).toBe('open');
  });

  it('never waits longer than an hour', async () => {
    const { outcome, fail, clock } = lock();
    await fail(5);
    for (let round = 0; round < 12; round += 1) {
      await clock.advance(60 * minute);
      expect(await outcome('000000')).toBe('admin.wrongPin');
    }
    await clock.advance(60 * minute);
    expect(await outcome('471147')).toBe('open');
  });

  it('remembers over a restart', async () => {
    const { fail, store, clock } = lock();
    await fail(5);
    expect(await lock(store, clock).outcome('471147')).toBe('admin.tooManyTries');
  });

  it('lets nobody be locked out by a clock that was set back', async () => {
    const { outcome, fail, clock } = lock();
    await fail(5);
    clock.jump(-24 * 60 * minute);
    expect(await outcome('471147')).toBe('open');
  });

  it('counts each of many that come at once', async () => {
    const { tryPin, outcome } = lock();
    const results = await Promise.all(Array.from({ length: 20 }, () => tryPin('000000')));
    expect(results.filter((one) => !one.ok && one.error.code === 'admin.wrongPin')).toHaveLength(1);
    expect(await outcome('471147')).toBe('open');
  });

  it('starts anew when what it remembered is damaged', async () => {
    const store = createMemoryStore();
    await store.write('pin-tries.json', Buffer.from('{"wrong":"many"'));
    expect(await lock(store).outcome('471147')).toBe('open');
  });

  it('never logs a PIN', async () => {
    const { outcome, log } = lock();
    await outcome('471148');
    await outcome('471147');
    expect(JSON.stringify(log.entries)).not.toMatch(/4711/);
  });
});

describe('a hash', () => {
  it('is another one each time', async () => {
    expect(await hashPin('471147')).not.toBe(pinHash);
  });

  it.each([
    '',
    '471147',
    'scrypt$1$8$1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA',
    'scrypt$9999999$8$1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA',
    'scrypt$16384$8$1$AAAAAAAAAAA$',
  ])('that is none (%s) opens for nobody', async (hash) => {
    expect(await matchesPin('471147', hash)).toBe(false);
  });
});
