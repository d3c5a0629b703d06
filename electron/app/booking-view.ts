/**
 * A booking as it may be seen: the room's privacy level and the booking's own mark decide, before anything leaves
 * main. A private booking shows neither title nor organiser at any level.
 */
import type { Config } from '../../shared/config.ts';
import type { Booking, JoinObstacle, MeetingService } from '../../shared/model/booking.ts';
import type { BookingView } from '../../shared/snapshot.ts';
import { isLong } from './agenda.ts';

export type PrivacyLevel = Config['privacy']['inside'];
/** The big text of the home screen, or a row of the list. */
export type Place = 'main' | 'list';

export interface Privacy {
  readonly level: PrivacyLevel;
  readonly placement: Config['panel']['placement'];
  /** Key of the booking that somebody in the room has asked to see; null: none. */
  readonly revealed: string | null;
}

export function privacyOf(config: Config, revealed: string | null): Privacy {
  const { placement } = config.panel;
  const level = placement === 'door' ? config.privacy.door : config.privacy.inside;
  return { placement, level, revealed };
}

/** Whoever has asked to see a booking sees it in full, but not in a list that others look at. */
function levelFor({ key }: Booking, { level, revealed }: Privacy, place: Place): PrivacyLevel {
  return place === 'main' && key === revealed ? 'open' : level;
}

function mayShowTitle({ level, placement }: Privacy, place: Place): boolean {
  if (level === 'open') return true;
  return level === 'organiser' && placement === 'table' && place === 'main';
}

function words(
  booking: Booking,
  privacy: Privacy,
  place: Place,
): Pick<BookingView, 'label' | 'title' | 'organizer'> {
  if (booking.isPrivate) return { label: 'private', title: null, organizer: null };
  if (booking.panelMark !== null || (booking.organizedByRoom && booking.title === null)) {
    return { label: 'byPanel', title: null, organizer: null };
  }
  const level = levelFor(booking, privacy, place);
  const organizer = level === 'busy' ? null : booking.organizerName;
  return booking.title !== null && mayShowTitle({ ...privacy, level }, place)
    ? { label: 'title', title: booking.title, organizer }
    : { label: 'booked', title: null, organizer };
}

/** Whether those in the room can ask to see it: only what the level alone hides, never what its organiser does. */
export function canReveal(booking: Booking, privacy: Privacy): boolean {
  if (privacy.level !== 'busy' || privacy.placement !== 'table' || privacy.revealed === booking.key)
    return false;
  const { title, organizer } = words(booking, { ...privacy, revealed: booking.key }, 'main');
  return title !== null || organizer !== null;
}

function serviceOf(booking: Booking): MeetingService | null {
  return booking.join.kind === 'zoom' ? 'zoom' : booking.join.service;
}

/** What a row adds to the booking itself. */
export interface RowFacts {
  readonly overlaps?: boolean;
  /** The room can join meetings of other services. */
  readonly joinsOthers?: boolean;
}

/** Why this room cannot join it; null when it can. */
export function obstacleOf({ join }: Booking, joinsOthers: boolean): JoinObstacle | null {
  switch (join.kind) {
    case 'zoom':
      return null;
    case 'thirdParty':
      return joinsOthers ? null : 'otherService';
    case 'none':
      return join.obstacle;
  }
}

export function viewBooking(
  booking: Booking,
  privacy: Privacy,
  place: Place,
  { overlaps = false, joinsOthers = false }: RowFacts = {},
): BookingView {
  return {
    key: booking.key,
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    isAllDay: isLong(booking),
    ...words(booking, privacy, place),
    service: serviceOf(booking),
    obstacle: obstacleOf(booking, joinsOthers),
    isTentative:
      booking.showAs === 'tentative' ||
      booking.response === 'notResponded' ||
      booking.response === 'tentativelyAccepted',
    overlaps,
  };
}
