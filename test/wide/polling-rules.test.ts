/** However long a server is in trouble, and in whatever kind: nobody asks it more often than its rules allow. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { hour, minute, second } from '../../shared/time.ts';
import { hear } from '../contract/calendar-ear.ts';
import { exchangeIn, order, panelCalendar, readingsOf, type Wire } from '../contract/exchange-panel.ts';
import { createFakeClock, type FakeClock, settle } from '../fakes/fake-clock.ts';
import type { EwsSettingsChange } from '../simulators/exchange/ews/settings.ts';
import type { FaultOrder } from '../simulators/exchange/faults.ts';
import type { ExchangeSimulator } from '../simulators/exchange/index.ts';

const hours = 3;

/** Lets time pass in steps that are short beside every wait, with what is on its way arriving in between. */
async function pass(clock: FakeClock, ms: number, meanwhile: () => void = () => undefined): Promise<void> {
  for (let passed = 0; passed < ms; passed += 2 * second) {
    await clock.advance(2 * second);
    for (let round = 0; round < 4; round += 1) await settle();
    meanwhile();
  }
}

interface Counted {
  /** In each hour, all requests but those for tokens. */
  readonly perHour: readonly number[];
  readonly perHourForTokens: readonly number[];
  /** The shortest time between two beginnings of a reading. */
  readonly shortestGapMs: number;
}

function count(exchange: ExchangeSimulator, from: number): Counted {
  const asked = exchange.requests().filter(({ at }) => at >= from);
  const isToken = ({ path }: { readonly path: string }): boolean => path.includes('/oauth2/');
  const perHour = (some: typeof asked): readonly number[] =>
    Array.from(
      { length: hours },
      (_, index) => some.filter(({ at }) => Math.floor((at - from) / hour) === index).length,
    );
  const readings = asked
    .filter(({ path, operation }) => operation === 'FindItem' || path.includes('/calendarView'))
    .map(({ at }) => at);
  const gaps = readings.slice(1).map((at, index) => at - (readings[index] ?? 0));
  return {
    perHour: perHour(asked.filter((one) => !isToken(one))),
    perHourForTokens: perHour(asked.filter(isToken)),
    shortestGapMs: Math.min(...gaps, Number.POSITIVE_INFINITY),
  };
}

/** A panel that has read its calendar once, and whose server is in this trouble from then on. */
async function inTrouble(wire: Wire, faults: readonly FaultOrder[], oddities: EwsSettingsChange = {}) {
  const { exchange, clock } = await exchangeIn(createFakeClock());
  const { calendar, log } = panelCalendar(exchange, clock, wire);
  const ear = hear(calendar);
  onTestFinished(ear.stop);
  await ear.agenda();
  await pass(clock, minute);
  Object.assign(exchange.ews.settings, oddities);
  for (const fault of faults) exchange.fault({ ...fault, times: null });
  return { exchange, clock, calendar, log, from: clock.now() };
}

/** Between 24 and 36 s at best, longer and longer at worst. */
const ordinary = { most: Math.ceil(3_600 / 24), least: 11 };
/** Every five minutes, give or take a fifth; one more where a login is renewed. */
const seldom = { most: 2 * Math.ceil(60 / 4), least: 4 };

describe('Graph in trouble for hours', () => {
  it.each<[FaultOrder, { most: number; least: number }, number]>([
    [{ kind: 'serverError', status: 503, body: 'html' }, ordinary, 24_000],
    [{ kind: 'cutConnection' }, ordinary, 24_000],
    [{ kind: 'truncatedJson' }, ordinary, 24_000],
    [{ kind: 'throttled', seconds: 400 }, seldom, 400_000],
    [{ kind: 'unauthorized' }, seldom, 0],
    [{ kind: 'accessDenied' }, seldom, 240_000],
    [{ kind: 'mailboxOnPremises' }, seldom, 240_000],
  ])('with %o is asked within bounds, and goes on being asked', async (fault, { most, least }, gapMs) => {
    const { exchange, clock, calendar, from } = await inTrouble('Graph', [fault]);
    await pass(clock, hours * hour, calendar.refresh);
    const { perHour, perHourForTokens, shortestGapMs } = count(exchange, from);
    // Somebody asked for a reading every two seconds: five seconds is what that may come to at most.
    const mostAsked = gapMs === 24_000 ? 3_600 / 5 : most;
    expect(Math.max(...perHour)).toBeLessThanOrEqual(mostAsked);
    expect(Math.min(...perHour)).toBeGreaterThanOrEqual(least);
    expect(Math.max(...perHourForTokens)).toBeLessThanOrEqual(15);
    expect(shortestGapMs).toBeGreaterThanOrEqual(gapMs === 24_000 ? 5_000 : gapMs);
  });

  it.each<FaultOrder>([{ kind: 'serverError', status: 503, body: 'html' }, { kind: 'cutConnection' }])(
    'with %o is not asked more often for it when nobody is in a hurry',
    async (fault) => {
      const { exchange, clock, from } = await inTrouble('Graph', [fault]);
      await pass(clock, hours * hour);
      const { perHour, shortestGapMs } = count(exchange, from);
      expect(Math.max(...perHour)).toBeLessThanOrEqual(ordinary.most);
      expect(Math.min(...perHour)).toBeGreaterThanOrEqual(ordinary.least);
      expect(shortestGapMs).toBeGreaterThanOrEqual(23_000);
    },
  );
});

