import { expect, it } from 'vitest';
import { RequestLog } from './request-log.ts';

it('keeps the last ten thousand requests', () => {
  const log = new RequestLog();
  const setFirst = log.arrived('GET', '/first', {}, 0);
  for (let i = 0; i < 10_000; i += 1) log.arrived('GET', `/${i}`, {}, 0);
  setFirst(200);
  expect(log.list()).toHaveLength(10_000);
  expect(log.list()[0]).toMatchObject({ path: '/0', status: 0 });
});

it('lets several wait for requests that have not come yet', async () => {
  const log = new RequestLog();
  const waiting = Promise.all([log.reached(1), log.reached(2)]);
  log.arrived('GET', '/a', {}, 0);
  log.arrived('GET', '/b', {}, 0);
  await waiting;
  await log.reached(2);
  expect(log.counts().perPath).toEqual({ '/a': 1, '/b': 1 });
});
