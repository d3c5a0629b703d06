/** Every command's rule, and the two questions asked of it. */
import type { ErrorCode } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import {
  fail,
  notPossible,
  type CommandByKind,
  type CommandKind,
  type CommandRule,
  type Judgement,
  type PlanView,
  type RulesOf,
  type SessionCommand,
} from '../command-rule.ts';
import { hasOpenPrompt } from '../gate.ts';
import type { News, RoomRecord } from '../room-record.ts';
import type { ActiveCommand, Plan } from '../session-state.ts';
import { bookingRules } from './booking.ts';
import { callRules } from './call.ts';
import { inviteRules } from './invite.ts';
import { phoneRules } from './phone.ts';
import { roomSideRules } from './room-side.ts';
import { shareRules } from './share.ts';

const unsupported: CommandRule<SessionCommand> = {
  plan: () => fail('room.unsupported', 'never'),
  judge: () => null,
};

const rules: RulesOf<CommandKind> = {
  ...callRules,
  ...roomSideRules,
  ...shareRules,
  ...inviteRules,
  ...phoneRules,
  ...bookingRules,
  setSelfView: unsupported,
  selectDevice: unsupported,
  setDeviceTest: unsupported,
  moveCamera: unsupported,
  stopCamera: unsupported,
  requestCamera: unsupported,
  releaseCamera: unsupported,
  admit: unsupported,
  muteParticipant: unsupported,
  setParticipantVideo: unsupported,
  removeParticipant: unsupported,
  makeHost: unsupported,
  setSpotlight: unsupported,
  setPin: unsupported,
  allowRecording: unsupported,
  claimHost: unsupported,
  muteAll: unsupported,
  setMuteOnEntry: unsupported,
  setLock: unsupported,
  setRecording: unsupported,
  answerRecordingConsent: unsupported,
  setLayout: unsupported,
  setThumbnailSize: unsupported,
  setThumbnailPosition: unsupported,
  turnPage: unsupported,
  setCaptions: unsupported,
  setCaptionSize: unsupported,
  startCableShare: unsupported,
  setCameraShare: unsupported,
  shareToMeeting: unsupported,
  showInstructions: unsupported,
  setOptimizedSharing: unsupported,
};

const answers: readonly CommandKind[] = ['answerPasscode', 'cancelJoin', 'acceptCall', 'rejectCall'];

function planBy<K extends CommandKind>(
  kind: K,
  command: CommandByKind[K],
  view: PlanView,
): Result<Plan | null> {
  return rules[kind].plan(command, view);
}

/** Null: the room is already as wanted, so there is nothing to send. */
export function planCommand(command: SessionCommand, view: PlanView): Result<Plan | null> {
  if (hasOpenPrompt(view.record) && !answers.includes(command.kind)) return notPossible('a prompt is open');
  return planBy(command.kind, command, view);
}

function judgeBy<K extends CommandKind>(
  kind: K,
  command: CommandByKind[K],
  active: ActiveCommand,
  news: News,
  record: RoomRecord,
): Judgement | null {
  return rules[kind].judge({ command, active, news, record });
}

/** Null: not settled by this. `record` already holds the news. */
export function judge(active: ActiveCommand, news: News, record: RoomRecord): Judgement | null {
  const { command } = active;
  return command.kind === 'takeBack' ? null : judgeBy(command.kind, command, active, news, record);
}

/** What it means when the room answers the command's line with an error. */
export function refusalOf(kind: ActiveCommand['command']['kind']): ErrorCode {
  return (kind === 'takeBack' ? undefined : rules[kind].refusal) ?? 'room.refused';
}

function sentBy<K extends CommandKind>(kind: K, command: CommandByKind[K], record: RoomRecord): RoomRecord {
  return rules[kind].sent?.(command, record) ?? record;
}

/** What is remembered of a command once it has left. */
export function recordSent(command: ActiveCommand['command'], record: RoomRecord): RoomRecord {
  return command.kind === 'takeBack' ? record : sentBy(command.kind, command, record);
}
