/** Every wait of the simulated cloud: `tempo` stretches them all alike, and stopping leaves nothing running. */
export interface Scheduler {
  /** Calls back after `delayMs` of simulated time; at tempo 0 in the next turn. */
  readonly after: (delayMs: number, run: () => void) => void;
  /** In real milliseconds, as whoever asked for the wait gave it. */
  readonly afterReal: (delayMs: number, run: () => void) => void;
  readonly stop: () => void;
}

export function createScheduler(tempo: number): Scheduler {
  const running = new Set<NodeJS.Timeout>();
  let hasStopped = false;
  const start = (realMs: number, run: () => void): void => {
    if (hasStopped) return;
    const timer = setTimeout(() => {
      running.delete(timer);
      run();
    }, realMs);
    running.add(timer);
  };
  return {
    after: (delayMs, run) => start(delayMs * tempo, run),
    afterReal: start,
    stop: () => {
      hasStopped = true;
      for (const timer of running) clearTimeout(timer);
      running.clear();
    },
  };
}
