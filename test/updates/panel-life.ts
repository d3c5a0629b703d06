/**
 * A panel that lives through days of virtual time: does what the policy says, step by step, against a feed and a room
 * that a test describes. Keeps what the policy needs to be told, as the program around it will.
 */
import type { Release } from '../../electron/ports/updates.ts';
import type { RoomFacts } from '../../electron/updates/facts.ts';
import { decideUpdate } from '../../electron/updates/index.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';
import { minute, second } from './durations.ts';
import { factsWith, type FactChanges } from './update-facts.ts';

export interface LifeEvent {
  readonly kind: 'check' | 'download' | 'countDown' | 'install';
  /** True time. */
  readonly at: number;
}

export interface World {
  readonly startsAt: number;
  readonly lengthMs: number;
  /** What a check gives at a true time; null: it fails. */
  readonly feedAt: (at: number) => Release | null;
  readonly roomAt: (at: number) => RoomFacts;
  /** How far the machine's clock is ahead. */
  readonly clockErrorAt?: (at: number) => number;
  readonly changes?: FactChanges;
  /** Null: whenever the policy asks for it. */
  readonly stepMs: number | null;
  readonly seed?: number;
}

export interface Life {
  readonly events: readonly LifeEvent[];
  /** Every view that was shown, in order, without repetitions: its kind and reason. */
  readonly shown: readonly string[];
}

/** Ends with the first installation. */
export function live(world: World): Life {
  const random = createSeededRandom(world.seed ?? 1);
  const events: LifeEvent[] = [];
  const shown: string[] = [];
  let release: Release | null = null;
  let [checkedAt, goodAt, offeredAt, countdownAt]: (number | null)[] = [null, null, null, null];
  let staged: string | null = null;
  let failures = 0;
  let fraction = random.fraction();
  const since = (then: number | null | undefined, at: number): number | null =>
    then === null || then === undefined ? null : at - then;

  for (let at = world.startsAt; at < world.startsAt + world.lengthMs;) {
    const clockErrorMs = world.clockErrorAt?.(at) ?? 0;
    const { act, view, lookAgainMs } = decideUpdate(
      factsWith({
        ...world.changes,
        now: at + clockErrorMs,
        sinceStartMs: at - world.startsAt,
        staged,
        room: world.roomAt(at),
        sinceCountdownMs: since(countdownAt, at),
        release,
        feed: {
          sinceCheckMs: since(checkedAt, at),
          sinceGoodMs: since(goodAt, at),
          sinceOfferedMs: since(offeredAt, at) ?? 0,
          failures,
          fraction,
          clockErrorMs: goodAt === null ? null : clockErrorMs,
        },
      }),
    );
    const now = 'because' in view ? `${view.kind}: ${view.because}` : view.kind;
    if (shown.at(-1) !== now) shown.push(now);
    if (act.kind !== 'nothing' && (act.kind !== 'countDown' || countdownAt === null)) {
      events.push({ kind: act.kind, at });
    }
    countdownAt = act.kind === 'countDown' ? (countdownAt ?? at) : null;
    if (act.kind === 'install') break;
    if (act.kind === 'check') {
      const answer = world.feedAt(at);
      checkedAt = at;
      fraction = random.fraction();
      failures = answer === null ? failures + 1 : 0;
      if (answer !== null) {
        if (answer.version !== release?.version) offeredAt = at;
        release = answer;
        goodAt = at;
      }
    }
    if (act.kind === 'download') staged = act.version;
    // A check or a download takes a moment, and then the policy is asked again.
    const isBusy = act.kind === 'check' || act.kind === 'download';
    at += isBusy ? second : (world.stepMs ?? lookAgainMs);
  }
  return { events, shown };
}

export const of = (kind: LifeEvent['kind'], { events }: Life): number[] =>
  events.filter((event) => event.kind === kind).map(({ at }) => at);

/** Touched at every full interval, and used as `useAt` says. */
export function touchedEvery(intervalMs: number, useAt: (at: number) => RoomFacts['use'] = () => 'none') {
  return (at: number): RoomFacts => ({ use: useAt(at), idleMs: at % intervalMs, bookings: [] });
}

export const empty = (): RoomFacts => ({ use: 'none', idleMs: 1_000 * minute, bookings: [] });
