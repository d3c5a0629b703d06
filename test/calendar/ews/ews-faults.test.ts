import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type CalendarEar, hear } from '../../contract/calendar-ear.ts';
import { exchangeIn, panelCalendar, readingsOf, type Wire } from '../../contract/exchange-panel.ts';
import type { FakeClock } from '../../fakes/fake-clock.ts';
import type { FaultOrder } from '../../simulators/exchange/faults.ts';
import type { ExchangeSimulator } from '../../simulators/exchange/index.ts';

const minuteMs = 60_000;
/** Longer than any regular interval between two readings, shorter than two of them. */
const oneTurnMs = 36_001;

interface Bench {
  readonly exchange: ExchangeSimulator;
  readonly clock: FakeClock;
  readonly ear: CalendarEar;
  readonly refresh: () => void;
  /** Of the log, without what concerns the telling of changes. */
  readonly events: () => readonly string[];
}

/** One booking is known, of a server that tells no changes; from now on its readings go as ordered. */
async function readOnceThen(fault: FaultOrder | null): Promise<Bench> {
  const { exchange, clock } = await exchangeIn();
  exchange.fault({ kind: 'ewsMessage', code: 'ErrorAccessDenied', where: 'Subscribe', times: null });
  return begin(exchange, clock, fault, 'EWS with Basic');
}

async function begin(
  exchange: ExchangeSimulator,
  clock: FakeClock,
  fault: FaultOrder | null,
  wire: Wire,
): Promise<Bench> {
  const startsAt = clock.now() + 60 * minuteMs;
  exchange.store.add({ when: { kind: 'timed', startsAt, endsAt: startsAt + 30 * minuteMs } });
  const { calendar, log } = panelCalendar(exchange, clock, wire);
  const ear = hear(calendar);
  onTestFinished(ear.stop);
  await ear.agenda();
  if (fault !== null) exchange.fault({ where: 'FindItem', ...fault });
  return {
    ...{ exchange, clock, ear, refresh: calendar.refresh },
    events: () => log.entries.map(({ event }) => event).filter((event) => !event.includes('changes')),
  };
}

/** Lets time pass in small steps until the calendar is read again. */
async function untilRead({ exchange, clock }: Bench, mostMs = 30 * minuteMs): Promise<void> {
  const before = readingsOf(exchange);
  for (let ms = 0; ms < mostMs && readingsOf(exchange) === before; ms += 500) await clock.advance(500);
}

