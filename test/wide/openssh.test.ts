/** The simulated room seen by OpenSSH's own client in a terminal, as an integrator would try a real one. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ZoomRoomSimulator } from '../simulators/zoom-room/index.ts';
import { useQuietRooms } from '../simulators/zoom-room/quiet-room.ts';

const { quietRoom } = useQuietRooms();
let folder = '';
const terminals: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'openssh-'));
});

afterEach(() => {
  for (const terminal of terminals.splice(0)) terminal.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Terminal {
  readonly type: (keys: string) => void;
  /** Resolves with all shown up to `wanted`; rejects when the client ends without it. */
  readonly see: (wanted: string) => Promise<string>;
  /** Resolves with everything shown when the client has ended. */
  readonly ended: Promise<string>;
}

/** `script` gives the client a terminal of its own; the passcode comes from where OpenSSH asks for one. */
function openTerminal(room: ZoomRoomSimulator, passcode = room.passcode): Terminal {
  const asks = join(folder, 'askpass');
  writeFileSync(asks, `#!/bin/sh\necho '${passcode}'\n`);
  chmodSync(asks, 0o700);
  const options = [
    'StrictHostKeyChecking=accept-new',
    `UserKnownHostsFile=${join(folder, 'known')}`,
    'PreferredAuthentications=password,keyboard-interactive',
    'PubkeyAuthentication=no',
    'NumberOfPasswordPrompts=1',
    'LogLevel=ERROR',
  ].map((option) => `-o ${option}`);
  const command = `ssh -F none ${options.join(' ')} -p ${room.ssh.port} zoom@${room.ssh.host}`;
  const child = spawn('script', ['-qfec', command, '/dev/null'], {
    env: { ...process.env, SSH_ASKPASS: asks, SSH_ASKPASS_REQUIRE: 'force', TERM: 'xterm' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  terminals.push(child);
  let shown = '';
  let seenTo = 0;
  let isOver = false;
  let look = (): void => undefined;
  const hear = (): void => look();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    hear();
  });
  const ended = new Promise<string>((resolve) => {
    child.once('close', () => {
      isOver = true;
      hear();
      resolve(shown);
    });
  });
  return {
    type: (keys) => child.stdin.write(keys),
    see: (wanted) =>
      new Promise((resolve, reject) => {
        look = () => {
          const at = shown.indexOf(wanted, seenTo);
          if (at >= 0) {
            const text = shown.slice(seenTo, at + wanted.length);
            seenTo = at + wanted.length;
            resolve(text);
          } else if (isOver) reject(new Error(`ended without ${wanted}: ${shown}`));
        };
        look();
      }),
    ended,
  };
}

const fingerprint = (): string =>
  execFileSync('ssh-keygen', ['-lf', join(folder, 'known')], { encoding: 'utf8' });

describe('an ordinary OpenSSH client', () => {
  it('logs in, meets the key that the room shows, and is greeted in text', async () => {
    const room = await quietRoom();
    const terminal = openTerminal(room);
    await terminal.see('*r Login successful');
    await terminal.see('OK');
    expect(fingerprint()).toContain(room.hostKeyFingerprint);
    expect(readFileSync(join(folder, 'known'), 'utf8')).toContain('ssh-rsa');
  });

  it('sees what it types, followed by an empty line, until echo is turned off', async () => {
    const room = await quietRoom();
    const terminal = openTerminal(room);
    await terminal.see('OK');
    terminal.type('zStatus Call Status\r');
    await terminal.see('zStatus Call Status\r\n\r\n');
    await terminal.see('*s Call Status: NOT_IN_MEETING');
    terminal.type('echo off\r');
    await terminal.see('echo off\r\n');
    terminal.type('zStatus SystemUnit\r');
    expect(await terminal.see('** end')).not.toContain('zStatus SystemUnit');
  });

  it('edits its line with the arrows, backspace and delete', async () => {
    const room = await quietRoom();
    const terminal = openTerminal(room);
    await terminal.see('OK');
    const [left, right, remove, backspace] = ['\x1b[D', '\x1b[C', '\x1b[3~', '\x7f'];
    terminal.type(`zStatus Call StatuX${backspace}s`);
    terminal.type(`${left.repeat(6)}${remove}S${right.repeat(5)}\r`);
    await terminal.see('*s Call Status: NOT_IN_MEETING');
    expect(room.commands().at(-1)).toBe('zStatus Call Status');
  });

  it('goes over to JSON, which outlives the connection', async () => {
    const room = await quietRoom();
    const terminal = openTerminal(room);
    await terminal.see('OK');
    terminal.type('format json\r');
    terminal.type('zStatus SystemUnit\r');
    await terminal.see('  "topKey": "SystemUnit",\r\n  "type": "zStatus"\r\n}');
    terminal.type('bye\r');
    await terminal.ended;
    const next = openTerminal(room);
    await next.see('"ZAAPI Release"');
    await next.see('"topKey": "Login"');
  });

  it('is refused with a wrong passcode', async () => {
    const room = await quietRoom();
    expect(await openTerminal(room, 'fel').ended).toContain('Permission denied');
    expect(room.commands()).toEqual([]);
  });

  it('throws the session before it out, where the room is so', async () => {
    const room = await quietRoom({ secondLogin: 'replace' });
    const first = openTerminal(room);
    await first.see('OK');
    const second = openTerminal(room);
    await second.see('OK');
    await first.ended;
    expect(room.state().connections).toBe(1);
  });

  it('is turned away while another is in, where the room is so', async () => {
    const room = await quietRoom({ secondLogin: 'refuse' });
    const first = openTerminal(room);
    await first.see('OK');
    await openTerminal(room).ended;
    first.type('zStatus Call Status\r');
    await first.see('*s Call Status: NOT_IN_MEETING');
  });
});
