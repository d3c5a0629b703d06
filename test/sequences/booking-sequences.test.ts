/**
 * Two panels, two people with Outlook and bad luck on every request: whatever they do in whatever order, nobody is
 * booked twice, no change is lost, and no Zoom meeting is left behind. A failure names the seed that repeats it.
 */
import { expect, it } from 'vitest';
import { runSequence } from './sequence.ts';

/** Ten thousand when everything is tried, some hundreds otherwise. */
const count = Number(process.env['SEQUENCES'] ?? 300);
const first = Number(process.env['FIRST_SEED'] ?? 1);

it(`${count} random sequences of two panels and Outlook leave the room in order`, async () => {
  const wrong: string[] = [];
  for (let seed = first; seed < first + count; seed += 1) {
    for (const fault of await runSequence(seed)) wrong.push(`seed ${seed}: ${fault}`);
    if (wrong.length > 20) break;
  }
  expect(wrong).toEqual([]);
});
