/**
 * Builds the self-check of a room: over what a running panel has of the outside, or over adapters of its own where no
 * panel runs.
 */
import type { Config } from '../shared/config.ts';
import { composeOutside, type Outside, type OutsideParts } from './compose-outside.ts';
import type { Clock, Stop } from './ports/clock.ts';
import type { Readiness, RoomProbe } from './ports/readiness.ts';
import { createReadiness, reachFeed, watchRoom } from './readiness/index.ts';
import { createSystemInfo } from './system/index.ts';

/** Secrets that stand in the config as it was read. */
function countSecrets({ room, zoom, calendar, link }: Config): number {
  const application = (access: { clientSecret: unknown; certificate: unknown } | null | undefined) => [
    access?.clientSecret,
    access?.certificate,
  ];
  const secrets: unknown[] = [
    room.csapi?.passcode,
    zoom?.clientSecret,
    ...application(calendar?.graph),
    ...application(calendar?.ews?.oauth),
    calendar?.ews?.password,
    link.token,
  ];
  return secrets.filter((secret) => secret !== null && secret !== undefined).length;
}

/** `room`: how the room of the running panel stands. */
export function readinessOver(
  config: Config,
  { calendar, schedulerProbe }: Pick<Outside, 'calendar' | 'schedulerProbe'>,
  room: RoomProbe | null,
  clock: Clock,
): Readiness {
  const { feed } = config.updates;
  return createReadiness({
    config,
    secretsInFile: countSecrets(config),
    calendar: calendar?.probe ?? null,
    room,
    scheduler: schedulerProbe,
    system: createSystemInfo(),
    reachFeed: feed === null ? null : () => reachFeed(feed, clock),
    clock,
  });
}

/** With adapters of its own: opens a link to the room at once, and holds it until stopped. */
export async function composeReadiness(
  config: Config,
  parts: OutsideParts,
): Promise<{ readonly readiness: Readiness; readonly stop: Stop }> {
  const outside = await composeOutside(config, parts);
  const room = outside.room === null ? null : watchRoom(outside.room, parts.clock);
  const stop = room?.driver.start(() => undefined) ?? (() => undefined);
  return { readiness: readinessOver(config, outside, room?.probe ?? null, parts.clock), stop };
}
