/**
 * What is done to the meeting as a whole: its host, everybody's sound, the lock, recording and the consent to it
 * (zoom-rooms.md 4.5, 4.6, 5, 10.8). Settings are judged by the value told, by whichever message has it.
 */
import { ok, type Result } from '../../../shared/result.ts';
import { at, toBoolean } from '../coerce.ts';
import {
  change,
  done,
  fail,
  failed,
  isUnderWay,
  judgeByAnswer,
  notPossible,
  planOf,
  type CommandKind,
  type JudgeView,
  type Judgement,
  type PlanView,
  type RulesOf,
  type SessionCommand,
} from '../command-rule.ts';
import { lines, onOff, unfit } from '../protocol.ts';
import { roleOf } from '../role.ts';
import type { News } from '../news.ts';
import type { RoomRecord } from '../room-record.ts';
import type { Plan } from '../session-state.ts';
import { callSetting, recordingOf } from '../view/meeting.ts';
import { saysItCan } from '../view/meeting-capabilities.ts';
import { needsRole } from './person.ts';

/** The value of a setting of the call in this very message; undefined: it says nothing of it. */
export function callSettingTold(news: News, ...path: readonly string[]): unknown {
  if (news.kind !== 'told' || news.message.topKey.toLowerCase() !== 'call') return undefined;
  return at(news.message.payload, ...path);
}

interface Switch {
  readonly kind: CommandKind;
  readonly path: readonly string[];
  readonly line: string;
}
const lock: Switch = { kind: 'setLock', path: ['Lock', 'Enable'], line: lines.lock };
const entry: Switch = {
  kind: 'setMuteOnEntry',
  path: ['MuteUserOnEntry', 'Enable'],
  line: lines.muteOnEntry,
};

function turn({ kind, path, line }: Switch, isOn: boolean, view: PlanView): Result<Plan | null> {
  const is = toBoolean(callSetting(view.record.tree, ...path));
  return (
    needsRole(view.record, 'coHost') ?? change(view, kind, is === isOn, ok(`${line}: ${onOff(isOn)}`), line)
  );
}

const judgeTurned = ({ path }: Switch, isOn: boolean, news: News): Judgement | null =>
  toBoolean(callSettingTold(news, ...path)) === isOn ? done : null;

function claimHost(hostKey: string, view: PlanView): Result<Plan | null> {
  const { record, options } = view;
  const refusal = needsRole(record, 'anybody');
  if (refusal !== null) return refusal;
  if (!/^[0-9]{6,10}$/.test(hostKey)) return unfit('hostKey');
  if (roleOf(record) === 'host') return ok(null);
  if (!saysItCan(record, 'support_Claim_Host')) return fail('room.unsupported', 'never');
  if (isUnderWay(view, ['claimHost'])) return fail('intent.busy', 'later');
  const line = `zCommand Call HostClaim Key: ${hostKey}`;
  return ok(planOf([line], options.timings.peopleMs, { verify: lines.participants }));
}

function muteAll(view: PlanView): Result<Plan> {
  const refusal = needsRole(view.record, 'coHost');
  if (refusal !== null) return refusal;
  if (isUnderWay(view, ['muteAll'])) return fail('intent.busy', 'later');
  return ok(planOf(['zCommand Call MuteAll mute: on'], view.options.timings.switchMs));
}

function setRecording(isOn: boolean, view: PlanView): Result<Plan | null> {
  const { record, options } = view;
  const refusal = needsRole(record, 'anybody');
  if (refusal !== null) return refusal;
  if (isUnderWay(view, ['setRecording'])) return fail('intent.busy', 'later');
  const { isOurs, mayRecord, needsEmail } = recordingOf(record);
  // Only what this room records can be stopped from here.
  if (isOurs === isOn) return ok(null);
  if (isOn && mayRecord === false) return fail('recording.notAllowed', 'never');
  if (isOn && needsEmail) return fail('recording.needsEmail', 'never');
  return ok(planOf([`zCommand Call Record Enable: ${onOff(isOn)}`], options.timings.recordingMs));
}

function judgeRecording({
  command: { isOn },
  news,
  record,
}: JudgeView<Extract<SessionCommand, { kind: 'setRecording' }>>): Judgement | null {
  if (news.kind !== 'told' || !/^UpdateCallRecordInfo$/i.test(news.message.topKey)) return null;
  const { isOurs, mayRecord, needsEmail } = recordingOf(record);
  if (isOurs === isOn) return done;
  if (isOn && needsEmail) return failed('recording.needsEmail', 'never');
  return isOn && mayRecord === false ? failed('recording.notAllowed', 'never') : null;
}

function answerConsent(agreed: boolean, view: PlanView): Result<Plan> {
  if (view.record.meeting.consentSince === null) return notPossible('no consent is asked for');
  if (isUnderWay(view, ['answerRecordingConsent'])) return fail('intent.busy', 'later');
  return ok(planOf([`zCommand Agree Recording: ${onOff(agreed)}`], view.options.timings.switchMs));
}

const withoutConsent = (record: RoomRecord): RoomRecord => ({
  ...record,
  meeting: { ...record.meeting, consentSince: null },
});

export const meetingRules: RulesOf<
  'claimHost' | 'muteAll' | 'setMuteOnEntry' | 'setLock' | 'setRecording' | 'answerRecordingConsent'
> = {
  claimHost: {
    plan: ({ hostKey }, view) => claimHost(hostKey, view),
    judge: ({ news, record }) => (news.kind === 'people' && roleOf(record) === 'host' ? done : null),
  },
  muteAll: {
    plan: (_, view) => muteAll(view),
    // No state stands for it: a host stays as they are, and anybody may unmute in the next moment.
    judge: judgeByAnswer,
  },
  setMuteOnEntry: {
    plan: ({ isOn }, view) =>
      saysItCan(view.record, 'can_Mute_On_Entry')
        ? turn(entry, isOn, view)
        : (needsRole(view.record, 'coHost') ?? fail('room.unsupported', 'never')),
    judge: ({ command, news }) => judgeTurned(entry, command.isOn, news),
  },
  setLock: {
    plan: ({ isLocked }, view) => turn(lock, isLocked, view),
    judge: ({ command, news }) => judgeTurned(lock, command.isLocked, news),
  },
  setRecording: {
    plan: ({ isOn }, view) => setRecording(isOn, view),
    judge: judgeRecording,
    refusal: 'recording.notAllowed',
  },
  answerRecordingConsent: {
    plan: ({ agreed }, view) => answerConsent(agreed, view),
    // Whether the question is told to be gone is not known of every room; its answer is enough.
    judge: (view) =>
      view.news.kind === 'told' && view.record.meeting.consentSince === null ? done : judgeByAnswer(view),
    answered: (_, record) => withoutConsent(record),
  },
};
