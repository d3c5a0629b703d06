/**
 * The simulated Exchange as a process of its own: one line of JSON on standard output when it is ready, and an end
 * when standard input closes or it is told to terminate.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startExchange } from './index.ts';
import { scenarios } from './scenarios.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    scenario: { type: 'string', default: 'university' },
    mailbox: { type: 'string', default: 'rum-algen@su.example' },
    tempo: { type: 'string', default: '1' },
  },
});
const Flags = z.object({
  port: z.coerce.number().int().min(0).max(65_535),
  scenario: z.enum(scenarios),
  mailbox: z.email(),
  /** Factor on the pauses of the service: 1 is lifelike, 0 answers at once. */
  tempo: z.coerce.number().min(0).max(100),
});
const flags = Flags.parse(values);
const simulator = await startExchange(flags);
/** What the attendant of the real service was seen to take. */
const attendantLatencyMs = 4000;
simulator.attendant.latencyMs = attendantLatencyMs * flags.tempo;

let isEnding = false;
const end = (): void => {
  if (isEnding) return;
  isEnding = true;
  void simulator.stop().then(() => process.exit(0));
};
process.stdin.resume().once('end', end).once('close', end);
process.once('SIGTERM', end);
process.once('SIGINT', end);

const { url, control, tenant, clientId, clientSecret, mailbox, ewsUrl, ewsPassword, store } = simulator;
const nearbyRooms = store.mailboxes.map(({ address }) => address).filter((address) => address !== mailbox);
console.log(
  JSON.stringify({
    ready: true,
    ...{ url, control, tenant, clientId, clientSecret, mailbox, nearbyRooms },
    ...{ ewsUrl, ewsPassword },
  }),
);
