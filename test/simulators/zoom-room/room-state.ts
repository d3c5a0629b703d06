/**
 * Everything the simulated room knows about itself, and the view of it that the control channel shows. The commands
 * and actions change it; what is said about a change is theirs to say.
 */
import { noFaults, type Faults } from './faults.ts';
import { freshGear, type Gear } from './gear.ts';
import type { Chance, JsonObject } from './json.ts';
import { nobodyOutside, type Outside } from './outside.ts';
import { newMeetingFunctions, type MeetingFunctions } from './meeting-functions.ts';
import { knownMeeting, type KnownMeeting, type Scenario } from './scenario.ts';

export interface Person {
  /** The significant part of the user id; the low ten bits of what is told are noise. */
  serial: number;
  name: string;
  isMyself: boolean;
  isHost: boolean;
  isCoHost: boolean;
  inWaitingRoom: boolean;
  muted: boolean;
  videoOn: boolean;
  /** When it was raised, as a count that grows; 0: it is not. */
  handRaised: number;
  isRecording: boolean;
  mayRecord: boolean;
  kind: 'NORMAL' | 'H323' | 'CALL_IN';
}

export type MeetingType = 'NORMAL' | 'SHARING_LAPTOP' | 'SHARING_IOS' | 'SHARING_NONE';

/** How far an attempt to join has come. */
export type Stage = 'dialling' | 'passcode' | 'waitForHost' | 'waitingRoom' | 'admitted' | 'stuck';

export type Call =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'connecting';
      readonly meeting: KnownMeeting | null;
      readonly number: string;
      stage: Stage;
      passcode: string | null;
      /** Milliseconds of process time at which the room was told to dial. */
      readonly dialledAtMs: number;
    }
  | { readonly kind: 'inMeeting'; readonly meeting: KnownMeeting; type: MeetingType; byLaptop: boolean };

export interface Ringing {
  readonly callerJID: string;
  readonly callerName: string;
  readonly meeting: KnownMeeting;
}

export interface Sharing {
  key: string;
  pairingCode: string;
  /** Which how-to-share page is on the room's screens. */
  page: 'None' | 'Laptop' | 'IOS';
  cableConnected: boolean;
  /** Something comes over the cable. */
  cablePicture: boolean;
  cableShared: boolean;
  wireless: boolean;
  airPlay: boolean;
  inMeeting: 'None' | 'Connecting' | 'Sending' | 'Receiving' | 'Send_Receiving';
}

export interface RoomState {
  readonly scenario: Scenario;
  readonly meetings: Map<string, KnownMeeting>;
  readonly faults: Faults;
  signedIn: boolean;
  controller: 'panel' | 'tablet' | null;
  call: Call;
  ringing: Ringing | null;
  people: Person[];
  nextSerial: number;
  sharing: Sharing;
  micMuted: boolean;
  cameraMuted: boolean;
  functions: MeetingFunctions;
  /** Rows that stand in for the scenario's own list; null: the scenario's. */
  bookings: readonly JsonObject[] | null;
  readonly outside: Outside;
  readonly gear: Gear;
  /** Values of settings by path in lower case; see `commands/configuration.ts`. */
  readonly settings: Map<string, string>;
}

export function createRoomState(
  scenario: Scenario,
  meetings: readonly KnownMeeting[],
  faults: Partial<Faults>,
  chance: Chance,
): RoomState {
  return {
    scenario,
    meetings: new Map(
      [ownMeeting(scenario), ...scenario.meetings, ...meetings].map((meeting) => [meeting.number, meeting]),
    ),
    faults: { ...noFaults, ...faults },
    signedIn: true,
    controller: null,
    call: { kind: 'idle' },
    ringing: null,
    people: [],
    nextSerial: 16_385,
    sharing: {
      key: randomKey(chance),
      pairingCode: randomCode(chance),
      page: 'None',
      cableConnected: scenario.cable,
      cablePicture: scenario.cable,
      cableShared: false,
      wireless: false,
      airPlay: false,
      inMeeting: 'None',
    },
    micMuted: false,
    cameraMuted: false,
    functions: newMeetingFunctions(),
    bookings: null,
    outside: nobodyOutside(),
    gear: freshGear(),
    settings: new Map(),
  };
}

/** The meeting on the room's personal number, with the room as host. */
function ownMeeting({ room }: Scenario): KnownMeeting {
  return knownMeeting({
    number: room.personalNumber,
    topic: `Personligt möte, ${room.name}`,
    roomIsHost: true,
  });
}

/** Letters only, none that look like another. */
export function randomKey(chance: Chance): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
  return Array.from({ length: 6 }, () => letters.charAt(chance.between(0, letters.length - 1))).join('');
}

export const randomCode = (chance: Chance): string => String(chance.between(100_000, 999_999));

export type CallStatus = 'NOT_IN_MEETING' | 'CONNECTING_MEETING' | 'IN_MEETING' | 'LOGGED_OUT';

export function callStatus(state: RoomState): CallStatus {
  if (!state.signedIn) return 'LOGGED_OUT';
  switch (state.call.kind) {
    case 'idle':
      return 'NOT_IN_MEETING';
    case 'connecting':
      return 'CONNECTING_MEETING';
    case 'inMeeting':
      return 'IN_MEETING';
  }
}

export type OpenPrompt = 'passcode' | 'incomingCall' | 'waitForHost' | null;

export function openPrompt(state: RoomState): OpenPrompt {
  if (state.ringing !== null) return 'incomingCall';
  if (state.call.kind !== 'connecting') return null;
  const { stage } = state.call;
  return stage === 'passcode' || stage === 'waitForHost' ? stage : null;
}

export const isLocalShare = (state: RoomState): boolean =>
  state.call.kind === 'inMeeting' && state.call.type !== 'NORMAL';

export const roomIsHost = (state: RoomState): boolean =>
  state.people.some((person) => person.isMyself && person.isHost);

/** Host or co-host. */
export const roomMayHost = (state: RoomState): boolean =>
  state.people.some((person) => person.isMyself && (person.isHost || person.isCoHost));

/** The number the room is in or connecting to; a local presentation has none. */
export function meetingNumber(state: RoomState): string | null {
  if (state.call.kind === 'connecting') return state.call.number;
  return state.call.kind === 'inMeeting' && state.call.type === 'NORMAL' ? state.call.meeting.number : null;
}

export type SharingNow = 'none' | 'local' | 'cable' | 'wireless' | 'camera';

export function sharingNow(state: RoomState): SharingNow {
  if (state.sharing.cableShared) return 'cable';
  if (state.gear.sharedCamera !== null) return 'camera';
  if (state.sharing.wireless || state.sharing.airPlay) return 'wireless';
  return isLocalShare(state) ? 'local' : 'none';
}
