/** Cable, wireless, and presentations without a meeting; and the settings of sound and picture. */
import { describe, expect, it } from 'vitest';
import { useQuietRooms } from './quiet-room.ts';

const { ready } = useQuietRooms();

async function inMeeting(options: Parameters<typeof ready>[0] = {}) {
  const both = await ready(options);
  both.client.type('zCommand Dial StartPmi Duration: 15');
  await both.client.frame('CallConnect');
  await both.client.frame('ListParticipantsResult');
  return both;
}

describe('the cable', () => {
  it('is shared and stopped', async () => {
    const { room, client } = await inMeeting();
    client.type('zCommand Call Sharing HDMI Start');
    expect(await client.frame('CallSharingHDMIResult')).toMatchObject({ state: 'OK', sync: true });
    expect(await client.frame('SharingState')).toMatchObject({
      payload: { state: 'Connecting', paused: false },
    });
    expect(await client.frame('Sharing')).toMatchObject({ payload: { isSharingBlackMagic: true } });
    expect(await client.frame('SharingState')).toMatchObject({ payload: { state: 'Sending' } });
    expect(room.state().sharing).toBe('cable');
    client.type('zCommand Call Sharing HDMI Stop');
    expect(await client.frame('Sharing')).toMatchObject({ payload: { isSharingBlackMagic: false } });
    expect(room.state().sharing).toBe('none');
  });

  it('gives an error before the OK when it is not plugged in, and when sharing is refused', async () => {
    const { room, client } = await inMeeting();
    await room.do({ do: 'cable', connected: false });
    expect(await client.frame('Sharing')).toMatchObject({ payload: { isBlackMagicConnected: false } });
    for (const message of [null, 'Någon annan delar.']) {
      await room.do({ do: 'refuseShare', message });
      client.type('zCommand Call Sharing HDMI Start');
      const error = await client.frame('CallConnectError');
      expect(error.payload).toMatchObject({ error_code: 0 });
      if (message !== null) expect(error.payload).toMatchObject({ error_message: message });
      expect(await client.frame('CallSharingHDMIResult')).toMatchObject({ state: 'OK' });
    }
    expect(room.state().sharing).toBe('none');
  });

  it('drops and comes back when it is pulled for a moment', async () => {
    const { room, client } = await inMeeting();
    client.type('zCommand Call Sharing HDMI Start');
    await client.frame('Sharing');
    await room.do({ do: 'cable', connected: false, returnsAfterMs: 1000 });
    expect(await client.frame('Sharing')).toMatchObject({
      payload: { isSharingBlackMagic: false, isBlackMagicDataAvailable: false },
    });
    expect(await client.frame('Sharing')).toMatchObject({ payload: { isBlackMagicConnected: true } });
  });

  it('has no source outside a meeting', async () => {
    const { client } = await ready();
    client.type('zCommand Call Sharing HDMI Start');
    expect(await client.frame('CallSharingHDMIStartResult')).toMatchObject({ state: 'Error' });
  });
});

const startLocal = 'zCommand Dial Sharing Duration: 30 DisplayState: Laptop Password:';

