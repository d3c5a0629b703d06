/** Getting into a call and out of it: start, join, answer, cancel, leave (zoom-rooms.md 4.1 to 4.3, 10.2 to 10.5). */
import type { ErrorCode } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import {
  done,
  fail,
  failed,
  isUnderWay,
  notPossible,
  planOf,
  type CommandRule,
  type JudgeView,
  type Judgement,
  type PlanView,
  type RulesOf,
  type SessionCommand,
} from '../command-rule.ts';
import { isDial } from '../gate.ts';
import { answerCallLine, joinLine, lines, startLine } from '../protocol.ts';
import { mayAsHost, roleOf } from '../role.ts';
import type { News } from '../news.ts';
import type { Dialled, RoomRecord } from '../room-record.ts';
import { urgency, type ActiveCommand, type Plan } from '../session-state.ts';

/** Dials: refused while a call stands or another dial is on its way. */
export function dial(
  view: PlanView,
  line: Result<string>,
  withinMs: number,
  lateCode: ErrorCode,
): Result<Plan> {
  const { record, commands } = view;
  if (!line.ok) return line;
  if (record.status === 'LOGGED_OUT') return fail('room.rejected', 'later', 'signed out');
  if (commands.some(isDial)) return fail('intent.busy', 'later');
  if (record.status === 'IN_MEETING' || record.status === 'CONNECTING_MEETING')
    return notPossible('in a call');
  return ok(planOf([line.value], withinMs, { lateCode }));
}

/** What this panel set out to do; the room itself tells it late or not at all. */
export function dialled(record: RoomRecord, kind: Dialled['kind'], meetingNumber: string | null): RoomRecord {
  return { ...record, dialled: { kind, meetingNumber }, isLocal: null };
}

export function endCall(view: PlanView, line: string, lateCode: ErrorCode): Result<Plan> {
  const { record, options } = view;
  if (record.status !== 'IN_MEETING' && record.status !== 'CONNECTING_MEETING') {
    return fail('meeting.noLongerThere', 'never');
  }
  if (isUnderWay(view, ['leave', 'endForAll'])) return fail('intent.busy', 'later');
  return ok(planOf([line], options.timings.leaveMs, { lateCode, verify: lines.callStatus }));
}

/** As a guest the same line would only take the room out, which is not what was said. */
function endForAll(view: PlanView): Result<Plan> {
  const { record } = view;
  const isGuest = record.status === 'IN_MEETING' && !mayAsHost(roleOf(record), 'host');
  return isGuest ? fail('meeting.notHost', 'never') : endCall(view, lines.disconnect, 'room.timeout');
}

function cancelJoin({ record, commands, options }: PlanView): Result<Plan | null> {
  const dialling = commands.filter(({ traits }) => traits.dials === true);
  const isOnItsWay =
    record.status === 'CONNECTING_MEETING' ||
    record.passcode !== null ||
    record.hostWait !== null ||
    dialling.some(({ sentMs }) => sentMs !== null);
  if (!isOnItsWay) return dialling.length > 0 ? ok(null) : notPossible('nothing to cancel');
  const verify = lines.callStatus;
  return ok(planOf([lines.disconnect], options.timings.leaveMs, { urgency: urgency.answer, verify }));
}

/** The one line that may leave while the room asks. */
function answer(line: Result<string>, withinMs: number): Result<Plan> {
  return line.ok ? ok(planOf([line.value], withinMs, { urgency: urgency.answer })) : line;
}

function answerPasscode(passcode: string, view: PlanView): Result<Plan> {
  const { record, options } = view;
  const number = record.dialled?.meetingNumber ?? null;
  if (record.passcode === null || number === null) return notPossible('no passcode is asked for');
  if (isUnderWay(view, ['answerPasscode'])) return fail('intent.busy', 'later');
  return answer(joinLine(number, passcode), options.timings.joinMs);
}

function answerCall(view: PlanView, word: 'Accept' | 'Reject'): Result<Plan> {
  const { record, options } = view;
  if (record.ringing === null) return fail('meeting.noLongerThere', 'never');
  if (isUnderWay(view, ['acceptCall', 'rejectCall'])) return fail('intent.busy', 'later');
  return answer(answerCallLine(word, record.ringing.callerJid), options.timings.answerCallMs);
}

export const hasEnded = (news: News): boolean =>
  news.kind === 'status' && (news.status === 'NOT_IN_MEETING' || news.status === 'LOGGED_OUT');

