/** What the room can do in the meeting it is in: by its own word (zoom-rooms.md 6.1), its role, and what is told now. */
import type { RoomCapability } from '../../../shared/model/room.ts';
import type { RoomCommand } from '../../../shared/model/room-command.ts';
import { at, toBoolean } from '../coerce.ts';
import { mayAsHost, roleOf } from '../role.ts';
import type { RoomRecord } from '../room-record.ts';
import { layoutOf } from './layout.ts';
import { captionsOf, recordingOf } from './meeting.ts';

/** Whether the room has said that it can; a missing key means no. */
export const saysItCan = ({ tree }: Pick<RoomRecord, 'tree'>, key: string): boolean =>
  toBoolean(at(tree['zStatus Capabilities'], key)) === true;

export function meetingCapabilities(record: RoomRecord, isLocal: boolean): readonly RoomCapability[] {
  if (record.status !== 'IN_MEETING' || isLocal) return [];
  const role = roleOf(record);
  const has = (key: string): boolean => saysItCan(record, key);
  const capabilities: RoomCapability[] = ['participants'];
  if (has('support_Pin_And_Spotlight')) capabilities.push('pin');
  if (has('support_Claim_Host') && role !== 'host') capabilities.push('claimHost');
  if (recordingOf(record).mayRecord !== false) capabilities.push('record');
  if (captionsOf(record.tree).isAvailable) capabilities.push('captions');
  const { styles, canMoveThumbnail } = layoutOf(record.meeting.layout);
  if (styles.length > 0) capabilities.push('layout');
  if (canMoveThumbnail) capabilities.push('thumbnail');
  if (mayAsHost(role, 'coHost')) {
    capabilities.push('admit', 'muteParticipant', 'participantVideo', 'allowRecording', 'muteAll', 'lock');
    if (has('can_Mute_On_Entry')) capabilities.push('muteOnEntry');
    if (has('support_Pin_And_Spotlight')) capabilities.push('spotlight');
  }
  if (mayAsHost(role, 'host')) capabilities.push('endForAll', 'removeParticipant', 'makeHost');
  return capabilities;
}

/** The capability that is nothing without this command. */
const carriedBy: Readonly<Partial<Record<RoomCommand['kind'], RoomCapability>>> = {
  admit: 'admit',
  muteParticipant: 'muteParticipant',
  setParticipantVideo: 'participantVideo',
  removeParticipant: 'removeParticipant',
  makeHost: 'makeHost',
  claimHost: 'claimHost',
  setSpotlight: 'spotlight',
  setPin: 'pin',
  allowRecording: 'allowRecording',
  muteAll: 'muteAll',
  setMuteOnEntry: 'muteOnEntry',
  setLock: 'lock',
  setRecording: 'record',
  setLayout: 'layout',
  setCaptions: 'captions',
  setSelfView: 'selfView',
  selectDevice: 'selectDevice',
  setDeviceTest: 'deviceTest',
  moveCamera: 'moveCamera',
  requestCamera: 'farEndCamera',
  startCableShare: 'cable',
  setCameraShare: 'cameraShare',
  shareToMeeting: 'shareToMeeting',
  showInstructions: 'instructions',
  setOptimizedSharing: 'optimizedSharing',
};

/** Without what the room has answered it does not know; old rooms know no way to admit, for one. */
export function withoutUnknown(
  capabilities: readonly RoomCapability[],
  { unsupported }: Pick<RoomRecord, 'unsupported'>,
): readonly RoomCapability[] {
  if (unsupported.size === 0) return capabilities;
  const unknown = new Set([...unsupported].map((kind) => carriedBy[kind]));
  return capabilities.filter((capability) => !unknown.has(capability));
}
