/**
 * What each command does to a room that is able to do it, at once: a changed part of its state, or the code it fails
 * with. Getting into a call and out of it is not here; that takes more than one step.
 */
import type { ErrorCode } from '../../../shared/errors.ts';
import type { DeviceKind, RoomCommand } from '../../../shared/model/room-command.ts';
import type { Device, Participant, RoomDevices, RoomState } from '../../../shared/model/room.ts';
import type { Instant } from '../../../shared/time.ts';
import { myself } from './abilities.ts';

type CommandOf<K extends RoomCommand['kind']> = Extract<RoomCommand, { readonly kind: K }>;
export type Effect = Partial<RoomState> | ErrorCode;

const others = (state: RoomState, change: (one: Participant) => Participant): Partial<RoomState> => ({
  participants: state.participants.map((one) => (one.isMyself ? one : change(one))),
});

/** Changes one person; who has left is told. */
function person(state: RoomState, id: string, part: Partial<Participant>): Effect {
  if (!state.participants.some((one) => one.id === id)) return 'meeting.personGone';
  return { participants: state.participants.map((one) => (one.id === id ? { ...one, ...part } : one)) };
}

function hostIs(state: RoomState, isNewHost: (one: Participant) => boolean): Partial<RoomState> {
  return { participants: state.participants.map((one) => ({ ...one, isHost: isNewHost(one) })) };
}

function select(devices: RoomDevices, kind: DeviceKind, id: string): Effect {
  const chosen = (list: readonly Device[]): readonly Device[] =>
    list.map((one) => ({ ...one, isSelected: one.id === id }));
  switch (kind) {
    case 'camera':
      return { devices: { ...devices, cameras: chosen(devices.cameras) } };
    case 'microphone':
      return { devices: { ...devices, microphones: chosen(devices.microphones) } };
    case 'speaker':
      return { devices: { ...devices, speakers: chosen(devices.speakers) } };
  }
}

function camera(state: RoomState, id: string, isOurs: boolean): Effect {
  const changed = person(state, id, { camera: isOurs ? 'controlled' : 'canAsk' });
  if (typeof changed === 'string') return changed;
  return { ...changed, cameraHold: isOurs ? { participantId: id, state: 'given' } : null };
}

const sharing = (state: RoomState, part: Partial<RoomState['sharing']>): Partial<RoomState> => ({
  sharing: { ...state.sharing, ...part },
});
const layout = (state: RoomState, part: Partial<RoomState['layout']>): Partial<RoomState> => ({
  layout: { ...state.layout, ...part },
});

/** Whoever is called comes at once. */
const arriving = (id: string, name: string, joinedBy: Participant['joinedBy']): Participant => ({
  ...myself,
  id,
  name,
  isMyself: false,
  isHost: false,
  mayRecord: false,
  joinedBy,
});

function invited(state: RoomState, contactIds: readonly string[]): Effect {
  const chosen = state.contacts.contacts.filter(({ id }) => contactIds.includes(id));
  if (chosen.length < contactIds.length) return 'invite.failed';
  const first = state.participants.length + 1;
  const guests = chosen.map(({ name }, index) => arriving(String((first + index) * 1024), name, 'zoom'));
  return { participants: [...state.participants, ...guests] };
}

/** Numbers that end in 00 do not exist. */
function called(state: RoomState, number: string): Effect {
  if (number.endsWith('00')) return 'phone.failed';
  const id = `call-${state.phoneCalls.length + 1}`;
  return { phoneCalls: [...state.phoneCalls, { id, name: '', number, isIncoming: false, state: 'inCall' }] };
}

function checkedIn(state: RoomState, number: string | null): Effect {
  if (!state.bookings.some(({ meetingNumber }) => meetingNumber === number)) return 'meeting.noLongerThere';
  return {
    bookings: state.bookings.map((one) =>
      one.meetingNumber === number ? { ...one, isCheckedIn: true } : one,
    ),
  };
}

function recording(state: RoomState, isOn: boolean, now: Instant): Effect {
  if (isOn && state.recording.needsEmail) return 'recording.needsEmail';
  return { recording: { ...state.recording, isOn, isOurs: isOn, since: isOn ? now : null } };
}

type Kind = Exclude<
  RoomCommand['kind'],
  | 'start'
  | 'join'
  | 'joinThirdParty'
  | 'leave'
  | 'endForAll'
  | 'answerPasscode'
  | 'cancelJoin'
  | 'acceptCall'
  | 'rejectCall'
  | 'takeBack'
  | 'startLocalShare'
  | 'stopShare'
  | 'shareToMeeting'
  | 'answerRecordingConsent'
>;

/** Those that a room does only in a meeting. */
export const onlyInMeeting: readonly RoomCommand['kind'][] = [
  'setMicrophone',
  'setCamera',
  'admit',
  'muteParticipant',
  'setParticipantVideo',
  'removeParticipant',
  'makeHost',
  'setSpotlight',
  'setPin',
  'allowRecording',
  'claimHost',
  'muteAll',
  'setMuteOnEntry',
  'setLock',
  'setRecording',
  'setLayout',
  'setThumbnailSize',
  'setThumbnailPosition',
  'turnPage',
  'setCaptions',
  'setCaptionSize',
  'requestCamera',
  'releaseCamera',
  'callRoomSystem',
  'cancelRoomSystem',
];

