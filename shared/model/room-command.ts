/**
 * Everything a room can be told to do, one kind per command. Which of them a room can do is said by its capabilities;
 * values from people (numbers, addresses, codes) are checked again by whoever writes them to a wire.
 */
import type { ThirdParty } from './booking.ts';
import type { Instructions, LayoutStyle, ThumbnailPosition, ThumbnailSize } from './room.ts';

export type CameraDirection = 'left' | 'right' | 'up' | 'down' | 'in' | 'out';
export type DeviceKind = 'camera' | 'microphone' | 'speaker';
export type RoomSystemProtocol = 'sip' | 'h323';

/** How the room's booking is known outside the room; EWS ids, as Zoom's cloud wants them. */
export interface ExchangeItem {
  readonly id: string;
  readonly changeKey: string;
  readonly mailbox: string;
}

/** Getting into a call and out of it. */
export type CallCommand =
  /** Begins a meeting on the room's personal number. */
  | { readonly kind: 'start'; readonly durationMinutes: number }
  | { readonly kind: 'join'; readonly meetingNumber: string; readonly passcode: string | null }
  /** Joins a meeting of another service through a link that the calendar gave. */
  | { readonly kind: 'joinThirdParty'; readonly service: ThirdParty; readonly url: string }
  | { readonly kind: 'leave' }
  | { readonly kind: 'endForAll' }
  | { readonly kind: 'answerPasscode'; readonly passcode: string }
  /** Gives up a passcode prompt or the wait for a host; aborts a connecting call. */
  | { readonly kind: 'cancelJoin' }
  | { readonly kind: 'acceptCall' }
  | { readonly kind: 'rejectCall' }
  | { readonly kind: 'takeBack' };

/** The room's own microphone, picture and sound. */
export type RoomSideCommand =
  | { readonly kind: 'setMicrophone'; readonly muted: boolean }
  | { readonly kind: 'setCamera'; readonly muted: boolean }
  | { readonly kind: 'setVolume'; readonly percent: number }
  | { readonly kind: 'setSelfView'; readonly visible: boolean }
  | { readonly kind: 'selectDevice'; readonly device: DeviceKind; readonly deviceId: string }
  /** Plays a tone, or records and plays back, on the device that is selected. */
  | { readonly kind: 'setDeviceTest'; readonly device: 'microphone' | 'speaker'; readonly isOn: boolean };

/** `participantId` null is the room's own camera. */
export type CameraCommand =
  /** Given again while the finger stays, at least every 500 ms; without one the driver stops by itself. */
  | {
      readonly kind: 'moveCamera';
      readonly direction: CameraDirection;
      readonly participantId: string | null;
    }
  | { readonly kind: 'stopCamera' }
  | { readonly kind: 'requestCamera'; readonly participantId: string }
  | { readonly kind: 'releaseCamera'; readonly participantId: string };

/** One person in the meeting. Unmuting, and a picture, can only be asked for. */
export type PersonCommand =
  | { readonly kind: 'admit'; readonly participantId: string }
  | { readonly kind: 'muteParticipant'; readonly participantId: string; readonly muted: boolean }
  | { readonly kind: 'setParticipantVideo'; readonly participantId: string; readonly stopped: boolean }
  | { readonly kind: 'removeParticipant'; readonly participantId: string }
  | { readonly kind: 'makeHost'; readonly participantId: string }
  | { readonly kind: 'setSpotlight'; readonly participantId: string; readonly isOn: boolean }
  /** `screen` counts from 1; null takes the pin away. */
  | { readonly kind: 'setPin'; readonly participantId: string; readonly screen: number | null }
  | { readonly kind: 'allowRecording'; readonly participantId: string; readonly isAllowed: boolean };

/** The meeting as a whole. */
export type MeetingCommand =
  | { readonly kind: 'claimHost'; readonly hostKey: string }
  | { readonly kind: 'muteAll' }
  | { readonly kind: 'setMuteOnEntry'; readonly isOn: boolean }
  | { readonly kind: 'setLock'; readonly isLocked: boolean }
  | { readonly kind: 'setRecording'; readonly isOn: boolean }
  | { readonly kind: 'answerRecordingConsent'; readonly agreed: boolean }
  | { readonly kind: 'setLayout'; readonly style: LayoutStyle }
  | { readonly kind: 'setThumbnailSize'; readonly size: ThumbnailSize }
  | { readonly kind: 'setThumbnailPosition'; readonly position: ThumbnailPosition }
  | { readonly kind: 'turnPage'; readonly forward: boolean }
  | { readonly kind: 'setCaptions'; readonly visible: boolean }
  | { readonly kind: 'setCaptionSize'; readonly size: 0 | 1 | 2 };

export type ShareCommand =
  | { readonly kind: 'startLocalShare' }
  | { readonly kind: 'startCableShare' }
  | { readonly kind: 'setCameraShare'; readonly deviceId: string; readonly isOn: boolean }
  /** Stops whatever is shared from here and leaves a local share. */
  | { readonly kind: 'stopShare' }
  /** Turns a local share into a meeting. */
  | { readonly kind: 'shareToMeeting' }
  | { readonly kind: 'showInstructions'; readonly instructions: Instructions | null }
  | { readonly kind: 'setOptimizedSharing'; readonly isOn: boolean };

/** Bringing others in. */
export type InviteCommand =
  /** Reads the room's phone book, page by page, into the state; a second one while it is read does nothing. */
  | { readonly kind: 'loadContacts' }
  /** In a meeting they are invited to it, otherwise to a new one. */
  | { readonly kind: 'invite'; readonly contactIds: readonly string[] }
  | { readonly kind: 'callPhone'; readonly number: string }
  | { readonly kind: 'hangUpPhone'; readonly callId: string }
  | { readonly kind: 'sendDtmf'; readonly callId: string; readonly key: string }
  | { readonly kind: 'callRoomSystem'; readonly address: string; readonly protocol: RoomSystemProtocol }
  | { readonly kind: 'cancelRoomSystem' };

export type BookingCommand = {
  readonly kind: 'checkIn';
  readonly meetingNumber: string | null;
  readonly item: ExchangeItem | null;
};

export type RoomCommand =
  | CallCommand
  | RoomSideCommand
  | CameraCommand
  | PersonCommand
  | MeetingCommand
  | ShareCommand
  | InviteCommand
  | BookingCommand;

/**
 * How a command ended well: `done` the room was seen to be as wanted; `sent` it was handed over, and whoever took it
 * cannot say what became of it.
 */
export type CommandOutcome = 'done' | 'sent';
