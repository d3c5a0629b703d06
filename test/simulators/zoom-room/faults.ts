/**
 * What can be made to go wrong, or to go as only some rooms have it. One record, changed by actions and read where
 * the room speaks; the defaults are a healthy room of a current version.
 */
import type { Chop } from './wire.ts';

export interface ReplacedReply {
  /** Start of the command line, compared without regard to case. */
  readonly command: string;
  readonly message: string;
  /** The name the error arrives under; null: the command's own. */
  readonly topKey: string | null;
  /** The error is told as an event, and an OK follows although nothing was done. */
  readonly thenOk: boolean;
}

export interface Faults {
  chop: Chop;
  duplicateNotifications: boolean;
  /** Events arrive with `Sync: true`, as some versions have it. */
  syncTrueEvents: boolean;
  /** A configuration change is told before its reply instead of after it. */
  notificationsFirst: boolean;
  /** The reply to a changed setting carries no value. */
  emptySetReplies: boolean;
  /** A lone LF between the login block and what follows. */
  loneLfBeforeFirstFrame: boolean;
  echoStaysOn: boolean;
  /** Every line and login is answered with `*e Connection rejected`. */
  rejectControl: boolean;
  /** Joins hang in CONNECTING_MEETING; 'stubborn' ones cannot even be aborted. */
  stuckConnecting: 'no' | 'yes' | 'stubborn';
  /** `Dial Start` is answered with OK and does nothing (version 5.1.1). */
  deadDialStart: boolean;
  /** Text of the refusal when the cable is to be shared; null: sharing works. */
  refuseShare: string | null;
  /** How the fight over the room is told in JSON; which form rooms use is not known. */
  pipeForm: 'nested' | 'flat' | 'text';
  /** Where the layout status is found: at the top, or under `Client.Call.Layout` (version 5.6.3). */
  layoutUnderClient: boolean;
  /** Booleans and ids come in all the forms rooms were seen to use, instead of always the same. */
  looseScalars: boolean;
  /** The host does not let the room start its video. */
  hostStopsVideo: boolean;
  unsupported: readonly string[];
  replaced: readonly ReplacedReply[];
  /** Commands that are carried out without an answer, and how many times still. */
  unanswered: readonly SoManyTimes[];
  /** Commands that are lost: neither carried out nor answered, and how many times still. */
  swallowed: readonly SoManyTimes[];
}

export interface SoManyTimes {
  readonly command: string;
  readonly times: number;
}

export const noFaults: Readonly<Faults> = {
  chop: null,
  duplicateNotifications: false,
  syncTrueEvents: false,
  notificationsFirst: false,
  emptySetReplies: false,
  loneLfBeforeFirstFrame: false,
  echoStaysOn: false,
  rejectControl: false,
  stuckConnecting: 'no',
  deadDialStart: false,
  refuseShare: null,
  pipeForm: 'nested',
  layoutUnderClient: false,
  looseScalars: true,
  hostStopsVideo: false,
  unsupported: [],
  replaced: [],
  unanswered: [],
  swallowed: [],
};

/** Whether `line` is the command `start`, or that command with parameters. */
export function isCommand(line: string, start: string): boolean {
  const [said, meant] = [line.trim().toLowerCase(), start.trim().toLowerCase()];
  return said === meant || said.startsWith(`${meant} `) || said.startsWith(`${meant}:`);
}
