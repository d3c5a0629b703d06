/**
 * Looks ahead before each booked call and keeps what it finds in the panel's state; tells the service desk once for each
 * booking, as soon as the trouble has lasted long enough to be worth somebody's way. Tries no report twice.
 */
import type { Result } from '../../shared/result.ts';
import type { FaultCategory, PreflightPart } from '../../shared/snapshot-service.ts';
import { minute, second, type Instant } from '../../shared/time.ts';
import type { Clock, Stop } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import {
  callAhead,
  lastingMs,
  noteTroubles,
  noTroubles,
  troublesFor,
  troublesOf,
  type Preflight,
} from './preflight.ts';
import type { AppEvent } from './reduce.ts';
import type { PanelState } from './state.ts';

/** What grows old or lasts makes no event of its own; while a call is near somebody looks. */
const lookEveryMs = 5 * second;
/** The network can be away for half a minute and be back by itself; nobody has to come for that. */
const reportAfterMs = minute;

/** In the words of the service desk. */
const categories: Readonly<Record<PreflightPart, FaultCategory>> = {
  room: 'panel',
  camera: 'picture',
  microphone: 'microphone',
  speaker: 'sound',
  calendar: 'panel',
  network: 'panel',
};

export interface PreflightWatchParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly state: () => PanelState;
  readonly dispatch: (event: AppEvent) => void;
  /** Null: there is nobody to tell. */
  readonly report: ((category: FaultCategory) => Promise<Result<string>>) | null;
}

export interface PreflightWatch {
  /** After every change of the state. */
  readonly look: () => void;
  readonly stop: Stop;
}

const isSame = (one: Preflight | null, other: Preflight | null): boolean =>
  one?.bookingKey === other?.bookingKey &&
  one?.startsAt === other?.startsAt &&
  one?.troubles.join() === other?.troubles.join();

export function createPreflightWatch(parts: PreflightWatchParts): PreflightWatch {
  const { clock, log, state, dispatch } = parts;
  let times = noTroubles;
  let stopWaiting: Stop | null = null;
  /** Bookings before which a report was made, by their start: what has begun is not looked ahead to again. */
  const reported = new Map<string, Instant>();

  /** What has been amiss for so long before the call that is near. */
  function find(forMs: number): Preflight | null {
    const booking = callAhead(state(), clock.now());
    if (booking === null) return null;
    const troubles = troublesFor(times, state(), { nowMs: clock.monotonicMs(), forMs });
    return troubles.length === 0 ? null : { bookingKey: booking.key, startsAt: booking.startsAt, troubles };
  }

  function forget(): void {
    for (const [key, startsAt] of reported) if (startsAt <= clock.now()) reported.delete(key);
  }

  async function tell({ bookingKey, startsAt, troubles: [worst] }: Preflight): Promise<void> {
    if (parts.report === null || worst === undefined || reported.has(bookingKey)) return;
    forget();
    reported.set(bookingKey, startsAt);
    const told = await parts.report(categories[worst]);
    if (told.ok) dispatch({ kind: 'preflightReported', bookingKey });
    else log.warn('preflight.notReported', { code: told.error.code });
  }

  function show(found: Preflight | null): void {
    const before = state().preflight;
    if (isSame(found, before)) return;
    if (found !== null) log.warn('preflight.trouble', { part: found.troubles.join(' ') });
    else log.info('preflight.over');
    dispatch({ kind: 'preflight', found });
  }

  function waitOn(): void {
    if (callAhead(state(), clock.now()) === null) return;
    stopWaiting ??= clock.schedule(lookEveryMs, () => {
      stopWaiting = null;
      look();
    });
  }

  function look(): void {
    times = noteTroubles(times, troublesOf(state(), clock.now()), clock.monotonicMs());
    show(find(lastingMs));
    const worthTelling = find(reportAfterMs);
    if (worthTelling !== null) void tell(worthTelling);
    waitOn();
  }

  return { look, stop: () => stopWaiting?.() };
}
