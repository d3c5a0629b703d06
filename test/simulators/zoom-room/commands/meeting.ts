/** What is done within a meeting: its people, recording, camera, sharing. Names: reference 4.5 to 4.7. */
import { makeNormal } from '../calls.ts';
import { depart, peopleList, personById, tellPerson } from '../people.ts';
import { errorReply, event, reply } from '../messages.ts';
import { roomIsHost, type Person } from '../room-state.ts';
import type { Room } from '../room.ts';
import { meetingInfo } from '../shapes.ts';
import { startCable, stopCable, stopWireless, tellSharing } from '../sharing.ts';
import { command, done, inMeetingCommand, isOn, notInMeeting, type Command } from './command.ts';

/** A command about one person, for the host only. */
function aboutPerson(path: string, parameters: readonly string[], change: Change): Command {
  return inMeetingCommand(path, parameters, (room, value, name) => {
    const person = personById(room, value('id'));
    if (person === null) return errorReply('zCommand', name, 'No such participant');
    if (!roomIsHost(room.state)) return errorReply('zCommand', name, 'Only the host can do this');
    room.callTimers.after(80, () => change(room, person, value));
    return reply('zCommand', name);
  });
}

type Change = (room: Room, person: Person, value: (name: string) => string) => void;

const updated = (room: Room, person: Person): void =>
  tellPerson(room, person, 'ZRCUserChangedEventUserInfoUpdated');

const muteParticipant: Change = (room, person, value) => {
  // Unmuting only asks the person.
  if (!isOn(value('mute'))) return;
  person.muted = true;
  updated(room, person);
};

const changeHost: Change = (room, person) => {
  for (const other of room.state.people) other.isHost = other === person;
  tellPerson(room, person, 'ZRCUserChangedEventHostChanged');
};

const info: Command['run'] = (room) => {
  const { call } = room.state;
  // While the room waits for a host this question gets no answer at all.
  if (call.kind === 'connecting' && call.stage === 'waitForHost') return null;
  // Outside a meeting the error comes under another name than the answer.
  if (call.kind !== 'inMeeting') return errorReply('zCommand', 'CallInfoResult', 'Not in a meeting');
  return { ...reply('zCommand', 'InfoResult', meetingInfo(room.state)), rawLineBreaks: true };
};

const record: Command['run'] = (room, value) => {
  if (!roomIsHost(room.state)) return errorReply('zCommand', 'CallRecord', 'Only the host can record');
  room.state.recording = isOn(value('enable'));
  room.callTimers.after(150, () => tellRecording(room, room.state.recording));
  return reply('zCommand', 'CallRecord');
};

export function tellRecording(room: Room, byRoom: boolean): void {
  const payload = {
    amIRecording: byRoom && room.state.recording,
    canRecord: roomIsHost(room.state),
    emailRequired: false,
    meetingIsBeingRecorded: room.state.recording,
  };
  room.tell(event('UpdateCallRecordInfo', payload));
}

const cable =
  (isStart: boolean): Command['run'] =>
  (room) => {
    if (isStart) startCable(room);
    else stopCable(room);
    // OK does not mean that the share has started.
    return reply('zCommand', 'CallSharingHDMIResult');
  };

const instructions: Command['run'] = (room, value, replyName) => {
  const page = (['Laptop', 'IOS'] as const).find(
    (name) => name.toLowerCase() === value('type').toLowerCase(),
  );
  room.state.sharing.page = isOn(value('show')) ? (page ?? 'None') : 'None';
  room.shareTimers.after(80, () => tellSharing(room));
  return reply('zCommand', replyName);
};

export const meetingCommands: readonly Command[] = [
  // In somebody's waiting room the list holds the room alone.
  command('Call ListParticipants', [], (room) =>
    room.state.people.length === 0
      ? errorReply('zCommand', 'ListParticipantsResult', notInMeeting)
      : reply('zCommand', 'ListParticipantsResult', peopleList(room)),
  ),
  aboutPerson('Call MuteParticipant', ['mute', 'Id'], muteParticipant),
  aboutPerson('Call MuteParticipantVideo', ['Mute', 'Id'], (room, person, value) => {
    if (!isOn(value('mute'))) return;
    person.videoOn = false;
    updated(room, person);
  }),
  inMeetingCommand('Call MuteAll', ['mute'], (room, value, replyName) => {
    if (!roomIsHost(room.state)) return errorReply('zCommand', replyName, 'Only the host can do this');
    for (const person of room.state.people) {
      if (person.isMyself || !isOn(value('mute')) || person.muted) continue;
      person.muted = true;
      room.callTimers.after(80, () => updated(room, person));
    }
    return reply('zCommand', replyName);
  }),
  aboutPerson('Call Expel', ['Id'], depart),
  aboutPerson('Call HostChange', ['Id'], changeHost),
  aboutPerson('Call Admit Participant', ['Id'], (room, person) => {
    person.inWaitingRoom = false;
    updated(room, person);
  }),
  aboutPerson('Call Spotlight', ['Id', 'Enable'], (room, person, value) =>
    room.tell(
      event('SpotlightStatusNotification', { present: isOn(value('enable')), user_id: person.serial * 1024 }),
    ),
  ),
  inMeetingCommand('Call Pin', ['Id', 'Enable', 'Screen?'], done),
  inMeetingCommand('Call AllowRecord', ['Id', 'Enable'], done),
  command('Call Info', [], info),
  inMeetingCommand('Call Record', ['Enable'], record),
  // Here the value follows the path itself.
  inMeetingCommand('Agree', ['Recording'], done),
  command('Call CameraControl', ['Id', 'State?', 'Action?', 'Speed?'], () =>
    reply('zCommand', 'CameraControl'),
  ),
  inMeetingCommand('Call Layout TurnPage', ['Forward'], done),
  inMeetingCommand('Call Sharing HDMI Start', [], cable(true)),
  inMeetingCommand('Call Sharing HDMI Stop', [], cable(false)),
  inMeetingCommand('Call Sharing Disconnect', [], (room, _value, replyName) => {
    room.shareTimers.after(80, () => stopWireless(room));
    return reply('zCommand', replyName);
  }),
  inMeetingCommand('Call Sharing ToNormal', [], (room, _value, replyName) => {
    room.callTimers.after(200, () => makeNormal(room));
    return reply('zCommand', replyName);
  }),
  command('Call SetInstructions', ['Show', 'Type'], instructions),
];
