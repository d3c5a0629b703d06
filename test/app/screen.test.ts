import { describe, expect, it } from 'vitest';
import { chooseScreen } from '../../electron/app/screen.ts';
import type { RoomPrompt, RoomState } from '../../shared/model/room.ts';
import { at, panelState, readyRoom } from './states.ts';

const now = at('2026-11-24T10:00');
const asking: RoomPrompt = { kind: 'waitForHost', since: now };

describe('a prompt', () => {
  it('names the meeting it is about', () => {
    expect(chooseScreen(panelState([], { room: { ...readyRoom, prompt: asking } }), 'Planering')).toEqual({
      kind: 'prompt',
      prompt: { kind: 'waitForHost', title: 'Planering', since: now },
    });
  });

  it('of a room out of reach is not shown: nobody could answer it', () => {
    const lost: RoomState = { ...readyRoom, prompt: asking, link: { kind: 'lost', since: now } };
    expect(chooseScreen(panelState([], { room: lost }), null)).toEqual({ kind: 'home' });
  });

  it.each([
    ['inMeeting', true],
    ['connecting', false],
  ] as const)('for a call tells whether it rings into a meeting: %s', (kind, duringMeeting) => {
    const prompt: RoomPrompt = { kind: 'incomingCall', since: now, callerName: 'Karin', expiresAt: now + 1 };
    const room: RoomState = { ...readyRoom, call: { kind, since: now, meetingNumber: null }, prompt };
    expect(chooseScreen(panelState([], { room }), null)).toMatchObject({ prompt: { duringMeeting } });
  });
});
