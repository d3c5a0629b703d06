/** What a meeting tells by itself, and its switches: the driver in virtual time. */
import { describe, expect, it } from 'vitest';
import { done, failed, tellGuest, withRole } from './scripted-meeting.ts';
import { outcome, type ScriptedRoom } from './scripted-room.ts';

const record = (room: ScriptedRoom, info: object): Promise<void> =>
  room.tell('zEvent', 'UpdateCallRecordInfo', info);

describe('recording', () => {
  it('begins, is told with the time it was first seen, and ends', async () => {
    const room = await withRole();
    const starting = outcome(room.driver.execute({ kind: 'setRecording', isOn: true }));
    await room.reply('zCommand', 'CallRecord');
    expect(await starting()).toBe('open');
    await record(room, { amIRecording: true, canRecord: true, meetingIsBeingRecorded: true });
    expect(await starting()).toEqual(done);
    const since = room.clock.now();
    await room.clock.advance(10_000);
    await record(room, { amIRecording: 'on' });
    expect(room.driver.now().recording).toEqual({
      isOn: true,
      isOurs: true,
      since,
      mayRecord: true,
      needsEmail: false,
    });
    const stopping = outcome(room.driver.execute({ kind: 'setRecording', isOn: false }));
    await room.clock.advance(10);
    expect(room.sent()).toContain('zCommand Call Record Enable: off');
    await record(room, { amIRecording: false, meetingIsBeingRecorded: false });
    expect(await stopping()).toEqual(done);
    expect(room.driver.now().recording).toMatchObject({ isOn: false, since: null });
  });

  it.each([
    [{ canRecord: false }, 'recording.notAllowed'],
    [{ canRecord: true, emailRequired: 'on' }, 'recording.needsEmail'],
  ])('is refused with %o, before it is sent and after', async (info, code) => {
    const room = await withRole();
    const starting = outcome(room.driver.execute({ kind: 'setRecording', isOn: true }));
    await record(room, info);
    expect(await starting()).toEqual(failed(code));
    await room.reply('zCommand', 'CallRecord');
    room.sent();
    expect(await room.driver.execute({ kind: 'setRecording', isOn: true })).toEqual(failed(code));
    // What somebody else records is not stopped from here.
    expect(await room.driver.execute({ kind: 'setRecording', isOn: false })).toEqual(done);
    expect(room.sent()).toEqual([]);
  });

  it('is known from the list of people by a panel that comes late', async () => {
    const room = await withRole();
    await tellGuest(room, { is_recording: true });
    expect(room.driver.now().recording).toMatchObject({ isOn: true, isOurs: false, mayRecord: null });
  });

  it('asks for consent, which holds nothing back, and takes the answer', async () => {
    const room = await withRole();
    await room.tell('zEvent', 'RecordingConsent', { isShow: true });
    const since = room.clock.now();
    await room.clock.advance(1_000);
    await room.tell('zEvent', 'RecordingConsent', { isShow: true });
    expect(room.driver.now().prompt).toEqual({ kind: 'recordingConsent', since });
    const muting = outcome(room.driver.execute({ kind: 'setMicrophone', muted: true }));
    await room.reply('zConfiguration', 'Call', { Microphone: { Mute: true } });
    expect(await muting()).toEqual(done);
    const answering = outcome(room.driver.execute({ kind: 'answerRecordingConsent', agreed: false }));
    await room.clock.advance(10);
    expect(room.sent().at(-1)).toBe('zCommand Agree Recording: off');
    expect(room.driver.now().prompt?.kind).toBe('recordingConsent');
    await room.reply('zCommand', 'AgreeResult');
    expect(await answering()).toEqual(done);
    expect(room.driver.now().prompt).toBeNull();
    expect(await room.driver.execute({ kind: 'answerRecordingConsent', agreed: true })).toEqual(
      failed('intent.notPossible'),
    );
  });
});

describe('the room’s picture', () => {
  it('is asked for by a host, until it is on', async () => {
    const room = await withRole();
    await room.tell('zEvent', 'VideoUnMuteRequest', { ID: 2048, isHost: true }, true);
    expect(room.driver.now().videoAskedAt).toBe(room.clock.now());
    await room.tell('zConfiguration', 'Call', { Camera: { Mute: true } });
    expect(room.driver.now().videoAskedAt).not.toBeNull();
    await room.tell('zConfiguration', 'Call', { Camera: { Mute: false } });
    expect(room.driver.now().videoAskedAt).toBeNull();
  });

  it('fails to start at once when the host has stopped it', async () => {
    const room = await withRole();
    await room.tell('zConfiguration', 'Call', { Camera: { Mute: true } });
    const starting = outcome(room.driver.execute({ kind: 'setCamera', muted: false }));
    await room.reply('zConfiguration', 'Call');
    await room.tell('zEvent', 'OpenVideoFailForHostStop', {});
    expect(await starting()).toEqual(failed('room.refused'));
  });
});

