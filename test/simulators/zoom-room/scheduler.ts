/**
 * Every wait of the simulated room goes through one scheduler, so that `tempo` stretches or shrinks them all alike
 * and `stop` leaves nothing running. Waits of equal length end in the order they were asked for.
 */
export type Cancel = () => void;

/** Waits that belong together, for example those of one attempt to join; cancelled as one. */
export interface TimerGroup {
  /** Calls back after `delayMs` of simulated time. */
  readonly after: (delayMs: number, run: () => void) => Cancel;
  /** Real milliseconds, for lengths the other side was told, such as the seconds a call rings. */
  readonly afterReal: (delayMs: number, run: () => void) => Cancel;
  readonly cancel: () => void;
}

export interface Scheduler extends TimerGroup {
  readonly group: () => TimerGroup;
  /** What `delayMs` of simulated time is in real milliseconds. */
  readonly realMs: (delayMs: number) => number;
}

/** `tempo` multiplies every simulated delay; 0 makes everything happen at once, in order. */
export function createScheduler(tempo: number): Scheduler {
  const running = new Set<NodeJS.Timeout>();
  const start = (into: Set<NodeJS.Timeout>, realMs: number, run: () => void): Cancel => {
    const timer = setTimeout(() => {
      forget();
      run();
    }, realMs);
    const forget = (): void => {
      running.delete(timer);
      into.delete(timer);
    };
    running.add(timer);
    into.add(timer);
    return () => {
      clearTimeout(timer);
      forget();
    };
  };
  const clear = (timers: Set<NodeJS.Timeout>): void => {
    for (const timer of timers) {
      clearTimeout(timer);
      running.delete(timer);
    }
    timers.clear();
  };
  return {
    after: (delayMs, run) => start(running, delayMs * tempo, run),
    afterReal: (delayMs, run) => start(running, delayMs, run),
    realMs: (delayMs) => delayMs * tempo,
    cancel: () => clear(running),
    group: () => {
      const own = new Set<NodeJS.Timeout>();
      return {
        after: (delayMs, run) => start(own, delayMs * tempo, run),
        afterReal: (delayMs, run) => start(own, delayMs, run),
        cancel: () => clear(own),
      };
    },
  };
}
