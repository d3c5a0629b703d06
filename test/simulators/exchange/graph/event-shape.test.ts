import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callRoom, errorCode, items } from '../graph-caller.ts';
import type { Json } from '../graph-caller.ts';
import { startExchange } from '../index.ts';
import type { ExchangeSimulator } from '../index.ts';
import type { NewBooking } from '../store.ts';

const now = Date.parse('2026-11-24T08:07:00Z');
const day = 'startDateTime=2026-11-24T00:00:00Z&endDateTime=2026-11-25T00:00:00Z';
const view = `/calendar/calendarView?${day}`;
const immutable = { prefer: 'IdType="ImmutableId"' };
let exchange: ExchangeSimulator;

beforeEach(async () => {
  exchange = await startExchange({ scenario: 'empty', now: () => now });
});
afterEach(() => exchange.stop());

function at(from: string, to: string, facts: Partial<NewBooking> = {}): NewBooking {
  const when = {
    kind: 'timed',
    startsAt: Date.parse(`2026-11-${from}Z`),
    endsAt: Date.parse(`2026-11-${to}Z`),
  } as const;
  return { when, ...facts };
}

function only(list: readonly Json[]): Json {
  expect(list).toHaveLength(1);
  return list[0]!;
}

describe('ids and versions', () => {
  it('has two kinds of id for an event, and understands both', async () => {
    exchange.store.add(at('24T10:00', '24T11:00', { title: 'one' }));
    const regular = String(only(items(await callRoom(exchange, view)))['id']);
    const stable = String(only(items(await callRoom(exchange, view, immutable)))['id']);
    expect(regular).toMatch(/^AAMkAD/);
    expect(stable).toMatch(/^AAkALg/);
    for (const id of [regular, stable]) {
      const event = await callRoom(exchange, `/events/${encodeURIComponent(id)}?$select=subject`);
      expect(event.body['subject']).toBe('one');
    }
  });

  it('tells letter case apart in ids, and malformed ids from unknown ones', async () => {
    exchange.store.add(at('24T10:00', '24T11:00'));
    const id = String(only(items(await callRoom(exchange, view)))['id']);
    const middle = id.length - 28;
    const letter = id[middle]!;
    const flipped = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
    const other = await callRoom(
      exchange,
      `/events/${encodeURIComponent(id.slice(0, middle) + flipped + id.slice(middle + 1))}`,
    );
    expect([other.status, errorCode(other)]).toEqual([404, 'ErrorItemNotFound']);
    const nonsense = await callRoom(exchange, '/events/nonsense');
    expect([nonsense.status, errorCode(nonsense)]).toEqual([400, 'ErrorInvalidIdMalformed']);
  });

  it('does not show the event of one room in another', async () => {
    exchange.store.add(at('24T10:00', '24T11:00'));
    const id = String(only(items(await callRoom(exchange, view)))['id']);
    const other = await callRoom(exchange, `/events/${encodeURIComponent(id)}`, {}, 'rum-bjornen@su.example');
    expect(errorCode(other)).toBe('ErrorItemNotFound');
  });

  it('changes changeKey and etag with each change and nothing else of the identity', async () => {
    const { id } = exchange.store.add(at('24T10:00', '24T11:00'));
    const first = only(items(await callRoom(exchange, view)));
    exchange.store.update(id, { title: 'new' });
    const second = only(items(await callRoom(exchange, view)));
    expect(second['changeKey']).not.toBe(first['changeKey']);
    expect(second['@odata.etag']).toBe(`W/"${String(second['changeKey'])}"`);
    expect([second['id'], second['iCalUId']]).toEqual([first['id'], first['iCalUId']]);
  });
});

