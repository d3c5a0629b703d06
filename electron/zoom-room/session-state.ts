/**
 * The words of the session: its state, what goes in, what comes out. The state is never changed from outside; within
 * one step the parts of the session write to a working copy, so a step as a whole is a pure function.
 */
import type { ErrorCode } from '../../shared/errors.ts';
import type { CameraDirection, RoomCommand } from '../../shared/model/room-command.ts';
import type { RoomLink } from '../../shared/model/room.ts';
import type { Result } from '../../shared/result.ts';
import type { ExpectedAnswer } from './answers.ts';
import type { Envelope } from './envelope.ts';
import { emptyRecord, type Moment, type RoomRecord } from './room-record.ts';
import type { Timings } from './timings.ts';

/**
 * `closed` no connection · `greeting` waiting for the login to be told · `preparing` setting the format ·
 * `probing` waiting for the first answer · `syncing` reading the state · `ready` · `takenOver` by another controller.
 */
export type Phase = 'closed' | 'greeting' | 'preparing' | 'probing' | 'syncing' | 'ready' | 'takenOver';

/**
 * Lower goes first. `answer` and `halt` (a camera's stop) wait for no line in flight; `camera` waits only for those of
 * other commands of a person.
 */
export const urgency = { answer: 0, halt: 1, camera: 2, user: 3, sync: 4, keepalive: 5 } as const;
export type Urgency = (typeof urgency)[keyof typeof urgency];

export interface WaitingLine {
  readonly text: string;
  readonly urgency: Urgency;
  /** The command it belongs to; null for the session's own. */
  readonly owner: number | null;
  readonly isAnswered: boolean;
}

export interface LineInFlight {
  readonly line: WaitingLine;
  readonly sentMs: number;
  readonly expected: ExpectedAnswer;
}

/** What a kind of command is, beside what it sends; what its rule does not say it is not. */
export interface CommandTraits {
  /** Gets the room into a call: no other does meanwhile, and the driver asks nothing of its own. */
  readonly dials?: true;
  /** Part of a dial that is under way already, and given up with it. */
  readonly continuesDial?: true;
  /** Its deadline stands still while the room waits for a person. */
  readonly pausesForPerson?: true;
  /** May be asked for while a prompt is open. */
  readonly fitsPrompt?: true;
  /** Wants the room out of its call. */
  readonly endsCall?: true;
  /** Wants the room's picture to stop. */
  readonly endsShare?: true;
}

export interface ActiveCommand {
  readonly id: number;
  readonly command: RoomCommand;
  readonly traits: CommandTraits;
  readonly queuedMs: number;
  readonly sentMs: number | null;
  /** Null while queued, and while the room waits for a person. */
  readonly deadlineMs: number | null;
  readonly verifyAtMs: number | null;
  readonly plan: Plan;
  /** Taken back by a person; whatever ends it now is no failure. */
  readonly isCancelled: boolean;
  readonly sawConnecting: boolean;
  /** Settles so at that time unless something better is known by then. */
  readonly verdict: { readonly atMs: number; readonly result: Result<null> } | null;
}

/** How a command is carried out and by when. */
export interface Plan {
  readonly lines: readonly string[];
  readonly urgency: Urgency;
  readonly withinMs: number;
  readonly lateCode: ErrorCode;
  /** A question asked once at half the time, in case the room's own notice got lost. */
  readonly verify: string | null;
  /** A further line, sent once the room is as it has to be for that. */
  readonly next: { readonly line: string; readonly isDue: (record: RoomRecord) => boolean } | null;
}

/** The camera that a finger moves, or moved last. */
export interface Motion {
  /** Nought is the room's own, else the person's id. */
  readonly camera: string;
  readonly direction: CameraDirection;
  /** When the finger was last said to stay, and when a line was last put on its way for it. */
  readonly heldMs: number;
  readonly sentMs: number;
  /** Its stop has been put on its way. */
  readonly isOver: boolean;
}

export interface Stuck {
  readonly sinceMs: number;
  /** Checks made; after the last one the call is ended, once. */
  readonly checks: number;
}

export interface Session {
  readonly phase: Phase;
  readonly link: RoomLink;
  readonly wasReady: boolean;
  readonly phaseSinceMs: number;
  readonly heardMs: number;
  readonly queue: readonly WaitingLine[];
  readonly inFlight: LineInFlight | null;
  readonly writableAtMs: number;
  readonly record: RoomRecord;
  readonly commands: readonly ActiveCommand[];
  readonly nextPollMs: number;
  readonly nextBookingsMs: number;
  /** Since when a question is unanswered with nothing else heard. */
  readonly unansweredSinceMs: number | null;
  readonly stuck: Stuck | null;
  readonly takeBacksMs: readonly number[];
  readonly lastDialMs: number | null;
  readonly motion: Motion | null;
  /** When each camera's stop was sent that has not been answered; nothing waits for that. */
  readonly haltsMs: readonly number[];
}

/** Why there is no connection any more, or never was. */
export type CloseReason = 'lost' | 'loginRefused' | 'hostKeyChanged' | 'hostKeyUnknown';

export type Input =
  | { readonly kind: 'started' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'opened' }
  | { readonly kind: 'closed'; readonly reason: CloseReason }
  /** Something arrived, whatever it is. */
  | { readonly kind: 'bytes' }
  | { readonly kind: 'text'; readonly line: string }
  | { readonly kind: 'message'; readonly message: Envelope }
  | { readonly kind: 'execute'; readonly id: number; readonly command: RoomCommand }
  | { readonly kind: 'tick' };

export type Effect =
  | { readonly kind: 'write'; readonly line: string }
  | { readonly kind: 'settle'; readonly id: number; readonly result: Result<null> }
  /** Connect: at once, after a growing pause, or slowly because the room refuses. */
  | { readonly kind: 'connect'; readonly when: 'now' | 'soon' | 'slowly' }
  /** Give the connection up; nothing more is heard from it. */
  | { readonly kind: 'hangUp' };

export interface SessionOptions {
  readonly appVersion: string;
  readonly timings: Timings;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The working copy of one step. Its fields are replaced, never changed inside. */
export type Work = Writable<Session> & {
  readonly now: Moment;
  readonly options: SessionOptions;
  readonly effects: Effect[];
};

export const newSession: Session = {
  phase: 'closed',
  link: { kind: 'off' },
  wasReady: false,
  phaseSinceMs: 0,
  heardMs: 0,
  queue: [],
  inFlight: null,
  writableAtMs: 0,
  record: emptyRecord,
  commands: [],
  nextPollMs: 0,
  nextBookingsMs: 0,
  unansweredSinceMs: null,
  stuck: null,
  takeBacksMs: [],
  lastDialMs: null,
  motion: null,
  haltsMs: [],
};
