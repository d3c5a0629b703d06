/** What goes wrong with the link and on the wire, and how the room is steered. */
import { describe, expect, it } from 'vitest';
import { actionHelp } from './actions/index.ts';
import { useQuietRooms } from './quiet-room.ts';
import { localTime } from './scenarios/bookings.ts';
import type { TerminalClient } from './terminal-client.ts';

const { ready, open, quietRoom } = useQuietRooms();

describe('the tablet', () => {
  it('takes the room; the next line only takes it back and has to be sent again', async () => {
    const { room, client } = await ready();
    await room.do({ do: 'takeOver' });
    expect(await client.frame('Pipe')).toMatchObject({
      type: 'zEvent',
      payload: { OtherControllerLogin: {} },
    });
    expect(room.state().controller).toBe('tablet');
    await room.do({ do: 'rotateKey' });
    client.type('zConfiguration Audio Output volume: 10');
    expect(await client.frame('Pipe')).toMatchObject({ sync: true, payload: { Reconnecting: {} } });
    expect(room.state()).toMatchObject({ controller: 'panel', volume: 60, connections: 1 });
    // What happened while the tablet had the room was not told here.
    expect(client.output().toString()).not.toContain('"Sharing"');
    client.type('zConfiguration Audio Output volume: 10');
    await client.frame('Audio');
    expect(room.state().volume).toBe(10);
  });

  it('is told of in text mode as text, and in JSON also in two other forms', async () => {
    const text = await quietRoom();
    const typing = await open(text);
    await text.do({ do: 'takeOver' });
    await typing.see('*e Pipe OtherControllerLogin\r\n** end\r\n');
    typing.type('zStatus Call Status');
    await typing.see('*e Pipe Reconnecting\r\n');
    const { room, client } = await ready();
    await room.do({ do: 'pipeForm', form: 'flat' });
    await room.do({ do: 'takeOver' });
    await client.frame('Pipe OtherControllerLogin');
    await room.do({ do: 'pipeForm', form: 'text' });
    client.type('zStatus Call Status');
    await client.see('*e Pipe Reconnecting\r\n');
  });

  it('is thrown out by a new login, and comes straight back as often as it is told to', async () => {
    const { room, client } = await ready();
    await room.do({ do: 'flipFlop', times: 1 });
    await client.frame('Pipe');
    const second = await open(room);
    await second.frame('Login');
    expect(await second.frame('Pipe')).toMatchObject({ payload: { OtherControllerLogin: {} } });
    second.type('zStatus Call Status');
    await second.frame('Pipe');
    expect(room.state().controller).toBe('panel');
    await room.do({ do: 'takeOver' });
    await room.do({ do: 'releaseControl' });
    expect(room.state().controller).toBe('panel');
  });
});