describe('when an Exchange server answers badly', () => {
  it.each<[FaultOrder, string]>([
    [{ kind: 'ewsPage', status: 403 }, 'calendar.forbidden'],
    [{ kind: 'ewsPage', status: 404 }, 'calendar.badAnswer'],
    [{ kind: 'ewsPage', status: 413 }, 'calendar.badAnswer'],
    [{ kind: 'ewsPage', status: 440 }, 'calendar.secretRefused'],
    [{ kind: 'ewsPage', status: 456 }, 'calendar.secretRefused'],
    [{ kind: 'ewsPage', status: 503 }, 'calendar.unreachable'],
    [{ kind: 'ewsPage', status: 200 }, 'calendar.badAnswer'],
    [{ kind: 'ewsRedirect' }, 'calendar.badAnswer'],
    [{ kind: 'ewsEmptyBody' }, 'calendar.badAnswer'],
    [{ kind: 'ewsTruncatedXml' }, 'calendar.badAnswer'],
    [{ kind: 'ewsEntityBomb' }, 'calendar.badAnswer'],
    [{ kind: 'ewsOtherXml' }, 'calendar.badAnswer'],
    [{ kind: 'ewsServerBusy' }, 'calendar.throttled'],
    [{ kind: 'ewsServerBusy', as: 'message' }, 'calendar.throttled'],
    [{ kind: 'ewsServerBusy', backOffMs: null, namesPolicy: true }, 'calendar.throttled'],
    [{ kind: 'ewsFault', code: 'ErrorInternalServerError' }, 'calendar.unreachable'],
    [{ kind: 'ewsFault', innerCode: 'ErrorMailboxStoreUnavailable' }, 'calendar.unreachable'],
    [{ kind: 'ewsFault', code: 'ErrorImpersonateUserDenied', isPadded: true }, 'calendar.forbidden'],
    [{ kind: 'ewsFault', code: 'ErrorServerBusy', isBare: true }, 'calendar.throttled'],
    [{ kind: 'ewsFault', code: 'ErrorNonExistentMailbox' }, 'calendar.mailboxUnknown'],
    [{ kind: 'ewsFault', code: 'ErrorSchemaValidation' }, 'calendar.badAnswer'],
    [{ kind: 'ewsMessage', code: 'ErrorFolderNotFound' }, 'calendar.forbidden'],
    [{ kind: 'ewsMessage', code: 'ErrorExceededFindCountLimit' }, 'calendar.throttled'],
    [{ kind: 'ewsMessage', code: 'ErrorMailboxMoveInProgress' }, 'calendar.unreachable'],
    [{ kind: 'serverError', on: 'ews', status: 502, body: 'html' }, 'calendar.unreachable'],
    [{ kind: 'cutConnection', on: 'ews' }, 'calendar.unreachable'],
    [{ kind: 'ewsUnauthorized' }, 'calendar.secretRefused'],
  ])('%o ends in %s, told once, and the agenda comes back by itself', async (fault, code) => {
    const bench = await readOnceThen(fault);
    await bench.clock.advance(oneTurnMs);
    expect(await bench.ear.trouble()).toBe(code);
    await untilRead(bench);
    expect((await bench.ear.agenda()).bookings).toHaveLength(1);
    await bench.clock.advance(1);
    expect(bench.events()).toEqual(['calendar.trouble', 'calendar.back']);
  });

  it.each<FaultOrder>([
    { kind: 'halfOpen', on: 'ews' },
    { kind: 'slowBody', on: 'ews' },
  ])('%o ends at the deadline and does not stop the loop', async (fault) => {
    const bench = await readOnceThen(fault);
    const asked = bench.exchange.requests().length;
    await bench.clock.advance(oneTurnMs);
    await bench.exchange.requestsReached(asked + 1);
    await bench.clock.advance(20_000);
    expect(await bench.ear.trouble()).toBe('calendar.unreachable');
    await untilRead(bench);
    expect((await bench.ear.agenda()).bookings).toHaveLength(1);
  });

  it('reads what comes in another encoding than it says', async () => {
    const bench = await readOnceThen({ kind: 'ewsWrongCharset', bytes: 'utf16le' });
    await bench.clock.advance(oneTurnMs);
    await bench.ear.trouble();
    await untilRead(bench);
    await bench.ear.agenda();
  });

  it.each<[FaultOrder, number]>([
    [{ kind: 'ewsServerBusy', backOffMs: 297_749 }, 297_749],
    [{ kind: 'ewsServerBusy', as: 'message', backOffMs: 240_000 }, 240_000],
    [{ kind: 'ewsPage', status: 503, retryAfterSeconds: 90 }, 90_000],
  ])('leaves the server alone after %o, even when asked to read', async (fault, waitMs) => {
    const bench = await readOnceThen(fault);
    await untilRead(bench);
    await bench.ear.trouble();
    const asked = bench.exchange.requests().length;
    bench.refresh();
    await bench.clock.advance(waitMs - 1_000);
    expect(bench.exchange.requests()).toHaveLength(asked);
    await bench.clock.advance(1_500);
    await bench.ear.agenda();
  });

  it('gives the agenda of a batch that stopped in its middle, and asks again for the rest', async () => {
    const bench = await readOnceThen(null);
    const from = bench.clock.now() + 3 * 60 * minuteMs;
    for (let hour = 0; hour < 3; hour += 1) {
      const startsAt = from + hour * 60 * minuteMs;
      bench.exchange.store.add({ when: { kind: 'timed', startsAt, endsAt: startsAt + 30 * minuteMs } });
    }
    bench.exchange.fault({ kind: 'ewsBatchStopped', code: 'ErrorItemNotFound', where: 'GetItem' });
    await untilRead(bench);
    expect(await bench.ear.trouble()).toBe('calendar.unreachable');
    await untilRead(bench);
    expect((await bench.ear.agenda()).bookings).toHaveLength(4);
  });

  it('sends its credentials to no other host, wherever it is sent', async () => {
    let visits = 0;
    const elsewhere = createServer((_request, response) => {
      visits += 1;
      response.end();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      elsewhere.close();
    });
    const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/EWS/Exchange.asmx`;
    for (const status of [301, 302, 307, 308] as const) {
      const bench = await readOnceThen({ kind: 'ewsRedirect', status, location });
      await bench.clock.advance(oneTurnMs);
      expect(await bench.ear.trouble()).toBe('calendar.badAnswer');
    }
    expect(visits).toBe(0);
  });
});

describe('when the login is refused', () => {
  it.each<Wire>(['EWS with Basic', 'EWS with NTLM', 'EWS with OAuth'])(
    '%s knocks twice, and then once in ten minutes',
    async (wire) => {
      const { exchange, clock } = await exchangeIn();
      const bench = await begin(exchange, clock, null, wire);
      bench.exchange.fault({ kind: 'ewsUnauthorized', times: null });
      let code: string | null = null;
      void bench.ear.trouble().then((told) => (code = told));
      const asked = bench.exchange.requests().length;
      for (let passed = 0; passed < 35 * minuteMs; passed += 2_000) {
        bench.refresh();
        await bench.clock.advance(2_000);
      }
      expect(code).toBe('calendar.secretRefused');
      const knocks = bench.exchange
        .requests()
        .slice(asked)
        .filter(({ status, operation }) => status === 401 && operation !== 'challenge');
      const gaps = knocks.slice(1).map(({ at }, index) => at - (knocks[index]?.at ?? 0));
      expect(gaps.length).toBeGreaterThanOrEqual(3);
      // On a connection that was signed in, NTLM asks once without credentials before it knocks.
      expect(gaps.filter((ms) => ms < 10 * minuteMs).length).toBeLessThanOrEqual(2);
    },
  );

  it('gives in when the password is right again', async () => {
    const bench = await readOnceThen(null);
    bench.exchange.fault({ kind: 'ewsUnauthorized', times: 2 });
    await bench.clock.advance(2 * minuteMs);
    expect(await bench.ear.trouble()).toBe('calendar.secretRefused');
    await untilRead(bench);
    await bench.ear.agenda();
  });
});

describe('an unchanged calendar', () => {
  it('costs one request per reading', async () => {
    const bench = await readOnceThen(null);
    const asked = bench.exchange.requests().length;
    for (let turn = 0; turn < 5; turn += 1) {
      await untilRead(bench);
      await bench.ear.agenda();
    }
    const operations = bench.exchange
      .requests()
      .slice(asked)
      .map(({ operation }) => operation);
    expect(operations.filter((operation) => operation !== 'Subscribe')).toEqual(
      Array.from({ length: 5 }, () => 'FindItem'),
    );
  });

  it('is never asked more often than every twenty-four seconds, whatever happens', async () => {
    const bench = await readOnceThen({ kind: 'ewsFault', times: null });
    const from = bench.clock.now();
    await bench.clock.advance(30 * minuteMs);
    const times = bench.exchange
      .requests()
      .filter(({ operation, at }) => operation === 'FindItem' && at > from)
      .map(({ at }) => at);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(times.length).toBeGreaterThan(3);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(24_000);
  });
});
