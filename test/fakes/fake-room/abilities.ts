/** What a believable room can do in the state it is in, which command needs what, and how such a room is furnished. */
import type { RoomCommand } from '../../../shared/model/room-command.ts';
import {
  emptyRoomState,
  hostCapabilities,
  type Participant,
  type RoomCapability,
  type RoomState,
} from '../../../shared/model/room.ts';
import { plainCapabilities } from '../plain-room.ts';

/** The capability without which a command is not offered; null: it belongs to a situation, not to an ability. */
export function abilityFor(command: RoomCommand): RoomCapability | null {
  return command.kind === 'moveCamera' && command.participantId !== null
    ? 'farEndCamera'
    : abilities[command.kind];
}

const abilities: Readonly<Record<RoomCommand['kind'], RoomCapability | null>> = {
  start: 'start',
  join: 'join',
  joinThirdParty: 'joinThirdParty',
  leave: 'leave',
  endForAll: 'endForAll',
  answerPasscode: 'join',
  cancelJoin: 'leave',
  acceptCall: 'incomingCall',
  rejectCall: 'incomingCall',
  takeBack: null,
  setMicrophone: 'microphone',
  setCamera: 'camera',
  setVolume: 'volume',
  setSelfView: 'selfView',
  selectDevice: 'selectDevice',
  setDeviceTest: 'deviceTest',
  moveCamera: 'moveCamera',
  stopCamera: null,
  requestCamera: 'farEndCamera',
  releaseCamera: 'farEndCamera',
  admit: 'admit',
  muteParticipant: 'muteParticipant',
  setParticipantVideo: 'participantVideo',
  removeParticipant: 'removeParticipant',
  makeHost: 'makeHost',
  setSpotlight: 'spotlight',
  setPin: 'pin',
  allowRecording: 'allowRecording',
  claimHost: 'claimHost',
  muteAll: 'muteAll',
  setMuteOnEntry: 'muteOnEntry',
  setLock: 'lock',
  setRecording: 'record',
  answerRecordingConsent: null,
  setLayout: 'layout',
  setThumbnailSize: 'thumbnail',
  setThumbnailPosition: 'thumbnail',
  turnPage: 'layout',
  setCaptions: 'captions',
  setCaptionSize: 'captions',
  startLocalShare: 'localShare',
  startCableShare: 'cable',
  setCameraShare: 'cameraShare',
  stopShare: 'localShare',
  shareToMeeting: 'shareToMeeting',
  showInstructions: 'instructions',
  setOptimizedSharing: 'optimizedSharing',
  loadContacts: 'contacts',
  invite: 'invite',
  callPhone: 'phone',
  hangUpPhone: 'phone',
  sendDtmf: 'dtmf',
  callRoomSystem: 'roomSystem',
  cancelRoomSystem: 'roomSystem',
  checkIn: 'checkIn',
};

const always: readonly RoomCapability[] = [
  ...plainCapabilities.filter((one) => one !== 'endForAll'),
  'sharingKey',
  'instructions',
  'selectDevice',
  'deviceTest',
  'contacts',
  'invite',
  'phone',
];
const inMeeting: readonly RoomCapability[] = [
  'participants',
  'pin',
  'record',
  'layout',
  'thumbnail',
  'captions',
  'selfView',
  'moveCamera',
  'cameraShare',
  'roomSystem',
];
/** Of what hosts do, a co-host does not these. */
const hostAlone: readonly RoomCapability[] = ['endForAll', 'removeParticipant', 'makeHost'];

function abilitiesInMeeting({ participants, sharing }: RoomState): readonly RoomCapability[] {
  const me = participants.find(({ isMyself }) => isMyself);
  const others = participants.filter(({ isMyself }) => !isMyself);
  const asHost = hostCapabilities.filter(
    (one) => me?.isHost === true || (me?.isCoHost === true && !hostAlone.includes(one)),
  );
  return [
    ...inMeeting,
    ...asHost,
    ...(me?.isHost === true ? [] : (['claimHost'] as const)),
    ...(others.some(({ camera }) => camera !== 'none') ? (['farEndCamera'] as const) : []),
    ...(sharing.isOptimized === null ? [] : (['optimizedSharing'] as const)),
  ];
}

export function abilitiesOf(state: RoomState): readonly RoomCapability[] {
  const { call, sharing, phoneCalls, bookings } = state;
  return [
    ...always,
    ...(sharing.cable === 'absent' ? [] : (['cable'] as const)),
    ...(phoneCalls.length === 0 ? [] : (['dtmf'] as const)),
    ...(bookings.length === 0 ? [] : (['checkIn'] as const)),
    ...(call.kind === 'localShare' ? (['shareToMeeting'] as const) : []),
    ...(call.kind === 'inMeeting' ? abilitiesInMeeting(state) : []),
  ];
}

export const myself: Participant = {
  id: '16778240',
  name: 'Mötesrum Älgen',
  isMyself: true,
  isHost: true,
  isCoHost: false,
  isInWaitingRoom: false,
  audioMuted: false,
  videoOn: true,
  handRaised: false,
  handRaisedAt: null,
  isRecording: false,
  mayRecord: true,
  joinedBy: 'zoom',
  camera: 'none',
};

const device = (id: string, name: string, isSelected: boolean) => ({ id, name, isSelected });

/** What stands in the room, told once it is connected. */
export const furniture: Partial<RoomState> = {
  name: 'Mötesrum Älgen',
  version: '6.3.5.1021',
  screenCount: 2,
  devices: {
    cameras: [device('usb-cam-1', 'Kamera fram', true), device('usb-cam-2', 'Dokumentkamera', false)],
    microphones: [device('usb-mic-1', 'Bordsmikrofon', true), device('usb-mic-2', 'Takmikrofon', false)],
    speakers: [device('usb-spk-1', 'Högtalare', true)],
    test: null,
  },
  sharing: { ...emptyRoomState.sharing, key: 'TRKVBN' },
};

/** What a meeting begins with. */
export const freshMeeting: Partial<RoomState> = {
  prompt: null,
  microphoneMuted: false,
  cameraMuted: false,
  selfViewVisible: true,
  isLocked: false,
  mutesOnEntry: false,
  recording: { ...emptyRoomState.recording, mayRecord: true },
  captions: { isAvailable: true, isVisible: false, size: 1 },
  layout: {
    style: 'speaker',
    styles: ['gallery', 'speaker', 'strip', 'shareAll'],
    thumbnailSize: 'small',
    thumbnailPosition: 'upRight',
    canMoveThumbnail: true,
    page: null,
  },
};

/** What is over with a meeting. */
export const noMeeting: Partial<RoomState> = {
  call: { kind: 'idle' },
  prompt: null,
  meetingTopic: null,
  meetingFacts: emptyRoomState.meetingFacts,
  videoAskedAt: null,
  isLocked: null,
  mutesOnEntry: null,
  recording: emptyRoomState.recording,
  captions: emptyRoomState.captions,
  layout: emptyRoomState.layout,
  cameraHold: null,
  spotlightId: null,
  pins: [],
  participants: [],
  roomSystemCall: null,
};
