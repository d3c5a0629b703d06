import { panelError } from '../../shared/errors.ts';
import type { Booking } from '../../shared/model/booking.ts';
import { booking } from '../fakes/bookings.ts';
import { createFakeCalendar } from '../fakes/fake-calendar.ts';
import { createFakeClock } from '../fakes/fake-clock.ts';
import { type CalendarUnderTest, describeCalendar } from './calendar.ts';
import { exchangeIn, order, panelCalendar, readingsOf, type Wire, wires } from './exchange-panel.ts';

const withoutZone = (at: number): string => new Date(at).toISOString().slice(0, -1);

function fake(): Promise<CalendarUnderTest> {
  const clock = createFakeClock();
  const calendar = createFakeCalendar(clock);
  let bookings: readonly Booking[] = [];
  const set = (next: readonly Booking[]): void => {
    bookings = next;
    calendar.setBookings(bookings);
  };
  return Promise.resolve({
    calendar,
    now: clock.now,
    add: (title, startsAt, endsAt) =>
      set([...bookings, booking(withoutZone(startsAt), withoutZone(endsAt), { title })]),
    move: (title, startsAt, endsAt) =>
      set(bookings.map((one) => (one.title === title ? { ...one, startsAt, endsAt } : one))),
    remove: (title) => set(bookings.filter((one) => one.title !== title)),
    setAway: (isAway) => {
      if (isAway) calendar.lose(panelError('calendar.unreachable', 'later', null));
      else calendar.restore();
      return Promise.resolve();
    },
    passTime: () => clock.advance(1_000),
  });
}

function over(wire: Wire): () => Promise<CalendarUnderTest> {
  return async () => {
    const { exchange, clock } = await exchangeIn();
    const { calendar } = panelCalendar(exchange, clock, wire);
    const idOf = (title: string): string =>
      exchange.store.list().find((one) => one.title === title)?.id ?? '';
    return {
      calendar,
      now: clock.now,
      add: (title, startsAt, endsAt) => {
        exchange.store.add({ title, when: { kind: 'timed', startsAt, endsAt } });
      },
      move: (title, startsAt, endsAt) => {
        exchange.store.update(idOf(title), { when: { kind: 'timed', startsAt, endsAt } });
      },
      remove: (title) => {
        exchange.store.remove(idOf(title));
      },
      setAway: (isAway) => order(exchange, { do: isAway ? 'goDown' : 'comeUp' }),
      passTime: async () => {
        const read = readingsOf(exchange);
        for (let ms = 0; ms < 600_000 && readingsOf(exchange) === read; ms += 500) await clock.advance(500);
      },
    };
  };
}

describeCalendar('the fake', fake);
for (const wire of wires) describeCalendar(wire, over(wire));
