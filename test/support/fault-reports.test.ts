/** Fault reports against the simulated service desk: sent once, kept, tried again, given up, asked about. */
import { describe, expect, it } from 'vitest';
import { hour, minute, second } from '../../shared/time.ts';
import type { FaultOrder } from '../simulators/support/faults.ts';
import { anyContext, createBench, startDesk } from './bench.ts';

const day = 24 * hour;

describe('a fault report', () => {
  it('is sent with its context under its key, and comes back with a reference', async () => {
    const desk = await startDesk();
    const bench = createBench(desk.reportUrl);
    bench.start();
    const taken = await bench.report();
    expect(await bench.reaches('sent')).toEqual({
      ...{ kind: 'sent', reference: 'INC471001', sentAt: bench.clock.now() },
    });
    const [ticket] = desk.state().tickets;
    expect(taken).toEqual({ ok: true, value: ticket?.key });
    expect(ticket).toMatchObject({
      deliveries: 1,
      report: {
        ...{ category: 'sound', reportedAt: '2026-11-24T08:00:00.000Z', lostBefore: 0 },
        context: anyContext,
      },
    });
    expect(bench.log.entries).toEqual([
      { level: 'info', event: 'support.reportSent', fields: { afterMs: 0, attempt: 1 } },
    ]);
  });

  it('is told as queued before it is told as sent', async () => {
    const desk = await startDesk();
    const bench = createBench(desk.reportUrl);
    bench.start();
    await bench.report();
    await bench.reaches('sent');
    expect(bench.heard().map(({ reports }) => reports.map(({ state }) => state.kind))).toEqual([
      [],
      ['queued'],
      ['sent'],
    ]);
  });

  it('waits for a desk that is away, says why, and goes out when it is back', async () => {
    const desk = await startDesk();
    const bench = createBench(desk.reportUrl);
    bench.start();
    desk.do({ do: 'goDown' });
    expect((await bench.report()).ok).toBe(true);
    await bench.until(({ reports: [one] }) => one?.state.kind === 'queued' && one.state.obstacle !== null);
    expect(bench.news().reports[0]?.state).toEqual({ kind: 'queued', obstacle: 'support.unreachable' });
    desk.do({ do: 'comeUp' });
    await bench.clock.advance(4 * second);
    await bench.reaches('sent');
    expect(bench.log.entries.map(({ event }) => event)).toEqual([
      ...['support.inTrouble', 'support.outOfTrouble', 'support.reportSent'],
    ]);
  });

  it('survives a restart with its key, made before the start or after the stop as well', async () => {
    const desk = await startDesk();
    const bench = createBench(desk.reportUrl);
    const taken = await bench.report();
    bench.restart();
    await bench.until(({ reports }) => reports.length === 1);
    await bench.clock.advance(5 * second);
    await bench.reaches('sent');
    expect(desk.state().tickets).toMatchObject([{ key: taken.ok && taken.value, deliveries: 1 }]);
  });

  it('is not sent after the stop, nor is anybody told', async () => {
    const desk = await startDesk();
    const bench = createBench(desk.reportUrl);
    bench.start();
    await bench.until(({ droppedCount }) => droppedCount === 0);
    bench.stop();
    await bench.report();
    await bench.clock.advance(hour);
    expect(desk.requests()).toEqual([]);
    expect(bench.heard()).toHaveLength(1);
    expect(bench.clock.pending()).toBe(0);
  });

  it('is given up after a day, and that is said', async () => {
    const desk = await startDesk();
    const bench = createBench(desk.reportUrl);
    bench.start();
    await bench.until(({ droppedCount }) => droppedCount === 0);
    bench.stop();
    await bench.report();
    await bench.clock.advance(day);
    bench.restart();
    expect(await bench.reaches('failed')).toEqual({
      ...{ kind: 'failed', code: 'support.expired', failedAt: bench.clock.now() },
    });
    expect(desk.requests()).toEqual([]);
    await bench.clock.advance(day);
    await bench.until(({ reports }) => reports.length === 0);
  });

  it('does not grow old by a jump of the wall clock', async () => {
    const desk = await startDesk();
    const bench = createBench(desk.reportUrl);
    bench.start();
    desk.do({ do: 'fault', fault: { kind: 'serverError' } });
    await bench.report();
    await bench.until(({ reports: [one] }) => one?.state.kind === 'queued' && one.state.obstacle !== null);
    bench.clock.jump(400 * day);
    await bench.clock.advance(4 * second);
    await bench.reaches('sent');
  });

  it('pushes out the oldest when too many wait, which is counted and sent along', async () => {
    const desk = await startDesk();
    const bench = createBench(desk.reportUrl);
    for (let count = 0; count < 22; count += 1) await bench.report();
    bench.restart();
    await bench.until(({ reports }) => reports.length === 20);
    expect(bench.news().droppedCount).toBe(2);
    await bench.clock.advance(5 * second);
    await bench.until(({ reports }) => reports.every(({ state }) => state.kind === 'sent'));
    await bench.report('picture');
    await bench.until(({ reports }) => reports.every(({ state }) => state.kind === 'sent'));
    const { tickets } = desk.state();
    expect(tickets).toHaveLength(21);
    expect(tickets.at(-1)?.report).toMatchObject({ category: 'picture', lostBefore: 2 });
    expect(bench.news()).toMatchObject({ droppedCount: 2 });
    expect(bench.news().reports).toHaveLength(20);
  });

  it('is taken on and sent although the disk refuses, which is logged once', async () => {
    const desk = await startDesk();
    const bench = createBench(desk.reportUrl);
    bench.store.setBroken(true);
    bench.start();
    expect((await bench.report()).ok).toBe(true);
    await bench.reaches('sent');
    const events = bench.log.entries.map(({ event }) => event);
    expect(events.filter((event) => event === 'support.queueNotWritten')).toHaveLength(1);
    expect(events).toContain('support.queueUnreadable');
  });

  it.each(['', 'x', '{"version":2}', '{"version":1,"droppedCount":0,"entries":[{"document":{}}]}'])(
    'starts anew where the disk holds %j',
    async (text) => {
      const desk = await startDesk();
      const bench = createBench(desk.reportUrl);
      await bench.store.write('fault-reports.json', new TextEncoder().encode(text));
      bench.start();
      await bench.until(({ reports, droppedCount }) => reports.length === 0 && droppedCount === 0);
      await bench.report();
      await bench.reaches('sent');
    },
  );
});

