/** What the control channel shows of the room: enough for a test to judge the outcome of what it did. */
import { isOn } from './commands/command.ts';
import { volume } from './commands/configuration.ts';
import { selectedDevice, type DeviceKind, type Gear } from './gear.ts';
import type { Machine } from './machine.ts';
import {
  callStatus,
  meetingNumber,
  openPrompt,
  roomIsHost,
  sharingNow,
  type CallStatus,
  type OpenPrompt,
  type SharingNow,
} from './room-state.ts';

const shownLines = 50;

export interface RoomView {
  readonly scenario: string;
  readonly callStatus: CallStatus;
  readonly meetingNumber: string | null;
  readonly meetingTopic: string | null;
  readonly isHost: boolean;
  readonly micMuted: boolean;
  readonly cameraMuted: boolean;
  readonly volume: number;
  readonly recording: boolean;
  readonly recordingByRoom: boolean;
  readonly locked: boolean;
  readonly waiting: number;
  readonly handsRaised: number;
  readonly captionsVisible: boolean;
  readonly layoutStyle: string | null;
  readonly page: number;
  readonly sharing: SharingNow;
  readonly sharingKey: string;
  readonly cableConnected: boolean;
  readonly instructions: 'None' | 'Laptop' | 'IOS';
  readonly sharedCamera: string | null;
  readonly camera: Gear['position'] & { readonly moving: Gear['moving'] };
  readonly devices: Readonly<Record<DeviceKind, string>>;
  readonly deviceTest: Gear['test'];
  readonly prompt: OpenPrompt;
  /** How many are in the meeting, the room included. */
  readonly participants: number;
  /** Live SSH terminals, and how many there ever were. */
  readonly connections: number;
  readonly connectionsEver: number;
  readonly controller: 'panel' | 'tablet' | null;
  readonly format: 'cli' | 'json';
  /** The last lines received after login, oldest first. */
  readonly commands: readonly { readonly at: string; readonly line: string }[];
}

export function viewOf({ room, service }: Machine): RoomView {
  const { state } = room;
  const number = meetingNumber(state);
  return {
    scenario: state.scenario.name,
    callStatus: callStatus(state),
    meetingNumber: number,
    meetingTopic: number === null ? null : (state.meetings.get(number)?.topic ?? null),
    isHost: roomIsHost(state),
    micMuted: state.micMuted,
    cameraMuted: state.cameraMuted,
    volume: volume(room),
    recording: state.functions.recordingBy !== null,
    recordingByRoom: state.functions.recordingBy === 'room',
    locked: isOn(state.settings.get('call lock enable') ?? ''),
    waiting: state.people.filter(({ inWaitingRoom }) => inWaitingRoom).length,
    handsRaised: state.people.filter(({ handRaised }) => handRaised > 0).length,
    captionsVisible: isOn(state.settings.get('call closedcaption visible') ?? ''),
    layoutStyle: state.settings.get('call layout style') ?? null,
    page: state.functions.page,
    sharing: sharingNow(state),
    sharingKey: state.sharing.key,
    cableConnected: state.sharing.cableConnected,
    instructions: state.sharing.page,
    sharedCamera: state.gear.sharedCamera,
    camera: { ...state.gear.position, moving: state.gear.moving },
    devices: {
      camera: selectedDevice(room, 'camera'),
      microphone: selectedDevice(room, 'microphone'),
      speaker: selectedDevice(room, 'speaker'),
    },
    deviceTest: state.gear.test,
    prompt: openPrompt(state),
    participants: state.people.length,
    connections: service.terminals.size,
    connectionsEver: service.connectionsEver,
    controller: state.controller,
    format: service.format,
    commands: service.lines.slice(-shownLines).map(({ at, line }) => ({ at: at.toISOString(), line })),
  };
}
