/** Telephones, room systems, invitations, check-in and the phone book. Names: reference 4.1, 4.3, 4.4. */
import { dial } from '../calls.ts';
import type { Json, JsonObject } from '../json.ts';
import { bookingsUpdated, errorReply, reply } from '../messages.ts';
import { callPhone, callRoomSystem, drop, endRoomSystem, invite } from '../outside.ts';
import type { Room } from '../room.ts';
import { contact } from '../shapes.ts';
import { command, done, inMeetingCommand, isOn, type Command } from './command.ts';

const roomSystem =
  (isAddress: (address: string) => boolean): Command['run'] =>
  (room, value, replyName) => {
    const address = value('Address');
    if (!isAddress(address)) return errorReply('zCommand', replyName, 'Invalid address');
    if (isOn(value('Cancel'))) room.callTimers.after(100, () => endRoomSystem(room));
    else callRoomSystem(room, address);
    return reply('zCommand', replyName);
  };

const hangUp: Command['run'] = (room, value, replyName) => {
  const id = value('CallId');
  const isThere = room.state.outside.phoneCalls.some((call) => call.id === id);
  if (!isThere) return errorReply('zCommand', replyName, 'No such call');
  room.scheduler.after(80, () => drop(room, id, 'Terminated', 'ByLocal'));
  return reply('zCommand', replyName);
};

const keyIn: Command['run'] = (room, value, replyName) => {
  const { keyed, phoneCalls } = room.state.outside;
  const id = value('CallId');
  if (!phoneCalls.some((call) => call.id === id) || !/^[0-9*#]$/.test(value('Key'))) {
    return errorReply('zCommand', replyName, 'No such call or key');
  }
  keyed.set(id, (keyed.get(id) ?? '') + value('Key'));
  return reply('zCommand', replyName);
};

/** Whoever is invited while nothing runs comes to a meeting on the room's own number. */
const inviteToNew: Command['run'] = (room, value, replyName) => {
  if (room.state.call.kind !== 'idle') return errorReply('zCommand', replyName, 'Already in a meeting');
  dial(room, room.state.scenario.room.personalNumber, null);
  room.callTimers.after(3_000, () => invite(room, jids(value('user'))));
  return reply('zCommand', replyName);
};

const jids = (users: string): readonly string[] => users.split(/\suser:\s*/i).map((jid) => jid.trim());

const checkIn: Command['run'] = (room, value, replyName) => {
  const number = value('MeetingNumber');
  if (!bookingsOf(room).some((row) => row['meetingNumber'] === number)) {
    return errorReply('zCommand', replyName, 'No such booking');
  }
  room.state.outside.checkedIn.add(number);
  room.scheduler.after(400, () => room.tell(bookingsUpdated));
  return reply('zCommand', replyName);
};

/** The list with what has been checked in since; the key keeps the spelling that each row has. */
export function bookingsOf(room: Room): readonly JsonObject[] {
  const { bookings, scenario, outside } = room.state;
  return (bookings ?? scenario.bookings(new Date())).map((row) => {
    const number = row['meetingNumber'];
    if (typeof number !== 'string' || !outside.checkedIn.has(number)) return row;
    return 'checkedIn' in row ? { ...row, checkedIn: true } : { ...row, checkIn: true };
  });
}

/** `Offset` and `Limit` say what is given, which may be less than what was asked for. */
function page({ state }: Room, offset: number, limit: number): Json {
  const { bookIsEmpty, pageLimit } = state.outside;
  const total = bookIsEmpty ? 0 : state.scenario.contacts;
  const count = Math.max(0, Math.min(limit, pageLimit, total - offset));
  const contacts = Array.from({ length: count }, (_, at) => contact(offset + at));
  return { Contacts: contacts, Limit: count, Offset: offset };
}

const phonebook: Command['run'] = (room, value, replyName) => {
  const [offset, limit] = [Number(value('Offset')), Number(value('Limit'))];
  if (!Number.isInteger(offset) || !Number.isInteger(limit) || offset < 0 || limit < 1) {
    return errorReply('zCommand', replyName, 'Wrong or missing parameter');
  }
  return reply('zCommand', replyName, page(room, offset, limit));
};

export const outsideCommands: readonly Command[] = [
  command('Bookings List', [], (room) =>
    // Documented as zCommand, sent as zEvent.
    reply('zEvent', 'BookingsListResult', bookingsOf(room)),
  ),
  command('Bookings Update', [], (room, _value, replyName) => {
    room.scheduler.after(900, () => room.tell(bookingsUpdated));
    return reply('zCommand', replyName);
  }),
  command('Dial CheckIn', ['MeetingNumber'], checkIn),
  command('Schedule Add', ['MeetingName', 'Start', 'End', 'private'], done),
  command('Schedule Delete', ['MeetingNumber'], done),
  command('Phonebook List', ['Offset', 'Limit'], phonebook),
  command('Phonebook Subscribe', ['offset', 'limit'], done),
  command('Dial PhoneCallOut', ['Number'], (room, value, replyName) => {
    if (!/^\+?[\d*#]{2,20}$/.test(value('Number')))
      return errorReply('zCommand', replyName, 'Invalid number');
    callPhone(room, value('Number'));
    return reply('zCommand', replyName);
  }),
  command('Dial PhoneHangUp', ['CallId'], hangUp),
  command('SendSipDTMF', ['CallId', 'Key'], keyIn),
  command('Invite', ['Duration', 'user'], inviteToNew),
  inMeetingCommand('Call Invite', ['user'], (room, value, replyName) => {
    invite(room, jids(value('user')));
    return reply('zCommand', replyName);
  }),
  inMeetingCommand(
    'Call InviteSipRoom',
    ['Address', 'Cancel'],
    roomSystem((address) => /\S/.test(address)),
  ),
  inMeetingCommand(
    'Call InviteH323Room',
    ['Address', 'Cancel'],
    roomSystem((address) => /^[\d.#*]+$/.test(address)),
  ),
];
