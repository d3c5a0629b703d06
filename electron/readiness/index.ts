/**
 * The self-check of a room: runs every check against the outside as it is now, and puts what was found in order. What
 * belongs together runs one after another, the rest at the same time. Changes nothing, except for the test booking
 * that somebody has asked for. The only file of this folder that others import.
 */
import type { Config } from '../../shared/config.ts';
import { checks, type CheckId, type CheckResult } from '../../shared/readiness.ts';
import { minute, second } from '../../shared/time.ts';
import type { Clock } from '../ports/clock.ts';
import type { CalendarProbe, Readiness, RoomProbe, SchedulerProbe, SystemInfo } from '../ports/readiness.ts';
import { withDeadline } from '../resilience/deadline.ts';
import { checkCalendar } from './calendar-checks.ts';
import { pointless } from './finding.ts';
import { checkFeed, checkNetwork, checkSecrets, checkTimeZone } from './machine-checks.ts';
import { checkRoom, checkScheduler } from './room-checks.ts';

export { reachFeed } from './feed.ts';
export { watchRoom } from './room-watch.ts';

export interface ReadinessParts {
  readonly config: Config;
  /** How many secrets stand in the config file. */
  readonly secretsInFile: number;
  readonly calendar: CalendarProbe | null;
  readonly room: RoomProbe | null;
  /** Null: meetings use the room's personal number. */
  readonly scheduler: SchedulerProbe | null;
  readonly system: SystemInfo;
  /** Null: no feed is configured. */
  readonly reachFeed: (() => Promise<boolean>) | null;
  readonly clock: Clock;
}

const order = Object.keys(checks) as readonly CheckId[];
/** Reading two weeks with their texts takes its time; everything else does not. */
const calendarDeadlineMs = 2 * minute;
const otherDeadlineMs = 30 * second;

const calendarChecks = order.filter((id) => id === 'clock.skew' || id.startsWith('calendar.'));

export function createReadiness(parts: ReadinessParts): Readiness {
  const { config, clock } = parts;

  /** A check that takes too long, or throws, counts as not made. */
  const within = async (
    deadlineMs: number,
    ids: readonly CheckId[],
    run: () => Promise<readonly CheckResult[]>,
  ): Promise<readonly CheckResult[]> => {
    const given = (): readonly CheckResult[] => ids.map(pointless);
    const results = await withDeadline(clock, deadlineMs, null, () => run().catch(given), given);
    const isTold = (id: CheckId): boolean => results.some((result) => result.id === id);
    return [...results, ...ids.filter((id) => !isTold(id)).map(pointless)];
  };
  const one = (id: CheckId, run: () => Promise<CheckResult>): Promise<readonly CheckResult[]> =>
    within(otherDeadlineMs, [id], async () => [await run()]);

  const runCalendar = (writes: boolean): Promise<readonly CheckResult[]> =>
    within(calendarDeadlineMs, calendarChecks, async () =>
      parts.calendar === null || config.calendar === null
        ? []
        : checkCalendar(parts.calendar, config.calendar, clock.now(), writes),
    );
  const runRoom = (): Promise<readonly CheckResult[]> =>
    within(otherDeadlineMs, ['room.link', 'room.zoomVersion'], async () =>
      checkRoom(parts.room === null ? null : await parts.room.settle(), config.room),
    );

  return {
    check: async ({ writes }) => {
      const results = await Promise.all([
        runCalendar(writes),
        runRoom(),
        one('room.timeZone', () =>
          Promise.resolve(checkTimeZone(config.room.timeZone, parts.system.timeZone)),
        ),
        one('meetings.scheduler', () => checkScheduler(parts.scheduler)),
        one('network.wired', () => checkNetwork(parts.system)),
        one('updates.feed', () => checkFeed(parts.reachFeed)),
        one('config.secrets', () => Promise.resolve(checkSecrets(parts.secretsInFile))),
      ]);
      const place = ({ id }: CheckResult): number => order.indexOf(id);
      return { ranAt: clock.now(), results: results.flat().sort((a, b) => place(a) - place(b)) };
    },
  };
}
