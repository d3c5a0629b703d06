/** Whom the room reaches: its phone book, invitations, telephones, room systems; and its own list of bookings. */
import { meetingLines } from '../../electron/zoom-room/protocol.ts';
import { describe, expect, it } from 'vitest';
import type { PhoneCall } from '../../shared/model/room.ts';
import { done, failed, inMeeting } from './scripted-meeting.ts';
import { outcome, readyRoom } from './scripted-room.ts';
import { eventually, useSimulatedRooms } from './simulated-room.ts';

const { driveReady } = useSimulatedRooms();
const openMeeting = { kind: 'join', meetingNumber: '61234567890', passcode: '471147' } as const;

describe('the phone book', () => {
  it('is not read before somebody asks for it', async () => {
    const { driver, room } = await driveReady({ room: { scenario: 'crowded' } });
    expect(room.commands().some((line) => line.startsWith('zCommand Phonebook'))).toBe(false);
    expect(driver.now().contacts.state).toBe('notLoaded');
  });

  it('is read page by page, as large as the room gives them, and only once', async () => {
    const { driver, room } = await driveReady({ room: { scenario: 'crowded' } });
    await room.do({ do: 'phonebook', pageLimit: 150 });
    expect(await driver.execute({ kind: 'loadContacts' })).toEqual(done);
    expect(await driver.execute({ kind: 'loadContacts' })).toEqual(done);
    expect(driver.now().contacts).toMatchObject({ state: 'loaded' });
    expect(driver.now().contacts.contacts).toHaveLength(500);
    expect(room.commands().filter((line) => line.startsWith('zCommand Phonebook'))).toEqual(
      [0, 150, 300, 450, 500].map((from) => `zCommand Phonebook List Offset: ${from} Limit: 200`),
    );
  });

  it('that comes back empty after a restart is filled by what the room tells', async () => {
    const { driver, room } = await driveReady();
    await room.do({ do: 'phonebook', empty: true });
    expect(await driver.execute({ kind: 'loadContacts' })).toEqual(done);
    await room.do({ do: 'contactFlood', count: 40 });
    const { contacts } = await driver.until((state) => state.contacts.contacts.length === 40);
    expect(contacts.contacts[1]).toMatchObject({ id: 'p1@xmpp.example', presence: 'online', isRoom: false });
  });

  it('follows who is there', async () => {
    const { driver, room } = await driveReady({ room: { scenario: 'crowded' } });
    await driver.execute({ kind: 'loadContacts' });
    await room.do({ do: 'presence', at: 5, presence: 'ZoomIMPresence_DND' });
    await driver.until(({ contacts }) => contacts.contacts[5]?.presence === 'busy');
    await room.do({ do: 'presence', at: 5, presence: 'PRESENCE_NOVEL' });
    await driver.until(({ contacts }) => contacts.contacts[5]?.presence === 'offline');
  });

  it('ends at five thousand, and keeps names short', async () => {
    const room = await readyRoom();
    const contact = (at: number): object => ({
      jid: `j${at}`,
      screenName: at === 0 ? 'Å'.repeat(10_000) : `P${at}`,
    });
    const loading = outcome(room.driver.execute({ kind: 'loadContacts' }));
    await room.reply('zCommand', 'PhonebookListResult', {
      Contacts: Array.from({ length: 5_001 }, (_, at) => contact(at)),
      Offset: 0,
    });
    expect(await loading()).toEqual(done);
    const { contacts } = room.driver.now().contacts;
    expect(contacts).toHaveLength(5_000);
    expect(contacts[0]?.name).toHaveLength(120);
  });

  it('that nobody asked for is not read on', async () => {
    const room = await readyRoom();
    await room.tell('zCommand', 'PhonebookListResult', { Contacts: [{ jid: 'a' }], Limit: 1, Offset: 0 });
    await room.clock.advance(1_000);
    expect(room.sent()).toEqual([]);
  });

  it('has to be read again after the link was lost', async () => {
    const room = await readyRoom();
    void room.driver.execute({ kind: 'loadContacts' });
    await room.reply('zCommand', 'PhonebookListResult', { Contacts: [], Offset: 0 });
    expect(room.driver.now().contacts.state).toBe('loaded');
    await room.close('lost');
    expect(room.driver.now().contacts.state).toBe('notLoaded');
  });
});

