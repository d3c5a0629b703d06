import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaultOrder } from '../faults.ts';
import { startExchange } from '../index.ts';
import type { ExchangeSimulator } from '../index.ts';
import { all, callEws, day, findItem, getItem, itemId, post, texts } from './ews-caller.ts';
import { at, create, halfHour } from './ews-writer.ts';

let exchange: ExchangeSimulator;
const view = findItem(['item:Subject', 'calendar:Location']);

beforeEach(async () => {
  exchange = await startExchange({ scenario: 'empty', now: () => Date.parse('2026-11-24T08:07:00Z') });
  exchange.store.add(at('24T09:00:00', '24T10:00:00', { title: 'Möte & mer', location: '' }));
});
afterEach(() => exchange.stop());

describe('an answer without SOAP', () => {
  it.each([
    [{ kind: 'ewsUnauthorized' }, 401, 'www-authenticate', 'Negotiate, NTLM, Basic realm="mail.su.example"'],
    [{ kind: 'ewsPage' }, 403, 'content-type', 'text/html; charset=utf-8'],
    [{ kind: 'ewsPage', status: 200 }, 200, 'content-type', 'text/html; charset=utf-8'],
    [{ kind: 'ewsPage', status: 456 }, 456, 'content-type', 'text/html; charset=utf-8'],
    [{ kind: 'ewsPage', status: 503, retryAfterSeconds: 30 }, 503, 'retry-after', '30'],
    [
      { kind: 'ewsRedirect', status: 307, location: 'https://annan.example/' },
      307,
      'location',
      'https://annan.example/',
    ],
    [{ kind: 'ewsEmptyBody' }, 200, 'content-length', '0'],
    [{ kind: 'serverError', status: 502, body: 'html', on: 'ews' }, 502, 'content-type', 'text/html'],
  ] satisfies readonly (readonly [FaultOrder, number, string, string])[])(
    '%j',
    async (fault, status, name, value) => {
      exchange.fault(fault);
      const called = await callEws(exchange, view);
      expect([called.status, called.headers.get(name)]).toEqual([status, value]);
      expect((await callEws(exchange, view)).status).toBe(200);
    },
  );

  it('leads to the sign-in page of the same host', async () => {
    exchange.fault({ kind: 'ewsRedirect' });
    const called = await callEws(exchange, view);
    expect([called.status, called.headers.get('location')]).toEqual([
      302,
      expect.stringMatching(/^\/owa\/auth\/logon/) as string,
    ]);
  });
});

describe('a server that is busy', () => {
  it.each([
    [{}, 500, ['BackOffMilliseconds 42000']],
    [{ backOffMs: 5000, as: 'message' }, 200, ['BackOffMilliseconds 5000']],
    [{ backOffMs: null }, 500, []],
    [
      { namesPolicy: true },
      500,
      ['Policy MaxConcurrency', 'MaxConcurrencyLimit 27', 'ErrorMessage Over the limit.'],
    ],
  ] as const)('says so as %j', async (more, status, values) => {
    exchange.fault({ kind: 'ewsServerBusy', ...more });
    const called = await callEws(exchange, view);
    expect([called.status, texts(called, 'ResponseCode')]).toEqual([status, ['ErrorServerBusy']]);
    const told = all(called.root, 'Value').map(
      ({ attributes, text }) => `${attributes.get('Name') ?? ''} ${text}`,
    );
    expect(told).toEqual(values);
  });
});

describe('a fault of any code', () => {
  it('stands in the detail, padded or with an inner code, or in the fault code alone', async () => {
    exchange.fault({ kind: 'ewsFault', isPadded: true, innerCode: 'ErrorMailboxStoreUnavailable' });
    const padded = await callEws(exchange, view);
    expect(texts(padded, 'ResponseCode')[0]).toMatch(/^\s+ErrorInternalServerError\s+$/);
    expect(texts(padded, 'Value')).toEqual(['ErrorMailboxStoreUnavailable']);
    exchange.fault({ kind: 'ewsFault', code: 'ErrorMailboxMoveInProgress', isBare: true });
    const bare = await callEws(exchange, view);
    expect([bare.status, texts(bare, 'faultcode'), texts(bare, 'detail')]).toEqual([
      500,
      ['s:ErrorMailboxMoveInProgress'],
      [],
    ]);
  });
});

