import { expect, it } from 'vitest';
import { callerOf, makeMeeting, startCloud } from './api-caller.ts';

it.each([
  ['free', 2],
  ['pro', 20],
  ['business', 60],
] as const)('lets an account of kind %s ask %i Medium questions a second', async (accountKind, most) => {
  let clock = Date.parse('2026-11-24T08:00:00.500Z');
  const cloud = await startCloud({ accountKind, now: () => clock });
  const call = await callerOf(cloud);
  for (let at = 0; at < most; at += 1) expect((await call('GET', '/v2/rooms')).status).toBe(200);
  const refused = await call('GET', '/v2/rooms');
  expect(refused.status).toBe(429);
  expect(refused.body['message']).toMatch(/per-second/);
  const header = (name: string) => refused.headers.get(name);
  expect([header('x-ratelimit-category'), header('x-ratelimit-type')]).toEqual(['Medium', 'QPS']);
  expect([header('x-ratelimit-limit'), header('x-ratelimit-remaining')]).toEqual([String(most), '0']);
  expect(header('x-ratelimit-reset')).toBe(String(Date.parse('2026-11-24T08:00:01Z') / 1000));
  expect(header('retry-after')).toBeNull();
  clock += 500;
  expect((await call('GET', '/v2/rooms')).status).toBe(200);
});

it('counts each label by itself, and a refused request does nothing', async () => {
  const cloud = await startCloud({ accountKind: 'free' });
  const call = await callerOf(cloud);
  await cloud.do({ do: 'useUpRate', label: 'Medium' });
  await makeMeeting(call, cloud);
  const body = { method: 'zoomroom.meeting_join', params: { meeting_number: '' } };
  expect((await call('PATCH', `/v2/rooms/${cloud.roomId}/events`, body)).status).toBe(429);
  expect(cloud.state()).toMatchObject({ commands: [], requests: { perLabel: { Light: 1, Medium: 1 } } });
});

it('has a daily cap on a free account, and says when the day is over', async () => {
  let clock = Date.parse('2026-11-24T23:30:00Z');
  const cloud = await startCloud({ accountKind: 'free', now: () => clock });
  const call = await callerOf(cloud);
  await cloud.do({ do: 'useUpRate', label: 'Medium', per: 'day' });
  const refused = await call('GET', '/v2/rooms');
  expect(refused.status).toBe(429);
  expect(refused.body['message']).toMatch(/daily/);
  expect(refused.headers.get('x-ratelimit-type')).toBe('Daily-limit');
  expect(refused.headers.get('x-ratelimit-limit')).toBe('2000');
  expect(refused.headers.get('retry-after')).toBe('2026-11-25T00:00:00Z');
  clock += 30 * 60_000;
  expect((await call('GET', '/v2/rooms')).status).toBe(200);
});

it('has no daily cap for cheap requests on a paid account', async () => {
  const cloud = await startCloud();
  await expect(cloud.do({ do: 'useUpRate', label: 'Medium', per: 'day' })).rejects.toThrow('no daily cap');
  await cloud.do({ do: 'useUpRate', label: 'Heavy', per: 'day' });
});