function judgeJoin({ active, news }: JudgeView<SessionCommand>): Judgement | null {
  if (news.kind === 'status' && news.status === 'IN_MEETING') return done;
  return judgeEnd(active, news);
}

/** How an attempt to get into a call can come to nothing. */
export function judgeEnd(active: ActiveCommand, news: News): Judgement | null {
  if (news.kind === 'status' && news.status === 'LOGGED_OUT') return failed('room.rejected', 'later');
  if (news.kind === 'connectError') {
    if (active.isCancelled) return failed('meeting.cancelled');
    return failed(news.passcodeWasWrong ? 'meeting.wrongPasscode' : 'meeting.joinFailed');
  }
  const isOver = hasEnded(news) || news.kind === 'disconnected';
  if (!isOver) return null;
  if (active.isCancelled) return failed('meeting.cancelled');
  // The state before the attempt may be told once more after it began; that is no end.
  return active.sawConnecting ? failed('meeting.cancelled', 'now', false) : null;
}

function judgePasscode(view: JudgeView<SessionCommand>): Judgement | null {
  const { news } = view;
  if (news.kind === 'passcode') {
    if (!news.open) return done;
    return news.wrong ? failed('meeting.wrongPasscode') : null;
  }
  if (news.kind === 'hostWait' && news.open) return done;
  return judgeJoin(view);
}

function judgeAccept({ news }: JudgeView<SessionCommand>): Judgement | null {
  if (news.kind === 'treated') return news.accepted ? done : failed('meeting.noLongerThere', 'never');
  if (news.kind === 'connectError') return failed('meeting.joinFailed');
  const begins = news.kind === 'status' && news.status !== news.before;
  return begins && (news.status === 'CONNECTING_MEETING' || news.status === 'IN_MEETING') ? done : null;
}

function judgeReject({ news }: JudgeView<SessionCommand>): Judgement | null {
  if (news.kind !== 'treated') return null;
  return news.accepted ? failed('meeting.noLongerThere', 'never') : done;
}

const judgeGone = ({ news }: JudgeView<SessionCommand>): Judgement | null => (hasEnded(news) ? done : null);

/** Rooms join other services' meetings only from their own list or through Zoom's cloud. */
const elsewhere: CommandRule<SessionCommand> = {
  plan: () => fail('room.unsupported', 'never'),
  judge: () => null,
};

export const callRules: RulesOf<
  | 'start'
  | 'join'
  | 'joinThirdParty'
  | 'leave'
  | 'endForAll'
  | 'cancelJoin'
  | 'answerPasscode'
  | 'acceptCall'
  | 'rejectCall'
> = {
  start: {
    dials: true,
    pausesForPerson: true,
    plan: ({ durationMinutes }, view) =>
      dial(view, startLine(durationMinutes), view.options.timings.joinMs, 'room.timeout'),
    judge: judgeJoin,
    sent: (_, record) => dialled(record, 'start', null),
  },
  join: {
    dials: true,
    pausesForPerson: true,
    plan: ({ meetingNumber, passcode }, view) =>
      dial(view, joinLine(meetingNumber, passcode), view.options.timings.joinMs, 'room.timeout'),
    judge: judgeJoin,
    sent: ({ meetingNumber }, record) => dialled(record, 'join', meetingNumber),
  },
  joinThirdParty: elsewhere,
  leave: { endsCall: true, plan: (_, view) => endCall(view, lines.leave, 'room.timeout'), judge: judgeGone },
  endForAll: { endsCall: true, plan: (_, view) => endForAll(view), judge: judgeGone },
  cancelJoin: { endsCall: true, fitsPrompt: true, plan: (_, view) => cancelJoin(view), judge: judgeGone },
  answerPasscode: {
    continuesDial: true,
    fitsPrompt: true,
    plan: ({ passcode }, view) => answerPasscode(passcode, view),
    judge: judgePasscode,
    // The prompt stays until the room has judged the answer, and gets its full time for that.
    sent: (_, record, { ms }) =>
      record.passcode === null ? record : { ...record, passcode: { ...record.passcode, heardMs: ms } },
  },
  acceptCall: {
    dials: true,
    fitsPrompt: true,
    plan: (_, view) => answerCall(view, 'Accept'),
    judge: judgeAccept,
  },
  rejectCall: { fitsPrompt: true, plan: (_, view) => answerCall(view, 'Reject'), judge: judgeReject },
};
