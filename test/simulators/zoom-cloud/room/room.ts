/**
 * The room at the far end of the cloud: what it can be ordered to do and what can be seen of it. One that the cloud
 * keeps itself and the simulated CSAPI room behind its control channel both fit.
 */
export type DeviceList = 'cameras' | 'microphones' | 'speakers';

export interface Device {
  readonly id: string;
  readonly name: string;
}

/** As the request named it. */
export type CalendarItem =
  | { readonly event_id: string; readonly change_key: string; readonly resource_email: string }
  | { readonly event_id: string; readonly calendar_id: string };

export type RoomOrder =
  | {
      readonly kind: 'join';
      /** Null: an instant meeting. */
      readonly number: string | null;
      readonly passcode: string | null;
      /** Leave the present meeting first. */
      readonly force: boolean;
    }
  | { readonly kind: 'leave'; readonly endsForAll: boolean }
  | {
      readonly kind: 'schedule' | 'cancel';
      readonly topic: string;
      readonly startsAt: string;
      readonly minutes: number;
    }
  | { readonly kind: 'invite'; readonly userIds: readonly string[] }
  | { readonly kind: 'answer'; readonly accepted: boolean }
  /** Null: a booked one. */
  | { readonly kind: 'joinThirdParty'; readonly source: 'MS_TEAMS' | 'GOOGLE_MEET' | null }
  | { readonly kind: 'checkIn'; readonly isIn: boolean; readonly item: CalendarItem }
  | { readonly kind: 'microphone' | 'camera'; readonly muted: boolean }
  | { readonly kind: 'volume'; readonly percent: number }
  | { readonly kind: 'select'; readonly device: DeviceList; readonly id: string }
  | { readonly kind: 'share' | 'alarm'; readonly on: boolean }
  | { readonly kind: 'restart' };

export interface RoomView {
  readonly isOnline: boolean;
  /** `joining` is what its own screen shows while it asks for a passcode or waits; the cloud does not tell. */
  readonly call: 'idle' | 'joining' | 'inMeeting';
  /** Of the call; null: idle, or not a Zoom meeting. */
  readonly meetingNumber: string | null;
  readonly micMuted: boolean;
  readonly cameraMuted: boolean;
  readonly volume: number;
  /** What stands on the room's own screen besides the meeting. */
  readonly screen: 'passcode' | 'waiting' | 'shareChoice' | 'ringing' | 'unknownMeeting' | 'alarm' | null;
}

/** A meeting the cloud knows, as a room needs to know it. */
export interface DialledMeeting {
  readonly number: string;
  readonly topic: string;
  /** All that are taken; empty: none is asked for. */
  readonly passcodes: readonly string[];
  /** Those of digits alone, as typed on a room. */
  readonly numericPasscode: string | null;
  /** The meeting may begin without its host, or has begun. */
  readonly isOpen: boolean;
  readonly hasWaitingRoom: boolean;
}

export interface Room {
  readonly view: () => RoomView;
  readonly carryOut: (order: RoomOrder) => Promise<void>;
  /** A meeting was made or changed. Settles when the room can dial it. */
  readonly learn: (meeting: DialledMeeting) => Promise<void>;
  /** The meeting has been ended by others. */
  readonly meetingEnded: (number: string) => Promise<void>;
  readonly stop: () => void;
}
