import { afterEach, beforeEach, expect, it } from 'vitest';
import { control, read } from '../graph-caller.ts';
import { startExchange } from '../index.ts';
import type { ExchangeSimulator } from '../index.ts';
import { callEws, calendarFolder, findItem, post, texts } from './ews-caller.ts';
import { listen } from './stream-listener.ts';

let exchange: ExchangeSimulator;

beforeEach(async () => {
  exchange = await startExchange({ scenario: 'empty' });
});
afterEach(() => exchange.stop());

async function state(): Promise<unknown> {
  return (await read(await fetch(`${exchange.control}/state`))).body['ews'];
}

it('is set from outside, piece by piece, and tells what it is set to', async () => {
  const set = await control(exchange, { do: 'ewsSettings', settings: { dress: 'soap11', chunks: 3 } });
  expect(set.status).toBe(200);
  expect((await callEws(exchange, findItem([]))).text).toContain('<soap11:Envelope');
  expect(await state()).toMatchObject({ settings: { dress: 'soap11', chunks: 3, byteOrderMark: false } });
  const wrong = await control(exchange, { do: 'ewsSettings', settings: { dress: 'tails' } });
  expect(wrong.status).toBe(400);
});

it('tells of accounts without their passwords, and which are locked', async () => {
  const wrong = `Basic ${Buffer.from('SU\\svc-panel:fel').toString('base64')}`;
  for (let i = 0; i < 10; i += 1) await post(exchange, findItem([]), { headers: { authorization: wrong } });
  const told = JSON.stringify(await state());
  expect(told).toContain('{"user":"SU\\\\svc-panel","isLocked":true}');
  expect(told).toContain('{"user":"SU\\\\rum-algen","isLocked":false}');
  expect(told).not.toContain(exchange.ewsPassword);
});

it.each([
  ['close', 'Closed', { subscriptions: 1, streams: 0 }],
  ['forget', 'ErrorInvalidSubscription', { subscriptions: 0, streams: 0 }],
])('ends streams by %s', async (how, sign, left) => {
  const made = await callEws(
    exchange,
    `<m:Subscribe><m:StreamingSubscriptionRequest><t:FolderIds>${calendarFolder}</t:FolderIds><t:EventTypes><t:EventType>CreatedEvent</t:EventType></t:EventTypes></m:StreamingSubscriptionRequest></m:Subscribe>`,
  );
  const listener = await listen(exchange, texts(made, 'SubscriptionId'));
  expect(await state()).toMatchObject({ subscriptions: 1, streams: 1 });
  await control(exchange, { do: 'ewsStreams', how });
  expect(await listener.ended()).toContain(sign);
  expect(await state()).toMatchObject(left);
});

it('refuses more than 27 requests at a time for one mailbox, and none of another', async () => {
  exchange.fault({ kind: 'slowBody', on: 'ews', times: 27 });
  const held = await Promise.all(Array.from({ length: 27 }, () => post(exchange, findItem([]))));
  const over = await callEws(exchange, findItem([]));
  expect([over.status, texts(over, 'ResponseCode')]).toEqual([500, ['ErrorExceededConnectionCount']]);
  expect((await callEws(exchange, findItem([]), { user: 'rum-bjornen' })).status).toBe(200);
  for (const response of held) await response.body?.cancel();
});
