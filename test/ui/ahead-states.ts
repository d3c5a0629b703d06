/** What is amiss before a booked meeting, and a booking in use that comes to its end. */
import type { EndingSlice, PreflightSlice, Snapshot } from '../../shared/snapshot.ts';
import { minute } from '../../shared/time.ts';
import { lengths, ownBooking, ours } from './booking-states.ts';
import { at, busy, call, planning, roomLost, sharing, soon, type Slices } from './snapshots.ts';

/** Of the booking that runs until half past three. */
export function ending(stage: EndingSlice['stage'], more: Partial<EndingSlice> = {}): EndingSlice {
  const { key, endsAt } = planning;
  return {
    ...{ bookingKey: key, endsAt, stage, nextStartsAt: null },
    extensions: lengths(endsAt, [15, 30], null),
    ...more,
  };
}

const minutesLeft = { quiet: 9, soon: 5, last: 1 } as const;
const nowAt = (stage: EndingSlice['stage'], endsAt = planning.endsAt) => ({
  now: endsAt - minutesLeft[stage] * minute,
});

export function callEnding(
  stage: EndingSlice['stage'],
  more: Partial<EndingSlice> = {},
  meeting: Parameters<typeof call>[0] = {},
): Snapshot {
  return call(meeting, { clock: nowAt(stage), ending: ending(stage, more) });
}

export function sharingEnding(stage: EndingSlice['stage'], more: Partial<EndingSlice> = {}): Snapshot {
  return sharing({ clock: nowAt(stage), ending: ending(stage, more), home: busy().home });
}

export function homeEnding(stage: EndingSlice['stage'], more: Partial<EndingSlice> = {}): Snapshot {
  const { endsAt } = ours;
  return ownBooking({
    clock: nowAt(stage, endsAt),
    ending: ending(stage, { bookingKey: ours.key, endsAt, ...more }),
  });
}

export function preflight(
  troubles: PreflightSlice['troubles'],
  more: Partial<PreflightSlice> = {},
): PreflightSlice {
  return { bookingKey: planning.key, startsAt: planning.startsAt, troubles, isReported: true, ...more };
}

export function aheadOf(troubles: PreflightSlice['troubles'], slices: Slices = {}): Snapshot {
  return soon({ clock: { now: at('14:26') }, preflight: preflight(troubles), ...slices });
}

/** The network is gone: neither room nor calendar can be reached. */
export function networkGone(): Snapshot {
  return roomLost({
    clock: { now: at('14:26') },
    preflight: preflight(['network']),
  });
}
