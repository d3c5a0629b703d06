/** Checking in to a booking on the room's own list (zoom-rooms.md 4.1). */
import { ok, type Result } from '../../../shared/result.ts';
import { done, fail, isUnderWay, planOf, type PlanView, type RulesOf } from '../command-rule.ts';
import { lines } from '../protocol.ts';
import type { RoomRecord } from '../room-record.ts';
import type { Plan } from '../session-state.ts';

const isCheckedIn = ({ bookings }: RoomRecord, number: string | null): boolean =>
  bookings.some(({ meetingNumber, isCheckedIn: isIn }) => meetingNumber === number && isIn === true);

function checkIn(number: string | null, view: PlanView): Result<Plan | null> {
  const { bookings } = view.record;
  if (number === null || !bookings.some(({ meetingNumber }) => meetingNumber === number)) {
    return fail('meeting.noLongerThere', 'never');
  }
  if (isCheckedIn(view.record, number)) return ok(null);
  if (isUnderWay(view, ['checkIn'])) return fail('intent.busy', 'later');
  // The list is read again behind it: nothing else tells.
  const line = `zCommand Dial CheckIn MeetingNumber: ${number}`;
  return ok(planOf([line], view.options.timings.checkInMs, { verify: lines.bookings }));
}

export const bookingRules: RulesOf<'checkIn'> = {
  checkIn: {
    plan: ({ meetingNumber }, view) => checkIn(meetingNumber, view),
    judge: ({ command, news, record }) =>
      news.kind === 'bookings' && isCheckedIn(record, command.meetingNumber) ? done : null,
  },
};
