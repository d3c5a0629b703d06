/**
 * A room driven through Zoom's cloud. Sends each command once, within 5 s or not at all; says `done` only when an event or
 * the room's status shows it, else `sent`. What the cloud does not show stays unknown. A join that nothing confirms is
 * shown as on its way for a minute, then forgotten; an offered leave reaches the room all that time.
 */
import { isDeepStrictEqual } from 'node:util';
import { panelError, type ErrorCode, type PanelError } from '../../shared/errors.ts';
import type { CommandOutcome, RoomCommand } from '../../shared/model/room-command.ts';
import { emptyRoomState, type RoomCall, type RoomState } from '../../shared/model/room.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Clock, Stop } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { RoomDriver } from '../ports/room.ts';
import {
  callBegunBy,
  canBeConfirmed,
  confirms,
  endsCall,
  numberOf,
  showsJoined,
  showsLeft,
  type News,
  type Witness,
} from './belief.ts';
import { capabilitiesOf, codesOf, methodOf, type Method } from './methods.ts';
import type { Rest } from './rest.ts';
import type { RoomStatus } from './room-reader.ts';
import type { RoomFacts, RoomWatch, WatchListener } from './room-watch.ts';
import type { CloudTimings } from './timings.ts';

export interface CloudDriverOptions {
  readonly roomId: string;
  readonly rest: Rest;
  readonly startWatch: (listener: WatchListener) => RoomWatch;
  /** Whether the call is this driver's to know; beside another driver that sees it, it is not. */
  readonly tracksCall: boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly timings: CloudTimings;
}

interface Pending {
  readonly command: RoomCommand;
  witness: Witness;
  stopTimer: Stop;
  readonly resolve: (result: Result<CommandOutcome>) => void;
}

/** From start to stop. */
interface Run {
  readonly listener: (state: RoomState) => void;
  readonly abort: AbortController;
  readonly pendings: Set<Pending>;
  watch: RoomWatch | null;
}

const idle: RoomCall = { kind: 'idle' };

