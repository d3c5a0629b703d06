import { describe, expect, it } from 'vitest';
import { createMemorySecrets } from '../../fakes/memory-secrets.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { zoomMeeting, zoomSwedishHtml } from '../../simulators/exchange/invitations.ts';
import { benchOn, counted, createBench, oneTurnMs } from './bench.ts';

const at = (text: string): number => Date.parse(text);
const timed = (from: string, to: string) =>
  ({ kind: 'timed', startsAt: at(`2026-11-24T${from}:00Z`), endsAt: at(`2026-11-24T${to}:00Z`) }) as const;
const zoomBody = {
  format: 'html',
  content: zoomSwedishHtml(zoomMeeting('61234567890', '482913', 'Anna')),
} as const;

describe('a calendar read from Graph', () => {
  it('gives bookings with times, title, organiser and the way into their meeting', async () => {
    const bench = await createBench();
    bench.exchange.store.add({ when: timed('09:00', '10:00'), title: ' Styrgrupp ', body: zoomBody });
    const { bookings, asOf } = await bench.agenda();
    expect(bookings).toMatchObject([
      {
        startsAt: at('2026-11-24T09:00:00Z'),
        endsAt: at('2026-11-24T10:00:00Z'),
        allDay: null,
        title: 'Styrgrupp',
        organizerName: 'Anna Andersson',
        organizedByRoom: false,
        isPrivate: false,
        response: 'accepted',
        showAs: 'busy',
        join: { kind: 'zoom', meeting: { meetingNumber: '61234567890', passcode: '482913' } },
      },
    ]);
    expect(asOf).toBe(bench.clock.now());
  });

  it('follows every page', async () => {
    const bench = await createBench({ scenario: 'busy', pageSizeCap: 7 });
    expect((await bench.agenda()).bookings).toHaveLength(40);
    expect(counted(bench.exchange).views).toBe(6);
  });

  it('tells today and tomorrow of the room’s zone, and what reaches into them', async () => {
    const bench = await createBench();
    const night = (from: string, to: string) =>
      ({ kind: 'timed', startsAt: at(from), endsAt: at(to) }) as const;
    bench.exchange.store.add({ when: night('2026-11-23T21:00Z', '2026-11-23T22:59Z'), title: 'igår' });
    bench.exchange.store.add({
      when: night('2026-11-23T22:00Z', '2026-11-24T01:00Z'),
      title: 'över midnatt',
    });
    bench.exchange.store.add({
      when: night('2026-11-25T22:00Z', '2026-11-25T23:30Z'),
      title: 'i morgon kväll',
    });
    bench.exchange.store.add({
      when: night('2026-11-25T23:00Z', '2026-11-26T01:00Z'),
      title: 'i övermorgon',
    });
    const { bookings, from, to } = await bench.agenda();
    expect(bookings.map(({ title }) => title)).toEqual(['över midnatt', 'i morgon kväll']);
    expect([from, to]).toEqual([at('2026-11-23T23:00Z'), at('2026-11-25T23:00Z')]);
  });

  it('keeps the dates of an all-day booking made in another zone', async () => {
    const bench = await createBench();
    const when = {
      kind: 'allDay',
      startDate: '2026-11-24',
      endDate: '2026-11-25',
      timeZone: 'Asia/Tokyo',
    } as const;
    bench.exchange.store.add({ when, title: 'Tentamen' });
    expect((await bench.agenda()).bookings).toMatchObject([
      {
        allDay: { startDate: '2026-11-24', endDate: '2026-11-25' },
        startsAt: at('2026-11-23T23:00Z'),
        endsAt: at('2026-11-24T23:00Z'),
      },
    ]);
  });

  it('asks for no more than the polling rules allow, and reads a body once for each version', async () => {
    const bench = await createBench();
    const added = bench.exchange.store.add({ when: timed('09:00', '10:00'), body: zoomBody });
    await bench.agenda();
    for (let turn = 0; turn < 3; turn += 1) {
      await bench.clock.advance(oneTurnMs);
      await bench.agenda();
    }
    // A token, four views, one body.
    expect(bench.exchange.requests()).toHaveLength(6);
    bench.exchange.store.update(added.id, { location: 'A507' });
    await bench.clock.advance(oneTurnMs);
    await bench.agenda();
    expect(bench.exchange.requests()).toHaveLength(8);
  });

  it('asks for immutable ids in UTC on every call and never shows its token to the log', async () => {
    const bench = await createBench();
    bench.exchange.store.add({ when: timed('09:00', '10:00'), body: zoomBody });
    await bench.agenda();
    const calls = bench.exchange.requests().filter(({ path }) => path.startsWith('/v1.0/'));
    expect(calls).toHaveLength(2);
    for (const { headers } of calls) {
      expect(headers['prefer']).toContain('IdType="ImmutableId"');
      expect(headers['prefer']).toContain('outlook.timezone="UTC"');
      expect(headers['client-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    }
    expect(bench.log.entries).toEqual([]);
  });

  it('reads at once when asked to, and only once however often', async () => {
    const bench = await createBench();
    await bench.agenda();
    for (let i = 0; i < 20; i += 1) bench.calendar.refresh();
    await bench.clock.advance(5_000);
    await bench.agenda();
    expect(counted(bench.exchange).views).toBe(2);
  });

  it('is silent once stopped', async () => {
    const bench = await createBench();
    await bench.agenda();
    bench.stop();
    await bench.clock.advance(10 * oneTurnMs);
    expect(bench.left()).toEqual([]);
    expect(bench.clock.pending()).toBe(0);
    expect(counted(bench.exchange).views).toBe(1);
  });
});

describe('the kept agenda', () => {
  it('comes first after a restart, with its own age, and stays while Graph is away', async () => {
    const parts = { secrets: createMemorySecrets(), store: createMemoryStore() };
    const first = await createBench({}, parts);
    first.exchange.store.add({ when: timed('09:00', '10:00'), title: 'Styrgrupp', body: zoomBody });
    const known = await first.agenda();
    // A second reading proves that the first has been kept.
    await first.clock.advance(oneTurnMs);
    await first.agenda();
    first.stop();
    first.exchange.fault({ kind: 'serverError', times: null });
    await first.clock.advance(3_600_000);

    const second = benchOn(first.exchange, first.clock, parts);
    expect(await second.agenda()).toEqual(known);
    expect(await second.trouble()).toBe('calendar.unreachable');
  });
});
