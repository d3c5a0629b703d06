/** Whatever is lost on the way and however often the panel starts anew, no report becomes two cases. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { second } from '../../shared/time.ts';
import type { FaultOrder } from '../simulators/support/faults.ts';
import { startSupportDesk, type SupportDesk } from '../simulators/support/index.ts';
import { anyContext, createBench, type Bench } from './bench.ts';

const losses: readonly FaultOrder['kind'][] = [
  ...(['lostRequest', 'lostAnswer', 'cutAnswer', 'noAnswer', 'halfAnswer', 'inProgress'] as const),
  ...(['serverError', 'throttled', 'webPage', 'redirect'] as const),
];

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('report' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('lose' as const), fault: fc.constantFrom(...losses) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      ms: fc.integer({ min: 1, max: 20 * second }),
    }),
  },
);

const runs = 150;

/** Lets time pass until everything is settled; the desk answers in between. */
async function finish(bench: Bench, desk: SupportDesk): Promise<void> {
  const isDone = (): boolean => {
    const { reports, droppedCount } = bench.news();
    return droppedCount >= 0 && reports.every(({ state }) => ['sent', 'answered'].includes(state.kind));
  };
  for (let round = 0; round < 1_000 && !isDone(); round += 1) {
    await bench.clock.advance(2 * second);
    // Virtual time must not outrun the answers: what was asked before this is answered before it.
    for (let turn = 0; turn < 2; turn += 1) await fetch(`${desk.control}/state`);
  }
  expect(isDone()).toBe(true);
}

it('delivers every report as exactly one case', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 16 }), fc.nat(), async (steps, seed) => {
      const desk = await startSupportDesk();
      const bench = createBench(desk.reportUrl, seed);
      bench.start();
      let made = 0;
      for (const one of steps) {
        switch (one.kind) {
          case 'report':
            // Told apart by what they hold, since the desk tells them apart by their keys.
            await bench.report('sound', { ...anyContext, uptimeSeconds: made });
            made += 1;
            break;
          case 'lose':
            desk.do({ do: 'fault', fault: { kind: one.fault } });
            break;
          case 'restart':
            bench.restart();
            break;
          case 'pass':
            await bench.clock.advance(one.ms);
            break;
        }
      }
      desk.do({ do: 'clearFaults' });
      await finish(bench, desk);
      bench.stop();
      const arrived = desk.state().tickets.map(({ report }) => report.context.uptimeSeconds);
      expect(arrived.toSorted((a, b) => a - b)).toEqual(Array.from({ length: made }, (_, index) => index));
      await desk.stop();
    }),
    { numRuns: runs },
  );
});
