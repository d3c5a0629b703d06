/** Starts the simulated room and the simulated Exchange as processes, and writes the config that fits them. */
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
});

export type SimulatedRoom = z.output<typeof roomLine>;
export type SimulatedExchange = z.output<typeof exchangeLine>;

export interface Simulators {
  readonly room: SimulatedRoom;
  readonly exchange: SimulatedExchange;
  readonly children: readonly Child[];
}

const program = (folder: string): string =>
  path.join(import.meta.dirname, '..', 'simulators', folder, 'main.ts');

const start = (name: string, folder: string, scenario: string): Promise<Result<Child, string>> =>
  startChild({ name, args: ['--import', 'tsx', program(folder), '--scenario', scenario] });

export async function startSimulators(scenario: {
  readonly room: string;
  readonly exchange: string;
}): Promise<Result<Simulators, string>> {
  const [room, exchange] = await Promise.all([
    start('the simulated room', 'zoom-room', scenario.room),
    start('the simulated Exchange', 'exchange', scenario.exchange),
  ]);
  if (room.ok && exchange.ok) {
    return ok({
      room: roomLine.parse(room.value.ready),
      exchange: exchangeLine.parse(exchange.value.ready),
      children: [room.value, exchange.value],
    });
  }
  if (room.ok) await room.value.stop();
  if (exchange.ok) await exchange.value.stop();
  return room.ok ? (exchange.ok ? err('') : exchange) : room;
}

/** A panel between these two, its room pinned by the key it has shown. */
export function fittingConfig(room: SimulatedRoom, exchange: SimulatedExchange): ConfigFile {
  const [host = '', port = ''] = room.ssh.split(':');
  const { url, tenant, clientId, clientSecret, mailbox } = exchange;
  return {
    version: 1,
    panel: { name: 'Älgen' },
    room: {
      timeZone: 'Europe/Stockholm',
      hostKeys: [room.hostKey],
      csapi: { host, port: Number(port), passcode: room.passcode },
    },
    calendar: { mailbox, graph: { host: url, tokenHost: url, tenant, clientId, clientSecret } },
    support: { phone: '08-16 10 00' },
  };
}

/** Returns the file's path. */
export async function writeConfig(folder: string, config: ConfigFile): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'config.json');
  await writeFile(file, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
  return file;
}
