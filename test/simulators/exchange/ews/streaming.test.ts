import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeClock, settle } from '../../../fakes/fake-clock.ts';
import type { FakeClock } from '../../../fakes/fake-clock.ts';
import { startExchange } from '../index.ts';
import type { ExchangeSimulator } from '../index.ts';
import { all, callEws, folderOf, texts } from './ews-caller.ts';
import type { EwsOrder } from './ews-caller.ts';
import { listen } from './stream-listener.ts';
import type { Listener } from './stream-listener.ts';
import { readXml } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';

const quarter = {
  kind: 'timed',
  startsAt: Date.parse('2026-11-24T09:00:00Z'),
  endsAt: Date.parse('2026-11-24T09:15:00Z'),
} as const;
let clock: FakeClock;
let exchange: ExchangeSimulator;
const listeners: Listener[] = [];

beforeEach(async () => {
  clock = createFakeClock('2026-11-24T08:00:00Z');
  exchange = await startExchange({ scenario: 'empty', now: clock.now, schedule: clock.schedule });
});
afterEach(async () => {
  await Promise.all(listeners.splice(0).map((listener) => listener.stop().catch(() => undefined)));
  await exchange.stop();
});

function subscription(
  folder = folderOf(exchange.mailbox),
  types = ['Created', 'Deleted', 'Modified', 'Moved'],
): string {
  const wanted = types.map((type) => `<t:EventType>${type}Event</t:EventType>`).join('');
  return `<m:Subscribe><m:StreamingSubscriptionRequest><t:FolderIds>${folder}</t:FolderIds><t:EventTypes>${wanted}</t:EventTypes></m:StreamingSubscriptionRequest></m:Subscribe>`;
}

async function subscribe(order: EwsOrder = {}, types?: string[]): Promise<string> {
  const called = await callEws(exchange, subscription(folderOf(exchange.mailbox), types), order);
  return texts(called, 'SubscriptionId')[0] ?? '';
}

async function open(id: string | readonly string[], minutes = 1, order: EwsOrder = {}): Promise<Listener> {
  const listener = await listen(exchange, typeof id === 'string' ? [id] : id, minutes, order);
  listeners.push(listener);
  return listener;
}

/** Envelopes in their usual dress, which ends each of them alike. */
function envelopes(text: string): readonly (XmlElement | null)[] {
  return text
    .split('</s:Envelope>')
    .slice(0, -1)
    .map((one) => readXml(`${one}</s:Envelope>`.trim()));
}

function count(text: string): number {
  return envelopes(text).length;
}

function statuses(text: string): readonly string[] {
  return envelopes(text).flatMap((root) => all(root, 'ConnectionStatus').map((status) => status.text));
}

