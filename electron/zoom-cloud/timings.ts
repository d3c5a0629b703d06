/**
 * Every length of time of the cloud driver in one place, so that tests can shorten them. Sources: the port's deadlines,
 * and zoom-rooms.md 14.2, 15.3 and 17.
 */
import { hour, minute, second } from '../../shared/time.ts';

export interface CloudTimings {
  /** The room's status is read this often: while nothing goes on, in a call, and while something is awaited. */
  readonly statusIdleMs: number;
  readonly statusInCallMs: number;
  readonly statusWatchMs: number;
  /** Name, version and devices. */
  readonly detailsMs: number;
  readonly retryFirstMs: number;
  readonly retryMostMs: number;
  /** Of a room that is off. */
  readonly statusAwayMs: number;
  /** After a refusal that a person has to put right. */
  readonly retryRefusedMs: number;
  /** A command that could not be sent by then is dropped. */
  readonly startWithinMs: number;
  /** For Zoom to take a command on. */
  readonly answerMs: number;
  /** For an event or the status to confirm what was taken on; afterwards it counts as sent. */
  readonly confirmCallMs: number;
  readonly confirmLeaveMs: number;
  readonly confirmCheckInMs: number;
  /** How long a join that nothing has confirmed is shown as on its way. */
  readonly connectingMs: number;
  /** The status lags: within this time of a change it says nothing of it. */
  readonly statusLagMs: number;
  /** Zoom counts requests over a second; a little more, since they do not travel equally fast. */
  readonly paceWindowMs: number;
  readonly heartbeatMs: number;
  /** Without a frame for this long the event connection is dead. */
  readonly silenceMs: number;
  readonly handshakeMs: number;
  /** A connection that the server closes sooner than this after it stood has probably been replaced. */
  readonly replacedWithinMs: number;
  /** Between attempts once another client keeps replacing ours. */
  readonly contestedMs: number;
}

export const defaultCloudTimings: CloudTimings = {
  statusIdleMs: 2 * minute,
  statusInCallMs: 30 * second,
  statusWatchMs: 3 * second,
  detailsMs: hour,
  retryFirstMs: second,
  retryMostMs: 30 * second,
  statusAwayMs: 15 * second,
  retryRefusedMs: minute,
  startWithinMs: 5 * second,
  answerMs: 5 * second,
  confirmCallMs: 20 * second,
  confirmLeaveMs: 5 * second,
  confirmCheckInMs: 10 * second,
  connectingMs: minute,
  statusLagMs: 15 * second,
  paceWindowMs: 1.1 * second,
  heartbeatMs: 30 * second,
  silenceMs: 45 * second,
  handshakeMs: 10 * second,
  replacedWithinMs: minute,
  contestedMs: 10 * minute,
};
