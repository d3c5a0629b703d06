/**
 * Intents in, port calls out, snapshots published. Holds the one PanelState and the timers that belong to what is
 * shown (the minute, the life of a notice, "takes longer than usual"). Decides nothing itself: `undertake.ts` says
 * what may be done, `reduce.ts` what follows, `project.ts` what is shown.
 */
import { decodeIntent, decodePageFault, type Intent, type IntentResult } from '../../shared/bridge.ts';
import type { Config } from '../../shared/config.ts';
import { panelError, type PanelError } from '../../shared/errors.ts';
import { err, ok } from '../../shared/result.ts';
import type { ConfigProblem, SnapshotPush } from '../../shared/snapshot.ts';
import { minute, second } from '../../shared/time.ts';
import type { Calendar } from '../ports/calendar.ts';
import type { Clock, Stop } from '../ports/clock.ts';
import type { FaultReports } from '../ports/fault-reports.ts';
import type { Log } from '../ports/log.ts';
import type { MeetingScheduler } from '../ports/meeting-scheduler.ts';
import type { PinLock } from '../ports/pin-lock.ts';
import type { PageConnection, PanelService } from '../ports/panel-service.ts';
import type { Random } from '../ports/random.ts';
import type { Readiness } from '../ports/readiness.ts';
import type { RoomDriver } from '../ports/room.ts';
import type { Store } from '../ports/store.ts';
import { createScope } from '../resilience/scope.ts';
import type { Action } from './action.ts';
import { createAdminSession } from './admin-session.ts';
import { createAttendance } from './attendance.ts';
import { createBookedCalendar } from './booked-calendar.ts';
import { createDrivenRoom } from './driven-room.ts';
import { createHelpDesk } from './help-desk.ts';
import { createOutOfUse } from './out-of-use.ts';
import { createPreflightWatch } from './preflight-watch.ts';
import { createProjection } from './project.ts';
import { createPublisher } from './publisher.ts';
import { reduce, type AppEvent } from './reduce.ts';
import { revealMs } from './reduce-service.ts';
import { initialState, type PanelState } from './state.ts';
import { decide } from './undertake.ts';
import { createUndertakings } from './undertakings.ts';

const settlingMs = 5 * second;
const noticeMs = { good: 6 * second, bad: 12 * second };
/** A jump of the wall clock against the monotonic one that is worth a new look at everything. */
const clockJumpMs = 2 * second;
const mostFaultsLogged = 20;

