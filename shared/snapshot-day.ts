/**
 * What the page is shown of the day: bookings as they may be seen, what can be booked, what is about to be sent. Part
 * of the snapshot, and under its rules.
 */
import type { ErrorCode } from './errors.ts';
import type { JoinObstacle, MeetingService } from './model/booking.ts';
import type { Instant } from './time.ts';

/** A booking as the room's privacy level lets it be seen. */
export interface BookingView {
  readonly key: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly isAllDay: boolean;
  /** Which words stand as the title: the booking's own, or a fixed phrase. */
  readonly label: 'title' | 'private' | 'booked' | 'byPanel';
  /** Set when `label` is `title`. */
  readonly title: string | null;
  readonly organizer: string | null;
  readonly service: MeetingService | null;
  /** Why it cannot be joined here; null when it can. */
  readonly obstacle: JoinObstacle | null;
  readonly isTentative: boolean;
  /** Shares time with another booking. */
  readonly overlaps: boolean;
}

export type RoomStateWord = 'free' | 'soon' | 'waiting' | 'busy' | 'unknown';

/** A length that fits. */
export interface BookingLength {
  /** Null: until the next booking. */
  readonly minutes: number | null;
  readonly endsAt: Instant;
}

/** Proof that the booking is used, which is wanted now or has been given. */
export interface CheckInView {
  readonly state: 'open' | 'done';
  /** When the room is given back unless somebody checks in; null: it is not. */
  readonly releaseAt: Instant | null;
}

/** A booking whose time was given back, and can be had again. */
export interface ReleasedView {
  readonly booking: BookingView;
  readonly releasedAt: Instant;
  /** Until then, or for as long as the time is still free. */
  readonly takeBackUntil: Instant;
}

export type PrimaryAction =
  | { readonly kind: 'join'; readonly bookingKey: string; readonly early: boolean }
  | { readonly kind: 'start' }
  | { readonly kind: 'none' };

/** What stands to the left on the home screen. */
export interface HomeSlice {
  readonly state: RoomStateWord;
  /** When the state ends; null for the rest of the day, or not known. */
  readonly until: Instant | null;
  /** The running booking, or the one that starts soon. */
  readonly booking: BookingView | null;
  readonly primary: PrimaryAction;
  /** Why the booking cannot be joined here; stands where the button would be. */
  readonly obstacle: JoinObstacle | null;
  /** Bookings that can be made from now on; empty when none fits or none can be made. */
  readonly lengths: readonly BookingLength[];
  /** By how much the running booking can be lengthened. */
  readonly extensions: readonly BookingLength[];
  readonly canEnd: boolean;
  /** Why nothing can be booked, extended or ended although the time would allow it. */
  readonly writeObstacle: ErrorCode | null;
  readonly checkIn: CheckInView | null;
  readonly released: ReleasedView | null;
  /** The room keeps to itself what the booking is about, and shows it for half a minute to whoever asks here. */
  readonly canReveal: boolean;
}

/** What will be sent when the time of undo is over. */
export interface HeldAction {
  readonly kind: 'booking.end' | 'booking.release';
  readonly booking: BookingView;
  /** Somebody tapped it, or the rule for bookings that nobody uses. */
  readonly isByRule: boolean;
  readonly since: Instant;
  readonly until: Instant;
}

/** Another room that is free now. */
export interface FreeRoom {
  readonly id: string;
  readonly name: string;
  readonly capacity: number | null;
  /** Null: for the rest of the day. */
  readonly freeUntil: Instant | null;
  readonly lengths: readonly BookingLength[];
}

/** The last search for free rooms, nearest first. */
export interface RoomsSlice {
  readonly state: 'notLoaded' | 'loading' | 'loaded' | 'failed';
  readonly asOf: Instant | null;
  readonly rows: readonly FreeRoom[];
  /** How many rooms were asked; 0: the config names none. */
  readonly roomCount: number;
}

export type AgendaRow =
  | {
      readonly kind: 'booking';
      readonly phase: 'past' | 'now' | 'next' | 'later';
      readonly booking: BookingView;
    }
  | {
      readonly kind: 'gap';
      readonly startsAt: Instant;
      /** Null for the rest of the day. */
      readonly endsAt: Instant | null;
    };

/** A day as a list. */
export interface DayView {
  /** Midnight that begins it. */
  readonly startsAt: Instant;
  readonly allDay: readonly BookingView[];
  readonly rows: readonly AgendaRow[];
}

export interface AgendaSlice {
  /** When the calendar last answered in full; null if it never did. */
  readonly asOf: Instant | null;
  /** `fresh` is not worth a word; `aged` shows the age; `unknown` is too old to be trusted. */
  readonly age: 'fresh' | 'aged' | 'unknown';
  readonly allDay: readonly BookingView[];
  readonly rows: readonly AgendaRow[];
  readonly tomorrow: DayView;
  /** The day at a glance. */
  readonly strip: {
    readonly startsAt: Instant;
    readonly endsAt: Instant;
    readonly blocks: readonly {
      readonly startsAt: Instant;
      readonly endsAt: Instant;
      readonly phase: 'past' | 'now' | 'next' | 'later';
      readonly isTentative: boolean;
    }[];
  };
}
