/** Virtual time: nothing passes until a test says so, and then everything due happens in order. */
import type { Clock, Stop } from '../../electron/ports/clock.ts';
import type { Instant } from '../../shared/time.ts';

interface Entry {
  readonly dueMs: number;
  readonly order: number;
  readonly callback: () => void;
}

export interface FakeClock extends Clock {
  /** Lets time pass, running what falls due at its own moment, with pending promises settled in between. */
  readonly advance: (ms: number) => Promise<void>;
  /** Moves the wall clock alone, as a person or a time server does. */
  readonly jump: (ms: number) => void;
  /** Timers that are still waiting. */
  readonly pending: () => number;
}

/** Lets everything that waits on promises alone run: microtasks and what Node queues behind them. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 5; round += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}

export function createFakeClock(startsAt: Instant | string = '2026-11-24T08:00:00Z'): FakeClock {
  let wall = typeof startsAt === 'string' ? Date.parse(startsAt) : startsAt;
  let elapsed = 0;
  let order = 0;
  const entries = new Set<Entry>();

  const nextDue = (limitMs: number): Entry | null => {
    let best: Entry | null = null;
    for (const entry of entries) {
      if (entry.dueMs > limitMs) continue;
      if (
        best === null ||
        entry.dueMs < best.dueMs ||
        (entry.dueMs === best.dueMs && entry.order < best.order)
      ) {
        best = entry;
      }
    }
    return best;
  };

  const passTo = (ms: number): void => {
    wall += ms - elapsed;
    elapsed = ms;
  };

  return {
    now: () => wall,
    monotonicMs: () => elapsed,
    schedule: (delayMs, callback): Stop => {
      const entry = { dueMs: elapsed + Math.max(0, delayMs), order: (order += 1), callback };
      entries.add(entry);
      return () => entries.delete(entry);
    },
    advance: async (ms) => {
      const target = elapsed + ms;
      await settle();
      for (let entry = nextDue(target); entry !== null; entry = nextDue(target)) {
        entries.delete(entry);
        passTo(entry.dueMs);
        entry.callback();
        await settle();
      }
      passTo(target);
    },
    jump: (ms) => {
      wall += ms;
    },
    pending: () => entries.size,
  };
}
