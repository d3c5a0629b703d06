/** Starting, joining, prompts, leaving, and calls that ring. */
import { describe, expect, it, vi } from 'vitest';
import { useQuietRooms } from './quiet-room.ts';

const { ready, quietRoom } = useQuietRooms();

/** The one switch that is always text. */
const successText: unknown = expect.stringContaining('"success": "on"');
const join = 'zCommand Dial Join meetingNumber: 61234567890';

describe('joining with a passcode', () => {
  it('is prompted for it, again when it is wrong, and gets in with the right one', async () => {
    const { room, client } = await ready();
    client.type(join);
    expect(await client.frame('DialJoinResult')).toMatchObject({ sync: true, state: 'OK', type: 'zCommand' });
    expect(await client.frame('Call')).toMatchObject({
      payload: { Status: 'CONNECTING_MEETING' },
      sync: false,
    });
    expect(await client.frame('MeetingNeedsPassword')).toMatchObject({
      type: 'zEvent',
      payload: { needsPassword: true, wrongAndRetry: false },
    });
    expect(room.state()).toMatchObject({ prompt: 'passcode', meetingNumber: '61234567890' });
    client.type(`${join} password: 4711`);
    await client.frame('DialJoinResult');
    expect(await client.frame('MeetingNeedsPassword')).toMatchObject({
      payload: { needsPassword: true, wrongAndRetry: true },
    });
    client.type(`${join} password: 471147`);
    await client.frame('DialJoinResult');
    expect(await client.frame('MeetingNeedsPassword')).toMatchObject({
      payload: { needsPassword: false, wrongAndRetry: false },
    });
    expect(await client.frame('InfoResult')).toMatchObject({
      sync: false,
      payload: { meeting_id: '61234567890', meeting_type: 'NORMAL' },
    });
    expect(await client.frame('Call')).toMatchObject({ payload: { Status: 'IN_MEETING' } });
    expect(await client.frame('CallConnect')).toMatchObject({
      text: successText,
    });
    expect(room.state()).toMatchObject({
      callStatus: 'IN_MEETING',
      prompt: null,
      participants: 4,
      meetingTopic: 'Planering v. 48 – rekrytering och lokaler',
    });
  });

  it('needs no prompt when the first line carries the right one', async () => {
    const { client } = await ready();
    client.type(`${join} password: 471147`);
    await client.frame('CallConnect');
    expect(client.output().toString()).not.toContain('MeetingNeedsPassword');
  });

  it.each(['zStatus SystemUnit', 'zCommand Dial Join meetingNumber: 61234567890', 'vad som helst'])(
    'comes to nothing when "%s" is sent while the prompt is open',
    async (line) => {
      const { room, client } = await ready();
      client.type(join);
      await client.frame('MeetingNeedsPassword');
      client.type(line);
      expect(await client.frame('CallConnectError')).toMatchObject({ payload: { error_code: 0 } });
      expect(await client.frame('Call')).toMatchObject({ payload: { Status: 'NOT_IN_MEETING' } });
      if (line !== join) expect(room.state()).toMatchObject({ callStatus: 'NOT_IN_MEETING', prompt: null });
    },
  );

  it.each(['zCommand Call Disconnect', 'zCommand Call Leave'])('is given up by "%s"', async (line) => {
    const { room, client } = await ready();
    client.type(join);
    await client.frame('MeetingNeedsPassword');
    client.type(line);
    expect(await client.frame('CallDisconnectResult')).toMatchObject({ sync: true, state: 'OK' });
    expect(await client.frame('CallDisconnect')).toMatchObject({
      text: successText,
    });
    expect(await client.frame('Call')).toMatchObject({ payload: { Status: 'NOT_IN_MEETING' } });
    expect(room.state().prompt).toBeNull();
  });
});

