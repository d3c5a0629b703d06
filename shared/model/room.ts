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

export type RoomCapability =
  | 'start'
  | 'join'
  | 'leave'
  | 'endForAll'
  | 'microphone'
  | 'camera'
  | 'volume'
  | 'localShare'
  | 'sharingKey'
  | 'airPlay'
  | 'cable'
  | 'incomingCall';

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
  readonly audioMuted: boolean | null;
  readonly videoOn: boolean | null;
  readonly handRaised: boolean;
}

export interface RoomSharing {
  /** Letters a laptop types to share; rotates. */
  readonly key: string | null;
  readonly airPlay: { readonly name: string; readonly passcode: string | null } | null;
  /** Name of the wireless network guests are told to use. */
  readonly network: string | null;
  readonly cable: 'absent' | 'connected' | 'sharing';
  /** A laptop or phone shares wirelessly. */
  readonly wireless: boolean;
  /** Sharing inside a meeting, as the room reports it. */
  readonly inMeeting: 'none' | 'connecting' | 'sending' | 'receiving';
}

export interface RoomState {
  readonly link: RoomLink;
  readonly capabilities: readonly RoomCapability[];
  readonly name: string | null;
  readonly version: string | null;
  readonly personalMeetingNumber: string | null;
  readonly call: RoomCall;
  readonly prompt: RoomPrompt | null;
  /** Topic of the running meeting, as the room knows it. */
  readonly meetingTopic: string | null;
  readonly microphoneMuted: boolean | null;
  readonly cameraMuted: boolean | null;
  readonly volumePercent: number | null;
  readonly isRecording: boolean;
  readonly participants: readonly Participant[];
  readonly sharing: RoomSharing;
}

export const emptyRoomState: RoomState = {
  link: { kind: 'off' },
  capabilities: [],
  name: null,
  version: null,
  personalMeetingNumber: null,
  call: { kind: 'idle' },
  prompt: null,
  meetingTopic: null,
  microphoneMuted: null,
  cameraMuted: null,
  volumePercent: null,
  isRecording: false,
  participants: [],
  sharing: { key: null, airPlay: null, network: null, cable: 'absent', wireless: false, inMeeting: 'none' },
};

/** What the room can be told to do. `Sharing` commands without a meeting are `startLocalShare`. */
export type RoomCommand =
  | { readonly kind: 'start'; readonly durationMinutes: number }
  | { readonly kind: 'join'; readonly meetingNumber: string; readonly passcode: string | null }
  | { readonly kind: 'leave' }
  | { readonly kind: 'endForAll' }
  | { readonly kind: 'answerPasscode'; readonly passcode: string }
  /** Gives up a passcode prompt or the wait for a host; aborts a connecting call. */
  | { readonly kind: 'cancelJoin' }
  | { readonly kind: 'acceptCall' }
  | { readonly kind: 'rejectCall' }
  | { readonly kind: 'setMicrophone'; readonly muted: boolean }
  | { readonly kind: 'setCamera'; readonly muted: boolean }
  | { readonly kind: 'setVolume'; readonly percent: number }
  | { readonly kind: 'startLocalShare' }
  /** Stops whatever is shared here and leaves a local share. */
  | { readonly kind: 'stopShare' }
  | { readonly kind: 'takeBack' };
