/** The cloud driver's waits, shortened for tests against a simulator in real time. */
import type { CloudTimings } from '../../electron/zoom-cloud/timings.ts';

export const shortCloudTimings: Partial<CloudTimings> = {
  statusIdleMs: 50,
  statusInCallMs: 50,
  statusWatchMs: 50,
  statusAwayMs: 50,
  confirmCallMs: 1_000,
  confirmLeaveMs: 500,
  connectingMs: 1_200,
  paceWindowMs: 20,
};
