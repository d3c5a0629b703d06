/** Fault reports to the service desk: the only file of this folder that others import. */
import type { Clock } from '../ports/clock.ts';
import type { FaultReports } from '../ports/fault-reports.ts';
import type { Log } from '../ports/log.ts';
import type { Random } from '../ports/random.ts';
import type { Store } from '../ports/store.ts';
import { createAbsentFaultReports, createFaultReporter } from './fault-reports.ts';

export interface FaultReportsOptions {
  /** `support.reportUrl` of the config; null: nothing can be reported. */
  readonly reportUrl: string | null;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly store: Store;
}

/** Nothing is read or sent before it is started or something reported. */
export function createFaultReports({ reportUrl, ...parts }: FaultReportsOptions): FaultReports {
  return reportUrl === null ? createAbsentFaultReports() : createFaultReporter({ reportUrl, ...parts });
}
