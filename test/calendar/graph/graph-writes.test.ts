import { describe, expect, it, onTestFinished } from 'vitest';
import type { BookingRequest } from '../../../electron/ports/calendar.ts';
import type { Booking } from '../../../shared/model/booking.ts';
import type { Result } from '../../../shared/result.ts';
import { createFakeClock, type FakeClock } from '../../fakes/fake-clock.ts';
import type { FaultOrder } from '../../simulators/exchange/faults.ts';
import { type ExchangeSimulator, startExchange } from '../../simulators/exchange/index.ts';
import { type Bench, benchOn } from './bench.ts';

const minuteMs = 60_000;
const creation = '/calendar/events';
const oneEvent = '/events/';

interface WriteBench extends Bench {
  /** Resolves when something is to be called back after exactly so long, for the so manieth time. */
  readonly scheduled: (delayMs: number, times?: number) => Promise<void>;
  readonly running: Booking;
  /** Requests since the first agenda: method and the piece of the path that says what it is. */
  readonly asked: () => readonly string[];
  readonly request: () => BookingRequest;
  /** Titles that stand on the server. */
  readonly stands: () => readonly string[];
}

/** A panel that has read the room, with a meeting of somebody else's that runs. */
async function start(): Promise<WriteBench> {
  const clock = createFakeClock();
  const delays: number[] = [];
  const watched: FakeClock = {
    ...clock,
    schedule: (delayMs, callback) => {
      delays.push(delayMs);
      return clock.schedule(delayMs, callback);
    },
  };
  const exchange = await startExchange({ scenario: 'empty', now: clock.now, schedule: clock.schedule });
  onTestFinished(() => exchange.stop());
  const now = clock.now();
  exchange.store.add({
    title: 'Styrgrupp',
    when: { kind: 'timed', startsAt: now - 30 * minuteMs, endsAt: now - 5 * minuteMs },
    attendees: [{ name: 'Bo', address: 'bo@su.example', role: 'required', answered: 'none' }],
  });
  const bench = benchOn(exchange, watched);
  const { bookings } = await bench.agenda();
  const [running] = bookings;
  if (running === undefined) throw new Error('no booking');
  const before = exchange.requests().length;
  return {
    ...bench,
    clock,
    running,
    scheduled: async (delayMs, times = 1) => {
      while (delays.filter((one) => one === delayMs).length < times) {
        await new Promise<void>((resolve) => setImmediate(resolve));
      }
    },
    asked: () =>
      exchange
        .requests()
        .slice(before)
        .map(({ method, path }) => `${method} ${kindOf(path)}`),
    request: () => ({
      ...{ startsAt: now, endsAt: now + 30 * minuteMs, title: 'Bokad vid panelen' },
      ...{ press: '0f6f4c1e-5d1b-4f0e-9b64-25ed5a1a7f01', continues: null, meeting: null, mailbox: null },
    }),
    stands: () => exchange.store.list(exchange.mailbox).map(({ title }) => title ?? ''),
  };
}

function kindOf(path: string): string {
  if (path.includes('/calendarView')) return 'view';
  if (path.endsWith('/token')) return 'token';
  if (path.includes(creation)) return 'events';
  return /\/(cancel|decline|getSchedule)$/.exec(path)?.[1] ?? 'event';
}

const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);
/** The readings go on by themselves. */
const goesOn = async ({ exchange, clock }: Bench): Promise<void> => {
  const asked = exchange.requests().length;
  for (let ms = 0; ms < 600_000 && exchange.requests().length === asked; ms += 500) await clock.advance(500);
  expect(exchange.requests().length).toBeGreaterThan(asked);
};