describe('inviting', () => {
  it('brings contacts into the meeting that runs, in one line', async () => {
    const { driver, room } = await driveReady({ room: { scenario: 'crowded' } });
    await driver.execute(openMeeting);
    expect(
      await driver.execute({ kind: 'invite', contactIds: ['p1@xmpp.example', 'p2@xmpp.example'] }),
    ).toEqual(done);
    expect(room.commands().at(-1)).toBe('zCommand Call Invite user: p1@xmpp.example user: p2@xmpp.example');
  });

  it('begins a meeting where none runs', async () => {
    const { driver, room } = await driveReady();
    expect(await driver.execute({ kind: 'invite', contactIds: ['p1@xmpp.example'] })).toEqual(done);
    expect(room.commands()).toContain('zCommand Invite Duration: 30 user: p1@xmpp.example');
    expect(driver.now().call.kind).toBe('inMeeting');
  });

  it.each([
    [[]],
    [['a\rzCommand Call Disconnect']],
    [['a mute: on']],
    [Array.from({ length: 11 }, () => 'a')],
  ])('sends nothing for %j', async (contactIds) => {
    const room = await inMeeting();
    const result = outcome(room.driver.execute({ kind: 'invite', contactIds }));
    expect(await result()).toEqual(failed('intent.notPossible'));
    expect(room.sent()).toEqual([]);
  });

  it('is refused when the room says so', async () => {
    const room = await inMeeting();
    const result = outcome(room.driver.execute({ kind: 'invite', contactIds: ['a@b'] }));
    await room.replyError('zCommand', 'CallInviteResult');
    expect(await result()).toEqual(failed('room.refused'));
  });
});

describe('a telephone call', () => {
  const call: Partial<PhoneCall> = { number: '+4681234567', isIncoming: false };

  it('rings, is answered, takes digits and is hung up', async () => {
    const { driver, room } = await driveReady();
    expect(await driver.execute({ kind: 'callPhone', number: '+4681234567' })).toEqual(done);
    const [ringing] = driver.now().phoneCalls;
    expect(ringing).toMatchObject(call);
    const { phoneCalls, capabilities } = await driver.until(
      (state) => state.phoneCalls[0]?.state === 'inCall',
    );
    expect(capabilities).toContain('dtmf');
    const callId = phoneCalls[0]!.id;
    expect(await driver.execute({ kind: 'sendDtmf', callId, key: '#' })).toEqual(done);
    expect(room.commands().at(-1)).toBe(`zCommand SendSipDTMF CallId: ${callId} Key: #`);
    expect(await driver.execute({ kind: 'hangUpPhone', callId })).toEqual(done);
    expect(driver.now().phoneCalls).toEqual([]);
  });

  it('to a number that does not exist, or to nobody who answers, fails and leaves nothing behind', async () => {
    const { driver, room } = await driveReady();
    expect(await driver.execute({ kind: 'callPhone', number: '08123400' })).toMatchObject({ ok: false });
    expect(driver.now().phoneCalls).toEqual([]);
    await room.do({ do: 'farEnd', does: 'rejects' });
    await driver.execute({ kind: 'callPhone', number: '08123411' });
    await driver.until(({ phoneCalls }) => phoneCalls.length === 0);
  });

  it('that comes in is told, and goes when the other side hangs up', async () => {
    const { driver, room } = await driveReady();
    await room.do({ do: 'ringPhone', number: '0701234567', name: 'Åsa' });
    await driver.until(
      ({ phoneCalls }) => phoneCalls[0]?.isIncoming === true && phoneCalls[0].name === 'Åsa',
    );
    await room.do({ do: 'hangUpFarEnd' });
    await driver.until(({ phoneCalls }) => phoneCalls.length === 0);
  });

  it.each(['12', '08-12 34', '0812\r', '+'])('does not dial %j', async (number) => {
    const room = await readyRoom();
    const result = outcome(room.driver.execute({ kind: 'callPhone', number }));
    expect(await result()).toEqual(failed('intent.notPossible'));
    expect(room.sent()).toEqual([]);
  });

  it('that nothing is heard of is given up after fifteen seconds, having been sent once', async () => {
    const room = await readyRoom();
    const result = outcome(room.driver.execute({ kind: 'callPhone', number: '0812345' }));
    await room.reply('zCommand', 'DialPhoneCallOutResult');
    await room.clock.advance(15_000);
    expect(await result()).toEqual(failed('room.timeout'));
    expect(room.sent().filter((line) => line.includes('PhoneCallOut'))).toHaveLength(1);
  });

  it('that is not there can neither be hung up nor take digits', async () => {
    const room = await readyRoom();
    for (const command of [
      { kind: 'hangUpPhone', callId: 'x' },
      { kind: 'sendDtmf', callId: 'x', key: '1' },
    ] as const) {
      expect(await outcome(room.driver.execute(command))()).toEqual(failed('meeting.noLongerThere'));
    }
    expect(room.sent()).toEqual([]);
  });
});

