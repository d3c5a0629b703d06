/**
 * The Zoom Room as a driver knows it. A driver publishes one whole, immutable `RoomState` each time something
 * changes; what it can do is said by `capabilities`. Holds secrets (codes, names): these values stay in main.
 */
import type { ErrorCode } from '../errors.ts';
import type { Instant } from '../time.ts';

/** The connection to the room's control service. */
export type RoomLink =
  | { readonly kind: 'off' }
  /** Connecting, logging in or reading the room's state; `since` spans attempts until one succeeds. */
  | { readonly kind: 'connecting'; readonly since: Instant }
  | { readonly kind: 'ready'; readonly since: Instant }
  /** Was ready before, is being reconnected. */
  | { readonly kind: 'lost'; readonly since: Instant }
  /** Another controller holds the room; taken back only by a person. */
  | { readonly kind: 'takenOver'; readonly since: Instant }
  /** The room or its identity refuses us; somebody has to act. Retried slowly, or not at all for a changed key. */
  | { readonly kind: 'refused'; readonly since: Instant; readonly code: ErrorCode };

/** What a room can be able to do. A driver names those that hold now, for this room, role and meeting. */
export const roomCapabilities = [
  'start',
  'join',
  'joinThirdParty',
  'leave',
  'endForAll',
  'incomingCall',
  'checkIn',
  // The room's own side
  'microphone',
  'camera',
  'volume',
  'selfView',
  'selectDevice',
  'deviceTest',
  'moveCamera',
  'farEndCamera',
  // People; all but the list need the host's or co-host's role
  'participants',
  'admit',
  'muteParticipant',
  'participantVideo',
  'removeParticipant',
  'makeHost',
  'claimHost',
  'spotlight',
  'pin',
  'allowRecording',
  // The meeting
  'muteAll',
  'muteOnEntry',
  'lock',
  'record',
  'layout',
  'thumbnail',
  'captions',
  // Sharing
  'localShare',
  'sharingKey',
  'airPlay',
  'cable',
  'cameraShare',
  'shareToMeeting',
  'instructions',
  'optimizedSharing',
  // Bringing others in
  'contacts',
  'invite',
  'phone',
  'dtmf',
  'roomSystem',
] as const;

export type RoomCapability = (typeof roomCapabilities)[number];

/** What only a host or co-host can do; a driver names these while the room is one. */
export const hostCapabilities: readonly RoomCapability[] = [
  'endForAll',
  'admit',
  'muteParticipant',
  'participantVideo',
  'removeParticipant',
  'makeHost',
  'spotlight',
  'allowRecording',
  'muteAll',
  'muteOnEntry',
  'lock',
];

export type RoomCall =
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting'; readonly since: Instant; readonly meetingNumber: string | null }
  | { readonly kind: 'inMeeting'; readonly since: Instant; readonly meetingNumber: string | null }
  /** Sharing to the room's own screens without a meeting; inside Zoom it is a meeting of type SHARING_*. */
  | { readonly kind: 'localShare'; readonly since: Instant }
  /** The room itself has no account. */
  | { readonly kind: 'signedOut'; readonly since: Instant };

/** Something the room waits for; while it is open nothing but its answer may be sent. */
export type RoomPrompt =
  | { readonly kind: 'passcode'; readonly since: Instant; readonly wrong: boolean }
  | { readonly kind: 'waitForHost'; readonly since: Instant }
  /** Somebody records; whoever stays agrees. The room asks on its own screens too, so nothing is held back for it. */
  | { readonly kind: 'recordingConsent'; readonly since: Instant }
  | {
      readonly kind: 'incomingCall';
      readonly since: Instant;
      readonly callerName: string;
      readonly expiresAt: Instant;
    };

