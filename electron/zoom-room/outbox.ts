/**
 * The queue of lines and the one line in flight. The most urgent line that may leave goes as soon as the room has
 * answered the one before it, or has had time to; answers to a prompt wait for nothing. It knows lines, not their sense.
 */
import { panelError } from '../../shared/errors.ts';
import { err, type Result } from '../../shared/result.ts';
import { expectedAnswer } from './answers.ts';
import { mayLeave } from './gate.ts';
import { isQuery } from './protocol.ts';
import { recordSent } from './rules/index.ts';
import { urgency, type LineInFlight, type Urgency, type WaitingLine, type Work } from './session-state.ts';

export function enqueue(
  work: Work,
  text: string,
  at: Urgency,
  owner: number | null,
  isAnswered = true,
): void {
  // The same question twice in the queue has one answer; this also bounds the queue under a storm of events.
  if (owner === null && work.queue.some((line) => line.text === text && line.urgency <= at)) return;
  work.queue = [...work.queue, { text, urgency: at, owner, isAnswered }];
}

/** All but a camera's stop, which outlives what it was queued on. */
export function forgetLines(work: Work): void {
  work.queue = work.queue.filter((line) => line.urgency === urgency.halt);
  work.inFlight = null;
  work.unansweredSinceMs = null;
  work.haltsMs = [];
}

/** Drops commands that waited too long, frees the line from an answer that never came, and sends what may go. */
export function pump(work: Work): void {
  if (work.phase === 'closed' || work.phase === 'takenOver') return;
  dropLate(work);
  const { inFlight, now, options } = work;
  if (inFlight !== null && now.ms >= inFlight.sentMs + options.timings.answerMs) work.inFlight = null;
  // More than one line at a time leaves only where the spacing is nought.
  for (let next = nextLine(work); next !== null; next = nextLine(work)) send(work, next);
}

function dropLate(work: Work): void {
  const lateMs = work.now.ms - work.options.timings.startWithinMs;
  const late = work.commands.filter(({ sentMs, queuedMs }) => sentMs === null && queuedMs <= lateMs);
  for (const { id, command } of late) {
    // Taking the room back writes no line of its own and has its own deadline.
    if (command.kind !== 'takeBack') settle(work, id, err(panelError('room.tooLate', 'now', null)));
  }
}

function nextLine(work: Work): WaitingLine | null {
  if (work.now.ms < work.writableAtMs) return null;
  const allowed = work.queue.filter(
    (line) => mayLeave(line, work) && (work.inFlight === null || overtakes(line, work.inFlight)),
  );
  return allowed.reduce<WaitingLine | null>(
    (best, line) => (best === null || line.urgency < best.urgency ? line : best),
    null,
  );
}

/** Whether it leaves although another is unanswered. A finger on the camera waits for none of the session's own questions. */
function overtakes(line: WaitingLine, inFlight: LineInFlight): boolean {
  if (line.urgency <= urgency.halt) return true;
  const isOfAnother = inFlight.line.urgency === urgency.user || inFlight.line.urgency === urgency.answer;
  return line.urgency === urgency.camera && !isOfAnother;
}

function send(work: Work, line: WaitingLine): void {
  const { now, options } = work;
  work.queue = work.queue.filter((other) => other !== line);
  work.effects.push({ kind: 'write', line: line.text });
  const { spacingMs, setupSpacingMs } = options.timings;
  work.writableAtMs = now.ms + (work.phase === 'preparing' ? setupSpacingMs : spacingMs);
  if (line.urgency === urgency.halt) work.haltsMs = [...work.haltsMs, now.ms];
  if (line.isAnswered) work.inFlight = { line, sentMs: now.ms, expected: expectedAnswer(line.text) };
  if (line.isAnswered && isQuery(line.text)) work.unansweredSinceMs ??= now.ms;
  const owner = work.commands.find(({ id }) => id === line.owner);
  if (owner === undefined || owner.sentMs !== null) return;
  if (owner.traits.dials === true) work.lastDialMs = now.ms;
  work.record = recordSent(owner.command, work.record, now);
  const { withinMs, verify } = owner.plan;
  const sent = {
    ...owner,
    sentMs: now.ms,
    deadlineMs: now.ms + withinMs,
    verifyAtMs: verify === null ? null : now.ms + withinMs / 2,
  };
  work.commands = work.commands.map((command) => (command === owner ? sent : command));
}

/** Ends a command, once. Its lines that have not left never will. */
export function settle(work: Work, id: number, result: Result<null>): void {
  if (!work.commands.some((command) => command.id === id)) return;
  work.commands = work.commands.filter((command) => command.id !== id);
  work.queue = work.queue.filter(({ owner }) => owner !== id);
  work.effects.push({ kind: 'settle', id, result });
}
