/** Sharing in the room, with and without a meeting (zoom-rooms.md 4.7, 10.6, 10.7). */
import type { RoomCommand } from '../../../shared/model/room-command.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { toBoolean } from '../coerce.ts';
import {
  change,
  done,
  doneSoon,
  fail,
  failed,
  isUnderWay,
  needsMeeting,
  notPossible,
  planOf,
  type JudgeView,
  type Judgement,
  type PlanView,
  type RulesOf,
  type SessionCommand,
} from '../command-rule.ts';
import { isFit, lines, onOff, unfit } from '../protocol.ts';
import type { News } from '../news.ts';
import type { RoomRecord } from '../room-record.ts';
import { isLocalShare } from '../room-view.ts';
import type { Plan } from '../session-state.ts';
import { noGrace } from '../share-grace.ts';
import { devicesOfKind } from '../view/devices.ts';
import { saysItCan } from '../view/meeting-capabilities.ts';
import { callSetting } from '../view/meeting.ts';
import { isOptimizable, sharingOf, shownSharing } from '../view/sharing.ts';
import { dial, dialled, endCall, hasEnded, judgeEnd } from './call.ts';

const isTold = (news: News, topKey: string): boolean =>
  news.kind === 'told' && news.message.topKey.toLowerCase() === topKey;

