/**
 * Two functions that are put, as text, ahead of what is watched, one into a Node program and one into a page: both
 * count how often each timer fires. They may use nothing from outside themselves.
 */

declare global {
  interface Window {
    /** How often each has fired, by what it is and for how long it was set. */
    firedTimers: Record<string, number>;
  }
}

/**
 * In a program with a channel to its starter: answers each message with the processor time used so far and with what
 * has fired since the message before. Timers are told apart by where they were set and for how long.
 */
function countInProgram(): void {
  const timers = process.getBuiltinModule('node:timers');
  let fired: Record<string, number> = {};
  // The place that set the timer: the first one that is neither here nor in Node.
  const placeOfCall = (): string => {
    const lines = (new Error().stack ?? '').split('\n').slice(1);
    const line = lines.find((one) => !one.includes('node:') && !one.includes('data:')) ?? 'Node itself';
    return line
      .trim()
      .replace(/^at /, '')
      .replace(/\(.*\//, '(');
  };
  const counting: ProxyHandler<(callback: (...given: unknown[]) => void, delayMs?: number) => unknown> = {
    apply: (set, self, [callback, delayMs = 0, ...rest]: [(...given: unknown[]) => void, number?]) => {
      const key = `${Math.round(delayMs)} ms ${placeOfCall()}`;
      const counted = (...given: unknown[]): void => {
        fired[key] = (fired[key] ?? 0) + 1;
        callback(...given);
      };
      return Reflect.apply(set, self, [counted, delayMs, ...rest]);
    },
  };
  for (const name of ['setTimeout', 'setInterval'] as const) {
    const watched = new Proxy(timers[name], counting);
    Object.assign(timers, { [name]: watched });
    Object.assign(globalThis, { [name]: watched });
  }
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMs: (user + system) / 1_000, fired });
    fired = {};
  });
}

/** In a page; its frames count as timers. */
function countInPage(): void {
  const fired: Record<string, number> = {};
  window.firedTimers = fired;
  for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame'] as const) {
    const counting: ProxyHandler<(callback: (...given: unknown[]) => void, delayMs?: number) => unknown> = {
      apply: (set, self, [callback, ...rest]: [(...given: unknown[]) => void, number?]) => {
        const key = `${name} ${rest[0] ?? 0} ms`;
        const counted = (...given: unknown[]): void => {
          fired[key] = (fired[key] ?? 0) + 1;
          callback(...given);
        };
        return Reflect.apply(set, self, [counted, ...rest]);
      },
    };
    Object.assign(window, { [name]: new Proxy(globalThis[name], counting) });
  }
}

/** What compiles this may wrap functions in `__name`, which does not exist where they run. */
const asText = (run: () => void): string => `globalThis.__name ??= (named) => named; (${run.toString()})();`;

/** For `node --import`. */
export const programTimers = `data:text/javascript,${encodeURIComponent(asText(countInProgram))}`;
/** For a page's first script. */
export const pageTimers = asText(countInPage);
