import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { xml } from '../../../electron/calendar/ews/xml-writer.ts';
import { answerOf, envelope, errorOf, faultOf, room, sendXml, startOddServer } from './odd-server.ts';
import { answered, answering, forEver, good, operation, rig } from './soap-rig.ts';

describe('an operation', () => {
  it('is sent with everything that leads it to the room’s server, in its envelope', async () => {
    const server = await answering();
    const { call } = rig(server.access);
    expect(await call()).toEqual(answered);
    const { headers, body } = server.asked[0]!;
    expect(headers).toMatchObject({
      'content-type': 'text/xml; charset=utf-8',
      accept: 'text/xml',
      authorization: `Basic ${Buffer.from(`${room}:hemligt`).toString('base64')}`,
      'x-anchormailbox': room,
      'x-preferserveraffinity': 'true',
      'return-client-request-id': 'true',
    });
    expect(headers['client-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(body).toContain('<t:RequestServerVersion Version="Exchange2013_SP1"/>');
    expect(body).toContain('<t:TimeZoneDefinition Id="UTC"/>');
    expect(body).not.toContain('ExchangeImpersonation');
  });

  it('names the room that the account acts as', async () => {
    const server = await answering();
    await rig({ ...server.access, impersonate: true }).call();
    expect(server.asked[0]?.body).toContain(
      `<t:ExchangeImpersonation><t:ConnectingSID><t:PrimarySmtpAddress>${room}</t:PrimarySmtpAddress></t:ConnectingSID></t:ExchangeImpersonation>`,
    );
  });

  it('brings back the cookies of the answers before, but not those that have run out', async () => {
    const server = await answering(
      (_asked, response) =>
        sendXml(response, good, 200, {
          'set-cookie': [
            'a=1; path=/; HttpOnly',
            'X-BackEndOverrideCookie=M~2',
            'old=3; Max-Age=0',
            'bad name=4',
          ],
        }),
      (_asked, response) =>
        sendXml(response, good, 200, {
          'set-cookie': ['a=; path=/', 'b=5; expires=Thu, 01 Jan 1970 00:00:00 GMT'],
        }),
    );
    const { call } = rig(server.access);
    for (let count = 0; count < 3; count += 1) await call();
    expect(server.asked.map(({ headers }) => headers.cookie)).toEqual([
      undefined,
      'a=1; X-BackEndOverrideCookie=M~2',
      'X-BackEndOverrideCookie=M~2',
    ]);
  });

  it('waits for the one before, and uses its connection again', async () => {
    const server = await answering();
    const { call } = rig(server.access);
    await Promise.all([call(), call(), call()]);
    expect(new Set(server.asked.map(({ socket }) => socket)).size).toBe(1);
  });

  it('leaves the row when it is given up, and does not hold up the next one', async () => {
    const release: (() => void)[] = [];
    const server = await answering((_asked, response) => release.push(() => sendXml(response, good)));
    const { call } = rig(server.access);
    const first = call();
    const controller = new AbortController();
    const second = call(controller.signal);
    const third = call();
    await server.reached(1);
    controller.abort();
    expect(await second).toEqual(['calendar.unreachable', null]);
    release.shift()?.();
    expect(await first).toEqual(answered);
    await server.reached(2);
    release.shift()?.();
    expect(await third).toEqual(answered);
    expect(server.asked).toHaveLength(2);
  });

  it('tells the server’s time', async () => {
    const server = await answering((_asked, response) =>
      sendXml(response, good, 200, { date: 'Tue, 24 Nov 2026 08:00:00 GMT' }),
    );
    const { call, serverTimes } = rig(server.access);
    await call();
    expect(serverTimes).toEqual([Date.parse('2026-11-24T08:00:00Z')]);
  });
});

describe('an answer that is none', () => {
  it.each([
    ['a page under 200', 200, 'text/html', '<html>', 'calendar.badAnswer'],
    [
      'a page called XML',
      200,
      'text/xml',
      '<html xmlns="http://www.w3.org/1999/xhtml"/>',
      'calendar.badAnswer',
    ],
    ['a page called XML in trouble', 503, 'text/xml', '<html><br></html>', 'calendar.unreachable'],
    ['nothing', 200, 'text/xml', '', 'calendar.badAnswer'],
    ['half of it', 200, 'text/xml', good.slice(0, 300), 'calendar.badAnswer'],
    ['an entity bomb', 200, 'text/xml', `<!DOCTYPE a [<!ENTITY b "b">]>${good}`, 'calendar.badAnswer'],
    ['an envelope with nothing in it', 200, 'text/xml', envelope(''), 'calendar.badAnswer'],
    ['a portal', 302, 'text/html', '', 'calendar.badAnswer'],
    ['a lost address', 404, 'text/html', '<html>', 'calendar.badAnswer'],
    ['a server in trouble', 500, 'text/html', '<html>', 'calendar.unreachable'],
    ['a success under 500', 500, 'text/xml', good, 'calendar.unreachable'],
    ['a fault', 500, 'text/xml', faultOf('ErrorServerBusy'), 'calendar.throttled'],
    ['a fault under 200', 200, 'text/xml', faultOf('ErrorAccessDenied'), 'calendar.forbidden'],
  ])('%s is told as such: %i %s %s', async (_name, status, type, text, code) => {
    const server = await answering((_asked, response) =>
      sendXml(response, text, status, { 'content-type': type, location: 'http://127.0.0.1:9/' }),
    );
    expect(await rig(server.access).call()).toEqual([code, null]);
    expect(server.asked).toHaveLength(1);
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${good}`), 'utf-8', answered],
    [
      'UTF-8 under a wrong name',
      Buffer.from(good.replace('Folders/', 'Folders>ö</m:Folders')),
      'iso-8859-1',
      answered,
    ],
    [
      'Latin-1 by its name',
      Buffer.from(good.replace('Folders/', 'Folders>ö</m:Folders'), 'latin1'),
      'iso-8859-1',
      answered,
    ],
    ['UTF-16', Buffer.from(`\ufeff${good}`, 'utf16le'), 'utf-8', answered],
    [
      'Latin-1 under a wrong name',
      Buffer.from(good.replace('Folders/', 'Folders>ö</m:Folders'), 'latin1'),
      'utf-8',
      ['calendar.badAnswer', null],
    ],
    ['nobody knows what', Buffer.from([0xff, 0x00]), 'x-unknown', ['calendar.badAnswer', null]],
  ])('in %s', async (_name, bytes, charset, expected) => {
    const server = await startOddServer((_asked, response) => {
      response.writeHead(200, { 'content-type': `text/xml; charset=${charset}` });
      response.end(bytes);
    });
    expect(await rig(server.access).call()).toEqual(expected);
  });

  it('is cut off when it has no end', async () => {
    const server = await startOddServer((_asked, response) => {
      response.writeHead(200, { 'content-type': 'text/xml' });
      const more = (): void => {
        while (response.write(' '.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    });
    expect(await rig(server.access).call()).toEqual(['calendar.badAnswer', null]);
  });

  it.each([
    ['before its beginning', (): void => undefined],
    [
      'in its middle',
      (
        _asked: unknown,
        response: { write: (text: string) => void; writeHead: (status: number) => void },
      ): void => {
        response.writeHead(200);
        response.write('<');
      },
    ],
  ])('that stops %s ends at the deadline, and the next operation is not held up', async (_name, stop) => {
    const server = await answering(stop, (_asked, response) => sendXml(response, good));
    const { call, clock } = rig(server.access);
    const first = call();
    await server.reached(1);
    await clock.advance(20_000);
    expect(await first).toEqual(['calendar.unreachable', null]);
    expect(await call()).toEqual(answered);
  });

  it('that is cut short is no answer', async () => {
    const server = await answering((_asked, response) => {
      response.writeHead(200, { 'content-type': 'text/xml', 'content-length': '9999' });
      response.write(good, () => response.destroy());
    });
    expect(await rig(server.access).call()).toEqual(['calendar.badAnswer', null]);
  });

  it('that never comes because nobody is there is certain not to have changed anything', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const away = await answering();
    const { client } = rig({ ...away.access, url: `http://127.0.0.1:${port}/EWS/Exchange.asmx` });
    expect(await client.call(operation, forEver)).toMatchObject({
      error: { isCertain: true, error: { code: 'calendar.unreachable', cause: 'ECONNREFUSED' } },
    });
  });

  it('that is lost after the question leaves its outcome open', async () => {
    const server = await answering((_asked, response) => response.destroy());
    expect(await rig(server.access).client.call(operation, forEver)).toMatchObject({
      error: { isCertain: false, error: { code: 'calendar.unreachable' } },
    });
  });
});

describe('a server that asks to be left alone', () => {
  it.each([
    ['by a header', () => [503, '', { 'retry-after': '90', 'content-type': 'text/html' }] as const, 90_000],
    [
      'by a fraction',
      () => [429, '', { 'retry-after': '2.128', 'content-type': 'text/html' }] as const,
      3_000,
    ],
    ['in a fault', () => [500, faultOf('ErrorServerBusy', 297_749), {}] as const, 297_749],
    [
      'within an answer',
      () => [200, answerOf('GetFolder', errorOf('ErrorServerBusy', 42_000)), {}] as const,
      42_000,
    ],
  ])('%s hears nothing for so long, from anybody', async (_name, answer, waitMs) => {
    const server = await answering(
      (_asked, response) => {
        const [status, text, headers] = answer();
        sendXml(response, text, status, headers);
      },
      (_asked, response) => sendXml(response, good),
    );
    const { call, client, clock } = rig(server.access);
    await call();
    await clock.advance(waitMs - 1);
    expect(await call()).toEqual([expect.any(String), 1]);
    expect(await client.open(operation, forEver)).toMatchObject({
      ok: false,
      error: { waitMs: 1, isCertain: true },
    });
    expect(server.asked).toHaveLength(1);
    await clock.advance(1);
    expect(await call()).toEqual(answered);
  });
});

describe('a long answer', () => {
  it('comes in pieces on a connection of its own, outlives the deadline, and ends with its signal', async () => {
    const server = await startOddServer((asked, response) => {
      if (asked.operation === 'GetFolder') {
        sendXml(response, good);
        return;
      }
      response.writeHead(200, { 'content-type': 'text/xml' });
      response.write('first');
      onTestFinished(() => {
        response.end();
      });
    });
    const { client, call, clock } = rig(server.access);
    await call();
    const controller = new AbortController();
    const stream = await client.open(xml`<m:GetStreamingEvents/>`, controller.signal);
    if (!stream.ok) throw new Error('not opened');
    const pieces = stream.value.chunks[Symbol.asyncIterator]();
    expect(String((await pieces.next()).value)).toBe('first');
    await clock.advance(60_000);
    expect(await call()).toEqual(answered);
    const [first, second, third] = server.asked.map(({ socket }) => socket);
    expect(second).not.toBe(first);
    expect(third).toBe(first);
    const closed = new Promise((resolve) => second?.once('close', resolve));
    controller.abort();
    await closed;
    await expect(pieces.next()).rejects.toThrow();
  });

  it.each([
    ['refused', 500, faultOf('ErrorExceededConnectionCount'), 'calendar.throttled'],
    ['in trouble', 503, '', 'calendar.unreachable'],
    ['refused by login', 401, '', 'calendar.secretRefused'],
  ])('that is %s says why, and closes its connection', async (_name, status, text, code) => {
    const server = await answering((_asked, response) => sendXml(response, text, status));
    const closed = server
      .reached(1)
      .then(() => new Promise((resolve) => server.asked[0]?.socket.once('close', resolve)));
    expect(await rig(server.access).client.open(operation, forEver)).toMatchObject({
      error: { error: { code } },
    });
    await closed;
  });

  it('that does not begin ends at the deadline', async () => {
    const server = await answering(() => undefined);
    const { client, clock } = rig(server.access);
    const opened = client.open(operation, forEver);
    await server.reached(1);
    await clock.advance(20_000);
    expect(await opened).toMatchObject({ error: { error: { code: 'calendar.unreachable' } } });
  });
});