function stopShare(view: PlanView): Result<Plan> {
  if (isUnderWay(view, ['stopShare'])) return fail('intent.busy', 'later');
  if (isLocalShare(view.record)) return endCall(view, lines.disconnect, 'share.timeout');
  // What has just dropped may come back, so it is stopped like what runs.
  const { cable, wireless, cameraShared } = shownSharing(view.record);
  const stops = [
    ...(cable === 'sharing' ? [lines.stopCable] : []),
    ...(wireless ? [lines.stopWireless] : []),
    ...(cameraShared !== null && isFit(cameraShared) ? [cameraShareLine(cameraShared, false)] : []),
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

function judgeStopShare({ active, news, record }: JudgeView<SessionCommand>): Judgement | null {
  if (hasEnded(news)) return done;
  if (news.kind === 'connectError') return failed('share.refused');
  const isAnswered = news.kind === 'answered' && news.id === active.id;
  if (!isAnswered && news.kind !== 'sharing' && !isTold(news, 'camerashare')) return null;
  if (isLocalShare(record)) return null;
  const { cable, wireless, cameraShared } = sharingOf(record.tree);
  return cable !== 'sharing' && !wireless && cameraShared === null ? done : null;
}

const startCable = 'zCommand Call Sharing HDMI Start';

/** Outside a meeting the cable has nowhere to go before a local share stands. */
function startCableShare(view: PlanView): Result<Plan | null> {
  const { record, options } = view;
  const { cable } = sharingOf(record.tree);
  if (cable === 'absent' || cable === 'noPicture') return fail('share.noCable', 'now');
  if (cable === 'sharing') return ok(null);
  if (isUnderWay(view, ['startCableShare'])) return fail('intent.busy', 'later');
  if (record.status === 'IN_MEETING') {
    const late = { lateCode: 'share.timeout', verify: lines.sharing } as const;
    return ok(planOf([startCable], options.timings.cableMs, late));
  }
  const local = dial(view, ok(lines.startLocalShare), options.timings.shareMs, 'share.timeout');
  return local.ok ? ok({ ...local.value, next: { line: startCable, isDue: isLocalShare } }) : local;
}

/** The refusal comes before an answer that says OK (zoom-rooms.md 11.5), so the answer means nothing. */
function judgeCable({ news, record }: JudgeView<SessionCommand>): Judgement | null {
  if (news.kind === 'connectError') return failed('share.refused');
  if (news.kind === 'localShare' && !news.started) return failed('share.refused');
  if (news.kind === 'status' && hasEnded(news) && news.status !== news.before) return failed('share.refused');
  return news.kind === 'sharing' && sharingOf(record.tree).cable === 'sharing' ? done : null;
}

const cameraShareLine = (id: string, isOn: boolean): string =>
  `zCommand Call ShareCamera id: ${id} Status: ${onOff(isOn)}`;

function setCameraShare(
  { kind, deviceId, isOn }: Extract<RoomCommand, { kind: 'setCameraShare' }>,
  view: PlanView,
): Result<Plan | null> {
  const { record, options } = view;
  const refusal = needsMeeting(record);
  if (refusal !== null) return refusal;
  if (!saysItCan(record, 'supports_ShareCamera')) return fail('room.unsupported', 'never');
  // A parameter follows the id, so what looks like one within it would be taken for it.
  if (!isFit(deviceId)) return unfit('device');
  const { cameraShared } = sharingOf(record.tree);
  const isKnown = devicesOfKind(record, 'camera').some(({ id }) => id === deviceId);
  if (!isKnown && cameraShared !== deviceId) return notPossible('no such camera');
  const isSo = (cameraShared === deviceId) === isOn;
  const plan = change(view, kind, isSo, ok(cameraShareLine(deviceId, isOn)), lines.cameraShare);
  if (!plan.ok || plan.value === null) return plan;
  return ok({ ...plan.value, withinMs: options.timings.cableMs, lateCode: 'share.timeout' });
}

function setOptimized(
  { kind, isOn }: Extract<RoomCommand, { kind: 'setOptimizedSharing' }>,
  view: PlanView,
): Result<Plan | null> {
  const { record } = view;
  const refusal = needsMeeting(record);
  if (refusal !== null) return refusal;
  if (!isOptimizable(record.tree)) return notPossible('nothing to optimize');
  const isSo = sharingOf(record.tree).isOptimized === isOn;
  return change(view, kind, isSo, ok(`${lines.optimizeSharing}: ${onOff(isOn)}`), lines.optimizeSharing);
}

const pageWords = { laptop: 'Laptop', ios: 'IOS' } as const;

const noLongerLocal = ({ status, isLocal }: RoomRecord): boolean =>
  status === 'IN_MEETING' && isLocal === false;

export const shareRules: RulesOf<
  | 'startLocalShare'
  | 'startCableShare'
  | 'setCameraShare'
  | 'stopShare'
  | 'shareToMeeting'
  | 'showInstructions'
  | 'setOptimizedSharing'
> = {
  startLocalShare: {
    dials: true,
    plan: (_, view) => dial(view, ok(lines.startLocalShare), view.options.timings.shareMs, 'share.timeout'),
    judge: judgeLocalShare,
    sent: (_, record) => dialled(record, 'share', null),
  },
  startCableShare: {
    plan: (_, view) => startCableShare(view),
    judge: judgeCable,
    refusal: 'share.refused',
    sent: (_, record) => (record.status === 'IN_MEETING' ? record : dialled(record, 'share', null)),
  },
  setCameraShare: {
    plan: setCameraShare,
    judge: ({ command: { deviceId, isOn }, news, record }) => {
      if (news.kind === 'connectError') return failed('share.refused');
      if (!isTold(news, 'camerashare')) return null;
      return (sharingOf(record.tree).cameraShared === deviceId) === isOn ? done : null;
    },
    refusal: 'share.refused',
  },
  stopShare: {
    endsShare: true,
    plan: (_, view) => stopShare(view),
    judge: judgeStopShare,
    sent: (_, record) => ({ ...record, grace: noGrace }),
  },
  shareToMeeting: {
    plan: (_, view) => {
      if (!isLocalShare(view.record)) return notPossible('nothing is shared without a meeting');
      if (isUnderWay(view, ['shareToMeeting'])) return fail('intent.busy', 'later');
      const { shareMs } = view.options.timings;
      return ok(
        planOf(['zCommand Call Sharing ToNormal'], shareMs, {
          lateCode: 'share.timeout',
          verify: lines.info,
        }),
      );
    },
    judge: ({ news, record }) => {
      if (news.kind === 'connectError' || hasEnded(news)) return failed('share.refused');
      return isTold(news, 'inforesult') && noLongerLocal(record) ? done : null;
    },
    refusal: 'share.refused',
  },
  showInstructions: {
    plan: ({ kind, instructions }, view) => {
      const isSo = sharingOf(view.record.tree).instructions === instructions;
      const type = instructions === null ? 'None' : pageWords[instructions];
      const line = `zCommand Call SetInstructions Show: ${onOff(instructions !== null)} Type: ${type}`;
      return change(view, kind, isSo, ok(line), lines.sharing);
    },
    judge: ({ command, news, record }) =>
      news.kind === 'sharing' && sharingOf(record.tree).instructions === command.instructions ? done : null,
  },
  setOptimizedSharing: {
    plan: setOptimized,
    judge: ({ command, news, record }) =>
      isTold(news, 'call') &&
      toBoolean(callSetting(record.tree, 'Sharing', 'optimize_video_sharing')) === command.isOn
        ? done
        : null,
  },
};
