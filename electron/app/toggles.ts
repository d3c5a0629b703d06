/** The switches of a room: for each intent that sets one, how the room says that it stands. */
import type { IntentKind } from '../../shared/bridge.ts';
import type { RoomState } from '../../shared/model/room.ts';
import type { Toggle } from '../../shared/snapshot.ts';
import type { PanelState } from './state.ts';

const inverted = (isOff: boolean | null): boolean | null => (isOff === null ? null : !isOff);

const positions = {
  'microphone.set': (room) => inverted(room.microphoneMuted),
  'camera.set': (room) => inverted(room.cameraMuted),
  'selfView.set': (room) => room.selfViewVisible,
  'meeting.setLock': (room) => room.isLocked,
  'meeting.setMuteOnEntry': (room) => room.mutesOnEntry,
  'captions.set': (room) => room.captions.isVisible,
  'recording.set': (room) => room.recording.isOn && room.recording.isOurs,
  'share.setOptimized': (room) => room.sharing.isOptimized,
} as const satisfies Partial<Record<IntentKind, (room: RoomState) => boolean | null>>;

export type ToggleIntent = keyof typeof positions;

export function isToggle(kind: IntentKind): kind is ToggleIntent {
  return Object.hasOwn(positions, kind);
}

/** How the switch stands; null where the room does not say. */
export function positionOf(room: RoomState, kind: ToggleIntent): boolean | null {
  return positions[kind](room);
}

/** The switch with what was tapped and is still on its way. */
export function toggleOf({ room, undertakings }: PanelState, kind: ToggleIntent): Toggle {
  const wanted = undertakings.find((one) => one.kind === kind)?.wanted ?? null;
  return { isOn: positionOf(room, kind), wanted };
}
