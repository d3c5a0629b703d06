/**
 * The simulated service desk as a process. Prints one line of JSON when it listens and ends when its standard input
 * closes or on SIGTERM, so that it never outlives who started it.
 *
 *     node --import tsx test/simulators/support/main.ts --scenario prompt
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startSupportDesk } from './index.ts';
import { scenarios } from './tickets.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    scenario: { type: 'string', default: 'prompt' },
    tempo: { type: 'string', default: '1' },
  },
});
const Flags = z.object({
  port: z.coerce.number().int().min(0).max(65_535),
  scenario: z.enum(scenarios),
  tempo: z.coerce.number().min(0).max(100),
});
const desk = await startSupportDesk(Flags.parse(values));

const end = (): void => {
  void desk.stop().then(() => process.exit(0));
};
process.stdin.once('close', end).resume();
process.once('SIGTERM', end);

const { reportUrl, control } = desk;
console.log(JSON.stringify({ ready: true, reportUrl, control }));
