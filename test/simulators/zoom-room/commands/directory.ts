/** The room's own list of today's bookings, and its phonebook. Names: reference 4.4. */
import type { Json } from '../json.ts';
import { bookingsUpdated, errorReply, reply } from '../messages.ts';
import { contact } from '../shapes.ts';
import { command, done, type Command } from './command.ts';

const maxPage = 1000;

export const directoryCommands: readonly Command[] = [
  command('Bookings List', [], (room) =>
    // Documented as zCommand, sent as zEvent.
    reply('zEvent', 'BookingsListResult', room.state.bookings ?? room.state.scenario.bookings(new Date())),
  ),
  command('Bookings Update', [], (room, _value, replyName) => {
    room.scheduler.after(900, () => room.tell(bookingsUpdated));
    return reply('zCommand', replyName);
  }),
  command('Schedule Add', ['MeetingName', 'Start', 'End', 'private'], done),
  command('Schedule Delete', ['MeetingNumber'], done),
  command('Phonebook List', ['Offset', 'Limit'], (room, value, replyName) => {
    const [offset, limit] = [Number(value('offset')), Number(value('limit'))];
    if (!Number.isInteger(offset) || !Number.isInteger(limit) || offset < 0 || limit < 1) {
      return errorReply('zCommand', replyName, 'Wrong or missing parameter');
    }
    return reply('zCommand', replyName, phonebookPage(room.state.scenario.contacts, offset, limit));
  }),
  command('Phonebook Subscribe', ['offset', 'limit'], done),
];

/** `Offset` and `Limit` say what is given, which may be less than what was asked for. */
function phonebookPage(total: number, offset: number, limit: number): Json {
  const count = Math.max(0, Math.min(limit, maxPage, total - offset));
  const contacts = Array.from({ length: count }, (_, at) => contact(offset + at));
  return { Contacts: contacts, Limit: count, Offset: offset };
}
