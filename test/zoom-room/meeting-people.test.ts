/** What can be done to people in a meeting, and by whom: the driver in virtual time. */
import { describe, expect, it } from 'vitest';
import type { RoomState } from '../../shared/model/room.ts';
import { done, failed, guest, inMeeting, me, tellGuest, withRole } from './scripted-meeting.ts';
import { outcome } from './scripted-room.ts';

describe('what can be done', () => {
  const forHosts = [
    ...['admit', 'muteParticipant', 'participantVideo', 'allowRecording', 'muteAll', 'muteOnEntry'],
    ...['lock', 'spotlight'],
  ];
  const forTheHost = ['endForAll', 'removeParticipant', 'makeHost'];
  const offered = ({ capabilities }: RoomState, names: readonly string[]): readonly string[] =>
    names.filter((name) => capabilities.some((capability) => capability === name));

  it.each([
    ['a guest', {}, [], [], ['claimHost']],
    ['a co-host', { isCohost: 'on' }, forHosts, [], ['claimHost']],
    ['the host', { is_host: true }, forHosts, forTheHost, []],
  ] as const)('is offered to %s by role', async (_who, own, hosts, host, claim) => {
    const state = (await withRole(own)).driver.now();
    expect(offered(state, forHosts)).toEqual(hosts);
    expect(offered(state, forTheHost)).toEqual(host);
    expect(offered(state, ['claimHost'])).toEqual(claim);
    expect(offered(state, ['participants', 'pin', 'record'])).toEqual(['participants', 'pin', 'record']);
  });

  it('leaves out what the room has not said it can', async () => {
    const room = await inMeeting();
    await room.tell('zCommand', 'ListParticipantsResult', [{ ...me, is_host: true }, guest]);
    const missing = ['pin', 'spotlight', 'muteOnEntry', 'claimHost', 'layout', 'thumbnail', 'captions'];
    expect(offered(room.driver.now(), missing)).toEqual([]);
    for (const command of [
      { kind: 'setSpotlight', participantId: '2048', isOn: true },
      { kind: 'setPin', participantId: '2048', screen: 1 },
      { kind: 'setMuteOnEntry', isOn: true },
    ] as const) {
      expect(await room.driver.execute(command)).toEqual(failed('room.unsupported'));
    }
    await room.tell('zCommand', 'ListParticipantsResult', [{ ...me, is_host: false }, guest]);
    expect(await room.driver.execute({ kind: 'claimHost', hostKey: '123456' })).toEqual(
      failed('room.unsupported'),
    );
    expect(room.sent()).toEqual([]);
  });

  it('is nothing of this in a local share, and no recording where it is not allowed', async () => {
    const room = await withRole();
    await room.tell('zEvent', 'UpdateCallRecordInfo', { canRecord: false });
    expect(room.driver.now().capabilities).not.toContain('record');
    await room.tell('zCommand', 'InfoResult', { meeting_type: 'SHARING_LAPTOP' });
    expect(offered(room.driver.now(), [...forHosts, ...forTheHost, 'participants'])).toEqual([]);
    expect(await room.driver.execute({ kind: 'muteAll' })).toEqual(failed('intent.notPossible'));
  });

  it('loses what the room does not know until it is connected anew', async () => {
    const room = await withRole();
    await tellGuest(room, { is_in_waiting_room: true });
    const admit = { kind: 'admit', participantId: '2048' } as const;
    const admitting = outcome(room.driver.execute(admit));
    await room.replyError('zStatus', 'onUnsupported Command');
    expect(await admitting()).toEqual(failed('room.unsupported'));
    expect(offered(room.driver.now(), ['admit', 'lock'])).toEqual(['lock']);
    room.sent();
    expect(await room.driver.execute(admit)).toEqual(failed('room.unsupported'));
    expect(room.sent()).toEqual([]);
    await room.close('lost');
    room.answerQuestions(true);
    await room.clock.advance(1_000);
    await room.open();
    await room.text('*r Login successful\r\n');
    await room.clock.advance(2_000);
    await room.status('IN_MEETING');
    await room.tell('zCommand', 'ListParticipantsResult', [{ ...me, is_host: true }, guest]);
    expect(room.driver.now().capabilities).toContain('admit');
  });

  it('ends the meeting for all only as its host', async () => {
    const room = await withRole({ isCohost: true });
    expect(await room.driver.execute({ kind: 'endForAll' })).toEqual(failed('meeting.notHost'));
    expect(room.sent()).toEqual([]);
  });
});

