/** The simulated service desk itself: cases and keys, what it refuses, its control channel, its process. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { actionHelp } from './actions.ts';
import { faultKinds } from './faults.ts';
import { startSupportDesk, type SupportDesk, type SupportDeskOptions } from './index.ts';

const key = '6f1b6d4e-5e0e-4f6a-8a53-0d9c8a1f2b3c';
const link = { state: 'up', forSeconds: 1 };
const report = {
  ...{ format: 'motespanel-fault-report', version: 1, id: key, category: 'sound', lostBefore: 0 },
  reportedAt: '2026-11-24T08:00:00.000Z',
  context: {
    ...{ roomName: 'Älgen', panelName: null, language: 'sv', timeZone: 'Europe/Stockholm', uptimeSeconds: 1 },
    versions: { panel: '0.1.0', zoomRoom: null, system: null },
    links: { room: link, cloud: link, calendar: link },
    lastErrors: [{ code: 'room.timeout', ageSeconds: 1 }],
  },
};

async function start(options: SupportDeskOptions = {}): Promise<SupportDesk> {
  const desk = await startSupportDesk(options);
  onTestFinished(() => desk.stop());
  return desk;
}

const post = (desk: SupportDesk, document: unknown = report, headers: Record<string, string> = {}) =>
  fetch(desk.reportUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `"${key}"`, ...headers },
    body: JSON.stringify(document),
  });

describe('the desk', () => {
  it('makes one case of a report however often it comes, and tells of it', async () => {
    const desk = await start();
    const [first, again] = [await post(desk), await post(desk)];
    expect([first.status, again.status]).toEqual([201, 200]);
    const told = (await first.json()) as { reference: string; statusUrl: string };
    expect(await again.json()).toEqual(told);
    expect(desk.state().tickets).toMatchObject([{ key, deliveries: 2, reference: told.reference }]);
    const status = await fetch(new URL(told.statusUrl, desk.reportUrl));
    expect(await status.json()).toEqual({ state: 'received' });
    expect((await fetch(`${desk.reportUrl}/other`)).status).toBe(404);
  });

  it.each([
    ['another report under the same key', 422, { ...report, category: 'picture' }, {}],
    ['a key without quotes', 400, report, { 'idempotency-key': key }],
    ['another key than the id', 400, report, { 'idempotency-key': '"other"' }],
    ['a body that is not said to be JSON', 415, report, { 'content-type': 'text/plain' }],
    ['a key too many', 400, { ...report, title: 'Styrelsemöte' }, { 'idempotency-key': '"new"' }],
  ])('refuses %s', async (_, status, document, headers) => {
    const desk = await start();
    await post(desk);
    expect((await post(desk, document, headers)).status).toBe(status);
    expect(desk.state().tickets).toHaveLength(1);
  });

  it.each(['anna@su.se', 'https://zoom.us/j/1', 'www.su.se', 'Rum 812 3456 7890'])(
    'refuses a room called %s',
    async (roomName) => {
      const desk = await start();
      const refused = await post(desk, { ...report, context: { ...report.context, roomName } });
      expect(refused.status).toBe(400);
    },
  );

  it('helps promptly where the scenario says so', async () => {
    let now = 0;
    const desk = await start({ scenario: 'prompt', tempo: 0.5, now: () => now });
    await post(desk);
    const states: (string | undefined)[] = [];
    for (now of [0, 30_000, 120_000, 450_000]) states.push(desk.state().tickets[0]?.state);
    expect(states).toEqual(['received', 'assigned', 'onTheWay', 'solved']);
  });
});

describe('the control channel', () => {
  const order = (desk: SupportDesk, body: string) => fetch(`${desk.control}/do`, { method: 'POST', body });

  it('does what it is told, shows the state and lists what it can do', async () => {
    const desk = await start();
    await post(desk);
    const done = await order(desk, '{"do":"progress","state":"onTheWay","message":"Snart"}');
    expect(await done.json()).toMatchObject({ tickets: [{ state: 'onTheWay', message: 'Snart' }] });
    expect(await (await fetch(`${desk.control}/state`)).json()).toMatchObject({
      requestCount: 1,
      isDown: false,
    });
    expect(await (await fetch(`${desk.control}/`)).json()).toEqual({ actions: actionHelp });
    expect((await fetch(`${desk.control}/elsewhere`)).status).toBe(404);
  });

  it.each(['hello', '{"do":"dance"}', '{"do":"progress","state":"solved","reference":"INC1"}'])(
    'refuses %s',
    async (body) => {
      expect((await order(await start(), body)).status).toBe(400);
    },
  );

  it('takes the desk down and up, and goes on itself', async () => {
    const desk = await start();
    await order(desk, '{"do":"goDown"}');
    await expect(post(desk)).rejects.toThrow('fetch failed');
    await order(desk, '{"do":"comeUp"}');
    expect((await post(desk)).status).toBe(201);
  });

  it('is described in the README, action by action and fault by fault', async () => {
    const text = await readFile(new URL('README.md', import.meta.url), 'utf8');
    const namesUnder = (heading: string): string[] => {
      const section = text.split(`## ${heading}`)[1]?.split('\n## ')[0] ?? '';
      const cells = section
        .split('\n')
        .map((line) => (line.startsWith('| `') ? (line.split('|')[1] ?? '') : ''));
      return cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? '')).sort();
    };
    expect(namesUnder('Control channel').filter((name) => name !== 'do')).toEqual(
      Object.keys(actionHelp).sort(),
    );
    expect(namesUnder('Faults')).toEqual([...faultKinds].sort());
  });
});

it('says as a process where it is, serves from there, and ends with its standard input', async () => {
  const main = new URL('main.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', 'tsx', main, '--scenario', 'quiet'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const ready = JSON.parse(line) as Record<string, string>;
  expect(ready).toMatchObject({ ready: true, reportUrl: expect.stringMatching(/\/reports$/) as unknown });
  expect((await fetch(`${ready['control']!}/state`)).status).toBe(200);
  child.stdin.end();
  expect(await once(child, 'exit')).toEqual([0, null]);
});