describe('a meeting', () => {
  it('fails to be joined under a number nobody has', async () => {
    const { client } = await ready();
    client.type('zCommand Dial Join meetingNumber: 99999999999');
    expect(await client.frame('DialJoinResult')).toMatchObject({ state: 'OK' });
    expect(await client.frame('CallConnectError')).toMatchObject({ payload: { error_code: 5004 } });
    expect(await client.frame('Call')).toMatchObject({ payload: { Status: 'NOT_IN_MEETING' } });
  });

  it('starts on the personal number, with the room as host', async () => {
    const { room, client } = await ready();
    client.type('zcommand DIAL startpmi duration: 30');
    expect(await client.frame('DialStartPmiResult')).toMatchObject({ state: 'OK', payload: {} });
    expect(await client.frame('InfoResult')).toMatchObject({ payload: { meeting_id: '4417730925' } });
    await client.frame('CallConnect');
    expect(room.state()).toMatchObject({ meetingNumber: '4417730925', isHost: true, participants: 1 });
  });

  it('tells after joining, each as its own message: microphone, lock, layout, captions, share, people', async () => {
    const { client } = await ready();
    client.type('zCommand Dial Start meetingNumber: 65550001234');
    await client.frame('CallConnect');
    expect(await client.frame('Call')).toMatchObject({ payload: { Microphone: { Mute: false } } });
    expect(await client.frame('Call')).toMatchObject({ payload: { Lock: { Enable: false } } });
    expect(await client.frame('Call')).toMatchObject({ payload: { Layout: { Size: 'Size1' } } });
    expect(await client.frame('Call')).toMatchObject({ type: 'zStatus', payload: { ClosedCaption: {} } });
    expect(await client.frame('Call')).toMatchObject({ payload: { Share: { Setting: 'MULTI_SHARE' } } });
    expect(await client.frame('ListParticipantsResult')).toMatchObject({
      payload: { is_myself: true, user_name: 'Mötesrum Älgen', event: 'ZRCUserChangedEventJoinedMeeting' },
    });
    expect(await client.frame('ListParticipantsResult')).toMatchObject({
      payload: { user_name: 'Håkan Wåhlin' },
    });
  });

  it('waits for its host, leaves questions about it unanswered meanwhile, and begins when the host comes', async () => {
    const { room, client } = await ready();
    client.type('zCommand Dial Join meetingNumber: 64443332221 password: 112358');
    expect(await client.frame('NeedWaitForHost')).toMatchObject({ payload: { Wait: true } });
    expect(room.state()).toMatchObject({ prompt: 'waitForHost', callStatus: 'CONNECTING_MEETING' });
    client.type('zCommand Call Info');
    client.type('zStatus Call Status');
    // The next answer is the status: no InfoResult came before it.
    expect(await client.frame('Call')).toMatchObject({
      sync: true,
      payload: { Status: 'CONNECTING_MEETING' },
    });
    expect(client.output().toString()).not.toContain('InfoResult');
    await room.do({ do: 'hostArrives' });
    expect(await client.frame('NeedWaitForHost')).toMatchObject({ payload: { Wait: false } });
    await client.frame('CallConnect');
  });

  it('shows the room to itself alone in a waiting room, and again under another id once admitted', async () => {
    const { room, client } = await ready();
    await room.do({ do: 'addMeeting', number: '123456789', waitingRoom: true });
    client.type('zCommand Dial Join meetingNumber: 123456789');
    const waiting = await client.frame('ListParticipantsResult');
    expect(waiting).toMatchObject({ payload: { is_myself: true, is_in_waiting_room: true } });
    await room.do({ do: 'hostArrives' });
    await client.frame('CallConnect');
    const admitted = await client.frame('ListParticipantsResult');
    expect(admitted).toMatchObject({ payload: { is_myself: true, is_in_waiting_room: false } });
    expect(serial(admitted.payload)).not.toBe(serial(waiting.payload));
    expect(client.output().toString()).not.toContain('LeftMeeting');
  });

  it('can be ended by others with nothing said but the status', async () => {
    const { room, client } = await ready();
    client.type('zCommand Dial StartPmi Duration: 15');
    await client.frame('CallConnect');
    await room.do({ do: 'endMeeting', withEvent: false });
    let status = await client.frame('Call');
    while (!JSON.stringify(status.payload).includes('Status')) status = await client.frame('Call');
    expect(status).toMatchObject({ payload: { Status: 'NOT_IN_MEETING' } });
    expect(client.output().toString()).not.toContain('CallDisconnect');
  });

  it('hangs while stuck, and lets go only when it is not stubborn', async () => {
    const { room, client } = await ready();
    await room.do({ do: 'stuckConnecting', stubborn: true });
    client.type(join);
    await client.frame('Call');
    client.type('zCommand Call Leave');
    expect(await client.frame('CallDisconnectResult')).toMatchObject({ state: 'Error' });
    await room.do({ do: 'stuckConnecting' });
    client.type('zCommand Call Leave');
    expect(await client.frame('CallDisconnectResult')).toMatchObject({ state: 'OK' });
    await client.frame('CallDisconnect');
    expect(room.state().callStatus).toBe('NOT_IN_MEETING');
  });

  it('is left hanging by a connection that closes right after dialling', async () => {
    const { room, client } = await ready({ tempo: 5 });
    const turnsUntil = async (isSo: () => boolean): Promise<void> => {
      while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
    };
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    client.type(join);
    await turnsUntil(() => room.commands().at(-1) === join);
    vi.advanceTimersByTime(60);
    await client.frame('DialJoinResult');
    client.close();
    await turnsUntil(() => room.state().connections === 0);
    // Long enough for the passcode prompt that would have come.
    vi.advanceTimersByTime(60_000);
    vi.useRealTimers();
    expect(room.state()).toMatchObject({ callStatus: 'CONNECTING_MEETING', prompt: null });
  });

  it.each(['zCommand Call Leave', 'zCommand Call MuteAll mute: on', 'zCommand Call Record Enable: on'])(
    'is needed for "%s"',
    async (line) => {
      const { client } = await ready();
      client.type(line);
      client.type('zStatus NumberOfScreens');
      await client.frame('NumberOfScreens');
      expect(client.output().toString()).toMatch(/"state": "Error"/);
    },
  );

  it('answers a question about itself from outside with an error under another name', async () => {
    const { client } = await ready();
    client.type('zCommand Call Info');
    expect(await client.frame('CallInfoResult')).toMatchObject({ state: 'Error', sync: true });
    client.type('zConfiguration Call Microphone Mute');
    expect(await client.frame('Call')).toMatchObject({ state: 'Error', type: 'zConfiguration' });
  });
});

