/**
 * A simulated Zoom Room: a real SSH server that behaves as the control service of a room does, and a loopback HTTP
 * channel to steer it. Runs within a test by `startZoomRoom`, or as its own process by `main.ts`.
 */
import { ActionRefused, perform, type RoomAction } from './actions/index.ts';
import { startControl } from './control.ts';
import type { Faults } from './faults.ts';
import { hostKeyFrom, sharedHostKeyPem } from './host-key.ts';
import { Machine } from './machine.ts';
import type { KnownMeeting, Scenario } from './scenario.ts';
import { scenarioNamed } from './scenarios/index.ts';
import { viewOf, type RoomView } from './view.ts';

export type { KnownMeeting, Scenario } from './scenario.ts';
export type { RoomAction } from './actions/index.ts';
export type { Faults } from './faults.ts';
export type { RoomView } from './view.ts';

export interface ZoomRoomOptions {
  /** 0 or absent: any free port. */
  readonly sshPort?: number;
  readonly controlPort?: number;
  /** What `zoom` logs in with. */
  readonly passcode?: string;
  /** A built-in one by name, or one of your own. */
  readonly scenario?: string | Scenario;
  /** Further meetings the room can dial. */
  readonly meetings?: readonly KnownMeeting[];
  /** Multiplies every simulated delay; 0: everything at once. */
  readonly tempo?: number;
  readonly seed?: number;
  /** How a fresh service says that the login succeeded. */
  readonly loginForm?: 'text' | 'json';
  readonly secondLogin?: 'replace' | 'refuse';
  /** RSA private key as PEM. Absent: one key for all rooms of this process. */
  readonly hostKey?: string;
  readonly faults?: Partial<Faults>;
}

export interface ZoomRoomSimulator {
  readonly ssh: { readonly host: '127.0.0.1'; readonly port: number };
  /** Base address of the control channel. */
  readonly control: string;
  /** As OpenSSH prints it: `SHA256:` and base64 without padding. */
  readonly hostKeyFingerprint: string;
  readonly passcode: string;
  readonly state: () => RoomView;
  /** Every line received after login, oldest first; the last ten thousand. */
  readonly commands: () => readonly string[];
  /** Rejects with a plain message when the action makes no sense now. */
  readonly do: (action: RoomAction) => Promise<void>;
  /** Ends everything; nothing is left running. */
  readonly stop: () => Promise<void>;
  /** The room computer restarts at once: idle, fresh service, same port and host key. */
  readonly restart: () => Promise<void>;
}

export const defaultPasscode = '4711-Frescati';

export async function startZoomRoom(options: ZoomRoomOptions): Promise<ZoomRoomSimulator> {
  const scenario = options.scenario ?? 'university';
  const machine = new Machine({
    sshPort: options.sshPort ?? 0,
    passcode: options.passcode ?? defaultPasscode,
    scenario: typeof scenario === 'string' ? scenarioNamed(scenario) : scenario,
    meetings: options.meetings ?? [],
    tempo: options.tempo ?? 1,
    seed: options.seed ?? 1,
    loginForm: options.loginForm ?? 'text',
    secondLogin: options.secondLogin ?? 'replace',
    hostKey: hostKeyFrom(options.hostKey ?? (await sharedHostKeyPem())),
    faults: options.faults ?? {},
    play,
  });
  await machine.start();
  const control = await startControl(options.controlPort ?? 0, {
    view: () => viewOf(machine),
    perform: (request) => perform(machine, request),
  });
  return {
    ssh: { host: '127.0.0.1', port: machine.ssh.port },
    control: control.url,
    get hostKeyFingerprint() {
      return machine.ssh.hostKey.fingerprint;
    },
    get passcode() {
      return machine.ssh.passcode;
    },
    state: () => viewOf(machine),
    commands: () => machine.service.lines.map(({ line }) => line),
    do: (action) => perform(machine, action),
    stop: async () => {
      await control.stop();
      await machine.stop();
    },
    restart: async () => {
      await machine.shutDown();
      await machine.start();
    },
  };
}

/** A step that no longer fits what the room is doing is passed over. */
function play(machine: Machine, action: { readonly do: string }): void {
  perform(machine, action).catch((error: unknown) => {
    if (!(error instanceof ActionRefused)) throw error;
  });
}
