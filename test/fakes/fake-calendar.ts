/** A calendar without a server: a test says what stands in it and when its server is away. */
import type { Calendar, CalendarEvent } from '../../electron/ports/calendar.ts';
import type { Clock } from '../../electron/ports/clock.ts';
import { panelError, type PanelError } from '../../shared/errors.ts';
import type { Booking } from '../../shared/model/booking.ts';
import { err } from '../../shared/result.ts';
import { hour } from '../../shared/time.ts';

export interface FakeCalendar extends Calendar {
  /** Replaces the bookings and tells them, as the next reading would; not while its server is away. */
  readonly setBookings: (bookings: readonly Booking[]) => void;
  /** The server cannot be read from now on; told at once. */
  readonly lose: (error: PanelError) => void;
  /** The server is back, and the bookings are told. */
  readonly restore: () => void;
  /** Tells any event as it is, such as a kept agenda of yesterday. */
  readonly tell: (event: CalendarEvent) => void;
  /** How often somebody asked for a reading. */
  readonly refreshes: () => number;
  readonly isStarted: () => boolean;
}

const refuse = () => Promise.resolve(err(panelError('calendar.writeRefused', 'never', null)));

/** A calendar that takes no writes. */
export const readOnly = {
  book: refuse,
  setEnd: refuse,
  release: refuse,
  releaseSeries: refuse,
  readRooms: refuse,
} as const;

export function createFakeCalendar(clock: Clock, initial: readonly Booking[] = []): FakeCalendar {
  let bookings = initial;
  let lost: PanelError | null = null;
  let listener: ((event: CalendarEvent) => void) | null = null;
  let refreshCount = 0;

  const read = (): void => {
    const asOf = clock.now();
    if (lost === null) {
      listener?.({ kind: 'agenda', bookings, from: asOf - 24 * hour, to: asOf + 48 * hour, asOf });
    }
  };

  return {
    ...readOnly,
    start: (heard) => {
      if (listener !== null) throw new Error('the calendar has been started already');
      listener = heard;
      if (lost !== null) heard({ kind: 'trouble', error: lost });
      read();
      return () => {
        if (listener === heard) listener = null;
      };
    },
    refresh: () => {
      refreshCount += 1;
      read();
    },
    setBookings: (next) => {
      bookings = next;
      read();
    },
    lose: (error) => {
      if (lost?.code !== error.code) listener?.({ kind: 'trouble', error });
      lost = error;
    },
    restore: () => {
      lost = null;
      read();
    },
    tell: (event) => listener?.(event),
    refreshes: () => refreshCount,
    isStarted: () => listener !== null,
  };
}
