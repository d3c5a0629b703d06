/**
 * The simulated Zoom cloud as a process. Prints one line of JSON when it listens and ends when its standard input closes
 * or on SIGTERM, so that it never outlives who started it.
 *
 *     node --import tsx test/simulators/zoom-cloud/main.ts --room-control http://127.0.0.1:2245
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { accountKinds } from './account.ts';
import { startZoomCloud } from './index.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    host: { type: 'string', default: 'motesvard@su.example' },
    account: { type: 'string', default: 'pro' },
    tempo: { type: 'string', default: '1' },
    'room-control': { type: 'string' },
  },
});
const Flags = z.object({
  port: z.coerce.number().int().min(0).max(65_535),
  host: z.email(),
  account: z.enum(accountKinds),
  tempo: z.coerce.number().min(0).max(100),
  'room-control': z.url().optional(),
});
const { port, host, account, tempo, 'room-control': roomControl } = Flags.parse(values);
const cloud = await startZoomCloud({
  ...{ port, host, accountKind: account, tempo },
  ...(roomControl === undefined ? {} : { roomControl }),
});

const end = (): void => {
  void cloud.stop().then(() => process.exit(0));
};
process.stdin.once('close', end).resume();
process.once('SIGTERM', end);

const { apiUrl, tokenUrl, eventsUrl, control, accountId, clientId, clientSecret } = cloud;
const { subscriptionId, roomId } = cloud;
console.log(
  JSON.stringify({
    ready: true,
    ...{ apiUrl, tokenUrl, eventsUrl, control, accountId, clientId, clientSecret, subscriptionId, roomId },
    host: cloud.host,
  }),
);
