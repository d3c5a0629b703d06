import { expect, it } from 'vitest';
import { RequestLog } from './request-log.ts';

it('keeps the last ten thousand requests', () => {
  const log = new RequestLog();
  const first = log.arrived('GET', '/first', {}, 0);
  for (let i = 0; i < 10_000; i += 1) log.arrived('GET', `/${i}`, {}, 0);
  first.answered(200);
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

it('counts what each mailbox was asked for', () => {
  const log = new RequestLog();
  for (const operation of ['FindItem', 'FindItem', 'GetItem'])
    log.arrived('POST', '/ews', {}, 0).about({ mailbox: 'a@su.example', operation });
  log.arrived('POST', '/token', {}, 0).about({ mailbox: null, operation: 'token' });
  expect(log.counts().perMailbox).toEqual({ 'a@su.example': { FindItem: 2, GetItem: 1 } });
});
