/** How old the agenda is, what that means for what is shown, and whether anything may be built upon it. Pure. */
import type { ErrorCode } from '../../shared/errors.ts';
import type { AgendaSlice } from '../../shared/snapshot.ts';
import { minute, type Instant } from '../../shared/time.ts';
import type { PanelState } from './state.ts';

/** From this age on the calendar is not trusted any more: nothing is called free, and nothing is written. */
const unknownAfterMs = 15 * minute;
const agedAfterMs = minute;

export function ageOf(asOf: Instant | null, now: Instant): AgendaSlice['age'] {
  if (asOf === null || now - asOf > unknownAfterMs) return 'unknown';
  return now - asOf >= agedAfterMs ? 'aged' : 'fresh';
}

/** Why nothing can be written to the calendar now; null when something can. Never keeps anybody from the room. */
export function writeObstacle({
  config,
  calendar,
  now,
}: Pick<PanelState, 'config' | 'calendar' | 'now'>): ErrorCode | null {
  if (config === null || config.calendar === null) return 'calendar.notConfigured';
  const isOffline = calendar.trouble !== null || ageOf(calendar.asOf, now) === 'unknown';
  return isOffline ? 'calendar.stale' : null;
}
