/** Getting in: identity, login in both forms, echo, format, and who may stay. */
import { describe, expect, it } from 'vitest';
import { useQuietRooms } from './quiet-room.ts';

const { quietRoom, open } = useQuietRooms();

const probe = [
  '{',
  '  "Status": {',
  '    "message": "",',
  '    "state": "OK"',
  '  },',
  '  "Sync": true,',
  '  "SystemUnit": {',
  '    "email": "algen_x8Kq@example.se",',
  '    "login_type": "work_email",',
  '    "meeting_number": "4417730925",',
  '    "platform": "Windows 10 IoT",',
  '    "room_info": {',
  '      "account_email": "rum-admin@example.se",',
  '      "display_version": "6.3.5 (1021)",',
  '      "is_auto_answer_enabled": true,',
  '      "is_auto_answer_selected": false,',
  '      "room_name": "Mötesrum Älgen"',
  '    },',
  '    "room_version": "6.3.5.1021"',
  '  },',
  '  "topKey": "SystemUnit",',
  '  "type": "zStatus"',
  '}',
  '',
  '',
].join('\r\n');

describe('the identity of the room', () => {
  it('offers the two SHA-2 forms of an RSA key and shows the fingerprint it says', async () => {
    const room = await quietRoom();
    for (const algorithm of ['rsa-sha2-512', 'rsa-sha2-256'] as const) {
      const seen: string[] = [];
      await open(room, {
        config: {
          algorithms: { serverHostKey: [algorithm] },
          hostHash: 'sha256',
          hostVerifier: (digest: string) => seen.push(digest) > 0,
        },
      });
      const fingerprint = Buffer.from(seen[0]!, 'hex').toString('base64').replace(/=+$/, '');
      expect(`SHA256:${fingerprint}`).toBe(room.hostKeyFingerprint);
    }
  });

  it('has no SHA-1 signature to offer', async () => {
    const room = await quietRoom();
    const old = { config: { algorithms: { serverHostKey: ['ssh-rsa' as const] } } };
    await expect(open(room, old)).rejects.toThrow('no matching host key format');
  });

  it('shows another key after changeHostKey', async () => {
    const room = await quietRoom();
    const before = room.hostKeyFingerprint;
    await room.do({ do: 'changeHostKey' });
    expect(room.hostKeyFingerprint).not.toBe(before);
    await (await open(room)).see('*r Login successful');
  });

  it('lets in nobody with a wrong passcode or another name', async () => {
    const room = await quietRoom();
    await expect(open(room, { passcode: 'fel' })).rejects.toThrow('authentication methods failed');
    await expect(open(room, { config: { username: 'admin' } })).rejects.toThrow(
      'authentication methods failed',
    );
    await room.do({ do: 'changePasscode', passcode: 'nytt-lösen' });
    await expect(open(room, { passcode: '4711-Frescati' })).rejects.toThrow('authentication methods failed');
    await open(room, { passcode: 'nytt-lösen' });
    expect(room.state().connectionsEver).toBe(1);
  });
});

describe('the login', () => {
  it('is a text block on a fresh service, followed by what nobody asked for', async () => {
    const client = await open(await quietRoom());
    expect(await client.see('OK\r\n\r\n')).toBe('\r\n*r Login successful\r\n\r\nOK\r\n\r\n');
    expect(await client.see('** end\r\n')).toContain('*s NumberOfScreens NumberOfScreens: 1\r\n');
    expect(await client.see('** end\r\n')).toContain('*e PhonebookBasicInfoChange total: 3\r\n');
    expect(await client.see('** end\r\n')).toContain(
      '*e Phonebook Added Contact screenName: Maria Lindqvist\r\n',
    );
  });

  it('is a frame where the service already speaks JSON', async () => {
    const client = await open(await quietRoom({ loginForm: 'json' }));
    const login = await client.frame('Login');
    expect(login).toMatchObject({
      type: 'zStatus',
      sync: false,
      payload: { 'ZAAPI Release': '3.0', 'Zoom Room Release': '6.3.5.1021' },
    });
    expect(await client.frame('PhonebookBasicInfoChange')).toMatchObject({
      type: 'zEvent',
      payload: { total: 3 },
    });
    expect(await client.frame('Phonebook')).toMatchObject({ payload: { 'Added Contact': { index: 0 } } });
  });

  it('keeps the format from one connection to the next, and loses it when the room restarts', async () => {
    const room = await quietRoom();
    const first = await open(room);
    first.type('format json');
    await first.see('format json');
    first.type('zStatus SystemUnit');
    await first.frame('SystemUnit');
    await (await open(room)).frame('Login');
    const { port } = room.ssh;
    const fingerprint = room.hostKeyFingerprint;
    await room.restart();
    expect(room.ssh.port).toBe(port);
    expect(room.hostKeyFingerprint).toBe(fingerprint);
    await (await open(room)).see('*r Login successful');
  });

  it('can be followed by a lone line feed', async () => {
    const client = await open(
      await quietRoom({ loginForm: 'json', faults: { loneLfBeforeFirstFrame: true } }),
    );
    await client.frame('NumberOfScreens');
    expect(client.output().toString('utf8')).toContain('\r\n}\r\n\r\n\n{\r\n');
  });
});

