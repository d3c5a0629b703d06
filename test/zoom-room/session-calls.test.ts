/** Calls and prompts in virtual time: what is answered once, what is over by itself, what a room without account does. */
import { describe, expect, it } from 'vitest';
import { done, failed, inMeeting, join, prompted } from './scripted-meeting.ts';
import { outcome, readyRoom } from './scripted-room.ts';

const ringing = { callerJID: 'k7@x', callerName: 'Karin Ek', lifeTime: 60 };

describe('a ringing call', () => {
  it('rings no longer once a call begins to connect', async () => {
    const room = await readyRoom();
    await room.tell('zEvent', 'IncomingCallIndication', ringing);
    await room.status('CONNECTING_MEETING');
    expect(room.driver.now()).toMatchObject({ prompt: null, call: { kind: 'connecting' } });
  });

  it('rings on when the meeting beside it ends', async () => {
    const room = await inMeeting();
    await room.tell('zEvent', 'IncomingCallIndication', ringing);
    await room.status('NOT_IN_MEETING');
    expect(room.driver.now()).toMatchObject({ prompt: { kind: 'incomingCall' }, call: { kind: 'idle' } });
  });

  it.each([
    [30, 30],
    [0, 60],
    [86_400, 600],
  ])('that says it rings for %i s is believed for %i s', async (lifeTime, seconds) => {
    const room = await readyRoom();
    await room.tell('zEvent', 'IncomingCallIndication', { ...ringing, lifeTime });
    expect(room.driver.now().prompt).toMatchObject({ expiresAt: room.clock.now() + seconds * 1_000 });
  });
});

describe('a passcode', () => {
  it('is sent once at a time', async () => {
    const room = await prompted();
    void room.driver.execute({ kind: 'answerPasscode', passcode: '4711' });
    await room.clock.advance(10);
    const second = await room.driver.execute({ kind: 'answerPasscode', passcode: '4712' });
    expect(second).toEqual(failed('intent.busy'));
    expect(room.sent()).toHaveLength(1);
  });

  it('was right when the room goes on to wait for the host', async () => {
    const room = await prompted();
    const answering = outcome(room.driver.execute({ kind: 'answerPasscode', passcode: '4711' }));
    await room.clock.advance(10);
    await room.tell('zEvent', 'NeedWaitForHost', { Wait: true });
    expect(await answering()).toEqual(done);
    expect(await room.joining()).toBe('open');
  });

  it('longer than any room takes is not sent', async () => {
    const room = await prompted();
    const passcode = '4'.repeat(257);
    expect(await room.driver.execute({ kind: 'answerPasscode', passcode })).toEqual(
      failed('intent.notPossible'),
    );
    expect(room.sent()).toEqual([]);
  });
});

it('a room without an account takes no call', async () => {
  const room = await readyRoom();
  await room.status('LOGGED_OUT');
  expect(await room.driver.execute(join)).toEqual(failed('room.rejected'));
  expect(room.sent()).toEqual([]);
});

it('whoever waited for a command finds its effect in the state', async () => {
  const room = await inMeeting();
  const muted = room.driver
    .execute({ kind: 'setMicrophone', muted: true })
    .then(() => room.driver.now().microphoneMuted);
  await room.reply('zConfiguration', 'Call', { Microphone: { Mute: true } });
  expect(await muted).toBe(true);
});
