/** Starts the simulated room, Exchange, Zoom cloud and service desk as processes, and writes the config that fits them. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { ConfigFile } from '../../shared/config.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { startChild, type Child } from './child.ts';

const roomLine = z.object({
  ssh: z.string(),
  control: z.string(),
  hostKey: z.string(),
  passcode: z.string(),
});

const exchangeLine = z.object({
  url: z.string(),
  control: z.string(),
  tenant: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  mailbox: z.string(),
  nearbyRooms: z.array(z.string()),
  ewsUrl: z.string(),
  ewsPassword: z.string(),
});

const cloudLine = z.object({
  apiUrl: z.string(),
  tokenUrl: z.string(),
  eventsUrl: z.string(),
  control: z.string(),
  accountId: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  subscriptionId: z.string(),
  roomId: z.string(),
  host: z.string(),
});

const supportLine = z.object({ reportUrl: z.string(), control: z.string() });

export type SimulatedSupport = z.output<typeof supportLine>;
export type SimulatedRoom = z.output<typeof roomLine>;
export type SimulatedExchange = z.output<typeof exchangeLine>;
export type SimulatedCloud = z.output<typeof cloudLine>;

export interface Simulators {
  readonly room: SimulatedRoom;
  readonly exchange: SimulatedExchange;
  readonly cloud: SimulatedCloud;
  readonly support: SimulatedSupport;
  readonly children: readonly Child[];
}

const program = (folder: string): string =>
  path.join(import.meta.dirname, '..', 'simulators', folder, 'main.ts');

const start = (name: string, folder: string, args: readonly string[]): Promise<Result<Child, string>> =>
  startChild({ name, args: ['--import', 'tsx', program(folder), ...args] });

/** The cloud's room is the simulated room, so that one has to be there first. */
async function startRoomAndCloud(scenario: string): Promise<Result<readonly [Child, Child], string>> {
  const room = await start('the simulated room', 'zoom-room', ['--scenario', scenario]);
  if (!room.ok) return room;
  const { control } = roomLine.parse(room.value.ready);
  const cloud = await start('the simulated Zoom cloud', 'zoom-cloud', ['--room-control', control]);
  if (cloud.ok) return ok([room.value, cloud.value]);
  await room.value.stop();
  return cloud;
}

export async function startSimulators(scenario: {
  readonly room: string;
  readonly exchange: string;
}): Promise<Result<Simulators, string>> {
  const [both, exchange, support] = await Promise.all([
    startRoomAndCloud(scenario.room),
    start('the simulated Exchange', 'exchange', ['--scenario', scenario.exchange]),
    start('the simulated service desk', 'support', []),
  ]);
  if (both.ok && exchange.ok && support.ok) {
    const [room, cloud] = both.value;
    return ok({
      room: roomLine.parse(room.ready),
      cloud: cloudLine.parse(cloud.ready),
      exchange: exchangeLine.parse(exchange.value.ready),
      support: supportLine.parse(support.value.ready),
      children: [room, cloud, exchange.value, support.value],
    });
  }
  if (both.ok) for (const child of both.value) await child.stop();
  for (const one of [exchange, support]) if (one.ok) await one.value.stop();
  const failed = [both, exchange, support].find(({ ok: isUp }) => !isUp);
  return failed === undefined || failed.ok ? err('') : failed;
}

/** As `motespanel pin` made it of 4711. */
const pin4711 = 'scrypt$16384$8$1$Zsz2whrrcF8K5Ak1rTR6-Q$g97pKrnsE3Anwamn9AiPNCIKhUTYvQ2RrlB58ZaDbv0';

/** The application in Exchange Online; on an Exchange server the room's own account. */
function accessTo({ url, ewsUrl, ewsPassword, tenant, clientId, clientSecret, mailbox }: SimulatedExchange) {
  return {
    graph: { graph: { host: url, tokenHost: url, tenant, clientId, clientSecret } },
    ews: { ews: { url: ewsUrl, auth: 'basic', user: mailbox, password: ewsPassword } },
  } as const;
}

/** A panel between these four, its room pinned by the key it has shown. */
export function fittingConfig(
  { room, exchange, cloud, support }: Simulators,
  kind: 'graph' | 'ews',
): ConfigFile {
  const [host = '', port = ''] = room.ssh.split(':');
  const { mailbox, nearbyRooms } = exchange;
  const { apiUrl, tokenUrl, eventsUrl, accountId, subscriptionId } = cloud;
  return {
    version: 1,
    panel: { name: 'Älgen', pinHash: pin4711 },
    room: {
      timeZone: 'Europe/Stockholm',
      driver: 'both',
      hostKeys: [room.hostKey],
      csapi: { host, port: Number(port), passcode: room.passcode },
      cloud: { roomId: cloud.roomId },
    },
    zoom: {
      ...{ apiUrl, tokenUrl, eventsUrl, accountId, subscriptionId },
      ...{ clientId: cloud.clientId, clientSecret: cloud.clientSecret },
    },
    meetings: { host: cloud.host },
    booking: { release: 'on' },
    calendar: { mailbox, nearbyRooms, kind, ...accessTo(exchange)[kind] },
    support: {
      portalUrl: 'https://serviceportalen.su.example',
      phone: '08-16 10 00',
      reportUrl: support.reportUrl,
      hardwareVendor: { name: 'Elektronikhuset', phone: '08-555 010 20' },
    },
  };
}

/** Returns the file's path. */
export async function writeConfig(folder: string, config: ConfigFile): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'config.json');
  await writeFile(file, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
  return file;
}
