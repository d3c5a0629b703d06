/**
 * What the rooms near the panel's own hold in the `university` scenario: one that is free, one that is taken now, one
 * whose booking nobody may read, and one on premises. The site's last room has no calendar at all.
 */
import type { NewBooking, Person } from './store.ts';
import { runningBounds } from './university.ts';
import type { Moment } from './university.ts';

const minuteMs = 60_000;
const oskar: Person = { name: 'Oskar Öberg', address: 'oskar.oberg@su.example' };
const maryam: Person = { name: 'Maryam Hosseini', address: 'maryam.hosseini@su.example' };

/** `domain`: that of the site's addresses. */
export function nearbyBookings({ now }: Moment, domain: string): readonly NewBooking[] {
  const { from } = runningBounds(now);
  const at = (room: string, startsIn: number, endsIn: number): Pick<NewBooking, 'mailbox' | 'when'> => ({
    mailbox: `${room}@${domain}`,
    when: { kind: 'timed', startsAt: from + startsIn * minuteMs, endsAt: from + endsIn * minuteMs },
  });
  return [
    { ...at('rum-bjornen', 0, 90), title: 'Handledning', organizer: oskar },
    { ...at('rum-bjornen', 150, 180), title: 'Ämneskollegium', organizer: maryam },
    { ...at('rum-lodjuret', 15, 120), title: 'Disciplinärende', organizer: maryam, sensitivity: 'private' },
    {
      ...at('rum-jarven', -30, 60),
      title: 'Call with Montréal',
      organizer: maryam,
      // A zone that the organiser's client had made by itself.
      originalTimeZone: 'tzone://Microsoft/Custom',
    },
    {
      ...at('rum-uttern', 240, 300),
      title: 'Bokcirkel',
      organizer: oskar,
      repeat: { every: 'week', interval: 2, count: 10, timeZone: 'America/Toronto' },
      originalTimeZone: 'GMT -0500 (Standard) / GMT -0400 (Daylight)',
    },
  ];
}
