/** What the rules of check-in and release look at, out of the panel's state. Pure. */
import type { ErrorCode } from '../../shared/errors.ts';
import type { Booking } from '../../shared/model/booking.ts';
import { dropReason, mayRelease, type ReleaseFacts } from './booking/release-rule.ts';
import { writeObstacle } from './calendar-age.ts';
import { outOfUseNow } from './out-of-use.ts';
import type { Held, PanelState } from './state.ts';

type Sighted = Pick<PanelState, 'config' | 'calendar' | 'ledger' | 'freshness'>;

/** Null without a config: nothing is known of the place then. */
export function releaseFacts({ config, calendar, ledger, freshness }: Sighted): ReleaseFacts | null {
  if (config === null) return null;
  return {
    bookings: calendar.bookings,
    times: config.booking.checkIn,
    ledger,
    freshness,
    mayRelease: mayRelease(config),
  };
}

/** The booking as it stands now; null when it has gone or has become another one. */
export function sameBooking({ calendar }: Pick<PanelState, 'calendar'>, known: Booking): Booking | null {
  const found = calendar.bookings.find(({ key }) => key === known.key);
  if (found === undefined || found.isCancelled) return null;
  return found.startsAt === known.startsAt && found.endsAt === known.endsAt ? found : null;
}

/** Why what is held must not be sent; `used` needs no word: whoever came sees it. Null: it may be. */
export function heldObstacle(
  state: PanelState,
  { kind, booking, isByRule, since }: Held,
): ErrorCode | 'used' | null {
  const { room, ledger } = state;
  const unwritable = writeObstacle(state);
  if (unwritable !== null) return unwritable;
  if (sameBooking(state, booking) === null) return 'calendar.gone';
  const isUsedSince = ledger.uses.some(({ key, at }) => key === booking.key && at >= since);
  if (kind === 'booking.release' && isUsedSince) return 'used';
  // Nobody could come to a room out of use: that it stands unused says nothing.
  if (isByRule && outOfUseNow(state) !== null) return 'used';
  const facts = releaseFacts(state);
  if (!isByRule || facts === null) return null;
  switch (dropReason(booking, facts)) {
    case 'gone':
      return 'calendar.gone';
    case 'used':
      return 'used';
    case 'outOfSight':
      return room.link.kind === 'ready' ? 'calendar.stale' : 'room.unreachable';
    case null:
      return null;
  }
}
