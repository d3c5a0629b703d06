/** Sending what was tapped: shown as under way until main answers, refusals told for a while, touches reported. */
import { describe, expect, test } from 'vitest';
import { panelError } from '../../shared/errors.ts';
import { createAct, createTouchReport } from '../../renderer/store/intents.ts';
import { createPanelStore } from '../../renderer/store/panel-store.ts';
import { progressOf } from '../../renderer/store/selectors.ts';
import { settle } from '../fakes/fake-clock.ts';
import { free } from '../ui/snapshots.ts';
import { createFakePageClock } from './fake-page-clock.ts';
import { createScriptedBridge } from './scripted-bridge.ts';

describe('acting', () => {
  test('a tap is under way from the moment it is sent until main has answered', async () => {
    const bridge = createScriptedBridge();
    const store = createPanelStore();
    createAct(bridge, store, createFakePageClock())({ kind: 'meeting.start' });
    expect(bridge.sent).toEqual([{ kind: 'meeting.start' }]);
    expect(progressOf(store.getState(), 'meeting.start')).toEqual({ isPending: true, isSlow: false });
    await settle();
    expect(progressOf(store.getState(), 'meeting.start').isPending).toBe(false);
  });

  test('what main has taken on stays under way as long as main says so', () => {
    const snapshot = free({ pending: [{ kind: 'meeting.start', about: null, since: 0, isSlow: true }] });
    const state = { ...createPanelStore().getState(), snapshot };
    expect(progressOf(state, 'meeting.start')).toEqual({ isPending: true, isSlow: true });
    expect(progressOf(state, 'meeting.join').isPending).toBe(false);
  });

  test('a refusal is kept for eight seconds with what it was about', async () => {
    const bridge = createScriptedBridge({ ok: false, error: panelError('room.takenOver', 'now', null) });
    const store = createPanelStore();
    const clock = createFakePageClock();
    createAct(bridge, store, clock)({ kind: 'share.start' });
    await settle();
    expect(store.getState().refusal).toEqual({ about: 'share.start', code: 'room.takenOver' });
    await clock.advance(7_900);
    expect(store.getState().refusal).not.toBeNull();
    await clock.advance(200);
    expect(store.getState().refusal).toBeNull();
  });

  test('a second tap on what is already under way is no news to anybody', async () => {
    const bridge = createScriptedBridge({ ok: false, error: panelError('intent.busy', 'later', null) });
    const store = createPanelStore();
    createAct(bridge, store, createFakePageClock())({ kind: 'share.start' });
    await settle();
    expect(store.getState().refusal).toBeNull();
  });

  test('touches are reported at once and then at most every ten seconds', async () => {
    const bridge = createScriptedBridge();
    const clock = createFakePageClock();
    const touched = createTouchReport(bridge, clock);
    touched();
    await clock.advance(9_900);
    touched();
    expect(bridge.sent).toHaveLength(1);
    await clock.advance(200);
    touched();
    expect(bridge.sent).toHaveLength(2);
  });
});
