/**
 * Carries out what is done with the calendar, each tap to one end that is told. The calendar itself checks everything
 * against its server; here it is seen to what belongs together: a booking and the meeting that it carries, a booking
 * and the one that lengthens it. What gives time back stands in `carry-out-ending.ts`.
 */
import type { PanelError } from '../../shared/errors.ts';
import { isBlocking, type Booking } from '../../shared/model/booking.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { minute, type Instant } from '../../shared/time.ts';
import type { BookingRequest, Calendar, Interval } from '../ports/calendar.ts';
import type { ScheduledMeeting } from '../ports/meeting-scheduler.ts';
import type { Random } from '../ports/random.ts';
import type { CalendarDeed } from './action.ts';
import { planExtension } from './booking/extension.ts';
import { freeUntil } from './booking/lengths.ts';
import { makeMeeting, type FreshMeetingMeans } from './fresh-meeting.ts';
import type { OwnMeetings } from './own-meetings.ts';
import type { AppEvent } from './reduce.ts';
import type { PanelState } from './state.ts';
import type { Settled } from './undertakings.ts';
import { bookingTitle } from './words.ts';

export interface BookingMeans extends FreshMeetingMeans {
  readonly calendar: Calendar;
  readonly random: Random;
  readonly ownMeetings: OwnMeetings;
  readonly state: () => PanelState;
  readonly dispatch: (event: AppEvent) => void;
}

/** When the time after a refused one is free again, as far as the agenda tells; null: it looks free, or is not known. */
function nextFree({ calendar }: PanelState, from: Instant): Instant | null {
  const busy = calendar.bookings.filter(isBlocking);
  let free = from;
  for (let until = freeUntil(busy, free); until === free; until = freeUntil(busy, free)) {
    const inTheWay = busy.filter(({ startsAt, endsAt }) => startsAt <= free && free < endsAt);
    free = Math.max(...inTheWay.map(({ endsAt }) => endsAt));
  }
  return free === from ? null : free;
}

export function failed(means: BookingMeans, error: PanelError, from: Instant | null): Settled {
  const at = error.code === 'calendar.taken' && from !== null ? nextFree(means.state(), from) : null;
  return { result: err(error), at };
}

/** One booking of this panel's, in one press. */
export function writeBooking(
  { calendar, random, state }: BookingMeans,
  interval: Interval,
  more: Partial<Pick<BookingRequest, 'continues' | 'meeting' | 'mailbox'>>,
): Promise<Result<Booking>> {
  const { startsAt, endsAt } = interval;
  const { continues = null, meeting = null, mailbox = null } = more;
  const title = bookingTitle(state());
  return calendar.book({ startsAt, endsAt, title, press: random.uuid(), continues, meeting, mailbox });
}

/** Whether a booking stands, or may after a write of unknown outcome: the next readings tell. */
export const mayStand = (booked: Result<Booking>): boolean =>
  booked.ok || booked.error.code === 'calendar.outcomeUnknown';

/** The meeting first, since the booking carries it; without one there is no booking either. */
async function book(
  means: BookingMeans,
  { interval, topic, mailbox }: Extract<CalendarDeed, { readonly kind: 'book' }>,
): Promise<Settled> {
  const made =
    topic === null ? ok<ScheduledMeeting | null>(null) : await makeMeetingFor(means, interval, topic);
  if (!made.ok) return { result: made, at: null };
  const meeting = made.value;
  const booked = await writeBooking(means, interval, { meeting, mailbox });
  // Another room's calendar is not read here, and takes away what it cannot be sure of.
  const stands = mailbox === null ? mayStand(booked) : booked.ok;
  if (meeting !== null && !stands) means.ownMeetings.drop(meeting.meetingNumber, interval);
  else if (meeting !== null && mailbox === null) means.ownMeetings.carry(meeting.meetingNumber, interval);
  if (!booked.ok) return failed(means, booked.error, mailbox === null ? interval.startsAt : null);
  if (mailbox !== null) means.dispatch({ kind: 'roomTaken', mailbox, interval });
  return { result: ok('booking.booked'), at: booked.value.endsAt };
}

function makeMeetingFor(
  means: BookingMeans,
  { startsAt, endsAt }: Interval,
  topic: string,
): Promise<Result<ScheduledMeeting>> {
  const isLater = startsAt > means.clock.now();
  const durationMinutes = Math.ceil((endsAt - startsAt) / minute);
  return makeMeeting(means, { topic, startsAt: isLater ? startsAt : null, durationMinutes });
}

async function extend(
  means: BookingMeans,
  { booking, length }: Extract<CalendarDeed, { readonly kind: 'extend' }>,
): Promise<Settled> {
  const plan = planExtension(booking, means.state().calendar.bookings, length);
  const extended =
    plan.kind === 'setEnd'
      ? await means.calendar.setEnd(plan.booking, plan.endsAt)
      : await writeBooking(means, plan, { continues: plan.continues });
  return extended.ok
    ? { result: ok('booking.extended'), at: extended.value.endsAt }
    : failed(means, extended.error, null);
}

async function findRooms(
  { calendar, clock, dispatch }: BookingMeans,
  { interval }: Extract<CalendarDeed, { readonly kind: 'findRooms' }>,
): Promise<Settled> {
  const read = await calendar.readRooms(interval);
  const rooms = read.ok ? read.value : null;
  dispatch({ kind: 'roomsSearched', search: { asOf: clock.now(), rooms } });
  return { result: read.ok ? ok('done') : read, at: null };
}

/** Settles always, as the calendar and the scheduler do. */
export function carryOutBooking(deed: CalendarDeed, means: BookingMeans): Promise<Settled> {
  switch (deed.kind) {
    case 'book':
      return book(means, deed);
    case 'extend':
      return extend(means, deed);
    case 'findRooms':
      return findRooms(means, deed);
  }
}
