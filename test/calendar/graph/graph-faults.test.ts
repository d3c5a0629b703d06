import { describe, expect, it } from 'vitest';
import type { FaultOrder } from '../../simulators/exchange/faults.ts';
import { type Bench, counted, createBench, oneTurnMs, untilAsked } from './bench.ts';

const minuteMs = 60_000;

/** One booking is known; from now on Graph behaves as ordered. */
async function readOnceThen(fault: FaultOrder): Promise<Bench> {
  const bench = await createBench();
  const startsAt = bench.clock.now() + 60 * minuteMs;
  bench.exchange.store.add({ when: { kind: 'timed', startsAt, endsAt: startsAt + 30 * minuteMs } });
  await bench.agenda();
  bench.exchange.fault(fault);
  return bench;
}

describe('when Graph answers badly', () => {
  it.each<[FaultOrder, string]>([
    [{ kind: 'accessDenied' }, 'calendar.forbidden'],
    [{ kind: 'accessDenied', text: 'odata' }, 'calendar.forbidden'],
    [{ kind: 'mailboxUnknown' }, 'calendar.mailboxUnknown'],
    [{ kind: 'mailboxOnPremises' }, 'calendar.mailboxElsewhere'],
    [{ kind: 'emptyNotFound' }, 'calendar.mailboxUnknown'],
    [{ kind: 'throttled' }, 'calendar.throttled'],
    [{ kind: 'serverError', status: 500 }, 'calendar.unreachable'],
    [{ kind: 'serverError', status: 502, body: 'html' }, 'calendar.unreachable'],
    [{ kind: 'serverError', status: 503, body: 'empty' }, 'calendar.unreachable'],
    [{ kind: 'serverError', status: 504, body: 'html' }, 'calendar.unreachable'],
    [{ kind: 'htmlUnder200' }, 'calendar.badAnswer'],
    [{ kind: 'truncatedJson' }, 'calendar.badAnswer'],
    [{ kind: 'wrongShape' }, 'calendar.badAnswer'],
    [{ kind: 'cutConnection' }, 'calendar.unreachable'],
    [{ kind: 'nextLinkElsewhere' }, 'calendar.badAnswer'],
    [{ kind: 'endlessNextLink', times: 60 }, 'calendar.badAnswer'],
  ])('%o ends in %s, told once, and the agenda comes back by itself', async (fault, code) => {
    const bench = await readOnceThen(fault);
    await bench.clock.advance(oneTurnMs);
    expect(await bench.trouble()).toBe(code);
    await untilAsked(bench);
    expect((await bench.agenda()).bookings).toHaveLength(1);
    await bench.clock.advance(1);
    expect(bench.log.entries.map(({ event }) => event)).toEqual(['calendar.trouble', 'calendar.back']);
  });

  it.each<FaultOrder>([{ kind: 'halfOpen' }, { kind: 'slowBody' }])(
    '%o ends at the deadline and does not stop the loop',
    async (fault) => {
      const bench = await readOnceThen(fault);
      const asked = bench.exchange.requests().length;
      await bench.clock.advance(oneTurnMs);
      await bench.exchange.requestsReached(asked + 1);
      await bench.clock.advance(20_000);
      expect(await bench.trouble()).toBe('calendar.unreachable');
      await untilAsked(bench);
      expect((await bench.agenda()).bookings).toHaveLength(1);
    },
  );

  it('reads on over an empty page that has a successor', async () => {
    const bench = await readOnceThen({ kind: 'emptyPage' });
    await bench.clock.advance(oneTurnMs);
    expect((await bench.agenda()).bookings).toHaveLength(1);
  });

  it('sends nothing to the host of a foreign next link, and nothing more to its own', async () => {
    const bench = await readOnceThen({ kind: 'nextLinkElsewhere', times: null });
    await bench.clock.advance(oneTurnMs);
    await bench.trouble();
    expect(counted(bench.exchange).views).toBe(2);
  });

  it('reads no more than fifty pages of a view without end', async () => {
    const bench = await readOnceThen({ kind: 'endlessNextLink', times: null });
    await bench.clock.advance(oneTurnMs);
    await bench.trouble();
    expect(counted(bench.exchange).views).toBeLessThanOrEqual(51);
  });

  it.each([
    ['seconds', 90, 90_000],
    ['fraction', 92.128, 93_000],
    ['date', 90, 90_000],
  ] as const)(
    'waits as long as a Retry-After in %s says, even when asked to read',
    async (retryAfter, seconds, waitMs) => {
      const bench = await readOnceThen({ kind: 'throttled', retryAfter, seconds });
      await untilAsked(bench);
      await bench.trouble();
      bench.calendar.refresh();
      await bench.clock.advance(waitMs - 1_000);
      expect(counted(bench.exchange).views).toBe(2);
      await bench.clock.advance(1_500);
      await bench.agenda();
    },
  );

  it('tells a trouble again after it had gone', async () => {
    const bench = await readOnceThen({ kind: 'wrongShape' });
    await bench.clock.advance(oneTurnMs);
    await bench.trouble();
    await untilAsked(bench);
    await bench.agenda();
    bench.exchange.fault({ kind: 'wrongShape' });
    await bench.clock.advance(oneTurnMs);
    expect(await bench.trouble()).toBe('calendar.badAnswer');
  });

  it('gives the agenda although bodies cannot be read, and leaves the server in peace as it asks', async () => {
    const bench = await createBench();
    const startsAt = bench.clock.now() + 60 * minuteMs;
    bench.exchange.store.add({ when: { kind: 'timed', startsAt, endsAt: startsAt + minuteMs } });
    bench.exchange.fault({ kind: 'throttled', seconds: 120, where: '/events/' });
    expect((await bench.agenda()).bookings).toHaveLength(1);
    await bench.clock.advance(119_000);
    expect(counted(bench.exchange).views).toBe(1);
    await bench.clock.advance(1_001);
    await bench.agenda();
    expect(bench.left()).toEqual([]);
  });
});

