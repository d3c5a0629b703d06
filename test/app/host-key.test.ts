import { describe, expect, it } from 'vitest';
import { loadHostKeyPin } from '../../electron/app/host-key.ts';
import { createMemoryLog } from '../fakes/memory-log.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';
import { testConfig } from './states.ts';

const first = `SHA256:${'a'.repeat(43)}`;
const other = `SHA256:${'b'.repeat(43)}`;
const config = testConfig();
const log = createMemoryLog();

describe('the room’s host key', () => {
  it('is the one the config names, and no other is ever learnt', async () => {
    const pinned = { ...config, room: { ...config.room, hostKeys: [other] } };
    expect(await loadHostKeyPin(pinned, createMemoryStore(), log)).toEqual({
      hostKeys: [other],
      onFirstHostKey: null,
    });
  });

  it('is learnt once from the first connection, and is the only one from then on', async () => {
    const store = createMemoryStore();
    const pin = await loadHostKeyPin(config, store, log);
    expect(pin.hostKeys).toEqual([]);
    expect(pin.onFirstHostKey?.(first)).toBe(true);
    expect(await loadHostKeyPin(config, store, log)).toEqual({ hostKeys: [first], onFirstHostKey: null });
  });

  it('is never learnt anew when what was learnt cannot be read', async () => {
    const unreadable = createMemoryStore();
    unreadable.setBroken(true);
    expect(await loadHostKeyPin(config, unreadable, log)).toEqual({ hostKeys: [], onFirstHostKey: null });
  });
});
