/** The ways in which versions of the room differ, and what people do there that a panel only watches. */
import { describe, expect, it } from 'vitest';
import { useQuietRooms } from './quiet-room.ts';

const { ready } = useQuietRooms();

async function inMeeting() {
  const both = await ready();
  both.client.type('zCommand Dial Join meetingNumber: 65550001234');
  await both.client.frame('CallConnect');
  await both.client.frame('ListParticipantsResult');
  await both.client.frame('ListParticipantsResult');
  return both;
}

describe('a version of the room', () => {
  it('may answer Dial Start and do nothing', async () => {
    const { room, client } = await ready();
    await room.do({ do: 'deadDialStart' });
    client.type('zCommand Dial Start meetingNumber: 65550001234');
    expect(await client.frame('DialStartResult')).toMatchObject({ state: 'OK' });
    expect(room.state().callStatus).toBe('NOT_IN_MEETING');
    client.type('zCommand Dial Join meetingNumber: 65550001234');
    await client.frame('CallConnect');
  });

  it('may keep the layout elsewhere', async () => {
    const { room, client } = await inMeeting();
    client.type('zStatus Call Layout');
    expect(await client.frame('Layout')).toMatchObject({
      payload: { video_type: 'Strip', is_supported: true },
    });
    await room.do({ do: 'layoutUnderClient' });
    client.type('zStatus Call Layout');
    expect(await client.frame('Client')).toMatchObject({
      payload: { Call: { Layout: { Sharethumb: false, video_type: 'Strip' } } },
    });
  });

  it('may send every switch and id in one form only', async () => {
    const { room, client } = await inMeeting();
    const from = client.output().length;
    await room.do({ do: 'looseScalars', on: false });
    await room.do({ do: 'joinPeople', count: 40 });
    client.type('zStatus NumberOfScreens');
    await client.frame('NumberOfScreens');
    const strict = client.output().subarray(from).toString();
    expect(strict).not.toMatch(/: "(on|off|true|false)",?\r\n(?! {6}"time_stamp)/i);
    expect(strict).not.toMatch(/"user_id": "/);
    await room.do({ do: 'looseScalars' });
    await room.do({ do: 'joinPeople', count: 40 });
    client.type('zStatus NumberOfScreens');
    await client.frame('NumberOfScreens');
    const loose = client.output().toString();
    for (const form of [/"is_host": false/, /"is_host": "off"/, /"is_host": "Off"/, /"user_id": "\d+"/]) {
      expect(loose).toMatch(form);
    }
  });
});

describe('other people', () => {
  it('leave, by name or the last ones first, also when nobody knew them', async () => {
    const { room, client } = await inMeeting();
    await room.do({ do: 'joinPeople', names: ['Ida', 'Olle', 'Eva'] });
    await room.do({ do: 'leavePeople', names: ['Ida'] });
    await room.do({ do: 'leavePeople', count: 1 });
    await room.do({ do: 'leaveUnknown' });
    const left = ['Ida', 'Eva', 'Okänd'];
    for (const name of left) {
      let told = await client.frame('ListParticipantsResult');
      while (!told.text.includes('LeftMeeting')) told = await client.frame('ListParticipantsResult');
      expect(told).toMatchObject({ payload: { user_name: name } });
    }
    await room.do({ do: 'tellPeople' });
    const list = await client.frame('ListParticipantsResult');
    expect(list.sync).toBe(false);
    const names = (list.payload as { user_name: string }[]).map((person) => person.user_name);
    expect(names).toEqual(['Mötesrum Älgen', 'Håkan Wåhlin', 'Olle']);
    await expect(room.do({ do: 'leavePeople', names: ['Ida'] })).rejects.toThrow('Nobody named "Ida"');
  });

  it('make the room host, who may then mute, record and hand on', async () => {
    const { room, client } = await inMeeting();
    client.type('zCommand Call Record Enable: on');
    expect(await client.frame('CallRecord')).toMatchObject({ state: 'Error' });
    await room.do({ do: 'makeHost', name: 'room' });
    const host = await client.frame('ListParticipantsResult');
    expect(host).toMatchObject({ payload: { is_myself: true, event: 'ZRCUserChangedEventHostChanged' } });
    expect(room.state().isHost).toBe(true);
    client.type('zCommand Call MuteAll mute: on');
    expect(await client.frame('CallMuteAllResult')).toMatchObject({ state: 'OK' });
    const muted = await client.frame('ListParticipantsResult');
    expect(muted).toMatchObject({
      payload: { user_name: 'Håkan Wåhlin', 'audio_status state': 'AUDIO_MUTED' },
    });
    client.type('zCommand Call Record Enable: on');
    expect(await client.frame('UpdateCallRecordInfo')).toMatchObject({
      payload: { amIRecording: true, meetingIsBeingRecorded: true },
    });
    const { user_id: id } = muted.payload as { user_id: unknown };
    client.type(`zCommand Call HostChange Id: ${String(id)}`);
    expect(await client.frame('ListParticipantsResult')).toMatchObject({ payload: { is_myself: true } });
    expect(await client.frame('ListParticipantsResult')).toMatchObject({
      payload: { user_name: 'Håkan Wåhlin', event: 'ZRCUserChangedEventHostChanged' },
    });
    expect(room.state()).toMatchObject({ isHost: false, recording: true, recordingByRoom: true });
  });

  it('share, record, and ask for the room’s video', async () => {
    const { room, client } = await inMeeting();
    await room.do({ do: 'participantShares' });
    expect(await client.frame('SharingState')).toMatchObject({ payload: { state: 'Receiving' } });
    await room.do({ do: 'participantShares', on: false });
    expect(await client.frame('SharingState')).toMatchObject({ payload: { state: 'None' } });
    await room.do({ do: 'recordByOther' });
    expect(await client.frame('RecordingConsent')).toMatchObject({ payload: { isShow: true } });
    expect(await client.frame('UpdateCallRecordInfo')).toMatchObject({
      payload: { amIRecording: false, meetingIsBeingRecorded: true },
    });
    client.type('zCommand Agree Recording: on');
    expect(await client.frame('AgreeResult')).toMatchObject({ state: 'OK' });
    await room.do({ do: 'askForVideo' });
    expect(await client.frame('VideoUnMuteRequest')).toMatchObject({ payload: { isHost: true } });
  });

  it('cannot do in an idle room what needs a meeting', async () => {
    const { room } = await ready();
    for (const action of [
      'joinPeople',
      'burst',
      'muteFromAfar',
      'participantShares',
      'recordByOther',
    ] as const) {
      await expect(room.do({ do: action })).rejects.toThrow('The room is not in a meeting.');
    }
  });
});

describe('the phonebook', () => {
  it('comes in pages that say what they hold', async () => {
    const { client } = await ready();
    client.type('zCommand Phonebook List Offset: 1 Limit: 20');
    expect(await client.frame('PhonebookListResult')).toMatchObject({
      payload: { Offset: 1, Limit: 2, Contacts: [{ index: 1 }, { index: 2 }] },
    });
    client.type('zCommand Phonebook List Offset: x Limit: 20');
    expect(await client.frame('PhonebookListResult')).toMatchObject({ state: 'Error' });
  });
});
