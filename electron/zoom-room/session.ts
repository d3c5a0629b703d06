/**
 * The session with a room as a pure state machine: (state, input, now) → (state, effects). It logs in, reads the
 * state, keeps one command in flight, holds everything back while a prompt is open, and judges each command by what
 * the room says. It knows no socket and no timer; the driver gives it both.
 */
import { isAnswer, saysUnsupported } from './answers.ts';
import { answersHalt } from './camera-motion.ts';
import { beginCommand, failByAnswer, judgeCommands } from './commands.ts';
import type { Envelope } from './envelope.ts';
import { isBag } from './coerce.ts';
import { mayLeave } from './gate.ts';
import { enqueue, pump } from './outbox.ts';
import {
  abandon,
  afterReconnecting,
  becomeReady,
  greet,
  lose,
  prepare,
  reject,
  restart,
  stop,
  sync,
  takeBack,
  yieldRoom,
} from './phases.ts';
import { lines, meetingLines } from './protocol.ts';
import { hear, pipeNotice } from './hear/index.ts';
import type { News } from './news.ts';
import type { Moment, RoomRecord } from './room-record.ts';
import {
  urgency,
  type Effect,
  type Input,
  type Session,
  type SessionOptions,
  type Work,
} from './session-state.ts';
import { recordAnswered } from './rules/index.ts';
import { graceAfter } from './share-grace.ts';
import { keepUp } from './upkeep.ts';
import { sharingOf } from './view/sharing.ts';

export interface Step {
  readonly session: Session;
  readonly effects: readonly Effect[];
}

export function advance(before: Session, input: Input, now: Moment, options: SessionOptions): Step {
  const work: Work = { ...before, now, options, effects: [] };
  take(work, input);
  keepUp(work);
  pump(work);
  if (work.phase === 'syncing' && hasReadAll(work)) {
    becomeReady(work);
    // What had to wait for this moment goes first.
    pump(work);
  }
  const { now: _now, options: _options, effects, ...session } = work;
  return { session, effects };
}

function take(work: Work, input: Input): void {
  switch (input.kind) {
    case 'started':
      work.link = { kind: 'connecting', since: work.now.instant };
      work.effects.push({ kind: 'connect', when: 'now' });
      return;
    case 'stopped':
      stop(work);
      return;
    case 'opened':
      greet(work);
      return;
    case 'closed':
      lose(work, input.reason);
      return;
    case 'bytes':
      work.heardMs = work.now.ms;
      work.unansweredSinceMs = null;
      return;
    case 'text':
      hearText(work, input.line);
      return;
    case 'message':
      hearMessage(work, input.message);
      return;
    case 'execute':
      if (input.command.kind === 'takeBack') takeBack(work, input.id);
      else beginCommand(work, input.id, input.command);
      return;
    case 'tick':
      return;
  }
}

/** Questions held back by a call on its way are asked later; the link is up without them. */
function hasReadAll(work: Work): boolean {
  return work.inFlight === null && !work.queue.some((line) => mayLeave(line, work));
}

/** In JSON mode text still brings the login, the fight over the room, and refusals. */
function hearText(work: Work, line: string): void {
  if (work.phase === 'closed') return;
  if (/login successful/i.test(line)) hearNews(work, { kind: 'login' });
  else if (/connection rejected/i.test(line)) reject(work);
  // The room's own words when its other end is taken by a Zoom controller (2.8).
  else if (/client_loop: send disconnect: broken pipe/i.test(line)) yieldRoom(work);
  else if (/^\*e\s/i.test(line)) for (const news of pipeNotice(line)) hearNews(work, news);
}

function hearMessage(work: Work, message: Envelope): void {
  if (work.phase === 'closed') return;
  const before = work.record;
  const { record, news } = hear(before, message, work.now);
  work.record = record;
  watchShare(work, before);
  const { inFlight } = work;
  const answers = !answersHalt(work, message) && inFlight !== null && isAnswer(message, inFlight.expected);
  for (const one of news) hearNews(work, one);
  if (!answers) return;
  work.inFlight = null;
  work.unansweredSinceMs = null;
  if (work.phase === 'probing') {
    if (!message.failed && isBag(message.payload)) sync(work);
    return;
  }
  const { owner } = inFlight.line;
  if (owner === null) return;
  if (message.failed || saysUnsupported(message)) failByAnswer(work, owner, message);
  else hearAnswered(work, owner);
}

/** A picture that drops without a wish from here may come back; one that has begun can be told what it shows. */
function watchShare(work: Work, before: RoomRecord): void {
  const isEnding = work.commands.some(({ traits }) => traits.endsCall === true || traits.endsShare === true);
  const untilMs = work.now.ms + work.options.timings.shareGraceMs;
  if (work.record.tree !== before.tree && !isEnding) {
    work.record = { ...work.record, grace: graceAfter(before, work.record, untilMs) };
  }
  const sends = ({ tree }: RoomRecord): boolean => sharingOf(tree).inMeeting === 'sending';
  if (!sends(work.record) || sends(before)) return;
  ask(work, lines.optimizable);
  ask(work, lines.optimizeSharing);
}

/** The room has taken the line of a command. */
function hearAnswered(work: Work, id: number): void {
  const active = work.commands.find((command) => command.id === id);
  if (active !== undefined) work.record = recordAnswered(active.command, work.record);
  judgeCommands(work, { kind: 'answered', id });
}

function hearNews(work: Work, news: News): void {
  switch (news.kind) {
    case 'login':
      if (work.phase === 'greeting') prepare(work);
      else if (work.phase === 'syncing' || work.phase === 'ready') restart(work);
      return;
    case 'otherController':
      yieldRoom(work);
      return;
    case 'reconnecting':
      afterReconnecting(work);
      return;
    case 'serviceFailed':
      abandon(work);
      return;
    case 'status':
      judgeCommands(work, news);
      // Once per meeting: the list holds only the room itself while it waits to be let in (8.3).
      if (news.status === 'IN_MEETING' && (news.before !== 'IN_MEETING' || work.phase === 'syncing')) {
        for (const line of meetingLines) ask(work, line);
      }
      return;
    case 'contactPage':
      judgeCommands(work, news);
      // Page after page only while somebody waits for them; a page can come unasked.
      if (news.next !== null && work.commands.some(({ command }) => command.kind === 'loadContacts')) {
        ask(work, lines.contactsFrom(news.next));
      }
      return;
    case 'bookingsUpdated':
      ask(work, lines.bookings);
      return;
    case 'hostChanged':
      ask(work, lines.participants);
      return;
    default:
      judgeCommands(work, news);
      return;
  }
}

function ask(work: Work, line: string): void {
  if (work.phase === 'syncing' || work.phase === 'ready') enqueue(work, line, urgency.sync, null);
}
