/**
 * How many panels share one feed without ever arriving together: each draws its own place, some places for good
 * (from its id) and some anew each time. Durations only; the wall clock has no part in it.
 */
import { createHash } from 'node:crypto';
import { hour, minute, second } from '../../shared/time.ts';

export const leastBetweenChecksMs = 30 * minute;
export const mostBetweenChecksMs = 6 * hour;
const firstCheckMs = 30 * second;
const firstCheckSpreadMs = 60 * second;
const downloadSpreadMs = 4 * hour;
const requiredDownloadSpreadMs = 30 * minute;
const firstRetryMs = 5 * minute;

/**
 * What a feed for 5,000 panels has to stand, whatever happens to them together (a power cut, a release for everybody).
 * A test holds the panels to it.
 */
export const feedBudget = {
  panels: 5_000,
  checksPerSecond: 150,
  downloadsPerMinute: 60,
  requiredDownloadsPerMinute: 250,
} as const;

/** What is drawn; one draw says nothing about another. */
export type DrawPurpose = 'rollout' | 'window' | 'download';

/** The place of a device among all: evenly spread over devices, 0 included, 1 not, and the same for ever. */
export function deviceDraw(deviceId: string, purpose: DrawPurpose): number {
  const digest = createHash('sha256').update(`${purpose}:${deviceId}`).digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}

/**
 * From the start, or from the end of the last check, to the next. `fraction` is drawn anew for each check.
 * After failures the bound doubles, up to six hours.
 */
export function checkDelayMs(hasChecked: boolean, failures: number, fraction: number): number {
  if (!hasChecked) return firstCheckMs + fraction * firstCheckSpreadMs;
  const least = Math.min(mostBetweenChecksMs / 2, leastBetweenChecksMs * 2 ** Math.min(failures, 10));
  return least * (1 + fraction);
}

/** From when a version is first wanted here to its download. */
export function downloadDelayMs(deviceId: string, isRequired: boolean): number {
  return deviceDraw(deviceId, 'download') * (isRequired ? requiredDownloadSpreadMs : downloadSpreadMs);
}

/** From a failed download or installation to the next try: never tight, at most six hours. */
export function retryDelayMs(failures: number, deviceId: string): number {
  const least = Math.min(mostBetweenChecksMs / 2, firstRetryMs * 2 ** Math.min(failures - 1, 10));
  return least * (1 + deviceDraw(deviceId, 'download'));
}
