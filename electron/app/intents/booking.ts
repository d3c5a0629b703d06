/**
 * Bookings of this room and of others nearby: what is written for each tap, or why nothing is. What is written is
 * checked again against the server; what is refused here needs no look at it.
 */
import { isBlocking, type Booking } from '../../../shared/model/booking.ts';
import type { RoomCommand } from '../../../shared/model/room-command.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { minute, type Instant } from '../../../shared/time.ts';
import type { Action } from '../action.ts';
import { isLong, soonMs } from '../agenda.ts';
import { checkInWindow } from '../booking/check-in.ts';
import { planEnd } from '../booking/ending.ts';
import { extensionsOf } from '../booking/extension.ts';
import { lengthsFrom, minuteFloor } from '../booking/lengths.ts';
import { mayRelease } from '../booking/release-rule.ts';
import { takeBackNow } from '../booking/take-back.ts';
import { writeObstacle } from '../calendar-age.ts';
import { dayOf } from '../day.ts';
import { pageId } from '../page-id.ts';
import { fallbackZone } from '../project-day.ts';
import { joinableBookings, onRoomList } from '../room-list.ts';
import type { PanelState } from '../state.ts';
import { topicOf } from '../words.ts';
import { anyTime, notPossible, obstacle, refuse, type IntentOf, type Rule, type Rules } from './rule.ts';

type BookingKind =
  | 'booking.book'
  | 'booking.extend'
  | 'booking.end'
  | 'booking.release'
  | 'booking.undo'
  | 'booking.checkIn'
  | 'booking.takeBack'
  | 'rooms.find';

/** A gap that was tapped may have begun a moment ago. */
const oldestStartMs = 5 * minute;

const dayEndOf = ({ config }: PanelState, at: Instant): Instant =>
  dayOf(at, config?.room.timeZone ?? fallbackZone).endsAt;
const blockingOf = ({ calendar }: PanelState): readonly Booking[] => calendar.bookings.filter(isBlocking);
const runs = (booking: Booking, now: Instant): boolean => booking.startsAt <= now && now < booking.endsAt;

/** Nothing is written upon an agenda that is not to be trusted. */
function writing<K extends BookingKind>(build: Rule<K>): Rule<K> {
  return (state, intent) => {
    const code = writeObstacle(state);
    return code === null ? build(state, intent) : refuse(code);
  };
}

function withBooking(
  state: PanelState,
  bookingKey: string,
  build: (booking: Booking) => Result<Action>,
): Result<Action> {
  const booking = blockingOf(state).find(({ key }) => key === bookingKey);
  return booking === undefined ? refuse('calendar.gone') : build(booking);
}

const asked = (minutes: number | null): readonly number[] => (minutes === null ? [] : [minutes]);

/** When a booking asked for would begin; null where no page could have offered it. */
function startOf({ startsAt }: IntentOf<'booking.book'>, state: PanelState): Instant | null {
  const earliest = minuteFloor(state.now);
  if (startsAt === null) return earliest;
  const isShown =
    startsAt >= earliest - oldestStartMs && startsAt < dayEndOf(state, dayEndOf(state, state.now));
  return isShown ? Math.max(minuteFloor(startsAt), earliest) : null;
}

function book(state: PanelState, intent: IntentOf<'booking.book'>): Result<Action> {
  if (intent.withZoom && !state.makesMeetings) return notPossible('no scheduler');
  const startsAt = startOf(intent, state);
  if (startsAt === null) return notPossible('a start that is not shown');
  const room = state.roomSearch?.rooms?.find(({ mailbox }) => pageId(mailbox) === intent.roomId);
  const busy = intent.roomId === null ? blockingOf(state) : room?.busy;
  if (busy === undefined || busy === null) return notPossible('a room that is not shown');
  const dayEndsAt = dayEndOf(state, startsAt);
  const lengths = lengthsFrom(startsAt, { busy, dayEndsAt }, asked(intent.minutes));
  const length = lengths.find(({ minutes }) => minutes === intent.minutes);
  if (length === undefined) return refuse('calendar.taken');
  return ok<Action>({
    kind: 'book',
    interval: { startsAt, endsAt: length.endsAt },
    topic: intent.withZoom ? topicOf(state) : null,
    mailbox: room?.mailbox ?? null,
  });
}

