import { onTestFinished } from 'vitest';
import { createGraphCalendar } from '../../electron/calendar/index.ts';
import { panelError } from '../../shared/errors.ts';
import type { Booking } from '../../shared/model/booking.ts';
import { booking } from '../fakes/bookings.ts';
import { createFakeCalendar } from '../fakes/fake-calendar.ts';
import { createFakeClock } from '../fakes/fake-clock.ts';
import { createMemoryLog } from '../fakes/memory-log.ts';
import { createMemorySecrets } from '../fakes/memory-secrets.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';
import { startExchange } from '../simulators/exchange/index.ts';
import { type CalendarUnderTest, describeCalendar } from './calendar.ts';

const withoutZone = (at: number): string => new Date(at).toISOString().slice(0, -1);

function fake(): Promise<CalendarUnderTest> {
  const clock = createFakeClock();
  const calendar = createFakeCalendar(clock);
  const bookings: Booking[] = [];
  return Promise.resolve({
    calendar,
    now: clock.now,
    add: (title, startsAt, endsAt) => {
      bookings.push(booking(withoutZone(startsAt), withoutZone(endsAt), { title }));
      calendar.setBookings([...bookings]);
    },
    setAway: (isAway) => {
      if (isAway) calendar.lose(panelError('calendar.unreachable', 'later', null));
      else calendar.restore();
      return Promise.resolve();
    },
    passTime: () => clock.advance(1_000),
  });
}

async function graph(): Promise<CalendarUnderTest> {
  const clock = createFakeClock();
  const exchange = await startExchange({ scenario: 'empty', now: clock.now });
  onTestFinished(() => exchange.stop());
  const { url, tenant, clientId, clientSecret, mailbox } = exchange;
  return {
    calendar: createGraphCalendar({
      access: { host: url, tokenHost: url, tenant, clientId, clientSecret, certificate: null },
      mailbox,
      nearbyRooms: [],
      panelName: 'Älgen',
      allowedHosts: ['zoom.us'],
      timeZone: 'Europe/Stockholm',
      clock,
      random: createSeededRandom(),
      log: createMemoryLog(),
      secrets: createMemorySecrets(),
      store: createMemoryStore(),
    }),
    now: clock.now,
    add: (title, startsAt, endsAt) => {
      exchange.store.add({ title, when: { kind: 'timed', startsAt, endsAt } });
    },
    setAway: async (isAway) => {
      const order = isAway
        ? { do: 'fault', fault: { kind: 'serverError', times: null } }
        : { do: 'clearFaults' };
      const answer = await fetch(`${exchange.control}/do`, { method: 'POST', body: JSON.stringify(order) });
      if (!answer.ok) throw new Error(await answer.text());
    },
    passTime: async () => {
      const asked = exchange.requests().length;
      for (let ms = 0; ms < 600_000 && exchange.requests().length === asked; ms += 500)
        await clock.advance(500);
    },
  };
}

describeCalendar('the fake', fake);
describeCalendar('the Graph adapter', graph);
