/** FaultReports in memory: takes reports on like the real one, and a test plays the service desk. */
import type {
  FaultContext,
  FaultReport,
  FaultReportNews,
  FaultReports,
  FaultReportState,
} from '../../electron/ports/fault-reports.ts';
import type { FaultAnswer, FaultCategory } from '../../shared/snapshot-service.ts';
import { panelError } from '../../shared/errors.ts';
import { err, ok } from '../../shared/result.ts';
import type { FakeClock } from './fake-clock.ts';

export interface FakeFaultReports extends FaultReports {
  /** What was reported, oldest first. */
  readonly taken: readonly { readonly category: FaultCategory; readonly context: FaultContext }[];
  /** The newest report did not get through, and waits. */
  readonly holdUp: () => void;
  /** The desk takes the newest report, under this reference. */
  readonly send: (reference: string | null) => void;
  /** The desk says something about the newest report, which it has. */
  readonly answer: (answer: FaultAnswer, message: string | null) => void;
  /** The desk will not have the newest report. */
  readonly refuse: () => void;
  /** As where the config names no desk. */
  readonly setAbsent: () => void;
}

const mostReports = 20;

export function createFakeFaultReports(clock: FakeClock): FakeFaultReports {
  const taken: { category: FaultCategory; context: FaultContext }[] = [];
  let reports: readonly FaultReport[] = [];
  let droppedCount = 0;
  let isAbsent = false;
  let listener: ((news: FaultReportNews) => void) | null = null;

  const tell = (next: readonly FaultReport[]): void => {
    reports = next;
    listener?.({ reports, droppedCount });
  };
  const moveNewest = (state: (before: FaultReportState) => FaultReportState): void =>
    tell(
      reports.map((one, index) => (index < reports.length - 1 ? one : { ...one, state: state(one.state) })),
    );

  return {
    taken,
    start: (hears) => {
      listener = hears;
      tell(reports);
      return () => {
        listener = null;
      };
    },
    report: (category, context) => {
      if (isAbsent) return Promise.resolve(err(panelError('support.notConfigured', 'never', null)));
      taken.push({ category, context });
      const id = `report-${taken.length}`;
      const state = { kind: 'queued', obstacle: null } as const;
      const all = [...reports, { id, category, reportedAt: clock.now(), state }];
      if (all.length > mostReports) droppedCount += 1;
      tell(all.slice(-mostReports));
      return Promise.resolve(ok(id));
    },
    holdUp: () => moveNewest(() => ({ kind: 'queued', obstacle: 'support.unreachable' })),
    send: (reference) => moveNewest(() => ({ kind: 'sent', sentAt: clock.now(), reference })),
    answer: (answer, message) =>
      moveNewest((before) => {
        const [sentAt, reference] =
          before.kind === 'sent' || before.kind === 'answered'
            ? [before.sentAt, before.reference]
            : [clock.now(), null];
        return { kind: 'answered', sentAt, reference, answer, message, asOf: clock.now() };
      }),
    refuse: () => moveNewest(() => ({ kind: 'failed', failedAt: clock.now(), code: 'support.refused' })),
    setAbsent: () => {
      isAbsent = true;
    },
  };
}
