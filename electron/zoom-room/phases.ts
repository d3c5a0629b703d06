/**
 * The course of one connection, from login to the whole state and to its end (zoom-rooms.md 2.4 to 2.8, 10.1). Each
 * function moves the session into a phase; what makes it move is decided elsewhere.
 */
import { panelError, type ErrorCode } from '../../shared/errors.ts';
import { err, ok } from '../../shared/result.ts';
import { haltMotion } from './camera-motion.ts';
import { failAll, track } from './commands.ts';
import { mayLeave } from './gate.ts';
import { enqueue, forgetLines, settle } from './outbox.ts';
import { lines, setupLines, syncLines } from './protocol.ts';
import { withoutPrompts } from './room-record.ts';
import { urgency, type CloseReason, type Phase, type Work } from './session-state.ts';

function enter(work: Work, phase: Phase): void {
  work.phase = phase;
  work.phaseSinceMs = work.now.ms;
}

export function greet(work: Work): void {
  forgetLines(work);
  work.heardMs = work.now.ms;
  enter(work, 'greeting');
}

/** The reply format may outlive a connection, so it is set every time and nothing is assumed about it. */
export function prepare(work: Work): void {
  forgetLines(work);
  enter(work, 'preparing');
  for (const line of setupLines) enqueue(work, line, urgency.user, null, false);
}

export function probe(work: Work, line: string): void {
  enter(work, 'probing');
  enqueue(work, line, urgency.user, null);
}

export function sync(work: Work): void {
  enter(work, 'syncing');
  for (const line of syncLines(work.options.appVersion)) {
    enqueue(work, line, line === lines.callStatus ? urgency.user : urgency.sync, null);
  }
}

export function becomeReady(work: Work): void {
  enter(work, 'ready');
  work.wasReady = true;
  if (work.link.kind !== 'ready') work.link = { kind: 'ready', since: work.now.instant };
  work.nextPollMs = work.now.ms + work.options.timings.pollMs;
  work.nextBookingsMs = work.now.ms + work.options.timings.bookingsMs;
  const takeBack = takeBackOf(work);
  if (takeBack !== null) settle(work, takeBack, ok());
}

function takeBackOf({ commands }: Work): number | null {
  return commands.find(({ command }) => command.kind === 'takeBack')?.id ?? null;
}

/** The control service has started anew behind a connection that stands: nothing it knew of us is left. */
export function restart(work: Work): void {
  endConnection(work, null);
  missRoom(work);
  prepare(work);
}

/** Gives up a connection that leads nowhere and asks for another. */
export function abandon(work: Work): void {
  work.effects.push({ kind: 'hangUp' });
  lose(work, 'lost');
}

export function reject(work: Work): void {
  work.effects.push({ kind: 'hangUp' });
  endConnection(work, null);
  refuse(work, 'room.rejected');
  work.effects.push({ kind: 'connect', when: 'slowly' });
}

export function lose(work: Work, reason: CloseReason): void {
  // A person wants the room back, and the connection that stood turned out to be dead: a new one does it as well.
  const takeBack = work.phase === 'closed' || reason !== 'lost' ? null : takeBackOf(work);
  endConnection(work, takeBack);
  switch (reason) {
    case 'lost':
      // Connecting anew would throw the other controller out, and it would do the same to us (2.7).
      if (work.link.kind !== 'takenOver') missRoom(work);
      else if (takeBack === null) return;
      work.effects.push({ kind: 'connect', when: 'soon' });
      return;
    case 'loginRefused':
      refuse(work, 'room.wrongPasscode');
      work.effects.push({ kind: 'connect', when: 'slowly' });
      return;
    // Who answers there is not the room we know; only a person can say that it is right.
    case 'hostKeyChanged':
      refuse(work, 'room.hostKeyChanged');
      return;
    case 'hostKeyUnknown':
      refuse(work, 'room.hostKeyUnknown');
      return;
  }
}

function endConnection(work: Work, spared: number | null): void {
  haltMotion(work);
  failAll(work, 'room.unreachable', 'now', spared);
  forgetLines(work);
  work.record = withoutPrompts(work.record);
  work.stuck = null;
  enter(work, 'closed');
}

function missRoom(work: Work): void {
  const kind = work.wasReady ? 'lost' : 'connecting';
  if (work.link.kind !== kind) work.link = { kind, since: work.now.instant };
}

function refuse(work: Work, code: ErrorCode): void {
  const isSame = work.link.kind === 'refused' && work.link.code === code;
  if (!isSame) work.link = { kind: 'refused', since: work.now.instant, code };
}

export function stop(work: Work): void {
  haltMotion(work);
  // Nobody will be there to send it later.
  for (const line of work.queue) {
    if (line.urgency === urgency.halt && mayLeave(line, work))
      work.effects.push({ kind: 'write', line: line.text });
  }
  endConnection(work, null);
  work.link = { kind: 'off' };
  work.wasReady = false;
}

/** Another controller has the room. The connection stands, but any line sent on it would take the room back. */
export function yieldRoom(work: Work): void {
  haltMotion(work);
  failAll(work, 'room.takenOver', 'later', null);
  forgetLines(work);
  work.record = withoutPrompts(work.record);
  work.stuck = null;
  enter(work, 'takenOver');
  if (work.link.kind !== 'takenOver') work.link = { kind: 'takenOver', since: work.now.instant };
}

const mostTakeBacks = 2;
const takeBackWindowMs = 60_000;

/** On a person's wish only, and not again and again: two controllers that both insist would fight for ever. */
export function takeBack(work: Work, id: number): void {
  const { now, options } = work;
  const refuseIt = (code: ErrorCode, retry: 'later' | 'never'): void => {
    work.effects.push({ kind: 'settle', id, result: err(panelError(code, retry, null)) });
  };
  if (work.link.kind !== 'takenOver') {
    refuseIt('intent.notPossible', 'never');
    return;
  }
  if (takeBackOf(work) !== null) {
    refuseIt('intent.busy', 'later');
    return;
  }
  const recent = work.takeBacksMs.filter((ms) => ms > now.ms - takeBackWindowMs);
  if (recent.length >= mostTakeBacks) {
    refuseIt('room.takenOver', 'later');
    return;
  }
  work.takeBacksMs = [...recent, now.ms];
  const withinMs = options.timings.takeBackMs;
  track(work, id, { kind: 'takeBack' }, { ...noLines, withinMs });
  work.commands = work.commands.map((active) =>
    active.id === id ? { ...active, deadlineMs: now.ms + withinMs } : active,
  );
  // A fresh login takes the room back; on a standing connection any question does, although it is swallowed itself.
  if (work.phase === 'closed') work.effects.push({ kind: 'connect', when: 'now' });
  else probe(work, lines.callStatus);
}

const noLines = {
  lines: [],
  urgency: urgency.user,
  lateCode: 'room.timeout',
  verify: null,
  next: null,
} as const;

/** The room has swallowed a line and is ours again. Only a question may be sent once more. */
export function afterReconnecting(work: Work): void {
  const swallowed = work.inFlight;
  work.inFlight = null;
  work.writableAtMs = work.now.ms + work.options.timings.setupSpacingMs;
  if (work.phase === 'ready') {
    const owner = swallowed?.line.owner ?? null;
    if (owner !== null) settle(work, owner, err(panelError('room.takenOver', 'now', 'swallowed')));
    sync(work);
  } else if (swallowed !== null) {
    enqueue(work, swallowed.line.text, swallowed.line.urgency, null);
  }
}