describe('output', () => {
  it.each([1, 2, 3, 7, 'random'] as const)('is the same bytes in pieces of %s', async (bytes) => {
    const { room, client } = await ready();
    const answerBytes = async (): Promise<Buffer> => {
      const start = client.output().length;
      client.type('zStatus SystemUnit');
      await client.see('"type": "zStatus"\r\n}\r\n\r\n');
      return client.output().subarray(start);
    };
    await client.see('\r\n');
    const whole = await answerBytes();
    expect(whole.toString()).toContain('Älgen');
    await room.do({ do: 'chop', bytes });
    const from = client.pieces().length;
    expect(await answerBytes()).toEqual(whole);
    const sizes = client.pieces().slice(from);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(whole.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(bytes === 'random' ? 23 : bytes);
  });

  it('can hold a broken frame, stray text, and a page of more than a megabyte', async () => {
    const { room, client } = await ready();
    await room.do({ do: 'badFrame' });
    await client.frame('Call');
    await client.see('okänt "fel" här');
    await client.frame('Call');
    await room.do({ do: 'strayText', text: 'ERROR' });
    expect(await client.see('ERROR\r\n')).toContain('ERROR');
    await room.do({ do: 'bigFrame', bytes: 1_200_000 });
    const big = await client.frame('PhonebookListResult');
    expect(big.text.length).toBeGreaterThan(1_000_000);
  });

  it('holds line breaks within a string, as rooms send them', async () => {
    const { client } = await ready();
    client.type('zCommand Dial StartPmi Duration: 15');
    const info = await client.frame('InfoResult');
    expect(() => JSON.parse(info.text) as unknown).toThrow();
    const mail: unknown = expect.stringContaining('ett Zoom-möte.\r\n\r\n');
    expect(info.payload).toMatchObject({ invite_email_content: mail });
  });

  it('can say everything twice, and events as if they were answers', async () => {
    const { room, client } = await ready();
    await room.do({ do: 'duplicateNotifications' });
    await room.do({ do: 'syncTrueEvents' });
    await room.do({ do: 'callRoom' });
    const [first, second] = [
      await client.frame('IncomingCallIndication'),
      await client.frame('IncomingCallIndication'),
    ];
    expect(first.sync).toBe(true);
    expect(second.payload).toEqual(first.payload);
  });
});

describe('commands', () => {
  it('are unknown to the room where it is told so, or where they are nonsense', async () => {
    const { room, client } = await ready();
    await room.do({ do: 'unsupported', command: 'zStatus Capabilities' });
    for (const line of [
      'zStatus Capabilities',
      'zCommand Call Dance',
      'hej',
      'zConfiguration Call Nonsense: on',
    ]) {
      client.type(line);
      expect(await client.frame('onUnsupported Command')).toMatchObject({ type: 'zStatus', sync: true });
    }
    await room.do({ do: 'heal' });
    client.type('zStatus Capabilities');
    expect(await client.frame('Capabilities')).toMatchObject({
      payload: { pstn_Call_In_Local_resentation: true, is_Airhost_Disabled: false },
    });
  });

  it('are carried out without an answer, or answered by an error under another name', async () => {
    const { room, client } = await ready();
    await room.do({ do: 'noReply', command: 'zConfiguration Audio Output volume', times: 1 });
    client.type('zConfiguration Audio Output volume: 20');
    expect(await client.frame('Audio')).toMatchObject({ sync: false, payload: { Output: { volume: 20 } } });
    client.type('zConfiguration Audio Output volume');
    expect(await client.frame('Audio')).toMatchObject({ sync: true });
    await room.do({
      do: 'errorReply',
      command: 'zCommand Bookings List',
      message: 'no',
      topKey: 'CallInfoResult',
    });
    client.type('zCommand Bookings List');
    expect(await client.frame('CallInfoResult')).toMatchObject({ state: 'Error' });
  });

  it('are wrong without their parameters or with them out of order', async () => {
    const { client } = await ready();
    for (const line of ['zCommand Dial Join', 'zCommand Dial Join password: 1 meetingNumber: 65550001234']) {
      client.type(line);
      expect(await client.frame('DialJoinResult')).toMatchObject({ state: 'Error' });
    }
  });

  it('of the first look around are all answered', async () => {
    const { client } = await ready();
    const asked = {
      'zStatus Call Status': 'Call',
      'zStatus Capabilities': 'Capabilities',
      'zStatus Sharing': 'Sharing',
      'zStatus NumberOfScreens': 'NumberOfScreens',
      'zStatus Call Layout': 'Layout',
      'zStatus Audio Output Line': 'Audio Output Line',
      'zStatus Audio Input Line': 'Audio Input Line',
      'zStatus Video Camera Line': 'Video Camera Line',
      'zConfiguration Client appVersion: 1.0.0': 'Client',
      'zConfiguration Client deviceSystem: Motespanel': 'Client',
      'zConfiguration Audio Output volume': 'Audio',
      'zConfiguration Call Lock Enable': 'Call',
      'zCommand Phonebook List Offset: 0 Limit: 20': 'PhonebookListResult',
      'zCommand Bookings Update': 'BookingsUpdateResult',
    };
    for (const [line, topKey] of Object.entries(asked)) {
      client.type(line);
      let answer = await client.frame(topKey);
      while (!answer.sync) answer = await client.frame(topKey);
      expect(answer.sync).toBe(true);
    }
    await client.frame('Bookings Updated');
  });
});

describe('bookings', () => {
  it('come as an event in answer, with both spellings, an all-day item, a private one and one without a meeting', async () => {
    const { client } = await ready({ faults: { looseScalars: false } });
    client.type('zCommand Bookings List');
    const list = await client.frame('BookingsListResult');
    expect(list).toMatchObject({ type: 'zEvent', sync: true });
    const rows = list.payload as Record<string, unknown>[];
    expect(rows.map((row) => row['meetingNumber'])).toEqual([
      '61234567890',
      '65550001234',
      '68887776665',
      '0',
      '',
    ]);
    expect(rows[0]).toHaveProperty('third_party');
    expect(rows[1]).toHaveProperty('thirdparty');
    expect(rows[1]).toHaveProperty('checkedIn', false);
    expect(rows[2]).toMatchObject({ isPrivate: true, meetingName: '' });
    expect(rows[4]).not.toHaveProperty('startTime');
  });

  it('can be replaced, also by none at all', async () => {
    const { room, client } = await ready();
    await room.do({ do: 'setBookings', bookings: [] });
    await client.frame('Bookings Updated');
    client.type('zCommand Bookings List');
    expect(await client.frame('BookingsListResult')).toMatchObject({ payload: [] });
  });

  it('carry the offset of their own moment on the night the clocks change', () => {
    expect(localTime(new Date('2026-10-25T00:30:00Z'))).toBe('2026-10-25T02:30:00+02:00');
    expect(localTime(new Date('2026-10-25T01:30:00Z'))).toBe('2026-10-25T02:30:00+01:00');
    expect(localTime(new Date('2026-03-28T23:30:00Z'))).toBe('2026-03-29T00:30:00+01:00');
  });
});

describe('the link', () => {
  it('goes silent without closing, not even answering new connections, and wakes up again', async () => {
    const { room, client } = await ready();
    await room.do({ do: 'silent' });
    await room.do({ do: 'rotateKey' });
    client.type('zStatus Call Status');
    const late = open(room);
    const other = await Promise.race([late, controlState(room.control)]);
    expect(other).toMatchObject({ connections: 1 });
    expect(client.output().toString()).not.toContain('"Sharing"');
    expect(room.commands().at(-1)).toBe('zStatus SystemUnit');
    await room.do({ do: 'silent', on: false });
    await client.frame('Sharing');
    await (await late).frame('Login');
  });

  it('notices a silent room by its own keepalive', async () => {
    const room = await quietRoom();
    const client = await open(room, { config: { keepaliveInterval: 20, keepaliveCountMax: 2 } });
    await room.do({ do: 'silent' });
    await client.closed;
    expect(room.state().connections).toBe(1);
  });

  it('is cut, goes down and comes up on the same port', async () => {
    const { room, client } = await ready();
    await room.do({ do: 'dropConnection' });
    await client.closed;
    await room.do({ do: 'goDown' });
    await expect(open(room)).rejects.toThrow('ECONNREFUSED');
    await room.do({ do: 'comeUp' });
    await (await open(room)).frame('Login');
  });

  it('says its login again when the service restarts, in the same connection', async () => {
    const { room, client } = await ready();
    await room.do({ do: 'restart' });
    await client.frame('Login');
    await room.do({ do: 'restart', format: 'cli' });
    await client.see('*r Login successful\r\n');
    expect(room.state()).toMatchObject({ connections: 1, connectionsEver: 1 });
  });

  it('is idle and fresh after the room computer has been down', async () => {
    const { room, client } = await ready();
    client.type('zCommand Dial StartPmi Duration: 15');
    await client.frame('CallConnect');
    await room.do({ do: 'restartRoom', forMs: 20 });
    await client.closed;
    expect(room.state()).toMatchObject({ callStatus: 'NOT_IN_MEETING', connections: 0, connectionsEver: 1 });
    let again: TerminalClient | null = null;
    while (again === null) again = await open(room).catch(() => null);
    await again.see('*r Login successful\r\n');
  });

  it('rejects control, and tells when the room has no account', async () => {
    const { room, client } = await ready();
    await room.do({ do: 'signOut' });
    expect(await client.frame('Call')).toMatchObject({ payload: { Status: 'LOGGED_OUT' } });
    client.type('zCommand Dial StartPmi Duration: 15');
    expect(await client.frame('DialStartPmiResult')).toMatchObject({ state: 'Error' });
    await room.do({ do: 'signIn' });
    expect(await client.frame('Call')).toMatchObject({ payload: { Status: 'NOT_IN_MEETING' } });
    await room.do({ do: 'rejectControl' });
    client.type('zStatus SystemUnit');
    await client.see('*e Connection rejected\r\n');
    await (await open(room)).see('*e Connection rejected\r\n');
  });
});

const controlState = async (control: string): Promise<unknown> => (await fetch(`${control}/state`)).json();

const post = (control: string, body: string): Promise<Response> =>
  fetch(`${control}/do`, { method: 'POST', body });

describe('the control channel', () => {
  it('carries out an action and answers with the new state', async () => {
    const { room, client } = await ready();
    const response = await post(room.control, JSON.stringify({ do: 'callRoom', callerName: 'Björn Öst' }));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      prompt: 'incomingCall',
      commands: [{ line: 'echo off' }, {}, {}],
    });
    expect(await client.frame('IncomingCallIndication')).toMatchObject({
      payload: { callerName: 'Björn Öst' },
    });
  });

  it('lists every action with a line about it', async () => {
    const room = await quietRoom();
    const listed = (await (await fetch(`${room.control}/`)).json()) as unknown;
    expect(listed).toEqual({ actions: actionHelp });
    expect(Object.values(actionHelp).every((line) => line.endsWith('.'))).toBe(true);
    expect((await fetch(`${room.control}/nothing`)).status).toBe(404);
  });

  it.each([
    ['{"do":"dance"}', 'There is no action "dance"'],
    ['{"do":"chop","bytes":0}', 'chop:'],
    ['{"do":"silent","of":true}', 'silent:'],
    ['{"do":"hostArrives"}', 'The room is not waiting for a host.'],
    ['[]', 'The body must be an object'],
    ['{', 'The body is not JSON.'],
    [JSON.stringify('x'.repeat(70_000)), 'The body may hold 65536 bytes at most.'],
  ])('refuses %.40s in plain words', async (body, message) => {
    const room = await quietRoom();
    const response = await post(room.control, body);
    expect(response.status).toBe(400);
    expect(((await response.json()) as { error: string }).error).toContain(message);
  });
});

describe('a scenario', () => {
  it('has things happen in a meeting by themselves', async () => {
    const { room, client } = await ready({ scenario: 'university' });
    client.type('zCommand Dial Join meetingNumber: 65550001234');
    await client.frame('CallConnect');
    // The room is told once more when it becomes co-host.
    for (const name of [
      'Mötesrum Älgen',
      'Håkan Wåhlin',
      'Mötesrum Älgen',
      'Ingrid Nyström',
      'Fatima Haddad',
      'Nils Lund',
    ]) {
      expect(await client.frame('ListParticipantsResult')).toMatchObject({ payload: { user_name: name } });
    }
    expect(room.state().participants).toBeGreaterThanOrEqual(4);
  });

  it('must be one there is', async () => {
    await expect(quietRoom({ scenario: 'nowhere' })).rejects.toThrow(
      'university, quiet, crowded, signed-out',
    );
  });
});
