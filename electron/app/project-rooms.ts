/**
 * What the page is shown of the rooms nearby: which are free now and for how long, nearest first. Pure; nothing of
 * their addresses, and nothing but free times of what is booked in them.
 */
import type { FreeRoom, RoomsSlice } from '../../shared/snapshot.ts';
import type { Instant } from '../../shared/time.ts';
import type { RoomAvailability } from '../ports/calendar.ts';
import { freeUntil, lengthsFromNow, minuteFloor } from './booking/lengths.ts';
import { dayOf } from './day.ts';
import { displayName } from './display-text.ts';
import { pageId } from './page-id.ts';
import type { PanelState, RoomSearch } from './state.ts';

/** Where the directory tells no name the address stands as one; its domain is nobody's business. */
function nameOf({ name, mailbox }: RoomAvailability): string {
  return displayName(name === mailbox || name.includes('@') ? (name.split('@')[0] ?? '') : name);
}

/** Null: it is not free now, or the server would not tell. */
function freeRoom(
  room: RoomAvailability,
  minutes: readonly number[],
  now: Instant,
  dayEndsAt: Instant,
): FreeRoom | null {
  if (room.busy === null) return null;
  const lengths = lengthsFromNow(now, { busy: room.busy, dayEndsAt }, minutes);
  if (lengths.length === 0) return null;
  const until = freeUntil(room.busy, minuteFloor(now));
  const { mailbox, capacity } = room;
  const endsToday = until !== null && until < dayEndsAt;
  return { id: pageId(mailbox), name: nameOf(room), capacity, freeUntil: endsToday ? until : null, lengths };
}

function stateOf(search: RoomSearch | null, isSearching: boolean): RoomsSlice['state'] {
  if (isSearching) return 'loading';
  if (search === null) return 'notLoaded';
  return search.rooms === null ? 'failed' : 'loaded';
}

/** In the config's order, which is that of walking there; rooms out of that order go by size. */
export function roomsSlice(
  search: RoomSearch | null,
  isSearching: boolean,
  now: Instant,
  config: PanelState['config'],
): RoomsSlice {
  const order = config?.calendar?.nearbyRooms ?? [];
  const place = ({ mailbox }: RoomAvailability): number => {
    const index = order.indexOf(mailbox);
    return index === -1 ? order.length : index;
  };
  const rooms = [...(search?.rooms ?? [])].sort(
    (a, b) => place(a) - place(b) || (a.capacity ?? Infinity) - (b.capacity ?? Infinity),
  );
  const rows =
    config === null
      ? []
      : rooms.map((room) =>
          freeRoom(room, config.booking.walkUpMinutes, now, dayOf(now, config.room.timeZone).endsAt),
        );
  return {
    state: stateOf(search, isSearching),
    asOf: search?.asOf ?? null,
    rows: rows.filter((row) => row !== null),
    roomCount: order.length,
  };
}