describe('a stream', () => {
  it('is one answer: alive at once, then a heartbeat every 45 seconds, then closed at its timeout', async () => {
    const listener = await open(await subscribe(), 2);
    expect([listener.status, listener.headers.get('content-type')]).toEqual([200, 'text/xml; charset=utf-8']);
    expect(statuses(await listener.until((text) => count(text) === 1))).toEqual(['OK']);
    await clock.advance(44_999);
    expect(count(listener.text())).toBe(1);
    await clock.advance(1);
    await listener.until((text) => count(text) === 2);
    await clock.advance(75_000);
    expect(statuses(await listener.ended())).toEqual(['OK', 'OK', 'OK', 'Closed']);
    expect(clock.pending()).toBe(0);
  });

  it('tells of what is created, changed and deleted through either face, with new change keys', async () => {
    const listener = await open(await subscribe());
    const made = exchange.store.add({ when: quarter });
    exchange.store.update(made.id, { title: 'annat' });
    exchange.store.remove(made.id);
    const text = await listener.until((heard) => heard.includes('DeletedEvent'));
    const events = envelopes(text).flatMap((root) =>
      all(root, 'Notification').flatMap(({ children }) => children.slice(1)),
    );
    expect(events.map(({ name }) => name)).toEqual(['CreatedEvent', 'ModifiedEvent', 'DeletedEvent']);
    const [created, modified] = events;
    expect(created?.children.map(({ name, text: inner }) => `${name} ${inner}`)).toEqual([
      'TimeStamp 2026-11-24T08:00:00Z',
      'ItemId ',
      'ParentFolderId ',
    ]);
    const id = (event: XmlElement | undefined, name: string) => event?.children[1]?.attributes.get(name);
    expect(id(modified, 'Id')).toBe(id(created, 'Id'));
    expect(id(modified, 'ChangeKey')).not.toBe(id(created, 'ChangeKey'));
  });

  it('puts notifications and their ids into the namespaces that servers use', async () => {
    const listener = await open(await subscribe());
    exchange.store.add({ when: quarter });
    const text = await listener.until((heard) => heard.includes('CreatedEvent'));
    expect(text).toMatch(/<m:Notifications><m:Notification><t:SubscriptionId/);
  });

  it('tells only what was subscribed to, and nothing of other rooms', async () => {
    const listener = await open(await subscribe({}, ['Deleted']));
    exchange.store.add({ when: quarter, mailbox: 'rum-bjornen@su.example' });
    const made = exchange.store.add({ when: quarter });
    exchange.store.remove(made.id);
    const text = await listener.until((heard) => heard.includes('Event>'));
    expect(text).not.toContain('CreatedEvent');
    expect(text.match(/<t:DeletedEvent[ >]/g)).toHaveLength(1);
  });

  it('can tell of what was deleted as moved, with its old place', async () => {
    exchange.ews.settings.deletionEvent = 'MovedEvent';
    const listener = await open(await subscribe());
    exchange.store.remove(exchange.store.add({ when: quarter }).id);
    const text = await listener.until((heard) => heard.includes('</t:MovedEvent>'));
    expect(text).not.toContain('DeletedEvent');
    const [moved] = envelopes(text).flatMap((root) => all(root, 'MovedEvent'));
    expect(moved?.children.map(({ name }) => name)).toEqual([
      'TimeStamp',
      'ItemId',
      'ParentFolderId',
      'OldItemId',
      'OldParentFolderId',
    ]);
  });

  it('tells later what happened while nobody listened', async () => {
    const id = await subscribe();
    exchange.store.add({ when: quarter });
    const listener = await open(id);
    expect(await listener.until((text) => text.includes('Event>'))).toContain('CreatedEvent');
  });

  it('is ended by a newer one on the same subscription', async () => {
    const id = await subscribe();
    const older = await open(id);
    const newer = await open(id);
    const text = await older.ended();
    expect(text).toContain('ErrorNewEventStreamConnectionOpened');
    expect(statuses(text).at(-1)).toBe('Closed');
    exchange.store.add({ when: quarter });
    expect(await newer.until((heard) => heard.includes('Event>'))).toContain('CreatedEvent');
  });

  it('leaves no timer behind when the client goes away', async () => {
    const listener = await open(await subscribe());
    await listener.stop();
    while (exchange.ews.subscriptions.streams > 0) await settle();
    expect(clock.pending()).toBe(0);
  });

  it('can be ended or cut from outside, and told that its subscription is gone', async () => {
    const first = await open(await subscribe());
    exchange.ews.subscriptions.endStreams('close');
    expect(statuses(await first.ended())).toEqual(['OK', 'Closed']);
    const second = await open(await subscribe());
    await second.until((text) => count(text) === 1);
    exchange.ews.subscriptions.endStreams('cut');
    await expect(second.ended()).rejects.toThrow();
    const id = await subscribe();
    const third = await open(id);
    exchange.ews.subscriptions.forgetAll();
    const [, last] = envelopes(await third.ended());
    const [message] = all(last ?? null, 'GetStreamingEventsResponseMessage');
    expect(message?.attributes.get('ResponseClass')).toBe('Error');
    expect(message?.children.map(({ name }) => name)).toEqual([
      'MessageText',
      'ResponseCode',
      'DescriptiveLinkKey',
      'ErrorSubscriptionIds',
      'ConnectionStatus',
    ]);
    expect(all(message ?? null, 'SubscriptionId')[0]?.text).toBe(id);
  });
});

describe('what a stream is refused', () => {
  it('is not opened at all when one of its ids is bad', async () => {
    const listener = await open([await subscribe(), 'AAAA']);
    const text = await listener.ended();
    expect(text).toContain('ErrorInvalidSubscription');
    expect(text).toMatch(
      /<m:ErrorSubscriptionIds><m:SubscriptionId>AAAA<\/m:SubscriptionId><\/m:ErrorSubscriptionIds><m:ConnectionStatus>Closed/,
    );
  });

  it('hears nothing of another account’s subscription', async () => {
    const listener = await open(await subscribe(), 1, { user: 'svc-full' });
    expect(await listener.ended()).toContain('ErrorSubscriptionAccessDenied');
  });

  it('is one too many beyond the limit, which impersonation charges to the room', async () => {
    exchange.ews.settings.maxStreams = 1;
    await open(await subscribe());
    const second = await open(await subscribe());
    expect(await second.ended()).toContain('ErrorExceededConnectionCount');
    const room = 'rum-bjornen@su.example';
    const acting = { user: 'svc-panel', impersonate: room };
    const called = await callEws(exchange, subscription(folderOf(room)), acting);
    const other = await open(texts(called, 'SubscriptionId')[0] ?? '', 1, acting);
    expect(statuses(await other.until((text) => count(text) === 1))).toEqual(['OK']);
  });

  it('ends with the subscription that is given up', async () => {
    const id = await subscribe();
    const listener = await open(id);
    const unsubscribe = `<m:Unsubscribe><m:SubscriptionId>${id}</m:SubscriptionId></m:Unsubscribe>`;
    expect(texts(await callEws(exchange, unsubscribe), 'ResponseCode')).toEqual(['NoError']);
    expect(await listener.ended()).toContain('ErrorSubscriptionUnsubscribed');
    expect(texts(await callEws(exchange, unsubscribe), 'ResponseCode')).toEqual([
      'ErrorSubscriptionNotFound',
    ]);
  });

  it('is not given up by another account, and has one folder', async () => {
    const id = await subscribe();
    const unsubscribe = `<m:Unsubscribe><m:SubscriptionId>${id}</m:SubscriptionId></m:Unsubscribe>`;
    const other = await callEws(exchange, unsubscribe, { user: 'svc-full' });
    expect(texts(other, 'ResponseCode')).toEqual(['ErrorSubscriptionAccessDenied']);
    const two = folderOf(exchange.mailbox).repeat(2);
    expect(texts(await callEws(exchange, subscription(two)), 'ResponseCode')).toEqual([
      'ErrorInvalidRequest',
    ]);
    const pull = '<m:Subscribe><m:PullSubscriptionRequest/></m:Subscribe>';
    expect(texts(await callEws(exchange, pull), 'ResponseCode')).toEqual(['ErrorInvalidRequest']);
  });

  it('subscribes no more than so many times, and not by rights in a folder alone', async () => {
    exchange.ews.settings.maxSubscriptions = 1;
    await subscribe();
    const over = await callEws(exchange, subscription());
    expect(texts(over, 'ResponseCode')).toEqual(['ErrorExceededSubscriptionCount']);
    const as = async (user: string) =>
      texts(await callEws(exchange, subscription(), { user }), 'ResponseCode');
    expect(await as('svc-editor')).toEqual(['ErrorSubscriptionDelegateAccessNotSupported']);
    expect(await as('svc-full')).toEqual(['NoError']);
    expect(await as('svc-plain')).toEqual(['ErrorAccessDenied']);
  });
});

