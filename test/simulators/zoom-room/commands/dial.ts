/** Starting, joining, leaving, and answering a call that rings. Names of commands and replies: reference 4.1 to 4.3. */
import { answerPasscode, dial, hangUp, startLocalShare, stopRinging, treat } from '../calls.ts';
import { errorReply, reply, type RoomMessage } from '../messages.ts';
import { isLocalShare } from '../room-state.ts';
import type { Room } from '../room.ts';
import { command, type Command } from './command.ts';

function start(room: Room, number: string, passcode: string | null, replyName: string): RoomMessage {
  const { call, signedIn } = room.state;
  if (!signedIn) return errorReply('zCommand', replyName, 'Zoom Room is not signed in');
  if (!/^\d{9,11}$/.test(number)) return errorReply('zCommand', replyName, 'Invalid meeting number');
  const isAnswer = call.kind === 'connecting' && call.stage === 'passcode' && call.number === number;
  if (isAnswer && passcode !== null) answerPasscode(room, call, passcode);
  else if (call.kind !== 'idle') return errorReply('zCommand', replyName, alreadyBusy(room));
  else dial(room, number, passcode);
  return reply('zCommand', replyName);
}

const alreadyBusy = (room: Room): string =>
  isLocalShare(room.state) ? 'A local presentation is in progress' : 'Already in a meeting';

const digits = (text: string): string => text.replaceAll(/\s/g, '');

const join: Command['run'] = (room, value, replyName) => {
  const passcode = value('password');
  return start(room, digits(value('meetingNumber')), passcode === '' ? null : passcode, replyName);
};

/** Ends the meeting or leaves it; the room tells both alike. Also aborts an attempt to join. */
const end: Command['run'] = (room) => {
  const { call, faults } = room.state;
  const replyName = 'CallDisconnectResult';
  if (call.kind === 'idle') return errorReply('zCommand', replyName, 'Not in a meeting');
  if (call.kind === 'connecting' && call.stage === 'stuck' && faults.stuckConnecting === 'stubborn') {
    return errorReply('zCommand', replyName, 'Disconnect failed');
  }
  room.callTimers.cancel();
  room.callTimers.after(150, () => hangUp(room, { withEvent: true }));
  return reply('zCommand', replyName);
};

const answerCall =
  (accepted: boolean): Command['run'] =>
  (room, value) => {
    const { ringing } = room.state;
    const replyName = 'CallAcceptRejectResult';
    if (ringing === null || ringing.callerJID !== value('callerJID')) {
      return errorReply('zCommand', replyName, 'No such incoming call');
    }
    // From here on the prompt is closed; what follows is only told later.
    stopRinging(room);
    room.scheduler.after(60, () => treat(room, ringing, accepted));
    return reply('zCommand', replyName);
  };

const startPmi: Command['run'] = (room, value, replyName) => {
  if (!/^\d+$/.test(value('duration'))) return errorReply('zCommand', replyName, 'Duration must be a number');
  return start(room, ownNumber(room), null, replyName);
};

const ownNumber = ({ state }: Room): string => state.scenario.room.personalNumber;

const localShare: Command['run'] = (room, value, replyName) => {
  const page = (['None', 'Laptop', 'IOS'] as const).find(
    (name) => name.toLowerCase() === value('displayState').toLowerCase(),
  );
  if (!room.state.signedIn || page === undefined)
    return errorReply('zCommand', replyName, 'Cannot start sharing');
  if (room.state.call.kind !== 'idle') return errorReply('zCommand', replyName, alreadyBusy(room));
  room.callTimers.after(250, () => startLocalShare(room, page, false));
  return reply('zCommand', replyName);
};

export const dialCommands: readonly Command[] = [
  command('Dial Start', ['meetingNumber', 'password?'], (room, value, replyName) =>
    room.state.faults.deadDialStart ? reply('zCommand', replyName) : join(room, value, replyName),
  ),
  command('Dial StartPmi', ['Duration'], startPmi),
  command('Dial Join', ['meetingNumber', 'password?'], join),
  command('Dial Sharing', ['Duration', 'DisplayState', 'Password'], localShare),
  command('Call Leave', [], end),
  command('Call Disconnect', [], end),
  command('Call Accept', ['callerJID'], answerCall(true)),
  command('Call Reject', ['callerJID'], answerCall(false)),
];
