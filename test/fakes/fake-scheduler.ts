/** A MeetingScheduler in memory: it makes the same meeting each time, unless a test says otherwise. */
import type {
  MeetingRequest,
  MeetingScheduler,
  ScheduledMeeting,
} from '../../electron/ports/meeting-scheduler.ts';
import type { PanelError } from '../../shared/errors.ts';
import { err, ok, type Result } from '../../shared/result.ts';

export interface FakeScheduler extends MeetingScheduler {
  readonly requests: readonly MeetingRequest[];
  /** Numbers of meetings that were to be taken away. */
  readonly removed: readonly string[];
  readonly failNext: (error: PanelError) => void;
  readonly failRemoving: (error: PanelError) => void;
  /** The next meeting is made when the returned function is called. */
  readonly holdNext: () => () => void;
}

const meeting: ScheduledMeeting = {
  meetingNumber: '81234567890',
  passcode: '12345678',
  joinUrl: 'https://zoom.us/j/81234567890',
};

export function createFakeScheduler(): FakeScheduler {
  const requests: MeetingRequest[] = [];
  const removed: string[] = [];
  let next: Promise<Result<ScheduledMeeting>> | null = null;
  let removing: Result<null> = ok();
  return {
    requests,
    removed,
    create: (request) => {
      requests.push(request);
      const made = next ?? Promise.resolve(ok(meeting));
      next = null;
      return made;
    },
    remove: (meetingNumber) => {
      removed.push(meetingNumber);
      return Promise.resolve(removing);
    },
    failNext: (error) => {
      next = Promise.resolve(err(error));
    },
    failRemoving: (error) => {
      removing = err(error);
    },
    holdNext: () => {
      let make: () => void = () => undefined;
      next = new Promise((resolve) => (make = () => resolve(ok(meeting))));
      return () => make();
    },
  };
}
