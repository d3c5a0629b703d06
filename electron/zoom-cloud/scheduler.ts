/**
 * Makes Zoom meetings of their own number and passcode for one host (zoom-rooms.md 16.1). Waiting room, authentication
 * and recording follow the policy; where no waiting room stands in the way a room can be the first in the meeting.
 * Nothing is tried twice, since Zoom would make two.
 */
import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { isAllowedHost } from '../../shared/allowed-hosts.ts';
import type { Config } from '../../shared/config.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { hour, type Instant, minute, second } from '../../shared/time.ts';
import type { Clock } from '../ports/clock.ts';
import type { MeetingRequest, MeetingScheduler, ScheduledMeeting } from '../ports/meeting-scheduler.ts';
import type { SchedulerProbe } from '../ports/readiness.ts';
import { withDeadline } from '../resilience/deadline.ts';
import { fault, type ZoomCodes, type ZoomFault } from './faults.ts';
import type { Rest } from './rest.ts';

export interface SchedulerOptions {
  /** Mail address or id of the user who hosts the meetings. */
  readonly host: string;
  readonly policy: Pick<
    Config['meetings'],
    'passcode' | 'waitingRoom' | 'authentication' | 'recording' | 'allowedHosts'
  >;
  /** IANA zone in which the meeting is shown. */
  readonly timeZone: string;
  readonly rest: Rest;
  readonly clock: Clock;
}

const deadlineMs = 5 * second;
const day = 24 * hour;
/** Zoom counts made meetings per host and UTC day; other programs' meetings it alone knows of. */
const mostPerDay = 100;
const mostTopicCharacters = 200;
const mostMinutes = day / minute;
const passcodeDigits = 8;

const createCodes: ZoomCodes = {
  1001: 'zoom.hostUnknown',
  3000: 'zoom.hostRefused',
  3161: 'zoom.hostRefused',
};
const removeCodes: ZoomCodes = { 3001: 'meeting.noLongerThere' };

const Made = z.object({
  id: z
    .union([z.number().int().positive(), z.string()])
    .transform(String)
    .pipe(z.string().regex(/^\d{9,12}$/)),
  join_url: z.url(),
  password: z.string().catch(''),
});

export function createScheduler(options: SchedulerOptions): MeetingScheduler {
  const { host, policy, rest, clock } = options;
  const takeOneOfToday = createDayCount(clock);

  const tell: Rest['tell'] = (order) =>
    withDeadline<Result<unknown, ZoomFault>>(
      clock,
      deadlineMs,
      null,
      (signal) => rest.tell(order, signal),
      () => err(fault('zoom.unreachable', 'no answer in time')),
    );
  const waits = { startWithinMs: deadlineMs, answerWithinMs: deadlineMs };
  const never = new AbortController().signal;

  return {
    create: async (request) => {
      if (!takeOneOfToday()) return err(fault('zoom.throttled', 'a day’s meetings are used up').error);
      const passcode = policy.passcode === 'on' ? makePasscode() : null;
      const path = `/v2/users/${encodeURIComponent(host)}/meetings`;
      const body = meetingOf(request, passcode, options, clock.now());
      const answer = await tell(
        { ...{ method: 'POST', path, body, label: 'light', codes: createCodes, taken: 201 }, ...waits },
        never,
      );
      if (!answer.ok) return err(answer.error.error);
      return readMade(answer.value, passcode, policy.allowedHosts);
    },
    remove: async (meetingNumber) => {
      const path = `/v2/meetings/${encodeURIComponent(meetingNumber)}`;
      const answer = await tell(
        {
          ...{ method: 'DELETE', path, body: null, label: 'light', codes: removeCodes, taken: 204 },
          ...waits,
        },
        never,
      );
      const isGone = answer.ok || answer.error.error.code === 'meeting.noLongerThere';
      return isGone ? ok() : err(answer.error.error);
    },
  };
}

/** Asks for the host's own list of meetings, which needs the login, the app and the host to be right. */
export function createSchedulerProbe({
  host,
  rest,
}: Pick<SchedulerOptions, 'host' | 'rest'>): SchedulerProbe {
  const path = `/v2/users/${encodeURIComponent(host)}/meetings?page_size=1`;
  return {
    check: async () => {
      const answer = await rest.ask({ path, codes: createCodes }, new AbortController().signal);
      return answer.ok ? ok(null) : err(answer.error.error);
    },
  };
}

/** Always a scheduled one, also for now: only in those may somebody be there before the host. */
function meetingOf(
  { topic, startsAt, durationMinutes }: MeetingRequest,
  passcode: string | null,
  { policy, timeZone }: SchedulerOptions,
  now: Instant,
): object {
  const hasWaitingRoom = policy.waitingRoom === 'on';
  const start = Math.ceil((startsAt ?? now) / second) * second;
  return {
    topic: plainText(topic),
    type: 2,
    start_time: new Date(start).toISOString().replace('.000Z', 'Z'),
    duration: Math.min(mostMinutes, Math.max(1, Math.round(durationMinutes))),
    timezone: timeZone,
    ...(passcode === null ? {} : { password: passcode }),
    settings: {
      use_pmi: false,
      waiting_room: hasWaitingRoom,
      join_before_host: !hasWaitingRoom,
      jbh_time: 0,
      meeting_authentication: policy.authentication === 'on',
      auto_recording: policy.recording,
    },
  };
}

/** On one line, without characters that change the direction of others, and cut so that no half of one stays. */
function plainText(topic: string): string {
  const line = topic.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ').trim();
  return line.slice(0, mostTopicCharacters).replace(/[\ud800-\udbff]$/, '');
}

function readMade(
  document: unknown,
  passcode: string | null,
  allowedHosts: readonly string[],
): Result<ScheduledMeeting> {
  const made = Made.safeParse(document);
  if (!made.success) return err(fault('zoom.badAnswer', 'meeting of another shape').error);
  const { id, join_url, password } = made.data;
  if (!isAllowed(join_url, allowedHosts)) return err(fault('zoom.badAnswer', 'link to another host').error);
  // The account may have demanded one that was not asked for.
  return ok({ meetingNumber: id, passcode: password === '' ? passcode : password, joinUrl: join_url });
}

function isAllowed(address: string, allowedHosts: readonly string[]): boolean {
  const { protocol, username, password, port, hostname } = new URL(address);
  if (protocol !== 'https:' || username !== '' || password !== '' || port !== '') return false;
  return isAllowedHost(hostname, allowedHosts);
}

/** Digits, since people type them on a keypad; no run of four, which many accounts forbid. */
function makePasscode(): string {
  for (;;) {
    const digits = Array.from({ length: passcodeDigits }, () => randomInt(10));
    if (!hasRun(digits)) return digits.join('');
  }
}

/** Four in a row that are equal or count up or down. */
export function hasRun(digits: readonly number[]): boolean {
  const steps = digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0));
  return steps.some(
    (step, index) => Math.abs(step) <= 1 && steps[index + 1] === step && steps[index + 2] === step,
  );
}

function createDayCount(clock: Clock): () => boolean {
  let today = 0;
  let count = 0;
  return () => {
    const now = Math.floor(clock.now() / day);
    if (now !== today) count = 0;
    today = now;
    count += 1;
    return count <= mostPerDay;
  };
}
