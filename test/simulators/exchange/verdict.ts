/**
 * Whether a room may accept an invitation: the policy of its mailbox and what its calendar holds already. It decides
 * and changes nothing. Of a series it may take all dates, all but some, or none.
 */
import type { CalendarProcessing } from './processing.ts';
import { intervalOf, occurrencesWithin } from './recurrence.ts';
import type { Interval, OccurrenceTime, Repeat, When } from './recurrence.ts';
import type { CalendarItem } from './store.ts';

export type Refusal = 'recurring' | 'tooLong' | 'tooFarAhead' | 'conflict';

export type Verdict =
  | { readonly kind: 'refused'; readonly because: Refusal }
  /** `without`: dates of the series that conflict; `repeat`: the series as far as the window lets it go. */
  | { readonly kind: 'accepted'; readonly without: readonly string[]; readonly repeat: Repeat | null };

const dayMs = 24 * 60 * 60 * 1000;

/** `taken`: what blocks the room in an interval, apart from the meeting itself. */
export function verdictOn(
  { when, repeat }: { readonly when: When; readonly repeat: Repeat | null },
  rules: CalendarProcessing,
  now: number,
  taken: (interval: Interval) => readonly CalendarItem[],
): Verdict {
  const { from, to } = intervalOf(when);
  const minutes = (to - from) / 60_000;
  const horizon = now + rules.bookingWindowInDays * dayMs;
  if (repeat !== null && !rules.allowRecurringMeetings) return refused('recurring');
  if (rules.maximumDurationInMinutes > 0 && minutes > rules.maximumDurationInMinutes)
    return refused('tooLong');
  if (from > horizon) return refused('tooFarAhead');
  if (repeat === null) {
    const isFree = rules.allowConflicts || taken({ from, to }).length === 0;
    return isFree ? { kind: 'accepted', without: [], repeat: null } : refused('conflict');
  }
  const dates = occurrencesWithin(when, repeat, { from, to: horizon });
  const isWhole = repeat.count !== null && dates.length >= repeat.count;
  if (!isWhole && rules.enforceSchedulingHorizon) return refused('tooFarAhead');
  const without = rules.allowConflicts ? [] : conflicting(dates, taken);
  const isWithinLimits =
    without.length <= rules.maximumConflictInstances &&
    without.length <= (dates.length * rules.conflictPercentageAllowed) / 100;
  if (without.length > 0 && !isWithinLimits) return refused('conflict');
  return { kind: 'accepted', without, repeat: isWhole ? repeat : { ...repeat, count: dates.length } };
}

function conflicting(
  dates: readonly OccurrenceTime[],
  taken: (interval: Interval) => readonly CalendarItem[],
): readonly string[] {
  return dates.filter(({ when }) => taken(intervalOf(when)).length > 0).map(({ date }) => date);
}

function refused(because: Refusal): Verdict {
  return { kind: 'refused', because };
}
