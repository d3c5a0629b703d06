/** What the page is shown of the day: the home screen's state and the agenda. Pure; masks by the privacy level. */
import type { Booking } from '../../shared/model/booking.ts';
import type { AgendaRow, AgendaSlice, DayView, HomeSlice } from '../../shared/snapshot.ts';
import { minute, type Instant } from '../../shared/time.ts';
import { readAgenda, type Agenda } from './agenda.ts';
import { standingOf } from './booking/standing.ts';
import { obstacleOf, privacyOf, viewBooking, type Privacy } from './booking-view.ts';
import { dayOf, hourOfDay, type Day } from './day.ts';
import type { PanelState } from './state.ts';

/** From this age on the calendar is not trusted any more, and nothing is called free. */
const unknownAfterMs = 15 * minute;
const agedAfterMs = minute;
const stripHours = { from: 7, to: 18 };

const openPrivacy: Privacy = { level: 'open', placement: 'table' };
export const fallbackZone = 'Europe/Stockholm';

interface ReadDay {
  readonly day: Day;
  readonly agenda: Agenda;
}

interface DayReading extends ReadDay {
  readonly privacy: Privacy;
}

/** The bookings as they stand at a moment. */
export interface Reading extends DayReading {
  readonly tomorrow: ReadDay;
  readonly timeZone: string;
  readonly now: Instant;
}

export function readDay(bookings: readonly Booking[], now: Instant, config: PanelState['config']): Reading {
  const timeZone = config?.room.timeZone ?? fallbackZone;
  const day = dayOf(now, timeZone);
  const next = dayOf(day.endsAt, timeZone);
  return {
    timeZone,
    now,
    privacy: config === null ? openPrivacy : privacyOf(config),
    day,
    agenda: readAgenda(bookings, now, day),
    tomorrow: { day: next, agenda: readAgenda(bookings, now, next) },
  };
}

function ageOf(asOf: Instant | null, now: Instant): AgendaSlice['age'] {
  if (asOf === null || now - asOf > unknownAfterMs) return 'unknown';
  return now - asOf >= agedAfterMs ? 'aged' : 'fresh';
}

const rowStart = (row: AgendaRow): Instant => (row.kind === 'gap' ? row.startsAt : row.booking.startsAt);

function dayView({ agenda, day, privacy }: DayReading, joinsOthers: boolean): DayView {
  const rows: AgendaRow[] = [
    ...agenda.timed.map(({ booking, phase, overlaps }) => ({
      kind: 'booking' as const,
      phase,
      booking: viewBooking(booking, privacy, 'list', { overlaps, joinsOthers }),
    })),
    ...agenda.gaps.map((gap) => ({ kind: 'gap' as const, ...gap })),
  ];
  return {
    startsAt: day.startsAt,
    allDay: agenda.allDay.map((booking) => viewBooking(booking, privacy, 'list', { joinsOthers })),
    rows: rows.sort((a, b) => rowStart(a) - rowStart(b)),
  };
}

/** `asOf` is when the calendar last answered in full; `joinsOthers`: the room can join other services' meetings. */
export function agendaSlice(reading: Reading, asOf: Instant | null, joinsOthers: boolean): AgendaSlice {
  const { agenda, tomorrow, timeZone, now } = reading;
  const { allDay, rows } = dayView(reading, joinsOthers);
  return {
    asOf,
    age: ageOf(asOf, now),
    allDay,
    rows,
    tomorrow: dayView({ ...reading, ...tomorrow }, joinsOthers),
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

const noWrites = {
  lengths: [],
  extensions: [],
  canEnd: false,
  writeObstacle: null,
  checkIn: null,
  released: null,
} as const;

/** `joinsOthers`: the room can join meetings of other services. */
export function homeSlice(
  { agenda, day, privacy, now }: Reading,
  asOf: Instant | null,
  joinsOthers: boolean,
): HomeSlice {
  const isKnown = ageOf(asOf, now) !== 'unknown';
  const { word, until, booking } = standingOf({ agenda, now, day, isKnown, waitsUntil: null });
  const heading = { ...noWrites, state: word, until };
  if (booking === null) return { ...heading, booking, primary: { kind: 'start' }, obstacle: null };
  return {
    ...heading,
    booking: viewBooking(booking, privacy, 'main'),
    ...primaryFor(booking, booking.startsAt > now, joinsOthers),
  };
}