describe('an error inside an answer', () => {
  it.each([
    [view, 'FindItemResponseMessage', 1],
    [getItem(['<t:ItemId Id="a"/>', '<t:ItemId Id="b"/>'], []), 'GetItemResponseMessage', 2],
    ['<m:GetRoomLists/>', 'GetRoomListsResponse', 1],
    [
      '<m:GetStreamingEvents><m:SubscriptionIds><t:SubscriptionId>a</t:SubscriptionId></m:SubscriptionIds><m:ConnectionTimeout>1</m:ConnectionTimeout></m:GetStreamingEvents>',
      'GetStreamingEventsResponseMessage',
      1,
    ],
  ])('has the frame of its operation', async (request, frame, count) => {
    exchange.fault({ kind: 'ewsMessage', code: 'ErrorTimeoutExpired' });
    const called = await callEws(exchange, request);
    expect(called.status).toBe(200);
    const messages = all(called.root, frame).map(({ attributes }) => attributes.get('ResponseClass'));
    expect(messages).toEqual(Array.from({ length: count }, () => 'Error'));
    expect(texts(called, 'ResponseCode')).toHaveLength(count);
  });

  it('stands for each mailbox whose times were asked for', async () => {
    exchange.fault({ kind: 'ewsMessage', code: 'ErrorFreeBusyGenerationFailed' });
    const mailboxes = ['a', 'b'].map(
      (name) =>
        `<t:MailboxData><t:Email><t:Address>${name}@su.example</t:Address></t:Email><t:AttendeeType>Room</t:AttendeeType></t:MailboxData>`,
    );
    const called = await callEws(
      exchange,
      `<m:GetUserAvailabilityRequest><m:MailboxDataArray>${mailboxes.join('')}</m:MailboxDataArray></m:GetUserAvailabilityRequest>`,
    );
    expect(all(called.root, 'FreeBusyResponse')).toHaveLength(2);
    expect(new Set(texts(called, 'ResponseCode'))).toEqual(new Set(['ErrorFreeBusyGenerationFailed']));
  });

  it('stops a batch, whose rest is only warned of', async () => {
    exchange.store.add(at('24T10:00:00', '24T11:00:00'));
    exchange.store.add(at('24T11:00:00', '24T12:00:00'));
    const ids = all((await callEws(exchange, findItem([], day()))).root, 'ItemId').map((id) => itemId(id));
    exchange.fault({ kind: 'ewsBatchStopped', after: 1 });
    const called = await callEws(exchange, getItem(ids, ['item:Subject']));
    const classes = all(called.root, 'GetItemResponseMessage').map(({ attributes }) =>
      attributes.get('ResponseClass'),
    );
    expect(classes).toEqual(['Success', 'Error', 'Warning']);
    expect(texts(called, 'ResponseCode')).toEqual([
      'NoError',
      'ErrorInternalServerError',
      'ErrorBatchProcessingStopped',
    ]);
    expect(texts(called, 'Subject')).toEqual(['Möte & mer']);
  });
});

