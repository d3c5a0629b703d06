/** What a host does to people in the meeting, and how one becomes host. Names: reference 4.5. */
import { setPin, setSpotlight, tellRecording } from '../meeting-functions.ts';
import { errorReply, reply } from '../messages.ts';
import { changeHost, depart, peopleList, personById, tellPerson, updated } from '../people.ts';
import { roomIsHost, roomMayHost, type Person } from '../room-state.ts';
import type { Room } from '../room.ts';
import { command, inMeetingCommand, isOn, notInMeeting, type Command } from './command.ts';

type Needs = 'anybody' | 'coHost' | 'host';
type Change = (room: Room, person: Person, value: (name: string) => string) => void;

function mayDo(room: Room, needs: Needs): boolean {
  if (needs === 'anybody') return true;
  return needs === 'host' ? roomIsHost(room.state) : roomMayHost(room.state);
}

/** A command about one person. */
function aboutPerson(path: string, parameters: readonly string[], needs: Needs, change: Change): Command {
  return inMeetingCommand(path, parameters, (room, value, name) => {
    const person = personById(room, value('id'));
    if (person === null) return errorReply('zCommand', name, 'No such participant');
    if (!mayDo(room, needs)) return errorReply('zCommand', name, 'Only the host can do this');
    room.callTimers.after(80, () => change(room, person, value));
    return reply('zCommand', name);
  });
}

const mute: Change = (room, person, value) => {
  // Unmuting only asks the person.
  if (!isOn(value('mute'))) return;
  person.muted = true;
  updated(room, person);
};

const muteVideo: Change = (room, person, value) => {
  if (!isOn(value('mute'))) return;
  person.videoOn = false;
  updated(room, person);
};

const muteAll: Command['run'] = (room, value, replyName) => {
  if (!roomMayHost(room.state)) return errorReply('zCommand', replyName, 'Only the host can do this');
  for (const person of room.state.people) {
    if (person.isMyself || person.inWaitingRoom || !isOn(value('mute')) || person.muted) continue;
    person.muted = true;
    room.callTimers.after(80, () => updated(room, person));
  }
  return reply('zCommand', replyName);
};

const claimHost: Command['run'] = (room, value, replyName) => {
  const { people, scenario } = room.state;
  const myself = people.find(({ isMyself }) => isMyself);
  if (myself === undefined || value('key') !== scenario.room.hostKey) {
    return errorReply('zCommand', replyName, 'Wrong host key');
  }
  room.callTimers.after(200, () => {
    changeHost(room, myself);
    tellRecording(room);
  });
  return reply('zCommand', replyName);
};

const isScreen = (room: Room, text: string): boolean =>
  /^\d$/.test(text) && Number(text) < room.state.scenario.room.screens;

const pin: Command['run'] = (room, value, replyName) => {
  const person = personById(room, value('id'));
  if (person === null) return errorReply('zCommand', replyName, 'No such participant');
  const on = isOn(value('enable'));
  if (on && !isScreen(room, value('screen'))) return errorReply('zCommand', replyName, 'No such screen');
  room.callTimers.after(80, () => setPin(room, person, on ? Number(value('screen')) : null));
  return reply('zCommand', replyName);
};

export const peopleCommands: readonly Command[] = [
  // In somebody's waiting room the list holds the room alone.
  command('Call ListParticipants', [], (room) =>
    room.state.people.length === 0
      ? errorReply('zCommand', 'ListParticipantsResult', notInMeeting)
      : reply('zCommand', 'ListParticipantsResult', peopleList(room)),
  ),
  aboutPerson('Call MuteParticipant', ['mute', 'Id'], 'coHost', mute),
  aboutPerson('Call MuteParticipantVideo', ['Mute', 'Id'], 'coHost', muteVideo),
  inMeetingCommand('Call MuteAll', ['mute'], muteAll),
  aboutPerson('Call Expel', ['Id'], 'host', depart),
  aboutPerson('Call HostChange', ['Id'], 'host', (room, person) => {
    changeHost(room, person);
    tellRecording(room);
  }),
  inMeetingCommand('Call HostClaim', ['Key'], claimHost),
  aboutPerson('Call Admit Participant', ['Id'], 'coHost', (room, person) => {
    person.inWaitingRoom = false;
    tellPerson(room, person, 'ZRCUserChangedEventUserInfoUpdated');
  }),
  aboutPerson('Call Spotlight', ['Id', 'Enable'], 'coHost', (room, person, value) =>
    setSpotlight(room, person, isOn(value('enable'))),
  ),
  inMeetingCommand('Call Pin', ['Id', 'Enable', 'Screen?'], pin),
  aboutPerson('Call AllowRecord', ['Id', 'Enable'], 'coHost', (room, person, value) => {
    person.mayRecord = isOn(value('enable'));
    updated(room, person);
  }),
];
