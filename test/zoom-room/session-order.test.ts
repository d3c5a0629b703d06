/** What is held back, asked once, and looked at again: the order of lines that the other tests of the session leave open. */
import { describe, expect, it } from 'vitest';
import { setupLines } from '../../electron/zoom-room/protocol.ts';
import { done, inMeeting, join } from './scripted-meeting.ts';
import { outcome, readyRoom, scriptRoom, type ScriptedRoom } from './scripted-room.ts';

const hostChanged = { user_id: 1024, event: 'ZRCUserChangedEventHostChanged' };
const askPeople = 'zCommand Call ListParticipants';

/** A room that has let us in and whose first answer is awaited. */
async function probing(): Promise<ScriptedRoom> {
  const room = scriptRoom();
  room.answerQuestions(false);
  await room.open();
  await room.text('*r Login successful\r\n');
  await room.clock.advance(700);
  room.sent();
  return room;
}

describe('a question', () => {
  it('is asked once however often it comes up while it waits', async () => {
    const room = await inMeeting();
    void room.driver.execute({ kind: 'setVolume', percent: 20 });
    for (let time = 0; time < 3; time += 1)
      await room.tell('zCommand', 'ListParticipantsResult', hostChanged);
    room.sent();
    await room.reply('zConfiguration', 'Audio');
    await room.clock.advance(10);
    expect(room.sent()).toEqual([askPeople]);
    await room.reply('zCommand', 'ListParticipantsResult', []);
    await room.clock.advance(10);
    expect(room.sent()).toEqual([]);
  });

  it('is not asked again when the room only repeats that it is in a meeting', async () => {
    const room = await inMeeting();
    await room.status('IN_MEETING');
    await room.clock.advance(100);
    expect(room.sent()).toEqual([]);
  });

  it('of the driver’s own is held back while the room stands in a waiting room', async () => {
    const room = await inMeeting();
    const myself = { user_id: 1024, is_myself: true };
    await room.tell('zCommand', 'ListParticipantsResult', [{ ...myself, is_in_waiting_room: true }]);
    expect(room.driver.now().prompt?.kind).toBe('waitForHost');
    await room.tell('zEvent', 'Bookings Updated', undefined);
    await room.clock.advance(1_000);
    expect(room.sent()).toEqual([]);
    await room.tell('zCommand', 'ListParticipantsResult', [{ ...myself, is_in_waiting_room: false }]);
    expect(room.sent()).toEqual(['zCommand Bookings List']);
  });
});

describe('a command that has not left', () => {
  it('is not settled by what the room says meanwhile', async () => {
    const room = await inMeeting();
    void room.driver.execute({ kind: 'setVolume', percent: 20 });
    const muting = outcome(room.driver.execute({ kind: 'setMicrophone', muted: true }));
    await room.tell('zConfiguration', 'Call', { Microphone: { Mute: true } });
    expect(await muting()).toBe('open');
    await room.reply('zConfiguration', 'Audio', { Output: { volume: 20 } });
    await room.clock.advance(10);
    expect(room.sent().at(-1)).toBe('zConfiguration Call Microphone Mute: on');
    await room.reply('zConfiguration', 'Call', { Microphone: { Mute: true } });
    expect(await muting()).toEqual(done);
  });
});

describe('the first answer', () => {
  it('is asked for again when a prompt has been open for longer than it is waited for', async () => {
    const room = await probing();
    await room.tell('zEvent', 'IncomingCallIndication', { callerJID: 'k7@x', callerName: 'Karin Ek' });
    await room.clock.advance(4_000);
    expect(room.sent()).toEqual([]);
    await room.tell('zEvent', 'TreatedIncomingCallIndication', { callerJID: 'k7@x', accepted: false });
    await room.clock.advance(10);
    expect(room.sent()).toEqual(['zStatus SystemUnit']);
    await room.reply('zStatus', 'SystemUnit', { room_info: { room_name: 'Älgen' } });
    await room.clock.advance(5_000);
    expect(room.driver.now().link.kind).toBe('ready');
    expect(room.attempts()).toBe(1);
  });

  it.each<[string, (room: ScriptedRoom) => Promise<void>]>([
    ['is an error', (room) => room.replyError('zStatus', 'SystemUnit')],
    ['holds nothing', (room) => room.reply('zStatus', 'SystemUnit', 'nothing')],
  ])('that %s is none: the room is given up', async (_what, answers) => {
    const room = await probing();
    await answers(room);
    await room.clock.advance(1_000);
    expect(room.sent()).toEqual([]);
    await room.clock.advance(4_000);
    expect(room.isClosed()).toBe(true);
  });

  it('is waited for as long as a prompt keeps the question from being asked', async () => {
    const room = scriptRoom();
    await room.open();
    await room.text('*r Login successful\r\n');
    for (let sent = room.sent().length; sent < setupLines.length; sent += room.sent().length) {
      await room.clock.advance(10);
    }
    await room.tell('zEvent', 'MeetingNeedsPassword', { needsPassword: true });
    await room.clock.advance(60_000);
    expect(room.isClosed()).toBe(false);
    expect(room.sent()).toEqual([]);
    await room.tell('zEvent', 'MeetingNeedsPassword', { needsPassword: false });
    expect(room.sent()[0]).toBe('zStatus SystemUnit');
    await room.clock.advance(5_000);
    expect(room.driver.now().link.kind).toBe('ready');
  });
});

describe('a room stuck connecting', () => {
  it.each([
    ['joined', join, 'zCommand Call Leave'],
    ['started', { kind: 'start', durationMinutes: 30 }, 'zCommand Call Disconnect'],
    ['shared', { kind: 'startLocalShare' }, 'zCommand Call Disconnect'],
  ] as const)('is freed of what it %s by the command that fits', async (_what, command, end) => {
    const room = await readyRoom();
    void room.driver.execute(command);
    await room.status('CONNECTING_MEETING');
    for (let second = 0; second < 65; second += 1) {
      await room.clock.advance(1_000);
      await room.reply('zStatus', 'Call', { Status: 'CONNECTING_MEETING' });
    }
    expect(room.sent().at(-1)).toBe(end);
  });
});

describe('a connection', () => {
  it('that has been given up is not listened to any more', async () => {
    const room = await probing();
    await room.clock.advance(5_000);
    expect(room.isClosed()).toBe(true);
    const states = room.driver.states.length;
    await room.close('loginRefused');
    await room.text('connection rejected\r\n');
    expect(room.driver.states).toHaveLength(states);
    await room.clock.advance(1_000);
    expect(room.attempts()).toBe(2);
  });

  it('that was ready makes the next pause a short one again', async () => {
    const room = scriptRoom();
    await room.clock.advance(0);
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await room.close('lost');
      await room.clock.advance(8_000);
    }
    await room.open();
    await room.text('*r Login successful\r\n');
    await room.clock.advance(2_000);
    expect(room.driver.now().link.kind).toBe('ready');
    const before = room.attempts();
    await room.close('lost');
    await room.clock.advance(1_000);
    expect(room.attempts()).toBe(before + 1);
  });

  it('that is refused again and again has been refused since the first time', async () => {
    const room = scriptRoom();
    await room.clock.advance(0);
    await room.close('loginRefused');
    const { link } = room.driver.now();
    expect(link.kind).toBe('refused');
    await room.clock.advance(70_000);
    await room.close('loginRefused');
    expect(room.driver.now().link).toEqual(link);
  });
});
