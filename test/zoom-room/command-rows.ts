/**
 * Every command about the meeting as one row: what makes it possible, what is sent, what is seen when it has worked,
 * and how a refusal and a silence are told. `command-table.test.ts` drives each against the simulated room.
 */
import type { ErrorCode } from '../../shared/errors.ts';
import type { RoomCommand } from '../../shared/model/room-command.ts';
import type { RoomState } from '../../shared/model/room.ts';
import type { RoomAction } from '../simulators/zoom-room/index.ts';

export interface CommandRow {
  readonly name: string;
  readonly command: (state: RoomState) => RoomCommand;
  readonly line: (state: RoomState) => string;
  /** What happens in the meeting before it, with the room as host. */
  readonly before: readonly RoomAction[];
  /** The room has told of that. */
  readonly isPossible: (state: RoomState) => boolean;
  /** Null: a guest may do it as well. */
  readonly asGuest: ErrorCode | null;
  /** Seen when it has worked. */
  readonly isSo: (state: RoomState) => boolean;
  /** The room answers with an error. */
  readonly refused: ErrorCode;
  /** The room is silent. */
  readonly late: ErrorCode;
}

export const guest = 'Björn Öst';
const other = (state: RoomState) => state.participants.find(({ name }) => name === guest);
/** Before anybody is known: the id of nobody. */
const id = (state: RoomState): string => other(state)?.id ?? '7168';
const is = (isSo: (person: RoomState['participants'][number]) => boolean) => (state: RoomState) => {
  const person = other(state);
  return person !== undefined && isSo(person);
};

const plain = {
  before: [],
  isPossible: (state: RoomState) => other(state) !== undefined,
  asGuest: 'meeting.notHost',
  refused: 'room.refused',
  late: 'room.timeout',
} as const;
/** A switch of the call, with its two ends. */
const free = { ...plain, asGuest: null } as const;

const people: readonly CommandRow[] = [
  {
    ...plain,
    name: 'admit',
    before: [
      { do: 'leavePeople', names: [guest] },
      { do: 'joinPeople', names: [guest], waiting: true },
    ],
    isPossible: is(({ isInWaitingRoom }) => isInWaitingRoom),
    command: (state) => ({ kind: 'admit', participantId: id(state) }),
    line: (state) => `zCommand Call Admit Participant Id: ${id(state)}`,
    isSo: is(({ isInWaitingRoom }) => !isInWaitingRoom),
  },
  {
    ...plain,
    name: 'mute somebody',
    before: [{ do: 'setSound', name: guest, muted: false }],
    isPossible: is(({ audioMuted }) => audioMuted === false),
    command: (state) => ({ kind: 'muteParticipant', participantId: id(state), muted: true }),
    line: (state) => `zCommand Call MuteParticipant mute: on Id: ${id(state)}`,
    isSo: is(({ audioMuted }) => audioMuted === true),
  },
  {
    ...plain,
    name: 'ask somebody to unmute',
    command: (state) => ({ kind: 'muteParticipant', participantId: id(state), muted: false }),
    line: (state) => `zCommand Call MuteParticipant mute: off Id: ${id(state)}`,
    // They were only asked.
    isSo: is(({ audioMuted }) => audioMuted === true),
  },
  {
    ...plain,
    name: 'stop a picture',
    before: [{ do: 'setPicture', name: guest, on: true }],
    isPossible: is(({ videoOn }) => videoOn === true),
    command: (state) => ({ kind: 'setParticipantVideo', participantId: id(state), stopped: true }),
    line: (state) => `zCommand Call MuteParticipantVideo Mute: on Id: ${id(state)}`,
    isSo: is(({ videoOn }) => videoOn === false),
  },
  {
    ...plain,
    name: 'ask for a picture',
    command: (state) => ({ kind: 'setParticipantVideo', participantId: id(state), stopped: false }),
    line: (state) => `zCommand Call MuteParticipantVideo Mute: off Id: ${id(state)}`,
    isSo: is(({ videoOn }) => videoOn === false),
  },
  {
    ...plain,
    name: 'remove',
    command: (state) => ({ kind: 'removeParticipant', participantId: id(state) }),
    line: (state) => `zCommand Call Expel Id: ${id(state)}`,
    isSo: (state) => other(state) === undefined,
  },
  {
    ...plain,
    name: 'make host',
    command: (state) => ({ kind: 'makeHost', participantId: id(state) }),
    line: (state) => `zCommand Call HostChange Id: ${id(state)}`,
    isSo: (state) => state.participants.filter(({ isHost }) => isHost).map(({ name }) => name)[0] === guest,
  },
  {
    ...plain,
    name: 'spotlight',
    command: (state) => ({ kind: 'setSpotlight', participantId: id(state), isOn: true }),
    line: (state) => `zCommand Call Spotlight Id: ${id(state)} Enable: on`,
    isSo: (state) => state.spotlightId === id(state),
  },
  {
    ...free,
    name: 'pin',
    command: (state) => ({ kind: 'setPin', participantId: id(state), screen: 1 }),
    line: (state) => `zCommand Call Pin Id: ${id(state)} Enable: on Screen: 0`,
    isSo: (state) => state.pins[0]?.participantId === id(state) && state.pins[0].screen === 1,
  },
  {
    ...plain,
    name: 'allow recording',
    command: (state) => ({ kind: 'allowRecording', participantId: id(state), isAllowed: true }),
    line: (state) => `zCommand Call AllowRecord Id: ${id(state)} Enable: on`,
    isSo: is(({ mayRecord }) => mayRecord),
  },
];

