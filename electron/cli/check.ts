/**
 * `motespanel check`: what the room lacks, in words or as JSON. Asks the panel that runs on the same config file;
 * only where none does it opens a link to the room of its own, since a room takes one session.
 */
import path from 'node:path';
import type { Language } from '../../shared/snapshot.ts';
import { outcomeOf, type ReadinessReport } from '../../shared/readiness.ts';
import { err, type Result } from '../../shared/result.ts';
import { composeReadiness } from '../compose-readiness.ts';
import { askForCheck, controlPaths } from '../control/index.ts';
import type { Log } from '../ports/log.ts';
import { systemClock as clock } from '../resilience/system-clock.ts';
import { systemRandom as random } from '../resilience/system-random.ts';
import { loadConfig } from '../storage/config-file.ts';
import type { Surroundings } from '../storage/config-places.ts';
import { createFileSecrets } from '../storage/file-secrets.ts';
import { createFileStore } from '../storage/file-store.ts';
import { usualDataFolder } from './data-folder.ts';
import { configProblemLine } from './problem-words.ts';
import { reportLines } from './report-lines.ts';

export interface CheckParts {
  readonly surroundings: Surroundings;
  /** Null: the usual one of this user. */
  readonly dataFolder: string | null;
  readonly writes: boolean;
  readonly isJson: boolean;
  readonly language: Language | null;
  readonly version: string;
}

export interface CheckVerdict {
  /** 0: nothing failed. 1: something did. 2: it could not be checked. */
  readonly exitCode: 0 | 1 | 2;
  readonly lines: readonly string[];
}

/** Whoever reads the answer wants that alone. */
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export async function check(parts: CheckParts): Promise<CheckVerdict> {
  const { surroundings, isJson } = parts;
  const read = await loadConfig(surroundings);
  if (!read.ok) {
    return isJson
      ? { exitCode: 2, lines: [JSON.stringify({ problems: read.error })] }
      : { exitCode: 2, lines: read.error.map(configProblemLine) };
  }
  const { config, path: configFile } = read.value;
  const dataFolder = path.resolve(parts.dataFolder ?? usualDataFolder(surroundings));
  const report = await reportFrom(configFile, parts, () =>
    composeReadiness(config, {
      clock,
      random,
      log: silent,
      secrets: createFileSecrets(dataFolder),
      store: createFileStore(dataFolder),
      version: parts.version,
    }),
  );
  if (!report.ok) return { exitCode: 2, lines: [report.error] };
  const language = parts.language ?? config.panel.language;
  return {
    exitCode: outcomeOf(report.value) === 'fail' ? 1 : 0,
    lines: isJson ? [JSON.stringify(report.value)] : reportLines(report.value, config, language),
  };
}

async function reportFrom(
  configFile: string,
  { writes }: CheckParts,
  compose: () => ReturnType<typeof composeReadiness>,
): Promise<Result<ReadinessReport, string>> {
  const asked = await askForCheck(await controlPaths(path.resolve(configFile)), writes, clock);
  if (asked.ok) return asked;
  if (asked.error === 'noAnswer')
    return err('The panel that runs here gave no answer. Restart it and try again.');
  const { readiness, stop } = await compose();
  try {
    return { ok: true, value: await readiness.check({ writes }) };
  } finally {
    stop();
  }
}
