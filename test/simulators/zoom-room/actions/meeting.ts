/** What other people do: call the room, come and go, let it in, end the meeting. */
import { z } from 'zod';
import { changeFromAfar } from '../commands/configuration.ts';
import { endWait, hangUp, ring, stopRinging, treat } from '../calls.ts';
import { bookingsUpdated, event, notification } from '../messages.ts';
import { addPerson, depart, join, peopleList } from '../people.ts';
import type { Machine } from '../machine.ts';
import { knownMeeting } from '../scenario.ts';
import { personName as nameAt } from '../shapes.ts';
import { action, ActionRefused } from './action.ts';
import { personName, requireMeeting, someone } from './people-of.ts';

const none = z.strictObject({});
const name = z.string().min(1).max(200);
const number = z.string().regex(/^\d{9,11}$/);

function newcomers({ room }: Machine, count: number): string[] {
  const first = room.state.people.length;
  return Array.from({ length: count }, (_, at) => nameAt(first + at));
}

const others = ({ room }: Machine) => room.state.people.filter((person) => !person.isMyself);

export const meetingActions = {
  callRoom: action(
    'Somebody calls the room; it rings for lifeTimeSeconds.',
    z.strictObject({
      callerName: name.default('Karin Ek'),
      lifeTimeSeconds: z.number().positive().max(600).default(60),
      meetingNumber: number.default('66667778889'),
    }),
    ({ room }, { callerName, lifeTimeSeconds, meetingNumber }) => {
      const known = room.state.meetings.get(meetingNumber);
      const topic = `Möte med ${callerName}`;
      const meeting = known ?? knownMeeting({ number: meetingNumber, topic, participants: [callerName] });
      ring(room, callerName, lifeTimeSeconds, meeting);
    },
  ),
  withdrawCall: action(
    'The caller gives up; told: with TreatedIncomingCallIndication, else without a word.',
    z.strictObject({ told: z.boolean().default(true) }),
    ({ room }, { told }) => {
      const ringing = stopRinging(room);
      if (ringing === null) throw new ActionRefused('No call is ringing.');
      if (told) treat(room, ringing, false);
    },
  ),
  endMeeting: action(
    'The meeting (or the attempt to join) is ended by others; withEvent false: only the status says so.',
    z.strictObject({ withEvent: z.boolean().default(true) }),
    ({ room }, { withEvent }) => {
      if (room.state.call.kind === 'idle') throw new ActionRefused('The room is not in a meeting.');
      if (withEvent) {
        room.tell(event('CallConnectError', { error_code: 0, error_message: 'Värden har avslutat mötet.' }));
      }
      hangUp(room, { withEvent });
    },
  ),
  joinPeople: action(
    'People join: names, or count of made-up ones; waiting: they land in the waiting room; kind: what with.',
    z.strictObject({
      names: z.array(personName).max(1000).optional(),
      count: z.number().int().min(1).max(1000).default(1),
      waiting: z.boolean().default(false),
      kind: z.enum(['NORMAL', 'H323', 'CALL_IN']).default('NORMAL'),
    }),
    (machine, { names, count, waiting, kind }) => {
      requireMeeting(machine);
      for (const person of names ?? newcomers(machine, count))
        join(machine.room, person, { inWaitingRoom: waiting, kind });
    },
  ),
  leavePeople: action(
    'People leave: names, or the count who came last.',
    z.strictObject({
      names: z.array(name).max(1000).optional(),
      count: z.number().int().min(1).max(1000).default(1),
    }),
    (machine, { names, count }) => {
      const leaving = names?.map((wanted) => someone(machine, wanted)) ?? others(machine).slice(-count);
      for (const person of leaving) depart(machine.room, person);
    },
  ),
  leaveUnknown: action('Somebody leaves of whom the room never told.', none, (machine) => {
    const stranger = addPerson(machine.room, 'Okänd');
    depart(machine.room, stranger);
  }),
  burst: action(
    'Many at once: participants join and contacts are told.',
    z.strictObject({
      participants: z.number().int().min(0).max(1000).default(499),
      contacts: z.number().int().min(0).max(10_000).default(500),
    }),
    (machine, { participants, contacts }) => {
      if (participants > 0) requireMeeting(machine);
      for (const person of newcomers(machine, participants)) join(machine.room, person);
      machine.service.tellContacts(contacts);
    },
  ),
  muteFromAfar: action(
    "The host mutes the room's microphone (or unmutes it).",
    z.strictObject({ muted: z.boolean().default(true) }),
    (machine, { muted }) => {
      requireMeeting(machine);
      changeFromAfar(machine.room, 'Call Microphone Mute', muted ? 'on' : 'off');
    },
  ),
  hostArrives: action('The host comes, or admits the room from the waiting room.', none, ({ room }) => {
    if (!endWait(room)) throw new ActionRefused('The room is not waiting for a host.');
  }),
  addMeeting: action(
    'Makes a meeting known that the room can dial.',
    z.strictObject({
      number,
      topic: name.default('Möte'),
      passcode: z
        .string()
        .regex(/^\d{1,10}$/)
        .nullable()
        .default(null),
      roomIsHost: z.boolean().default(false),
      open: z.boolean().default(true),
      waitingRoom: z.boolean().default(false),
      participants: z.array(name).max(500).default([]),
    }),
    ({ room }, meeting) => {
      room.state.meetings.set(meeting.number, meeting);
    },
  ),
  setBookings: action(
    "The room's booking list is replaced (null: the scenario's again), and the room says it has read its calendar.",
    z.strictObject({ bookings: z.array(z.record(z.string(), z.json())).max(1000).nullable() }),
    ({ room }, { bookings }) => {
      room.state.bookings = bookings;
      room.tell(bookingsUpdated);
    },
  ),
  tellPeople: action('The whole list of people is told unasked.', none, ({ room }) =>
    room.tell(notification('zCommand', 'ListParticipantsResult', peopleList(room))),
  ),
  turnVolume: action(
    'Somebody turns the loudspeaker at the room computer.',
    z.strictObject({ percent: z.number().int().min(0).max(100) }),
    ({ room }, { percent }) => changeFromAfar(room, 'Audio Output volume', String(percent)),
  ),
};
