/** What is shared, and what can be done about it now (zoom-rooms.md 8.6). */
import {
  emptyRoomState,
  instructionPages,
  type RoomCapability,
  type RoomSharing,
} from '../../../shared/model/room.ts';
import { at, toBoolean, toOneOf, toText } from '../coerce.ts';
import type { StateTree } from '../merge.ts';
import type { RoomRecord } from '../room-record.ts';
import { saysItCan } from './meeting-capabilities.ts';
import { callSetting } from './meeting.ts';

const isTrue = (value: unknown, key: string): boolean => toBoolean(at(value, key)) === true;

/** As the room tells it at this moment. */
export function sharingOf(tree: StateTree): RoomSharing {
  const told = tree['zStatus Sharing'];
  const state = tree['zEvent SharingState'];
  const serverName = toText(at(told, 'serverName'));
  const hasAirPlay = serverName !== null && !isTrue(tree['zStatus Capabilities'], 'is_Airhost_Disabled');
  return {
    ...emptyRoomState.sharing,
    key: toText(at(told, 'directPresentationSharingKey')),
    airPlay: hasAirPlay ? { name: serverName, passcode: toText(at(told, 'password')) } : null,
    network: toText(at(told, 'wifiName')),
    cable: cableOf(told),
    wireless: isTrue(told, 'isDirectPresentationConnected') || isTrue(told, 'isAirHostClientConnected'),
    inMeeting: inMeetingOf(state),
    isPaused: isTrue(state, 'paused'),
    cameraShared: cameraSharedOf(tree['zStatus CameraShare']),
    instructions: toOneOf(at(told, 'dispState'), instructionPages),
    isOptimized: isOptimizable(tree)
      ? (toBoolean(callSetting(tree, 'Sharing', 'optimize_video_sharing')) ?? false)
      : null,
  };
}

/** With what has dropped a moment ago counted as running. */
export function shownSharing({ tree, grace }: Pick<RoomRecord, 'tree' | 'grace'>): RoomSharing {
  const told = sharingOf(tree);
  if (grace.cable === null && grace.wireless === null) return told;
  return {
    ...told,
    cable: grace.cable === null ? told.cable : 'sharing',
    wireless: told.wireless || grace.wireless !== null,
    inMeeting: told.inMeeting === 'none' ? 'sending' : told.inMeeting,
  };
}

function cableOf(told: unknown): RoomSharing['cable'] {
  if (isTrue(told, 'isSharingBlackMagic')) return 'sharing';
  if (!isTrue(told, 'isBlackMagicConnected')) return 'absent';
  // A version that does not say is not taken to lack a picture.
  return toBoolean(at(told, 'isBlackMagicDataAvailable')) === false ? 'noPicture' : 'connected';
}

/** The id as it stands; an empty one while sharing says no more than that. */
function cameraSharedOf(told: unknown): string | null {
  const id = at(told, 'id');
  return isTrue(told, 'is_Sharing') && typeof id === 'string' && id !== '' ? id : null;
}

function inMeetingOf(told: unknown): RoomSharing['inMeeting'] {
  switch (toOneOf(at(told, 'state'), ['Connecting', 'Sending', 'Receiving', 'Send_Receiving'])) {
    case 'Connecting':
      return 'connecting';
    case 'Sending':
      return 'sending';
    case 'Receiving':
    case 'Send_Receiving':
      return 'receiving';
    case null:
      return 'none';
  }
}

/** Told only of a picture that the room sends. */
export const isOptimizable = (tree: StateTree): boolean =>
  isTrue(tree['zConfiguration Video'], 'Optimizable') &&
  inMeetingOf(tree['zEvent SharingState']) === 'sending';

export function sharingCapabilities(record: RoomRecord, isLocal: boolean): readonly RoomCapability[] {
  const { key, airPlay, cable } = sharingOf(record.tree);
  const isInMeeting = record.status === 'IN_MEETING' && !isLocal;
  const capabilities: RoomCapability[] = [];
  if (key !== null) capabilities.push('sharingKey');
  if (airPlay !== null) capabilities.push('airPlay');
  if (cable !== 'absent') capabilities.push('cable');
  if (isInMeeting && saysItCan(record, 'supports_ShareCamera')) capabilities.push('cameraShare');
  if (isLocal) capabilities.push('shareToMeeting');
  if (record.tree['zStatus Sharing'] !== undefined) capabilities.push('instructions');
  if (isInMeeting && isOptimizable(record.tree)) capabilities.push('optimizedSharing');
  return capabilities;
}
