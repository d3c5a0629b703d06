/**
 * 1,000 bookings of today and tomorrow as Microsoft Graph and as Exchange Server send them, from the text of the answers
 * to the snapshot: JSON or XML, decoding, bookings with their join links, the reduced state, the agenda, what the page
 * is shown. Measured in this process after warming up. The invitations' bodies, which the panel reads one by one, are
 * not in it; of Exchange Server what a view leaves out and is read once for each version of an item is counted apart.
 */
import { type Call, readView } from '../../../electron/calendar/ews/calendar-view.ts';
import { createDetailsCache, type DetailsCache } from '../../../electron/calendar/ews/details.ts';
import { envelopeOf, openEnvelope } from '../../../electron/calendar/ews/envelope.ts';
import { decodeItems, refOf } from '../../../electron/calendar/ews/items.ts';
import { calendarFolder } from '../../../electron/calendar/ews/requests.ts';
import { readPages, viewUrl } from '../../../electron/calendar/graph/calendar-view.ts';
import { preferences } from '../../../electron/calendar/graph/client.ts';
import { decodeEvents } from '../../../electron/calendar/graph/events.ts';
import { ok } from '../../../shared/result.ts';
import { bearer } from '../../simulators/exchange/graph-caller.ts';
import { startExchange, type ExchangeSimulator } from '../../simulators/exchange/index.ts';
import type { Area } from './figure.ts';
import { agendaFigures, fill, now, type ReadItems, told, zone } from './thousand-bookings.ts';

const signal = new AbortController().signal;
const budgetMs = 50;
const kB = (texts: ReadonlyMap<string, string>): string =>
  ([...texts.values()].reduce((sum, { length }) => sum + length, 0) / 1_000).toFixed(0);

async function overGraph(
  exchange: ExchangeSimulator,
): Promise<{ readonly readItems: ReadItems; readonly about: string }> {
  const headers = { authorization: await bearer(exchange), prefer: preferences };
  const firstUrl = viewUrl(exchange.url, exchange.mailbox, told);
  const texts = new Map<string, string>();
  const read = async (fetchText: (url: string) => Promise<string>) => {
    const pages = await readPages(
      async (url) => ok<unknown>(JSON.parse(await fetchText(url))),
      firstUrl,
      signal,
    );
    if (!pages.ok) throw new Error(pages.error.error.code);
    return decodeEvents(pages.value, zone).items;
  };
  await read(async (url) => {
    const text = await (await fetch(url, { headers })).text();
    texts.set(url, text);
    return text;
  });
  return {
    readItems: () => read((url) => Promise.resolve(texts.get(url) ?? '')),
    about: `${texts.size} pages, ${kB(texts)} kB`,
  };
}

/** `isKnown`: nothing has changed since the reading before, as is usual; else all is read in full. */
async function overEws(
  exchange: ExchangeSimulator,
  isKnown: boolean,
): Promise<{ readonly readItems: ReadItems; readonly about: string }> {
  const { ewsUrl, ewsPassword, mailbox } = exchange;
  const credentials = Buffer.from(`${mailbox}:${ewsPassword}`).toString('base64');
  const headers = { authorization: `Basic ${credentials}`, 'content-type': 'text/xml; charset=utf-8' };
  const texts = new Map<string, string>();
  const replay: Call = ({ xml }) => Promise.resolve(openEnvelope(texts.get(xml) ?? '', 200, null));
  const record: Call = async (operation, within) => {
    const body = envelopeOf(operation, null);
    texts.set(operation.xml, await (await fetch(ewsUrl, { method: 'POST', headers, body })).text());
    return replay(operation, within);
  };
  const read = async (call: Call, details: DetailsCache) => {
    const found = await readView(call, calendarFolder(null), told, signal);
    if (!found.ok) throw new Error(found.error.error.code);
    const refs = found.value.map(refOf).filter((ref) => ref !== null);
    const completed = await details.complete(refs, call, signal);
    if (!completed.ok) throw new Error(completed.error.error.code);
    return decodeItems(found.value, details.of, zone).items;
  };
  const known = createDetailsCache();
  await read(record, known);
  const about = `${texts.size} answers, ${kB(texts)} kB`;
  return {
    readItems: () => read(replay, isKnown ? known : createDetailsCache()),
    about: isKnown ? `only the view's of ${about}` : about,
  };
}

export const agenda: Area = {
  name: 'agenda',
  measure: async ({ isQuick }) => {
    const exchange = await startExchange({ scenario: 'empty', now: () => now });
    try {
      fill(exchange);
      return [
        ...(await agendaFigures({ from: 'JSON', isQuick, budgetMs, ...(await overGraph(exchange)) })),
        ...(await agendaFigures({ from: 'XML', isQuick, budgetMs, ...(await overEws(exchange, true)) })),
        ...(await agendaFigures({
          from: 'XML read in full',
          isQuick,
          budgetMs: null,
          ...(await overEws(exchange, false)),
        })),
      ];
    } finally {
      await exchange.stop();
    }
  },
};
