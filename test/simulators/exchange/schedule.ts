/** How the simulator waits: on real timers in a process of its own, on a test's virtual clock where one is given. */

/** Calls back once after `delayMs`; the returned function ends the wait before that. */
export type Schedule = (delayMs: number, then: () => void) => () => void;

export const realSchedule: Schedule = (delayMs, then) => {
  const timer = setTimeout(then, delayMs);
  return () => clearTimeout(timer);
};
