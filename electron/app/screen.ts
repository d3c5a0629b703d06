/**
 * Which screen stands. Read top down, the first row that fits is it: the config cannot be used · the room waits for an
 * answer · a call · a share without a call · staff have taken the room out of use · still starting · night · home. Out
 * of use stands below what goes on already: whoever is in a call or shares must be able to go on with it, and to end it.
 */
import type { RoomState } from '../../shared/model/room.ts';
import { minute, type Instant } from '../../shared/time.ts';
import type { PromptView, ScreenSlice } from '../../shared/snapshot.ts';
import { displayName } from './display-text.ts';
import { isNight } from './night.ts';
import { outOfUseNow } from './out-of-use.ts';
import type { PanelState } from './state.ts';

/** What was going on in a room out of reach is believed for so long; a meeting survives a short loss. */
const believedMs = minute;

/** Whether what we know of the room's call is still worth a screen of its own. */
export function callIsKnown(room: RoomState, now: Instant): boolean {
  return room.link.kind === 'ready' || (room.link.kind === 'lost' && now - room.link.since <= believedMs);
}

function promptView(room: RoomState, title: string | null): PromptView | null {
  if (room.prompt === null || room.link.kind !== 'ready') return null;
  switch (room.prompt.kind) {
    case 'passcode':
      return { kind: 'passcode', wrong: room.prompt.wrong, title };
    case 'waitForHost':
      return { kind: 'waitForHost', title, since: room.prompt.since };
    case 'recordingConsent':
      return { kind: 'recordingConsent' };
    case 'incomingCall':
      return {
        kind: 'incomingCall',
        callerName: displayName(room.prompt.callerName),
        expiresAt: room.prompt.expiresAt,
        duringMeeting: room.call.kind === 'inMeeting',
      };
  }
}

/** `title` is the name of the meeting being joined, as it may be shown. */
export function chooseScreen(state: PanelState, title: string | null): ScreenSlice {
  if (state.configProblems.length > 0) return { kind: 'setup', problems: state.configProblems };
  const prompt = promptView(state.room, title);
  if (prompt !== null) return { kind: 'prompt', prompt };
  if (callIsKnown(state.room, state.now)) {
    const { kind } = state.room.call;
    if (kind === 'connecting' || kind === 'inMeeting') return { kind: 'call' };
    if (kind === 'localShare') return { kind: 'sharing' };
  }
  const outOfUse = outOfUseNow(state);
  if (outOfUse !== null) return { kind: 'outOfUse', outOfUse };
  if (state.isStarting) return { kind: 'starting' };
  return { kind: isNight(state) ? 'night' : 'home' };
}
