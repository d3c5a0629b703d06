/**
 * A camera that moves while a finger stays (zoom-rooms.md 4.6). What must never be lost is the stop: it waits for no
 * answer, outlives the connection, and is sent by itself when nobody says any more that the finger stays. Only an open
 * prompt holds it back, since any line would cancel that; a camera at the end of its way does no harm.
 */
import { ok } from '../../shared/result.ts';
import type { CameraDirection } from '../../shared/model/room-command.ts';
import { isAnswer, mayAnswerCamera } from './answers.ts';
import { cameraLine, ownCamera } from './camera-lines.ts';
import type { SessionCommand } from './command-rule.ts';
import type { Envelope } from './envelope.ts';
import { enqueue, settle } from './outbox.ts';
import { urgency, type Motion, type Session, type Work } from './session-state.ts';
import type { Timings } from './timings.ts';

/** Keeps account of the finger once a command has been found right; `sends`: it puts a line of its own on the way. */
export function followFinger(work: Work, command: SessionCommand, sends: boolean): void {
  switch (command.kind) {
    case 'moveCamera':
      hold(work, command.participantId ?? ownCamera, command.direction, sends);
      return;
    case 'stopCamera':
      haltCamera(work, work.motion ?? { camera: ownCamera, direction: 'left' });
      return;
    case 'releaseCamera':
      if (work.motion?.camera === command.participantId) haltMotion(work);
      return;
    default:
      return;
  }
}

function hold(work: Work, camera: string, direction: CameraDirection, sends: boolean): void {
  const { motion, now } = work;
  const goesOn = motion !== null && motion.camera === camera && motion.direction === direction;
  if (!goesOn) haltMotion(work);
  const sentMs = sends || motion === null ? now.ms : motion.sentMs;
  work.motion = { camera, direction, heldMs: now.ms, sentMs, isOver: false };
}

/** Stops what moves, if anything does. */
export function haltMotion(work: Work): void {
  if (work.motion !== null && !work.motion.isOver) haltCamera(work, work.motion);
}

function haltCamera(work: Work, { camera, direction }: Pick<Motion, 'camera' | 'direction'>): void {
  if (work.motion !== null) work.motion = { ...work.motion, isOver: true };
  // A start that has not left must not leave behind its own stop.
  for (const { id, command, sentMs } of work.commands) {
    if (command.kind === 'moveCamera' && sentMs === null) settle(work, id, ok());
  }
  enqueue(work, cameraLine(camera, 'Stop', direction), urgency.halt, null, false);
}

/** When the finger counts as gone although nobody has said so. */
export function motionDueMs({ motion }: Pick<Session, 'motion'>, { cameraHoldMs }: Timings): number | null {
  return motion === null || motion.isOver ? null : motion.heldMs + cameraHoldMs;
}

/** Whether this answers a stop. Answers come in the order of their lines, and one that stays out is not waited for. */
export function answersHalt(work: Work, message: Envelope): boolean {
  if (!mayAnswerCamera(message)) return false;
  const { now, options, inFlight } = work;
  const [first, ...later] = work.haltsMs.filter((ms) => ms + options.timings.answerMs > now.ms);
  const isOfLineInFlight = inFlight !== null && isAnswer(message, inFlight.expected);
  if (first === undefined || (isOfLineInFlight && inFlight.sentMs <= first)) return false;
  work.haltsMs = later;
  return true;
}
