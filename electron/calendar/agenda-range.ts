/**
 * How far an agenda reaches: what is read of a mailbox and what is told of it, by the midnights of the room. The same
 * for readings and for writes, so that what a write has read can be told like the rest.
 */
import type { Instant } from '../../shared/time.ts';
import type { Range } from './mailbox.ts';
import type { MailboxItem } from './mailbox-item.ts';
import { addDays, dateAt, startOfDate } from './times.ts';

export interface AgendaRange {
  /** Wider than what is told: all-day items are filed under the midnights of the zone they were made in. */
  readonly read: Range;
  /** Today and tomorrow. */
  readonly told: Range;
}

export function agendaRangeAt(now: Instant, timeZone: string): AgendaRange {
  const today = dateAt(now, timeZone);
  const day = (days: number): Instant => startOfDate(addDays(today, days), timeZone);
  return { read: { from: day(-1), to: day(3) }, told: { from: day(0), to: day(2) } };
}

export function isWithin({ startsAt, endsAt }: MailboxItem, { from, to }: Range): boolean {
  return startsAt < to && (endsAt > from || startsAt >= from);
}
