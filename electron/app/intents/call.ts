/** Into a call and out of it: starting, joining, answering what the room asks, checking in to a booking. */
import type { Booking } from '../../../shared/model/booking.ts';
import type { RoomCommand } from '../../../shared/model/room-command.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { minute } from '../../../shared/time.ts';
import type { Action } from '../action.ts';
import { readAgenda } from '../agenda.ts';
import { dayOf } from '../day.ts';
import { fallbackZone } from '../project-day.ts';
import { joinableBookings, onRoomList } from '../room-list.ts';
import type { PanelState } from '../state.ts';
import { anyTime, inMeeting, notPossible, refuse, rule, whileIdle, type Moment, type Rules } from './rule.ts';

const defaultMeetingMinutes = 30;
const shortestMeetingMinutes = 5;

/** How long a meeting started now is announced for: to the end of the running booking, or until the next one. */
function meetingMinutes(state: PanelState): number {
  const timeZone = state.config?.room.timeZone ?? fallbackZone;
  const agenda = readAgenda(state.calendar.bookings, state.now, dayOf(state.now, timeZone));
  const until = agenda.current?.endsAt ?? agenda.next?.startsAt ?? Infinity;
  const left = Math.floor((until - state.now) / minute);
  const most = agenda.current === null ? defaultMeetingMinutes : 24 * 60;
  return Math.max(shortestMeetingMinutes, Math.min(left, most));
}

/** What a meeting of the room's own is called, in the panel's language: guests may read it anywhere. */
function topicOf({ config, room }: PanelState): string {
  const name = config?.panel.name ?? room.name ?? '';
  const [meeting, within] = config?.panel.language === 'en' ? ['Meeting', 'in'] : ['Möte', 'i'];
  return name === '' ? meeting : `${meeting} ${within} ${name}`;
}

function start(state: PanelState): Result<Action> {
  const durationMinutes = meetingMinutes(state);
  return ok<Action>(
    state.makesMeetings
      ? { kind: 'startFresh', topic: topicOf(state), durationMinutes }
      : { kind: 'room', command: { kind: 'start', durationMinutes } },
  );
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
  | 'meeting.checkIn'
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
  'meeting.checkIn': rule('checkIn', anyTime, ({ bookingKey }, state) => {
    const booking = bookingOf(state, bookingKey);
    const mailbox = state.config?.calendar?.mailbox ?? null;
    if (booking === null) return refuse('meeting.noLongerThere');
    const row = onRoomList(booking, state.room.bookings);
    const joined = booking.join.kind === 'zoom' ? booking.join.meeting.meetingNumber : null;
    const { id, changeKey } = booking.ref;
    // Zoom knows the item by the id that its own list gives; the calendar's may be of another form.
    const item =
      changeKey === null || mailbox === null ? null : { id: row?.calendarId ?? id, changeKey, mailbox };
    return { kind: 'checkIn', meetingNumber: row?.meetingNumber ?? joined, item };
  }),
  'prompt.answerPasscode': rule(
    'join',
    ({ prompt }) => prompt?.kind === 'passcode',
    ({ passcode }) => ({ kind: 'answerPasscode', passcode }),
  ),
  'prompt.cancel': rule('leave', canGiveUp, () => ({ kind: 'cancelJoin' })),
  'call.accept': rule('incomingCall', isRinging, () => ({ kind: 'acceptCall' })),
  'call.reject': rule('incomingCall', isRinging, () => ({ kind: 'rejectCall' })),
};
