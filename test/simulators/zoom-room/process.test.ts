/** The simulator as a process of its own: what it prints, and that it never outlives who started it. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, expect, it } from 'vitest';

const started: ChildProcessWithoutNullStreams[] = [];

function start(): ChildProcessWithoutNullStreams {
  const path = new URL('./main.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [
    '--import',
    'tsx',
    path,
    '--scenario',
    'quiet',
    '--passcode',
    'hemlig-1',
  ]);
  started.push(child);
  return child;
}

/** The first line it prints; rejects when it ends without one. */
async function firstLine(child: ChildProcessWithoutNullStreams): Promise<string> {
  for await (const line of createInterface(child.stdout)) return line;
  throw new Error('The process ended without a word');
}

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

it('says in one line where it listens, answers there, and ends with its standard input', async () => {
  const child = start();
  const said = JSON.parse(await firstLine(child)) as {
    ready: boolean;
    ssh: string;
    control: string;
    hostKey: string;
  };
  expect(said).toMatchObject({ ready: true, passcode: 'hemlig-1' });
  expect(said.ssh).toMatch(/^127\.0\.0\.1:\d+$/);
  expect(said.hostKey).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/);
  const state = (await (await fetch(`${said.control}/state`)).json()) as unknown;
  expect(state).toMatchObject({ scenario: 'quiet', callStatus: 'NOT_IN_MEETING', connections: 0 });
  child.stdin.end();
  expect(await once(child, 'exit')).toEqual([0, null]);
});

it('ends on SIGTERM', async () => {
  const child = start();
  await firstLine(child);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
