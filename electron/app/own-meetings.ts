/**
 * Zoom meetings that this panel has made for bookings. Each goes when no booking carries it: because the booking came
 * to nothing, was given back here, or was taken out of the calendar by somebody else. A meeting that cannot be taken
 * away now is tried again with the next reading of the calendar; one whose booking has stood until its end is let
 * be. Forgets with the program.
 */
import type { RoomCall } from '../../shared/model/room.ts';
import { second, type Instant } from '../../shared/time.ts';
import type { CalendarEvent, Interval } from '../ports/calendar.ts';
import { takeAway, type FreshMeetingMeans } from './fresh-meeting.ts';

/** Two readings so far apart must agree: a server's view may lag behind what was just written. */
const missedForMs = 30 * second;

interface Carried {
  readonly interval: Interval;
  /** Readings from before then know nothing of it. */
  readonly since: Instant;
  /** When it was first missed, by the readings since; null: it was there. */
  readonly missedSince: Instant | null;
  /** A reading has shown its booking. */
  readonly wasSeen: boolean;
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
    meetings.set(meetingNumber, { ...carried, isLeaving: !isThere });
    if (isThere) return;
    if (await takeAway(parts, meetingNumber)) meetings.delete(meetingNumber);
    else meetings.set(meetingNumber, { ...carried, isLeaving: false });
  }

  function look(
    meetingNumber: string,
    carried: Carried,
    event: Extract<CalendarEvent, { readonly kind: 'agenda' }>,
  ): void {
    const { interval, since, wasSeen, isLeaving } = carried;
    const isOver = interval.endsAt <= clock.now();
    if (isLeaving) return;
    if ((isOver && !wasSeen) || interval.endsAt <= event.from) {
      meetings.delete(meetingNumber);
      return;
    }
    const isCovered = event.from <= interval.startsAt && interval.endsAt <= event.to;
    if (event.asOf <= since || !isCovered) return;
    const booking = event.bookings.find(
      ({ panelMark, isCancelled }) => !isCancelled && panelMark?.meetingNumber === meetingNumber,
    );
    if (booking !== undefined) {
      if (isOver) meetings.delete(meetingNumber);
      else meetings.set(meetingNumber, { ...carried, interval: booking, wasSeen: true, missedSince: null });
      return;
    }
    const missing = { ...carried, missedSince: carried.missedSince ?? event.asOf };
    meetings.set(meetingNumber, missing);
    if (event.asOf - missing.missedSince >= missedForMs) void leave(meetingNumber, missing);
  }

  const kept = (interval: Interval, missedSince: Instant | null): Carried => ({
    interval,
    since: clock.now(),
    missedSince,
    wasSeen: false,
    isLeaving: false,
  });

  return {
    carry: (meetingNumber, interval) => meetings.set(meetingNumber, kept(interval, null)),
    drop: (meetingNumber, interval) => void leave(meetingNumber, kept(interval, -Infinity)),
    watch: (event) => {
      if (event.kind !== 'agenda' || event.asOf <= lastAsOf) return;
      lastAsOf = event.asOf;
      for (const [meetingNumber, carried] of [...meetings]) look(meetingNumber, carried, event);
    },
  };
}
