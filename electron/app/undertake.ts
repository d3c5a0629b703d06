/**
 * What an intent leads to in the present state: a command to the room, a change of the panel itself, or a refusal.
 * Pure; the one place where it is decided what may be done when.
 */
import type { Intent } from '../../shared/bridge.ts';
import { panelError, type PanelError } from '../../shared/errors.ts';
import type { RoomCommand } from '../../shared/model/room-command.ts';
import type { RoomCapability } from '../../shared/model/room.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Language } from '../../shared/snapshot.ts';
import { minute } from '../../shared/time.ts';
import { readAgenda } from './agenda.ts';
import { dayOf } from './day.ts';
import { laneOf } from './lanes.ts';
import type { PanelState } from './state.ts';

export type Action =
  | { readonly kind: 'room'; readonly command: RoomCommand }
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'touched' }
  | { readonly kind: 'dismiss'; readonly noticeId: number };

const defaultMeetingMinutes = 30;
const shortestMeetingMinutes = 5;

const notPossible = (cause: string): Result<never> => err(panelError('intent.notPossible', 'never', cause));

/** How long a meeting started now is announced for: to the end of the running booking, or until the next one. */
function meetingMinutes(state: PanelState): number {
  const timeZone = state.config?.room.timeZone ?? 'Europe/Stockholm';
  const agenda = readAgenda(state.calendar.bookings, state.now, dayOf(state.now, timeZone));
  const until = agenda.current?.endsAt ?? agenda.next?.startsAt ?? Infinity;
  const left = Math.floor((until - state.now) / minute);
  const most = agenda.current === null ? defaultMeetingMinutes : 24 * 60;
  return Math.max(shortestMeetingMinutes, Math.min(left, most));
}

function linkError(state: PanelState): PanelError | null {
  const { link } = state.room;
  switch (link.kind) {
    case 'ready':
      return null;
    case 'off':
      return panelError('room.notConfigured', 'never', null);
    case 'connecting':
    case 'lost':
      return panelError('room.unreachable', 'later', link.kind);
    case 'takenOver':
      return panelError('room.takenOver', 'now', null);
    case 'refused':
      return panelError(link.code, 'later', null);
  }
}

/** A command for a room that is linked, can do it, and is in the right situation. */
function command(
  state: PanelState,
  needs: RoomCapability,
  isRightMoment: boolean,
  build: () => Result<RoomCommand>,
): Result<Action> {
  const unlinked = linkError(state);
  if (unlinked !== null) return err(unlinked);
  if (!state.room.capabilities.includes(needs)) return err(panelError('room.unsupported', 'never', needs));
  if (!isRightMoment) return notPossible(`${needs} while ${state.room.call.kind}`);
  const built = build();
  return built.ok ? ok<Action>({ kind: 'room', command: built.value }) : built;
}

function joinBooking(state: PanelState, bookingKey: string): Result<RoomCommand> {
  const booking = state.calendar.bookings.find(({ key }) => key === bookingKey);
  if (booking === undefined) return err(panelError('meeting.noLongerThere', 'never', null));
  if (booking.join.kind !== 'zoom') return notPossible(`no meeting: ${booking.join.obstacle}`);
  const { meetingNumber, passcode } = booking.join.meeting;
  return ok<RoomCommand>({ kind: 'join', meetingNumber, passcode });
}

function actionOf(state: PanelState, intent: Intent): Result<Action> {
  const { call, prompt } = state.room;
  const isIdle = call.kind === 'idle' && prompt === null;
  const isIn = call.kind === 'inMeeting';
  switch (intent.kind) {
    case 'meeting.start':
      return command(state, 'start', isIdle, () =>
        ok({ kind: 'start', durationMinutes: meetingMinutes(state) }),
      );
    case 'meeting.join':
      return command(state, 'join', isIdle, () => joinBooking(state, intent.bookingKey));
    case 'meeting.joinNumber': {
      const { meetingNumber, passcode } = intent;
      return command(state, 'join', isIdle, () => ok({ kind: 'join', meetingNumber, passcode }));
    }
    case 'meeting.leave':
      return command(state, 'leave', isIn, () => ok({ kind: 'leave' }));
    case 'meeting.endForAll': {
      const isHost = state.room.participants.some((one) => one.isMyself && one.isHost);
      return command(state, 'endForAll', isIn && isHost, () => ok({ kind: 'endForAll' }));
    }
    case 'prompt.answerPasscode':
      return command(state, 'join', prompt?.kind === 'passcode', () =>
        ok({ kind: 'answerPasscode', passcode: intent.passcode }),
      );
    case 'prompt.cancel': {
      const canCancel =
        prompt?.kind === 'passcode' || prompt?.kind === 'waitForHost' || call.kind === 'connecting';
      return command(state, 'leave', canCancel, () => ok({ kind: 'cancelJoin' }));
    }
    case 'call.accept':
      return command(state, 'incomingCall', prompt?.kind === 'incomingCall', () =>
        ok({ kind: 'acceptCall' }),
      );
    case 'call.reject':
      return command(state, 'incomingCall', prompt?.kind === 'incomingCall', () =>
        ok({ kind: 'rejectCall' }),
      );
    case 'microphone.set':
      return command(state, 'microphone', isIn, () => ok({ kind: 'setMicrophone', muted: !intent.isOn }));
    case 'camera.set':
      return command(state, 'camera', isIn, () => ok({ kind: 'setCamera', muted: !intent.isOn }));
    case 'volume.set':
      return command(state, 'volume', true, () => ok({ kind: 'setVolume', percent: intent.percent }));
    case 'share.start':
      return command(state, 'localShare', isIdle, () => ok({ kind: 'startLocalShare' }));
    case 'share.stop':
      return command(state, 'localShare', isIn || call.kind === 'localShare', () =>
        ok({ kind: 'stopShare' }),
      );
    case 'room.takeBack':
      return state.room.link.kind === 'takenOver'
        ? ok<Action>({ kind: 'room', command: { kind: 'takeBack' } })
        : notPossible('not taken over');
    case 'panel.setLanguage':
      return ok<Action>({ kind: 'language', language: intent.language });
    case 'panel.touched':
      return ok<Action>({ kind: 'touched' });
    case 'notice.dismiss':
      return ok<Action>({ kind: 'dismiss', noticeId: intent.id });
    default:
      return notPossible(intent.kind);
  }
}

/** Whether something in the same lane is under way. */
function isBusy(state: PanelState, intent: Intent): boolean {
  const lane = laneOf(intent);
  return lane !== null && state.undertakings.some((one) => one.lane === lane);
}

/**
 * Decides on an intent. `intent.busy` while the same or an excluding one is under way; `intent.notPossible` when the
 * situation is not the one it is offered in; the link's own code when the room is out of reach.
 */
export function decide(state: PanelState, intent: Intent): Result<Action> {
  if (isBusy(state, intent)) return err(panelError('intent.busy', 'later', intent.kind));
  return actionOf(state, intent);
}
