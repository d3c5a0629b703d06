import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startExchange } from '../index.ts';
import type { ExchangeSimulator } from '../index.ts';
import { all, basic, callEws, envelopeOf, findItem, post, texts } from './ews-caller.ts';

let exchange: ExchangeSimulator;

beforeEach(async () => {
  exchange = await startExchange({ scenario: 'empty' });
});
afterEach(() => exchange.stop());

function item(properties: string): string {
  return `<m:CreateItem SendMeetingInvitations="SendToNone"><m:Items><t:CalendarItem>${properties}</t:CalendarItem></m:Items></m:CreateItem>`;
}

const times = '<t:Start>2026-11-24T13:00:00Z</t:Start><t:End>2026-11-24T13:30:00Z</t:End>';

describe('a request that breaks the schema', () => {
  it.each([
    [
      'has its elements in another order',
      item(`${times}<t:Subject>x</t:Subject>`),
      "invalid child element 'Subject'",
    ],
    [
      'has an element twice',
      item(`<t:Subject>x</t:Subject><t:Subject>x</t:Subject>${times}`),
      "invalid child element 'Subject'",
    ],
    ['has an element nobody knows', item(`<t:Titel>x</t:Titel>${times}`), "invalid child element 'Titel'"],
    [
      'has an element in the wrong namespace',
      item(`<m:Subject>x</m:Subject>${times}`),
      "invalid child element 'Subject'",
    ],
    [
      'lacks an element',
      '<m:GetItem><m:ItemIds><t:ItemId Id="x"/></m:ItemIds></m:GetItem>',
      "expected: 'ItemShape'",
    ],
    [
      'ends too early',
      findItem([]).replace(/<m:ParentFolderIds>.*<\/m:ParentFolderIds>/, ''),
      'incomplete content',
    ],
    [
      'lacks an attribute',
      findItem([]).replace(' Traversal="Shallow"', ''),
      "required attribute 'Traversal' is missing",
    ],
    [
      'has a word nobody knows in an attribute',
      findItem([]).replace('Shallow', 'Deep'),
      "'Traversal' attribute is invalid",
    ],
    [
      'has an attribute nobody knows',
      findItem([]).replace('Traversal=', 'Depth="1" Traversal='),
      "'Depth' attribute is not declared",
    ],
    ['asks for a property nobody knows', findItem(['calendar:Begin']), "value 'calendar:Begin' is invalid"],
    [
      'has no date where there must be one',
      item('<t:Start>i morgon</t:Start>'),
      "value 'i morgon' is invalid",
    ],
    ['has text between elements', item(`hej${times}`), 'cannot contain text'],
    [
      'has elements inside a text',
      item(`<t:Subject><t:b>x</t:b></t:Subject>${times}`),
      "invalid child element 'b'",
    ],
  ])('is refused where it %s, with the place', async (_, request, violation) => {
    const refused = await callEws(exchange, request);
    expect(refused.status).toBe(500);
    expect(texts(refused, 'ResponseCode')).toEqual(['ErrorSchemaValidation']);
    const values = all(refused.root, 'Value').map(({ attributes, text }) => [attributes.get('Name'), text]);
    expect(values.map(([name]) => name)).toEqual(['LineNumber', 'LinePosition', 'Violation']);
    expect(values[2]?.[1]).toContain(violation);
    expect(exchange.store.list()).toEqual([]);
  });

  it('may do so in its header, too', async () => {
    const soapHeader = '<t:TimeZoneContext><t:Zone Id="UTC"/></t:TimeZoneContext>';
    expect(texts(await callEws(exchange, findItem([]), { soapHeader }), 'ResponseCode')).toEqual([
      'ErrorSchemaValidation',
    ]);
    const unknown = '<x:Trace xmlns:x="urn:x" id="1"/><t:MailboxCulture>sv-SE</t:MailboxCulture>';
    expect((await callEws(exchange, findItem([]), { soapHeader: unknown })).status).toBe(200);
  });
});

describe('a fault', () => {
  it('has its code as a name with a prefix, and its parts in no namespace', async () => {
    const refused = await callEws(exchange, findItem(['calendar:Begin']));
    const [fault] = all(refused.root, 'Fault');
    expect(fault?.children.map(({ name, namespace }) => `${namespace}${name}`)).toEqual([
      'faultcode',
      'faultstring',
      'detail',
    ]);
    expect(refused.text).toContain(
      '<faultcode xmlns:a="http://schemas.microsoft.com/exchange/services/2006/types">a:ErrorSchemaValidation</faultcode>',
    );
  });
});

describe('what is no request', () => {
  const send = (body: string, headers: Record<string, string> = {}, method = 'POST') =>
    fetch(exchange.ewsUrl, {
      method,
      headers: { 'content-type': 'text/xml; charset=utf-8', authorization: basic(exchange), ...headers },
      ...(method === 'GET' ? {} : { body }),
    });

  it.each([
    ['is not well-formed', '<s:Envelope>'],
    [
      'is no envelope',
      '<m:FindItem xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"/>',
    ],
    ['has nothing in it', envelopeOf('')],
    ['asks two things', envelopeOf('<m:GetRoomLists/><m:GetRoomLists/>')],
    [
      'brings a document type',
      `<!DOCTYPE x [<!ENTITY a "b">]>${envelopeOf('<m:GetRoomLists/>').replace(/<\?xml.*?\?>/, '')}`,
    ],
  ])('%s', async (_, body) => {
    expect((await send(body)).status).toBe(400);
  });

  it('comes as another type, or by another method', async () => {
    expect((await send(envelopeOf('<m:GetRoomLists/>'), { 'content-type': 'application/json' })).status).toBe(
      415,
    );
    expect((await send('', {}, 'GET')).status).toBe(405);
  });

  it('speaks of a version or an operation that nobody knows', async () => {
    const version = envelopeOf('<m:GetRoomLists/>').replace('Exchange2013_SP1', 'Exchange2031');
    expect(await (await send(version)).text()).toContain('ErrorInvalidServerVersion');
    expect(texts(await callEws(exchange, '<m:MakeCoffee/>'), 'ResponseCode')).toEqual([
      'ErrorInvalidRequest',
    ]);
  });

  it('gets its own id back when it wants to', async () => {
    const ids = { 'client-request-id': 'abc', 'return-client-request-id': 'true' };
    const asked = await post(exchange, '<m:GetRoomLists/>', { headers: ids });
    expect(asked.headers.get('client-request-id')).toBe('abc');
    const silent = await post(exchange, '<m:GetRoomLists/>', { headers: { 'client-request-id': 'abc' } });
    expect(silent.headers.get('client-request-id')).toBeNull();
  });
});