describe('XML that is none', () => {
  it('ends half-way, explodes, is something else, or lies about its letters', async () => {
    exchange.fault({ kind: 'ewsTruncatedXml' });
    expect((await callEws(exchange, view)).root).toBeNull();
    exchange.fault({ kind: 'ewsEntityBomb' });
    const bomb = await callEws(exchange, view);
    expect([bomb.status, bomb.root]).toEqual([200, null]);
    expect(bomb.text).toMatch(/<!DOCTYPE laughs .*<!ENTITY j "(&i;){10}">.*>&j;<\//s);
    exchange.fault({ kind: 'ewsOtherXml' });
    expect((await callEws(exchange, view)).root?.name).toBe('Autodiscover');
    exchange.fault({ kind: 'ewsWrongCharset' });
    expect((await callEws(exchange, view)).text).toContain('M\uFFFDte');
    exchange.fault({ kind: 'ewsWrongCharset', bytes: 'utf16le' });
    expect((await callEws(exchange, view)).text).toContain('M\0\uFFFD\0t\0e\0');
  });
});

describe('which requests a fault meets', () => {
  it('can be narrowed to an operation, and what it carries', async () => {
    exchange.fault({ kind: 'ewsPage', where: 'CreateItem', times: null });
    expect((await callEws(exchange, view)).status).toBe(200);
    expect((await callEws(exchange, create(halfHour))).status).toBe(403);
  });

  it.each([
    [{ kind: 'ewsServerBusy', carriedOut: true }, 500],
    [{ kind: 'ewsFault', carriedOut: true }, 500],
    [{ kind: 'ewsMessage', carriedOut: true }, 200],
    [{ kind: 'serverError', on: 'ews', carriedOut: true }, 503],
  ] satisfies readonly (readonly [FaultOrder, number])[])(
    '%j has been carried out all the same',
    async (fault, status) => {
      exchange.fault(fault);
      expect((await callEws(exchange, create(halfHour))).status).toBe(status);
      expect(exchange.store.list()).toHaveLength(2);
      exchange.fault({ ...fault, carriedOut: false });
      await callEws(exchange, create(halfHour));
      expect(exchange.store.list()).toHaveLength(2);
    },
  );

  it('loses the answer to what was done, when it is told to', async () => {
    exchange.fault({ kind: 'cutConnection', on: 'ews', carriedOut: true });
    await expect(post(exchange, create(halfHour))).rejects.toThrow();
    expect(exchange.store.list()).toHaveLength(2);
  });
});

describe('how answers can be dressed', () => {
  it.each([
    ['soap', '<soap:Envelope '],
    ['soap11', '<soap11:Envelope '],
    ['swapped', '<m:Envelope '],
    ['unprefixed', '<FindItemResponse '],
    ['default', '<Envelope '],
  ] as const)('as %s they say the same', async (dress, sign) => {
    const usual = await callEws(exchange, view);
    exchange.ews.settings.dress = dress;
    const dressed = await callEws(exchange, view);
    expect(dressed.text).toContain(sign);
    expect(strip(dressed.root)).toEqual(strip(usual.root));
  });

  it('with a mark before the declaration, or without a declaration', async () => {
    Object.assign(exchange.ews.settings, { byteOrderMark: true });
    const bytes = Buffer.from(await (await post(exchange, view)).arrayBuffer());
    expect(bytes.subarray(0, 8).toString('latin1')).toBe('\u00EF\u00BB\u00BF<?xml');
    Object.assign(exchange.ews.settings, { byteOrderMark: false, xmlDeclaration: false });
    expect((await callEws(exchange, view)).text).toMatch(/^<s:Envelope/);
  });

  it('with references that XML forbids', async () => {
    exchange.ews.settings.illegalReferences = true;
    const called = await callEws(exchange, view);
    expect(called.text).toContain('<t:Subject>Möte &amp; mer&#x13;</t:Subject>');
    expect(called.root).toBeNull();
  });

  it('with empty elements for what is not set', async () => {
    exchange.ews.settings.emptyElements = true;
    expect((await callEws(exchange, view)).text).toContain('<t:Location/>');
  });

  it('with people named in the old way', async () => {
    exchange.ews.settings.legacyAddresses = true;
    const id = itemId(all((await callEws(exchange, view)).root, 'ItemId')[0]);
    const read = await callEws(exchange, getItem([id], ['calendar:Organizer']));
    expect(texts(read, 'RoutingType')).toEqual(['EX']);
    expect(texts(read, 'EmailAddress')[0]).toMatch(/^\/O=SU\/OU=.*\/CN=ANNA\.ANDERSSON$/);
  });
});

/** What is left when prefixes and places in the text do not count. */
function strip(element: Awaited<ReturnType<typeof callEws>>['root']): unknown {
  if (element === null) return null;
  const { namespace, name, attributes, text, children } = element;
  return { namespace, name, attributes: Object.fromEntries(attributes), text, children: children.map(strip) };
}
