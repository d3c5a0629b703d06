import { describe, expect, it } from 'vitest';
import type { RoomCommand } from '../../shared/model/room-command.ts';
import { done, failed, inMeeting, join, needsPassword, prompted } from './scripted-meeting.ts';
import { outcome, readyRoom } from './scripted-room.ts';

describe('one command at a time', () => {
  it('writes to an empty queue at once, and the next after the answer and ten milliseconds', async () => {
    const room = await inMeeting();
    void room.driver.execute({ kind: 'setMicrophone', muted: true });
    void room.driver.execute({ kind: 'setVolume', percent: 20 });
    expect(room.sent()).toEqual(['zConfiguration Call Microphone Mute: on']);
    await room.clock.advance(500);
    expect(room.sent()).toEqual([]);
    await room.reply('zConfiguration', 'Call', {});
    expect(room.sent()).toEqual(['zConfiguration Audio Output volume: 20']);
  });

  it('lets a person go before its own questions', async () => {
    const room = await inMeeting();
    for (const kind of ['a', 'b'])
      await room.tell('zCommand', 'ListParticipantsResult', {
        user_id: kind,
        event: 'ZRCUserChangedEventHostChanged',
      });
    expect(room.sent()).toEqual(['zCommand Call ListParticipants']);
    await room.tell('zCommand', 'ListParticipantsResult', {
      user_id: 'c',
      event: 'ZRCUserChangedEventHostChanged',
    });
    void room.driver.execute({ kind: 'leave' });
    await room.reply('zCommand', 'ListParticipantsResult', []);
    await room.clock.advance(10);
    expect(room.sent()).toEqual(['zCommand Call Leave']);
  });

  it('does not take an event for an answer, nor another answer for its own', async () => {
    const room = await inMeeting();
    void room.driver.execute({ kind: 'leave' });
    void room.driver.execute({ kind: 'setVolume', percent: 20 });
    room.sent();
    await room.tell('zEvent', 'SharingState', { state: 'None' }, true);
    await room.tell('zEvent', 'Bookings Updated', undefined, true);
    await room.replyError('zCommand', 'InfoResult');
    await room.clock.advance(100);
    expect(room.sent()).toEqual([]);
    await room.reply('zCommand', 'CallDisconnectResult');
    expect(room.sent()).toEqual(['zConfiguration Audio Output volume: 20']);
  });

  it('goes on after three seconds without an answer, and drops what waited longer than five', async () => {
    const room = await inMeeting();
    const first = outcome(room.driver.execute({ kind: 'setVolume', percent: 20 }));
    const others = [30, 40, 50].map((percent) =>
      outcome(room.driver.execute({ kind: 'setVolume', percent })),
    );
    room.sent();
    await room.clock.advance(3_000);
    expect(await first()).toEqual(failed('room.timeout'));
    expect(room.sent()).toContain('zConfiguration Audio Output volume: 30');
    await room.clock.advance(2_000);
    expect(await others[1]!()).toEqual(failed('room.tooLate'));
    await room.clock.advance(10_000);
    expect(room.sent().filter((line) => line.endsWith(': 40') || line.endsWith(': 50'))).toEqual([]);
  });
});

describe('entering a meeting', () => {
  it('asks for what can be asked only there, once', async () => {
    const room = await readyRoom();
    void room.driver.execute(join);
    await room.reply('zCommand', 'DialJoinResult');
    for (const status of ['CONNECTING_MEETING', 'IN_MEETING', 'IN_MEETING']) await room.status(status);
    room.sent();
    room.answerQuestions(true);
    await room.clock.advance(20);
    await room.reply('zCommand', 'ListParticipantsResult', []);
    await room.clock.advance(20);
    await room.reply('zCommand', 'InfoResult', {});
    await room.clock.advance(5_000);
    expect(room.sent()).toEqual([
      'zCommand Call ListParticipants',
      'zCommand Call Info',
      'zConfiguration Call Microphone Mute',
      'zConfiguration Call Camera Mute',
      'zConfiguration Call Lock Enable',
      'zConfiguration Call MuteUserOnEntry Enable',
      'zStatus Call Layout',
      'zConfiguration Call Layout Style',
      'zConfiguration Call Layout Size',
      'zConfiguration Call Layout Position',
      'zStatus Call ClosedCaption Available',
      'zConfiguration Call ClosedCaption Visible',
      'zConfiguration Call ClosedCaption FontSize',
    ]);
  });
});

