/** Collects the stops of what a part has started, so that stopping the part stops all of it, newest first. */
import type { Stop } from '../ports/clock.ts';

export interface Scope {
  /** Runs `stop` when the scope ends; at once if it has ended already. Returns a stop for this one alone. */
  readonly add: (stop: Stop) => Stop;
  readonly end: Stop;
  readonly hasEnded: () => boolean;
}

export function createScope(): Scope {
  const stops = new Set<Stop>();
  let ended = false;
  return {
    add: (stop) => {
      const once: Stop = () => {
        if (stops.delete(once)) stop();
      };
      stops.add(once);
      if (ended) once();
      return once;
    },
    end: () => {
      ended = true;
      for (const stop of [...stops].reverse()) stop();
    },
    hasEnded: () => ended,
  };
}