describe('when the token is refused', () => {
  it('asks for a new one once, and goes on', async () => {
    const bench = await readOnceThen({ kind: 'unauthorized' });
    await bench.clock.advance(oneTurnMs);
    await bench.agenda();
    expect(counted(bench.exchange)).toEqual({ views: 3, tokens: 2 });
  });

  it('does so again when it happens again later', async () => {
    const bench = await readOnceThen({ kind: 'unauthorized' });
    await bench.clock.advance(oneTurnMs);
    await bench.agenda();
    bench.exchange.fault({ kind: 'unauthorized' });
    await bench.clock.advance(oneTurnMs);
    await bench.agenda();
    expect(counted(bench.exchange)).toEqual({ views: 5, tokens: 3 });
  });

  it('stops after two refusals, says so, and tries again in minutes, once each time', async () => {
    const bench = await readOnceThen({ kind: 'unauthorized', times: null });
    await bench.clock.advance(oneTurnMs);
    expect(await bench.trouble()).toBe('calendar.tokenRefused');
    expect(counted(bench.exchange)).toEqual({ views: 3, tokens: 2 });
    bench.calendar.refresh();
    await bench.clock.advance(3 * minuteMs);
    expect(counted(bench.exchange)).toEqual({ views: 3, tokens: 2 });
    const asked = bench.exchange.requests().length;
    await bench.clock.advance(3 * minuteMs);
    await bench.exchange.requestsReached(asked + 2);
    expect(counted(bench.exchange)).toEqual({ views: 4, tokens: 3 });
    expect(bench.left()).toEqual([]);
  });
});

describe('when the token host refuses', () => {
  it.each([
    [7000215, 'calendar.secretRefused'],
    [7000222, 'calendar.secretExpired'],
    [700016, 'calendar.appUnknown'],
    [90002, 'calendar.tenantUnknown'],
    [700027, 'calendar.secretRefused'],
  ] as const)('AADSTS%i is %s; it is asked again in minutes only', async (code, expected) => {
    const bench = await createBench({}, {}, [{ kind: 'tokenError', code }]);
    expect(await bench.trouble()).toBe(expected);
    bench.calendar.refresh();
    await bench.clock.advance(3 * minuteMs);
    expect(bench.exchange.requests()).toHaveLength(1);
    await untilAsked(bench);
    await bench.agenda();
  });

  it.each<[FaultOrder, string]>([
    [{ kind: 'tokenHostUnknown' }, 'calendar.tenantUnknown'],
    [{ kind: 'serverError', on: 'token', status: 503, body: 'html' }, 'calendar.unreachable'],
    [{ kind: 'htmlUnder200', on: 'token' }, 'calendar.badAnswer'],
    [{ kind: 'truncatedJson', on: 'token' }, 'calendar.badAnswer'],
    [{ kind: 'wrongShape', on: 'token' }, 'calendar.badAnswer'],
    [{ kind: 'cutConnection', on: 'token' }, 'calendar.unreachable'],
  ])('%o is %s, and passes by itself', async (fault, code) => {
    const bench = await createBench({}, {}, [fault]);
    expect(await bench.trouble()).toBe(code);
    await untilAsked(bench);
    await bench.agenda();
  });

  it('leaves the token host alone as long as it asks', async () => {
    const bench = await createBench({}, {}, [
      { kind: 'serverError', on: 'token', status: 503, retryAfter: 'seconds', seconds: 240 },
    ]);
    await bench.trouble();
    bench.calendar.refresh();
    await bench.clock.advance(239_000);
    expect(bench.exchange.requests()).toHaveLength(1);
    await bench.clock.advance(2_000);
    await bench.agenda();
  });

  it('goes on with the token it has until that runs out', async () => {
    const bench = await createBench({ tokenLifetimeSeconds: 900 });
    await bench.agenda();
    bench.exchange.fault({ kind: 'serverError', on: 'token', times: null });
    // Renewed from 600 s on, at the latest at 900 s.
    let agendas = 0;
    for (;;) {
      await untilAsked(bench);
      const event = await bench.next();
      if (event.kind === 'trouble') break;
      agendas += 1;
    }
    expect(agendas).toBeGreaterThan(20);
    expect(bench.clock.monotonicMs()).toBeGreaterThan(890_000);
  });

  it('leaves the token host alone as it asks, also while the old token is still in use', async () => {
    const bench = await createBench({ tokenLifetimeSeconds: 900 });
    await bench.agenda();
    bench.exchange.fault({
      kind: 'serverError',
      on: 'token',
      retryAfter: 'seconds',
      seconds: 240,
      times: null,
    });
    while (bench.clock.monotonicMs() < 800_000) {
      await untilAsked(bench);
      await bench.agenda();
    }
    expect(counted(bench.exchange).tokens).toBe(2);
  });

  it('renews the token in time', async () => {
    const bench = await createBench({ tokenLifetimeSeconds: 900 });
    await bench.agenda();
    while (bench.clock.monotonicMs() < 1_500_000) {
      await untilAsked(bench);
      await bench.agenda();
    }
    expect(counted(bench.exchange).tokens).toBe(3);
  });
});