const serial = (payload: unknown): number =>
  Math.floor(Number((payload as { user_id: unknown }).user_id) / 1024);

describe('people', () => {
  it('come one by one as objects and all at once as an array, under ids that agree above ten bits', async () => {
    const { room, client } = await ready();
    client.type('zCommand Dial StartPmi Duration: 15');
    await client.frame('CallConnect');
    await client.frame('ListParticipantsResult');
    await room.do({ do: 'joinPeople', names: ['Åsa Berg'], waiting: true });
    const told = await client.frame('ListParticipantsResult');
    expect(told).toMatchObject({ sync: false, payload: { user_name: 'Åsa Berg', is_in_waiting_room: true } });
    client.type('zCommand Call ListParticipants');
    const list = await client.frame('ListParticipantsResult');
    expect(list.sync).toBe(true);
    const people = list.payload as { user_id: unknown; user_name: string }[];
    expect(people.map((person) => person.user_name)).toEqual(['Mötesrum Älgen', 'Åsa Berg']);
    expect(serial(people[1])).toBe(serial(told.payload));
    client.type(`zCommand Call Admit Participant Id: ${String(people[1]!.user_id)}`);
    expect(await client.frame('ListParticipantsResult')).toMatchObject({
      payload: { is_in_waiting_room: false, event: 'ZRCUserChangedEventUserInfoUpdated' },
    });
    client.type(`zCommand Call Expel Id: ${String(people[1]!.user_id)}`);
    expect(await client.frame('ListParticipantsResult')).toMatchObject({
      payload: { event: 'ZRCUserChangedEventLeftMeeting' },
    });
    expect(room.state().participants).toBe(1);
  });

  it('come five hundred at once without one missing', async () => {
    const { room, client } = await ready();
    client.type('zCommand Dial StartPmi Duration: 15');
    await client.frame('CallConnect');
    await room.do({ do: 'burst', participants: 499, contacts: 500 });
    client.type('zStatus NumberOfScreens');
    await client.frame('NumberOfScreens');
    const text = client.output().toString();
    expect(text.match(/"ZRCUserChangedEventJoinedMeeting"/g)).toHaveLength(500);
    expect(text.match(/"Added Contact"/g)).toHaveLength(500);
    expect(room.state().participants).toBe(500);
  });

  it('raise hands under keys that end in a colon and a space, and under keys that do not', async () => {
    const { room, client } = await ready();
    client.type('zCommand Dial Join meetingNumber: 65550001234');
    await client.frame('CallConnect');
    for (let time = 0; time < 10; time += 1) {
      await room.do({ do: 'raiseHand', name: 'Håkan Wåhlin', raised: time % 2 === 0 });
    }
    client.type('zStatus NumberOfScreens');
    await client.frame('NumberOfScreens');
    const text = client.output().toString();
    expect(text).toMatch(/"is_raise_hand: ": (true|"[Oo]n"|"true"),/);
    expect(text).toMatch(/"is_raise_hand": (true|"[Oo]n"|"true"|false|"[Oo]ff"|"false"),/);
  });
});

