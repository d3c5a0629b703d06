import { createCalendar } from '../../electron/calendar/index.ts';
import { configSchema } from '../../shared/config.ts';
import { panelError } from '../../shared/errors.ts';
import type { Booking } from '../../shared/model/booking.ts';
import { hour } from '../../shared/time.ts';
import { booking } from '../fakes/bookings.ts';
import { createFakeCalendar } from '../fakes/fake-calendar.ts';
import { createFakeClock } from '../fakes/fake-clock.ts';
import { createMemoryLog } from '../fakes/memory-log.ts';
import { createMemorySecrets } from '../fakes/memory-secrets.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';
import { describeCalendarWrites, type NewBooking, type WritesUnderTest } from './calendar-writes.ts';
import { accessTo, exchangeIn, order, type Wire } from './exchange-panel.ts';

const nearby = ['rum-bjornen@su.example', 'rum-lodjuret@su.example'] as const;
const guest = { name: 'Bo Berg', address: 'bo.berg@su.example' };

async function exchange(wire: Wire): Promise<WritesUnderTest> {
  const { exchange: server, clock } = await exchangeIn();
  const { store, outbox, mailbox } = server;
  const calendar = createCalendar({
    access: { ...accessTo(server, wire), nearbyRooms: [...nearby] },
    panelName: 'Älgen',
    allowedHosts: configSchema.shape.meetings.parse({}).allowedHosts,
    timeZone: 'Europe/Stockholm',
    clock,
    random: createSeededRandom(),
    log: createMemoryLog(),
    secrets: createMemorySecrets(),
    store: createMemoryStore(),
  });
  if (calendar === null) throw new Error('no way to the calendar in the config');
  const named = (title: string): string => {
    const found = store.list(mailbox).find((one) => one.title === title);
    if (found === undefined) throw new Error(`no booking ${title}`);
    return found.id;
  };
  const today = { from: clock.now() - 2 * hour, to: clock.now() + 8 * hour };
  return {
    calendar,
    now: clock.now,
    add: ({ title, startsAt, endsAt, by = 'somebody', isDaily = false }) => {
      const isRoom = by !== 'somebody';
      const attendee = { ...guest, role: 'required', answered: 'none' } as const;
      store.add({
        title,
        when: { kind: 'timed', startsAt, endsAt },
        organizedByRoom: isRoom,
        ...(isRoom ? { answered: 'organizer', organizer: { name: 'Älgen', address: mailbox } } : {}),
        attendees: by === 'room' ? [] : [attendee],
        ...(isDaily ? { repeat: { every: 'day', interval: 1, count: 5, timeZone: 'Europe/Stockholm' } } : {}),
      });
    },
    move: (title, startsAt, endsAt) => {
      store.update(named(title), { when: { kind: 'timed', startsAt, endsAt } });
    },
    remove: (title) => store.remove(named(title)),
    standing: () =>
      store
        .view(mailbox, today)
        .flatMap(({ booking: one }) =>
          one.when.kind === 'timed'
            ? [{ title: one.title ?? '', startsAt: one.when.startsAt, endsAt: one.when.endsAt }]
            : [],
        ),
    mailed: () => outbox.list().map(({ comment }) => comment),
    nearby,
    takeNearby: ({ startsAt, endsAt }) => {
      store.add({
        mailbox: nearby[0],
        when: { kind: 'timed', startsAt, endsAt },
        title: 'Hemligt',
        sensitivity: 'private',
      });
    },
    setAway: (isAway) =>
      order(
        server,
        isAway
          ? {
              do: 'fault',
              fault: { kind: 'serverError', times: null, on: wire === 'Graph' ? 'graph' : 'ews' },
            }
          : { do: 'clearFaults' },
      ),
  };
}

function fake(): Promise<WritesUnderTest> {
  const clock = createFakeClock();
  const calendar = createFakeCalendar(clock);
  const withoutZone = (at: number): string => new Date(at).toISOString().slice(0, -1);
  const made = ({ title, startsAt, endsAt, by = 'somebody' }: NewBooking, more: Partial<Booking>): Booking =>
    booking(withoutZone(startsAt), withoutZone(endsAt), {
      title,
      organizedByRoom: by !== 'somebody',
      isMeeting: by !== 'room',
      ...more,
    });
  const days = [0, 24 * hour];
  calendar.setRooms(nearby.map((mailbox) => ({ mailbox, name: mailbox, capacity: null, busy: [] })));
  return Promise.resolve({
    calendar,
    now: clock.now,
    add: (one) => {
      const dates = one.isDaily === true ? days : [0];
      const more = one.isDaily === true ? { seriesKey: 'series' } : {};
      const all = dates.map((later) =>
        made({ ...one, startsAt: one.startsAt + later, endsAt: one.endsAt + later }, more),
      );
      calendar.setBookings([...calendar.bookings(), ...all]);
    },
    move: (title, startsAt, endsAt) => {
      calendar.setBookings(
        calendar.bookings().map((one) => (one.title === title ? { ...one, startsAt, endsAt } : one)),
      );
    },
    remove: (title) => calendar.setBookings(calendar.bookings().filter((one) => one.title !== title)),
    standing: () =>
      calendar
        .bookings()
        .filter(({ startsAt }) => startsAt < clock.now() + 8 * hour)
        .map(({ title, startsAt, endsAt }) => ({ title: title ?? '', startsAt, endsAt })),
    mailed: null,
    nearby,
    takeNearby: (busy) => {
      calendar.setRooms(
        nearby.map((mailbox, index) => ({
          mailbox,
          name: mailbox,
          capacity: null,
          busy: index === 0 ? [busy] : [],
        })),
      );
    },
    setAway: (isAway) => {
      if (isAway) calendar.lose(panelError('calendar.unreachable', 'later', null));
      else calendar.restore();
      return Promise.resolve();
    },
  });
}

describeCalendarWrites('the fake', fake);
describeCalendarWrites('the Graph adapter', () => exchange('Graph'));
describeCalendarWrites('the EWS adapter', () => exchange('EWS with NTLM'));
