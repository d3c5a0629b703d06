/**
 * The list of free rooms as this sheet shows it: main's rooms in main's order, and among them, where they stood, those
 * that were tapped here. A room that was just booked is free no more, but whoever booked it still looks for it.
 */
import type { BookingLength, FreeRoom } from '../../../shared/snapshot.ts';
import type { Instant } from '../../../shared/time.ts';

/** A room that stays in its place whatever main lists. */
export interface KeptRoom {
  readonly room: FreeRoom;
  /** Place in the list when it was tapped. */
  readonly place: number;
  /** Null while it is being booked. */
  readonly bookedUntil: Instant | null;
}

export interface RoomRow {
  readonly room: FreeRoom;
  readonly bookedUntil: Instant | null;
}

/** What people mean by a meeting, where nobody says how long. */
const usualMinutes = 30;

/** The one length that is offered: the usual one, or the longest of those that fit. */
export function offeredLength(lengths: readonly BookingLength[]): BookingLength | null {
  const usual = lengths.find(({ minutes }) => minutes === usualMinutes);
  if (usual !== undefined) return usual;
  return lengths.reduce<BookingLength | null>(
    (longest, one) => (longest === null || one.endsAt > longest.endsAt ? one : longest),
    null,
  );
}

export function roomRows(rooms: readonly FreeRoom[], kept: readonly KeptRoom[]): readonly RoomRow[] {
  const isKept = ({ id }: FreeRoom): boolean => kept.some(({ room }) => room.id === id);
  const rows: RoomRow[] = rooms.filter((room) => !isKept(room)).map((room) => ({ room, bookedUntil: null }));
  for (const { room, place, bookedUntil } of kept.toSorted((a, b) => a.place - b.place)) {
    rows.splice(place, 0, { room, bookedUntil });
  }
  return rows;
}
