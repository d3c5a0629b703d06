/**
 * The room computer: state, control service and SSH server put together, and what happens to all three at once, such as
 * a restart. Actions work on it.
 */
import { ControlService } from './control-service.ts';
import type { Faults } from './faults.ts';
import type { HostKey } from './host-key.ts';
import { seededChance, type Chance } from './json.ts';
import { createRoomState, isLocalShare } from './room-state.ts';
import type { Room } from './room.ts';
import type { KnownMeeting, Scenario, Step } from './scenario.ts';
import { createScheduler, type Scheduler, type TimerGroup } from './scheduler.ts';
import { SshServer } from './ssh-server.ts';
import type { Format } from './wire.ts';

export interface MachineOptions {
  readonly sshPort: number;
  readonly passcode: string;
  readonly scenario: Scenario;
  readonly meetings: readonly KnownMeeting[];
  readonly tempo: number;
  readonly seed: number;
  readonly loginForm: 'text' | 'json';
  readonly secondLogin: 'replace' | 'refuse';
  readonly hostKey: HostKey;
  readonly faults: Partial<Faults>;
  /** Carries out a scenario's step. */
  readonly play: (machine: Machine, action: Step['action']) => void;
}

export class Machine {
  readonly chance: Chance;
  readonly scheduler: Scheduler;
  readonly ssh: SshServer;
  room: Room;
  service: ControlService;
  private readonly options: MachineOptions;
  /** The scenario's steps within a meeting or a local presentation. */
  private readonly steps: TimerGroup;

  constructor(options: MachineOptions) {
    this.options = options;
    this.chance = seededChance(options.seed);
    this.scheduler = createScheduler(options.tempo);
    this.steps = this.scheduler.group();
    this.room = this.freshRoom();
    this.service = new ControlService(this.room, this.firstFormat());
    this.ssh = new SshServer({
      service: () => this.service,
      hostKey: options.hostKey,
      passcode: options.passcode,
      secondLogin: options.secondLogin,
      chop: () => this.room.state.faults.chop,
      chance: this.chance,
    });
  }

  async start(): Promise<void> {
    await this.ssh.listen(this.options.sshPort);
    this.play(this.options.scenario.always, this.scheduler);
  }

  async stop(): Promise<void> {
    this.scheduler.cancel();
    await this.ssh.close();
    this.scheduler.cancel();
  }

  /** The room computer goes down: every connection is cut, and what starts again is idle with a fresh service. */
  async shutDown(): Promise<void> {
    await this.ssh.close();
    this.scheduler.cancel();
    const { lines, connectionsEver } = this.service;
    this.room = this.freshRoom();
    this.service = new ControlService(this.room, this.firstFormat());
    this.service.lines.push(...lines);
    this.service.connectionsEver = connectionsEver;
  }

  private firstFormat(): Format {
    return this.options.loginForm === 'json' ? 'json' : 'cli';
  }

  private freshRoom(): Room {
    const { scenario, meetings, faults } = this.options;
    return {
      state: createRoomState(scenario, meetings, faults, this.chance),
      chance: this.chance,
      scheduler: this.scheduler,
      callTimers: this.scheduler.group(),
      shareTimers: this.scheduler.group(),
      ringTimers: this.scheduler.group(),
      tell: (message) => this.service.tell(message),
      callChanged: () => this.callChanged(),
    };
  }

  /** What a scenario has in store for a meeting belongs to that meeting alone. */
  private callChanged(): void {
    const { scenario } = this.options;
    this.steps.cancel();
    if (this.room.state.call.kind !== 'inMeeting') return;
    const steps = isLocalShare(this.room.state) ? scenario.inLocalShare : scenario.inMeeting;
    this.play(steps, this.steps);
  }

  private play(steps: readonly Step[], timers: TimerGroup): void {
    let atMs = 0;
    for (const { afterMs, action } of steps) {
      atMs += afterMs;
      timers.after(atMs, () => this.options.play(this, action));
    }
  }
}
