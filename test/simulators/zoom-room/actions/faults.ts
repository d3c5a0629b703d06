/** What goes wrong on the wire, and the ways in which versions of the room differ. */
import { z } from 'zod';
import type { Machine } from '../machine.ts';
import { notification } from '../messages.ts';
import { callStatus } from '../room-state.ts';
import { contact } from '../shapes.ts';
import { jsonFrame } from '../wire.ts';
import { action } from './action.ts';

const onOff = z.strictObject({ on: z.boolean().default(true) });
const command = z.string().min(1).max(200);

/** A switch of the fault record. */
function toggle(help: string, set: (machine: Machine, on: boolean) => void) {
  return action(help, onOff, (machine, { on }) => set(machine, on));
}

const statusFrame = ({ room }: Machine): string =>
  jsonFrame(notification('zStatus', 'Call', { Status: callStatus(room.state) }));

export const faultActions = {
  chop: action(
    'Output is cut into pieces of so many bytes, or of chance length; null: whole.',
    z.strictObject({ bytes: z.union([z.number().int().min(1).max(65_536), z.literal('random'), z.null()]) }),
    ({ room }, { bytes }) => {
      room.state.faults.chop = bytes;
    },
  ),
  bigFrame: action(
    'A phonebook page of about so many bytes, unasked.',
    z.strictObject({ bytes: z.number().int().min(1).max(64_000_000).default(1_200_000) }),
    ({ service }, { bytes }) => {
      const one = JSON.stringify(contact(1), null, 6).length;
      const contacts = Array.from({ length: Math.ceil(bytes / one) }, (_, at) => contact(at));
      service.tell(
        notification('zCommand', 'PhonebookListResult', {
          Contacts: contacts,
          Limit: contacts.length,
          Offset: 0,
        }),
      );
    },
  ),
  badFrame: action('A frame that is no JSON, between two good ones.', z.strictObject({}), (machine) => {
    const bad =
      '{\r\n  "Status": {\r\n    "message": "okänt "fel" här,\r\n    "state":\r\n  },\r\n  "topKey": \r\n}\r\n\r\n';
    machine.service.write(statusFrame(machine) + bad + statusFrame(machine));
  }),
  strayText: action(
    'A line of text between frames.',
    z.strictObject({ text: z.string().max(10_000).default('OK') }),
    ({ service }, { text }) => service.write(`${text}\r\n`),
  ),
  duplicateNotifications: toggle('Everything told unasked is told twice.', ({ room }, on) => {
    room.state.faults.duplicateNotifications = on;
  }),
  notificationsFirst: toggle('A changed setting is told before its reply.', ({ room }, on) => {
    room.state.faults.notificationsFirst = on;
  }),
  emptySetReplies: toggle('Replies to changed settings carry no value.', ({ room }, on) => {
    room.state.faults.emptySetReplies = on;
  }),
  syncTrueEvents: toggle('Events arrive with Sync true.', ({ room }, on) => {
    room.state.faults.syncTrueEvents = on;
  }),
  loneLfBeforeFirstFrame: toggle('A lone LF follows the login block.', ({ room }, on) => {
    room.state.faults.loneLfBeforeFirstFrame = on;
  }),
  echoStaysOn: toggle('"echo off" has no effect.', ({ room }, on) => {
    room.state.faults.echoStaysOn = on;
  }),
  rejectControl: toggle('Every login and line is answered "*e Connection rejected".', ({ room }, on) => {
    room.state.faults.rejectControl = on;
  }),
  deadDialStart: toggle('"Dial Start" says OK and does nothing.', ({ room }, on) => {
    room.state.faults.deadDialStart = on;
  }),
  layoutUnderClient: toggle('The layout is found under Client.Call.Layout.', ({ room }, on) => {
    room.state.faults.layoutUnderClient = on;
  }),
  looseScalars: toggle('Booleans and ids vary in form (on from the start).', ({ room }, on) => {
    room.state.faults.looseScalars = on;
  }),
  stuckConnecting: action(
    'Joins hang in CONNECTING_MEETING; stubborn: and cannot be aborted.',
    z.strictObject({ on: z.boolean().default(true), stubborn: z.boolean().default(false) }),
    ({ room }, { on, stubborn }) => {
      room.state.faults.stuckConnecting = on ? (stubborn ? 'stubborn' : 'yes') : 'no';
    },
  ),
  pipeForm: action(
    'How the fight over the room is told in JSON mode.',
    z.strictObject({ form: z.enum(['nested', 'flat', 'text']) }),
    ({ room }, { form }) => {
      room.state.faults.pipeForm = form;
    },
  ),
  unsupported: action(
    'The room does not know this command.',
    z.strictObject({ command }),
    ({ room }, args) => {
      room.state.faults.unsupported = [...room.state.faults.unsupported, args.command];
    },
  ),
  noReply: action(
    'The command is carried out but its reply is swallowed, so many times.',
    z.strictObject({ command, times: z.number().int().min(1).max(1000).default(1) }),
    ({ room }, { command: start, times }) => {
      room.state.faults.unanswered = [...room.state.faults.unanswered, { command: start, times }];
    },
  ),
  errorReply: action(
    'The command is not carried out; an error comes, under topKey or its own reply name.',
    z.strictObject({
      command,
      message: z.string().max(1000),
      topKey: z.string().max(200).nullable().default(null),
    }),
    ({ room }, replaced) => {
      room.state.faults.replaced = [...room.state.faults.replaced, { ...replaced, thenOk: false }];
    },
  ),
  swallow: action(
    'The command is lost: neither carried out nor answered, so many times.',
    z.strictObject({ command, times: z.number().int().min(1).max(1000).default(1) }),
    ({ room }, { command: start, times }) => {
      room.state.faults.swallowed = [...room.state.faults.swallowed, { command: start, times }];
    },
  ),
  errorThenOk: action(
    'The command is not carried out; CallConnectError tells an error, and then comes its OK.',
    z.strictObject({ command, message: z.string().max(1000).default('Det gick inte.') }),
    ({ room }, args) => {
      const replaced = { ...args, topKey: null, thenOk: true };
      room.state.faults.replaced = [...room.state.faults.replaced, replaced];
    },
  ),
  heal: action('Takes back what was made of single commands.', z.strictObject({}), ({ room }) => {
    Object.assign(room.state.faults, { unsupported: [], replaced: [], unanswered: [], swallowed: [] });
  }),
  contactFlood: action(
    'So many "Added Contact" events at once.',
    z.strictObject({ count: z.number().int().min(1).max(10_000).default(500) }),
    ({ service }, { count }) => service.tellContacts(count),
  ),
};
