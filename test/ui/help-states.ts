/** Snapshots with reports on their way, answered, solved and failed; and a panel that nobody has given a service desk. */
import type { FaultReportView } from '../../shared/snapshot-service.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { at, free } from './snapshots.ts';

export function report(more: Partial<FaultReportView> = {}): FaultReportView {
  return {
    id: `report-${more.category ?? 'sound'}`,
    category: 'sound',
    reportedAt: at('13:41'),
    state: 'sent',
    reference: null,
    answer: null,
    message: null,
    ...more,
  };
}

/** Newest first. */
export function withReports(...reports: readonly FaultReportView[]): Snapshot {
  const snapshot = free();
  return { ...snapshot, help: { ...snapshot.help, reports } };
}

export function reported(): Snapshot {
  return withReports(
    report({
      reference: 'INC0012345',
      answer: 'onTheWay',
      message: 'Vi är hos er om tio minuter och har en ny högtalare med oss.',
    }),
    report({ category: 'picture', state: 'waiting' }),
    report({ category: 'microphone', reference: 'INC0012299' }),
    report({ category: 'sharing', reference: 'INC0012277', answer: 'solved' }),
    report({ category: 'panel', state: 'failed' }),
  );
}

export function nobody(): Snapshot {
  const snapshot = free();
  return { ...snapshot, help: { isOffered: false, reports: [], vendor: null } };
}
