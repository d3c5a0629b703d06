/** A panel's fault reports in virtual time against the simulated service desk, and ways to wait for what they say. */
import { onTestFinished } from 'vitest';
import type { Stop } from '../../electron/ports/clock.ts';
import type { FaultContext, FaultReportNews, FaultReportState } from '../../electron/ports/fault-reports.ts';
import { createFaultReports } from '../../electron/support/index.ts';
import { createFakeClock } from '../fakes/fake-clock.ts';
import { createMemoryLog } from '../fakes/memory-log.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';
import { startSupportDesk, type SupportDesk } from '../simulators/support/index.ts';

const up = { state: 'up', forSeconds: 120 } as const;

export const anyContext: FaultContext = {
  roomName: 'Älgen',
  panelName: 'Mötesrum Älgen',
  language: 'sv',
  timeZone: 'Europe/Stockholm',
  versions: { panel: '0.1.0', zoomRoom: '6.3.5 (1021)', system: 'Linux 6.1.0-28-amd64' },
  links: {
    room: { state: 'down', forSeconds: 30 },
    cloud: { state: 'absent', forSeconds: null },
    calendar: up,
  },
  lastErrors: [{ code: 'room.timeout', ageSeconds: 12 }],
  uptimeSeconds: 86_400,
};

export async function startDesk(): Promise<SupportDesk> {
  const desk = await startSupportDesk();
  onTestFinished(() => desk.stop());
  return desk;
}

export type Bench = ReturnType<typeof createBench>;

export function createBench(reportUrl: string, seed = 1) {
  const clock = createFakeClock();
  const random = createSeededRandom(seed);
  const log = createMemoryLog();
  const store = createMemoryStore();
  const parts = { clock, random, log, store };
  const make = () => createFaultReports({ reportUrl, ...parts });
  let reports = make();
  let stop = (): void => undefined;
  let heard: FaultReportNews[] = [];
  const waiting = new Set<() => void>();

  const startWith = (listener: (news: FaultReportNews) => void): Stop => {
    stop = reports.start((news) => {
      listener(news);
      heard.push(news);
      for (const look of [...waiting]) look();
    });
    return stop;
  };
  const start = (): void => {
    startWith(() => undefined);
  };
  const news = (): FaultReportNews => heard.at(-1) ?? { reports: [], droppedCount: -1 };
  const until = (holds: (news: FaultReportNews) => boolean): Promise<FaultReportNews> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!holds(news())) return;
        waiting.delete(look);
        resolve(news());
      };
      waiting.add(look);
      look();
    });
  onTestFinished(() => stop());

  return {
    ...{ clock, log, store, parts, start, startWith, news, until },
    reports: () => reports,
    stop: () => stop(),
    report: (category: 'sound' | 'picture' = 'sound', context = anyContext) =>
      reports.report(category, context),
    /** Ends the program and begins it anew on the same disk. */
    restart: () => {
      stop();
      heard = [];
      reports = make();
      start();
    },
    /** The state of the newest report, once it is of this kind. */
    reaches: async <Kind extends FaultReportState['kind']>(kind: Kind) => {
      const { reports: all } = await until((told) => told.reports.at(-1)?.state.kind === kind);
      return all.at(-1)!.state as Extract<FaultReportState, { kind: Kind }>;
    },
    heard: () => heard,
  };
}
