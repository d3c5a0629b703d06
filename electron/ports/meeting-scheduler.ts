/**
 * Makes Zoom meetings with a number and passcode of their own. Waiting room, authentication and recording follow the
 * config; the caller says only what the meeting is called and when it is.
 */
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/time.ts';

export interface MeetingRequest {
  /** Up to 200 characters. */
  readonly topic: string;
  /** Null: now. */
  readonly startsAt: Instant | null;
  readonly durationMinutes: number;
}

export interface ScheduledMeeting {
  readonly meetingNumber: string;
  readonly passcode: string | null;
  readonly joinUrl: string;
}

export interface MeetingScheduler {
  /** Makes one meeting; never tried twice, since Zoom would make two. Settles within 5 s (`zoom.*`). */
  readonly create: (request: MeetingRequest) => Promise<Result<ScheduledMeeting>>;
  /** Takes a meeting away again; one that is gone already counts as done. */
  readonly remove: (meetingNumber: string) => Promise<Result<null>>;
}
