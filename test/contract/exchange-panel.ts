/** Calendars of panels on the simulated Exchange: one for each wire and each way to sign in, in virtual time. */
import { onTestFinished } from 'vitest';
import { createCalendar, type ProbedCalendar } from '../../electron/calendar/index.ts';
import { type Config, type ConfigFile, configSchema } from '../../shared/config.ts';
import { createFakeClock, type FakeClock } from '../fakes/fake-clock.ts';
import { createMemoryLog, type MemoryLog } from '../fakes/memory-log.ts';
import { createMemorySecrets } from '../fakes/memory-secrets.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';
import { type ExchangeOptions, type ExchangeSimulator, startExchange } from '../simulators/exchange/index.ts';

/** The room's own account by Basic, a service account that acts as the room by NTLM, an application by OAuth. */
export const wires = ['Graph', 'EWS with Basic', 'EWS with NTLM', 'EWS with OAuth'] as const;
export type Wire = (typeof wires)[number];

export function accessTo(exchange: ExchangeSimulator, wire: Wire): NonNullable<Config['calendar']> {
  const { url, ewsUrl, ewsPassword, tenant, clientId, clientSecret, mailbox } = exchange;
  const application = { tokenHost: url, tenant, clientId, clientSecret };
  const files: Readonly<Record<Wire, NonNullable<ConfigFile['calendar']>>> = {
    Graph: { mailbox, kind: 'graph', graph: { host: url, ...application } },
    'EWS with Basic': {
      ...{ mailbox, kind: 'ews' },
      ews: { url: ewsUrl, auth: 'basic', user: mailbox, password: ewsPassword },
    },
    'EWS with NTLM': {
      ...{ mailbox, kind: 'ews' },
      ews: { url: ewsUrl, auth: 'ntlm', user: 'SU\\svc-panel', password: ewsPassword, impersonate: true },
    },
    'EWS with OAuth': {
      ...{ mailbox, kind: 'ews' },
      ews: { url: ewsUrl, auth: 'oauth', oauth: application, impersonate: true },
    },
  };
  const read = configSchema.shape.calendar.parse(files[wire]);
  if (read === null) throw new Error('no calendar in the config');
  return read;
}

export interface PanelCalendar {
  readonly calendar: ProbedCalendar;
  readonly log: MemoryLog;
}

export function panelCalendar(
  exchange: ExchangeSimulator,
  clock: FakeClock,
  wire: Wire,
  seed = 1,
): PanelCalendar {
  const log = createMemoryLog();
  const calendar = createCalendar({
    access: accessTo(exchange, wire),
    panelName: 'Älgen',
    allowedHosts: configSchema.shape.meetings.parse({}).allowedHosts,
    timeZone: 'Europe/Stockholm',
    clock,
    random: createSeededRandom(seed),
    log,
    secrets: createMemorySecrets(),
    store: createMemoryStore(),
  });
  if (calendar === null) throw new Error('no way to the calendar in the config');
  return { calendar, log };
}

/** An Exchange that lives in the same virtual time as the panels on it. */
export async function exchangeIn(
  clock: FakeClock = createFakeClock(),
  options: ExchangeOptions = {},
): Promise<{ readonly exchange: ExchangeSimulator; readonly clock: FakeClock }> {
  const exchange = await startExchange({
    scenario: 'empty',
    now: clock.now,
    schedule: clock.schedule,
    ...options,
  });
  onTestFinished(() => exchange.stop());
  return { exchange, clock };
}

/** Readings of the calendar so far, whatever the wire. */
export function readingsOf(exchange: ExchangeSimulator): number {
  return exchange
    .requests()
    .filter(({ path, operation }) => operation === 'FindItem' || path.includes('/calendarView')).length;
}

export async function order(exchange: ExchangeSimulator, what: object): Promise<void> {
  const answer = await fetch(`${exchange.control}/do`, { method: 'POST', body: JSON.stringify(what) });
  if (!answer.ok) throw new Error(await answer.text());
}
