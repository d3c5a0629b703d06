/** A Graph calendar in virtual time against the simulated Exchange over real sockets, and its events one by one. */
import { onTestFinished } from 'vitest';
import { createGraphCalendar, type GraphCalendarOptions } from '../../../electron/calendar/index.ts';
import type { Calendar, CalendarEvent } from '../../../electron/ports/calendar.ts';
import { configSchema } from '../../../shared/config.ts';
import { createFakeClock, type FakeClock } from '../../fakes/fake-clock.ts';
import { createMemoryLog, type MemoryLog } from '../../fakes/memory-log.ts';
import { createMemorySecrets } from '../../fakes/memory-secrets.ts';
import { createMemoryStore, type MemoryStore } from '../../fakes/memory-store.ts';
import { createSeededRandom } from '../../fakes/seeded-random.ts';
import type { FaultOrder } from '../../simulators/exchange/faults.ts';
import {
  type ExchangeOptions,
  type ExchangeSimulator,
  startExchange,
} from '../../simulators/exchange/index.ts';

export type AgendaEvent = Extract<CalendarEvent, { kind: 'agenda' }>;

/** Longer than any regular interval between two readings, shorter than two of them. */
export const oneTurnMs = 36_001;

export interface Bench {
  readonly exchange: ExchangeSimulator;
  readonly clock: FakeClock;
  readonly log: MemoryLog;
  readonly store: MemoryStore;
  readonly calendar: Calendar;
  /** The next event not yet asked for, however long it takes. */
  readonly next: () => Promise<CalendarEvent>;
  /** The next event, which must be an agenda. */
  readonly agenda: () => Promise<AgendaEvent>;
  /** The code of the next event, which must be a trouble. */
  readonly trouble: () => Promise<string>;
  /** Events that came and were not asked for. */
  readonly left: () => readonly CalendarEvent[];
  readonly stop: () => void;
}

export async function createBench(
  exchangeOptions: ExchangeOptions = {},
  more: Partial<GraphCalendarOptions> = {},
  faults: readonly FaultOrder[] = [],
): Promise<Bench> {
  const clock = createFakeClock();
  const exchange = await startExchange({ scenario: 'empty', now: clock.now, ...exchangeOptions });
  onTestFinished(() => exchange.stop());
  for (const fault of faults) exchange.fault(fault);
  return benchOn(exchange, clock, more);
}

/** Another panel on an Exchange that runs already, as after a restart. */
export function benchOn(
  exchange: ExchangeSimulator,
  clock: FakeClock,
  more: Partial<GraphCalendarOptions> = {},
): Bench {
  const log = createMemoryLog();
  const store = createMemoryStore();
  const { tenant, clientId, clientSecret, url, mailbox } = exchange;
  const calendar = createGraphCalendar({
    access: { host: url, tokenHost: url, tenant, clientId, clientSecret, certificate: null },
    mailbox,
    nearbyRooms: [],
    panelName: 'Älgen',
    allowedHosts: configSchema.shape.meetings.parse({}).allowedHosts,
    timeZone: 'Europe/Stockholm',
    clock,
    random: createSeededRandom(),
    log,
    secrets: createMemorySecrets(),
    store,
    ...more,
  });
  const events: CalendarEvent[] = [];
  let wake = (): void => undefined;
  const stop = calendar.start((event) => {
    events.push(event);
    wake();
  });
  onTestFinished(stop);

  const next = async (): Promise<CalendarEvent> => {
    for (;;) {
      const event = events.shift();
      if (event !== undefined) return event;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  return {
    exchange,
    clock,
    log,
    store: more.store === undefined ? store : (more.store as MemoryStore),
    calendar,
    next,
    agenda: async () => {
      const event = await next();
      if (event.kind !== 'agenda') throw new Error(`expected an agenda, got ${event.error.code}`);
      return event;
    },
    trouble: async () => {
      const event = await next();
      if (event.kind !== 'trouble') throw new Error('expected a trouble, got an agenda');
      return event.error.code;
    },
    left: () => [...events],
    stop,
  };
}

/** Lets time pass in small steps until the calendar asks for something again. */
export async function untilAsked({ exchange, clock }: Bench, mostMs = 1_800_000): Promise<void> {
  const asked = exchange.requests().length;
  for (let ms = 0; ms < mostMs && exchange.requests().length === asked; ms += 500) await clock.advance(500);
}

/** How many requests went to the calendar view and to the token endpoint. */
export function counted(exchange: ExchangeSimulator): { readonly views: number; readonly tokens: number } {
  const paths = exchange.requests().map(({ path }) => path);
  return {
    views: paths.filter((path) => path.includes('/calendarView')).length,
    tokens: paths.filter((path) => path.endsWith('/token')).length,
  };
}
