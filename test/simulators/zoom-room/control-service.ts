/**
 * The room's control service, between the SSH terminals and the room: login output, echo and format, the fight with the
 * Zoom tablet, the rule that anything but an answer cancels an open prompt, and the faults of the link. It knows
 * nothing of SSH itself; a terminal is anything text can be written to.
 */
import { becomeIdle, fail, stopRinging, tellStatus, treat } from './calls.ts';
import { runCommand } from './commands/command.ts';
import { runConfiguration } from './commands/configuration.ts';
import { dialCommands } from './commands/dial.ts';
import { gearCommands } from './commands/gear.ts';
import { meetingCommands } from './commands/meeting.ts';
import { outsideCommands } from './commands/outside.ts';
import { peopleCommands } from './commands/people.ts';
import { runStatus } from './commands/status.ts';
import { isCommand } from './faults.ts';
import type { Json } from './json.ts';
import { errorReply, event, notification, reply, type RoomMessage } from './messages.ts';
import { openPrompt } from './room-state.ts';
import type { Room } from './room.ts';
import { contact, login, numberOfScreens, phonebookInfo } from './shapes.ts';
import { isList, isObject, render, type Format } from './wire.ts';

const commands = [
  ...dialCommands,
  ...peopleCommands,
  ...meetingCommands,
  ...gearCommands,
  ...outsideCommands,
];
const replyMs = 12;
/** Closing the connection sooner than this after dialling leaves the room stuck. */
const settleMs = 1000;
const maxLines = 10_000;

/** One logged-in terminal. */
export interface Terminal {
  echo: boolean;
  readonly write: (text: string) => void;
  /** Ends the shell and its connection. */
  readonly close: () => void;
}

export interface SpokenLine {
  readonly at: Date;
  readonly line: string;
}

export class ControlService {
  readonly terminals = new Set<Terminal>();
  readonly lines: SpokenLine[] = [];
  connectionsEver = 0;
  /** How often the tablet comes straight back after the room was taken from it. */
  returningTablet = 0;
  format: Format;
  private readonly room: Room;

  constructor(room: Room, format: Format) {
    this.room = room;
    this.format = format;
  }

  /** A terminal has logged in; that takes the room from the tablet. */
  attach(terminal: Terminal): void {
    this.terminals.add(terminal);
    this.connectionsEver += 1;
    if (this.room.state.faults.rejectControl) {
      terminal.write('*e Connection rejected\r\n');
      return;
    }
    this.takeBack();
    this.greet();
  }

  detach(terminal: Terminal): void {
    if (!this.terminals.delete(terminal)) return;
    const { state, scheduler } = this.room;
    if (this.terminals.size === 0 && state.controller === 'panel') state.controller = null;
    const { call } = state;
    if (call.kind !== 'connecting') return;
    if (performance.now() - call.dialledAtMs >= scheduler.realMs(settleMs)) return;
    call.stage = 'stuck';
    this.room.callTimers.cancel();
  }

  /** The login block and what follows it unasked; also what a restarted service says in a running terminal. */
  greet(): void {
    const { state } = this.room;
    const text = '\r\n*r Login successful\r\n\r\nOK\r\n\r\n';
    this.write(this.format === 'cli' ? text : render(notification('zStatus', 'Login', login(state)), 'json'));
    if (state.faults.loneLfBeforeFirstFrame) this.write('\n');
    this.deliver(notification('zStatus', 'NumberOfScreens', numberOfScreens(state)));
    this.deliver(event('PhonebookBasicInfoChange', phonebookInfo(state.scenario.contacts)));
    this.tellContacts(state.scenario.contacts);
  }

  tellContacts(count: number): void {
    for (let at = 0; at < count; at += 1) this.deliver(event('Phonebook', { 'Added Contact': contact(at) }));
  }

  /** Something the room tells unasked. While the tablet holds the room nothing reaches this side. */
  tell(message: RoomMessage): void {
    const { faults, controller } = this.room.state;
    if (controller === 'tablet') return;
    const told = faults.syncTrueEvents && message.type === 'zEvent' ? { ...message, sync: true } : message;
    this.deliver(told);
    if (faults.duplicateNotifications) this.deliver(told);
  }

  /** Writes to every terminal as it is, whatever the format. */
  write(text: string): void {
    for (const terminal of this.terminals) terminal.write(text);
  }

  /** A finished line. It is carried out after the time the room needs to answer. */
  receive(terminal: Terminal, line: string): void {
    this.lines.push({ at: new Date(), line });
    if (this.lines.length > maxLines) this.lines.shift();
    if (line.trim() === '') return;
    const carryOut = (): void => {
      if (this.terminals.has(terminal)) this.carryOut(terminal, line.trim());
    };
    // Without delays each line is done before the next is read, so that its echo is already off.
    if (this.room.scheduler.realMs(replyMs) === 0) carryOut();
    else this.room.scheduler.after(replyMs, carryOut);
  }

  /** The tablet arrives: this side is told once, then hears nothing. */
  tabletArrives(): void {
    const { state } = this.room;
    if (state.controller === 'tablet') return;
    this.pipe('OtherControllerLogin', false);
    state.controller = 'tablet';
  }

  tabletLeaves(): void {
    if (this.room.state.controller === 'tablet') this.takeBack();
  }

  private takeBack(): void {
    const wasTablet = this.room.state.controller === 'tablet';
    this.room.state.controller = this.terminals.size > 0 ? 'panel' : null;
    if (!wasTablet || this.returningTablet === 0) return;
    this.returningTablet -= 1;
    this.room.scheduler.after(200, () => this.tabletArrives());
  }

