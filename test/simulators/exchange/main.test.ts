import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';

async function start(
  ...flags: string[]
): Promise<{ readonly child: ChildProcess; readonly ready: Record<string, string> }> {
  const main = new URL('main.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...flags], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, ready: JSON.parse(line) as Record<string, string> };
}

it('says where it is in one line, serves from there, and ends with its standard input', async () => {
  const { child, ready } = await start('--scenario', 'busy', '--mailbox', 'rum-9@su.example', '--tempo', '0');
  expect(ready).toMatchObject({
    ready: true,
    mailbox: 'rum-9@su.example',
    control: `${ready['url']!}/_control`,
    ewsUrl: `${ready['url']!}/EWS/Exchange.asmx`,
    nearbyRooms: expect.arrayContaining(['rum-bjornen@su.example', 'rum-vargen@su.example']) as string[],
  });
  const form = {
    client_id: ready['clientId']!,
    client_secret: ready['clientSecret']!,
    grant_type: 'client_credentials',
    scope: 'https://graph.microsoft.com/.default',
  };
  const token = await fetch(`${ready['url']!}/${ready['tenant']!}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  expect(token.status).toBe(200);
  const state = (await (await fetch(`${ready['control']!}/state`)).json()) as { bookings: unknown[] };
  expect(state.bookings).toHaveLength(40);
  child.stdin!.end();
  expect(await once(child, 'exit')).toEqual([0, null]);
});

it('ends when it is told to terminate', async () => {
  const { child } = await start();
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
