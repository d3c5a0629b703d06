/**
 * Whether a command is possible now, and how it would be carried out. Pure; it sends nothing. Refusing here, before a
 * byte has left, is what keeps a tap from doing something else than what it said.
 */
import { panelError, type ErrorCode, type Retry } from '../../shared/errors.ts';
import type { RoomCommand } from '../../shared/model/room.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { toBoolean, toNumber, at } from './coerce.ts';
import { dials, hasOpenPrompt } from './gate.ts';
import {
  answerCallLine,
  joinLine,
  lines,
  setCameraLine,
  setMicrophoneLine,
  setVolumeLine,
  startLine,
} from './protocol.ts';
import type { RoomRecord } from './room-record.ts';
import { isLocalShare, sharingOf } from './room-view.ts';
import { urgency, type ActiveCommand, type Plan, type SessionOptions } from './session-state.ts';

export interface PlanView {
  readonly record: RoomRecord;
  readonly commands: readonly ActiveCommand[];
  readonly options: SessionOptions;
}

type Kind = RoomCommand['kind'];

const notPossible = (cause: string): Result<never> => fail('intent.notPossible', 'never', cause);
const fail = (code: ErrorCode, retry: Retry, cause: string | null = null): Result<never> =>
  err(panelError(code, retry, cause));

/** Null: the room is already as wanted, so there is nothing to send. */
export function planCommand(
  command: Exclude<RoomCommand, { kind: 'takeBack' }>,
  view: PlanView,
): Result<Plan | null> {
  const { record, options } = view;
  const { timings } = options;
  const answers: readonly Kind[] = ['answerPasscode', 'cancelJoin', 'acceptCall', 'rejectCall'];
  if (hasOpenPrompt(record) && !answers.includes(command.kind)) return notPossible('a prompt is open');
  switch (command.kind) {
    case 'start':
      return dial(view, startLine(command.durationMinutes), timings.joinMs, 'room.timeout');
    case 'join':
      return dial(view, joinLine(command.meetingNumber, command.passcode), timings.joinMs, 'room.timeout');
    case 'startLocalShare':
      return dial(view, ok(lines.startLocalShare), timings.shareMs, 'share.timeout');
    case 'leave':
      return endCall(view, lines.leave, 'room.timeout');
    case 'endForAll':
      return endCall(view, lines.disconnect, 'room.timeout');
    case 'stopShare':
      return stopShare(view);
    case 'cancelJoin':
      return cancelJoin(view);
    case 'answerPasscode':
      return answerPasscode(view, command.passcode);
    case 'acceptCall':
      return answerCall(view, 'Accept');
    case 'rejectCall':
      return answerCall(view, 'Reject');
    case 'setMicrophone': {
      const is = toBoolean(at(record.tree['zConfiguration Call'], 'Microphone', 'Mute'));
      const line = ok(setMicrophoneLine(command.muted));
      return inMeeting(record) ?? change(view, 'setMicrophone', is === command.muted, line, lines.microphone);
    }
    case 'setCamera': {
      const is = toBoolean(at(record.tree['zConfiguration Call'], 'Camera', 'Mute'));
      const line = ok(setCameraLine(command.muted));
      return inMeeting(record) ?? change(view, 'setCamera', is === command.muted, line, lines.camera);
    }
    case 'setVolume': {
      const is = toNumber(at(record.tree['zConfiguration Audio'], 'Output', 'volume'));
      return change(view, 'setVolume', is === command.percent, setVolumeLine(command.percent), lines.volume);
    }
  }
}

function dial(view: PlanView, line: Result<string>, withinMs: number, lateCode: ErrorCode): Result<Plan> {
  const { record, commands } = view;
  if (!line.ok) return line;
  if (record.status === 'LOGGED_OUT') return fail('room.rejected', 'later', 'signed out');
  if (commands.some(({ command }) => dials(command.kind))) return fail('intent.busy', 'later');
  if (record.status === 'IN_MEETING' || record.status === 'CONNECTING_MEETING')
    return notPossible('in a call');
  return ok({ lines: [line.value], urgency: urgency.user, withinMs, lateCode, verify: null });
}

