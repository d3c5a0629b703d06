/**
 * Makes a Zoom meeting with a number of its own, in time or not at all: one that is made after it has been given up is
 * taken away again. Makes each meeting once.
 */
import { panelError } from '../../shared/errors.ts';
import { err, type Result } from '../../shared/result.ts';
import { second } from '../../shared/time.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { MeetingRequest, MeetingScheduler, ScheduledMeeting } from '../ports/meeting-scheduler.ts';
import { withDeadline } from '../resilience/deadline.ts';

/** A tap that cannot be started within this is discarded. */
const madeWithinMs = 5 * second;

export interface FreshMeetingMeans {
  readonly scheduler: MeetingScheduler | null;
  readonly clock: Clock;
  readonly log: Log;
}

/** Takes a meeting away; told whether it is gone. */
export async function takeAway(
  { scheduler, log }: Pick<FreshMeetingMeans, 'scheduler' | 'log'>,
  meetingNumber: string,
): Promise<boolean> {
  const removed = await scheduler?.remove(meetingNumber);
  if (removed?.ok === false) log.warn('meeting.leftBehind', { code: removed.error.code });
  return removed?.ok === true;
}

/** `zoom.unreachable` when it is not there in time. */
export function makeMeeting(
  means: FreshMeetingMeans,
  request: MeetingRequest,
): Promise<Result<ScheduledMeeting>> {
  const { scheduler } = means;
  if (scheduler === null) {
    return Promise.resolve(err(panelError('intent.notPossible', 'never', 'no scheduler')));
  }
  return withDeadline<Result<ScheduledMeeting>>(
    means.clock,
    madeWithinMs,
    null,
    async (signal) => {
      const made = await scheduler.create(request);
      if (signal.aborted && made.ok) await takeAway(means, made.value.meetingNumber);
      return made;
    },
    () => err(panelError('zoom.unreachable', 'later', 'no meeting in time')),
  );
}
