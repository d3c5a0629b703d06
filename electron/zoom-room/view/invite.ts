/** What the room can do about bringing others in, now: by its own word (zoom-rooms.md 6.1) and by the call. */
import type { RoomCapability } from '../../../shared/model/room.ts';
import { at, toBoolean } from '../coerce.ts';
import type { RoomRecord } from '../room-record.ts';

export function inviteCapabilities(record: RoomRecord, isLocal: boolean): readonly RoomCapability[] {
  const can = (key: string): boolean => toBoolean(at(record.tree['zStatus Capabilities'], key)) === true;
  const isMeeting = record.status === 'IN_MEETING' && !isLocal;
  const mayInvite = isMeeting || record.status === 'NOT_IN_MEETING';
  const capabilities: RoomCapability[] = [];
  if (mayInvite) capabilities.push('contacts', 'invite');
  if (can('supports_Cloud_PBX') && mayInvite) capabilities.push('phone');
  if (record.phoneCalls.some(({ state }) => state === 'inCall')) capabilities.push('dtmf');
  if (can('supports_Sip_Call_out') && isMeeting) capabilities.push('roomSystem');
  if (can('supports_CheckIn') && record.bookings.length > 0) capabilities.push('checkIn');
  return capabilities;
}
