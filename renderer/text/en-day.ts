/** The English words of the day, rooms nearby and the staff's page. */
import type { DayTexts } from './day.ts';
import { plural } from './format.ts';

export const enDay: DayTexts = {
  agenda: {
    heading: 'Bookings',
    tabs: { today: 'Today', tomorrow: 'Tomorrow' },
    emptyTomorrow: 'No bookings tomorrow',
    hint: 'Tap a free time to book it, or a booking to read more.',
    startsAt: 'Starts',
    now: 'Now',
    earlier: 'Earlier times',
    later: 'Later times',
    howLong: 'How long? One tap books.',
    tooShort: 'That time is too short to be booked.',
    withZoom: 'With Zoom meeting',
    freeFrom: (range) => `Free ${range}`,
    by: (name) => `Booked by ${name}`,
    cannotJoin: 'Cannot be joined from here',
    canJoin: 'The room can join the meeting when it is time.',
    gone: 'It is no longer there. Choose something else in the list.',
    unknown: 'The calendar can’t be read right now. What is free cannot be told.',
  },
  rooms: {
    heading: 'Free rooms nearby',
    loading: 'Looking for free rooms …',
    failed: 'It was not possible to see which rooms are free.',
    again: 'Try again',
    refresh: 'Look again',
    none: 'No other room nearby is free right now.',
    notConfigured: 'The panel knows of no rooms nearby. IT support can add them.',
    seats: (count) => plural(count, 'seat', 'seats'),
    freeUntil: (time) => `Free until ${time}`,
    freeAllDay: 'Free for the rest of the day',
    booked: (time) => `Booked until ${time}`,
    bookIn: (what, room) => `${what} in ${room}`,
    asOf: (time) => `Fetched ${time}`,
    up: 'Show rooms further up',
    down: 'Show more rooms',
  },
};