describe('switches of the meeting', () => {
  it('keeps two of the same apart, and takes the value from whichever message has it', async () => {
    const room = await withRole();
    const locking = outcome(room.driver.execute({ kind: 'setLock', isLocked: true }));
    const opening = outcome(room.driver.execute({ kind: 'setLock', isLocked: false }));
    await room.reply('zConfiguration', 'Call');
    expect(await locking()).toBe('open');
    await room.clock.advance(10);
    await room.tell('zStatus', 'Call', { Lock: { Enable: 'On' } });
    expect(await locking()).toEqual(done);
    expect(room.driver.now().isLocked).toBe(true);
    expect(await opening()).toBe('open');
    await room.tell('zConfiguration', 'Call', { Lock: { Enable: false } });
    expect(await opening()).toEqual(done);
  });

  it('mutes everybody by the room’s own answer', async () => {
    const room = await withRole();
    const muting = outcome(room.driver.execute({ kind: 'muteAll' }));
    expect(await room.driver.execute({ kind: 'muteAll' })).toEqual(failed('intent.busy'));
    await room.reply('zCommand', 'CallMuteAllResult');
    expect(await muting()).toEqual(done);
  });

  it.each(['12345', '12345678901', '12 345 6', '١٢٣٤٥٦'])(
    'sends no host key that is none (%s)',
    async (hostKey) => {
      const room = await withRole({});
      expect(await room.driver.execute({ kind: 'claimHost', hostKey })).toEqual(failed('intent.notPossible'));
      expect(room.sent()).toEqual([]);
    },
  );
});

describe('the layout', () => {
  const can = {
    can_Switch_Wall_View: true,
    can_Switch_Speaker_View: 'on',
    can_Adjust_Floating_Video: true,
    is_In_First_Page: true,
    is_In_Last_Page: false,
    is_supported: true,
    video_type: 'Strip',
  };
  const places: readonly [string, (layout: object) => Parameters<ScriptedRoom['tell']>][] = [
    ['at the top', (layout) => ['zStatus', 'Layout', layout]],
    ['in the call', (layout) => ['zStatus', 'Call', { Layout: layout }]],
    ['in the client', (layout) => ['zConfiguration', 'Client', { Call: { Layout: layout } }]],
  ];

  it.each(places)('is read %s, and newer words replace older ones', async (_where, message) => {
    const room = await withRole();
    await room.tell(...message(can));
    await room.tell(...message({ style: 'SPEAKER', Size: 'Size2', Position: 'UpRight', Sharethumb: 'off' }));
    expect(room.driver.now().layout).toEqual({
      style: 'speaker',
      styles: ['gallery', 'speaker'],
      thumbnailSize: 'medium',
      thumbnailPosition: 'upRight',
      canMoveThumbnail: true,
      page: { isFirst: true, isLast: false },
    });
    const choosing = outcome(room.driver.execute({ kind: 'setLayout', style: 'gallery' }));
    await room.reply('zConfiguration', 'Call');
    expect(await choosing()).toBe('open');
    await room.tell(...message({ Style: 'Gallery' }));
    expect(await choosing()).toEqual(done);
    expect(room.driver.now().capabilities).toEqual(expect.arrayContaining(['layout', 'thumbnail']));
  });

  it('offers nothing where it is not supported, and no page where there is one', async () => {
    const room = await withRole();
    await room.tell('zStatus', 'Layout', { ...can, is_In_Last_Page: true });
    expect(room.driver.now().layout.page).toBeNull();
    expect(await room.driver.execute({ kind: 'turnPage', forward: true })).toEqual(
      failed('intent.notPossible'),
    );
    expect(await room.driver.execute({ kind: 'setLayout', style: 'shareAll' })).toEqual(
      failed('intent.notPossible'),
    );
    await room.tell('zStatus', 'Layout', { is_supported: false });
    expect(room.driver.now().layout).toMatchObject({ styles: [], canMoveThumbnail: false });
    expect(await room.driver.execute({ kind: 'setThumbnailSize', size: 'off' })).toEqual(
      failed('intent.notPossible'),
    );
    expect(room.sent()).toEqual([]);
  });

  it('has turned a page only when the room says so', async () => {
    const room = await withRole();
    await room.tell('zStatus', 'Layout', can);
    expect(await room.driver.execute({ kind: 'turnPage', forward: false })).toEqual(
      failed('intent.notPossible'),
    );
    const turning = outcome(room.driver.execute({ kind: 'turnPage', forward: true }));
    await room.reply('zCommand', 'CallLayoutTurnPageResult');
    await room.tell('zStatus', 'Layout', { is_In_First_Page: true, video_Count_In_Current_Page: 25 });
    expect(await turning()).toBe('open');
    await room.tell('zStatus', 'Layout', { is_In_First_Page: false, is_In_Last_Page: true });
    expect(await turning()).toEqual(done);
    expect(room.sent()).toEqual(['zCommand Call Layout TurnPage Forward: on']);
  });
});

