/** From what is known of the room to the `RoomState` the rest of the program sees. Pure; decides nothing. */
import {
  emptyRoomState,
  type RoomCall,
  type RoomCapability,
  type RoomLink,
  type RoomPrompt,
  type RoomSharing,
  type RoomState,
} from '../../shared/model/room.ts';
import { at, toBoolean, toMeetingNumber, toNumber, toOneOf, toText } from './coerce.ts';
import type { StateTree } from './merge.ts';
import { contactsOf } from './phonebook.ts';
import type { RoomRecord } from './room-record.ts';
import { inviteCapabilities } from './view/invite.ts';

/** What every room with this interface can do once it is connected. */
const always: readonly RoomCapability[] = [
  'start',
  'join',
  'leave',
  'endForAll',
  'microphone',
  'camera',
  'volume',
  'localShare',
  'incomingCall',
];

export function viewOf(record: RoomRecord, link: RoomLink): RoomState {
  const { tree } = record;
  const sharing = sharingOf(tree);
  const unit = tree['zStatus SystemUnit'];
  const settings = tree['zConfiguration Call'];
  const recording = tree['zEvent UpdateCallRecordInfo'];
  const volume = toNumber(at(tree['zConfiguration Audio'], 'Output', 'volume'));
  return {
    ...emptyRoomState,
    link,
    capabilities: link.kind === 'ready' ? capabilitiesOf(record, sharing) : [],
    name: toText(at(unit, 'room_info', 'room_name')),
    version: toText(at(unit, 'room_version')) ?? toText(at(unit, 'room_info', 'display_version')),
    personalMeetingNumber: toMeetingNumber(at(unit, 'meeting_number')),
    call: callOf(record),
    prompt: promptOf(record),
    meetingTopic: toText(at(tree['zCommand InfoResult'], 'meeting_list_item', 'meetingName')),
    microphoneMuted: toBoolean(at(settings, 'Microphone', 'Mute')),
    cameraMuted: toBoolean(at(settings, 'Camera', 'Mute')),
    volumePercent: volume === null ? null : Math.min(100, Math.max(0, Math.round(volume))),
    recording: {
      ...emptyRoomState.recording,
      isOn: isTrue(recording, 'meetingIsBeingRecorded') || isTrue(recording, 'amIRecording'),
    },
    participants: [...record.participants.values()],
    sharing,
    contacts: contactsOf(record.book),
    phoneCalls: record.phoneCalls,
    roomSystemCall: record.roomSystem?.state ?? null,
    bookings: record.bookings,
  };
}

const isTrue = (value: unknown, key: string): boolean => toBoolean(at(value, key)) === true;

function callOf(record: RoomRecord): RoomCall {
  const since = record.statusSince;
  switch (record.status) {
    case 'CONNECTING_MEETING':
      return { kind: 'connecting', since, meetingNumber: record.dialled?.meetingNumber ?? null };
    case 'IN_MEETING':
      return isLocalShare(record)
        ? { kind: 'localShare', since }
        : { kind: 'inMeeting', since, meetingNumber: meetingNumberOf(record) };
    case 'LOGGED_OUT':
      return { kind: 'signedOut', since };
    case 'NOT_IN_MEETING':
    case 'UNKNOWN':
      return { kind: 'idle' };
  }
}

/** Until the room has said what kind of meeting it is in, what was asked for is the best guess. */
export function isLocalShare({ status, isLocal, dialled }: RoomRecord): boolean {
  return status === 'IN_MEETING' && (isLocal ?? dialled?.kind === 'share');
}

function meetingNumberOf({ tree, dialled }: RoomRecord): string | null {
  return toMeetingNumber(at(tree['zCommand InfoResult'], 'meeting_id')) ?? dialled?.meetingNumber ?? null;
}

/** A ringing call stands behind a passcode prompt: whoever is typing must not lose the keys under the finger. */
function promptOf({ passcode, ringing, hostWait }: RoomRecord): RoomPrompt | null {
  if (passcode !== null) return { kind: 'passcode', since: passcode.since, wrong: passcode.wrong };
  if (ringing !== null) {
    const { since, callerName, expiresAt } = ringing;
    return { kind: 'incomingCall', since, callerName, expiresAt };
  }
  return hostWait === null ? null : { kind: 'waitForHost', since: hostWait.since };
}

export function sharingOf(tree: StateTree): RoomSharing {
  const told = tree['zStatus Sharing'];
  const serverName = toText(at(told, 'serverName'));
  const hasAirPlay = serverName !== null && !isTrue(tree['zStatus Capabilities'], 'is_Airhost_Disabled');
  const isPlugged = isTrue(told, 'isBlackMagicConnected');
  return {
    ...emptyRoomState.sharing,
    key: toText(at(told, 'directPresentationSharingKey')),
    airPlay: hasAirPlay ? { name: serverName, passcode: toText(at(told, 'password')) } : null,
    network: toText(at(told, 'wifiName')),
    cable: isTrue(told, 'isSharingBlackMagic') ? 'sharing' : isPlugged ? 'connected' : 'absent',
    wireless: isTrue(told, 'isDirectPresentationConnected') || isTrue(told, 'isAirHostClientConnected'),
    inMeeting: inMeetingOf(tree['zEvent SharingState']),
  };
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

function capabilitiesOf(record: RoomRecord, { key, airPlay, cable }: RoomSharing): readonly RoomCapability[] {
  return [
    ...always,
    ...(key === null ? [] : (['sharingKey'] as const)),
    ...(airPlay === null ? [] : (['airPlay'] as const)),
    ...(cable === 'absent' ? [] : (['cable'] as const)),
    ...inviteCapabilities(record, isLocalShare(record)),
  ];
}