function endCall(view: PlanView, line: string, lateCode: ErrorCode): Result<Plan> {
  const { record, options } = view;
  if (record.status !== 'IN_MEETING' && record.status !== 'CONNECTING_MEETING') {
    return fail('meeting.noLongerThere', 'never');
  }
  if (isUnderWay(view, ['leave', 'endForAll'])) return fail('intent.busy', 'later');
  const withinMs = options.timings.leaveMs;
  return ok({ lines: [line], urgency: urgency.user, withinMs, lateCode, verify: lines.callStatus });
}

function stopShare(view: PlanView): Result<Plan> {
  if (isUnderWay(view, ['stopShare'])) return fail('intent.busy', 'later');
  if (isLocalShare(view.record)) return endCall(view, lines.disconnect, 'share.timeout');
  const { cable, wireless } = sharingOf(view.record.tree);
  const stops = [
    ...(cable === 'sharing' ? [lines.stopCable] : []),
    ...(wireless ? [lines.stopWireless] : []),
  ];
  if (stops.length === 0) return notPossible('nothing is shared here');
  const withinMs = view.options.timings.shareMs;
  const verify = lines.sharing;
  return ok({ lines: stops, urgency: urgency.user, withinMs, lateCode: 'share.timeout', verify });
}

function cancelJoin(view: PlanView): Result<Plan | null> {
  const { record, commands, options } = view;
  const dialling = commands.filter(({ command }) => dials(command.kind));
  const isOnItsWay =
    record.status === 'CONNECTING_MEETING' ||
    record.passcode !== null ||
    record.hostWait !== null ||
    dialling.some(({ sentMs }) => sentMs !== null);
  if (!isOnItsWay) return dialling.length > 0 ? ok(null) : notPossible('nothing to cancel');
  const withinMs = options.timings.leaveMs;
  const verify = lines.callStatus;
  return ok({
    lines: [lines.disconnect],
    urgency: urgency.answer,
    withinMs,
    lateCode: 'room.timeout',
    verify,
  });
}

function answerPasscode(view: PlanView, passcode: string): Result<Plan> {
  const { record, options } = view;
  const number = record.dialled?.meetingNumber ?? null;
  if (record.passcode === null || number === null) return notPossible('no passcode is asked for');
  if (isUnderWay(view, ['answerPasscode'])) return fail('intent.busy', 'later');
  const line = joinLine(number, passcode);
  if (!line.ok) return line;
  const withinMs = options.timings.joinMs;
  return ok({
    lines: [line.value],
    urgency: urgency.answer,
    withinMs,
    lateCode: 'room.timeout',
    verify: null,
  });
}

function answerCall(view: PlanView, answer: 'Accept' | 'Reject'): Result<Plan> {
  const { record, options } = view;
  if (record.ringing === null) return fail('meeting.noLongerThere', 'never');
  if (isUnderWay(view, ['acceptCall', 'rejectCall'])) return fail('intent.busy', 'later');
  const line = answerCallLine(answer, record.ringing.callerJid);
  if (!line.ok) return line;
  const withinMs = options.timings.answerCallMs;
  return ok({
    lines: [line.value],
    urgency: urgency.answer,
    withinMs,
    lateCode: 'room.timeout',
    verify: null,
  });
}

function change(
  view: PlanView,
  kind: Kind,
  isSo: boolean,
  line: Result<string>,
  verify: string,
): Result<Plan | null> {
  if (!line.ok) return line;
  // With another change of the same thing on its way, what is so now will not be so in a moment.
  if (isSo && !isUnderWay(view, [kind])) return ok(null);
  const withinMs = view.options.timings.switchMs;
  return ok({ lines: [line.value], urgency: urgency.user, withinMs, lateCode: 'room.timeout', verify });
}

const isUnderWay = ({ commands }: PlanView, kinds: readonly Kind[]): boolean =>
  commands.some(({ command }) => kinds.includes(command.kind));

/** The room's own microphone and camera have a mute only in a meeting; null: it is in one. */
function inMeeting({ status }: RoomRecord): Result<never> | null {
  return status === 'IN_MEETING' ? null : notPossible('not in a meeting');
}
