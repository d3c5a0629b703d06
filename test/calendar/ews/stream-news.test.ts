import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNews } from '../../../electron/calendar/ews/stream-news.ts';
import { readSubscription } from '../../../electron/calendar/ews/stream-requests.ts';
import { parseXml } from '../../../electron/calendar/ews/xml.ts';
import { change, closed, heartbeat, notification, streamEnvelope } from './stream-server.ts';

/** A notification as another server writes it: default namespaces, a declaration, an illegal reference. */
const plain = `<?xml version="1.0" encoding="utf-8"?><Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body>
<GetStreamingEventsResponse xmlns="http://schemas.microsoft.com/exchange/services/2006/messages"><ResponseMessages>
<GetStreamingEventsResponseMessage ResponseClass="Success"><ResponseCode>NoError</ResponseCode><Notifications>
<Notification xmlns="http://schemas.microsoft.com/exchange/services/2006/types"><SubscriptionId>&#x13;s1</SubscriptionId>
<ModifiedEvent/></Notification></Notifications><ConnectionStatus>OK</ConnectionStatus>
</GetStreamingEventsResponseMessage></ResponseMessages></GetStreamingEventsResponse></Body></Envelope>`;

const busyFault = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>
<faultcode xmlns:a="http://schemas.microsoft.com/exchange/services/2006/types">a:ErrorServerBusy</faultcode>
<faultstring>Busy.</faultstring></s:Fault></s:Body></s:Envelope>`;

describe('an envelope of a streaming answer', () => {
  it.each([
    ['a heartbeat', heartbeat, { hasChanged: false, isClosing: false }],
    ['a heartbeat as an event', notification('StatusEvent'), { hasChanged: false, isClosing: false }],
    ['a change', change, { hasChanged: true, isClosing: false }],
    [
      'a change among heartbeats',
      notification('StatusEvent', 'DeletedEvent'),
      { hasChanged: true, isClosing: false },
    ],
    ['a change in other namespaces', plain, { hasChanged: true, isClosing: false }],
    ['a notification without events', notification(), { hasChanged: false, isClosing: false }],
    ['the agreed end', closed, { hasChanged: false, isClosing: true }],
    ['nothing at all', streamEnvelope(''), { hasChanged: false, isClosing: false }],
  ])('is read: %s', (_, envelope, value) => {
    expect(readNews(envelope)).toEqual({ ok: true, value });
  });

  it('is a change and the end when it says both', () => {
    const both = change.replace(
      '</m:Notifications>',
      '</m:Notifications><m:ConnectionStatus>Closed</m:ConnectionStatus>',
    );
    expect(readNews(both)).toEqual({ ok: true, value: { hasChanged: true, isClosing: true } });
  });

  it.each([
    [
      'an error beside the end',
      streamEnvelope('<m:ConnectionStatus>Closed</m:ConnectionStatus>', 'ErrorInvalidSubscription'),
      'ErrorInvalidSubscription',
    ],
    ['a fault', busyFault, 'ErrorServerBusy'],
    [
      'an answer of another kind',
      heartbeat.replaceAll('GetStreamingEventsResponseMessage', 'FindItemResponseMessage'),
      null,
    ],
    ['a page', '<html><body/></html>', null],
  ])('is a failure: %s', (_, envelope, code) => {
    expect(readNews(envelope)).toMatchObject({ ok: false, error: { code } });
  });

  it('never throws, whatever it is', () => {
    const piece = fc.constantFrom(
      heartbeat,
      change,
      '<',
      '>',
      '</',
      '"',
      '&',
      'm:Notification',
      ' ',
      '<a>',
      '\0',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string()), { maxLength: 6 }),
        fc.nat(),
        fc.nat(),
        (parts, from, to) => {
          const text = parts.join('');
          expect(readNews(text.slice(from % 50, text.length - (to % 50)))).toHaveProperty('ok');
        },
      ),
    );
  });
});

describe('the answer to a subscription', () => {
  const answer = (message: string) => {
    const document = parseXml(
      `<m:SubscribeResponse xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages">${message}</m:SubscribeResponse>`,
    );
    if (!document.ok) throw new Error(document.error);
    return readSubscription(document.value);
  };
  const message = (state: string, content: string): string =>
    `<m:ResponseMessages><m:SubscribeResponseMessage ResponseClass="${state}">${content}</m:SubscribeResponseMessage></m:ResponseMessages>`;

  it('names it', () => {
    const named = '<m:ResponseCode>NoError</m:ResponseCode><m:SubscriptionId> JABl= </m:SubscriptionId>';
    expect(answer(message('Success', named))).toEqual({ ok: true, value: 'JABl=' });
  });

  it.each([
    [
      'refuses it',
      message('Error', '<m:ResponseCode>ErrorAccessDenied</m:ResponseCode>'),
      'calendar.forbidden',
    ],
    ['names nothing', message('Success', '<m:ResponseCode>NoError</m:ResponseCode>'), 'calendar.badAnswer'],
    ['is none', '', 'calendar.badAnswer'],
  ])('that %s is a failure', (_, content, code) => {
    expect(answer(content)).toMatchObject({ ok: false, error: { error: { code } } });
  });
});