describe('what is typed', () => {
  it('comes back with an empty line until echo is switched off', async () => {
    const client = await open(await quietRoom());
    await client.see('p2@xmpp.example');
    await client.see('** end\r\n\r\n');
    client.type('zStatus Call Status');
    expect(await client.see('OK\r\n\r\n')).toBe(
      'zStatus Call Status\r\n\r\n*s Call Status: NOT_IN_MEETING\r\n** end\r\n\r\nOK\r\n\r\n',
    );
    client.type('echo off');
    await client.see('echo off\r\n\r\n');
    client.type('zStatus Call Status');
    expect(await client.see('OK\r\n\r\n')).toBe('*s Call Status: NOT_IN_MEETING\r\n** end\r\n\r\nOK\r\n\r\n');
  });

  it('never comes back without a terminal, and always where echo stays on', async () => {
    const room = await quietRoom({ faults: { echoStaysOn: true }, scenario: 'quiet' });
    const plain = await open(room, { hasTerminal: false });
    plain.type('zStatus NumberOfScreens');
    await plain.see('** end\r\n\r\nOK\r\n');
    expect(plain.output().toString()).not.toContain('zStatus');
    const client = await open(room);
    client.type('echo off');
    client.type('zStatus NumberOfScreens');
    await client.see('zStatus NumberOfScreens\r\n\r\n');
  });

  it('is a line at a carriage return, with or without a line feed, and not at a line feed alone', async () => {
    const room = await quietRoom({ loginForm: 'json' });
    const client = await open(room);
    client.raw('zStatus Call Status\n');
    client.raw('\r\nzStatus NumberOfScreens\r\n');
    await client.frame('NumberOfScreens');
    client.raw('zStatus Sharinh\u007fg\r');
    await client.frame('Sharing');
    expect(room.commands()).toEqual(['zStatus Call Status', 'zStatus NumberOfScreens', 'zStatus Sharing']);
  });

  it('is answered, in JSON, byte for byte as the reference has it', async () => {
    const client = await open(await quietRoom());
    client.type('echo off');
    client.type('format json');
    client.type('zStatus SystemUnit');
    await client.frame('SystemUnit');
    expect(client.output().toString('utf8').endsWith(`\n${probe}`)).toBe(true);
  });

  it('ends the connection when it is bye', async () => {
    const room = await quietRoom();
    const client = await open(room);
    client.type('bye');
    await client.closed;
    expect(room.state()).toMatchObject({ connections: 0, connectionsEver: 1, controller: null });
  });
});

describe('a second login', () => {
  it('replaces the first', async () => {
    const room = await quietRoom();
    const first = await open(room);
    await open(room);
    await first.closed;
    expect(room.state()).toMatchObject({ connections: 1, connectionsEver: 2, controller: 'panel' });
  });

  it('is refused where the room is set so', async () => {
    const room = await quietRoom({ secondLogin: 'refuse' });
    await open(room);
    const second = await open(room);
    expect(await second.see('\r\n')).toBe('*e Connection rejected\r\n');
    await second.closed;
    expect(room.state().connections).toBe(1);
  });
});