describe('a creation that Graph answers badly', () => {
  it.each<[FaultOrder, string, number]>([
    // Carried out for certain or not at all: one booking, and the person is told that it is there.
    [{ kind: 'unauthorized' }, 'ok', 1],
    [{ kind: 'serverError', status: 500 }, 'ok', 1],
    [{ kind: 'serverError', status: 503, body: 'html' }, 'ok', 1],
    [{ kind: 'serverError', status: 504, body: 'empty' }, 'ok', 1],
    [{ kind: 'serverError', status: 500, carriedOut: true }, 'ok', 1],
    [{ kind: 'serverError', status: 504, carriedOut: true }, 'ok', 1],
    [{ kind: 'cutConnection' }, 'ok', 1],
    [{ kind: 'cutConnection', carriedOut: true }, 'ok', 1],
    [{ kind: 'htmlUnder200' }, 'ok', 1],
    [{ kind: 'wrongShape' }, 'ok', 1],
    [{ kind: 'truncatedJson' }, 'ok', 1],
    [{ kind: 'refused', status: 409 }, 'ok', 1],
    [{ kind: 'refused', status: 412 }, 'ok', 1],
    // Refused: nothing stands, and the code says who has to act.
    [{ kind: 'unauthorized', times: null }, 'calendar.tokenRefused', 0],
    [{ kind: 'accessDenied' }, 'calendar.writeRefused', 0],
    [{ kind: 'refused', status: 400, code: 'ErrorPropertyValidationFailure' }, 'calendar.writeRefused', 0],
    [{ kind: 'refused', status: 413, code: 'RequestTooLarge' }, 'calendar.writeRefused', 0],
    [{ kind: 'mailboxUnknown' }, 'calendar.mailboxUnknown', 0],
    [{ kind: 'mailboxOnPremises' }, 'calendar.mailboxElsewhere', 0],
    [{ kind: 'emptyNotFound' }, 'calendar.mailboxUnknown', 0],
    [{ kind: 'throttled', seconds: 60 }, 'calendar.throttled', 0],
    // Never answered usefully: nobody was promised anything.
    [{ kind: 'serverError', status: 500, times: null }, 'calendar.outcomeUnknown', 0],
    [{ kind: 'htmlUnder200', times: null }, 'calendar.outcomeUnknown', 0],
  ])('%o ends in %s with %i made, and the readings go on', async (fault, code, made) => {
    const bench = await start();
    bench.exchange.fault({ ...fault, where: creation });
    expect(codeOf(await bench.calendar.book(bench.request()))).toBe(code);
    expect(bench.stands().filter((title) => title === 'Bokad vid panelen')).toHaveLength(made);
    await goesOn(bench);
  });

  it('that never comes is given up after eight seconds and looked for', async () => {
    const bench = await start();
    bench.exchange.fault({ kind: 'halfOpen', where: creation, carriedOut: true });
    const asked = bench.exchange.requests().length;
    const booked = bench.calendar.book(bench.request());
    await bench.exchange.requestsReached(asked + 2);
    await bench.clock.advance(8_000);
    expect(codeOf(await booked)).toBe('ok');
    expect(bench.asked()).toEqual(['GET view', 'POST events', 'GET view']);
  });

  it('is settled within twenty seconds though nothing is ever answered', async () => {
    const bench = await start();
    bench.exchange.fault({ kind: 'halfOpen', times: null });
    let code = '';
    void bench.calendar.book(bench.request()).then((result) => (code = codeOf(result)));
    await bench.clock.advance(20_000);
    expect(code).toBe('calendar.unreachable');
    expect(bench.stands()).toEqual(['Styrgrupp']);
  });

  it('waits for a Retry-After that leaves time, and is made once', async () => {
    const bench = await start();
    bench.exchange.fault({ kind: 'throttled', seconds: 3, where: creation });
    const booked = bench.calendar.book(bench.request());
    await bench.scheduled(3_000);
    await bench.clock.advance(2_999);
    expect(bench.asked()).toEqual(['GET view', 'POST events']);
    await bench.clock.advance(1);
    expect(codeOf(await booked)).toBe('ok');
    expect(bench.asked()).toEqual(['GET view', 'POST events', 'POST events', 'GET view']);
  });
});

describe('a server that asks for silence', () => {
  it('is asked for nothing by any write or reading until then; a tap meanwhile is dropped', async () => {
    const bench = await start();
    bench.exchange.fault({ kind: 'throttled', seconds: 60, where: creation });
    expect(codeOf(await bench.calendar.book(bench.request()))).toBe('calendar.throttled');
    const asked = bench.asked().length;
    expect(codeOf(await bench.calendar.book(bench.request()))).toBe('calendar.tooLate');
    bench.calendar.refresh();
    await bench.clock.advance(59_000);
    expect(bench.asked()).toHaveLength(asked);
    await goesOn(bench);
  });

  it('is obeyed by writes, too, when it has said so to a reading', async () => {
    const bench = await start();
    bench.exchange.fault({ kind: 'throttled', seconds: 90 });
    await goesOn(bench);
    await bench.trouble();
    expect(codeOf(await bench.calendar.book(bench.request()))).toBe('calendar.tooLate');
    expect(bench.stands()).toEqual(['Styrgrupp']);
  });
});