describe('what goes wrong on the way', () => {
  it.each<[FaultOrder, string]>([
    [{ kind: 'throttled' }, 'support.unreachable'],
    [{ kind: 'serverError', status: 500 }, 'support.unreachable'],
    [{ kind: 'serverError', status: 503 }, 'support.unreachable'],
    [{ kind: 'refusal', status: 408 }, 'support.unreachable'],
    [{ kind: 'inProgress' }, 'support.unreachable'],
    [{ kind: 'lostRequest' }, 'support.unreachable'],
    [{ kind: 'lostAnswer' }, 'support.unreachable'],
    [{ kind: 'cutAnswer' }, 'support.unreachable'],
    [{ kind: 'redirect' }, 'support.badAnswer'],
    [{ kind: 'redirect', status: 302, location: '/reports' }, 'support.badAnswer'],
    [{ kind: 'webPage' }, 'support.badAnswer'],
  ])('%j is tried again, and makes one case', async (fault, obstacle) => {
    const desk = await startDesk();
    const bench = createBench(desk.reportUrl);
    bench.start();
    desk.do({ do: 'fault', fault });
    await bench.report();
    await bench.until(({ reports: [one] }) => one?.state.kind === 'queued' && one.state.obstacle !== null);
    expect(bench.news().reports[0]?.state).toEqual({ kind: 'queued', obstacle });
    await bench.clock.advance(4 * second);
    expect(await bench.reaches('sent')).toMatchObject({ reference: 'INC471001' });
    expect(desk.state().tickets).toHaveLength(1);
    expect(desk.requests()).toEqual(['POST /reports', 'POST /reports']);
  });

  it.each<FaultOrder>([{ kind: 'noAnswer' }, { kind: 'halfAnswer' }])(
    '%j is waited for until the deadline, then tried again',
    async (fault) => {
      const desk = await startDesk();
      const bench = createBench(desk.reportUrl);
      bench.start();
      desk.do({ do: 'fault', fault });
      await bench.report();
      await desk.requestsReached(1);
      await bench.clock.advance(15 * second);
      await bench.until(({ reports: [one] }) => one?.state.kind === 'queued' && one.state.obstacle !== null);
      await bench.clock.advance(4 * second);
      await bench.reaches('sent');
      expect(desk.state().tickets).toMatchObject([{ deliveries: 2 }]);
    },
  );

  it.each([400, 401, 403, 404, 410, 422])('status %i gives it up, which is said', async (status) => {
    const desk = await startDesk();
    const bench = createBench(desk.reportUrl);
    bench.start();
    desk.do({ do: 'fault', fault: { kind: 'refusal', status } });
    await bench.report();
    expect(await bench.reaches('failed')).toMatchObject({ code: 'support.refused' });
    expect(bench.log.entries.at(-1)).toMatchObject({ event: 'support.reportRefused', fields: { status } });
    await bench.clock.advance(hour);
    expect(desk.requests()).toHaveLength(1);
  });

  it.each<FaultOrder['kind']>(['plainText', 'truncatedJson', 'wrongShape', 'longAnswer'])(
    'success with %s is a success without a reference',
    async (kind) => {
      const desk = await startDesk();
      const bench = createBench(desk.reportUrl);
      bench.start();
      desk.do({ do: 'fault', fault: { kind } });
      await bench.report();
      expect(await bench.reaches('sent')).toMatchObject({ reference: null });
      await bench.clock.advance(hour);
      expect(desk.requests()).toHaveLength(1);
    },
  );

  it('waits as long as the desk asks, whoever taps meanwhile', async () => {
    const desk = await startDesk();
    const bench = createBench(desk.reportUrl);
    bench.start();
    desk.do({ do: 'fault', fault: { kind: 'throttled', retryAfter: '600' } });
    await bench.report();
    await bench.until(({ reports: [one] }) => one?.state.kind === 'queued' && one.state.obstacle !== null);
    await bench.report('picture');
    await bench.clock.advance(599 * second);
    expect(desk.requests()).toHaveLength(1);
    await bench.clock.advance(6 * second);
    await bench.until(({ reports }) => reports.every(({ state }) => state.kind === 'sent'));
  });

  it('tries seldomer while it lasts, and at once for a new tap', async () => {
    const desk = await startDesk();
    const bench = createBench(desk.reportUrl);
    bench.start();
    desk.do({ do: 'fault', fault: { kind: 'serverError', times: null } });
    await bench.report();
    await desk.requestsReached(1);
    for (let count = 0; count < 120; count += 1) await bench.clock.advance(minute);
    const inTwoHours = desk.requests().length;
    expect(inTwoHours).toBeGreaterThan(2 * 12);
    expect(inTwoHours).toBeLessThan(2 * 60);
    await bench.report('picture');
    await desk.requestsReached(inTwoHours + 1);
  });

  it('does not hold up others behind one that the desk stumbles over', async () => {
    const desk = await startDesk();
    const bench = createBench(desk.reportUrl);
    bench.start();
    desk.do({ do: 'fault', fault: { kind: 'serverError', times: 1 } });
    await bench.report();
    await bench.until(({ reports: [one] }) => one?.state.kind === 'queued' && one.state.obstacle !== null);
    await bench.report('picture');
    await bench.until(({ reports }) => reports.every(({ state }) => state.kind === 'sent'));
    expect(desk.state().tickets.map(({ report }) => report.category)).toEqual(['picture', 'sound']);
  });
});

