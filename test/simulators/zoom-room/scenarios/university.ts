/** A room at a Swedish university, with things happening in it: people come late, raise a hand, leave; a laptop shares. */
import type { Scenario } from '../scenario.ts';
import { dayOfBookings } from './bookings.ts';
import { knownMeetings, roomIdentity } from './meetings.ts';

export const university: Scenario = {
  name: 'university',
  room: roomIdentity,
  meetings: knownMeetings,
  contacts: 60,
  cable: true,
  bookings: dayOfBookings,
  always: [],
  inMeeting: [
    // Where the room is a guest, the host shares the work with it.
    { afterMs: 3_000, action: { do: 'makeCoHost', name: 'room' } },
    { afterMs: 3_000, action: { do: 'joinPeople', names: ['Ingrid Nyström'] } },
    { afterMs: 9_000, action: { do: 'joinPeople', names: ['Fatima Haddad', 'Nils Lund'] } },
    { afterMs: 5_000, action: { do: 'joinPeople', names: ['Maria Lindqvist'], waiting: true } },
    { afterMs: 10_000, action: { do: 'raiseHand', name: 'Nils Lund', raised: true } },
    { afterMs: 20_000, action: { do: 'raiseHand', name: 'Nils Lund', raised: false } },
    { afterMs: 10_000, action: { do: 'shareLaptop' } },
    { afterMs: 90_000, action: { do: 'stopLaptop' } },
    { afterMs: 30_000, action: { do: 'leavePeople', count: 1 } },
  ],
  inLocalShare: [
    { afterMs: 12_000, action: { do: 'shareLaptop' } },
    { afterMs: 120_000, action: { do: 'stopLaptop' } },
  ],
};