describe('several servers behind one address', () => {
  const affinity = { 'x-anchormailbox': 'rum-algen@su.example', 'x-preferserveraffinity': 'true' };

  it('know a subscription only where its cookie leads', async () => {
    exchange.ews.settings.needsAffinity = true;
    const made = await callEws(exchange, subscription(), { headers: affinity });
    const cookies = made.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    expect(cookies).toContain('X-BackEndOverrideCookie=MAIL01~1942062522');
    const id = texts(made, 'SubscriptionId')[0] ?? '';
    expect(await (await open(id)).ended()).toContain('ErrorInvalidSubscription');
    const listener = await open(id, 1, { headers: { cookie: cookies.join('; ') } });
    expect(statuses(await listener.until((text) => count(text) === 1))).toEqual(['OK']);
  });

  it('give the cookie only to who asks for one server and says for which mailbox', async () => {
    for (const missing of Object.keys(affinity)) {
      const headers = Object.fromEntries(Object.entries(affinity).filter(([name]) => name !== missing));
      const made = await callEws(exchange, subscription(), { headers });
      expect(made.headers.getSetCookie()).toHaveLength(1);
    }
  });
});

describe('how a stream reaches the client', () => {
  it('cuts through characters when chunks are small', async () => {
    Object.assign(exchange.ews.settings, { chunks: 7, byteOrderMark: true, betweenEnvelopes: '\r\n  ' });
    const listener = await open(await subscribe());
    await clock.advance(45_000);
    const text = await listener.until((heard) => count(heard) === 2);
    expect(text.match(/\uFEFF/g)).toHaveLength(2);
    expect(text).toContain('</s:Envelope>\r\n  \uFEFF<?xml');
    expect(statuses(text.replaceAll('\uFEFF', ''))).toEqual(['OK', 'OK']);
  });

  it('packs several envelopes into one chunk', async () => {
    exchange.ews.settings.chunks = 'several';
    const listener = await open(await subscribe());
    expect(count(await listener.until((text) => text.length > 0))).toBe(3);
  });

  it('changes its dress from one envelope to the next', async () => {
    exchange.ews.settings.changingDress = true;
    const listener = await open(await subscribe());
    await clock.advance(45_000 - 1);
    exchange.store.add({ when: quarter });
    await clock.advance(1);
    const text = await listener.until(
      (heard) => heard.includes('<soap11:Envelope') && heard.includes('</soap11:Envelope>'),
    );
    expect(text).toMatch(/^<\?xml[^>]*><s:Envelope .*<soap:Envelope .*<soap11:Envelope /s);
  });

  it('goes silent without an end', async () => {
    const listener = await open(await subscribe(), 1);
    await listener.until((text) => count(text) === 1);
    exchange.ews.settings.silent = true;
    await clock.advance(120_000);
    exchange.store.add({ when: quarter });
    await settle();
    expect(count(listener.text())).toBe(1);
  });

  it('is held back by a proxy until it has ended', async () => {
    exchange.ews.settings.buffered = true;
    const listener = await open(await subscribe(), 1);
    await clock.advance(45_000);
    expect(listener.text()).toBe('');
    await clock.advance(15_000);
    expect(statuses(await listener.ended())).toEqual(['OK', 'OK', 'Closed']);
  });
});
