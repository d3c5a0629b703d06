import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askForCheck, controlPath, controlPaths, startControl } from '../../electron/control/index.ts';
import type { Stop } from '../../electron/ports/clock.ts';
import type { ReadinessReport } from '../../shared/readiness.ts';
import { err, ok } from '../../shared/result.ts';
import { createFakeClock, settle } from '../fakes/fake-clock.ts';
import { createMemoryLog } from '../fakes/memory-log.ts';

const report: ReadinessReport = {
  ranAt: 7,
  results: [
    {
      id: 'network.wired',
      outcome: 'pass',
      finding: 'wired',
      facts: { name: 'eth0 ÅÄÖ' },
      responsible: null,
      command: null,
    },
  ],
};

let folder = '';
let stops: Stop[] = [];
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'control-'));
});
afterEach(async () => {
  for (const stop of stops) stop();
  stops = [];
  await rm(folder, { recursive: true });
});

async function started(clock = createFakeClock()) {
  const asked: boolean[] = [];
  const at = path.join(folder, 'a.sock');
  const log = createMemoryLog();
  stops.push(
    await startControl({
      path: at,
      clock,
      log,
      readiness: {
        check: ({ writes }) => {
          asked.push(writes);
          return Promise.resolve(report);
        },
      },
    }),
  );
  return { at, asked, clock, log };
}

/** Sends raw bytes and gives what comes back until the connection ends. */
function exchange(at: string, sent: string): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(at, () => socket.write(sent));
    socket.on('data', (chunk) => (heard += String(chunk)));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
  });
}

describe('a running panel', () => {
  it('is asked for a check, with or without a test booking', async () => {
    const { at, asked, clock } = await started();
    expect(await askForCheck([at], true, clock)).toEqual(ok(report));
    expect(await askForCheck([at], false, clock)).toEqual(ok(report));
    expect(asked).toEqual([true, false]);
  });

  it('lets nobody but its own user ask', async () => {
    const { at } = await started();
    expect((await stat(at)).mode & 0o777).toBe(0o600);
  });

  it.each(['not JSON', '{"ask":"check"}', '{"ask":"stop","writes":true}', '[]'])(
    'answers %s without doing anything',
    async (line) => {
      const { at, asked } = await started();
      expect(await exchange(at, `${line}\n`)).toContain('not a request');
      expect(asked).toEqual([]);
    },
  );

  it('hangs up on a request that has no end', async () => {
    const { at, asked } = await started();
    expect(await exchange(at, 'x'.repeat(10_000))).toBe('');
    expect(asked).toEqual([]);
  });

  it('hangs up on somebody who says nothing', async () => {
    const { at, clock } = await started();
    const silent = exchange(at, '');
    while (clock.pending() === 0) await settle();
    await clock.advance(5_000);
    expect(await silent).toBe('');
  });

  it('takes over a socket that a dead panel has left behind', async () => {
    const at = path.join(folder, 'a.sock');
    await writeFile(at, '');
    const { clock } = await started();
    expect(await askForCheck([at], false, clock)).toEqual(ok(report));
  });

  it('leaves the socket of another panel alone', async () => {
    const first = await started();
    const second = await started();
    expect(second.log.entries.map(({ event }) => event)).toContain('control.notListening');
    await askForCheck([first.at], false, first.clock);
    expect([first.asked, second.asked]).toEqual([[false], []]);
  });
});

describe('whoever asks', () => {
  it('is told that no panel runs', async () => {
    expect(await askForCheck([path.join(folder, 'none.sock')], false, createFakeClock())).toEqual(
      err('notRunning'),
    );
  });

  it.each(['', 'rubbish\n', '{"report":7}\n', 'x'.repeat(1_100_000)])(
    'is told that there was no answer when it is %j',
    async (answer) => {
      const at = path.join(folder, 'odd.sock');
      const server = createServer((socket) => {
        socket.on('error', () => undefined);
        socket.end(answer);
      });
      await new Promise<void>((resolve) => server.listen(at, resolve));
      expect(await askForCheck([at], false, createFakeClock())).toEqual(err('noAnswer'));
      server.close();
    },
  );

  it('does not wait for ever', async () => {
    const at = path.join(folder, 'mute.sock');
    const server = createServer((socket) => void socket.resume());
    await new Promise<void>((resolve) => server.listen(at, resolve));
    const clock = createFakeClock();
    const asked = askForCheck([at], false, clock);
    await clock.advance(180_000);
    expect(await asked).toEqual(err('noAnswer'));
    server.close();
  });
});

describe('the place of the socket', () => {
  it('is looked for with every user of the machine, so that an administrator finds the kiosk’s panel', async () => {
    const [own = '', ...theirs] = await controlPaths('/etc/motespanel/config.json', path.dirname(folder));
    expect(theirs).toContain(path.join(folder, path.basename(own)));
    expect(await controlPaths('/etc/motespanel/config.json', '/nonexistent')).toEqual([own]);
  });

  it('that nobody listens at is passed over', async () => {
    const { at, clock } = await started();
    expect(await askForCheck([path.join(folder, 'none.sock'), at], false, clock)).toEqual(ok(report));
  });

  const linux = { platform: 'linux', env: {}, temporaryFolder: '/tmp' };

  it('is short and belongs to one config file', () => {
    const long = `/home/${'a'.repeat(300)}`;
    expect(controlPath(long, linux).length).toBeLessThan(100);
    expect(controlPath('/a', linux)).not.toBe(controlPath('/b', linux));
    expect(controlPath('/a', linux)).toBe(controlPath('/a', linux));
  });

  it('is the runtime folder of the user where there is one, and a named pipe on Windows', () => {
    expect(controlPath('/a', { ...linux, env: { XDG_RUNTIME_DIR: '/run/user/7' } })).toMatch(
      /^\/run\/user\/7\/motespanel-[0-9a-f]{16}\.sock$/,
    );
    expect(controlPath('C:\\a', { ...linux, platform: 'win32' })).toMatch(
      /^\\\\\.\\pipe\\motespanel-[0-9a-f]{16}$/,
    );
  });
});