export interface Participant {
  readonly id: string;
  readonly name: string;
  readonly isMyself: boolean;
  readonly isHost: boolean;
  readonly isCoHost: boolean;
  readonly isInWaitingRoom: boolean;
  /** Null: without sound, or not told. */
  readonly audioMuted: boolean | null;
  readonly videoOn: boolean | null;
  readonly handRaised: boolean;
  /** Order of raised hands; grows with time. Null when none is raised or the room does not say. */
  readonly handRaisedAt: number | null;
  readonly isRecording: boolean;
  readonly mayRecord: boolean;
  readonly joinedBy: 'zoom' | 'phone' | 'roomSystem';
  /** Their camera: `none` cannot be moved by us. */
  readonly camera: 'none' | 'canAsk' | 'controlled';
}

/** Which how-to page stands on the room's own screens. */
export const instructionPages = ['laptop', 'ios'] as const;
export type Instructions = (typeof instructionPages)[number];

export interface RoomSharing {
  /** Letters a laptop types to share; rotates. */
  readonly key: string | null;
  readonly airPlay: { readonly name: string; readonly passcode: string | null } | null;
  /** Name of the wireless network guests are told to use. */
  readonly network: string | null;
  /** `noPicture`: plugged in, but nothing comes. */
  readonly cable: 'absent' | 'noPicture' | 'connected' | 'sharing';
  /** A laptop or phone shares wirelessly. */
  readonly wireless: boolean;
  /** Sharing inside a meeting, as the room reports it. */
  readonly inMeeting: 'none' | 'connecting' | 'sending' | 'receiving';
  readonly isPaused: boolean;
  /** A camera that is being shared, such as one above a desk. */
  readonly cameraShared: string | null;
  /** The how-to page on the room's own screens. */
  readonly instructions: Instructions | null;
  /** Whether moving pictures are favoured over sharp text; null: cannot be chosen. */
  readonly isOptimized: boolean | null;
}

/** Gallery is Zoom's "wall"; `shareAll` puts the shared picture on every screen. */
export const layoutStyles = ['gallery', 'speaker', 'strip', 'shareAll'] as const;
export type LayoutStyle = (typeof layoutStyles)[number];
export const thumbnailSizes = ['off', 'small', 'medium', 'large', 'strip'] as const;
export type ThumbnailSize = (typeof thumbnailSizes)[number];
export const thumbnailPositions = [
  'center',
  'up',
  'right',
  'upRight',
  'down',
  'downRight',
  'left',
  'upLeft',
  'downLeft',
] as const;
export type ThumbnailPosition = (typeof thumbnailPositions)[number];

export interface RoomLayout {
  readonly style: LayoutStyle | null;
  /** Those that can be chosen now. */
  readonly styles: readonly LayoutStyle[];
  readonly thumbnailSize: ThumbnailSize | null;
  readonly thumbnailPosition: ThumbnailPosition | null;
  readonly canMoveThumbnail: boolean;
  /** Pages of a gallery; null when there is only one or the room does not say. */
  readonly page: { readonly isFirst: boolean; readonly isLast: boolean } | null;
}

export interface RoomRecording {
  /** Somebody records. */
  readonly isOn: boolean;
  readonly isOurs: boolean;
  readonly since: Instant | null;
  /** Null: not told yet. */
  readonly mayRecord: boolean | null;
  /** Zoom wants an address typed on its own controller first; there is no command for it. */
  readonly needsEmail: boolean;
}

export interface RoomCaptions {
  readonly isAvailable: boolean;
  readonly isVisible: boolean;
  readonly size: 0 | 1 | 2 | null;
}

export interface Device {
  /** As the room writes it; passed back verbatim. */
  readonly id: string;
  readonly name: string;
  readonly isSelected: boolean;
}

export interface RoomDevices {
  readonly cameras: readonly Device[];
  readonly microphones: readonly Device[];
  readonly speakers: readonly Device[];
  readonly test: 'microphone' | 'speaker' | null;
}

/** Whose camera is moved from here. */
export interface CameraHold {
  readonly participantId: string;
  readonly state: 'asked' | 'given' | 'refused';
}

export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly presence: 'online' | 'away' | 'busy' | 'offline';
  readonly isRoom: boolean;
}