export function createCloudDriver(options: CloudDriverOptions): RoomDriver {
  const { roomId, rest, tracksCall, clock, log, timings } = options;
  let run: Run | null = null;
  let state: RoomState = emptyRoomState;
  let call: RoomCall = idle;
  let isOwnMeeting = false;
  /** Since when the call has been so, on the monotonic clock. */
  let callSinceMs = 0;
  /** What the status was when the present call began. */
  let statusAtCall: RoomStatus | null = null;
  let stopForgetting: Stop = () => undefined;

  const publish = ({ listener, watch }: Run): void => {
    if (watch === null) return;
    const { link, name, version, devices } = watch.facts();
    const capabilities = link.kind === 'ready' ? capabilitiesOf({ call, isOwnMeeting, devices }) : [];
    const next: RoomState = {
      ...emptyRoomState,
      link,
      capabilities: isDeepStrictEqual(capabilities, state.capabilities) ? state.capabilities : capabilities,
      ...{ name, version, call },
      devices: devices ?? emptyRoomState.devices,
    };
    if (isDeepStrictEqual(next, state)) return;
    state = next;
    listener(state);
  };

  const setCall = (present: Run, next: RoomCall): void => {
    if (!tracksCall || next === call) return;
    stopForgetting();
    // What the status says of the call that is over would hide the next one.
    if (next.kind === 'idle') present.watch?.look();
    call = next;
    callSinceMs = clock.monotonicMs();
    statusAtCall = present.watch?.facts().status ?? null;
    if (next.kind === 'connecting') {
      stopForgetting = clock.schedule(timings.connectingMs, () => {
        setCall(present, idle);
        publish(present);
      });
    }
    present.watch?.repace();
  };

  const enterMeeting = (present: Run, meetingNumber: string | null): void => {
    setCall(present, { kind: 'inMeeting', since: clock.now(), meetingNumber });
  };

  const settle = (present: Run, pending: Pending, result: Result<CommandOutcome>): void => {
    if (!present.pendings.delete(pending)) return;
    pending.stopTimer();
    if (!result.ok) log.warn('zoom.commandFailed', { kind: pending.command.kind, code: result.error.code });
    // Whoever waits for the command sees the state that settled it.
    publish(present);
    present.watch?.repace();
    pending.resolve(result);
  };

  const failAll = (
    present: Run,
    code: ErrorCode,
    which: (pending: Pending) => boolean = () => true,
  ): void => {
    for (const pending of [...present.pendings]) {
      if (which(pending)) settle(present, pending, err(panelError(code, 'now', null)));
    }
  };

  const hear = (present: Run, news: News, before: RoomFacts): void => {
    for (const pending of [...present.pendings]) {
      // From here on, being in a meeting is news.
      const isFree = news.kind === 'status' && news.status === 'available' && !endsCall(pending.command);
      if (isFree) pending.witness = { ...pending.witness, statusBefore: 'available' };
      if (!confirms(pending.command, news, pending.witness)) continue;
      if (endsCall(pending.command)) setCall(present, idle);
      // Also when the call has been forgotten meanwhile: what is confirmed is shown.
      if (callBegunBy(pending.command, 0) !== null) enterMeeting(present, numberOf(pending.witness.call));
      settle(present, pending, ok('done'));
    }
    const base = { roomId, roomName: before.name, call };
    if (call.kind === 'connecting') {
      if (news.kind === 'status' && news.status === 'available') statusAtCall = 'available';
      if (showsJoined(news, { ...base, statusBefore: statusAtCall }))
        enterMeeting(present, call.meetingNumber);
      else if (news.kind === 'event' && showsLeft(news, { ...base, statusBefore: null }))
        setCall(present, idle);
    } else if (call.kind === 'inMeeting') {
      const isOver =
        news.kind === 'status' &&
        news.status === 'available' &&
        clock.monotonicMs() - callSinceMs >= timings.statusLagMs;
      if (isOver || showsLeft(news, { ...base, statusBefore: before.status })) setCall(present, idle);
    }
    publish(present);
  };

  const noteFacts = (present: Run, { link, status }: RoomFacts): void => {
    if (status === 'away') setCall(present, idle);
    if (link.kind !== 'ready') failAll(present, 'room.unreachable');
    publish(present);
  };

  const watchListener = (present: Run): WatchListener => ({
    paceMs: () => {
      if (present.pendings.size > 0 || call.kind === 'connecting') return timings.statusWatchMs;
      const isFree = call.kind === 'idle' && present.watch?.facts().status !== 'inMeeting';
      return isFree ? timings.statusIdleMs : timings.statusInCallMs;
    },
    onNews: (news, before) => hear(present, news, before),
    onFacts: (facts) => noteFacts(present, facts),
  });

  const carryOut = (
    present: Run,
    facts: RoomFacts,
    command: RoomCommand,
    method: Method,
  ): Promise<Result<CommandOutcome>> => {
    const begun = callBegunBy(command, clock.now());
    const witness = { roomId, roomName: facts.name, call: begun ?? call, statusBefore: facts.status };
    if (begun !== null) {
      isOwnMeeting = command.kind === 'start';
      setCall(present, begun);
    }
    return new Promise((resolve) => {
      const pending: Pending = { command, witness, stopTimer: () => undefined, resolve };
      present.pendings.add(pending);
      publish(present);
      void send(command, method, present.abort.signal).then((sent) => answer(present, pending, sent));
    });
  };

  const send = async (
    command: RoomCommand,
    { method, params }: Method,
    signal: AbortSignal,
  ): Promise<Result<null>> => {
    const sent = await rest.tell(
      {
        method: 'PATCH',
        path: `/v2/rooms/${encodeURIComponent(roomId)}/events`,
        body: params === null ? { method } : { method, params },
        label: 'medium',
        codes: codesOf(command),
        taken: 202,
        startWithinMs: timings.startWithinMs,
        answerWithinMs: timings.answerMs,
      },
      signal,
    );
    return sent.ok ? ok() : err(sent.error.error);
  };

  const answer = (present: Run, pending: Pending, sent: Result<null>): void => {
    if (!present.pendings.has(pending)) return;
    const { command } = pending;
    if (!sent.ok) {
      // Without an answer it may have been carried out all the same, so what was begun is shown for its while.
      const isRefused = sent.error.code !== 'zoom.unreachable';
      if (isRefused && callBegunBy(command, 0) !== null) setCall(present, idle);
      if (sent.error.code === 'zoom.roomOffline' || sent.error.code === 'zoom.roomUnknown')
        present.watch?.look();
      settle(present, pending, sent);
      return;
    }
    log.info('zoom.commandTaken', { kind: command.kind });
    if (endsCall(command)) {
      failAll(present, 'meeting.cancelled', (other) => callBegunBy(other.command, 0) !== null);
    }
    if (!canBeConfirmed(command)) {
      settle(present, pending, ok('sent'));
      return;
    }
    pending.stopTimer = clock.schedule(confirmMs(command), () => {
      if (endsCall(command)) setCall(present, idle);
      settle(present, pending, ok('sent'));
    });
    present.watch?.repace();
  };

  const confirmMs = (command: RoomCommand): number => {
    if (command.kind === 'checkIn') return timings.confirmCheckInMs;
    return endsCall(command) ? timings.confirmLeaveMs : timings.confirmCallMs;
  };

  return {
    start: (listener) => {
      if (run !== null) throw new Error('The cloud driver has been started already');
      const present: Run = { listener, abort: new AbortController(), pendings: new Set(), watch: null };
      run = present;
      present.watch = options.startWatch(watchListener(present));
      publish(present);
      return () => {
        if (run !== present) return;
        run = null;
        present.watch?.stop();
        present.watch = null;
        stopForgetting();
        failAll(present, 'room.unreachable');
        present.abort.abort();
        state = emptyRoomState;
        call = idle;
      };
    },
    execute: (command) => {
      const facts = run?.watch?.facts() ?? null;
      if (run === null || facts === null) return Promise.resolve(err(unreachable('not started')));
      if (facts.link.kind !== 'ready') return Promise.resolve(err(linkError(facts)));
      const isLeaving = [...run.pendings].some((pending) => endsCall(pending.command));
      if (isLeaving && endsCall(command))
        return Promise.resolve(err(panelError('intent.busy', 'later', null)));
      const method = methodOf(command, { call, isOwnMeeting, devices: facts.devices });
      return method.ok ? carryOut(run, facts, command, method.value) : Promise.resolve(method);
    },
  };
}

const unreachable = (cause: string): PanelError => panelError('room.unreachable', 'later', cause);

function linkError({ link }: RoomFacts): PanelError {
  return link.kind === 'refused' ? panelError(link.code, 'later', null) : unreachable(link.kind);
}
