/** Every command's rule, and the two questions asked of it. */
import type { ErrorCode } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import {
  fail,
  notPossible,
  type CommandByKind,
  type CommandKind,
  type Judgement,
  type PlanView,
  type RulesOf,
  type SessionCommand,
} from '../command-rule.ts';
import { hasOpenPrompt } from '../gate.ts';
import type { News } from '../news.ts';
import type { Moment, RoomRecord } from '../room-record.ts';
import type { ActiveCommand, CommandTraits, Plan } from '../session-state.ts';
import { bookingRules } from './booking.ts';
import { callRules } from './call.ts';
import { cameraRules } from './camera.ts';
import { deviceRules } from './devices.ts';
import { inviteRules } from './invite.ts';
import { meetingRules } from './meeting.ts';
import { personRules } from './person.ts';
import { phoneRules } from './phone.ts';
import { pictureRules } from './picture.ts';
import { roomSideRules } from './room-side.ts';
import { shareRules } from './share.ts';

const rules: RulesOf<CommandKind> = {
  ...callRules,
  ...roomSideRules,
  ...shareRules,
  ...inviteRules,
  ...phoneRules,
  ...bookingRules,
  ...personRules,
  ...meetingRules,
  ...pictureRules,
  ...cameraRules,
  ...deviceRules,
};

/** Beside what it sends. */
export const traitsOf = (kind: CommandKind): CommandTraits => rules[kind];

function planBy<K extends CommandKind>(
  kind: K,
  command: CommandByKind[K],
  view: PlanView,
): Result<Plan | null> {
  return rules[kind].plan(command, view);
}

/** Null: the room is already as wanted, so there is nothing to send. */
export function planCommand(command: SessionCommand, view: PlanView): Result<Plan | null> {
  if (hasOpenPrompt(view.record) && rules[command.kind].fitsPrompt !== true)
    return notPossible('a prompt is open');
  if (view.record.unsupported.has(command.kind)) return fail('room.unsupported', 'never');
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

function sentBy<K extends CommandKind>(
  kind: K,
  command: CommandByKind[K],
  record: RoomRecord,
  now: Moment,
): RoomRecord {
  return rules[kind].sent?.(command, record, now) ?? record;
}

/** What is remembered of a command once it has left. */
export function recordSent(command: ActiveCommand['command'], record: RoomRecord, now: Moment): RoomRecord {
  return command.kind === 'takeBack' ? record : sentBy(command.kind, command, record, now);
}

function answeredBy<K extends CommandKind>(
  kind: K,
  command: CommandByKind[K],
  record: RoomRecord,
): RoomRecord {
  return rules[kind].answered?.(command, record) ?? record;
}

/** What is known of a command once its line was answered without an error. */
export function recordAnswered(command: ActiveCommand['command'], record: RoomRecord): RoomRecord {
  return command.kind === 'takeBack' ? record : answeredBy(command.kind, command, record);
}
