/**
 * The life of commands within the session: taken, queued, sent, judged by news, ended by a deadline. Each ends exactly
 * once. Nothing here is repeated and nothing survives the loss of the link.
 */
import { panelError, type ErrorCode, type Retry } from '../../shared/errors.ts';
import type { RoomCommand } from '../../shared/model/room-command.ts';
import { err, ok } from '../../shared/result.ts';
import { saysUnsupported } from './answers.ts';
import { followFinger, haltMotion } from './camera-motion.ts';
import type { SessionCommand } from './command-rule.ts';
import type { Envelope } from './envelope.ts';
import { enqueue, settle } from './outbox.ts';
import type { News } from './news.ts';
import { judge, planCommand, refusalOf, traitsOf } from './rules/index.ts';
import { urgency, type ActiveCommand, type Plan, type Session, type Work } from './session-state.ts';

export function beginCommand(work: Work, id: number, command: SessionCommand): void {
  if (work.phase !== 'ready') {
    refuse(work, id, ...linkTrouble(work));
    return;
  }
  const plan = planCommand(command, work);
  if (!plan.ok) {
    work.effects.push({ kind: 'settle', id, result: plan });
    return;
  }
  if (command.kind === 'cancelJoin') markCancelled(work);
  followFinger(work, command, plan.value !== null);
  if (plan.value === null) {
    work.effects.push({ kind: 'settle', id, result: ok() });
    return;
  }
  track(work, id, command, plan.value);
  for (const line of plan.value.lines) enqueue(work, line, plan.value.urgency, id);
}

function refuse(work: Work, id: number, code: ErrorCode, retry: Retry): void {
  work.effects.push({ kind: 'settle', id, result: err(panelError(code, retry, null)) });
}

function linkTrouble({ link }: Session): readonly [ErrorCode, Retry] {
  if (link.kind === 'takenOver') return ['room.takenOver', 'later'];
  return link.kind === 'refused' ? [link.code, 'later'] : ['room.unreachable', 'now'];
}

export function track(work: Work, id: number, command: RoomCommand, plan: Plan): void {
  const active: ActiveCommand = {
    id,
    command,
    traits: command.kind === 'takeBack' ? {} : traitsOf(command.kind),
    queuedMs: work.now.ms,
    sentMs: null,
    deadlineMs: null,
    verifyAtMs: null,
    plan,
    isCancelled: false,
    sawConnecting: false,
    verdict: null,
  };
  work.commands = [...work.commands, active];
}

/** A person gives up what is on its way. The prompt is closed first, so that the gate lets the cancel through. */
function markCancelled(work: Work): void {
  work.record = { ...work.record, passcode: null, hostWait: null };
  const isMeant = ({ traits }: ActiveCommand): boolean =>
    traits.dials === true || traits.continuesDial === true;
  for (const { id, sentMs } of work.commands.filter(isMeant)) {
    if (sentMs === null) settle(work, id, err(panelError('meeting.cancelled', 'now', null)));
  }
  work.commands = work.commands.map((active) =>
    isMeant(active) ? { ...active, isCancelled: true } : active,
  );
}

/** Lets every command that was sent before hear the news. */
export function judgeCommands(work: Work, news: News): void {
  const begins =
    (news.kind === 'status' && news.status === 'CONNECTING_MEETING') ||
    ((news.kind === 'passcode' || news.kind === 'hostWait') && news.open);
  for (const active of work.commands) {
    if (active.sentMs === null) continue;
    const judgement = judge(active, news, work.record);
    if (judgement?.isFinal === true) {
      settle(work, active.id, judgement.result);
      continue;
    }
    const atMs = work.now.ms + work.options.timings.errorGraceMs;
    const verdict = judgement === null ? active.verdict : { atMs, result: judgement.result };
    const plan = advancePlan(work, active);
    replace(work, { ...active, plan, verdict, sawConnecting: active.sawConnecting || begins });
  }
}

/** Puts the second line of a command on its way once the room is ready for it, once. */
function advancePlan(work: Work, { id, plan }: ActiveCommand): Plan {
  if (plan.next?.isDue(work.record) !== true) return plan;
  enqueue(work, plan.next.line, urgency.user, id);
  return { ...plan, next: null };
}

function replace(work: Work, active: ActiveCommand): void {
  work.commands = work.commands.map((other) => (other.id === active.id ? active : other));
}

/** The room has answered the line of a command with an error. */
export function failByAnswer(work: Work, id: number, answer: Envelope): void {
  const active = work.commands.find((command) => command.id === id);
  if (active === undefined) return;
  // Whatever it was that the room refused, the next touch begins anew.
  if (active.command.kind === 'moveCamera') haltMotion(work);
  // "Not in a meeting" is how the room refuses to end what has just ended by itself.
  if (active.traits.endsCall === true && work.record.status === 'NOT_IN_MEETING') settle(work, id, ok());
  else if (saysUnsupported(answer)) {
    const unsupported = new Set([...work.record.unsupported, active.command.kind]);
    work.record = { ...work.record, unsupported };
    settle(work, id, err(panelError('room.unsupported', 'never', null)));
  } else settle(work, id, err(panelError(refusalOf(active.command.kind), 'now', null)));
}

/** `spared`: the one command that goes on; null: none. */
export function failAll(work: Work, code: ErrorCode, retry: Retry, spared: number | null): void {
  for (const { id } of work.commands) {
    if (id !== spared) settle(work, id, err(panelError(code, retry, null)));
  }
}

/** The deadline of a call stands still while the room waits for a person. */
export function pauseDeadlines(work: Work): void {
  const waits = work.record.passcode !== null || work.record.hostWait !== null;
  for (const active of work.commands) {
    if (active.sentMs === null || active.traits.pausesForPerson !== true) continue;
    const deadlineMs = waits ? null : (active.deadlineMs ?? work.now.ms + active.plan.withinMs);
    if (deadlineMs !== active.deadlineMs) replace(work, { ...active, deadlineMs });
  }
}

export function commandsDueMs({ commands }: Session): number | null {
  const times = commands.flatMap(({ deadlineMs, verifyAtMs, verdict }) => [
    deadlineMs,
    verifyAtMs,
    verdict?.atMs ?? null,
  ]);
  return times.reduce(
    (least, time) => (time !== null && (least === null || time < least) ? time : least),
    null,
  );
}

export function runCommandDeadlines(work: Work): void {
  const { ms } = work.now;
  for (const active of work.commands) {
    const { id, deadlineMs, verifyAtMs, verdict, plan } = active;
    if (verdict !== null && ms >= verdict.atMs) settle(work, id, verdict.result);
    else if (deadlineMs !== null && ms >= deadlineMs) {
      settle(work, id, err(panelError(plan.lateCode, 'now', null)));
    } else if (verifyAtMs !== null && ms >= verifyAtMs) {
      replace(work, { ...active, verifyAtMs: null });
      if (plan.verify !== null) enqueue(work, plan.verify, urgency.user, null);
    }
  }
}
