/** The room's choice of devices, trying them, and its picture of itself (zoom-rooms.md 4.8, 5). */
import type { RoomCommand } from '../../../shared/model/room-command.ts';
import { ok, type Result } from '../../../shared/result.ts';
import {
  change,
  done,
  fail,
  isUnderWay,
  judgeByAnswer,
  notPossible,
  planOf,
  type PlanView,
  type RulesOf,
} from '../command-rule.ts';
import { deviceLists, deviceSettings } from '../device-record.ts';
import { lines, onOff, unfit } from '../protocol.ts';
import type { RoomRecord } from '../room-record.ts';
import type { Plan } from '../session-state.ts';
import { devicesOfKind, selfViewOf } from '../view/devices.ts';

/** Verbatim but for what would end the line; the value goes to its end, so nothing else in it matters. */
export const isVerbatim = (id: string): boolean => !/[\p{Cc}\u2028\u2029]/u.test(id);

function select(
  { kind, device, deviceId }: Extract<RoomCommand, { kind: 'selectDevice' }>,
  view: PlanView,
): Result<Plan | null> {
  if (!isVerbatim(deviceId)) return unfit('device');
  const known = devicesOfKind(view.record, device).find(({ id }) => id === deviceId);
  if (known === undefined) return notPossible('no such device');
  const line = `zConfiguration ${deviceSettings[device].join(' ')} selectedId: ${deviceId}`;
  return change(view, kind, known.isSelected, ok(line), `zStatus ${deviceLists[device]}`);
}

const testWords = { microphone: 'Microphone', speaker: 'Speaker' } as const;

function test(
  { device, isOn }: Extract<RoomCommand, { kind: 'setDeviceTest' }>,
  view: PlanView,
): Result<Plan | null> {
  const { record, options } = view;
  if (isUnderWay(view, ['setDeviceTest'])) return fail('intent.busy', 'later');
  const start = `zCommand Test ${testWords[device]}`;
  // Stopping what does not run does no harm, and a test begun before the link was lost is known no longer.
  if (!isOn) return ok(planOf([`${start} Stop`], options.timings.switchMs));
  if (record.devices.test === device) return ok(null);
  if (record.devices.test !== null) return fail('intent.busy', 'later');
  const id = record.devices.selected[device];
  if (id === null || !isVerbatim(id)) return notPossible('no device to try');
  return ok(planOf([`${start} Start Id: ${id}`], options.timings.switchMs));
}

const testing = (record: RoomRecord, device: RoomRecord['devices']['test']): RoomRecord => ({
  ...record,
  devices: { ...record.devices, test: device },
});

export const deviceRules: RulesOf<'selectDevice' | 'setDeviceTest' | 'setSelfView'> = {
  selectDevice: {
    plan: select,
    judge: ({ command: { device, deviceId }, news, record }) => {
      const names = [deviceLists[device], deviceSettings[device][0]].map((name) => name.toLowerCase());
      const isAbout = news.kind === 'told' && names.includes(news.message.topKey.toLowerCase());
      return isAbout && record.devices.selected[device] === deviceId ? done : null;
    },
  },
  setDeviceTest: {
    plan: test,
    judge: judgeByAnswer,
    answered: ({ device, isOn }, record) => testing(record, isOn ? device : null),
  },
  setSelfView: {
    plan: ({ kind, visible }, view) => {
      const isSo = selfViewOf(view.record.tree) === visible;
      return change(view, kind, isSo, ok(`${lines.selfView}: ${onOff(!visible)}`), lines.selfView);
    },
    judge: ({ command, news, record }) =>
      news.kind === 'told' &&
      news.message.topKey.toLowerCase() === 'video' &&
      selfViewOf(record.tree) === command.visible
        ? done
        : null,
  },
};