describe('the answer', () => {
  const answered = async () => {
    const desk = await startDesk();
    const bench = createBench(desk.reportUrl);
    bench.start();
    await bench.report();
    await bench.reaches('sent');
    return { desk, bench };
  };

  it('is asked for every two minutes and shown, until the fault is mended', async () => {
    const { desk, bench } = await answered();
    desk.do({ do: 'progress', state: 'onTheWay', message: 'Vi är på väg' });
    await bench.clock.advance(132 * second);
    expect(await bench.reaches('answered')).toMatchObject({
      ...{ reference: 'INC471001', answer: 'onTheWay', message: 'Vi är på väg' },
    });
    desk.do({ do: 'progress', state: 'solved' });
    await bench.clock.advance(132 * second);
    await bench.until(
      ({ reports: [one] }) => one?.state.kind === 'answered' && one.state.answer === 'solved',
    );
    await bench.clock.advance(hour);
    expect(desk.requests().map((line) => line.split(' ')[0])).toEqual(['POST', 'GET', 'GET']);
  });

  it('comes as one short line of plain text', async () => {
    const { desk, bench } = await answered();
    desk.do({ do: 'progress', state: 'assigned', message: `\u202eA\n\u0000<b>\ud800 ${'å'.repeat(5_000)}` });
    await bench.clock.advance(132 * second);
    const { message } = await bench.reaches('answered');
    expect(message).toBe(`A <b> ${'å'.repeat(194)}`);
  });

  it('is asked for seldomer after an hour, and no more after a day', async () => {
    const { desk, bench } = await answered();
    const pass = async (ms: number): Promise<number> => {
      const before = desk.requests().length;
      const endsMs = bench.clock.monotonicMs() + ms;
      while (bench.clock.monotonicMs() < endsMs) {
        await bench.clock.advance(minute);
        // Whatever was asked in this minute is answered before the next.
        await fetch(`${desk.control}/state`);
      }
      return desk.requests().length - before;
    };
    const inFirstHour = await pass(hour);
    expect(inFirstHour).toBeGreaterThanOrEqual(26);
    expect(inFirstHour).toBeLessThanOrEqual(34);
    const inRest = await pass(23 * hour);
    expect(inRest).toBeGreaterThanOrEqual(80);
    expect(inRest).toBeLessThanOrEqual(106);
    expect(await pass(hour)).toBe(0);
  });

  it('is asked for again soon after a restart, without what was said being kept on disk', async () => {
    const { desk, bench } = await answered();
    desk.do({ do: 'progress', state: 'assigned', message: 'Anna tar det' });
    await bench.clock.advance(132 * second);
    await bench.reaches('answered');
    expect(Buffer.from(bench.store.files.get('fault-reports.json')!).toString()).not.toContain('Anna');
    bench.restart();
    expect(await bench.reaches('answered')).toMatchObject({ answer: 'assigned', message: null });
    await bench.clock.advance(30 * second);
    await bench.until(({ reports: [one] }) => one?.state.kind === 'answered' && one.state.message !== null);
    expect(desk.state().tickets).toMatchObject([{ deliveries: 1 }]);
  });

  it.each(['statusElsewhere', 'referenceOnly', 'bare'] as const)(
    'is not asked for after %s',
    async (form) => {
      const desk = await startDesk();
      const bench = createBench(desk.reportUrl);
      bench.start();
      desk.do({ do: 'answerForm', form });
      await bench.report();
      const { reference } = await bench.reaches('sent');
      expect(reference).toBe(form === 'bare' ? null : 'INC471001');
      await bench.clock.advance(hour);
      expect(desk.requests()).toEqual(['POST /reports']);
    },
  );

  it('is not asked for any more where there is none', async () => {
    const { desk, bench } = await answered();
    desk.do({ do: 'forget' });
    await bench.clock.advance(132 * second);
    await bench.until(() => bench.log.entries.some(({ event }) => event === 'support.statusRefused'));
    await bench.clock.advance(hour);
    expect(desk.requests()).toHaveLength(2);
  });

  it.each<FaultOrder>([
    { kind: 'wrongShape' },
    { kind: 'serverError', retryAfter: '300' },
    { kind: 'redirect' },
  ])('comes later when a status is spoilt by %j', async (fault) => {
    const { desk, bench } = await answered();
    desk.do({ do: 'fault', fault });
    await bench.clock.advance(132 * second);
    await bench.until(() => bench.heard().length === 4);
    expect(bench.news().reports[0]?.state.kind).toBe('sent');
    await bench.clock.advance(('retryAfter' in fault ? 300 : 132) * second);
    await bench.reaches('answered');
  });
});
