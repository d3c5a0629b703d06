/** The room's own devices and its picture of itself (zoom-rooms.md 5, 8.8). */
import type { DeviceKind } from '../../../shared/model/room-command.ts';
import type { Device, RoomCapability, RoomDevices } from '../../../shared/model/room.ts';
import { at, toBoolean, toText } from '../coerce.ts';
import { deviceKinds, deviceLists, entriesOf, idOf } from '../device-record.ts';
import type { StateTree } from '../merge.ts';
import type { RoomRecord } from '../room-record.ts';
import { saysItCan } from './meeting-capabilities.ts';

const mostDevices = 50;
const maxNameChars = 200;

type Told = Pick<RoomRecord, 'tree' | 'devices'>;

export function devicesOf(record: Told): RoomDevices {
  return {
    cameras: devicesOfKind(record, 'camera'),
    microphones: devicesOfKind(record, 'microphone'),
    speakers: devicesOfKind(record, 'speaker'),
    test: record.devices.test,
  };
}

/** Several devices that the room combines into one are listed as that one; an entry without an id cannot be chosen. */
export function devicesOfKind({ tree, devices }: Told, kind: DeviceKind): readonly Device[] {
  const byId = new Map<string, Device>();
  for (const entry of entriesOf(tree[`zStatus ${deviceLists[kind]}`])) {
    const id = idOf(entry);
    if (id === null || byId.has(id) || byId.size === mostDevices) continue;
    const name = toText(at(entry, 'Alias')) ?? toText(at(entry, 'Name')) ?? id;
    byId.set(id, {
      id,
      name: name.slice(0, maxNameChars).replace(/\p{Cs}/gu, ''),
      isSelected: id === devices.selected[kind],
    });
  }
  return [...byId.values()];
}

/** The setting says that it is hidden. Null: not told. */
export function selfViewOf(tree: StateTree): boolean | null {
  const isHidden = toBoolean(at(tree['zConfiguration Video'], 'hide_conf_self_video'));
  return isHidden === null ? null : !isHidden;
}

export function deviceCapabilities(record: RoomRecord): readonly RoomCapability[] {
  const capabilities: RoomCapability[] = [];
  if (selfViewOf(record.tree) !== null) capabilities.push('selfView');
  if (deviceKinds.some((kind) => devicesOfKind(record, kind).length > 0)) capabilities.push('selectDevice');
  if (saysItCan(record, 'supports_Mic_Record_Test')) capabilities.push('deviceTest');
  return capabilities;
}