const meeting: readonly CommandRow[] = [
  {
    ...free,
    name: 'claim host',
    before: [{ do: 'makeHost', name: guest }],
    isPossible: is(({ isHost }) => isHost),
    command: () => ({ kind: 'claimHost', hostKey: '846215' }),
    line: () => 'zCommand Call HostClaim Key: 846215',
    isSo: ({ participants }) => participants.some(({ isMyself, isHost }) => isMyself && isHost),
  },
  {
    ...plain,
    name: 'mute all',
    before: [{ do: 'setSound', name: guest, muted: false }],
    isPossible: is(({ audioMuted }) => audioMuted === false),
    command: () => ({ kind: 'muteAll' }),
    line: () => 'zCommand Call MuteAll mute: on',
    isSo: is(({ audioMuted }) => audioMuted === true),
  },
  {
    ...plain,
    name: 'mute on entry',
    command: () => ({ kind: 'setMuteOnEntry', isOn: true }),
    line: () => 'zConfiguration Call MuteUserOnEntry Enable: on',
    isSo: ({ mutesOnEntry }) => mutesOnEntry === true,
  },
  {
    ...plain,
    name: 'lock',
    command: () => ({ kind: 'setLock', isLocked: true }),
    line: () => 'zConfiguration Call Lock Enable: on',
    isSo: ({ isLocked }) => isLocked === true,
  },
  {
    ...plain,
    name: 'record',
    asGuest: 'recording.notAllowed',
    isPossible: ({ recording }) => recording.mayRecord === true,
    command: () => ({ kind: 'setRecording', isOn: true }),
    line: () => 'zCommand Call Record Enable: on',
    isSo: ({ recording }) => recording.isOn && recording.isOurs && recording.since !== null,
    refused: 'recording.notAllowed',
  },
  {
    ...free,
    name: 'agree to be recorded',
    before: [{ do: 'makeHost', name: guest }, { do: 'recordByOther' }],
    isPossible: ({ prompt }) => prompt?.kind === 'recordingConsent',
    command: () => ({ kind: 'answerRecordingConsent', agreed: true }),
    line: () => 'zCommand Agree Recording: on',
    isSo: ({ prompt, recording }) => prompt === null && recording.isOn && !recording.isOurs,
  },
];

const picture: readonly CommandRow[] = [
  {
    ...free,
    name: 'layout',
    isPossible: ({ layout }) => layout.styles.includes('gallery') && layout.style === 'speaker',
    command: () => ({ kind: 'setLayout', style: 'gallery' }),
    line: () => 'zConfiguration Call Layout Style: Gallery',
    isSo: ({ layout }) => layout.style === 'gallery',
  },
  {
    ...free,
    name: 'thumbnail size',
    isPossible: ({ layout }) => layout.canMoveThumbnail && layout.thumbnailSize !== null,
    command: () => ({ kind: 'setThumbnailSize', size: 'large' }),
    line: () => 'zConfiguration Call Layout Size: Size3',
    isSo: ({ layout }) => layout.thumbnailSize === 'large',
  },
  {
    ...free,
    name: 'thumbnail position',
    isPossible: ({ layout }) => layout.canMoveThumbnail && layout.thumbnailPosition !== null,
    command: () => ({ kind: 'setThumbnailPosition', position: 'downLeft' }),
    line: () => 'zConfiguration Call Layout Position: DownLeft',
    isSo: ({ layout }) => layout.thumbnailPosition === 'downLeft',
  },
  {
    ...free,
    name: 'turn a page',
    before: [{ do: 'joinPeople', count: 40 }],
    isPossible: ({ layout }) => layout.page?.isFirst === true,
    command: () => ({ kind: 'turnPage', forward: true }),
    line: () => 'zCommand Call Layout TurnPage Forward: on',
    isSo: ({ layout }) => layout.page?.isLast === true,
  },
  {
    ...free,
    name: 'captions',
    isPossible: ({ captions }) => captions.isAvailable,
    command: () => ({ kind: 'setCaptions', visible: true }),
    line: () => 'zConfiguration Call ClosedCaption Visible: on',
    isSo: ({ captions }) => captions.isVisible,
  },
  {
    ...free,
    name: 'caption size',
    isPossible: ({ captions }) => captions.isAvailable && captions.size === 1,
    command: () => ({ kind: 'setCaptionSize', size: 2 }),
    line: () => 'zConfiguration Call ClosedCaption FontSize: 2',
    isSo: ({ captions }) => captions.size === 2,
  },
];

export const commandRows: readonly CommandRow[] = [...people, ...meeting, ...picture];