describe('series', () => {
  const week = { every: 'week', interval: 1, count: 30, timeZone: 'Europe/Stockholm' } as const;

  it('come as occurrences that keep their wall-clock time over the change of the clocks', async () => {
    const when = {
      kind: 'timed',
      startsAt: Date.parse('2026-10-20T07:00Z'),
      endsAt: Date.parse('2026-10-20T08:00Z'),
    } as const;
    exchange.store.add({ when, title: 'every Tuesday at nine', repeat: week });
    const path =
      '/calendarView?startDateTime=2026-10-19T00:00Z&endDateTime=2026-10-29T00:00Z&$orderby=start/dateTime';
    const occurrences = items(await callRoom(exchange, path, immutable));
    expect(occurrences.map((event) => (event['start'] as Json)['dateTime'])).toEqual([
      '2026-10-20T07:00:00.0000000',
      '2026-10-27T08:00:00.0000000',
    ]);
    expect(occurrences.map((event) => event['type'])).toEqual(['occurrence', 'occurrence']);
    const [a, b] = occurrences.map(({ id }) => String(id));
    expect(a).not.toBe(b);
    expect([a!.slice(0, 70), a!.slice(-12)]).toEqual([b!.slice(0, 70), b!.slice(-12)]);
    expect(new Set(occurrences.map(({ iCalUId }) => iCalUId)).size).toBe(2);
  });

  it('give an occurrence a new id when it becomes an exception, and keep its iCalUId', async () => {
    const booking = exchange.store.add(at('24T10:00', '24T11:00', { repeat: week }));
    const before = only(items(await callRoom(exchange, view)));
    exchange.store.update(`${booking.id}.2026-11-24`, { title: 'moved' });
    const after = only(items(await callRoom(exchange, view)));
    expect(after).toMatchObject({ type: 'exception', subject: 'moved', iCalUId: before['iCalUId'] });
    expect(after['id']).not.toBe(before['id']);
    const old = await callRoom(exchange, `/events/${encodeURIComponent(String(before['id']))}`);
    expect(errorCode(old)).toBe('ErrorItemNotFound');
  });

  it('have a master that only a direct request shows', async () => {
    exchange.store.add(at('24T10:00', '24T11:00', { repeat: week }));
    const { seriesMasterId } = only(items(await callRoom(exchange, view)));
    const master = await callRoom(exchange, `/events/${encodeURIComponent(String(seriesMasterId))}`);
    expect(master.body).toMatchObject({
      type: 'seriesMaster',
      recurrence: {
        pattern: { type: 'weekly', daysOfWeek: ['tuesday'] },
        range: { numberOfOccurrences: 30 },
      },
    });
  });
});

describe('bodies', () => {
  const body = async (format: string): Promise<unknown> => {
    const id = String(only(items(await callRoom(exchange, view)))['id']);
    const path = `/events/${encodeURIComponent(id)}?$select=body,bodyPreview,createdDateTime`;
    const event = await callRoom(exchange, path, { prefer: `outlook.body-content-type="${format}"` });
    expect(event.body['createdDateTime']).toBe('2026-11-24T08:07:00.0000000Z');
    return event.body['body'];
  };

  it('are whole documents in HTML, and words with their links in angle brackets in text', async () => {
    const content =
      '<style>p{}</style><p>Hej &amp; h&#229;</p><p><a href="https://zoom.us/j/1?a=1&amp;b=2">Anslut</a> nu</p>';
    exchange.store.add(at('24T10:00', '24T11:00', { body: { format: 'html', content } }));
    expect(await body('html')).toMatchObject({
      contentType: 'html',
      content: expect.stringMatching(/^<html>[^]*Anslut<\/a>[^]*<\/html>$/) as string,
    });
    expect(await body('text')).toEqual({
      contentType: 'text',
      content: 'Hej & hå\r\nAnslut<https://zoom.us/j/1?a=1&b=2> nu',
    });
  });

  it('made as text become a small document in HTML', async () => {
    exchange.store.add(
      at('24T10:00', '24T11:00', { body: { format: 'text', content: 'a <https://x/?a&b>\r\nb' } }),
    );
    expect(await body('text')).toEqual({ contentType: 'text', content: 'a <https://x/?a&b>\r\nb' });
    expect(await body('html')).toMatchObject({
      content: expect.stringContaining('a &lt;https://x/?a&amp;b&gt;<br>\r\nb') as string,
    });
  });

  it('show 255 characters in the preview', async () => {
    exchange.store.add(
      at('24T10:00', '24T11:00', { body: { format: 'html', content: `<p>${'å'.repeat(300)}</p>` } }),
    );
    expect(only(items(await callRoom(exchange, view)))['bodyPreview']).toBe('å'.repeat(255));
  });
});
