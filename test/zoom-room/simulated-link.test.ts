import { describe, expect, it } from 'vitest';
import { useSimulatedRooms } from './simulated-room.ts';
import { isReady } from './watched-driver.ts';

const { drive, driveReady } = useSimulatedRooms();
const done = { ok: true, value: 'done' };
const failed = (code: string): unknown =>
  expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) as unknown });
const open = '65550001234';

describe('the link to a simulated room', () => {
  it.each(['text', 'json'] as const)('logs in to a fresh service that greets in %s', async (loginForm) => {
    const { driver } = await driveReady({ room: { loginForm } });
    expect(driver.now().name).toBe('Mötesrum Älgen');
  });

  it.each([1, 'random'] as const)('reads output cut into pieces (%s)', async (chop) => {
    const { driver } = await driveReady({
      room: { faults: { chop } },
      timings: { probeMs: 10_000, syncMs: 10_000 },
    });
    expect(driver.now()).toMatchObject({ name: 'Mötesrum Älgen', sharing: { airPlay: { name: 'Älgen' } } });
  });

  it.each([
    { loneLfBeforeFirstFrame: true },
    { echoStaysOn: true },
    { layoutUnderClient: true },
    { syncTrueEvents: true },
    { duplicateNotifications: true },
  ])('gets ready and into a meeting in spite of %o', async (faults) => {
    const { driver } = await driveReady({ room: { faults, loginForm: 'json' } });
    expect(await driver.execute({ kind: 'join', meetingNumber: open, passcode: null })).toEqual(done);
    expect((await driver.until(({ participants }) => participants.length === 2)).link.kind).toBe('ready');
  });

  it('sets up in the documented order and asks for the state of the call first', async () => {
    const { room } = await driveReady();
    expect(room.commands().slice(0, 10)).toEqual([
      'echo off',
      'format json',
      'zFeedback Register Op: ex Path: /Event/Phonebook/AddedContact',
      'zFeedback Register Op: ex Path: /Event/InfoResult/Info/callin_country_list',
      'zFeedback Register Op: ex Path: /Event/InfoResult/Info/callout_country_list',
      'zFeedback Register Op: ex Path: /Event/InfoResult/Info/toll_free_callin_list',
      'zStatus SystemUnit',
      'zStatus Call Status',
      'zConfiguration Client appVersion: 1.0.0',
      'zConfiguration Client deviceSystem: Motespanel',
    ]);
  });

  it('refuses a room with another host key, and does not try again', async () => {
    const { driver, room, log } = await drive({ driver: { hostKeys: ['SHA256:another'] } });
    const state = await driver.until(({ link }) => link.kind === 'refused');
    expect(state.link).toMatchObject({ code: 'room.hostKeyChanged' });
    expect(await driver.execute({ kind: 'leave' })).toEqual(failed('room.hostKeyChanged'));
    expect(room.state().connectionsEver).toBe(0);
    expect(log.entries.filter(({ event }) => event === 'room.refused')).toHaveLength(1);
  });

  it('stops when a room comes back with another host key', async () => {
    const { driver, room } = await driveReady();
    await room.do({ do: 'changeHostKey' });
    await room.do({ do: 'dropConnection' });
    const state = await driver.until(({ link }) => link.kind === 'refused');
    expect(state.link).toMatchObject({ code: 'room.hostKeyChanged' });
    expect(room.state().connectionsEver).toBe(1);
  });

  it.each([
    ['nobody is there to ask', null],
    ['it is not approved', (): boolean => false],
  ])('refuses the first host key when %s', async (_why, onFirstHostKey) => {
    const { driver } = await drive({ driver: { hostKeys: [], onFirstHostKey } });
    const state = await driver.until(({ link }) => link.kind === 'refused');
    expect(state.link).toMatchObject({ code: 'room.hostKeyUnknown' });
  });

  it('holds on to a first host key that was approved, and asks only once', async () => {
    const asked: string[] = [];
    const onFirstHostKey = (fingerprint: string): boolean => asked.push(fingerprint) > 0;
    const { driver, room } = await driveReady({ driver: { hostKeys: [], onFirstHostKey } });
    await room.do({ do: 'dropConnection' });
    await driver.until(({ link }) => link.kind === 'lost');
    await driver.until(isReady);
    expect(asked).toEqual([room.hostKeyFingerprint]);
    await room.do({ do: 'changeHostKey' });
    await room.do({ do: 'dropConnection' });
    await driver.until(({ link }) => link.kind === 'refused' && link.code === 'room.hostKeyChanged');
  });

  it('says that its passcode is wrong, and gets in once it is right', async () => {
    const { driver, room, log } = await drive({
      driver: { passcode: 'fel' },
      timings: { retryRefusedMs: 150 },
    });
    const state = await driver.until(({ link }) => link.kind === 'refused');
    expect(state.link).toMatchObject({ code: 'room.wrongPasscode' });
    await room.do({ do: 'changePasscode', passcode: 'fel' });
    await driver.until(isReady);
    expect(log.entries.filter(({ event }) => event === 'room.refused')).toHaveLength(1);
  });

  it('says that the room refuses to be controlled, and tries again later', async () => {
    const { driver, room } = await drive({
      room: { faults: { rejectControl: true } },
      timings: { retryRefusedMs: 100 },
    });
    const state = await driver.until(({ link }) => link.kind === 'refused');
    expect(state.link).toMatchObject({ code: 'room.rejected' });
    await room.do({ do: 'rejectControl', on: false });
    await driver.until(isReady);
  });

  it('reads the state anew after a break in the middle of a meeting', async () => {
    const { driver, room } = await driveReady();
    await driver.execute({ kind: 'join', meetingNumber: open, passcode: null });
    await driver.until(({ participants }) => participants.length === 2);
    const { since } = driver.now().call as { since: number };
    await room.do({ do: 'dropConnection' });
    await driver.until(({ link }) => link.kind === 'lost');
    await room.do({ do: 'joinPeople', names: ['Sen Gäst'] });
    await driver.until(({ participants }) => participants.length === 3);
    expect(driver.now().call).toEqual({ kind: 'inMeeting', since, meetingNumber: open });
  });

  it('notices a half-open line by unanswered keepalives, and is back when the room is', async () => {
    const { driver, room } = await driveReady({ timings: { keepaliveMs: 30, connectMs: 300 } });
    await driver.execute({ kind: 'join', meetingNumber: open, passcode: null });
    await room.do({ do: 'silent' });
    const leaving = driver.execute({ kind: 'leave' });
    await driver.until(({ link }) => link.kind === 'lost');
    expect(await leaving).toEqual(failed('room.unreachable'));
    await room.do({ do: 'silent', on: false });
    await driver.until(isReady);
    expect(room.commands().filter((line) => line === 'zCommand Call Leave').length).toBeLessThanOrEqual(1);
  });

  it('starts anew when the service restarts behind the connection', async () => {
    const { driver, room } = await driveReady();
    await room.do({ do: 'restart', format: 'cli' });
    await driver.until(({ link }) => link.kind === 'lost');
    await driver.until(isReady);
    expect(room.state()).toMatchObject({ format: 'json', connectionsEver: 1 });
  });

  it('shows a room without an account', async () => {
    const { driver, room } = await driveReady();
    await room.do({ do: 'signOut' });
    await driver.until(({ call }) => call.kind === 'signedOut');
    expect(await driver.execute({ kind: 'start', durationMinutes: 30 })).toEqual(failed('room.rejected'));
    await room.do({ do: 'signIn' });
    await driver.until(({ call }) => call.kind === 'idle');
  });

  it.each(['nested', 'flat', 'text'] as const)(
    'leaves the room to the tablet until told otherwise (%s)',
    async (form) => {
      const { driver, room } = await driveReady({
        room: { faults: { pipeForm: form } },
      });
      await room.do({ do: 'takeOver' });
      await driver.until(({ link }) => link.kind === 'takenOver');
      expect(room.state().controller).toBe('tablet');
      expect(await driver.execute({ kind: 'takeBack' })).toEqual(done);
      expect(room.state()).toMatchObject({ controller: 'panel', connectionsEver: 1 });
    },
  );

  it('does not come back by itself when the line breaks after a take-over', async () => {
    const { driver, room } = await driveReady();
    await room.do({ do: 'takeOver' });
    await driver.until(({ link }) => link.kind === 'takenOver');
    await room.do({ do: 'dropConnection' });
    expect(await driver.execute({ kind: 'leave' })).toEqual(failed('room.takenOver'));
    expect(room.state().controller).toBe('tablet');
    expect(await driver.execute({ kind: 'takeBack' })).toEqual(done);
    expect(room.state()).toMatchObject({ controller: 'panel', connectionsEver: 2 });
  });

  it('does not fight a tablet that comes straight back', async () => {
    const { driver, room } = await driveReady();
    await room.do({ do: 'flipFlop', times: 5 });
    await driver.until(({ link }) => link.kind === 'takenOver');
    const answers = [];
    for (let tap = 0; tap < 3; tap += 1) {
      answers.push((await driver.execute({ kind: 'takeBack' })).ok);
      await driver.until(({ link }) => link.kind === 'takenOver');
    }
    expect(answers[2]).toBe(false);
    expect(room.state().controller).toBe('tablet');
  });

  it('survives floods, a megabyte and rubbish between good frames without losing anything', async () => {
    const { driver, room, log } = await driveReady();
    await driver.execute({ kind: 'join', meetingNumber: open, passcode: null });
    const before = driver.states.length;
    await room.do({ do: 'badFrame' });
    await room.do({ do: 'bigFrame', bytes: 1_200_000 });
    await room.do({ do: 'burst', participants: 499, contacts: 500 });
    await room.do({ do: 'strayText', text: '*e Något annat { "x": 1 }' });
    const state = await driver.until(({ participants }) => participants.length === 501);
    expect(new Set(state.participants.map(({ id }) => id)).size).toBe(501);
    expect(driver.states.length - before).toBeLessThan(100);
    expect(await driver.execute({ kind: 'setMicrophone', muted: true })).toEqual(done);
    expect(log.entries).toContainEqual({
      level: 'warn',
      event: 'room.frameDropped',
      fields: { bytes: expect.any(Number) as unknown, kind: 'invalid' },
    });
  });

  it('writes nothing secret or personal to the log', async () => {
    const { driver, log, room } = await driveReady();
    await driver.execute({ kind: 'join', meetingNumber: '61234567890', passcode: '471147' });
    await room.do({ do: 'badFrame' });
    await room.do({ do: 'dropConnection' });
    await driver.until(({ link }) => link.kind === 'lost');
    await driver.until(isReady);
    const written = JSON.stringify(log.entries);
    for (const secret of ['471147', '61234567890', room.passcode, 'Åsa', 'Älgen', room.state().sharingKey]) {
      expect(written).not.toContain(secret);
    }
  });

  it('counts a command as failed when the room says so, under any name', async () => {
    const { driver, room } = await driveReady();
    await room.do({
      do: 'errorReply',
      command: 'zCommand Dial StartPmi',
      message: 'Nej "inte" nu',
      topKey: 'SomethingElse',
    });
    expect(await driver.execute({ kind: 'start', durationMinutes: 30 })).toEqual(failed('room.refused'));
    await room.do({ do: 'unsupported', command: 'zCommand Dial Sharing' });
    expect(await driver.execute({ kind: 'startLocalShare' })).toEqual(failed('room.unsupported'));
    await room.do({ do: 'noReply', command: 'zCommand Dial Join' });
    expect(await driver.execute({ kind: 'join', meetingNumber: open, passcode: null })).toEqual(done);
  });
});
