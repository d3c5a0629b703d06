/** What the agenda areas have in common: a thousand bookings in a mailbox, and the way from items to the snapshot. */
import { createProjection } from '../../../electron/app/project.ts';
import { reduce } from '../../../electron/app/reduce.ts';
import { initialState, type PanelState } from '../../../electron/app/state.ts';
import { createBookingMaker } from '../../../electron/calendar/bookings.ts';
import type { MailboxItem } from '../../../electron/calendar/mailbox-item.ts';
import { addDays, dateAt, startOfDate } from '../../../electron/calendar/times.ts';
import { readConfig } from '../../../shared/config.ts';
import { minute, type Instant } from '../../../shared/time.ts';
import { zoomLink, zoomMeeting } from '../../simulators/exchange/invitations.ts';
import type { ExchangeSimulator } from '../../simulators/exchange/index.ts';
import { type Figure, median, spread } from './figure.ts';

export const zone = 'Europe/Stockholm';
export const count = 1_000;
export const now = Date.now();
const dayStart = (days: number): Instant => startOfDate(addDays(dateAt(now, zone), days), zone);
export const told = { from: dayStart(0), to: dayStart(2) };

/** Spread over two days, so that they overlap as badly as a thousand do; half of them lead to a Zoom meeting. */
export function fill({ store }: ExchangeSimulator): void {
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

export function emptyPanel(): PanelState {
  const config = readConfig({ version: 1, room: { timeZone: zone } });
  return initialState({
    config: config.ok ? config.value.config : null,
    configProblems: [],
    version: '0.0.0',
    makesMeetings: false,
    now,
  });
}

/** Reads a wire's texts into items; what it takes to get the texts is not in it. */
export type ReadItems = () => Promise<readonly MailboxItem[]>;

/** One reading, from texts to snapshot; how long it took and how many rows the page is shown. */
async function readOnce(readItems: ReadItems, state: PanelState): Promise<{ ms: number; rows: number }> {
  const maker = createBookingMaker(['*.zoom.us']);
  const project = createProjection();
  const startedAt = performance.now();
  const bookings = maker.make(await readItems());
  const event = { kind: 'agenda' as const, bookings, ...told, asOf: now };
  const snapshot = project(reduce(state, { kind: 'calendar', event, now }), null);
  const ms = performance.now() - startedAt;
  if (bookings.length !== count) throw new Error('the simulated Exchange gave other bookings');
  return { ms, rows: snapshot.agenda.rows.length };
}

export interface AgendaMeasure {
  /** `from JSON`, and the like. */
  readonly from: string;
  readonly about: string;
  readonly readItems: ReadItems;
  readonly isQuick: boolean;
  /** Null for what happens once in the life of an item. */
  readonly budgetMs: number | null;
}

/** After warming up, within the budget; and once more what the first reading of a process took. */
export async function agendaFigures({
  from,
  about,
  readItems,
  isQuick,
  budgetMs,
}: AgendaMeasure): Promise<readonly Figure[]> {
  const state = emptyPanel();
  const cold = await readOnce(readItems, state);
  const warmUp = 10;
  for (let round = 0; round < warmUp; round += 1) await readOnce(readItems, state);
  const samples: number[] = [];
  for (let round = 0; round < (isQuick ? 20 : 100); round += 1)
    samples.push((await readOnce(readItems, state)).ms);
  return [
    {
      what: `agenda of 1,000 bookings, from ${from} to snapshot`,
      measured: median(samples),
      unit: 'ms',
      budget: budgetMs,
      note: `${spread(samples)}; ${about}, ${cold.rows} rows`,
    },
    { what: 'the same, the first one of a process', measured: cold.ms, unit: 'ms', budget: null, note: null },
  ];
}
