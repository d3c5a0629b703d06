import { describe, expect, it } from 'vitest';
import { done, failed, join, joinLine, prompted } from './scripted-meeting.ts';
import { outcome, readyRoom, scriptRoom, type ScriptedRoom } from './scripted-room.ts';

describe('logging in', () => {
  it('goes on after a second of silence when no login is told', async () => {
    const room = scriptRoom();
    await room.open();
    await room.clock.advance(999);
    expect(room.sent()).toEqual([]);
    await room.clock.advance(1);
    expect(room.sent()).toEqual(['echo off']);
    await room.clock.advance(99);
    expect(room.sent()).toEqual([]);
    await room.clock.advance(1);
    expect(room.sent()).toEqual(['format json']);
  });

  it('gives up a room that chatters for nine seconds without a login', async () => {
    const room = scriptRoom();
    await room.open();
    for (let at = 0; at < 18; at += 1) {
      await room.text('.');
      await room.clock.advance(500);
    }
    expect(room.isClosed()).toBe(true);
    expect(room.driver.now().link.kind).toBe('connecting');
  });

  it('gives up a room that does not answer in JSON, and connects again', async () => {
    const room = scriptRoom();
    room.answerQuestions(false);
    await room.open();
    await room.text('*r Login successful\r\n');
    await room.clock.advance(700);
    expect(room.sent().at(-1)).toBe('zStatus SystemUnit');
    await room.clock.advance(5_000);
    expect(room.isClosed()).toBe(true);
    await room.clock.advance(1_000);
    expect(room.attempts()).toBe(2);
  });

  it('is ready within five seconds of the first answer, whatever is left unanswered', async () => {
    const room = scriptRoom();
    room.answerQuestions(false);
    await room.open();
    await room.text('*r Login successful\r\n');
    await room.clock.advance(700);
    await room.reply('zStatus', 'SystemUnit', { room_info: { room_name: 'Älgen' } });
    await room.clock.advance(4_900);
    expect(room.driver.now().link.kind).toBe('connecting');
    await room.clock.advance(100);
    expect(room.driver.now()).toMatchObject({ link: { kind: 'ready' }, name: 'Älgen' });
  });

  it('asks nothing more when it finds the room connecting, since a prompt may be open', async () => {
    const room = scriptRoom();
    room.answerQuestions(false);
    await room.open();
    await room.text('*r Login successful\r\n');
    await room.clock.advance(700);
    await room.reply('zStatus', 'SystemUnit', {});
    await room.clock.advance(10);
    await room.reply('zStatus', 'Call', { Status: 'CONNECTING_MEETING' });
    room.sent();
    await room.clock.advance(30_000);
    expect(room.sent()).toEqual([]);
    expect(room.driver.now()).toMatchObject({ link: { kind: 'ready' }, call: { kind: 'connecting' } });
  });
});

describe('the gate', () => {
  it('lets nothing out while a passcode is asked for, however long', async () => {
    const room = await prompted();
    await room.tell('zCommand', 'ListParticipantsResult', {
      user_id: 1,
      event: 'ZRCUserChangedEventHostChanged',
    });
    await room.clock.advance(119_000);
    expect(room.sent()).toEqual([]);
    expect(await room.driver.execute({ kind: 'leave' })).toEqual(failed('intent.notPossible'));
    void room.driver.execute({ kind: 'answerPasscode', passcode: '4711' });
    expect(room.sent()).toEqual([`${joinLine} password: 4711`]);
    // The two minutes of silence count anew from the answer.
    await room.clock.advance(30_000);
    expect(room.sent()).toEqual([]);
  });

  it.each<[string, (room: ScriptedRoom) => Promise<void>]>([
    ['the room says so', (room) => room.tell('zEvent', 'MeetingNeedsPassword', { needsPassword: 'off' })],
    ['the meeting begins', (room) => room.status('IN_MEETING')],
    ['there is no meeting', (room) => room.status('NOT_IN_MEETING')],
    ['the call is ended', (room) => room.tell('zEvent', 'CallDisconnect', { success: 'on' })],
    ['the call fails', (room) => room.tell('zEvent', 'CallConnectError', { error_code: 5004 }, true)],
    ['the link is lost', (room) => room.close('lost')],
    ['another controller comes', (room) => room.text('*e Pipe OtherControllerLogin\r\n')],
  ])('opens when %s', async (_why, happens) => {
    const room = await prompted();
    expect(room.driver.now().prompt?.kind).toBe('passcode');
    await happens(room);
    expect(room.driver.now().prompt).toBeNull();
  });

  it('gives up a passcode prompt of which nothing is heard for two minutes', async () => {
    const room = await prompted();
    await room.clock.advance(120_000);
    expect(room.sent()).toEqual(['zCommand Call Disconnect']);
    expect(await room.joining()).toEqual(failed('room.timeout'));
    expect(room.driver.now().prompt).toBeNull();
  });

  it('lets nothing out while a call rings, and opens when its time is over', async () => {
    const room = await readyRoom();
    const ringing = { callerJID: 'k7@x', callerName: 'Karin Ek', lifeTime: 60, meetingNumber: 81234567890 };
    await room.tell('zEvent', 'IncomingCallIndication', ringing);
    await room.clock.advance(30_000);
    await room.tell('zEvent', 'IncomingCallIndication', ringing);
    await room.clock.advance(29_999);
    expect(room.sent()).toEqual([]);
    await room.clock.advance(1);
    expect(room.driver.now().prompt).toBeNull();
    expect(room.sent()).toEqual(['zStatus Call Status']);
  });

  it('sends the cancel at once although a line is unanswered, and waits for no reply', async () => {
    const room = await readyRoom();
    const joining = outcome(room.driver.execute(join));
    await room.status('CONNECTING_MEETING');
    await room.tell('zEvent', 'NeedWaitForHost', { Wait: true });
    await room.clock.advance(20);
    const cancelling = outcome(room.driver.execute({ kind: 'cancelJoin' }));
    expect(room.sent()).toEqual([joinLine, 'zCommand Call Disconnect']);
    expect(room.driver.now().prompt?.kind ?? null).toBe('waitForHost');
    await room.status('NOT_IN_MEETING');
    expect(await cancelling()).toEqual(done);
    expect(await joining()).toEqual(failed('meeting.cancelled'));
  });

  it('shows a passcode prompt before a ringing call, and lets both be answered', async () => {
    const room = await prompted();
    await room.tell('zEvent', 'IncomingCallIndication', { callerJID: 'k7@x', callerName: 'Karin Ek' });
    expect(room.driver.now().prompt?.kind).toBe('passcode');
    void room.driver.execute({ kind: 'rejectCall' });
    await room.clock.advance(10);
    expect(room.sent()).toEqual(['zCommand Call Reject callerJID: k7@x']);
  });
});
