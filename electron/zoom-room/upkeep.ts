/**
 * Everything in the session that happens because time passes. One table of rules, each with the time it is due and
 * what it does then, so that what is waited for and what is done cannot drift apart.
 */
import { commandsDueMs, failAll, pauseDeadlines, runCommandDeadlines, judgeCommands } from './commands.ts';
import { haltMotion, motionDueMs } from './camera-motion.ts';
import { hasOpenPrompt } from './gate.ts';
import { enqueue } from './outbox.ts';
import { abandon, becomeReady, prepare, probe } from './phases.ts';
import { lines } from './protocol.ts';
import { urgency, type Session, type Work } from './session-state.ts';
import { graceDueMs, graceLeft } from './share-grace.ts';
import type { Timings } from './timings.ts';

interface Rule {
  /** Null: nothing to wait for at present. */
  readonly dueMs: (session: Session, timings: Timings) => number | null;
  /** Must move its own due time on, or clear it. */
  readonly run: (work: Work) => void;
}

const stuckChecks = 5;

/** Nothing waits to be sent but a camera's stop, which waits for its own time. */
const isIdle = (queue: Session['queue']): boolean => queue.every((line) => line.urgency === urgency.halt);

const rules: readonly Rule[] = [
  {
    dueMs: ({ phase, heardMs }, { greetingSilenceMs }) =>
      phase === 'greeting' ? heardMs + greetingSilenceMs : null,
    run: prepare,
  },
  {
    dueMs: ({ phase, phaseSinceMs }, { greetingMs }) =>
      phase === 'greeting' ? phaseSinceMs + greetingMs : null,
    run: abandon,
  },
  {
    dueMs: ({ phase, queue, writableAtMs }) => (phase === 'preparing' && isIdle(queue) ? writableAtMs : null),
    run: (work) => probe(work, lines.systemUnit),
  },
  {
    // Nothing that comes now would be known for its answer, so it is asked once more when the prompt has closed.
    dueMs: ({ phase, phaseSinceMs, record, inFlight, queue }) =>
      phase === 'probing' && hasOpenPrompt(record) && inFlight === null && isIdle(queue)
        ? phaseSinceMs
        : null,
    run: (work) => enqueue(work, lines.systemUnit, urgency.user, null),
  },
  {
    dueMs: ({ phase, phaseSinceMs }, { probeMs }) => (phase === 'probing' ? phaseSinceMs + probeMs : null),
    run: abandon,
  },
  {
    dueMs: ({ phase, phaseSinceMs }, { syncMs }) => (phase === 'syncing' ? phaseSinceMs + syncMs : null),
    run: becomeReady,
  },
  {
    dueMs: ({ phase, nextPollMs }) => (phase === 'ready' ? nextPollMs : null),
    run: (work) => {
      work.nextPollMs = work.now.ms + work.options.timings.pollMs;
      enqueue(work, lines.callStatus, urgency.keepalive, null);
    },
  },
  {
    dueMs: ({ phase, nextBookingsMs }) => (phase === 'ready' ? nextBookingsMs : null),
    run: (work) => {
      work.nextBookingsMs = work.now.ms + work.options.timings.bookingsMs;
      enqueue(work, lines.bookings, urgency.keepalive, null);
    },
  },
  {
    dueMs: ({ phase, unansweredSinceMs }, { silenceMs }) =>
      phase === 'ready' && unansweredSinceMs !== null ? unansweredSinceMs + silenceMs : null,
    run: abandon,
  },
  {
    // A caller who gives up may do so without a word.
    dueMs: ({ record }) => record.ringing?.expiresMs ?? null,
    run: (work) => {
      work.record = { ...work.record, ringing: null };
      judgeCommands(work, { kind: 'treated', accepted: false });
    },
  },
  {
    dueMs: ({ record }, { promptSilenceMs }) =>
      record.passcode === null ? null : record.passcode.heardMs + promptSilenceMs,
    run: (work) => {
      work.record = { ...work.record, passcode: null };
      failAll(work, 'room.timeout', 'now', null);
      enqueue(work, lines.disconnect, urgency.answer, null);
    },
  },
  {
    dueMs: ({ phase, stuck }, { stuckMs, stuckCheckMs }) =>
      phase === 'ready' && stuck !== null && stuck.checks <= stuckChecks
        ? stuck.sinceMs + stuckMs + stuck.checks * stuckCheckMs
        : null,
    run: unstick,
  },
  { dueMs: motionDueMs, run: haltMotion },
  {
    dueMs: ({ record }) => graceDueMs(record.grace),
    run: (work) => {
      work.record = { ...work.record, grace: graceLeft(work.record.grace, work.now.ms) };
    },
  },
  { dueMs: commandsDueMs, run: runCommandDeadlines },
];

/** Looks again a few times, then hangs up, once: ending a call that is not there does no harm (11.5 row 11). */
function unstick(work: Work): void {
  const { stuck, record } = work;
  if (stuck === null) return;
  const ownsCall = record.dialled?.kind === 'start' || record.dialled?.kind === 'share';
  const end = ownsCall ? lines.disconnect : lines.leave;
  enqueue(work, stuck.checks < stuckChecks ? lines.callStatus : end, urgency.user, null);
  work.stuck = { ...stuck, checks: stuck.checks + 1 };
}

/** Does what is due. */
export function keepUp(work: Work): void {
  watchConnecting(work);
  pauseDeadlines(work);
  // A question held back by an open prompt is not late.
  if (work.phase === 'probing' && hasOpenPrompt(work.record)) work.phaseSinceMs = work.now.ms;
  for (const { dueMs, run } of rules) {
    const due = dueMs(work, work.options.timings);
    if (due !== null && work.now.ms >= due) run(work);
  }
}

/** Since when the room is connecting without waiting for anybody. */
function watchConnecting(work: Work): void {
  const { status, passcode, hostWait } = work.record;
  const connects = status === 'CONNECTING_MEETING' && passcode === null && hostWait === null;
  if (!connects) work.stuck = null;
  else work.stuck ??= { sinceMs: work.now.ms, checks: 0 };
}

/** When the session wants to be woken, if nothing happens before; null: not at all. */
export function nextDueMs(session: Session, nowMs: number, timings: Timings): number | null {
  const { inFlight, queue, writableAtMs, commands } = session;
  const waiting = commands.filter(({ sentMs, command }) => sentMs === null && command.kind !== 'takeBack');
  const times = [
    ...rules.map(({ dueMs }) => dueMs(session, timings)),
    inFlight === null ? null : inFlight.sentMs + timings.answerMs,
    // What may leave but for the spacing; a line held back by something else is freed by that.
    queue.length > 0 && writableAtMs > nowMs ? writableAtMs : null,
    ...waiting.map(({ queuedMs }) => queuedMs + timings.startWithinMs),
  ].filter((time) => time !== null);
  return times.length === 0 ? null : Math.min(...times);
}
