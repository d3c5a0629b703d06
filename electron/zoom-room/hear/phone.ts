/** Telephone calls of the room, and room systems it calls (zoom-rooms.md 9). */
import type { Hear, Heard, HearTable } from '../news.ts';
import { hearPhone, hearRoomSystem } from '../phone-calls.ts';
import type { RoomRecord } from '../room-record.ts';

const phone =
  (isTerminated: boolean): Hear =>
  (record, payload) => {
    const heard = hearPhone(record.phoneCalls, payload, isTerminated);
    if (heard === null) return { record, news: [] };
    const { calls, id, progress } = heard;
    return { record: { ...record, phoneCalls: calls }, news: [{ kind: 'phone', id, progress }] };
  };

function roomSystem(record: RoomRecord, payload: unknown): Heard {
  const state = hearRoomSystem(payload);
  if (state === null) return { record, news: [] };
  const called = record.roomSystem === null ? null : { ...record.roomSystem, state };
  return { record: { ...record, roomSystem: called }, news: [{ kind: 'roomSystem', state }] };
}

export const phoneMessages: HearTable = {
  phonecallstatus: phone(false),
  phonecallterminated: phone(true),
  h323siproomcallingstatus: roomSystem,
};
