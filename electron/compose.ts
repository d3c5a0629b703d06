/**
 * Builds the panel from its config and the ports of its host. Used by both hosts, Electron's main and the plain
 * Node server, so that they cannot differ in anything but the window.
 */
import type { ReadConfig } from '../shared/config.ts';
import type { Result } from '../shared/result.ts';
import type { ConfigProblem } from '../shared/snapshot.ts';
import { createPinLock } from './admin/index.ts';
import { createController, type Controller } from './app/controller.ts';
import { composeOutside, type OutsideParts } from './compose-outside.ts';
import { readinessOver } from './compose-readiness.ts';
import type { Readiness } from './ports/readiness.ts';
import { watchRoom } from './readiness/index.ts';

export interface HostParts extends OutsideParts {
  readonly config: Result<ReadConfig, readonly ConfigProblem[]>;
}

export interface Panel extends Controller {
  /** Null with a config that cannot be used: what is wrong with it is what there is to know. */
  readonly readiness: Readiness | null;
}

/** Builds a panel; nothing runs before its `start`. With an unusable config it shows what is wrong and no more. */
export async function composePanel(parts: HostParts): Promise<Panel> {
  const { config: read, clock, random, log, store, version } = parts;
  const common = { version, store, clock, random, log };
  if (!read.ok) {
    for (const { key, expected } of read.error)
      log.error('config.problem', { part: key, kind: expected.kind });
    const controller = createController({
      ...common,
      config: null,
      configProblems: read.error,
      room: null,
      calendar: null,
      scheduler: null,
      faultReports: null,
      pinLock: null,
      readiness: null,
    });
    return { ...controller, readiness: null };
  }
  const { config, unknownKeys } = read.value;
  for (const key of unknownKeys) log.warn('config.unknownKey', { part: key });
  const outside = await composeOutside(config, parts);
  const room = outside.room === null ? null : watchRoom(outside.room, clock);
  const { pinHash } = config.panel;
  const readiness = readinessOver(config, outside, room?.probe ?? null, clock);
  const controller = createController({
    ...common,
    config,
    configProblems: [],
    room: room?.driver ?? null,
    calendar: outside.calendar,
    scheduler: outside.scheduler,
    faultReports: outside.faultReports,
    pinLock: pinHash === null ? null : createPinLock({ pinHash, store, clock, log }),
    readiness,
  });
  return { ...controller, readiness };
}
