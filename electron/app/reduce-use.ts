/**
 * What follows for the bookings from what happens in the room and its calendar: signs of use, what has been seen and
 * for how long without a gap, what was given back. Part of `reduce.ts`; pure.
 */
import type { Intent, IntentKind } from '../../shared/bridge.ts';
import type { Booking } from '../../shared/model/booking.ts';
import type { RoomState } from '../../shared/model/room.ts';
import type { Instant } from '../../shared/time.ts';
import { roomIsInUse, usedByRoom, usedByRoomList, usedByTap } from './booking/check-in.ts';
import { watchFreshness } from './booking/freshness.ts';
import {
  isUsed,
  noteAgenda,
  noteRelease,
  noteUse,
  pruneLedger,
  settleRelease,
  type Ledger,
} from './booking/ledger.ts';
import { afterMiss, type MissConsequence } from './booking/strikes.ts';
import type { PanelState } from './state.ts';

export type UseEvent =
  /** What was kept from before the program started. */
  | { readonly kind: 'ledgerRead'; readonly ledger: Ledger; readonly now: Instant }
  /** Somebody says that they are there for it. */
  | { readonly kind: 'used'; readonly bookingKey: string; readonly now: Instant }
  /** About to be sent. */
  | {
      readonly kind: 'releasing';
      readonly booking: Booking;
      readonly isByRule: boolean;
      readonly now: Instant;
    }
  | {
      readonly kind: 'releaseSettled';
      readonly booking: Booking;
      readonly isDone: boolean;
      /** Null: somebody tapped it. */
      readonly consequence: MissConsequence | null;
      readonly now: Instant;
    };

/** Taps that only somebody in the room has a reason for. */
const signs: readonly IntentKind[] = [
  'meeting.start',
  'meeting.join',
  'meeting.joinNumber',
  'call.accept',
  'share.start',
  'share.startCable',
  'share.toMeeting',
  'booking.extend',
];

function withUses(state: PanelState, used: readonly Booking[], now: Instant): PanelState {
  const ledger = used.reduce((before, booking) => noteUse(before, booking, now), state.ledger);
  return ledger === state.ledger ? state : { ...state, ledger };
}

/** A tap that is a sign of use counts at once, however it ends: somebody is there. */
export function withTap(state: PanelState, intent: Intent, now: Instant): PanelState {
  if (!signs.includes(intent.kind)) return state;
  const { bookings } = state.calendar;
  const times = state.config?.booking.checkIn;
  if ('bookingKey' in intent) return withUses(state, usedByTap(bookings, intent.bookingKey, now), now);
  return times === undefined ? state : withUses(state, usedByRoom(bookings, times, now), now);
}

/** Whether a change of the room can be a sign of use; people who come and go in a meeting are none. */
export function seesOther(before: RoomState, after: RoomState): boolean {
  return (['link', 'call', 'sharing', 'bookings'] as const).some((part) => before[part] !== after[part]);
}

/** After every change of the calendar or of what the room shows, and every minute. */
export function withSight(state: PanelState, now: Instant): PanelState {
  const { calendar, room, config } = state;
  const freshness = watchFreshness(state.freshness, { now, asOf: calendar.asOf, room });
  const seen = { ...state, freshness };
  if (config === null) return seen;
  const inUse = roomIsInUse(room) ? usedByRoom(calendar.bookings, config.booking.checkIn, now) : [];
  return withUses(seen, [...inUse, ...usedByRoomList(calendar.bookings, room)], now);
}

/** After every reading of the calendar. */
export function withReading(state: PanelState): PanelState {
  const { bookings, asOf } = state.calendar;
  return asOf === null ? state : { ...state, ledger: noteAgenda(state.ledger, bookings, asOf) };
}

export const withoutTheOld = (state: PanelState, now: Instant): PanelState => ({
  ...state,
  ledger: pruneLedger(state.ledger, now),
});

/** What was noted since the start goes on top of what was kept. */
function withKept(state: PanelState, kept: Ledger, now: Instant): PanelState {
  const used = state.calendar.bookings.filter((booking) => isUsed(state.ledger, booking));
  return withReading(withUses({ ...state, ledger: pruneLedger(kept, now) }, used, now));
}

export function reduceUse(state: PanelState, event: UseEvent): PanelState {
  const { ledger } = state;
  const { now } = event;
  switch (event.kind) {
    case 'ledgerRead':
      return withKept(state, event.ledger, now);
    case 'used':
      return withUses(state, usedByTap(state.calendar.bookings, event.bookingKey, now), now);
    case 'releasing': {
      const { booking, isByRule } = event;
      return { ...state, released: booking, ledger: noteRelease(ledger, booking, now, isByRule) };
    }
    case 'releaseSettled': {
      const { booking, isDone, consequence } = event;
      const settled = settleRelease(ledger, booking.key, isDone ? 'done' : 'failed');
      if (!isDone || consequence === null) return { ...state, ledger: settled };
      const strikes = afterMiss(settled.strikes, booking, now, consequence);
      return { ...state, ledger: { ...settled, strikes } };
    }
  }
}