describe('a room system', () => {
  it('rings, comes, and is forgotten with the meeting', async () => {
    const { driver, room } = await driveReady();
    await driver.execute(openMeeting);
    const calling = { kind: 'callRoomSystem', address: '7001@video.su.se', protocol: 'sip' } as const;
    expect(await driver.execute(calling)).toEqual(done);
    expect(room.commands()).toContain('zCommand Call InviteSipRoom Address: 7001@video.su.se Cancel: off');
    await driver.until(({ roomSystemCall }) => roomSystemCall === 'accepted');
    await driver.execute({ kind: 'leave' });
    expect(driver.now().roomSystemCall).toBeNull();
  });

  it('that does not come is told', async () => {
    const room = await inMeeting();
    const calling = { kind: 'callRoomSystem', address: '10.1.2.3##12', protocol: 'h323' } as const;
    const result = outcome(room.driver.execute(calling));
    expect(room.sent()).toEqual(['zCommand Call InviteH323Room Address: 10.1.2.3##12 Cancel: off']);
    await room.tell('zEvent', 'H323SIPRoomCallingStatus', { call_status: 'CallingStatus_Failed' });
    expect(await result()).toEqual(failed('invite.failed'));
    expect(room.driver.now().roomSystemCall).toBe('failed');
  });

  it('is called off while it rings, by the address it was called at, and not otherwise', async () => {
    const { driver, room } = await driveReady();
    await driver.execute(openMeeting);
    await room.do({ do: 'farEnd', does: 'rings' });
    expect(await driver.execute({ kind: 'cancelRoomSystem' })).toEqual(failed('meeting.noLongerThere'));
    await driver.execute({ kind: 'callRoomSystem', address: '7001@video.su.se', protocol: 'sip' });
    expect(await driver.execute({ kind: 'cancelRoomSystem' })).toEqual(done);
    expect(room.commands()).toContain('zCommand Call InviteSipRoom Address: 7001@video.su.se Cancel: on');
    expect(driver.now().roomSystemCall).toBeNull();
  });

  it('is offered in a meeting only, and never with an address of several words', async () => {
    const { driver } = await driveReady();
    expect(driver.now().capabilities).not.toContain('roomSystem');
    const room = await inMeeting();
    const spaced = { kind: 'callRoomSystem', address: 'a Cancel: on', protocol: 'sip' } as const;
    expect(await outcome(room.driver.execute(spaced))()).toEqual(failed('intent.notPossible'));
  });
});

