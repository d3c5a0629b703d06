/** What can follow from an intent. Decided in `undertake.ts`, carried out by the controller. */
import type { Booking } from '../../shared/model/booking.ts';
import type { CameraCommand, CommandOutcome, RoomCommand } from '../../shared/model/room-command.ts';
import type { BookingLength, HeldAction, Language, Notice } from '../../shared/snapshot.ts';
import type { AidKind, FaultCategory, OutOfUse } from '../../shared/snapshot-service.ts';
import type { Interval } from '../ports/calendar.ts';

/** Takes its time and settles: shown as under way until then. */
export type Deed =
  | { readonly kind: 'room'; readonly command: RoomCommand }
  /** A meeting with a number of its own, made and then joined. `books`: the time to book along with it. */
  | {
      readonly kind: 'startFresh';
      readonly topic: string;
      readonly durationMinutes: number;
      readonly books: Interval | null;
    }
  /** A meeting on the room's personal number, in a room that is booked along with it. */
  | { readonly kind: 'startPersonal'; readonly durationMinutes: number; readonly books: Interval }
  | { readonly kind: 'admitAll'; readonly personIds: readonly string[] };

/** A camera that moves while a finger stays. */
export type CameraMove = Extract<CameraCommand, { readonly kind: 'moveCamera' }>;

/** What is done with the room. */
export type RoomAction =
  | Deed
  | { readonly kind: 'moveCamera'; readonly command: CameraMove }
  | { readonly kind: 'stopCamera' }
  /** `loads`: the phone book has not been read yet. */
  | { readonly kind: 'search'; readonly query: string; readonly loads: boolean };

/** What is done with the calendar, and settles. */
export type CalendarDeed =
  /** `topic`: what the Zoom meeting that it carries is called; null: it carries none. `mailbox` null: this room. */
  | {
      readonly kind: 'book';
      readonly interval: Interval;
      readonly topic: string | null;
      readonly mailbox: string | null;
    }
  | { readonly kind: 'extend'; readonly booking: Booking; readonly length: BookingLength }
  | { readonly kind: 'findRooms'; readonly interval: Interval };

export type CalendarAction =
  | CalendarDeed
  /** Sent when the time of undo is over. */
  | { readonly kind: 'hold'; readonly what: HeldAction['kind']; readonly booking: Booking }
  | { readonly kind: 'undo'; readonly bookingKey: string }
  /** `command` tells Zoom, too; null where the room cannot. */
  | { readonly kind: 'checkIn'; readonly booking: Booking; readonly command: RoomCommand | null };

/** What staff do behind their PIN. */
export type AdminAction =
  | { readonly kind: 'openAdmin'; readonly pin: string }
  | { readonly kind: 'closeAdmin' }
  | { readonly kind: 'check'; readonly writes: boolean }
  | { readonly kind: 'setOutOfUse'; readonly outOfUse: OutOfUse | null };

/** What changes the panel itself. */
export type PanelAction =
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'aid'; readonly aid: AidKind; readonly isOn: boolean }
  | { readonly kind: 'reveal'; readonly bookingKey: string }
  | { readonly kind: 'touched' }
  | { readonly kind: 'dismiss'; readonly noticeId: number };

/** What is told to the service desk. */
export interface HelpAction {
  readonly kind: 'report';
  readonly category: FaultCategory;
}

export type Action = HelpAction | RoomAction | CalendarAction | AdminAction | PanelAction;

/** What is told of a booking. */
export type BookingNews = Extract<Notice['code'], `booking.${string}`>;

/** What an action came to: how far the room has shown it, or what is told of a booking. */
export type Outcome = CommandOutcome | BookingNews;