describe('a presentation without a meeting', () => {
  it('shows the key, takes a laptop, and renews the key when the picture ends', async () => {
    const { room, client } = await ready();
    client.type(startLocal);
    expect(await client.frame('DialSharingResult')).toMatchObject({ sync: true, state: 'OK' });
    expect(await client.frame('StartLocalPresentMeeting')).toMatchObject({ payload: { success: true } });
    expect(await client.frame('InfoResult')).toMatchObject({ payload: { meeting_type: 'SHARING_LAPTOP' } });
    const key = room.state().sharingKey;
    expect(key).toMatch(/^[A-Z]{6}$/);
    expect(await client.frame('Sharing')).toMatchObject({
      payload: {
        directPresentationSharingKey: key,
        dispState: 'Laptop',
        isDirectPresentationConnected: false,
      },
    });
    expect(room.state()).toMatchObject({ callStatus: 'IN_MEETING', sharing: 'local', meetingNumber: null });
    await room.do({ do: 'shareLaptop' });
    expect(await client.frame('Sharing')).toMatchObject({ payload: { isDirectPresentationConnected: true } });
    expect(room.state().sharing).toBe('wireless');
    client.type('zCommand Call Sharing Disconnect');
    await client.frame('Sharing');
    expect(room.state().sharing).toBe('local');
    expect(room.state().sharingKey).not.toBe(key);
    client.type('zCommand Call Disconnect');
    await client.frame('CallDisconnect');
    expect(room.state()).toMatchObject({ callStatus: 'NOT_IN_MEETING', sharing: 'none' });
  });

  it('keeps the room from joining a meeting until it has ended', async () => {
    const { client } = await ready();
    client.type(startLocal);
    await client.frame('Sharing');
    client.type('zCommand Dial Join meetingNumber: 65550001234');
    expect(await client.frame('DialJoinResult')).toMatchObject({ state: 'Error' });
  });

  it('becomes a meeting', async () => {
    const { room, client } = await ready();
    client.type(startLocal);
    await client.frame('Sharing');
    client.type('zCommand Call Sharing ToNormal');
    expect(await client.frame('InfoResult')).toMatchObject({ payload: { meeting_type: 'NORMAL' } });
    expect(room.state()).toMatchObject({ meetingNumber: '4417730925', sharing: 'none' });
  });

  it('is started by a laptop alone, and ends with it', async () => {
    const { room, client } = await ready();
    await room.do({ do: 'shareLaptop' });
    await client.frame('StartLocalPresentMeeting');
    let sharing = await client.frame('Sharing');
    while (!JSON.stringify(sharing.payload).includes('"isDirectPresentationConnected":true')) {
      sharing = await client.frame('Sharing');
    }
    expect(room.state().sharing).toBe('wireless');
    await room.do({ do: 'stopLaptop' });
    await client.frame('CallDisconnect');
    expect(room.state()).toMatchObject({ callStatus: 'NOT_IN_MEETING', sharing: 'none' });
  });

  it('renews its key on request', async () => {
    const { room, client } = await ready();
    await room.do({ do: 'rotateKey' });
    expect(await client.frame('Sharing')).toMatchObject({
      sync: false,
      payload: { directPresentationSharingKey: room.state().sharingKey },
    });
  });
});

describe('settings', () => {
  it('answer with the value and tell it once more', async () => {
    const { room, client } = await inMeeting();
    for (const [line, payload] of [
      ['zConfiguration Call Microphone Mute: on', { Microphone: { Mute: true } }],
      ['zConfiguration Call Camera Mute: on', { Camera: { Mute: true } }],
    ] as const) {
      client.type(line);
      expect(await client.frame('Call')).toMatchObject({ sync: true, state: 'OK', payload });
      expect(await client.frame('Call')).toMatchObject({ sync: false, payload });
    }
    expect(room.state()).toMatchObject({ micMuted: true, cameraMuted: true });
    await room.do({ do: 'muteFromAfar', muted: false });
    expect(await client.frame('Call')).toMatchObject({
      sync: false,
      payload: { Microphone: { Mute: false } },
    });
  });

  it('hold the volume at all times, and refuse what is no volume', async () => {
    const { room, client } = await ready();
    client.type('zConfiguration Audio Output volume: 35');
    expect(await client.frame('Audio')).toMatchObject({ sync: true, payload: { Output: { volume: 35 } } });
    expect(await client.frame('Audio')).toMatchObject({ sync: false, payload: { Output: { volume: 35 } } });
    client.type('zConfiguration Audio Output volume: 101');
    expect(await client.frame('Audio')).toMatchObject({ state: 'Error' });
    await room.do({ do: 'turnVolume', percent: 80 });
    await client.frame('Audio');
    client.type('zConfiguration Audio Output volume');
    expect(await client.frame('Audio')).toMatchObject({ sync: true, payload: { Output: { volume: 80 } } });
  });

  it('are the host’s own where they concern the meeting', async () => {
    const { client } = await ready();
    client.type('zCommand Dial Join meetingNumber: 65550001234');
    await client.frame('CallConnect');
    await client.frame('ListParticipantsResult');
    client.type('zConfiguration Call Lock Enable: on');
    expect(await client.frame('Call')).toMatchObject({ state: 'Error' });
  });

  it('can be told before they are answered, and answered without a value', async () => {
    const { client } = await inMeeting({ faults: { notificationsFirst: true, emptySetReplies: true } });
    client.type('zConfiguration Call Microphone Mute: on');
    expect(await client.frame('Call')).toMatchObject({
      sync: false,
      payload: { Microphone: { Mute: true } },
    });
    expect(await client.frame('Call')).toMatchObject({ sync: true, payload: {} });
  });
});
