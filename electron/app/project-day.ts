/** What the page is shown of a day: its bookings and gaps as a list, and at a glance. Pure; masks by the privacy level. */
import type { Booking } from '../../shared/model/booking.ts';
import type { AgendaRow, AgendaSlice, DayView } from '../../shared/snapshot.ts';
import type { Instant } from '../../shared/time.ts';
import { readAgenda, type Agenda } from './agenda.ts';
import { privacyOf, viewBooking, type Privacy } from './booking-view.ts';
import { ageOf } from './calendar-age.ts';
import { dayOf, hourOfDay, type Day } from './day.ts';
import type { PanelState } from './state.ts';

const stripHours = { from: 7, to: 18 };

/** Nobody has said yet what may be shown. */
const closedPrivacy: Privacy = { level: 'busy', placement: 'door', revealed: null };
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

/** `revealed`: key of the booking that somebody in the room has asked to see. */
export function readDay(
  bookings: readonly Booking[],
  now: Instant,
  config: PanelState['config'],
  revealed: string | null,
): Reading {
  const timeZone = config?.room.timeZone ?? fallbackZone;
  const day = dayOf(now, timeZone);
  const next = dayOf(day.endsAt, timeZone);
  return {
    timeZone,
    now,
    privacy: config === null ? closedPrivacy : privacyOf(config, revealed),
    day,
    agenda: readAgenda(bookings, now, day),
    tomorrow: { day: next, agenda: readAgenda(bookings, now, next) },
  };
}

const rowStart = (row: AgendaRow): Instant => (row.kind === 'gap' ? row.startsAt : row.booking.startsAt);

/** `isKnown`: the calendar is believed, so that what it leaves empty may be called free. */
function dayView({ agenda, day, privacy }: DayReading, isKnown: boolean, joinsOthers: boolean): DayView {
  const gaps = isKnown ? agenda.gaps : [];
  const rows: AgendaRow[] = [
    ...agenda.timed.map(({ booking, phase, overlaps }) => ({
      kind: 'booking' as const,
      phase,
      booking: viewBooking(booking, privacy, 'list', { overlaps, joinsOthers }),
    })),
    ...gaps.map((gap) => ({ kind: 'gap' as const, ...gap })),
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
  const age = ageOf(asOf, now);
  const isKnown = age !== 'unknown';
  const { allDay, rows } = dayView(reading, isKnown, joinsOthers);
  return {
    asOf,
    age,
    allDay,
    rows,
    tomorrow: dayView({ ...reading, ...tomorrow }, isKnown, joinsOthers),
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
