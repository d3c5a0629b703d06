/**
 * Runs what takes its time, so that every tap has one beginning and one end: shown as under way, said to take longer
 * than usual after a while, and told once how it went. Knows nothing of what is done.
 */
import type { Intent } from '../../shared/bridge.ts';
import type { Result } from '../../shared/result.ts';
import { second, type Instant } from '../../shared/time.ts';
import type { Clock, Stop } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { createScope } from '../resilience/scope.ts';
import type { Outcome } from './action.ts';
import type { AppEvent } from './reduce.ts';

/** From then on a tap is said to take longer than usual. */
const slowAfterMs = 3 * second;

export interface Settled {
  readonly result: Result<Outcome>;
  /** A time that belongs to what is told of it. */
  readonly at: Instant | null;
}

export interface Undertakings {
  /** Resolves once the end has been told. */
  readonly run: (intent: Intent, work: () => Promise<Settled>) => Promise<void>;
  readonly stop: Stop;
}

export interface UndertakingsParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly dispatch: (event: AppEvent) => void;
}

export function createUndertakings({ clock, log, dispatch }: UndertakingsParts): Undertakings {
  const scope = createScope();
  let lastId = 0;
  return {
    run: async (intent, work) => {
      const id = (lastId += 1);
      dispatch({ kind: 'undertaken', id, intent, now: clock.now() });
      const stopSlow = scope.add(clock.schedule(slowAfterMs, () => dispatch({ kind: 'slow', id })));
      const { result, at } = await work();
      stopSlow();
      log.info('intent.settled', { kind: intent.kind, code: result.ok ? 'ok' : result.error.code });
      dispatch({ kind: 'settled', id, result, at });
    },
    stop: scope.end,
  };
}