function extend(state: PanelState, { bookingKey, minutes }: IntentOf<'booking.extend'>): Result<Action> {
  return withBooking(state, bookingKey, (booking) => {
    if (!runs(booking, state.now)) return notPossible('it does not run');
    const dayEndsAt = dayEndOf(state, state.now);
    const lengths = extensionsOf(booking, state.calendar.bookings, { minutes: asked(minutes), dayEndsAt });
    const length = lengths.find((one) => one.minutes === minutes);
    return length === undefined ? refuse('calendar.taken') : ok<Action>({ kind: 'extend', booking, length });
  });
}

function end(state: PanelState, { bookingKey }: IntentOf<'booking.end'>): Result<Action> {
  return withBooking(state, bookingKey, (booking) => {
    const { kind } = planEnd(booking, state.calendar.bookings, state.now);
    if (kind === 'notOurs') return refuse('calendar.notOurs');
    return kind === 'nothingToEnd'
      ? notPossible('nothing to end')
      : ok<Action>({ kind: 'hold', what: 'booking.end', booking });
  });
}

/** Whoever stands in the room may say that it is not needed, about what runs or is about to; not from the corridor. */
function release(state: PanelState, { bookingKey }: IntentOf<'booking.release'>): Result<Action> {
  const { config, now } = state;
  if (config === null || !mayRelease({ ...config, booking: { ...config.booking, release: 'on' } }))
    return refuse('calendar.notOurs');
  return withBooking(state, bookingKey, (booking) => {
    const isAbout = booking.startsAt - soonMs <= now && now < booking.endsAt;
    return !isAbout || isLong(booking)
      ? notPossible('nothing to release')
      : ok<Action>({ kind: 'hold', what: 'booking.release', booking });
  });
}

/** Tells Zoom, too, where the room can: by what the room's own list calls the booking, and the calendar's item. */
function zoomCheckIn({ config, room }: PanelState, booking: Booking): RoomCommand | null {
  if (obstacle(room, 'checkIn', anyTime) !== null) return null;
  const mailbox = config?.calendar?.mailbox ?? null;
  const row = onRoomList(booking, room.bookings);
  const join = joinableBookings([booking], room.bookings)[0]?.join;
  const { id, changeKey } = booking.ref;
  // Zoom knows the item by the id that its own list gives; the calendar's may be of another form.
  const item =
    changeKey === null || mailbox === null ? null : { id: row?.calendarId ?? id, changeKey, mailbox };
  const joined = join?.kind === 'zoom' ? join.meeting.meetingNumber : null;
  const meetingNumber = row?.meetingNumber ?? joined;
  return meetingNumber === null && item === null ? null : { kind: 'checkIn', meetingNumber, item };
}

/** Needs no calendar: what it says is kept here. */
function checkIn(state: PanelState, { bookingKey }: IntentOf<'booking.checkIn'>): Result<Action> {
  const times = state.config?.booking.checkIn;
  return withBooking(state, bookingKey, (booking) => {
    const isOpen =
      times !== undefined && checkInWindow(booking, times).opensAt <= state.now && state.now < booking.endsAt;
    return isOpen
      ? ok<Action>({ kind: 'checkIn', booking, command: zoomCheckIn(state, booking) })
      : notPossible('not the time to check in');
  });
}

function takeBack(state: PanelState, { bookingKey }: IntentOf<'booking.takeBack'>): Result<Action> {
  const offer = takeBackNow(state.ledger, state.calendar.bookings, state.now);
  if (offer?.release.key !== bookingKey) return refuse('calendar.taken');
  return ok<Action>({ kind: 'book', interval: offer.interval, topic: null, mailbox: null });
}

function findRooms(state: PanelState): Result<Action> {
  if (state.config?.calendar?.nearbyRooms.length === 0) return notPossible('no rooms nearby in the config');
  const startsAt = minuteFloor(state.now);
  return ok<Action>({ kind: 'findRooms', interval: { startsAt, endsAt: dayEndOf(state, startsAt) } });
}

export const bookingRules: Rules<BookingKind> = {
  'booking.book': writing(book),
  'booking.extend': writing(extend),
  'booking.end': writing(end),
  'booking.release': writing(release),
  'booking.undo': ({ held }, { bookingKey }) =>
    held.some(({ booking }) => booking.key === bookingKey)
      ? ok<Action>({ kind: 'undo', bookingKey })
      : notPossible('nothing is held'),
  'booking.checkIn': checkIn,
  'booking.takeBack': writing(takeBack),
  'rooms.find': writing(findRooms),
};
