/**
 * Which of its cameras, microphones and speakers the room uses, and which one is being tried. The room tells the
 * choice in two ways, as a mark in its list of devices and as a setting (zoom-rooms.md 5, 8.8); the later word holds.
 */
import type { DeviceKind } from '../../shared/model/room-command.ts';
import type { RoomDevices } from '../../shared/model/room.ts';
import { at, isBag, toBoolean, type Bag } from './coerce.ts';
import type { Envelope } from './envelope.ts';

export interface DeviceRecord {
  readonly selected: Readonly<Record<DeviceKind, string | null>>;
  /** Nothing tells of a test; it is what was last asked for and not refused. */
  readonly test: RoomDevices['test'];
}

export const noDevices: DeviceRecord = {
  selected: { camera: null, microphone: null, speaker: null },
  test: null,
};

/** Under which name the room lists each kind. */
export const deviceLists: Readonly<Record<DeviceKind, string>> = {
  camera: 'Video Camera Line',
  microphone: 'Audio Input Line',
  speaker: 'Audio Output Line',
};

/** The setting that chooses each kind. */
export const deviceSettings: Readonly<Record<DeviceKind, readonly [string, string]>> = {
  camera: ['Video', 'Camera'],
  microphone: ['Audio', 'Input'],
  speaker: ['Audio', 'Output'],
};

export const deviceKinds: readonly DeviceKind[] = ['camera', 'microphone', 'speaker'];

export function hearDevices(before: DeviceRecord, { topKey, payload }: Envelope): DeviceRecord {
  return deviceKinds.reduce((record, kind) => {
    const id = selectedIn(kind, topKey.toLowerCase(), payload);
    if (id === null || id === record.selected[kind]) return record;
    return { ...record, selected: { ...record.selected, [kind]: id } };
  }, before);
}

function selectedIn(kind: DeviceKind, topKey: string, payload: unknown): string | null {
  if (topKey === deviceLists[kind].toLowerCase()) {
    return entriesOf(payload).flatMap((entry) => (isMarked(entry) ? [idOf(entry)] : []))[0] ?? null;
  }
  const [family, side] = deviceSettings[kind];
  const id = topKey === family.toLowerCase() ? at(payload, side, 'selectedId') : null;
  return typeof id === 'string' && id !== '' ? id : null;
}

const isMarked = (entry: Bag): boolean => toBoolean(at(entry, 'Selected')) === true;

export const entriesOf = (payload: unknown): readonly Bag[] =>
  Array.isArray(payload) ? payload.filter(isBag) : [];

/** As it stands: ids hold spaces and signs that have to come back unchanged. Null: none. */
export function idOf(entry: Bag): string | null {
  const id = at(entry, 'id');
  return typeof id === 'string' && id !== '' ? id : null;
}
