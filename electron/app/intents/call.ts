/** Into a call and out of it: starting, joining, answering what the room asks. */
import { isBlocking, type Booking } from '../../../shared/model/booking.ts';
import type { RoomCommand } from '../../../shared/model/room-command.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { minute } from '../../../shared/time.ts';
import type { Interval } from '../../ports/calendar.ts';
import type { Action } from '../action.ts';
import { readAgenda, type Agenda } from '../agenda.ts';
import { freeUntil, minuteFloor } from '../booking/lengths.ts';
import { dayOf } from '../day.ts';
import { isCalendarWrite } from '../lanes.ts';
import { fallbackZone } from '../project-day.ts';
import { joinableBookings } from '../room-list.ts';
import type { PanelState } from '../state.ts';
import { topicOf } from '../words.ts';
import { command, inMeeting, notPossible, refuse, rule, whileIdle, type Moment, type Rules } from './rule.ts';

const defaultMeetingMinutes = 30;
const shortestMeetingMinutes = 5;

function agendaOf({ calendar, now, config }: PanelState): Agenda {
  return readAgenda(calendar.bookings, now, dayOf(now, config?.room.timeZone ?? fallbackZone));
}

/** How long a meeting started now is announced for: to the end of the running booking, or until the next one. */
function meetingMinutes(state: PanelState): number {
  const { current, next } = agendaOf(state);
  const until = current?.endsAt ?? next?.startsAt ?? Infinity;
  const left = Math.floor((until - state.now) / minute);
  const most = current === null ? defaultMeetingMinutes : 24 * 60;
  return Math.max(shortestMeetingMinutes, Math.min(left, most));
}

/** What is booked along with a meeting in a room that is free, as far as anybody knows; null: nothing. */
function bookedAlong(state: PanelState): Interval | null {
  const { config, undertakings, now, calendar } = state;
  const isBooking = undertakings.some(({ kind }) => isCalendarWrite(kind));
  if ((config?.calendar ?? null) === null || isBooking || agendaOf(state).current !== null) return null;
  const startsAt = minuteFloor(now);
  const limit = freeUntil(calendar.bookings.filter(isBlocking), startsAt) ?? Infinity;
  const endsAt = Math.min(startsAt + defaultMeetingMinutes * minute, minuteFloor(limit));
  return endsAt - startsAt < shortestMeetingMinutes * minute ? null : { startsAt, endsAt };
}

function start(state: PanelState): Result<Action> {
  const durationMinutes = meetingMinutes(state);
  const books = bookedAlong(state);
  if (state.makesMeetings) {
    return ok<Action>({ kind: 'startFresh', topic: topicOf(state), durationMinutes, books });
  }
  return books === null
    ? command({ kind: 'start', durationMinutes })
    : ok<Action>({ kind: 'startPersonal', durationMinutes, books });
}

/** As this room can join it, the number from the room's own list included. */
function bookingOf({ calendar, room }: PanelState, bookingKey: string): Booking | null {
  const found = calendar.bookings.filter(({ key }) => key === bookingKey);
  return joinableBookings(found, room.bookings)[0] ?? null;
}

function join({ join }: Booking): RoomCommand | Result<never> {
  switch (join.kind) {
    case 'zoom': {
      const { meetingNumber, passcode } = join.meeting;
      return { kind: 'join', meetingNumber, passcode };
    }
    case 'thirdParty':
      return { kind: 'joinThirdParty', service: join.service, url: join.url };
    case 'none':
      return notPossible(`no meeting: ${join.obstacle}`);
  }
}

const isRinging: Moment = ({ prompt }) => prompt?.kind === 'incomingCall';
const canGiveUp: Moment = ({ call, prompt }) =>
  prompt?.kind === 'passcode' || prompt?.kind === 'waitForHost' || call.kind === 'connecting';

export const callRules: Rules<
  | 'meeting.start'
  | 'meeting.join'
  | 'meeting.joinNumber'
  | 'meeting.leave'
  | 'meeting.endForAll'
  | 'prompt.answerPasscode'
  | 'prompt.cancel'
  | 'call.accept'
  | 'call.reject'
> = {
  'meeting.start': rule(
    (_, { makesMeetings }) => (makesMeetings ? 'join' : 'start'),
    whileIdle,
    (_, state) => start(state),
  ),
  'meeting.join': rule(
    ({ bookingKey }, state) =>
      bookingOf(state, bookingKey)?.join.kind === 'thirdParty' ? 'joinThirdParty' : 'join',
    whileIdle,
    ({ bookingKey }, state) => {
      const booking = bookingOf(state, bookingKey);
      return booking === null ? refuse('meeting.noLongerThere') : join(booking);
    },
  ),
  'meeting.joinNumber': rule('join', whileIdle, ({ meetingNumber, passcode }) => ({
    kind: 'join',
    meetingNumber,
    passcode,
  })),
  'meeting.leave': rule('leave', inMeeting, () => ({ kind: 'leave' })),
  'meeting.endForAll': rule('endForAll', inMeeting, () => ({ kind: 'endForAll' })),
  'prompt.answerPasscode': rule(
    'join',
    ({ prompt }) => prompt?.kind === 'passcode',
    ({ passcode }) => ({ kind: 'answerPasscode', passcode }),
  ),
  'prompt.cancel': rule('leave', canGiveUp, () => ({ kind: 'cancelJoin' })),
  'call.accept': rule('incomingCall', isRinging, () => ({ kind: 'acceptCall' })),
  'call.reject': rule('incomingCall', isRinging, () => ({ kind: 'rejectCall' })),
};
