import { describe, expect, it } from 'vitest';
import { plainCapabilities } from '../fakes/plain-room.ts';
import { useSimulatedRooms } from './simulated-room.ts';

const { driveReady } = useSimulatedRooms();
const done = { ok: true, value: 'done' };
const failed = (code: string): unknown =>
  expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) as unknown });
const withPasscode = '61234567890';
const open = '65550001234';
const waitsForHost = '64443332221';

describe('a simulated room over SSH', () => {
  it('tells who it is and what it can do', async () => {
    const { driver } = await driveReady();
    expect(driver.now()).toMatchObject({
      name: 'Mötesrum Älgen',
      version: '6.3.5.1021',
      personalMeetingNumber: '4417730925',
      call: { kind: 'idle' },
      prompt: null,
      sharing: {
        airPlay: { name: 'Älgen', passcode: null },
        network: 'gastnat',
        cable: 'connected',
        wireless: false,
      },
    });
    expect(driver.now().capabilities).toEqual(
      expect.arrayContaining([
        ...plainCapabilities.filter((capability) => capability !== 'endForAll'),
        ...['sharingKey', 'airPlay', 'cable'],
      ]),
    );
    expect(driver.now().volumePercent).toBeTypeOf('number');
  });

  it('joins without a prompt when the passcode is given', async () => {
    const { driver, room } = await driveReady();
    const result = await driver.execute({ kind: 'join', meetingNumber: withPasscode, passcode: '471147' });
    expect(result).toEqual(done);
    expect(driver.now().call).toMatchObject({ kind: 'inMeeting', meetingNumber: withPasscode });
    expect(driver.states.every(({ prompt }) => prompt === null)).toBe(true);
    const state = await driver.until(
      ({ participants, meetingTopic }) => participants.length === 4 && meetingTopic !== null,
    );
    expect(state.meetingTopic).toBe('Planering v. 48 – rekrytering och lokaler');
    expect(state.participants.map(({ name }) => name)).toEqual([
      'Mötesrum Älgen',
      'Åsa Berg',
      'Björn Öst',
      'Karin Ek',
    ]);
    expect(room.state()).toMatchObject({ callStatus: 'IN_MEETING', meetingNumber: withPasscode });
  });

  it('asks for the passcode, again when it is wrong, and gets in with the right one', async () => {
    const { driver } = await driveReady();
    const join = driver.execute({ kind: 'join', meetingNumber: withPasscode, passcode: '1' });
    await driver.until(({ prompt }) => prompt?.kind === 'passcode' && prompt.wrong);
    expect(await driver.execute({ kind: 'answerPasscode', passcode: '2' })).toEqual(
      failed('meeting.wrongPasscode'),
    );
    expect(driver.now().prompt).toMatchObject({ kind: 'passcode', wrong: true });
    expect(await driver.execute({ kind: 'answerPasscode', passcode: '471147' })).toEqual(done);
    expect(await join).toEqual(done);
    expect(driver.now()).toMatchObject({ call: { kind: 'inMeeting' }, prompt: null });
  });

  it('lets nothing but the cancel leave while the prompt is open', async () => {
    const { driver, room } = await driveReady({ timings: { pollMs: 5 } });
    const join = driver.execute({ kind: 'join', meetingNumber: withPasscode, passcode: null });
    await driver.until(({ prompt }) => prompt?.kind === 'passcode');
    const sent = room.commands().length;
    expect(await driver.execute({ kind: 'setVolume', percent: 3 })).toEqual(failed('intent.notPossible'));
    expect(await driver.execute({ kind: 'cancelJoin' })).toEqual(done);
    expect(await join).toEqual(failed('meeting.cancelled'));
    expect(room.commands()[sent]).toBe('zCommand Call Disconnect');
    expect(driver.now()).toMatchObject({ call: { kind: 'idle' }, prompt: null });
  });

  it('waits for a host, and gives up when told to', async () => {
    const { driver } = await driveReady();
    const join = driver.execute({ kind: 'join', meetingNumber: waitsForHost, passcode: '112358' });
    await driver.until(({ prompt }) => prompt?.kind === 'waitForHost');
    expect(await driver.execute({ kind: 'cancelJoin' })).toEqual(done);
    expect(await join).toEqual(failed('meeting.cancelled'));
  });

  it('gets in when the host arrives', async () => {
    const { driver, room } = await driveReady();
    const join = driver.execute({ kind: 'join', meetingNumber: waitsForHost, passcode: '112358' });
    await driver.until(({ prompt }) => prompt?.kind === 'waitForHost');
    await room.do({ do: 'hostArrives' });
    expect(await join).toEqual(done);
    expect(driver.now().prompt).toBeNull();
  });

  it('shows the wait in a waiting room, and counts the room once after it', async () => {
    const { driver, room } = await driveReady();
    await room.do({
      do: 'addMeeting',
      number: '67778889990',
      topic: 'Väntrum',
      waitingRoom: true,
      participants: ['Åsa Berg'],
    });
    const join = driver.execute({ kind: 'join', meetingNumber: '67778889990', passcode: null });
    await driver.until(({ prompt }) => prompt?.kind === 'waitForHost');
    await room.do({ do: 'hostArrives' });
    expect(await join).toEqual(done);
    const state = await driver.until(({ participants }) => participants.length === 2);
    expect(state.participants.filter(({ isMyself }) => isMyself)).toHaveLength(1);
    expect(state.prompt).toBeNull();
  });

  it('says that a join has failed', async () => {
    const { driver } = await driveReady();
    const result = await driver.execute({ kind: 'join', meetingNumber: '69999999999', passcode: null });
    expect(result).toEqual(failed('meeting.joinFailed'));
  });

  it('starts a meeting, and ends it', async () => {
    const { driver } = await driveReady();
    expect(await driver.execute({ kind: 'start', durationMinutes: 30 })).toEqual(done);
    expect(await driver.execute({ kind: 'start', durationMinutes: 30 })).toEqual(
      failed('intent.notPossible'),
    );
    expect(await driver.execute({ kind: 'endForAll' })).toEqual(done);
    expect(driver.now()).toMatchObject({ call: { kind: 'idle' }, participants: [], meetingTopic: null });
    expect(await driver.execute({ kind: 'leave' })).toEqual(failed('meeting.noLongerThere'));
  });

  it.each([
    {},
    { notificationsFirst: true },
    { emptySetReplies: true },
    { duplicateNotifications: true, syncTrueEvents: true },
  ])('switches microphone, camera and volume whatever form the answers take (%o)', async (faults) => {
    const { driver, room } = await driveReady({ room: { faults } });
    await driver.execute({ kind: 'join', meetingNumber: open, passcode: null });
    await driver.until(({ microphoneMuted }) => microphoneMuted === false);
    expect(await driver.execute({ kind: 'setMicrophone', muted: true })).toEqual(done);
    expect(await driver.execute({ kind: 'setCamera', muted: true })).toEqual(done);
    expect(await driver.execute({ kind: 'setVolume', percent: 37 })).toEqual(done);
    expect(driver.now()).toMatchObject({ microphoneMuted: true, cameraMuted: true, volumePercent: 37 });
    expect(room.state()).toMatchObject({ micMuted: true, cameraMuted: true, volume: 37 });
    expect(await driver.execute({ kind: 'leave' })).toEqual(done);
  });

  it('takes a call', async () => {
    const { driver, room } = await driveReady();
    await room.do({ do: 'callRoom', callerName: 'Karin Ek' });
    const { prompt } = await driver.until((state) => state.prompt !== null);
    expect(prompt).toMatchObject({ kind: 'incomingCall', callerName: 'Karin Ek' });
    expect(await driver.execute({ kind: 'acceptCall' })).toEqual(done);
    const state = await driver.until(({ call }) => call.kind === 'inMeeting');
    expect(state.call).toMatchObject({ meetingNumber: '66667778889' });
  });

  it('refuses a call', async () => {
    const { driver, room } = await driveReady();
    await room.do({ do: 'callRoom' });
    await driver.until(({ prompt }) => prompt !== null);
    expect(await driver.execute({ kind: 'rejectCall' })).toEqual(done);
    expect(driver.now()).toMatchObject({ prompt: null, call: { kind: 'idle' } });
    expect(await driver.execute({ kind: 'acceptCall' })).toEqual(failed('meeting.noLongerThere'));
  });

  it('stops showing a call whose caller gave up without a word', async () => {
    const { driver, room } = await driveReady();
    await room.do({ do: 'callRoom', lifeTimeSeconds: 0.2 });
    await driver.until(({ prompt }) => prompt !== null);
    expect((await driver.until(({ prompt }) => prompt === null)).call).toEqual({ kind: 'idle' });
    expect(await driver.execute({ kind: 'setVolume', percent: 11 })).toEqual(done);
  });
});

