/**
 * A booking as every calendar adapter delivers it, whatever server it came from. Times are instants; an all-day
 * booking also keeps its calendar dates. Nothing here is masked yet: these values stay in main.
 */
import type { CalendarDate, Instant } from '../time.ts';

/** Free/busy, Graph's words. */
export type ShowAs = 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere' | 'unknown';

/** The room's own answer to the invitation, Graph's words. */
export type BookingResponse =
  'none' | 'organizer' | 'tentativelyAccepted' | 'accepted' | 'declined' | 'notResponded';

export type MeetingService = 'zoom' | 'teams' | 'meet' | 'webex' | 'skype' | 'other';

/** Services whose meetings a Zoom Room may be able to join. */
export const thirdParties = ['teams', 'meet'] as const satisfies readonly MeetingService[];
export type ThirdParty = (typeof thirdParties)[number];

/** A Zoom meeting that the room can dial. */
export interface ZoomMeeting {
  /** 9 to 11 digits. */
  readonly meetingNumber: string;
  /** What a person or a room types, never the opaque `pwd` of a link; the numeric one where there are two. */
  readonly passcode: string | null;
  /** The ten-digit number of somebody's personal room: joined, but advised against. */
  readonly isPersonal: boolean;
}

/** Why a booking that seems to have a meeting cannot be joined from this room. */
export type JoinObstacle =
  | 'noLink' // nothing that looks like a meeting
  | 'linkStripped' // the mailbox removes the text of invitations
  | 'otherService' // a meeting of a service that no room joins
  | 'registration' // a link that wants each guest to sign up first
  | 'personalLink' // /my/name: has no number to dial
  | 'hostNotAllowed'; // a Zoom link on a host outside the allow list

export type JoinInfo =
  | {
      readonly kind: 'zoom';
      readonly meeting: ZoomMeeting;
      /** Other Zoom meetings found in the same booking, best first. */
      readonly alternatives: readonly ZoomMeeting[];
    }
  /** A meeting of a service that some rooms can join: by this link, https and on one of the service's own hosts. */
  | { readonly kind: 'thirdParty'; readonly service: ThirdParty; readonly url: string }
  | { readonly kind: 'none'; readonly obstacle: JoinObstacle; readonly service: MeetingService | null };

/** What a panel writes into the bookings it makes. A part that cannot be read is null. */
export interface PanelMark {
  /** The panel that made it, by its room's name. */
  readonly panel: string | null;
  /** Identity of the press that made it: a second write of the same press is recognised by it. */
  readonly press: string | null;
  /** The Zoom meeting made with it; it goes when the booking goes. */
  readonly meetingNumber: string | null;
  /** Key of the booking that it lengthens: somebody else's, so that it got a booking of ours right after it. */
  readonly continues: string | null;
}

export interface Booking {
  /** Stable identity on the screen; the same over polls, different for each occurrence of a series. */
  readonly key: string;
  /** What the server needs to change the item. */
  readonly ref: { readonly id: string; readonly changeKey: string | null };
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** Set for all-day bookings: dates in the room's zone, end exclusive. */
  readonly allDay: { readonly startDate: CalendarDate; readonly endDate: CalendarDate } | null;
  /** Trimmed; null when empty or nothing but the organiser's name. */
  readonly title: string | null;
  readonly organizerName: string | null;
  /** The room answers for it: made at a panel, or by somebody signed in as the room. */
  readonly organizedByRoom: boolean;
  /** Personal, private or confidential: title and organiser are shown nowhere. */
  readonly isPrivate: boolean;
  readonly isCancelled: boolean;
  readonly response: BookingResponse;
  readonly showAs: ShowAs;
  /** Others are invited: a change is mailed to them. */
  readonly isMeeting: boolean;
  /** Identity of the series it is one date of; null outside a series. */
  readonly seriesKey: string | null;
  /** Set when a panel made the booking. */
  readonly panelMark: PanelMark | null;
  readonly join: JoinInfo;
}

/** Whether the room counts as taken by it (not cancelled, not declined, not marked free, not of zero length). */
export function isBlocking(
  booking: Pick<Booking, 'isCancelled' | 'response' | 'showAs' | 'startsAt' | 'endsAt'>,
): boolean {
  return (
    !booking.isCancelled &&
    booking.response !== 'declined' &&
    booking.showAs !== 'free' &&
    booking.endsAt > booking.startsAt
  );
}
