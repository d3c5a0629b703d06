/**
 * `motespanel serve`: the panel in plain Node with a browser as its screen. Builds the same panel as the Electron
 * host and puts the link in front of it; everything that needs a window is left to the browser.
 */
import path from 'node:path';
import { err, ok, type Result } from '../../shared/result.ts';
import { composePanel } from '../compose.ts';
import { controlPath, startControl } from '../control/index.ts';
import { splitListen, startLink } from '../link/index.ts';
import type { Stop } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { createScope } from '../resilience/scope.ts';
import { systemClock as clock } from '../resilience/system-clock.ts';
import { systemRandom as random } from '../resilience/system-random.ts';
import { loadConfig } from '../storage/config-file.ts';
import type { Surroundings } from '../storage/config-places.ts';
import { createFileSecrets } from '../storage/file-secrets.ts';
import { createFileStore } from '../storage/file-store.ts';
import { openLog } from '../storage/rotating-log.ts';
import { usualDataFolder } from './data-folder.ts';
import { linkProblemSentence } from './problem-words.ts';
import { watchWake } from './watch-wake.ts';

const usualPlace = { host: '127.0.0.1', port: 4680 };

export interface ServeParts {
  readonly surroundings: Surroundings;
  /** Null: the usual one of this user. */
  readonly dataFolder: string | null;
  /** Null: as the config says. */
  readonly host: string | null;
  readonly port: number | null;
  /** The folder with the built parts, `out`. */
  readonly builtFolder: string;
  readonly version: string;
}

export interface ServedPanel {
  readonly url: string;
  readonly log: Log;
  readonly stop: Stop;
}

/** Starts everything; with a config that cannot be used, a panel that says what is wrong with it. */
export async function serve(parts: ServeParts): Promise<Result<ServedPanel, string>> {
  const { surroundings, builtFolder, version } = parts;
  const running = createScope();
  const dataFolder = path.resolve(parts.dataFolder ?? usualDataFolder(surroundings));
  const read = await loadConfig(surroundings);
  const config = read.ok ? read.value.config : null;
  const { log, stop: stopLog } = openLog({
    folder: config?.log.folder ?? path.join(dataFolder, 'logs'),
    clock,
    fallback: process.stderr,
  });
  running.add(stopLog);
  log.info('panel.starting', { version });

  const panel = await composePanel({
    config: read,
    clock,
    random,
    log,
    secrets: createFileSecrets(dataFolder),
    store: createFileStore(dataFolder),
    version,
  });
  running.add(panel.stop);

  const listen = config?.link.listen ?? null;
  const place = listen === null ? usualPlace : splitListen(listen);
  const host = parts.host ?? place.host;
  const port = parts.port ?? place.port;
  const link = await startLink({
    service: panel,
    pageFolder: path.join(builtFolder, 'renderer'),
    pageScript: path.join(builtFolder, 'link', 'page.js'),
    host,
    port,
    token: config?.link.token ?? null,
    log,
    clock,
  });
  if (!link.ok) {
    running.end();
    return err(linkProblemSentence(link.error, host, port));
  }
  running.add(link.value.stop);
  running.add(watchWake(clock, panel.wake));
  if (read.ok && panel.readiness !== null) {
    const { readiness } = panel;
    running.add(
      await startControl({ path: controlPath(path.resolve(read.value.path)), readiness, clock, log }),
    );
  }
  panel.start();
  return ok({ url: link.value.url, log, stop: running.end });
}
