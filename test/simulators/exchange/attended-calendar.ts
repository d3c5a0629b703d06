/** Rooms with an attendant, people who invite them, and what is mailed, in virtual time and without a protocol. */
import { createFakeClock, type FakeClock } from '../../fakes/fake-clock.ts';
import { Attendant } from './attendant.ts';
import { directoryAround } from './directory.ts';
import { CalendarOperations } from './operations.ts';
import { OutlookUsers } from './outlook-users.ts';
import { Outbox } from './outbox.ts';
import type { When } from './recurrence.ts';
import { CalendarStore } from './store.ts';

export const room = 'rum-algen@su.example';
export const anna = { name: 'Anna Andersson', address: 'anna.andersson@su.example' };

export interface AttendedCalendar {
  readonly clock: FakeClock;
  readonly store: CalendarStore;
  readonly outbox: Outbox;
  readonly operations: CalendarOperations;
  readonly attendant: Attendant;
  readonly outlook: OutlookUsers;
}

export function createAttendedCalendar(): AttendedCalendar {
  const clock = createFakeClock('2026-11-24T08:00:00Z');
  const { now, schedule } = clock;
  const store = new CalendarStore(directoryAround(room), now);
  const outbox = new Outbox(now);
  const operations = new CalendarOperations(store, outbox, now);
  const attendant = new Attendant({ store, outbox, behaviour: operations.behaviour, now, schedule });
  const outlook = new OutlookUsers({ store, attendant, outbox, now });
  return { clock, store, outbox, operations, attendant, outlook };
}

/** Times of a day, UTC. */
export function at(from: string, to: string, day = '2026-11-25'): When {
  return { kind: 'timed', startsAt: Date.parse(`${day}T${from}Z`), endsAt: Date.parse(`${day}T${to}Z`) };
}
