/** What is done within a meeting as a whole: recording, pages, camera, sharing. Names: reference 4.6 and 4.7. */
import { hangUp, makeNormal } from '../calls.ts';
import { tellLayout, tellRecording, turnPage } from '../meeting-functions.ts';
import { updated } from '../people.ts';
import { errorReply, event, reply } from '../messages.ts';
import { roomMayHost } from '../room-state.ts';
import { meetingInfo } from '../shapes.ts';
import { startCable, stopCable, stopWireless, tellSharing } from '../sharing.ts';
import { command, inMeetingCommand, isOn, type Command } from './command.ts';

const info: Command['run'] = (room) => {
  const { call } = room.state;
  // While the room waits for a host this question gets no answer at all.
  if (call.kind === 'connecting' && call.stage === 'waitForHost') return null;
  // Outside a meeting the error comes under another name than the answer.
  if (call.kind !== 'inMeeting') return errorReply('zCommand', 'CallInfoResult', 'Not in a meeting');
  return { ...reply('zCommand', 'InfoResult', meetingInfo(room.state)), rawLineBreaks: true };
};

const record: Command['run'] = (room, value) => {
  const { functions } = room.state;
  const isStart = isOn(value('enable'));
  if (isStart && !(roomMayHost(room.state) && functions.mayRecord)) {
    return errorReply('zCommand', 'CallRecord', 'Recording is not allowed');
  }
  room.callTimers.after(150, () => {
    // Until an address has been typed nothing begins, although the command was taken.
    if (isStart && functions.needsEmail) functions.tellsEmail = true;
    else if (isStart || functions.recordingBy === 'room') functions.recordingBy = isStart ? 'room' : null;
    const myself = room.state.people.find(({ isMyself }) => isMyself);
    tellRecording(room);
    if (myself === undefined) return;
    myself.isRecording = functions.recordingBy === 'room';
    updated(room, myself);
  });
  return reply('zCommand', 'CallRecord');
};

/** Whoever does not agree to be recorded leaves. */
const agree: Command['run'] = (room, value, replyName) => {
  if (!room.state.functions.asksConsent) return errorReply('zCommand', replyName, 'Nothing is asked');
  room.state.functions.asksConsent = false;
  room.callTimers.after(60, () => {
    room.tell(event('RecordingConsent', { isShow: false }));
    if (!isOn(value('recording'))) hangUp(room, { withEvent: true });
  });
  return reply('zCommand', replyName);
};

const turn: Command['run'] = (room, value, replyName) => {
  if (!turnPage(room, isOn(value('forward')))) return errorReply('zCommand', replyName, 'No such page');
  room.callTimers.after(80, () => tellLayout(room));
  return reply('zCommand', replyName);
};

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
  command('Call Info', [], info),
  inMeetingCommand('Call Record', ['Enable'], record),
  // Here the value follows the path itself.
  inMeetingCommand('Agree', ['Recording'], agree),
  inMeetingCommand('Call Layout TurnPage', ['Forward'], turn),
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
