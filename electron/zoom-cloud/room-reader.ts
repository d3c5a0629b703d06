/**
 * What Zoom's cloud tells of one room: its name and status, the version of its computer, the devices it can switch to
 * (zoom-rooms.md 15.2). Asks once when told to; keeps no pace and no memory.
 */
import { z } from 'zod';
import type { Device, RoomDevices } from '../../shared/model/room.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { fault, type ZoomCodes, type ZoomFault } from './faults.ts';
import type { Rest } from './rest.ts';

/** `away`: its computer is off or not set up, so no command reaches it. */
export type RoomStatus = 'away' | 'available' | 'inMeeting';

export interface RoomReader {
  /** Null: the room has none, as in kiosk mode. */
  readonly readName: (signal: AbortSignal) => Promise<Result<string | null, ZoomFault>>;
  readonly readStatus: (name: string | null, signal: AbortSignal) => Promise<Result<RoomStatus, ZoomFault>>;
  /** Null where it may not be read. */
  readonly readVersion: (signal: AbortSignal) => Promise<string | null>;
  readonly readDevices: (signal: AbortSignal) => Promise<RoomDevices | null>;
}

const codes: ZoomCodes = { 1012: 'zoom.roomUnknown' };
const pageSize = 300;
const mostPages = 20;

const Room = z.object({ basic: z.object({ name: z.string().optional() }).optional() });
const Rooms = z.object({
  rooms: z.array(z.object({ id: z.string(), status: z.string() })),
  next_page_token: z.string().optional(),
});
const Computers = z.object({
  devices: z.array(z.object({ device_type: z.string().catch(''), app_version: z.string().catch('') })),
});
const list = z.array(z.object({ id: z.string().min(1).max(500), name: z.string().catch('') })).catch([]);
const Profiles = z.object({ cameras: list, microphones: list, speakers: list });

export function createRoomReader(rest: Rest, roomId: string): RoomReader {
  const room = `/v2/rooms/${encodeURIComponent(roomId)}`;

  const ask = async <T>(
    path: string,
    schema: z.ZodType<T>,
    signal: AbortSignal,
  ): Promise<Result<T, ZoomFault>> => {
    const answer = await rest.ask({ path, codes }, signal);
    if (!answer.ok) return answer;
    const read = schema.safeParse(answer.value);
    return read.success ? ok(read.data) : err(fault('zoom.badAnswer', 'another shape'));
  };

  /** Null: not among the account's rooms of that name. */
  const find = async (
    name: string | null,
    signal: AbortSignal,
  ): Promise<Result<RoomStatus | null, ZoomFault>> => {
    let token = '';
    for (let page = 0; page < mostPages; page += 1) {
      const query = new URLSearchParams({ page_size: String(pageSize) });
      if (name !== null) query.set('query_name', name);
      if (token !== '') query.set('next_page_token', token);
      const rooms = await ask(`/v2/rooms?${query.toString()}`, Rooms, signal);
      if (!rooms.ok) return rooms;
      const ours = rooms.value.rooms.find(({ id }) => id === roomId);
      if (ours !== undefined) return ok(statusOf(ours.status));
      token = rooms.value.next_page_token ?? '';
      if (token === '') return ok(null);
    }
    return err(fault('zoom.badAnswer', 'too many pages'));
  };

  return {
    readName: async (signal) => {
      const read = await ask(room, Room, signal);
      return read.ok ? ok(read.value.basic?.name?.trim() || null) : read;
    },
    readStatus: async (name, signal) => {
      const found = await find(name, signal);
      if (!found.ok) return found;
      if (found.value !== null) return ok(found.value);
      // It may have been renamed since its name was read.
      const anywhere = name === null ? ok(null) : await find(null, signal);
      if (!anywhere.ok) return anywhere;
      return anywhere.value === null ? err(fault('zoom.roomUnknown', 'not listed')) : ok(anywhere.value);
    },
    readVersion: async (signal) => {
      const read = await ask(`${room}/devices`, Computers, signal);
      if (!read.ok) return null;
      const computer = read.value.devices.find(({ device_type }) => device_type === 'Zoom Rooms Computer');
      return computer?.app_version || null;
    },
    readDevices: async (signal) => {
      const read = await ask(`${room}/device_profiles/devices`, Profiles, signal);
      if (!read.ok) return null;
      const { cameras, microphones, speakers } = read.value;
      const devices = (found: typeof cameras): Device[] =>
        // Which one is in use is not told.
        found.map(({ id, name }) => ({ id, name: name || id, isSelected: false }));
      return {
        cameras: devices(cameras),
        microphones: devices(microphones),
        speakers: devices(speakers),
        test: null,
      };
    },
  };
}

function statusOf(status: string): RoomStatus {
  switch (status.toLowerCase()) {
    case 'inmeeting':
      return 'inMeeting';
    case 'available':
      return 'available';
    default:
      return 'away';
  }
}
