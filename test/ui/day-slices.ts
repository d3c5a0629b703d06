/** The day of a made-up room in snapshots: bookings, rows and agenda of Monday 23 November 2026 in Stockholm. */
import type { AgendaRow, AgendaSlice, BookingView } from '../../shared/snapshot.ts';
import { minute, type Instant } from '../../shared/time.ts';

/** `13:48` that day, in the room's zone. */
export function at(time: string): Instant {
  return Date.parse(`2026-11-23T${time}:00+01:00`);
}

const nextMidnight = Date.parse('2026-11-24T00:00:00+01:00');

export function booking(from: string, to: string, facts: Partial<BookingView> = {}): BookingView {
  return {
    key: `${from} ${facts.title ?? ''}`,
    startsAt: at(from),
    endsAt: at(to),
    isAllDay: false,
    label: 'title',
    title: 'Planering v. 48',
    organizer: 'Anna Andersson',
    service: 'zoom',
    obstacle: null,
    isTentative: false,
    overlaps: false,
    ...facts,
  };
}

export const planning = booking('14:30', '15:30', { title: 'Planering v. 48 – rekrytering och lokaler' });
export const archive = booking('10:00', '11:00', {
  title: 'Styrgrupp arkiv',
  organizer: 'Karin Ek',
  service: null,
});
export const secret = booking('16:00', '17:00', {
  label: 'private',
  title: null,
  organizer: null,
  service: null,
});

/** The day's rows as main builds them: bookings with their phase, and gaps between what is still to come. */
function rowsAt(now: Instant, bookings: readonly BookingView[]): readonly AgendaRow[] {
  const next = bookings.find(({ startsAt }) => startsAt > now);
  const rows: AgendaRow[] = bookings.map((one) => ({
    kind: 'booking',
    booking: one,
    phase: one.endsAt <= now ? 'past' : one.startsAt <= now ? 'now' : one === next ? 'next' : 'later',
  }));
  let freeFrom = now;
  for (const { startsAt, endsAt } of bookings) {
    if (startsAt - freeFrom >= 15 * minute) rows.push({ kind: 'gap', startsAt: freeFrom, endsAt: startsAt });
    freeFrom = Math.max(freeFrom, endsAt);
  }
  rows.push({ kind: 'gap', startsAt: freeFrom, endsAt: null });
  const start = (row: AgendaRow): Instant => (row.kind === 'gap' ? row.startsAt : row.booking.startsAt);
  return rows.sort((a, b) => start(a) - start(b));
}

export function agenda(
  now: Instant,
  bookings: readonly BookingView[] = [archive, planning, secret],
  facts: Partial<AgendaSlice> = {},
): AgendaSlice {
  const rows = rowsAt(now, bookings);
  return {
    asOf: now - 20_000,
    age: 'fresh',
    allDay: [],
    rows,
    tomorrow: {
      startsAt: nextMidnight,
      allDay: [],
      rows: [{ kind: 'gap', startsAt: nextMidnight, endsAt: null }],
    },
    strip: {
      startsAt: at('07:00'),
      endsAt: at('18:00'),
      blocks: rows
        .filter((row) => row.kind === 'booking')
        .map(({ booking: { startsAt, endsAt, isTentative }, phase }) => ({
          startsAt,
          endsAt,
          isTentative,
          phase,
        })),
    },
    ...facts,
  };
}
