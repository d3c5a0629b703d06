/**
 * Every order in which the requests of several clients can reach one server: each run follows a list of choices of who
 * goes next, and the next run takes the last choice that has an alternative left. Time passes only when nobody has a
 * request on the way.
 */
import { type FakeClock } from '../../fakes/fake-clock.ts';
import type { Gate, Mishap, Operation } from './room-in-memory.ts';

export interface Scene {
  readonly clock: FakeClock;
  /** The gate through which all of this client's requests pass. */
  readonly gateOf: (client: string, befall?: (operation: Operation) => Mishap | null) => Gate;
}

interface Request {
  readonly client: string;
  readonly letThrough: () => void;
}

const stepMs = 500;
const mostSteps = 400;

/** Runs `play` once for each order; gives their number. `play` starts everything and returns what has to settle. */
export async function interleave(
  createClock: () => FakeClock,
  play: (scene: Scene) => { readonly done: Promise<unknown>; readonly check: (order: string) => void },
): Promise<number> {
  let choices: readonly number[] = [];
  for (let runs = 1; ; runs += 1) {
    const options = await runOnce(createClock(), play, choices);
    const next = successor(choices, options);
    if (next === null) return runs;
    choices = next;
  }
}

/** How many alternatives there were at each choice. */
async function runOnce(
  clock: FakeClock,
  play: Parameters<typeof interleave>[1],
  choices: readonly number[],
): Promise<readonly number[]> {
  const waiting: Request[] = [];
  const options: number[] = [];
  const order: string[] = [];
  const end = { isReached: false };
  const gateOf: Scene['gateOf'] = (client, befall = () => null) => {
    return async (operation) => {
      await new Promise<void>((letThrough) => waiting.push({ client, letThrough }));
      order.push(`${client} ${operation}`);
      return befall(operation);
    };
  };
  const { done, check } = play({ clock, gateOf });
  void done.then(() => (end.isReached = true));
  for (let step = 0; ; step += 1) {
    await new Promise<void>((resolve) => setImmediate(resolve));
    if (end.isReached) break;
    if (step > mostSteps) throw new Error(`no end after ${order.join(', ')}`);
    if (waiting.length === 0) {
      await clock.advance(stepMs);
      continue;
    }
    // In a fixed order of clients, so that a choice means the same in every run.
    waiting.sort((a, b) => a.client.localeCompare(b.client));
    const choice = choices[options.length] ?? 0;
    options.push(waiting.length);
    waiting.splice(choice, 1)[0]?.letThrough();
  }
  check(order.join(', '));
  return options;
}

function successor(choices: readonly number[], options: readonly number[]): readonly number[] | null {
  for (let last = options.length - 1; last >= 0; last -= 1) {
    const choice = choices[last] ?? 0;
    if (choice + 1 < (options[last] ?? 0)) {
      return [...options.slice(0, last).map((_, index) => choices[index] ?? 0), choice + 1];
    }
  }
  return null;
}
