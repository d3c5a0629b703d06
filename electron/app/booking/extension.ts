/**
 * Lengthening the booking that runs: what the room answers for gets a later end; somebody else's is left alone and
 * gets a booking of the panel's own right after it, which is then the one that grows.
 */
import { isBlocking, type Booking } from '../../../shared/model/booking.ts';
import type { BookingLength } from '../../../shared/snapshot.ts';
import { minute, type Instant } from '../../../shared/time.ts';
import { isLong } from '../agenda.ts';
import { freeUntil, minuteCeil, minuteFloor } from './lengths.ts';

const shortestUntilNextMs = 5 * minute;

/** The booking of ours that already lengthens it; null: none does. */
export function continuationOf(booking: Booking, bookings: readonly Booking[]): Booking | null {
  const follows = (one: Booking): boolean =>
    one.startsAt >= booking.endsAt && one.startsAt - booking.endsAt < minute;
  return (
    bookings.find(
      (one) =>
        one.panelMark?.continues === booking.key && one.organizedByRoom && isBlocking(one) && follows(one),
    ) ?? null
  );
}

/** By how much a running booking can be lengthened; `minutes` are the lengths that the config offers. */
export function extensionsOf(
  booking: Booking,
  bookings: readonly Booking[],
  { minutes, dayEndsAt }: { readonly minutes: readonly number[]; readonly dayEndsAt: Instant },
): readonly BookingLength[] {
  if (!isBlocking(booking) || isLong(booking)) return [];
  const last = continuationOf(booking, bookings) ?? booking;
  const from = minuteCeil(last.endsAt);
  const limit = minuteFloor(freeUntil(bookings.filter(isBlocking), last.endsAt) ?? Infinity);
  const fitting: BookingLength[] = [...new Set(minutes)]
    .sort((a, b) => a - b)
    .map((length) => ({ minutes: length, endsAt: from + length * minute }))
    .filter(({ endsAt }) => endsAt > from && endsAt <= limit);
  const isWorthIt = limit < dayEndsAt && limit - from >= shortestUntilNextMs;
  return isWorthIt && fitting.at(-1)?.endsAt !== limit
    ? [...fitting, { minutes: null, endsAt: limit }]
    : fitting;
}

export type ExtensionPlan =
  | { readonly kind: 'setEnd'; readonly booking: Booking; readonly endsAt: Instant }
  /** A booking of the panel's own right after `continues`. */
  | {
      readonly kind: 'bookAfter';
      readonly startsAt: Instant;
      readonly endsAt: Instant;
      readonly continues: string;
    };

/** What is written to give the booking one of its extensions. */
export function planExtension(
  booking: Booking,
  bookings: readonly Booking[],
  { endsAt }: BookingLength,
): ExtensionPlan {
  const last = continuationOf(booking, bookings) ?? booking;
  if (last.organizedByRoom) return { kind: 'setEnd', booking: last, endsAt };
  return { kind: 'bookAfter', startsAt: minuteCeil(last.endsAt), endsAt, continues: last.key };
}
