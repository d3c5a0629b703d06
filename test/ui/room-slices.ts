/** Rooms nearby that are free now, in snapshots. */
import type { FreeRoom, RoomsSlice, Snapshot } from '../../shared/snapshot.ts';
import { lengths } from './booking-states.ts';
import { at } from './day-slices.ts';
import { free, hostileTitle, type Slices } from './snapshots.ts';

export function freeRoom(name: string, facts: Partial<FreeRoom> = {}): FreeRoom {
  return {
    id: `room-${name}`,
    name,
    capacity: 8,
    freeUntil: at('15:00'),
    lengths: lengths(at('13:48'), [15, 30, 45, 60], at('15:00')),
    ...facts,
  };
}

/** Free for a good while, all day, and for ten minutes only. */
export const rooms: readonly FreeRoom[] = [
  freeRoom('Björken'),
  freeRoom('Eken, plan 4', {
    capacity: null,
    freeUntil: null,
    lengths: lengths(at('13:48'), [15, 30, 45, 60], null),
  }),
  freeRoom('Granen', { capacity: 1, freeUntil: at('14:00'), lengths: lengths(at('13:48'), [], at('14:00')) }),
];

export function roomsSlice(facts: Partial<RoomsSlice> = {}): RoomsSlice {
  return { state: 'loaded', asOf: at('13:48'), rows: rooms, roomCount: 5, ...facts };
}

/** Home, with rooms nearby in the config that nobody has asked about. */
export function withRooms(facts: Partial<RoomsSlice> = {}, slices: Slices = {}): Snapshot {
  return free({ rooms: roomsSlice({ state: 'notLoaded', asOf: null, rows: [], ...facts }), ...slices });
}

export const manyRooms: readonly FreeRoom[] = Array.from({ length: 24 }, (_, index) =>
  freeRoom(`Grupprum ${index + 1}`),
);

/** All that the sheet can show before anything is tapped. */
export const roomStates: Readonly<Record<string, Snapshot>> = {
  notConfigured: withRooms({ ...roomsSlice({ rows: [], roomCount: 0 }) }),
  loading: withRooms({ state: 'loading' }),
  failed: withRooms({ state: 'failed', asOf: at('13:48') }),
  none: withRooms(roomsSlice({ rows: [] })),
  listed: withRooms(roomsSlice()),
  many: withRooms(roomsSlice({ rows: manyRooms })),
  hostile: withRooms(roomsSlice({ rows: [freeRoom(hostileTitle), ...rooms] })),
  obstacle: withRooms(roomsSlice(), { home: { ...free().home, writeObstacle: 'calendar.stale' } }),
};
