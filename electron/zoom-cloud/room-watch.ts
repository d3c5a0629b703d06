/**
 * Keeps an eye on the room through Zoom's cloud: reads its status at a slow pace, its name and devices slower still,
 * listens to events where there is a subscription, and says whether commands can reach it. Heals by itself; after a gap
 * in the events it reads anew. Knows nothing of commands.
 */
import type { ErrorCode } from '../../shared/errors.ts';
import type { RoomDevices, RoomLink } from '../../shared/model/room.ts';
import type { Clock, Stop } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Random } from '../ports/random.ts';
import { createBackoff } from '../resilience/backoff.ts';
import { createScope } from '../resilience/scope.ts';
import type { News } from './belief.ts';
import type { CloudEvent } from './event-frame.ts';
import type { EventListener } from './event-stream.ts';
import type { ZoomFault } from './faults.ts';
import type { RoomReader, RoomStatus } from './room-reader.ts';
import type { CloudTimings } from './timings.ts';

export interface RoomFacts {
  readonly link: RoomLink;
  readonly name: string | null;
  readonly version: string | null;
  readonly devices: RoomDevices | null;
  /** As last read; null: never. */
  readonly status: RoomStatus | null;
}

export interface WatchOptions {
  readonly roomId: string;
  readonly reader: RoomReader;
  /** Null: no subscription. */
  readonly startEvents: ((listener: EventListener) => Stop) | null;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly timings: CloudTimings;
}

export interface WatchListener {
  /** Asked before each pause: how long until the status is read again while the room is there. */
  readonly paceMs: () => number;
  /** Hears the facts as they were before this news. */
  readonly onNews: (news: News, before: RoomFacts) => void;
  readonly onFacts: (facts: RoomFacts) => void;
}

export interface RoomWatch {
  readonly facts: () => RoomFacts;
  /** Reads the status as soon as may be. */
  readonly look: () => void;
  /** The pace has changed. */
  readonly repace: () => void;
  readonly stop: Stop;
}

/** One failure is an accident; from the second on the cloud counts as lost. */
const failuresUntilLost = 2;
const refusedJitter = 0.1;

export function startRoomWatch(options: WatchOptions, listener: WatchListener): RoomWatch {
  const { roomId, reader, clock, random, log, timings } = options;
  const scope = createScope();
  const abort = new AbortController();
  const backoff = createBackoff({ firstMs: timings.retryFirstMs, mostMs: timings.retryMostMs }, random);
  let facts: RoomFacts = {
    link: { kind: 'connecting', since: clock.now() },
    ...{ name: null, version: null, devices: null, status: null },
  };
  let wasReady = false;
  let isReading = false;
  let failures = 0;
  let readAtMs = -Infinity;
  let detailsAtMs = -Infinity;
  /** After a failure nothing is read before this. */
  let notBeforeMs = 0;
  let stopTimer: Stop = () => undefined;

  const setFacts = (change: Partial<RoomFacts>): void => {
    facts = { ...facts, ...change };
    listener.onFacts(facts);
  };

  const setLink = (kind: 'ready' | 'lost' | 'connecting', change: Partial<RoomFacts> = {}): void => {
    const isNew = facts.link.kind !== kind;
    if (isNew && kind === 'lost') log.warn('zoom.roomLost');
    if (isNew && kind === 'ready') log.info('zoom.roomReady');
    setFacts({ ...change, link: isNew ? { kind, since: clock.now() } : facts.link });
  };
  const refuse = (code: ErrorCode, change: Partial<RoomFacts> = {}): void => {
    const isSame = facts.link.kind === 'refused' && facts.link.code === code;
    if (!isSame) log.error('zoom.roomRefused', { code });
    setFacts({ ...change, link: isSame ? facts.link : { kind: 'refused', since: clock.now(), code } });
  };

  const noteStatus = (status: RoomStatus): void => {
    failures = 0;
    backoff.reset();
    const before = facts;
    if (status !== 'away') {
      wasReady = true;
      setLink('ready', { status });
    } else if (wasReady) setLink('lost', { status });
    else refuse('zoom.roomOffline', { status });
    listener.onNews({ kind: 'status', status }, before);
  };

  const noteFault = ({ error, pace, waitMs }: ZoomFault): void => {
    const retryMs =
      pace === 'slow' ? timings.retryRefusedMs * (1 + random.fraction() * refusedJitter) : backoff.next();
    notBeforeMs = clock.monotonicMs() + Math.max(retryMs, waitMs ?? 0);
    if (pace === 'slow') {
      refuse(error.code);
      return;
    }
    // Zoom is there and has asked for patience: nothing is known to be wrong with the room.
    if (error.code === 'zoom.throttled') return;
    failures += 1;
    if (failures === failuresUntilLost) log.warn('zoom.trouble', { code: error.code, cause: error.cause });
    if (failures >= failuresUntilLost) setLink(wasReady ? 'lost' : 'connecting');
  };

  /** The name first, since the list of rooms is searched by it; what is merely good to know comes last. */
  const read = async (): Promise<void> => {
    const { signal } = abort;
    const isDetailed = clock.monotonicMs() - detailsAtMs >= timings.detailsMs;
    if (isDetailed) {
      const name = await reader.readName(signal);
      if (signal.aborted) return;
      if (!name.ok) {
        noteFault(name.error);
        return;
      }
      facts = { ...facts, name: name.value };
    }
    const status = await reader.readStatus(facts.name, signal);
    if (signal.aborted) return;
    if (!status.ok) {
      noteFault(status.error);
      return;
    }
    readAtMs = clock.monotonicMs();
    noteStatus(status.value);
    if (!isDetailed || status.value === 'away') return;
    detailsAtMs = readAtMs;
    const version = await reader.readVersion(signal);
    const devices = await reader.readDevices(signal);
    if (!abort.signal.aborted) setFacts({ version, devices });
  };

  const turn = async (): Promise<void> => {
    isReading = true;
    await read();
    isReading = false;
    repace();
  };

  const repace = (): void => {
    if (isReading || scope.hasEnded()) return;
    stopTimer();
    const paceMs = facts.link.kind === 'ready' ? listener.paceMs() : timings.statusAwayMs;
    const dueMs = Math.max(notBeforeMs, readAtMs + paceMs);
    stopTimer = clock.schedule(Math.max(0, dueMs - clock.monotonicMs()), () => void turn());
  };

  const look = (): void => {
    readAtMs = -Infinity;
    repace();
  };

  const hear = (event: CloudEvent): void => {
    if (event.kind === 'roomChanged') {
      if (event.roomId === roomId) look();
    } else listener.onNews({ kind: 'event', event }, facts);
  };

  scope.add(() => {
    stopTimer();
    abort.abort();
  });
  if (options.startEvents !== null) {
    scope.add(options.startEvents({ onUp: look, onEvent: hear }));
  }
  void turn();
  return { facts: () => facts, look, repace, stop: scope.end };
}
