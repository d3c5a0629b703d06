/** The calendars the simulator can start with: none, a believable day, or forty bookings in a row. */
import { zoomEnglishHtml, zoomMeeting, zoomSwedishHtml } from './invitations.ts';
import { nearbyBookings } from './nearby.ts';
import type { CalendarStore, NewBooking } from './store.ts';
import { universityDay } from './university.ts';
import type { Moment } from './university.ts';

export const scenarios = ['university', 'empty', 'busy'] as const;
export type Scenario = (typeof scenarios)[number];

const quarterMs = 15 * 60_000;
const busyBookings = 40;

export function fillScenario(store: CalendarStore, scenario: Scenario, moment: Moment): void {
  const [room] = store.mailboxes;
  switch (scenario) {
    case 'empty':
      return;
    case 'university':
      for (const booking of universityDay(moment, { name: room.name, address: room.address }))
        store.add(booking);
      for (const booking of nearbyBookings(moment, room.address.split('@')[1] ?? '')) store.add(booking);
      return;
    case 'busy':
      for (const booking of busyDay(moment)) store.add(booking);
      return;
  }
}

/** Quarter after quarter, from three hours ago until seven hours from now. */
function busyDay({ now }: Moment): readonly NewBooking[] {
  const first = Math.floor(now / quarterMs) * quarterMs - 12 * quarterMs;
  return Array.from({ length: busyBookings }, (_, index) => {
    const number = String(61_000_000_000 + index * 1_010_101);
    const meeting = zoomMeeting(number, index % 2 === 0 ? String(100_000 + index) : null, 'Anna Andersson');
    const bodies = [zoomSwedishHtml(meeting), zoomEnglishHtml(meeting), ''];
    return {
      when: { kind: 'timed', startsAt: first + index * quarterMs, endsAt: first + (index + 1) * quarterMs },
      title: `Kvartsmöte ${index + 1}`,
      body: { format: 'html', content: bodies[index % bodies.length] ?? '' },
    };
  });
}
