/**
 * The whole panel in one process: composed as its hosts compose it, linked to the simulated room over SSH and to
 * the simulated Exchange over HTTP, served to a browser. For end-to-end tests and measurements.
 */
import { composePanel } from '../../electron/compose.ts';
import type { Controller } from '../../electron/app/controller.ts';
import { startLink, type Link } from '../../electron/link/index.ts';
import { systemClock } from '../../electron/resilience/system-clock.ts';
import { systemRandom } from '../../electron/resilience/system-random.ts';
import { readConfig, type ConfigFile } from '../../shared/config.ts';
import { createMemoryLog, type MemoryLog } from '../fakes/memory-log.ts';
import { createMemorySecrets } from '../fakes/memory-secrets.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';
import { startExchange, type ExchangeOptions, type ExchangeSimulator } from '../simulators/exchange/index.ts';
import {
  startZoomRoom,
  type ZoomRoomOptions,
  type ZoomRoomSimulator,
} from '../simulators/zoom-room/index.ts';

const built = (path: string): string => new URL(`../../out/${path}`, import.meta.url).pathname;

export interface LivePanelOptions {
  readonly room?: ZoomRoomOptions;
  readonly exchange?: ExchangeOptions;
  /** The room's address, when something stands between it and the panel. */
  readonly roomPort?: (sshPort: number) => Promise<number>;
  /** Sets the scene before the panel looks. */
  readonly prepare?: (simulators: { room: ZoomRoomSimulator; exchange: ExchangeSimulator }) => void;
  /** Without a page nothing is served, and nothing need be built. */
  readonly hasPage?: boolean;
  /** Changes to the config that fits the simulators. */
  readonly config?: (fitting: ConfigFile) => ConfigFile;
}

export interface LivePanel {
  readonly room: ZoomRoomSimulator;
  readonly exchange: ExchangeSimulator;
  readonly controller: Controller;
  readonly log: MemoryLog;
  /** Where a browser finds the page; empty without one. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** A config for a panel between these two simulators. */
export function fittingConfig(
  room: ZoomRoomSimulator,
  exchange: ExchangeSimulator,
  port: number,
): ConfigFile {
  const { url, tenant, clientId, clientSecret, mailbox } = exchange;
  return {
    version: 1,
    // Tests and measurements run at any hour: the panel does not sleep.
    panel: { name: 'Älgen', officeHours: { from: '00:00', to: '00:00' } },
    room: {
      hostKeys: [room.hostKeyFingerprint],
      csapi: { host: '127.0.0.1', port, passcode: room.passcode },
    },
    calendar: { mailbox, graph: { host: url, tokenHost: url, tenant, clientId, clientSecret } },
    support: { phone: '08-16 10 00' },
  };
}

async function servePage(service: Controller, log: MemoryLog): Promise<Link> {
  const link = await startLink({
    service,
    pageFolder: built('renderer'),
    pageScript: built('link/page.js'),
    host: '127.0.0.1',
    port: 0,
    token: null,
    log,
    clock: systemClock,
  });
  if (!link.ok) throw new Error(`the page cannot be served: ${link.error.code}; npm run build first`);
  return link.value;
}

export async function startLivePanel(options: LivePanelOptions = {}): Promise<LivePanel> {
  const room = await startZoomRoom({ scenario: 'quiet', tempo: 0, ...options.room });
  const exchange = await startExchange({ scenario: 'university', ...options.exchange });
  options.prepare?.({ room, exchange });
  const log = createMemoryLog();
  const port = (await options.roomPort?.(room.ssh.port)) ?? room.ssh.port;
  const fitting = fittingConfig(room, exchange, port);
  const controller = await composePanel({
    config: readConfig(options.config?.(fitting) ?? fitting),
    clock: systemClock,
    random: systemRandom,
    log,
    secrets: createMemorySecrets(),
    store: createMemoryStore(),
    version: '0.0.0',
  });
  const link = options.hasPage === false ? null : await servePage(controller, log);
  controller.start();
  return {
    room,
    exchange,
    controller,
    log,
    url: link?.url ?? '',
    stop: async () => {
      controller.stop();
      link?.stop();
      await Promise.all([room.stop(), exchange.stop()]);
    },
  };
}
