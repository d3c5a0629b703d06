import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startExchange } from '../index.ts';
import type { ExchangeSimulator } from '../index.ts';
import { all, callEws, day, findItem, folderOf, getItem, itemId, texts } from './ews-caller.ts';
import type { EwsOrder } from './ews-caller.ts';
import { at, codes, create, halfHour, respond, set, update } from './ews-writer.ts';

let exchange: ExchangeSimulator;

beforeEach(async () => {
  exchange = await startExchange({ scenario: 'empty', now: () => Date.parse('2026-11-24T08:07:00Z') });
});
afterEach(() => exchange.stop());

describe('rights in another’s calendar', () => {
  const fields = ['item:Subject', 'item:Sensitivity', 'calendar:Start'];
  const inRoom = (user: string): EwsOrder => ({ user });
  const view = (): string => findItem(fields, day(), folderOf(exchange.mailbox));

  beforeEach(() => {
    exchange.store.add(at('24T09:00:00', '24T10:00:00', { title: 'öppet', organizedByRoom: true }));
    exchange.store.add(at('24T11:00:00', '24T12:00:00', { title: 'hemligt', sensitivity: 'private' }));
  });

  it.each([
    ['svc-full', ['öppet', 'hemligt']],
    ['svc-editor-private', ['öppet', 'hemligt']],
    ['svc-editor', ['öppet']],
    ['svc-reviewer', ['öppet']],
    ['svc-plain', []],
  ])('show %s what they are for, and times of the rest', async (user, subjects) => {
    const found = await callEws(exchange, view(), inRoom(user));
    expect(texts(found, 'Subject')).toEqual(subjects);
    expect(texts(found, 'Start')).toEqual(['2026-11-24T09:00:00Z', '2026-11-24T11:00:00Z']);
  });

  it('hide the folder from who has none, and want a mailbox to be named', async () => {
    expect(codes(await callEws(exchange, view(), inRoom('svc-nothing')))).toEqual(['ErrorFolderNotFound']);
    expect(codes(await callEws(exchange, findItem([]), inRoom('svc-full')))).toEqual([
      'ErrorMissingEmailAddress',
    ]);
  });

  it('let read by id only what may be seen', async () => {
    const ids = all((await callEws(exchange, findItem([]))).root, 'ItemId').map((id) => itemId(id));
    const read = async (user: string) => codes(await callEws(exchange, getItem(ids, []), inRoom(user)));
    expect(await read('svc-editor')).toEqual(['NoError', 'ErrorItemNotFound']);
    expect(await read('svc-plain')).toEqual(['ErrorItemNotFound', 'ErrorItemNotFound']);
  });

  it('let write only who may', async () => {
    const id = itemId(all((await callEws(exchange, findItem([]))).root, 'ItemId')[0]);
    const reference = id.replace('t:ItemId', 't:ReferenceItemId');
    const folder = folderOf(exchange.mailbox);
    const requests = [
      create(halfHour).replace('<t:DistinguishedFolderId Id="calendar"/>', folder),
      update(id, set('item:Subject', '<t:Subject>x</t:Subject>')),
      respond('CancelCalendarItem', reference),
      `<m:DeleteItem DeleteType="HardDelete" SendMeetingCancellations="SendToNone"><m:ItemIds>${id}</m:ItemIds></m:DeleteItem>`,
    ];
    for (const request of requests) {
      expect(codes(await callEws(exchange, request, inRoom('svc-reviewer')))).toEqual(['ErrorAccessDenied']);
    }
    expect(exchange.store.list()).toHaveLength(2);
    expect(codes(await callEws(exchange, requests[0] ?? '', inRoom('svc-editor')))).toEqual(['NoError']);
  });

  it('are charged to the mailbox that is named', async () => {
    await callEws(exchange, view(), inRoom('svc-full'));
    const ids = all((await callEws(exchange, findItem([]))).root, 'ItemId').map((id) => itemId(id));
    await callEws(exchange, getItem(ids, []), inRoom('svc-full'));
    await callEws(exchange, findItem([]), { user: 'svc-panel', impersonate: 'rum-bjornen@su.example' });
    expect(exchange.requests().map(({ mailbox, operation }) => `${mailbox ?? ''} ${operation}`)).toEqual([
      `${exchange.mailbox} FindItem`,
      `${exchange.mailbox} FindItem`,
      `${exchange.mailbox} GetItem`,
      'rum-bjornen@su.example FindItem',
    ]);
  });
});
