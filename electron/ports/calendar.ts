/** The room's calendar. It reads by itself, at the pace its server allows, and tells what it found. */
import type { PanelError } from '../../shared/errors.ts';
import type { Booking } from '../../shared/model/booking.ts';
import type { Instant } from '../../shared/time.ts';
import type { Stop } from './clock.ts';

export type CalendarEvent =
  /** A complete answer for `from` to `to` (or, at start, the last good one kept on disk). */
  | {
      readonly kind: 'agenda';
      readonly bookings: readonly Booking[];
      readonly from: Instant;
      readonly to: Instant;
      /** When the server gave it. */
      readonly asOf: Instant;
    }
  /** A reading failed. What was read before stands, with its age. */
  | { readonly kind: 'trouble'; readonly error: PanelError };

export interface Calendar {
  readonly start: (listener: (event: CalendarEvent) => void) => Stop;
  /** Reads as soon as the server's rules allow: after a wake, a return of the network, an own write. */
  readonly refresh: () => void;
}
