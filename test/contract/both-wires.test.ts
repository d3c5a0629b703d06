import { describe, expect, it, onTestFinished } from 'vitest';
import { dateAt } from '../../electron/calendar/times.ts';
import type { Booking } from '../../shared/model/booking.ts';
import { createFakeClock } from '../fakes/fake-clock.ts';
import { hear } from './calendar-ear.ts';
import type { EwsSettingsChange } from '../simulators/exchange/ews/settings.ts';
import { exchangeIn, panelCalendar, readingsOf, type Wire } from './exchange-panel.ts';
import { fillOddly } from './odd-calendar.ts';

/** What a booking is, without what only its own server understands. */
function meaning({ key: _key, ref: _ref, seriesKey, ...rest }: Booking) {
  return { ...rest, isInSeries: seriesKey !== null };
}

/** What is in one of two agendas only, by what it means. */
function differences(one: readonly Booking[], other: readonly Booking[]) {
  const [left, right] = [one, other].map((bookings) =>
    bookings.map((booking) => JSON.stringify(meaning(booking))),
  );
  const without = (all: readonly string[] = [], some: readonly string[] = []): readonly string[] => {
    const rest = [...some];
    return all.filter((text) => {
      const index = rest.indexOf(text);
      if (index >= 0) rest.splice(index, 1);
      return index < 0;
    });
  };
  return { onlyHere: without(left, right), onlyThere: without(right, left) };
}

/** An ordinary day, an evening before, the nights in which the clocks change, and the end of a year. */
const days = [
  ...['2026-11-24T08:00:00Z', '2026-11-24T22:30:00Z', '2026-10-25T00:30:00Z', '2027-03-28T00:30:00Z'],
  '2026-12-31T12:00:00Z',
];

/** What a panel has read of an odd calendar when it has read everything. */
async function readOddly(now: string, wire: Wire, oddities: EwsSettingsChange): Promise<readonly Booking[]> {
  const clock = createFakeClock(now);
  const { exchange } = await exchangeIn(clock);
  Object.assign(exchange.ews.settings, oddities);
  fillOddly(exchange.store, dateAt(clock.now(), 'Europe/Stockholm'));
  const ear = hear(panelCalendar(exchange, clock, wire).calendar);
  onTestFinished(ear.stop);
  let { bookings } = await ear.agenda();
  // Bodies are read forty at a time.
  for (let turn = 0; turn < 4; turn += 1) {
    const before = readingsOf(exchange);
    let from = clock.now();
    while (readingsOf(exchange) === before) {
      from = clock.now();
      await clock.advance(500);
    }
    bookings = (await ear.agendaWith(({ asOf }) => asOf >= from)).bookings;
  }
  return bookings;
}

describe('an odd calendar', () => {
  it.each(days)('is the same over both wires (%s)', async (now) => {
    const overGraph = await readOddly(now, 'Graph', {});
    const overEws = await readOddly(now, 'EWS with Basic', {});
    expect(overGraph.length).toBeGreaterThan(60);
    expect(differences(overGraph, overEws)).toEqual({ onlyHere: [], onlyThere: [] });
    expect(new Set(overEws.map(({ key }) => key)).size).toBe(overEws.length);
  });

  it.each<EwsSettingsChange>([
    { dress: 'default', byteOrderMark: true, emptyElements: true, xmlDeclaration: false },
    { dress: 'swapped', illegalReferences: true, legacyAddresses: true, chunks: 7, changingDress: true },
  ])('is the same from a server that answers with %o', async (oddities) => {
    const now = '2026-11-24T08:00:00Z';
    const overGraph = await readOddly(now, 'Graph', {});
    const overEws = await readOddly(now, 'EWS with Basic', oddities);
    expect(differences(overGraph, overEws)).toEqual({ onlyHere: [], onlyThere: [] });
  });
});
