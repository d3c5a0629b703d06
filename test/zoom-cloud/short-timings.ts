/**
 * The cloud driver's waits, shortened for tests against a simulator in real time. What waits for a confirmation stays
 * long enough for a busy machine.
 */
import type { CloudTimings } from '../../electron/zoom-cloud/timings.ts';

export const shortCloudTimings: Partial<CloudTimings> = {
  statusIdleMs: 50,
  statusInCallMs: 50,
  statusWatchMs: 50,
  statusAwayMs: 50,
  confirmCallMs: 2_500,
  confirmLeaveMs: 2_000,
  connectingMs: 3_000,
  paceWindowMs: 20,
};
