/** What the page is shown of the day: the home screen's state and the agenda. Pure; masks by the privacy level. */
import type { Booking, JoinObstacle } from '../../shared/model/booking.ts';
import type { AgendaRow, AgendaSlice, HomeSlice } from '../../shared/snapshot.ts';
import { minute, type Instant } from '../../shared/time.ts';
import { readAgenda, soonMs, type Agenda } from './agenda.ts';
import { privacyOf, viewBooking, type Privacy } from './booking-view.ts';
import { dayOf, hourOfDay } from './day.ts';
import type { PanelState } from './state.ts';

/** From this age on the calendar is not trusted any more, and nothing is called free. */
const unknownAfterMs = 15 * minute;
const agedAfterMs = minute;
const stripHours = { from: 7, to: 18 };

const openPrivacy: Privacy = { level: 'open', placement: 'table' };
export const fallbackZone = 'Europe/Stockholm';

/** The bookings as they stand at a moment. */
export interface Reading {
  readonly agenda: Agenda;
  readonly privacy: Privacy;
  readonly timeZone: string;
  readonly now: Instant;
}

export function readDay(bookings: readonly Booking[], now: Instant, config: PanelState['config']): Reading {
  const timeZone = config?.room.timeZone ?? fallbackZone;
  return {
    timeZone,
    now,
    privacy: config === null ? openPrivacy : privacyOf(config),
    agenda: readAgenda(bookings, now, dayOf(now, timeZone)),
  };
}

function ageOf(asOf: Instant | null, now: Instant): AgendaSlice['age'] {
  if (asOf === null || now - asOf > unknownAfterMs) return 'unknown';
  return now - asOf >= agedAfterMs ? 'aged' : 'fresh';
}

/** `asOf` is when the calendar last answered in full. */
export function agendaSlice({ agenda, privacy, timeZone, now }: Reading, asOf: Instant | null): AgendaSlice {
  const rows: AgendaRow[] = [
    ...agenda.timed.map(({ booking, phase, overlaps }) => ({
      kind: 'booking' as const,
      phase,
      booking: viewBooking(booking, privacy, 'list', overlaps),
    })),
    ...agenda.gaps.map((gap) => ({ kind: 'gap' as const, ...gap })),
  ];
  const startOf = (row: AgendaRow): Instant => (row.kind === 'gap' ? row.startsAt : row.booking.startsAt);
  return {
    asOf,
    age: ageOf(asOf, now),
    allDay: agenda.allDay.map((booking) => viewBooking(booking, privacy, 'list')),
    rows: rows.sort((a, b) => startOf(a) - startOf(b)),
    strip: {
      startsAt: hourOfDay(now, timeZone, stripHours.from),
      endsAt: hourOfDay(now, timeZone, stripHours.to),
      blocks: agenda.timed.map(({ booking, phase }) => ({
        startsAt: booking.startsAt,
        endsAt: booking.endsAt,
        phase,
        isTentative: booking.showAs === 'tentative',
      })),
    },
  };
}

/** Why this room cannot join it; null when it can. */
function obstacleOf({ join }: Booking, joinsOthers: boolean): JoinObstacle | null {
  switch (join.kind) {
    case 'zoom':
      return null;
    case 'thirdParty':
      return joinsOthers ? null : 'otherService';
    case 'none':
      return join.obstacle;
  }
}

function primaryFor(
  booking: Booking,
  early: boolean,
  joinsOthers: boolean,
): Pick<HomeSlice, 'primary' | 'obstacle'> {
  const obstacle = obstacleOf(booking, joinsOthers);
  return obstacle === null
    ? { primary: { kind: 'join', bookingKey: booking.key, early }, obstacle }
    : { primary: { kind: 'start' }, obstacle };
}

/** `joinsOthers`: the room can join meetings of other services. */
export function homeSlice(
  { agenda, privacy, timeZone, now }: Reading,
  asOf: Instant | null,
  joinsOthers: boolean,
): HomeSlice {
  const { current, next } = agenda;
  const isKnown = ageOf(asOf, now) !== 'unknown';
  if (current !== null) {
    return {
      state: isKnown ? 'busy' : 'unknown',
      until: isKnown ? current.endsAt : null,
      booking: viewBooking(current, privacy, 'main'),
      ...primaryFor(current, false, joinsOthers),
    };
  }
  if (next !== null && next.startsAt - now <= soonMs) {
    return {
      state: isKnown ? 'soon' : 'unknown',
      until: isKnown ? next.startsAt : null,
      booking: viewBooking(next, privacy, 'main'),
      ...primaryFor(next, true, joinsOthers),
    };
  }
  const endsToday = next !== null && next.startsAt < dayOf(now, timeZone).endsAt;
  return {
    state: isKnown ? 'free' : 'unknown',
    until: isKnown && endsToday ? next.startsAt : null,
    booking: null,
    primary: { kind: 'start' },
    obstacle: null,
  };
}
