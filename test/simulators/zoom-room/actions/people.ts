/** What people in the meeting are and do one by one: roles, hands, where they come from, and many changes at once. */
import { z } from 'zod';
import { changeFromAfar } from '../commands/configuration.ts';
import { setRecording, tellRecording } from '../meeting-functions.ts';
import { event, notification } from '../messages.ts';
import { changeHost, raiseHand, updated } from '../people.ts';
import { action, ActionRefused } from './action.ts';
import { personName, requireMeeting, someone } from './people-of.ts';

const onOff = z.strictObject({ on: z.boolean().default(true) });

export const peopleActions = {
  raiseHand: action(
    'Somebody raises or lowers a hand.',
    z.strictObject({ name: personName, raised: z.boolean().default(true) }),
    (machine, { name, raised }) => raiseHand(machine.room, someone(machine, name), raised),
  ),
  makeHost: action(
    'Somebody becomes host; "room": the room itself.',
    z.strictObject({ name: personName }),
    (machine, { name }) => {
      requireMeeting(machine);
      changeHost(machine.room, someone(machine, name));
      tellRecording(machine.room);
    },
  ),
  makeCoHost: action(
    'Somebody becomes co-host, or is one no longer; "room": the room itself. No host is made one.',
    z.strictObject({ name: personName, on: z.boolean().default(true) }),
    (machine, { name, on }) => {
      requireMeeting(machine);
      const person = someone(machine, name);
      if (person.isHost) throw new ActionRefused(`"${name}" is the host.`);
      person.isCoHost = on;
      updated(machine.room, person);
      tellRecording(machine.room);
    },
  ),
  setSound: action(
    'Somebody mutes or unmutes.',
    z.strictObject({ name: personName, muted: z.boolean() }),
    (machine, { name, muted }) => {
      const person = someone(machine, name);
      person.muted = muted;
      updated(machine.room, person);
    },
  ),
  setPicture: action(
    'Somebody starts or stops their picture.',
    z.strictObject({ name: personName, on: z.boolean() }),
    (machine, { name, on }) => {
      const person = someone(machine, name);
      person.videoOn = on;
      updated(machine.room, person);
    },
  ),
  updatePeople: action(
    'So many changes of people a second, for so many real seconds: sound goes on and off.',
    z.strictObject({
      perSecond: z.number().int().min(1).max(200).default(60),
      seconds: z.number().positive().max(600).default(60),
    }),
    (machine, { perSecond, seconds }) => {
      requireMeeting(machine);
      const { room } = machine;
      for (let at = 0; at < perSecond * seconds; at += 1) {
        room.callTimers.afterReal((at * 1000) / perSecond, () => {
          const others = room.state.people.filter(({ isMyself }) => !isMyself);
          const person = others[at % others.length];
          if (person === undefined) return;
          person.muted = !person.muted;
          updated(room, person);
        });
      }
    },
  ),
  askForVideo: action('A host asks the room to start its video.', z.strictObject({}), (machine) => {
    requireMeeting(machine);
    machine.room.tell(event('VideoUnMuteRequest', { ID: 16_778_240, isCoHost: false, isHost: true }));
  }),
  hostStopsVideo: action('The host does not let the room start its video.', onOff, ({ room }, { on }) => {
    room.state.faults.hostStopsVideo = on;
  }),
  lockMeeting: action('The host locks or opens the meeting.', onOff, (machine, { on }) => {
    requireMeeting(machine);
    changeFromAfar(machine.room, 'Call Lock Enable', on ? 'on' : 'off');
  }),
  setCaptionsAvailable: action('The meeting gets or loses its captions.', onOff, (machine, { on }) => {
    requireMeeting(machine);
    machine.room.state.functions.captionsAvailable = on;
    machine.room.tell(notification('zStatus', 'Call', { ClosedCaption: { Available: on } }));
  }),
  recordByOther: action(
    'Somebody else starts or stops recording; the room is asked for consent.',
    onOff,
    (machine, { on }) => {
      requireMeeting(machine);
      const other = machine.room.state.people.find(({ isMyself, isHost }) => isHost && !isMyself);
      if (other !== undefined) other.isRecording = on;
      setRecording(machine.room, on ? 'other' : null, on);
      if (other !== undefined) updated(machine.room, other);
    },
  ),
  recordingRules: action(
    'Whether the meeting lets the room record, and wants an address first; told: before it is tried.',
    z.strictObject({
      mayRecord: z.boolean().default(true),
      needsEmail: z.boolean().default(false),
      told: z.boolean().default(true),
    }),
    (machine, { mayRecord, needsEmail, told }) => {
      requireMeeting(machine);
      Object.assign(machine.room.state.functions, { mayRecord, needsEmail, tellsEmail: told });
      if (told) tellRecording(machine.room);
    },
  ),
};
