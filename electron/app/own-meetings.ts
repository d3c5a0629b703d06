/**
 * Zoom meetings that this panel has made for bookings. Each goes when no booking carries it: because the booking came
 * to nothing, was given back here, or was taken out of the calendar by somebody else. A meeting that cannot be taken
 * away now is tried again with the next reading of the calendar; one whose time is over is let be. Forgets with the
 * program.
 */
import type { RoomCall } from '../../shared/model/room.ts';
import type { Instant } from '../../shared/time.ts';
import type { CalendarEvent, Interval } from '../ports/calendar.ts';
import { takeAway, type FreshMeetingMeans } from './fresh-meeting.ts';

/** Two readings must agree: one that was under way during the write may have missed it. */
const missedBeforeRemoval = 2;

interface Carried {
  readonly interval: Interval;
  /** Readings from before then know nothing of it. */
  readonly since: Instant;
  readonly missed: number;
  readonly isLeaving: boolean;
}

export interface OwnMeetings {
  /** A booking carries it, or may after a write of unknown outcome. */
  readonly carry: (meetingNumber: string, interval: Interval) => void;
  /** No booking carries it any more. Waits while the room is in it. */
  readonly drop: (meetingNumber: string, interval: Interval) => void;
  readonly watch: (event: CalendarEvent) => void;
}

export interface OwnMeetingsParts extends FreshMeetingMeans {
  readonly call: () => RoomCall;
}

export function createOwnMeetings(parts: OwnMeetingsParts): OwnMeetings {
  const { clock } = parts;
  const meetings = new Map<string, Carried>();
  let lastAsOf: Instant = -Infinity;

  async function leave(meetingNumber: string, carried: Carried): Promise<void> {
    const call = parts.call();
    const isThere = call.kind !== 'idle' && 'meetingNumber' in call && call.meetingNumber === meetingNumber;
    const missed = Math.max(carried.missed, missedBeforeRemoval);
    meetings.set(meetingNumber, { ...carried, missed, isLeaving: !isThere });
    if (isThere) return;
    if (await takeAway(parts, meetingNumber)) meetings.delete(meetingNumber);
    else meetings.set(meetingNumber, { ...carried, missed, isLeaving: false });
  }

  function look(
    meetingNumber: string,
    carried: Carried,
    event: Extract<CalendarEvent, { readonly kind: 'agenda' }>,
  ): void {
    const { interval, since, isLeaving } = carried;
    if (interval.endsAt <= clock.now()) {
      meetings.delete(meetingNumber);
      return;
    }
    const isCovered = event.from <= interval.startsAt && interval.endsAt <= event.to;
    if (isLeaving || event.asOf <= since || !isCovered) return;
    const booking = event.bookings.find(
      ({ panelMark, isCancelled }) => !isCancelled && panelMark?.meetingNumber === meetingNumber,
    );
    if (booking !== undefined) {
      meetings.set(meetingNumber, { ...carried, interval: booking, missed: 0 });
      return;
    }
    const missed = carried.missed + 1;
    meetings.set(meetingNumber, { ...carried, missed });
    if (missed >= missedBeforeRemoval) void leave(meetingNumber, { ...carried, missed });
  }

  const kept = (interval: Interval): Carried => ({
    interval,
    since: clock.now(),
    missed: 0,
    isLeaving: false,
  });

  return {
    carry: (meetingNumber, interval) => meetings.set(meetingNumber, kept(interval)),
    drop: (meetingNumber, interval) => void leave(meetingNumber, kept(interval)),
    watch: (event) => {
      if (event.kind !== 'agenda' || event.asOf <= lastAsOf) return;
      lastAsOf = event.asOf;
      for (const [meetingNumber, carried] of [...meetings]) look(meetingNumber, carried, event);
    },
  };
}