describe('sharing in a simulated room', () => {
  it('starts without a meeting, shows the key, and ends', async () => {
    const { driver, room } = await driveReady();
    expect(await driver.execute({ kind: 'startLocalShare' })).toEqual(done);
    expect(driver.now().call.kind).toBe('localShare');
    expect(driver.states.every(({ call }) => call.kind !== 'inMeeting')).toBe(true);
    expect(
      (await driver.until(({ sharing }) => sharing.key === room.state().sharingKey)).sharing.wireless,
    ).toBe(false);
    await room.do({ do: 'shareLaptop' });
    await driver.until(({ sharing }) => sharing.wireless);
    expect(await driver.execute({ kind: 'stopShare' })).toEqual(done);
    expect(driver.now().call).toEqual({ kind: 'idle' });
  });

  it('is noticed when a laptop starts it by itself', async () => {
    const { driver, room } = await driveReady();
    await room.do({ do: 'shareLaptop' });
    await driver.until(({ call, sharing }) => call.kind === 'localShare' && sharing.wireless);
  });

  it('stops within a meeting, and the meeting goes on', async () => {
    const { driver, room } = await driveReady();
    await driver.execute({ kind: 'join', meetingNumber: open, passcode: null });
    expect(await driver.execute({ kind: 'stopShare' })).toEqual(failed('intent.notPossible'));
    await room.do({ do: 'shareLaptop' });
    await driver.until(({ sharing }) => sharing.wireless && sharing.inMeeting === 'sending');
    expect(await driver.execute({ kind: 'stopShare' })).toEqual(done);
    expect(driver.now()).toMatchObject({ call: { kind: 'inMeeting' }, sharing: { wireless: false } });
  });
});
