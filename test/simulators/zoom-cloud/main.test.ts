/** The simulator as a process of its own: what it prints, and that it never outlives who started it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, expect, it } from 'vitest';

const started: ChildProcess[] = [];

async function start(
  ...flags: string[]
): Promise<{ readonly child: ChildProcess; readonly ready: Record<string, string> }> {
  const main = new URL('main.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...flags], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  started.push(child);
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, ready: JSON.parse(line) as Record<string, string> };
}

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

it('says where it is in one line, serves from there, and ends with its standard input', async () => {
  const { child, ready } = await start('--host', 'vard@su.example', '--account', 'free', '--tempo', '0');
  expect(ready).toMatchObject({
    ...{ ready: true, host: 'vard@su.example', roomId: 'qM0dLnyAlgen1' },
    control: `${ready['apiUrl']!}/_control`,
    tokenUrl: `${ready['apiUrl']!}/oauth/token`,
    eventsUrl: `${ready['apiUrl']!.replace('http', 'ws')}/ws`,
  });
  const basic = Buffer.from(`${ready['clientId']!}:${ready['clientSecret']!}`).toString('base64');
  const token = await fetch(ready['tokenUrl']!, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: 'account_credentials', account_id: ready['accountId']! }),
  });
  expect(token.status).toBe(200);
  expect(await (await fetch(`${ready['control']!}/state`)).json()).toMatchObject({
    account: { kind: 'free' },
  });
  child.stdin!.end();
  expect(await once(child, 'exit')).toEqual([0, null]);
});

it('ends when it is told to terminate', async () => {
  const { child } = await start();
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