const effects: {
  readonly [K in Kind]: (state: RoomState, command: CommandOf<K>, now: Instant) => Effect;
} = {
  setMicrophone: (_, { muted }) => ({ microphoneMuted: muted }),
  setCamera: (_, { muted }) => ({ cameraMuted: muted, videoAskedAt: null }),
  setVolume: (_, { percent }) => ({ volumePercent: percent }),
  setSelfView: (_, { visible }) => ({ selfViewVisible: visible }),
  selectDevice: ({ devices }, { device, deviceId }) => select(devices, device, deviceId),
  setDeviceTest: ({ devices }, { device, isOn }) => ({ devices: { ...devices, test: isOn ? device : null } }),
  moveCamera: () => ({}),
  stopCamera: () => ({}),
  requestCamera: (state, { participantId }) => camera(state, participantId, true),
  releaseCamera: (state, { participantId }) => camera(state, participantId, false),
  admit: (state, { participantId }) => person(state, participantId, { isInWaitingRoom: false }),
  // Nobody is unmuted or shown from here: that is asked for.
  muteParticipant: (state, { participantId, muted }) =>
    person(state, participantId, muted ? { audioMuted: true } : {}),
  setParticipantVideo: (state, { participantId, stopped }) =>
    person(state, participantId, stopped ? { videoOn: false } : {}),
  removeParticipant: (state, { participantId }) => {
    const left = state.participants.filter(({ id }) => id !== participantId);
    return left.length === state.participants.length ? 'meeting.personGone' : { participants: left };
  },
  makeHost: (state, { participantId }) =>
    state.participants.some(({ id }) => id === participantId)
      ? hostIs(state, ({ id }) => id === participantId)
      : 'meeting.personGone',
  claimHost: (state) => hostIs(state, ({ isMyself }) => isMyself),
  setSpotlight: (state, { participantId, isOn }) =>
    state.participants.some(({ id }) => id === participantId)
      ? { spotlightId: isOn ? participantId : null }
      : 'meeting.personGone',
  setPin: ({ pins }, { participantId, screen }) => ({
    pins: [
      ...pins.filter((pin) => pin.participantId !== participantId && pin.screen !== screen),
      ...(screen === null ? [] : [{ screen, participantId }]),
    ],
  }),
  allowRecording: (state, { participantId, isAllowed }) =>
    person(state, participantId, { mayRecord: isAllowed }),
  muteAll: (state) => others(state, (one) => ({ ...one, audioMuted: one.audioMuted === null ? null : true })),
  setMuteOnEntry: (_, { isOn }) => ({ mutesOnEntry: isOn }),
  setLock: (_, { isLocked }) => ({ isLocked }),
  setRecording: (state, { isOn }, now) => recording(state, isOn, now),
  setLayout: (state, { style }) => layout(state, { style }),
  setThumbnailSize: (state, { size }) => layout(state, { thumbnailSize: size }),
  setThumbnailPosition: (state, { position }) => layout(state, { thumbnailPosition: position }),
  turnPage: (state, { forward }) => layout(state, { page: { isFirst: !forward, isLast: forward } }),
  setCaptions: ({ captions }, { visible }) => ({ captions: { ...captions, isVisible: visible } }),
  setCaptionSize: ({ captions }, { size }) => ({ captions: { ...captions, size } }),
  startCableShare: (state, _, now) => {
    if (state.sharing.cable === 'absent' || state.sharing.cable === 'noPicture') return 'share.noCable';
    const local = state.call.kind === 'idle' ? ({ call: { kind: 'localShare', since: now } } as const) : {};
    return { ...sharing(state, { cable: 'sharing', inMeeting: 'sending' }), ...local };
  },
  setCameraShare: (state, { deviceId, isOn }) => sharing(state, { cameraShared: isOn ? deviceId : null }),
  showInstructions: (state, { instructions }) => sharing(state, { instructions }),
  setOptimizedSharing: (state, { isOn }) => sharing(state, { isOptimized: isOn }),
  loadContacts: ({ contacts }) => ({ contacts: { ...contacts, state: 'loaded' } }),
  invite: (state, { contactIds }) => invited(state, contactIds),
  callPhone: (state, { number }) => called(state, number),
  hangUpPhone: ({ phoneCalls }, { callId }) =>
    phoneCalls.some(({ id }) => id === callId)
      ? { phoneCalls: phoneCalls.filter(({ id }) => id !== callId) }
      : 'meeting.noLongerThere',
  sendDtmf: ({ phoneCalls }, { callId }) =>
    phoneCalls.some(({ id }) => id === callId) ? {} : 'meeting.noLongerThere',
  callRoomSystem: (state, { address }) => ({
    roomSystemCall: 'accepted',
    participants: [...state.participants, arriving('99328', address, 'roomSystem')],
  }),
  cancelRoomSystem: () => ({ roomSystemCall: null }),
  checkIn: (state, { meetingNumber }) => checkedIn(state, meetingNumber),
};

type CommandByKind = { readonly [K in Kind]: CommandOf<K> };

function effectBy<K extends Kind>(
  kind: K,
  state: RoomState,
  command: CommandByKind[K],
  now: Instant,
): Effect {
  return effects[kind](state, command, now);
}

export type PlainCommand = CommandByKind[Kind];

export function effectOf(state: RoomState, command: PlainCommand, now: Instant): Effect {
  return effectBy(command.kind, state, command, now);
}