describe('the room’s own list of bookings', () => {
  it('gives number, times and check-in, under either name, and copes with what has none', async () => {
    const room = await readyRoom();
    await room.tell('zEvent', 'BookingsListResult', [
      {
        meetingName: 'Planering',
        meetingNumber: '812 3456 7890',
        startTime: '2026-11-24T09:00:00+01:00',
        endTime: '2026-11-24T10:00:00+01:00',
        checkedIn: 'on',
        calendarID: 'AAMk',
      },
      { meetingName: '', meetingNumber: '0', startTime: '', checkIn: false },
    ]);
    expect(room.driver.now().bookings).toEqual([
      {
        meetingNumber: '81234567890',
        title: 'Planering',
        startsAt: Date.parse('2026-11-24T08:00:00Z'),
        endsAt: Date.parse('2026-11-24T09:00:00Z'),
        isCheckedIn: true,
        calendarId: 'AAMk',
      },
      {
        meetingNumber: null,
        title: null,
        startsAt: null,
        endsAt: null,
        isCheckedIn: false,
        calendarId: null,
      },
    ]);
  });

  it('is read again when the room says that it changed, and every five minutes', async () => {
    const room = await readyRoom();
    room.answerQuestions(true);
    await room.tell('zEvent', 'Bookings Updated', {});
    await room.clock.advance(100);
    expect(room.sent()).toEqual(['zCommand Bookings List']);
    await room.clock.advance(300_000);
    expect(room.sent().filter((line) => line === 'zCommand Bookings List')).toHaveLength(1);
  });

  it('is checked in to, which counts once the list says so', async () => {
    const { driver, room } = await driveReady();
    expect(await driver.execute({ kind: 'checkIn', meetingNumber: '61234567890', item: null })).toEqual(done);
    expect(driver.now().bookings.find(({ meetingNumber }) => meetingNumber === '61234567890')).toMatchObject({
      isCheckedIn: true,
    });
    const sent = room.commands().length;
    expect(await driver.execute({ kind: 'checkIn', meetingNumber: '61234567890', item: null })).toEqual(done);
    expect(room.commands()).toHaveLength(sent);
  });

  it('has no check-in for a meeting that is not on it', async () => {
    const { driver } = await driveReady();
    for (const meetingNumber of ['99999999999', null]) {
      expect(await driver.execute({ kind: 'checkIn', meetingNumber, item: null })).toEqual(
        failed('meeting.noLongerThere'),
      );
    }
  });
});

describe('a call during a meeting', () => {
  /** In the meeting, with all that is read on the way in: a question that crosses with the ring silences it. */
  const inQuietMeeting = async (): ReturnType<typeof driveReady> => {
    const driven = await driveReady();
    await driven.driver.execute(openMeeting);
    await eventually(() => expect(driven.room.commands().at(-1)).toBe(meetingLines.at(-1)));
    return driven;
  };

  it('is asked about, and the meeting goes on when it is declined', async () => {
    const { driver, room } = await inQuietMeeting();
    await room.do({ do: 'callRoom', callerName: 'Karin Ek', lifeTimeSeconds: 60 });
    await driver.until(({ prompt }) => prompt?.kind === 'incomingCall');
    expect(await driver.execute({ kind: 'rejectCall' })).toEqual(done);
    expect(driver.now()).toMatchObject({
      prompt: null,
      call: { kind: 'inMeeting', meetingNumber: '61234567890' },
    });
  });

  it('takes the room over to the other meeting when it is answered', async () => {
    const { driver, room } = await inQuietMeeting();
    await room.do({ do: 'callRoom', callerName: 'Karin Ek', lifeTimeSeconds: 60 });
    await driver.until(({ prompt }) => prompt?.kind === 'incomingCall');
    expect(await driver.execute({ kind: 'acceptCall' })).toEqual(done);
    await driver.until(({ call }) => call.kind === 'inMeeting' && call.meetingNumber === '66667778889');
  });
});
