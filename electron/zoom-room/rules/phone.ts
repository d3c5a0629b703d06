/** Telephone calls from the room (zoom-rooms.md 4.1, 9). */
import { ok, type Result } from '../../../shared/result.ts';
import {
  done,
  fail,
  failed,
  isUnderWay,
  judgeByAnswer,
  planOf,
  type PlanView,
  type RulesOf,
} from '../command-rule.ts';
import { isFit, unfit } from '../protocol.ts';
import type { Plan } from '../session-state.ts';

function callPhone(number: string, view: PlanView): Result<Plan> {
  if (!/^\+?[0-9*#]{3,20}$/.test(number)) return unfit('number');
  if (isUnderWay(view, ['callPhone'])) return fail('intent.busy', 'later');
  const { phoneMs } = view.options.timings;
  return ok(planOf([`zCommand Dial PhoneCallOut Number: ${number}`], phoneMs));
}

/** A line about a call that is there. */
function aboutCall(callId: string, line: string, view: PlanView): Result<Plan> {
  if (!isFit(callId)) return unfit('callId');
  const isThere = view.record.phoneCalls.some(({ id }) => id === callId);
  return isThere ? ok(planOf([line], view.options.timings.phoneMs)) : fail('meeting.noLongerThere', 'never');
}

export const phoneRules: RulesOf<'callPhone' | 'hangUpPhone' | 'sendDtmf'> = {
  callPhone: {
    plan: ({ number }, view) => callPhone(number, view),
    judge: ({ news, record }) => {
      if (news.kind !== 'phone') return null;
      if (news.progress === 'failed') return failed('phone.failed');
      const call = record.phoneCalls.find(({ id }) => id === news.id);
      return call !== undefined && !call.isIncoming && call.state !== 'calling' ? done : null;
    },
    refusal: 'phone.failed',
  },
  hangUpPhone: {
    plan: ({ callId }, view) => aboutCall(callId, `zCommand Dial PhoneHangUp CallId: ${callId}`, view),
    judge: ({ command, news, record }) =>
      news.kind === 'phone' && !record.phoneCalls.some(({ id }) => id === command.callId) ? done : null,
  },
  sendDtmf: {
    plan: ({ callId, key }, view) =>
      /^[0-9*#]$/.test(key)
        ? aboutCall(callId, `zCommand SendSipDTMF CallId: ${callId} Key: ${key}`, view)
        : unfit('key'),
    judge: judgeByAnswer,
  },
};