describe('captions', () => {
  it('are switched where the meeting has them', async () => {
    const room = await withRole();
    expect(await room.driver.execute({ kind: 'setCaptions', visible: true })).toEqual(
      failed('intent.notPossible'),
    );
    await room.tell('zStatus', 'Call', { ClosedCaption: { Available: 'on' } });
    await room.tell('zConfiguration', 'Call', { ClosedCaption: { Visible: true, FontSize: '2' } });
    expect(room.driver.now().captions).toEqual({ isAvailable: true, isVisible: true, size: 2 });
    expect(room.driver.now().capabilities).toContain('captions');
    await room.tell('zConfiguration', 'Call', { ClosedCaption: { FontSize: 7 } });
    expect(room.driver.now().captions.size).toBeNull();
    const sizing = outcome(room.driver.execute({ kind: 'setCaptionSize', size: 0 }));
    expect(room.sent()).toEqual(['zConfiguration Call ClosedCaption FontSize: 0']);
    await room.reply('zConfiguration', 'Call', { ClosedCaption: { FontSize: 0 } });
    expect(await sizing()).toEqual(done);
  });
});

describe('what belongs to a meeting', () => {
  const fill = async (room: ScriptedRoom): Promise<void> => {
    await room.tell('zConfiguration', 'Call', {
      Lock: { Enable: true },
      MuteUserOnEntry: { Enable: true },
      ClosedCaption: { Visible: true },
    });
    await room.tell('zCommand', 'InfoResult', {
      meeting_id: '81234567890',
      is_webinar: true,
      is_view_only: 'on',
    });
    await room.tell('zStatus', 'Layout', { can_Switch_Wall_View: true });
    await room.tell('zEvent', 'SpotlightStatusNotification', { present: true, user_id: 2048 });
    await room.tell('zEvent', 'VideoUnMuteRequest', {});
    await room.tell('zEvent', 'RecordingConsent', { isShow: true });
    await record(room, { meetingIsBeingRecorded: true });
  };
  const nothing = {
    isLocked: null,
    mutesOnEntry: null,
    captions: { isVisible: false },
    layout: { styles: [] },
    spotlightId: null,
    videoAskedAt: null,
    prompt: null,
    recording: { isOn: false, since: null },
  };

  it('is forgotten when it ends', async () => {
    const room = await withRole();
    await fill(room);
    expect(room.driver.now()).toMatchObject({
      isLocked: true,
      mutesOnEntry: true,
      meetingFacts: { isWebinar: true, isViewOnly: true },
      spotlightId: '2048',
      recording: { isOn: true },
    });
    await room.status('NOT_IN_MEETING');
    expect(room.driver.now()).toMatchObject({
      ...nothing,
      meetingFacts: { isWebinar: false, isViewOnly: false },
      participants: [],
    });
  });

  it('is forgotten when the room turns out to be in another one', async () => {
    const room = await withRole();
    await fill(room);
    await room.tell('zCommand', 'InfoResult', { meeting_id: '81234567890' });
    expect(room.driver.now().isLocked).toBe(true);
    await room.tell('zCommand', 'InfoResult', { meeting_id: '89999999999' });
    expect(room.driver.now()).toMatchObject({ ...nothing, participants: [{ id: '1024' }, { id: '2048' }] });
  });

  it('leaves no question open over a lost link', async () => {
    const room = await withRole();
    await fill(room);
    await room.close('lost');
    expect(room.driver.now()).toMatchObject({ prompt: null, videoAskedAt: null, isLocked: true });
  });
});