  private carryOut(terminal: Terminal, line: string): void {
    const { state } = this.room;
    if (state.faults.rejectControl) {
      terminal.write('*e Connection rejected\r\n');
      return;
    }
    if (state.controller === 'tablet') {
      this.takeBack();
      this.pipe('Reconnecting', true);
      return;
    }
    this.cancelPromptUnlessAnswered(line);
    if (this.handleTerminal(terminal, line)) return;
    if (this.counts('swallowed', line)) return;
    const isUnanswered = this.counts('unanswered', line);
    const answer = this.answer(line);
    if (answer !== null && !isUnanswered) this.deliver(answer);
  }

  /** Any line but the answer, or what ends the call, cancels what waits for an answer. */
  private cancelPromptUnlessAnswered(line: string): void {
    const prompt = openPrompt(this.room.state);
    const { call } = this.room.state;
    if (prompt === 'incomingCall') {
      const isAnswer = isCommand(line, 'zCommand Call Accept') || isCommand(line, 'zCommand Call Reject');
      const ringing = isAnswer ? null : stopRinging(this.room);
      if (ringing !== null) treat(this.room, ringing, false);
    } else if (prompt === 'passcode' && call.kind === 'connecting') {
      const isAnswer = new RegExp(`^zCommand Dial Join meetingNumber: *${call.number} +password:`, 'i').test(
        line,
      );
      const isCancel = isCommand(line, 'zCommand Call Disconnect') || isCommand(line, 'zCommand Call Leave');
      if (!isAnswer && !isCancel) fail(this.room, 0, 'Anslutningen avbröts.');
    }
  }

  /** The words of the terminal itself. True when the line was one. */
  private handleTerminal(terminal: Terminal, line: string): boolean {
    const words = line.toLowerCase().split(/\s+/);
    const [verb, argument] = words;
    if (verb === 'bye') terminal.close();
    else if (verb === 'echo') terminal.echo = argument !== 'off' || this.room.state.faults.echoStaysOn;
    else if (verb === 'format') this.setFormat(argument);
    else if (verb === 'zfeedback') this.acknowledge();
    else return false;
    return true;
  }

  private setFormat(name: string | undefined): void {
    if (name !== 'json' && name !== 'cli') return;
    this.acknowledge();
    this.format = name;
  }

  /** In text mode these commands get a bare OK, in JSON mode nothing. */
  private acknowledge(): void {
    if (this.format === 'cli') this.write('OK\r\n');
  }

  /** Whether the line is one of those, so many times. */
  private counts(fault: 'unanswered' | 'swallowed', line: string): boolean {
    const { faults } = this.room.state;
    const hit = faults[fault].find(({ command, times }) => times > 0 && isCommand(line, command));
    if (hit === undefined) return false;
    faults[fault] = faults[fault].map((one) => (one === hit ? { ...one, times: one.times - 1 } : one));
    return true;
  }

  private answer(line: string): RoomMessage | null {
    const { faults } = this.room.state;
    const unsupported = errorReply('zStatus', 'onUnsupported Command', '');
    if (faults.unsupported.some((command) => isCommand(line, command))) return unsupported;
    const family = /^(zcommand|zstatus|zconfiguration)\s+(.*)$/i.exec(line);
    if (family === null) return unsupported;
    const words = family[2] ?? '';
    const replaced = faults.replaced.find(({ command }) => isCommand(line, command));
    if (replaced !== undefined) {
      const name = replaced.topKey ?? `${replaced.command.split(' ').slice(1).join('')}Result`;
      if (!replaced.thenOk) return errorReply('zCommand', name, replaced.message);
      this.tell(event('CallConnectError', { error_code: 0, error_message: replaced.message }));
      return reply('zCommand', name);
    }
    switch ((family[1] ?? '').toLowerCase()) {
      case 'zcommand': {
        const ran = runCommand(commands, this.room, words);
        return ran === null ? unsupported : ran.message;
      }
      case 'zstatus':
        return runStatus(this.room, words) ?? unsupported;
      default:
        return runConfiguration(this.room, words) ?? unsupported;
    }
  }

  /** The fight over the room, in one of the forms it may take. */
  private pipe(word: 'OtherControllerLogin' | 'Reconnecting', sync: boolean): void {
    const { pipeForm } = this.room.state.faults;
    if (this.format === 'cli' || pipeForm === 'text') {
      this.write(`*e Pipe ${word}\r\n** end\r\n`);
      return;
    }
    const message = pipeForm === 'nested' ? event('Pipe', { [word]: {} }) : event(`Pipe ${word}`, {});
    this.deliver({ ...message, sync });
  }

  private deliver(message: RoomMessage): void {
    const isLoose = this.room.state.faults.looseScalars && message.topKey !== 'SystemUnit';
    const payload = message.payload;
    const said = isLoose && payload !== undefined ? { ...message, payload: this.loosened(payload) } : message;
    this.write(render(said, this.format));
  }

  /** Booleans come as such, as on/off in either case, or as words. */
  private loosened(value: Json): Json {
    if (isList(value)) return value.map((item) => this.loosened(item));
    if (isObject(value)) {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, this.loosened(inner)]));
    }
    if (typeof value !== 'boolean' || this.room.chance.fraction() < 0.7) return value;
    return this.room.chance.pick(value ? ['on', 'On', 'true'] : ['off', 'Off', 'false']);
  }

  /** The room loses or gets its account. */
  setSignedIn(signedIn: boolean): void {
    if (this.room.state.signedIn === signedIn) return;
    this.room.state.signedIn = signedIn;
    stopRinging(this.room);
    becomeIdle(this.room);
    tellStatus(this.room);
  }
}