describe('something done to a person', () => {
  it('is refused for the room itself, for who waits, for who has left, and twice at once', async () => {
    const room = await withRole();
    const run = room.driver.execute;
    const mute = { kind: 'muteParticipant', muted: true } as const;
    await tellGuest(room, { 'audio_status state': 'AUDIO_UNMUTED' });
    await room.tell('zCommand', 'ListParticipantsResult', {
      user_id: 4096,
      is_in_waiting_room: true,
      'audio_status state': 'AUDIO_UNMUTED',
    });
    expect(await run({ ...mute, participantId: '1024' })).toEqual(failed('intent.notPossible'));
    expect(await run({ ...mute, participantId: '4096' })).toEqual(failed('intent.notPossible'));
    expect(await run({ ...mute, participantId: '9216' })).toEqual(failed('meeting.personGone'));
    expect(await run({ ...mute, participantId: '1\rbye' })).toEqual(failed('intent.notPossible'));
    expect(await run({ kind: 'removeParticipant', participantId: '1024' })).toEqual(
      failed('intent.notPossible'),
    );
    expect(await run({ kind: 'makeHost', participantId: '4096' })).toEqual(failed('intent.notPossible'));
    expect(await run({ kind: 'setPin', participantId: '2048', screen: 10 })).toEqual(
      failed('intent.notPossible'),
    );
    expect(room.sent()).toEqual([]);
    void run({ ...mute, participantId: '2048' });
    expect(await run({ ...mute, participantId: '2048' })).toEqual(failed('intent.busy'));
    expect(room.sent()).toEqual(['zCommand Call MuteParticipant mute: on Id: 2048']);
  });

  it('says that they are gone when they leave before it is seen', async () => {
    const room = await withRole();
    await tellGuest(room, { 'video_status is_sending': true });
    const stopping = outcome(
      room.driver.execute({ kind: 'setParticipantVideo', participantId: '2048', stopped: true }),
    );
    await room.reply('zCommand', 'CallMuteParticipantVideoResult');
    expect(await stopping()).toBe('open');
    await tellGuest(room, { event: 'ZRCUserChangedEventLeftMeeting' });
    expect(await stopping()).toEqual(failed('meeting.personGone'));
  });

  it('reads the list once when nothing is told, and believes it', async () => {
    const room = await withRole();
    const removing = outcome(room.driver.execute({ kind: 'removeParticipant', participantId: '2048' }));
    await room.reply('zCommand', 'CallExpelResult');
    await room.clock.advance(2_500);
    expect(room.sent()).toEqual(['zCommand Call Expel Id: 2048', 'zCommand Call ListParticipants']);
    await room.reply('zCommand', 'ListParticipantsResult', [{ ...me, is_host: true }]);
    expect(await removing()).toEqual(done);
  });

  it('takes whoever is let in under another id for let in', async () => {
    const room = await withRole();
    await tellGuest(room, { is_in_waiting_room: true });
    const admitting = outcome(room.driver.execute({ kind: 'admit', participantId: '2048' }));
    await tellGuest(room, { event: 'ZRCUserChangedEventLeftMeeting' });
    expect(await admitting()).toEqual(done);
  });

  it('needs nothing sent when it is so already', async () => {
    const room = await withRole();
    await tellGuest(room, { 'audio_status state': 'AUDIO_MUTED', can_record: true });
    const already = [
      { kind: 'muteParticipant', participantId: '2048', muted: true },
      { kind: 'allowRecording', participantId: '2048', isAllowed: true },
      { kind: 'admit', participantId: '2048' },
      { kind: 'makeHost', participantId: '1024' },
      { kind: 'setSpotlight', participantId: '2048', isOn: false },
      { kind: 'setPin', participantId: '2048', screen: null },
      { kind: 'claimHost', hostKey: '123456' },
    ] as const;
    for (const command of already) expect(await room.driver.execute(command)).toEqual(done);
    expect(room.sent()).toEqual([]);
  });

  it('makes one host at a time, and takes a pin and a spotlight away again', async () => {
    const room = await withRole();
    await room.tell('zEvent', 'SpotlightStatusNotification', { present: true, user_id: 2049 });
    await room.tell('zEvent', 'PinStatusOfScreenNotification', { screen_index: 1, pinned_user_id: '2050' });
    expect(room.driver.now()).toMatchObject({
      spotlightId: '2048',
      pins: [{ screen: 2, participantId: '2048' }],
    });
    const off = outcome(room.driver.execute({ kind: 'setSpotlight', participantId: '2048', isOn: false }));
    await room.tell('zEvent', 'SpotlightStatusNotification', { present: false, user_id: 2048 });
    expect(await off()).toEqual(done);
    await room.reply('zCommand', 'SpotlightResult');
    await room.clock.advance(10);
    const unpinned = outcome(room.driver.execute({ kind: 'setPin', participantId: '2048', screen: null }));
    await room.clock.advance(10);
    expect(room.sent().at(-1)).toBe('zCommand Call Pin Id: 2048 Enable: off');
    await room.tell('zEvent', 'PinStatusOfScreenNotification', { screen_index: 1, pinned_user_id: 0 });
    expect(await unpinned()).toEqual(done);
    await tellGuest(room, { is_host: true, event: 'ZRCUserChangedEventHostChanged' });
    const hosts = room.driver.now().participants.filter(({ isHost }) => isHost);
    expect(hosts.map(({ name }) => name)).toEqual(['Björn Öst']);
  });

  it('shows nobody in the spotlight who has left, nor a pin on a screen that cannot be', async () => {
    const room = await withRole();
    await room.tell('zEvent', 'SpotlightStatusNotification', { present: true, user_id: 2048 });
    for (const screen of [0, -1, 9, 1.5]) {
      await room.tell('zEvent', 'PinStatusOfScreenNotification', {
        screen_index: screen,
        pinned_user_id: 2048,
      });
    }
    expect(room.driver.now().pins).toEqual([{ screen: 1, participantId: '2048' }]);
    await tellGuest(room, { event: 'ZRCUserChangedEventLeftMeeting' });
    expect(room.driver.now()).toMatchObject({ spotlightId: null, pins: [] });
  });
});
