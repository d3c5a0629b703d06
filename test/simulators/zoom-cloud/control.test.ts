import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { callerOf, command, startCloud, type Json } from './api-caller.ts';
import { actionHelp } from './actions.ts';
import { faultKinds } from './faults.ts';

/** The names in the first column of the table under a heading of the README. */
async function listedUnder(heading: string): Promise<string[]> {
  const text = await readFile(new URL('README.md', import.meta.url), 'utf8');
  const section = text.split(`## ${heading}`)[1]?.split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => /^\| *`/.test(line));
  const names = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name ?? ''),
  );
  return names.filter((name) => name !== 'do').sort();
}

describe('the README', () => {
  it('lists every action and every fault there is, and no other', async () => {
    expect(await listedUnder('Control channel')).toEqual(Object.keys(actionHelp).sort());
    expect(await listedUnder('Faults')).toEqual([...faultKinds].sort());
  });
});

describe('the control channel', () => {
  it('shows the state, does what it is told, and lists what it can do', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    await command(call, cloud, 'mute');
    await call('GET', '/v2/rooms?page_size=1');
    const state = (await (await fetch(`${cloud.control}/state`)).json()) as Json;
    expect(state).toMatchObject({
      ...{ isDown: false, tokensIssued: 1, account: { kind: 'pro' }, faults: [], meetings: [] },
      requests: {
        total: 3,
        perPath: {
          ...{ 'POST /oauth/token': 1, 'GET /v2/rooms': 1 },
          [`PATCH /v2/rooms/${cloud.roomId}/events`]: 1,
        },
        perLabel: { Medium: 2 },
      },
      room: { call: 'idle', meetingNumber: null, micMuted: false, status: 'Available' },
      commands: [{ kind: 'microphone', muted: true }],
      sockets: { isConnected: false, connectionsEver: 0 },
    });
    const done = await fetch(`${cloud.control}/do`, {
      ...{ method: 'POST', body: '{"do":"account","kind":"free"}' },
    });
    expect([done.status, await done.json()]).toMatchObject([200, { account: { kind: 'free' } }]);
    expect(await (await fetch(`${cloud.control}/`)).json()).toEqual({ actions: actionHelp });
    expect((await fetch(`${cloud.control}/elsewhere`)).status).toBe(404);
  });

  it.each([
    ['hello', /"do"/],
    ['{"do":"dance"}', /no action "dance"/],
    ['{"do":"alert","loud":true}', /loud/],
    ['{"do":"roomStatus","status":"Asleep"}', /status/],
    ['{"do":"fault","fault":{"kind":"serverError","status":418}}', /status/],
    ['{"do":"endMeeting","meeting":"81111111111"}', /knows no meeting/],
    ['{"do":"admitRoom"}', /not waiting/],
    ['{"do":"useUpMeetings","host":"nobody"}', /no such user/],
  ])('refuses %s in plain words', async (body, why) => {
    const cloud = await startCloud();
    const refused = await fetch(`${cloud.control}/do`, { method: 'POST', body });
    expect(refused.status).toBe(400);
    expect(((await refused.json()) as { error: string }).error).toMatch(why);
  });

  it('takes the service down and up, and goes on itself', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    await cloud.do({ do: 'goDown' });
    await expect(call('GET', '/v2/rooms')).rejects.toThrow('fetch failed');
    expect(await (await fetch(`${cloud.control}/state`)).json()).toMatchObject({ isDown: true });
    await cloud.do({ do: 'comeUp' });
    expect((await call('GET', '/v2/rooms')).status).toBe(200);
  });

  it('remembers bodies but neither tokens nor secrets', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    await command(call, cloud, 'volume_level', { volume_level: 7 });
    expect(cloud.requests()).toMatchObject([
      { method: 'POST', path: '/oauth/token', label: null, body: null, status: 200 },
      { method: 'PATCH', label: 'Medium', body: { params: { volume_level: 7 } }, status: 202 },
    ]);
    expect(JSON.stringify(cloud.requests()) + JSON.stringify(cloud.state())).not.toMatch(/sim[.~]/);
  });

  it('makes a meeting of elsewhere known, which the room then can join', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    await cloud.do({ do: 'addMeeting', number: '61234567890', passcode: '471147', topic: 'Planering' });
    await command(call, cloud, 'meeting_join', { meeting_number: '61234567890', passcode: '471147' });
    await expect.poll(() => cloud.state().room.status).toBe('InMeeting');
    expect(cloud.state().meetings).toMatchObject([{ topic: 'Planering', people: ['Mötesrum Älgen'] }]);
  });
});
