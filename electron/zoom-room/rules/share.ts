/** Sharing in the room, with and without a meeting (zoom-rooms.md 4.7, 10.6, 10.7). */
import { ok, type Result } from '../../../shared/result.ts';
import {
  done,
  doneSoon,
  fail,
  failed,
  isUnderWay,
  notPossible,
  planOf,
  type JudgeView,
  type Judgement,
  type PlanView,
  type RulesOf,
  type SessionCommand,
} from '../command-rule.ts';
import { lines } from '../protocol.ts';
import { isLocalShare, sharingOf } from '../room-view.ts';
import type { Plan } from '../session-state.ts';
import { dial, dialled, endCall, hasEnded, judgeEnd } from './call.ts';

function stopShare(view: PlanView): Result<Plan> {
  if (isUnderWay(view, ['stopShare'])) return fail('intent.busy', 'later');
  if (isLocalShare(view.record)) return endCall(view, lines.disconnect, 'share.timeout');
  const { cable, wireless } = sharingOf(view.record.tree);
  const stops = [
    ...(cable === 'sharing' ? [lines.stopCable] : []),
    ...(wireless ? [lines.stopWireless] : []),
  ];
  if (stops.length === 0) return notPossible('nothing is shared here');
  const { shareMs } = view.options.timings;
  return ok(planOf(stops, shareMs, { lateCode: 'share.timeout', verify: lines.sharing }));
}

function judgeLocalShare({ active, news, record }: JudgeView<SessionCommand>): Judgement | null {
  if (news.kind === 'connectError' && !active.isCancelled) return failed('share.refused');
  if (news.kind === 'localShare' && !news.started) return failed('share.refused');
  if (isLocalShare(record)) return done;
  // The call's own state follows as a rule; where it does not, the event is word enough.
  if (news.kind === 'localShare') return doneSoon;
  return judgeEnd(active, news);
}

function judgeStopShare({ news, record }: JudgeView<SessionCommand>): Judgement | null {
  if (hasEnded(news)) return done;
  if (news.kind === 'connectError') return failed('share.refused');
  if (news.kind !== 'sharing' || isLocalShare(record)) return null;
  const { cable, wireless } = sharingOf(record.tree);
  return cable !== 'sharing' && !wireless ? done : null;
}

export const shareRules: RulesOf<'startLocalShare' | 'stopShare'> = {
  startLocalShare: {
    plan: (_, view) => dial(view, ok(lines.startLocalShare), view.options.timings.shareMs, 'share.timeout'),
    judge: judgeLocalShare,
    sent: (_, record) => dialled(record, 'share', null),
  },
  stopShare: { plan: (_, view) => stopShare(view), judge: judgeStopShare },
};
