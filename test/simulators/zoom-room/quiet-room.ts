/** Rooms and terminals for one test, ended after it: quiet, without delays, unless a test wants otherwise. */
import { afterEach } from 'vitest';
import { startZoomRoom, type ZoomRoomOptions, type ZoomRoomSimulator } from './index.ts';
import { openTerminal, type ClientOptions, type TerminalClient } from './terminal-client.ts';

export interface QuietRooms {
  readonly quietRoom: (options?: ZoomRoomOptions) => Promise<ZoomRoomSimulator>;
  readonly open: (room: ZoomRoomSimulator, options?: ClientOptions) => Promise<TerminalClient>;
  /** A room, and a terminal in it that speaks JSON without echo and has heard everything said at login. */
  readonly ready: (options?: ZoomRoomOptions) => Promise<{ room: ZoomRoomSimulator; client: TerminalClient }>;
}

export function useQuietRooms(): QuietRooms {
  const rooms: ZoomRoomSimulator[] = [];
  const clients: TerminalClient[] = [];
  afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    for (const room of rooms.splice(0)) await room.stop();
  });

  const quietRoom: QuietRooms['quietRoom'] = async (options = {}) => {
    const room = await startZoomRoom({ scenario: 'quiet', tempo: 0, ...options });
    rooms.push(room);
    return room;
  };
  const open: QuietRooms['open'] = async (room, options = {}) => {
    const client = await openTerminal(room, options);
    clients.push(client);
    return client;
  };
  const ready: QuietRooms['ready'] = async (options = {}) => {
    const room = await quietRoom(options);
    const client = await open(room);
    for (const line of ['echo off', 'format json', 'zStatus SystemUnit']) client.type(line);
    await client.frame('SystemUnit');
    return { room, client };
  };
  return { quietRoom, open, ready };
}
