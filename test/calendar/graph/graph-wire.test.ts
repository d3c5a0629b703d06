import { describe, expect, it } from 'vitest';
import { type Bench, createBench } from './bench.ts';
import { type OddServer, sendJson, startOddServer } from './odd-server.ts';

const readFrom = ({ access }: OddServer): Promise<Bench> => createBench({}, { access });
const aBooking = {
  ...{ id: 'one', iCalUId: 'one', changeKey: 'v1', subject: 'Styrgrupp', sensitivity: 'normal' },
  start: { dateTime: '2026-11-24T09:00:00.0000000', timeZone: 'UTC' },
  end: { dateTime: '2026-11-24T10:00:00.0000000', timeZone: 'UTC' },
};

describe('the bearer token', () => {
  it('is not carried along by a redirect', async () => {
    const visits: (string | undefined)[] = [];
    const elsewhere = await startOddServer((request, response) => {
      visits.push(request.headers.authorization);
      response.end('{}');
    });
    const portal = await startOddServer((request, response) => {
      response.writeHead(307, { location: `${elsewhere.url}${request.url ?? ''}` }).end();
    });
    const bench = await readFrom(portal);
    expect(await bench.trouble()).toBe('calendar.badAnswer');
    expect(visits).toEqual([]);
  });

  it.each([
    ['another host', () => 'http://127.0.0.2:1/v1.0/users'],
    ['a name and password', (url: string) => url.replace('//', '//graph:secret@')],
    ['no address at all', () => '/v1.0/users'],
  ])('is not sent to a next link with %s', async (_, link) => {
    let requests = 0;
    const server = await startOddServer((_request, response, url) => {
      requests += 1;
      sendJson(response, { value: [], '@odata.nextLink': link(url) });
    });
    const bench = await readFrom(server);
    expect(await bench.trouble()).toBe('calendar.badAnswer');
    expect(requests).toBe(1);
  });
});

describe('an answer of Graph', () => {
  it('is refused when it is longer than ten megabytes', async () => {
    const server = await startOddServer((_, response) => {
      sendJson(response, { value: [], filler: ' '.repeat(10 * 1024 * 1024) });
    });
    const bench = await readFrom(server);
    expect(await bench.trouble()).toBe('calendar.badAnswer');
  });

  it('is not read as JSON when it does not say that it is', async () => {
    const server = await startOddServer((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end('{"value":[]}');
    });
    const bench = await readFrom(server);
    expect(await bench.trouble()).toBe('calendar.badAnswer');
  });

  it('is not followed in a circle of pages', async () => {
    let requests = 0;
    const server = await startOddServer((_, response, url) => {
      requests += 1;
      sendJson(response, { value: [], '@odata.nextLink': `${url}/v1.0/x?skip=1` });
    });
    const bench = await readFrom(server);
    expect(await bench.trouble()).toBe('calendar.badAnswer');
    expect(requests).toBe(2);
  });

  it('loses only the events that make no sense, and says how many', async () => {
    const server = await startOddServer((request, response) => {
      const isView = (request.url ?? '').includes('calendarView');
      sendJson(response, isView ? { value: [aBooking, { id: 'two' }, null] } : { body: { content: '' } });
    });
    const bench = await readFrom(server);
    expect((await bench.agenda()).bookings).toMatchObject([{ title: 'Styrgrupp' }]);
    expect(bench.log.entries).toEqual([
      { level: 'warn', event: 'calendar.eventsDropped', fields: { count: 2 } },
    ]);
  });

  it('is told although one body is refused for good', async () => {
    let bodies = 0;
    const server = await startOddServer((request, response) => {
      const isView = (request.url ?? '').includes('calendarView');
      if (isView) {
        sendJson(response, { value: [aBooking, { ...aBooking, id: 'two', iCalUId: 'two' }] });
        return;
      }
      bodies += 1;
      response.statusCode = (request.url ?? '').includes('/one') ? 403 : 200;
      sendJson(response, { body: { contentType: 'text', content: 'https://zoom.us/j/61234567890' } });
    });
    const bench = await readFrom(server);
    const { bookings } = await bench.agenda();
    expect(bookings.map(({ join }) => join.kind)).toEqual(['none', 'zoom']);
    for (let turn = 0; turn < 5; turn += 1) {
      await bench.clock.advance(36_001);
      await bench.agenda();
    }
    // The refused one three times, the other once.
    expect(bodies).toBe(4);
  });

  it('is told although the token is refused while bodies are read, which ends the asking', async () => {
    let bodies = 0;
    const server = await startOddServer((request, response) => {
      if ((request.url ?? '').includes('calendarView')) {
        sendJson(response, { value: [aBooking, { ...aBooking, id: 'two', iCalUId: 'two' }] });
        return;
      }
      bodies += 1;
      response.statusCode = 401;
      sendJson(response, { error: { code: 'InvalidAuthenticationToken' } });
    }, 1);
    const bench = await readFrom(server);
    expect((await bench.agenda()).bookings).toHaveLength(2);
    expect([bodies, server.tokenRequests()]).toEqual([1, 2]);
  });
});
