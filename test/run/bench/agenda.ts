/**
 * 1,000 bookings of today and tomorrow as Microsoft Graph sends them, from the text of its pages to the snapshot: JSON,
 * decoding, bookings with their join links, the reduced state, the agenda, what the page is shown. Measured in this
 * process after warming up. The invitations' bodies, which the panel reads one by one, are not in it.
 */
import { createProjection } from '../../../electron/app/project.ts';
import { reduce } from '../../../electron/app/reduce.ts';
import { initialState, type PanelState } from '../../../electron/app/state.ts';
import { createBookingMaker } from '../../../electron/calendar/bookings.ts';
import { readPages, viewUrl } from '../../../electron/calendar/graph/calendar-view.ts';
import { preferences } from '../../../electron/calendar/graph/client.ts';
import { decodeEvents } from '../../../electron/calendar/graph/events.ts';
import { addDays, dateAt, startOfDate } from '../../../electron/calendar/times.ts';
import { readConfig } from '../../../shared/config.ts';
import { ok } from '../../../shared/result.ts';
import { minute, type Instant } from '../../../shared/time.ts';
import { bearer } from '../../simulators/exchange/graph-caller.ts';
import { zoomLink, zoomMeeting } from '../../simulators/exchange/invitations.ts';
import { startExchange, type ExchangeSimulator } from '../../simulators/exchange/index.ts';
import { median, spread, type Area } from './figure.ts';

const zone = 'Europe/Stockholm';
const count = 1_000;
const now = Date.now();
const dayStart = (days: number): Instant => startOfDate(addDays(dateAt(now, zone), days), zone);
const told = { from: dayStart(0), to: dayStart(2) };

/** Spread over two days, so that they overlap as badly as a thousand do; half of them lead to a Zoom meeting. */
function fill({ store }: ExchangeSimulator): void {
  const stepMs = Math.floor((told.to - told.from - 60 * minute) / count / minute) * minute;
  for (let index = 0; index < count; index += 1) {
    const startsAt = told.from + index * stepMs;
    const meeting = zoomMeeting(String(61_000_000_000 + index), '471147', 'Anna Andersson');
    store.add({
      when: { kind: 'timed', startsAt, endsAt: startsAt + (15 + (index % 4) * 15) * minute },
      title: `Planering v. 48 – rekrytering och lokaler ${index}`,
      organizer: { name: `Åsa Öberg ${index}`, address: `asa.oberg${index}@su.example` },
      location: index % 2 === 0 ? zoomLink(meeting) : `Södra huset, hus F, rum ${index}`,
    });
  }
}

/** The texts of all pages, by the address that each was asked for. */
async function pageTexts(exchange: ExchangeSimulator): Promise<ReadonlyMap<string, string>> {
  const headers = { authorization: await bearer(exchange), prefer: preferences };
  const texts = new Map<string, string>();
  const read = await readPages(
    async (url) => {
      const text = await (await fetch(url, { headers })).text();
      texts.set(url, text);
      return ok<unknown>(JSON.parse(text));
    },
    viewUrl(exchange.url, exchange.mailbox, told),
    new AbortController().signal,
  );
  if (!read.ok || read.value.length !== count) throw new Error('the simulated Exchange gave other bookings');
  return texts;
}

interface Reading {
  readonly texts: ReadonlyMap<string, string>;
  readonly firstUrl: string;
  readonly state: PanelState;
}

/** One reading; returns how long it took and how many rows the page is shown. */
async function readOnce({ texts, firstUrl, state }: Reading): Promise<{ ms: number; rows: number }> {
  const maker = createBookingMaker(['*.zoom.us']);
  const project = createProjection();
  const startedAt = performance.now();
  const pages = await readPages(
    (url) => Promise.resolve(ok<unknown>(JSON.parse(texts.get(url) ?? ''))),
    firstUrl,
    new AbortController().signal,
  );
  if (!pages.ok) throw new Error(pages.error.error.code);
  const bookings = maker.make(decodeEvents(pages.value, zone).items);
  const event = { kind: 'agenda' as const, bookings, ...told, asOf: now };
  const snapshot = project(reduce(state, { kind: 'calendar', event, now }), null);
  return { ms: performance.now() - startedAt, rows: snapshot.agenda.rows.length };
}

export const agenda: Area = {
  name: 'agenda',
  measure: async ({ isQuick }) => {
    const exchange = await startExchange({ scenario: 'empty', now: () => now });
    try {
      fill(exchange);
      const texts = await pageTexts(exchange);
      const config = readConfig({ version: 1, room: { timeZone: zone } });
      const state = initialState({
        config: config.ok ? config.value.config : null,
        configProblems: [],
        version: '0.0.0',
        makesMeetings: false,
        now,
      });
      const reading = { texts, firstUrl: viewUrl(exchange.url, exchange.mailbox, told), state };
      const cold = await readOnce(reading);
      const warmUp = 10;
      for (let round = 0; round < warmUp; round += 1) await readOnce(reading);
      const samples: number[] = [];
      for (let round = 0; round < (isQuick ? 20 : 100); round += 1)
        samples.push((await readOnce(reading)).ms);
      const kB = [...texts.values()].reduce((sum, { length }) => sum + length, 0) / 1_000;
      return [
        {
          what: 'agenda of 1,000 bookings, from JSON to snapshot',
          measured: median(samples),
          unit: 'ms',
          budget: 50,
          note: `${spread(samples)}; ${texts.size} pages, ${kB.toFixed(0)} kB, ${cold.rows} rows`,
        },
        {
          what: 'the same, the first one of a process',
          measured: cold.ms,
          unit: 'ms',
          budget: null,
          note: null,
        },
      ];
    } finally {
      await exchange.stop();
    }
  },
};