describe('a change that Graph answers badly', () => {
  it.each<[FaultOrder, string, number]>([
    [{ kind: 'refused', status: 412, code: 'ErrorIrresolvableConflict' }, 'ok', -10],
    [{ kind: 'refused', status: 409 }, 'ok', -10],
    [{ kind: 'serverError', status: 503 }, 'ok', -10],
    [{ kind: 'serverError', status: 503, carriedOut: true }, 'ok', -10],
    [{ kind: 'cutConnection', carriedOut: true }, 'ok', -10],
    [{ kind: 'truncatedJson' }, 'ok', -10],
    [{ kind: 'refused', status: 412, times: 2 }, 'calendar.gone', -5],
    [{ kind: 'refused', status: 404, code: 'ErrorItemNotFound' }, 'calendar.gone', -5],
    [{ kind: 'refused', status: 400, code: 'ErrorOccurrenceCrossingBoundary' }, 'calendar.notOurs', -5],
    [{ kind: 'accessDenied' }, 'calendar.notOurs', -5],
    [{ kind: 'mailboxOnPremises' }, 'calendar.mailboxElsewhere', -5],
    [{ kind: 'serverError', times: null }, 'calendar.outcomeUnknown', -5],
  ])('%o ends in %s with the end at %i minutes', async (fault, code, minutes) => {
    const bench = await start();
    bench.exchange.fault({ ...fault, where: oneEvent });
    const now = bench.clock.now();
    expect(codeOf(await bench.calendar.setEnd(bench.running, now - 10 * minuteMs))).toBe(code);
    expect(endsOn(bench.exchange)).toEqual([now + minutes * minuteMs]);
    await goesOn(bench);
  });

  it.each([
    ['ignored', 'calendar.notOurs'],
    ['refused', 'calendar.notOurs'],
  ] as const)('finds out that a new end of the room’s copy is %s', async (roomCopy, code) => {
    const bench = await start();
    bench.exchange.operations.behaviour.roomCopy = roomCopy;
    const moved = bench.calendar.setEnd(bench.running, bench.clock.now() - 10 * minuteMs);
    // A view may lag behind: it looks twice more before it believes what it sees.
    for (const look of roomCopy === 'ignored' ? [1, 2] : []) {
      await bench.scheduled(1_000, look);
      await bench.clock.advance(1_000);
    }
    expect(codeOf(await moved)).toBe(code);
  });
});

describe('a refusal of an invitation that Graph answers badly', () => {
  it.each<[FaultOrder, string, number]>([
    [{ kind: 'serverError', status: 503, carriedOut: true }, 'ok', 1],
    [{ kind: 'cutConnection', carriedOut: true }, 'ok', 1],
    [{ kind: 'refused', status: 404, code: 'ErrorItemNotFound' }, 'ok', 0],
    [{ kind: 'unauthorized' }, 'ok', 1],
    [{ kind: 'accessDenied' }, 'calendar.writeRefused', 0],
    [{ kind: 'mailboxOnPremises' }, 'calendar.mailboxElsewhere', 0],
    [{ kind: 'throttled', seconds: 60 }, 'calendar.throttled', 0],
  ])('%o ends in %s with %i mails', async (fault, code, mails) => {
    const bench = await start();
    bench.exchange.fault({ ...fault, where: '/decline' });
    expect(codeOf(await bench.calendar.release(bench.running, 'Ingen kom.'))).toBe(code);
    expect(bench.exchange.outbox.list()).toHaveLength(mails);
    await goesOn(bench);
  });

  it('tries to cancel once when it is told that the room is the organiser', async () => {
    const bench = await start();
    bench.exchange.fault({ kind: 'refused', status: 400, code: 'ErrorInvalidRequest', where: '/decline' });
    expect(codeOf(await bench.calendar.release(bench.running, 'Ingen kom.'))).toBe('calendar.writeRefused');
    expect(bench.asked()).toEqual(['GET view', 'POST decline', 'GET view', 'POST cancel']);
  });

  it('knows a copy that stays, marked as declined, to be given back', async () => {
    const bench = await start();
    bench.exchange.operations.behaviour.keepsDeclined = true;
    expect(codeOf(await bench.calendar.release(bench.running, 'Ingen kom.'))).toBe('ok');
    expect(bench.stands()).toEqual(['Styrgrupp']);
  });
});

describe('what is asked of Graph for a write', () => {
  it('is a reading, the write and a reading; the next regular one follows in five seconds', async () => {
    const bench = await start();
    expect(codeOf(await bench.calendar.book(bench.request()))).toBe('ok');
    expect(bench.asked()).toEqual(['GET view', 'POST events', 'GET view']);
    await bench.clock.advance(4_999);
    expect(bench.asked()).toHaveLength(3);
    const asked = bench.exchange.requests().length;
    await bench.clock.advance(1);
    await bench.exchange.requestsReached(asked + 1);
    expect(bench.asked()).toEqual(['GET view', 'POST events', 'GET view', 'GET view']);
  });

  it('asks for immutable ids on every call, and guards changes by the version that was read', async () => {
    const bench = await start();
    const made = await bench.calendar.book(bench.request());
    if (!made.ok) throw new Error(made.error.code);
    expect(codeOf(await bench.calendar.setEnd(made.value, made.value.startsAt + 10 * minuteMs))).toBe('ok');
    const calls = bench.exchange.requests().filter(({ path }) => path.startsWith('/v1.0/'));
    for (const { headers } of calls) expect(headers['prefer']).toContain('IdType="ImmutableId"');
    const etags = calls.filter(({ method }) => method === 'PATCH').map(({ headers }) => headers['if-match']);
    expect(etags).toEqual([`W/"${made.value.ref.changeKey ?? ''}"`]);
  });
});

function endsOn({ store, mailbox }: ExchangeSimulator): readonly number[] {
  return store.list(mailbox).map(({ when }) => (when.kind === 'timed' ? when.endsAt : Number.NaN));
}
