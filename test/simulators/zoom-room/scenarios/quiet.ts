/** The same room with nobody in it: nothing happens unless it is asked for. For tests. */
import type { Scenario } from '../scenario.ts';
import { dayOfBookings } from './bookings.ts';
import { knownMeetings, roomIdentity } from './meetings.ts';

export const quiet: Scenario = {
  name: 'quiet',
  room: roomIdentity,
  meetings: knownMeetings,
  contacts: 3,
  cable: true,
  bookings: dayOfBookings,
  always: [],
  inMeeting: [],
  inLocalShare: [],
};
