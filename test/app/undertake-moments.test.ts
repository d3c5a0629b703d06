/** Taps that come at an awkward moment: over a prompt, twice in different words, or for what a meeting shares. */
import { expect, it } from 'vitest';
import { reduce } from '../../electron/app/reduce.ts';
import { decide } from '../../electron/app/undertake.ts';
import type { Intent } from '../../shared/bridge.ts';
import type { RoomPrompt, RoomState } from '../../shared/model/room.ts';
import { at, panelState, readyRoom } from './states.ts';

const now = at('2026-11-24T10:00');

function outcome(room: Partial<RoomState>, intent: Intent): unknown {
  const decided = decide(panelState([], { room: { ...readyRoom, ...room } }), intent);
  return decided.ok ? decided.value : decided.error.code;
}

it('a call that rings in an idle room keeps a meeting from being started over it', () => {
  const prompt: RoomPrompt = { kind: 'incomingCall', since: now, callerName: 'Karin', expiresAt: now + 1 };
  expect(outcome({ prompt }, { kind: 'meeting.start' })).toBe('intent.notPossible');
  expect(outcome({ prompt }, { kind: 'share.start' })).toBe('intent.notPossible');
});

it('the wait for a host can be given up, also when the room calls itself in the meeting', () => {
  const room: Partial<RoomState> = {
    call: { kind: 'inMeeting', since: now, meetingNumber: null },
    prompt: { kind: 'waitForHost', since: now },
  };
  expect(outcome(room, { kind: 'prompt.cancel' })).toMatchObject({ command: { kind: 'cancelJoin' } });
});

it('a share within a meeting can be stopped', () => {
  const room: Partial<RoomState> = { call: { kind: 'inMeeting', since: now, meetingNumber: null } };
  expect(outcome(room, { kind: 'share.stop' })).toMatchObject({ command: { kind: 'stopShare' } });
});

it('a call is not accepted while a join is under way', () => {
  const prompt: RoomPrompt = { kind: 'incomingCall', since: now, callerName: 'Karin', expiresAt: now + 1 };
  const state = reduce(panelState([], { room: { ...readyRoom, prompt } }), {
    kind: 'undertaken',
    id: 1,
    intent: { kind: 'meeting.join', bookingKey: 'any' },
    now,
  });
  expect(decide(state, { kind: 'call.accept' })).toMatchObject({ error: { code: 'intent.busy' } });
});
