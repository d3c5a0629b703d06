import { describe, expect, it, onTestFinished } from 'vitest';
import { isBlocking } from '../../shared/model/booking.ts';
import { type FakeClock } from '../fakes/fake-clock.ts';
import type { ExchangeSimulator } from '../simulators/exchange/index.ts';
import { hear } from './calendar-ear.ts';
import { exchangeIn, panelCalendar, type Wire } from './exchange-panel.ts';

const minuteMs = 60_000;

async function panelOf(exchange: ExchangeSimulator, clock: FakeClock, wire: Wire, seed: number) {
  const { calendar } = panelCalendar(exchange, clock, wire, seed);
  const ear = hear(calendar);
  onTestFinished(ear.stop);
  await ear.agenda();
  return { calendar, ear };
}

describe.each<readonly [Wire, Wire]>([
  ['Graph', 'Graph'],
  ['Graph', 'EWS with NTLM'],
  ['EWS with Basic', 'EWS with NTLM'],
])('two panels on one room, over %s and %s', (one, other) => {
  it('never both get a time that they book at once, and nothing is left of the loser’s', async () => {
    const { exchange, clock } = await exchangeIn();
    const panels = [await panelOf(exchange, clock, one, 1), await panelOf(exchange, clock, other, 2)];
    for (let round = 0; round < 5; round += 1) {
      const startsAt = clock.now() + round * 60 * minuteMs;
      const results = await Promise.all(
        panels.map(({ calendar }, index) =>
          calendar.book({
            ...{ startsAt, endsAt: startsAt + 30 * minuteMs, title: `Panel ${index}` },
            press: `0f6f4c1e-5d1b-4f0e-9b64-00000000${round}00${index}`,
            ...{ continues: null, meeting: null, mailbox: null },
          }),
        ),
      );
      const winners = results.flatMap((result) => (result.ok ? [result.value.title] : []));
      expect(winners.length).toBeLessThanOrEqual(1);
      const standing = exchange.store
        .list(exchange.mailbox)
        .filter(({ when }) => when.kind === 'timed' && when.startsAt === startsAt)
        .map(({ title }) => title);
      expect(standing).toEqual(winners);
    }
  });

  it('see each other’s bookings move and go', async () => {
    const { exchange, clock } = await exchangeIn();
    const [first, second] = [
      await panelOf(exchange, clock, one, 1),
      await panelOf(exchange, clock, other, 2),
    ];
    const startsAt = clock.now();
    const made = await first.calendar.book({
      ...{ startsAt, endsAt: startsAt + 30 * minuteMs, title: 'Bokad vid panelen' },
      ...{ press: '0f6f4c1e-5d1b-4f0e-9b64-000000000001', continues: null, meeting: null, mailbox: null },
    });
    if (!made.ok) throw new Error(made.error.code);
    const refresh = async () => {
      second.calendar.refresh();
      await clock.advance(6_000);
    };
    await refresh();
    const { bookings } = await second.ear.agendaWith((agenda) => agenda.bookings.length > 0);
    const [seen] = bookings;
    if (seen === undefined) throw new Error('no booking');
    expect([seen.panelMark, isBlocking(seen)]).toEqual([made.value.panelMark, true]);
    const moved = await second.calendar.setEnd(seen, startsAt + 10 * minuteMs);
    expect(moved).toMatchObject({ ok: true, value: { endsAt: startsAt + 10 * minuteMs } });
    // The first panel still shows the old end: what it does upon that is refused.
    expect(await first.calendar.setEnd(made.value, startsAt + 45 * minuteMs)).toMatchObject({
      ok: false,
      error: { code: 'calendar.gone' },
    });
    expect(await first.calendar.release(made.value, '')).toMatchObject({ ok: true });
    expect(exchange.store.list(exchange.mailbox)).toEqual([]);
  });
});