export interface RoomContacts {
  readonly state: 'notLoaded' | 'loading' | 'loaded';
  readonly contacts: readonly Contact[];
}

export interface PhoneCall {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly isIncoming: boolean;
  readonly state: 'calling' | 'ringing' | 'inCall';
}

/** A meeting on the room's own list for today, as Zoom knows it. */
export interface RoomBooking {
  readonly meetingNumber: string | null;
  readonly title: string | null;
  readonly startsAt: Instant | null;
  readonly endsAt: Instant | null;
  /** Null: the room does not say. */
  readonly isCheckedIn: boolean | null;
  /** The calendar's own id of the item, if told. */
  readonly calendarId: string | null;
}

/** What kind of meeting the room is in, beyond its number. */
export interface MeetingFacts {
  readonly isWebinar: boolean;
  /** An attendee who can only watch. */
  readonly isViewOnly: boolean;
}

export interface RoomState {
  readonly link: RoomLink;
  readonly capabilities: readonly RoomCapability[];
  readonly name: string | null;
  readonly version: string | null;
  readonly personalMeetingNumber: string | null;
  /** Screens of the room; null: not told. */
  readonly screenCount: number | null;
  readonly call: RoomCall;
  readonly prompt: RoomPrompt | null;
  /** Topic of the running meeting, as the room knows it. */
  readonly meetingTopic: string | null;
  readonly meetingFacts: MeetingFacts;
  readonly microphoneMuted: boolean | null;
  readonly cameraMuted: boolean | null;
  readonly volumePercent: number | null;
  readonly selfViewVisible: boolean | null;
  /** A host asks the room to start its picture; null: nobody does, or it is on. */
  readonly videoAskedAt: Instant | null;
  readonly isLocked: boolean | null;
  readonly mutesOnEntry: boolean | null;
  readonly recording: RoomRecording;
  readonly captions: RoomCaptions;
  readonly layout: RoomLayout;
  readonly devices: RoomDevices;
  readonly cameraHold: CameraHold | null;
  /** Who is put in front for everybody, and on which of the room's screens. */
  readonly spotlightId: string | null;
  readonly pins: readonly { readonly screen: number; readonly participantId: string }[];
  readonly participants: readonly Participant[];
  readonly sharing: RoomSharing;
  readonly contacts: RoomContacts;
  readonly phoneCalls: readonly PhoneCall[];
  /** A room system being called into the meeting. */
  readonly roomSystemCall: 'ringing' | 'accepted' | 'failed' | null;
  readonly bookings: readonly RoomBooking[];
}

export const emptyRoomState: RoomState = {
  link: { kind: 'off' },
  capabilities: [],
  name: null,
  version: null,
  personalMeetingNumber: null,
  screenCount: null,
  call: { kind: 'idle' },
  prompt: null,
  meetingTopic: null,
  meetingFacts: { isWebinar: false, isViewOnly: false },
  microphoneMuted: null,
  cameraMuted: null,
  volumePercent: null,
  selfViewVisible: null,
  videoAskedAt: null,
  isLocked: null,
  mutesOnEntry: null,
  recording: { isOn: false, isOurs: false, since: null, mayRecord: null, needsEmail: false },
  captions: { isAvailable: false, isVisible: false, size: null },
  layout: {
    style: null,
    styles: [],
    thumbnailSize: null,
    thumbnailPosition: null,
    canMoveThumbnail: false,
    page: null,
  },
  devices: { cameras: [], microphones: [], speakers: [], test: null },
  cameraHold: null,
  spotlightId: null,
  pins: [],
  participants: [],
  sharing: {
    key: null,
    airPlay: null,
    network: null,
    cable: 'absent',
    wireless: false,
    inMeeting: 'none',
    isPaused: false,
    cameraShared: null,
    instructions: null,
    isOptimized: null,
  },
  contacts: { state: 'notLoaded', contacts: [] },
  phoneCalls: [],
  roomSystemCall: null,
  bookings: [],
};