/** What a stream that cannot be had adds: a row of waits that ends at a minute, two requests each. */
const streams = 2 * (6 + Math.ceil(3_600 / 42));

describe('EWS in trouble for hours', () => {
  it.each<[FaultOrder, { most: number; least: number }, number]>([
    [{ kind: 'serverError', on: 'ews', status: 503, body: 'html' }, ordinary, 24_000],
    [{ kind: 'cutConnection', on: 'ews' }, ordinary, 24_000],
    // Its streams do begin, and each beginning is followed by a reading.
    [{ kind: 'ewsTruncatedXml' }, ordinary, 7_000],
    [{ kind: 'ewsMessage', code: 'ErrorMailboxStoreUnavailable' }, ordinary, 24_000],
    [{ kind: 'ewsServerBusy', backOffMs: 297_749 }, seldom, 297_749],
    [{ kind: 'ewsServerBusy', as: 'message', backOffMs: 297_749 }, seldom, 297_749],
    [{ kind: 'ewsFault', code: 'ErrorImpersonateUserDenied' }, seldom, 240_000],
  ])('with %o is asked within bounds, and goes on being asked', async (fault, { most, least }, gapMs) => {
    const { exchange, clock, from } = await inTrouble('EWS with Basic', [fault]);
    exchange.ews.subscriptions.endStreams('cut');
    await pass(clock, hours * hour);
    const { perHour, shortestGapMs } = count(exchange, from);
    expect(Math.max(...perHour)).toBeLessThanOrEqual(most + streams);
    expect(Math.min(...perHour)).toBeGreaterThanOrEqual(least);
    expect(shortestGapMs).toBeGreaterThanOrEqual(gapMs - 2_000);
  });

  it.each<Wire>(['EWS with Basic', 'EWS with NTLM', 'EWS with OAuth'])(
    'that refuses the login is not asked to lock the account (%s)',
    async (wire) => {
      const { exchange, clock, calendar, from } = await inTrouble(wire, [{ kind: 'ewsUnauthorized' }]);
      exchange.ews.subscriptions.endStreams('cut');
      await pass(clock, hours * hour, calendar.refresh);
      const { perHour } = count(exchange, from);
      // Two, and then one every ten minutes; NTLM's is two requests long.
      expect(Math.max(...perHour)).toBeLessThanOrEqual(2 * (2 + 6));
      expect(Math.min(...perHour)).toBeGreaterThanOrEqual(3);
    },
  );

  it('is asked every half minute, and for streams twice an hour, where a proxy holds streams back', async () => {
    const { exchange, clock, from } = await inTrouble('EWS with Basic', [], { buffered: true });
    exchange.ews.subscriptions.endStreams('cut');
    await pass(clock, hours * hour);
    const listened = exchange
      .requests()
      .filter(({ at, operation }) => at >= from && operation === 'GetStreamingEvents').length;
    expect(listened).toBeLessThanOrEqual(4 + hours * 3);
    expect(Math.max(...count(exchange, from).perHour)).toBeLessThanOrEqual(ordinary.most + 20);
    expect(Math.min(...count(exchange, from).perHour)).toBeGreaterThan(90);
  });

  it('is asked every few minutes while it tells, and never in a rush when everything changes all the time', async () => {
    const { exchange, clock, from } = await inTrouble('EWS with Basic', []);
    await pass(clock, hour);
    expect(readingsOf(exchange)).toBeLessThanOrEqual(4 + 30);
    const at = { kind: 'timed', startsAt: from + 4 * hour, endsAt: from + 5 * hour } as const;
    const { id } = exchange.store.add({ when: at });
    const before = readingsOf(exchange);
    let turn = 0;
    await pass(clock, hour, () => {
      turn += 1;
      exchange.store.update(id, { title: `Omgång ${turn}` });
    });
    const readings = readingsOf(exchange) - before;
    expect(readings).toBeLessThanOrEqual(3_600 / 5);
    expect(readings).toBeGreaterThan(3_600 / 15);
    expect(count(exchange, from).shortestGapMs).toBeGreaterThanOrEqual(5_000);
  });

  it('that is down for hours is read again within minutes after it came back', async () => {
    const { exchange, clock } = await inTrouble('EWS with NTLM', []);
    await order(exchange, { do: 'goDown' });
    await pass(clock, hour);
    await order(exchange, { do: 'comeUp' });
    const before = readingsOf(exchange);
    await pass(clock, 6 * minute);
    expect(readingsOf(exchange)).toBeGreaterThan(before);
  });
});