describe('judging by state', () => {
  it('does not believe an OK', async () => {
    const room = await inMeeting();
    const muting = outcome(room.driver.execute({ kind: 'setMicrophone', muted: true }));
    await room.reply('zConfiguration', 'Call', {});
    expect(await muting()).toBe('open');
    await room.tell('zConfiguration', 'Call', { Microphone: { Mute: 'off' } });
    expect(await muting()).toBe('open');
    await room.clock.advance(1_000);
    // Half the time is over: it looks for itself, once.
    expect(room.sent()).toEqual([
      'zConfiguration Call Microphone Mute: on',
      'zConfiguration Call Microphone Mute',
    ]);
    await room.reply('zConfiguration', 'Call', { Microphone: { Mute: 'ON' } });
    expect(await muting()).toEqual(done);
  });

  it('keeps a second switch apart from the first', async () => {
    const room = await inMeeting();
    await room.tell('zConfiguration', 'Call', { Microphone: { Mute: false } });
    const muting = outcome(room.driver.execute({ kind: 'setMicrophone', muted: true }));
    const unmuting = outcome(room.driver.execute({ kind: 'setMicrophone', muted: false }));
    await room.reply('zConfiguration', 'Call', { Microphone: { Mute: true } });
    await room.clock.advance(10);
    expect(await muting()).toEqual(done);
    expect(await unmuting()).toBe('open');
    await room.tell('zConfiguration', 'Call', { Microphone: { Mute: false } });
    expect(await unmuting()).toEqual(done);
  });

  it.each<[RoomCommand, number, string]>([
    [{ kind: 'leave' }, 10_000, 'room.timeout'],
    [{ kind: 'setCamera', muted: true }, 2_000, 'room.timeout'],
    [{ kind: 'setVolume', percent: 1 }, 2_000, 'room.timeout'],
  ])('ends %o after its deadline', async (command, deadlineMs, code) => {
    const room = await inMeeting();
    room.answerQuestions(true);
    const open = outcome(room.driver.execute(command));
    room.answerQuestions(false);
    await room.text('OK\r\n');
    await room.clock.advance(deadlineMs - 1);
    expect(await open()).toBe('open');
    await room.clock.advance(1);
    expect(await open()).toEqual(failed(code));
  });

  it.each<[RoomCommand, number, string]>([
    [join, 60_000, 'room.timeout'],
    [{ kind: 'start', durationMinutes: 30 }, 60_000, 'room.timeout'],
    [{ kind: 'startLocalShare' }, 15_000, 'share.timeout'],
  ])('ends %o after its deadline', async (command, deadlineMs, code) => {
    const room = await readyRoom();
    const open = outcome(room.driver.execute(command));
    await room.clock.advance(deadlineMs - 1);
    expect(await open()).toBe('open');
    await room.clock.advance(1);
    expect(await open()).toEqual(failed(code));
  });

  it('does not count the time that a person takes', async () => {
    const room = await prompted();
    for (let minutes = 0; minutes < 5; minutes += 1) {
      await room.clock.advance(60_000);
      await room.tell('zEvent', 'MeetingNeedsPassword', needsPassword);
    }
    expect(await room.joining()).toBe('open');
    await room.tell('zEvent', 'MeetingNeedsPassword', { needsPassword: false });
    await room.clock.advance(59_999);
    expect(await room.joining()).toBe('open');
    await room.clock.advance(1);
    expect(await room.joining()).toEqual(failed('room.timeout'));
  });

  it('takes the state from before a join for no answer to it', async () => {
    const room = await readyRoom();
    const joining = outcome(room.driver.execute(join));
    await room.status('NOT_IN_MEETING');
    await room.clock.advance(1_000);
    expect(await joining()).toBe('open');
  });

  it('waits a moment for the reason when a join ends', async () => {
    const room = await readyRoom();
    const joining = outcome(room.driver.execute(join));
    await room.status('CONNECTING_MEETING');
    await room.status('NOT_IN_MEETING');
    await room.tell('zEvent', 'CallConnectError', { error_code: 0 });
    expect(await joining()).toEqual(failed('meeting.joinFailed'));
  });

  it('calls a join that ended without a reason cancelled', async () => {
    const room = await readyRoom();
    const joining = outcome(room.driver.execute(join));
    await room.status('CONNECTING_MEETING');
    await room.status('NOT_IN_MEETING');
    await room.clock.advance(300);
    expect(await joining()).toEqual(failed('meeting.cancelled'));
  });

  it('says that the passcode was wrong when the room gives up over it', async () => {
    const room = await prompted();
    await room.tell('zEvent', 'MeetingNeedsPassword', { needsPassword: true, wrongAndRetry: true });
    await room.tell('zEvent', 'CallConnectError', { error_code: 0 });
    expect(await room.joining()).toEqual(failed('meeting.wrongPasscode'));
  });

  it('believes the event of a local share where no state follows', async () => {
    const room = await readyRoom();
    const sharing = outcome(room.driver.execute({ kind: 'startLocalShare' }));
    await room.tell('zEvent', 'StartLocalPresentMeeting', { success: 'on' });
    expect(await sharing()).toBe('open');
    await room.clock.advance(300);
    expect(await sharing()).toEqual(done);
  });

  it('says that a local share was refused', async () => {
    const room = await readyRoom();
    const sharing = outcome(room.driver.execute({ kind: 'startLocalShare' }));
    await room.tell('zEvent', 'StartLocalPresentMeeting', { success: false });
    expect(await sharing()).toEqual(failed('share.refused'));
  });

  it('takes "not in a meeting" for success when leaving one that has just ended', async () => {
    const room = await inMeeting();
    void room.driver.execute({ kind: 'setVolume', percent: 20 });
    const leaving = outcome(room.driver.execute({ kind: 'leave' }));
    await room.status('NOT_IN_MEETING');
    await room.reply('zConfiguration', 'Audio', {});
    await room.clock.advance(10);
    await room.replyError('zCommand', 'CallLeaveResult');
    expect(await leaving()).toEqual(done);
  });

  it.each<[string, RoomCommand]>([
    ['a line break', { kind: 'join', meetingNumber: '81234567890', passcode: '1\rzCommand Call Leave' }],
    ['another parameter', { kind: 'join', meetingNumber: '81234567890', passcode: '1 meetingNumber: 2' }],
    ['no digits', { kind: 'join', meetingNumber: 'https://x', passcode: null }],
    ['a volume out of range', { kind: 'setVolume', percent: 101 }],
    ['half a minute', { kind: 'start', durationMinutes: 0.5 }],
  ])('refuses %s without sending anything', async (_what, command) => {
    const room = await readyRoom();
    expect(await room.driver.execute(command)).toEqual(failed('intent.notPossible'));
    expect(room.sent()).toEqual([]);
  });

  it('takes one dial at a time', async () => {
    const room = await readyRoom();
    void room.driver.execute(join);
    expect(await room.driver.execute({ kind: 'start', durationMinutes: 30 })).toEqual(failed('intent.busy'));
  });
});
