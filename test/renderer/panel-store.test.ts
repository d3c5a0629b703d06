/** Following main: numbered pushes, gaps, silence, and at most one drawing a frame. */
import { describe, expect, test } from 'vitest';
import { createPanelStore, followMain } from '../../renderer/store/panel-store.ts';
import { at, free } from '../ui/snapshots.ts';
import { createFakePageClock } from './fake-page-clock.ts';
import { createScriptedBridge } from './scripted-bridge.ts';

function followed() {
  const clock = createFakePageClock();
  const bridge = createScriptedBridge();
  const store = createPanelStore();
  const stop = followMain(bridge, store, clock);
  return { clock, bridge, store, stop };
}

const first = { seq: 1, isWhole: true, slices: free() } as const;

describe('following main', () => {
  test('the first snapshot is drawn at once', () => {
    const { bridge, store } = followed();
    bridge.push(first);
    expect(store.getState().snapshot?.panel.roomName).toBe('Älgen');
  });

  test('changed slices replace their predecessors and leave the others as they were', async () => {
    const { bridge, store, clock } = followed();
    bridge.push(first);
    bridge.push({ seq: 2, isWhole: false, slices: { clock: { now: at('13:49') } } });
    await clock.advance(20);
    expect(store.getState().snapshot?.clock.now).toBe(at('13:49'));
    expect(store.getState().snapshot?.agenda).toBe(first.slices.agenda);
  });

  test('a burst of pushes is drawn once, with the last of them', async () => {
    const { bridge, store, clock } = followed();
    bridge.push(first);
    let drawings = 0;
    store.subscribe(() => (drawings += 1));
    for (let seq = 2; seq <= 500; seq += 1) {
      bridge.push({ seq, isWhole: false, slices: { clock: { now: seq } } });
    }
    await clock.advance(20);
    expect(drawings).toBe(1);
    expect(store.getState().snapshot?.clock.now).toBe(500);
  });

  test('a gap in the numbers asks once for everything and keeps showing what is known', async () => {
    const { bridge, store, clock } = followed();
    bridge.push(first);
    bridge.push({ seq: 3, isWhole: false, slices: { clock: { now: 3 } } });
    bridge.push({ seq: 4, isWhole: false, slices: { clock: { now: 4 } } });
    await clock.advance(20);
    expect(bridge.resyncs()).toBe(1);
    expect(store.getState().snapshot?.clock.now).toBe(at('13:48'));
    bridge.push({ seq: 5, isWhole: true, slices: free({ clock: { now: 5 } }) });
    bridge.push({ seq: 7, isWhole: false, slices: {} });
    await clock.advance(20);
    expect(store.getState().snapshot?.clock.now).toBe(5);
    expect(bridge.resyncs()).toBe(2);
  });

  test('a change before anything whole is not drawn but asked about', () => {
    const { bridge, store } = followed();
    bridge.push({ seq: 1, isWhole: false, slices: { clock: { now: 1 } } });
    expect(store.getState().snapshot).toBeNull();
    expect(bridge.resyncs()).toBe(1);
  });

  test('a lost link is noted, and its return too', () => {
    const { bridge, store } = followed();
    bridge.setLink(false);
    expect(store.getState().isMainHeard).toBe(false);
    bridge.setLink(true);
    expect(store.getState().isMainHeard).toBe(true);
  });

  test('silence for longer than a heartbeat counts as a loss until main speaks again', async () => {
    const { bridge, store, clock } = followed();
    bridge.push(first);
    await clock.advance(74_000);
    expect(store.getState().isMainHeard).toBe(true);
    await clock.advance(2_000);
    expect(store.getState().isMainHeard).toBe(false);
    expect(bridge.resyncs()).toBe(1);
    bridge.push({ seq: 2, isWhole: false, slices: {} });
    expect(store.getState().isMainHeard).toBe(true);
  });

  test('stopping leaves nothing behind', async () => {
    const { bridge, stop, store, clock } = followed();
    bridge.push(first);
    bridge.push({ seq: 2, isWhole: false, slices: { clock: { now: 2 } } });
    stop();
    await clock.advance(200_000);
    expect(bridge.listeners()).toBe(0);
    expect(bridge.resyncs()).toBe(0);
    expect(store.getState().snapshot?.clock.now).toBe(at('13:48'));
  });
});