export interface ControllerParts {
  readonly config: Config | null;
  readonly configProblems: readonly ConfigProblem[];
  readonly version: string;
  readonly room: RoomDriver | null;
  readonly calendar: Calendar | null;
  /** Null: meetings use the room's personal number. */
  readonly scheduler: MeetingScheduler | null;
  /** Null: there is no service desk to report to. */
  readonly faultReports: FaultReports | null;
  /** Null: no PIN is set, so nobody gets in. */
  readonly pinLock: PinLock | null;
  readonly readiness: Readiness | null;
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

export interface Controller extends PanelService {
  readonly start: () => void;
  readonly stop: Stop;
  /** The machine woke up, or its network came back. */
  readonly wake: () => void;
}

export function createController(parts: ControllerParts): Controller {
  const { clock, log, room, config } = parts;
  const scope = createScope();
  let state: PanelState = initialState({
    ...parts,
    makesMeetings: parts.scheduler !== null,
    now: clock.now(),
  });
  let faults = 0;
  let stopTick: Stop = () => undefined;
  let stopReveal: Stop = () => undefined;
  const pages = new Set<object>();
  const project = createProjection();
  const publisher = createPublisher({ clock, take: (kept) => project(state, kept) });
  scope.add(publisher.stop);
  const undertakings = createUndertakings({ clock, log, dispatch });
  scope.add(undertakings.stop);
  const outOfUse = createOutOfUse({ ...parts, dispatch });
  const admin = createAdminSession({ ...parts, outOfUse, undertakings, dispatch });
  scope.add(admin.stop);
  const attendance = createAttendance({ clock, state: () => state, dispatch });
  scope.add(attendance.stop);
  const help = createHelpDesk({ ...parts, undertakings, state: () => state, dispatch });
  const booked = createBookedCalendar({ ...parts, driver: room, undertakings, state: () => state, dispatch });
  const report = parts.faultReports === null ? null : help.report;
  const preflight = createPreflightWatch({ clock, log, state: () => state, dispatch, report });
  scope.add(preflight.stop);
  const driven =
    room === null
      ? null
      : createDrivenRoom({
          driver: room,
          scheduler: parts.scheduler,
          clock,
          log,
          undertakings,
          bookAlong: booked.bookAlong,
          recordingMinutes: config?.meetings.recordingMinutes ?? null,
          dispatch,
          room: () => state.room,
        });

  /** Like the clock's own, and over with the controller. */
  function after(delayMs: number, callback: () => void): Stop {
    const stop = scope.add(
      clock.schedule(delayMs, () => {
        stop();
        callback();
      }),
    );
    return stop;
  }

  function dispatch(event: AppEvent): void {
    const before = state;
    state = reduce(state, event);
    if (state === before) return;
    noteChanges(before);
    for (const notice of state.notices) {
      if (before.notices.includes(notice)) continue;
      after(noticeMs[notice.tone], () => dispatch({ kind: 'noticeOver', id: notice.id }));
    }
    publisher.invalidate();
    help.look(before);
    booked.watch();
    preflight.look();
  }

  function noteChanges(before: PanelState): void {
    if (before.room.link.kind !== state.room.link.kind) {
      const { link } = state.room;
      log.info(
        'room.link',
        link.kind === 'refused' ? { kind: link.kind, code: link.code } : { kind: link.kind },
      );
    }
    const [was, is] = [before.calendar.trouble?.error ?? null, state.calendar.trouble?.error ?? null];
    if (was === is) return;
    if (is === null) log.info('calendar.recovered');
    else log.warn('calendar.trouble', { code: is.code, cause: is.cause });
  }

  function tick(): void {
    stopTick();
    const wall = clock.now();
    const startedAt = { wall, monotonic: clock.monotonicMs() };
    dispatch({ kind: 'tick', now: wall });
    stopTick = after(minute - (wall % minute), () => {
      const drift = clock.now() - startedAt.wall - (clock.monotonicMs() - startedAt.monotonic);
      if (Math.abs(drift) > clockJumpMs) {
        log.warn('clock.jumped', { afterMs: Math.round(drift) });
        booked.refresh();
      }
      tick();
    });
  }

  function act(intent: Intent, action: Action): IntentResult {
    switch (action.kind) {
      case 'language':
        dispatch({ kind: 'language', language: action.language });
        return ok();
      case 'aid':
        dispatch(action);
        return ok();
      case 'reveal':
        stopReveal();
        dispatch({ kind: 'revealed', bookingKey: action.bookingKey, now: clock.now() });
        // Not left to the tick: a minute is too long for what somebody else may read.
        stopReveal = after(revealMs, () => dispatch({ kind: 'hidden' }));
        return ok();
      case 'report':
        help.act(intent, action.category);
        return ok();
      case 'touched':
        return ok();
      case 'openAdmin':
      case 'closeAdmin':
      case 'check':
      case 'setOutOfUse':
        admin.act(intent, action);
        return ok();
      case 'dismiss':
        dispatch({ kind: 'noticeOver', id: action.noticeId });
        return ok();
      case 'book':
      case 'extend':
      case 'findRooms':
      case 'hold':
      case 'undo':
      case 'checkIn':
        booked.act(intent, action);
        return ok();
      default:
        if (driven === null) return err(panelError('room.notConfigured', 'never', null));
        driven.act(intent, action);
        return ok();
    }
  }

  function refuse(error: PanelError): IntentResult {
    log.warn('intent.refused', { code: error.code, cause: error.cause });
    return err(error);
  }

  function receive(raw: unknown): IntentResult {
    const intent = decodeIntent(raw);
    if (!intent.ok) return refuse(intent.error);
    // The minute's tick is too coarse for what is decided upon: a gap may have begun, an offer be over.
    const action = decide({ ...state, now: clock.now() }, intent.value);
    if (!action.ok) return refuse(action.error);
    const result = act(intent.value, action.value);
    attendance.touched();
    admin.touched();
    return result;
  }

  /** With the last page goes the finger that may hold a camera. */
  function attach(send: (push: SnapshotPush) => void): PageConnection {
    const { resync, detach } = publisher.attach(send);
    const page = {};
    pages.add(page);
    return {
      resync,
      detach: () => {
        detach();
        if (pages.delete(page) && pages.size === 0) driven?.letGo();
      },
    };
  }

  return {
    attach,
    handleIntent: (raw) => Promise.resolve(receive(raw)),
    handlePageFault: (raw) => {
      const decoded = decodePageFault(raw);
      faults += 1;
      // Messages of exceptions may quote what the page shows, so only their number and place are kept.
      if (decoded.ok && faults <= mostFaultsLogged)
        log.error('page.fault', { part: decoded.value.source, count: faults });
    },
    start: () => {
      tick();
      void outOfUse.load();
      after(settlingMs, () => dispatch({ kind: 'startedUp' }));
      scope.add(help.start());
      if (driven !== null) scope.add(driven.start());
      scope.add(booked.start());
    },
    stop: scope.end,
    wake: () => {
      tick();
      booked.refresh();
    },
  };
}
