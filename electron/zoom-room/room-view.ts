/** From what is known of the room to the `RoomState` the rest of the program sees. Pure; decides nothing. */
import {
  emptyRoomState,
  type RoomCall,
  type RoomCapability,
  type RoomLink,
  type RoomPrompt,
  type RoomState,
} from '../../shared/model/room.ts';
import { at, toBoolean, toMeetingNumber, toNumber, toText } from './coerce.ts';
import { contactsOf } from './phonebook.ts';
import type { RoomRecord } from './room-record.ts';
import { cameraCapabilities, cameraHoldOf } from './view/camera.ts';
import { deviceCapabilities, devicesOf, selfViewOf } from './view/devices.ts';
import { inviteCapabilities } from './view/invite.ts';
import { layoutOf } from './view/layout.ts';
import { meetingCapabilities, withoutUnknown } from './view/meeting-capabilities.ts';
import {
  callSetting,
  captionsOf,
  meetingFactsOf,
  pinsOf,
  recordingOf,
  screenCountOf,
  spotlightOf,
} from './view/meeting.ts';
import { sharingCapabilities, shownSharing } from './view/sharing.ts';

/** What every room with this interface can do once it is connected. */
const always: readonly RoomCapability[] = [
  'start',
  'join',
  'leave',
  'microphone',
  'camera',
  'volume',
  'localShare',
  'incomingCall',
];

export function viewOf(record: RoomRecord, link: RoomLink): RoomState {
  const { tree } = record;
  const unit = tree['zStatus SystemUnit'];
  const volume = toNumber(at(tree['zConfiguration Audio'], 'Output', 'volume'));
  return {
    ...emptyRoomState,
    link,
    capabilities: link.kind === 'ready' ? capabilitiesOf(record) : [],
    name: toText(at(unit, 'room_info', 'room_name')),
    version: toText(at(unit, 'room_version')) ?? toText(at(unit, 'room_info', 'display_version')),
    personalMeetingNumber: toMeetingNumber(at(unit, 'meeting_number')),
    screenCount: screenCountOf(tree),
    call: callOf(record),
    prompt: promptOf(record),
    meetingTopic: toText(at(tree['zCommand InfoResult'], 'meeting_list_item', 'meetingName')),
    meetingFacts: meetingFactsOf(tree),
    microphoneMuted: toBoolean(callSetting(tree, 'Microphone', 'Mute')),
    cameraMuted: toBoolean(callSetting(tree, 'Camera', 'Mute')),
    volumePercent: volume === null ? null : Math.min(100, Math.max(0, Math.round(volume))),
    videoAskedAt: record.meeting.videoAskedAt,
    isLocked: toBoolean(callSetting(tree, 'Lock', 'Enable')),
    mutesOnEntry: toBoolean(callSetting(tree, 'MuteUserOnEntry', 'Enable')),
    recording: recordingOf(record),
    captions: captionsOf(tree),
    layout: layoutOf(record.meeting.layout),
    selfViewVisible: selfViewOf(tree),
    devices: devicesOf(record),
    cameraHold: cameraHoldOf(record),
    spotlightId: spotlightOf(record),
    pins: pinsOf(record),
    participants: [...record.participants.values()],
    sharing: shownSharing(record),
    contacts: contactsOf(record.book),
    phoneCalls: record.phoneCalls,
    roomSystemCall: record.roomSystem?.state ?? null,
    bookings: record.bookings,
  };
}

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
function promptOf({ passcode, ringing, hostWait, meeting }: RoomRecord): RoomPrompt | null {
  if (passcode !== null) return { kind: 'passcode', since: passcode.since, wrong: passcode.wrong };
  if (ringing !== null) {
    const { since, callerName, expiresAt } = ringing;
    return { kind: 'incomingCall', since, callerName, expiresAt };
  }
  if (hostWait !== null) return { kind: 'waitForHost', since: hostWait.since };
  return meeting.consentSince === null ? null : { kind: 'recordingConsent', since: meeting.consentSince };
}

function capabilitiesOf(record: RoomRecord): readonly RoomCapability[] {
  const isLocal = isLocalShare(record);
  const capabilities: readonly RoomCapability[] = [
    ...always,
    ...deviceCapabilities(record),
    ...cameraCapabilities(record, isLocal),
    ...sharingCapabilities(record, isLocal),
    ...meetingCapabilities(record, isLocal),
    ...inviteCapabilities(record, isLocal),
  ];
  return withoutUnknown(capabilities, record);
}