describe('an incoming call', () => {
  it('is accepted and joined', async () => {
    const { room, client } = await ready();
    await room.do({ do: 'callRoom', callerName: 'Karin Ek', lifeTimeSeconds: 60 });
    const ringing = await client.frame('IncomingCallIndication');
    expect(ringing).toMatchObject({
      payload: { callerName: 'Karin Ek', lifeTime: 60, meetingNumber: 66667778889 },
    });
    expect(room.state().prompt).toBe('incomingCall');
    const { callerJID } = ringing.payload as { callerJID: string };
    client.type(`zCommand Call Accept callerJID: ${callerJID}`);
    expect(await client.frame('CallAcceptRejectResult')).toMatchObject({ sync: true, state: 'OK' });
    expect(await client.frame('TreatedIncomingCallIndication')).toMatchObject({
      payload: { accepted: true, callerJID },
    });
    await client.frame('CallConnect');
    expect(room.state()).toMatchObject({
      callStatus: 'IN_MEETING',
      meetingNumber: '66667778889',
      participants: 2,
    });
  });

  it('is refused', async () => {
    const { room, client } = await ready();
    await room.do({ do: 'callRoom' });
    const { callerJID } = (await client.frame('IncomingCallIndication')).payload as { callerJID: string };
    client.type(`zCommand Call Reject callerJID: ${callerJID}`);
    expect(await client.frame('TreatedIncomingCallIndication')).toMatchObject({
      payload: { accepted: false },
    });
    expect(room.state()).toMatchObject({ callStatus: 'NOT_IN_MEETING', prompt: null });
  });

  it('is lost when anything else is sent', async () => {
    const { room, client } = await ready();
    await room.do({ do: 'callRoom' });
    await client.frame('IncomingCallIndication');
    client.type('zStatus SystemUnit');
    expect(await client.frame('TreatedIncomingCallIndication')).toMatchObject({
      payload: { accepted: false },
    });
    await client.frame('SystemUnit');
    expect(room.state().prompt).toBeNull();
  });

  it('can be withdrawn, with a word or without', async () => {
    const { room, client } = await ready();
    await room.do({ do: 'callRoom' });
    await room.do({ do: 'withdrawCall', told: false });
    expect(room.state().prompt).toBeNull();
    expect(client.output().toString()).not.toContain('Treated');
    await room.do({ do: 'callRoom' });
    await room.do({ do: 'withdrawCall' });
    expect(await client.frame('TreatedIncomingCallIndication')).toMatchObject({
      payload: { accepted: false },
    });
    await expect(room.do({ do: 'withdrawCall' })).rejects.toThrow('No call is ringing.');
  });

  it('ends by itself after its lifetime, whatever the tempo', async () => {
    const room = await quietRoom();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await room.do({ do: 'callRoom', lifeTimeSeconds: 60 });
    vi.advanceTimersByTime(59_999);
    expect(room.state().prompt).toBe('incomingCall');
    vi.advanceTimersByTime(1);
    vi.useRealTimers();
    expect(room.state().prompt).toBeNull();
  });
});
