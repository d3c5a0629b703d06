/**
 * The room driver: feeds the session with bytes, commands and time, and does what it says. Connects again with growing,
 * jittered pauses, publishes the state at most once per turn of the event loop, and settles every command. It decides
 * nothing about the room.
 */
import { panelError } from '../../shared/errors.ts';
import type { CommandOutcome, RoomCommand } from '../../shared/model/room-command.ts';
import { emptyRoomState, type RoomState } from '../../shared/model/room.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Clock, Stop } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Random } from '../ports/random.ts';
import type { RoomDriver } from '../ports/room.ts';
import { createBackoff } from '../resilience/backoff.ts';
import { createConnection, type Connection } from './connection.ts';
import { viewOf } from './room-view.ts';
import { newSession, type Effect, type Input, type Session } from './session-state.ts';
import { advance } from './session.ts';
import { keepUnchanged } from './stable-state.ts';
import type { Timings } from './timings.ts';
import type { OpenTransport } from './transport.ts';
import { nextDueMs } from './upkeep.ts';

export interface DriverOptions {
  readonly open: OpenTransport;
  readonly appVersion: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly timings: Timings;
}

interface Waiting {
  readonly kind: RoomCommand['kind'];
  readonly resolve: (result: Result<CommandOutcome>) => void;
}

/** Refused rooms are tried again after this much more at most, so that many panels do not come back in step. */
const refusedJitter = 0.1;

const nothing: Stop = () => undefined;

export function createDriver(options: DriverOptions): RoomDriver {
  const { clock, random, log, timings } = options;
  const backoff = createBackoff({ firstMs: timings.retryFirstMs, mostMs: timings.retryMostMs }, random);
  const waiting = new Map<number, Waiting>();
  const inputs: Input[] = [];
  let isFeeding = false;
  let session: Session = newSession;
  let state: RoomState = emptyRoomState;
  let listener: ((state: RoomState) => void) | null = null;
  let connection: Connection | null = null;
  let lastId = 0;
  let steppedAtMs = 0;
  let stopWake = nothing;
  let stopRetry = nothing;
  let stopPublish: Stop | null = null;

  const feed = (input: Input): void => {
    inputs.push(input);
    if (isFeeding) return;
    isFeeding = true;
    for (let next = inputs.shift(); next !== undefined; next = inputs.shift()) step(next);
    isFeeding = false;
    rearm();
  };

  const step = (input: Input): void => {
    const before = session;
    const now = { ms: clock.monotonicMs(), instant: clock.now() };
    const { session: after, effects } = advance(before, input, now, options);
    session = after;
    steppedAtMs = now.ms;
    if (after.link !== before.link) noteLink(after, now.instant);
    if (after.link !== before.link || after.record !== before.record) publishSoon();
    for (const effect of effects) perform(effect);
  };

  const perform = (effect: Effect): void => {
    switch (effect.kind) {
      case 'write':
        connection?.write(effect.line);
        return;
      case 'settle': {
        const command = waiting.get(effect.id);
        waiting.delete(effect.id);
        if (command === undefined) return;
        if (!effect.result.ok) {
          log.warn('room.commandFailed', { kind: command.kind, code: effect.result.error.code });
        }
        // Whoever waits for the command sees the state that settled it.
        publish();
        command.resolve(effect.result.ok ? ok('done') : effect.result);
        return;
      }
      case 'hangUp':
        connection?.close();
        connection = null;
        return;
      case 'connect':
        retry(effect.when);
        return;
    }
  };

  const retry = (when: 'now' | 'soon' | 'slowly'): void => {
    stopRetry();
    const slowMs = timings.retryRefusedMs * (1 + random.fraction() * refusedJitter);
    const delayMs = when === 'now' ? 0 : when === 'soon' ? backoff.next() : slowMs;
    stopRetry = clock.schedule(delayMs, connect);
  };

  const connect = (): void => {
    connection?.close();
    const opened: Connection = createConnection(options.open, log, (input) => {
      if (connection !== opened) return;
      if (input.kind === 'closed') connection = null;
      feed(input);
    });
    connection = opened;
  };

  const noteLink = ({ link }: Session, instant: number): void => {
    if (link.kind === 'ready') backoff.reset();
    const afterMs = state.link.kind === 'off' ? 0 : Math.max(0, instant - state.link.since);
    if (link.kind === 'ready') log.info('room.ready', { afterMs });
    if (link.kind === 'lost') log.warn('room.lost', { afterMs });
    if (link.kind === 'takenOver') log.warn('room.takenOver', { afterMs });
    if (link.kind === 'refused') log.error('room.refused', { code: link.code });
  };

  const publishSoon = (): void => {
    stopPublish ??= clock.schedule(0, publish);
  };

  const publish = (): void => {
    stopPublish?.();
    stopPublish = null;
    const next = keepUnchanged(state, viewOf(session.record, session.link));
    if (next === state) return;
    state = next;
    listener?.(state);
  };

  const rearm = (): void => {
    // Seen from the time of the last step: what has fallen due since then has not been done.
    const dueMs = nextDueMs(session, steppedAtMs, timings);
    stopWake();
    stopWake = dueMs === null ? nothing : clock.schedule(Math.max(0, dueMs - clock.monotonicMs()), wake);
  };

  const wake = (): void => feed({ kind: 'tick' });

  const shutDown = (): void => {
    const { lastDialMs } = session;
    listener = null;
    stopRetry();
    feed({ kind: 'stopped' });
    stopPublish?.();
    stopPublish = null;
    closeSettled(connection, lastDialMs);
    connection = null;
    session = newSession;
    state = emptyRoomState;
  };

  /** Closing right after a dial can leave the room connecting for ever (11.5 row 11). */
  const closeSettled = (closing: Connection | null, lastDialMs: number | null): void => {
    if (closing === null) return;
    const sinceMs = lastDialMs === null ? Infinity : clock.monotonicMs() - lastDialMs;
    if (sinceMs >= timings.dialSettleMs) closing.close();
    else clock.schedule(timings.dialSettleMs - sinceMs, closing.close);
  };

  return {
    start: (hear) => {
      if (listener !== null) throw new Error('The room driver has been started already');
      listener = hear;
      feed({ kind: 'started' });
      publish();
      return () => {
        if (listener === hear) shutDown();
      };
    },
    execute: (command) => {
      if (listener === null)
        return Promise.resolve(err(panelError('room.unreachable', 'later', 'not started')));
      const id = (lastId += 1);
      return new Promise((resolve) => {
        waiting.set(id, { kind: command.kind, resolve });
        feed({ kind: 'execute', id, command });
      });
    },
  };
}
