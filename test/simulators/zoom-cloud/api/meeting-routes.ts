/**
 * Meetings over the interface (reference 16): made and listed for a host, read, changed, deleted and ended, and the
 * controls of a running one, which are only taken on.
 */
import { z } from 'zod';
import type { Account, User } from '../account.ts';
import {
  empty,
  invalidField,
  json,
  notJson,
  parseJson,
  validationFailed,
  zoomError,
  type Answer,
} from '../http-message.ts';
import type { Meeting, Meetings } from '../meetings.ts';
import { meetingChange, meetingDocument, meetingSchema } from './meeting-body.ts';
import { isAnswer, type Pages } from './pages.ts';
import type { Route } from './route.ts';
import { needs } from './scopes.ts';

export interface MeetingRouteParts {
  readonly account: Account;
  readonly meetings: Meetings;
  readonly pages: Pages;
  /** Settles when whoever has to know of the meeting does. */
  readonly tell: (meeting: Meeting) => Promise<void>;
  readonly end: (meeting: Meeting) => Promise<void>;
}

const noUser = (id: string): Answer => zoomError(404, 1001, `User does not exist: ${id}.`);
const noMeeting = (id: string): Answer => zoomError(404, 3001, `Meeting does not exist: ${id}.`);
const dayUsedUp = (user: User): Answer =>
  zoomError(
    429,
    429,
    `You have exceeded the daily rate limit (100) of Meeting Create/Update API requests permitted for the user ${user.id}. You can resume these API requests at GMT 00:00.`,
  );

const Status = z.strictObject({ action: z.literal('end') });
const controls = [
  ...['recording.start', 'recording.stop', 'recording.pause', 'recording.resume'],
  ...['participant.invite', 'participant.invite.callout', 'participant.invite.room_system_callout'],
  'waiting_room.update',
];
const Control = z.strictObject({
  method: z
    .string()
    .refine((name) => controls.includes(name) || /^ai_companion\.\w+$/.test(name), 'Invalid method.'),
  params: z.record(z.string(), z.json()).optional(),
});

export function meetingRoutes(parts: MeetingRouteParts): readonly Route[] {
  const { account, meetings, pages } = parts;
  const userOf = (id: string): User | null =>
    account.users.find((user) => user.id === id || user.email.toLowerCase() === id.toLowerCase()) ?? null;

  const withMeeting =
    (then: (meeting: Meeting, body: string) => Answer | Promise<Answer>): Route['answer'] =>
    ({ body }, id) => {
      const meeting = meetings.find(id);
      return meeting === null ? noMeeting(id) : then(meeting, body);
    };

  const make = async (body: string, id: string): Promise<Answer> => {
    if (id === 'me') return invalidField('userId', 'This app is not of a user.');
    const user = userOf(id);
    if (user === null) return noUser(id);
    const document = parseJson(body);
    if (document === undefined) return notJson;
    const order = meetingSchema(account.passcodeMinimum).safeParse(document);
    if (!order.success) return validationFailed(order.error);
    const { schedule_for } = order.data;
    const owner = schedule_for === undefined ? user : userOf(schedule_for);
    if (owner === null || owner.standing === 'notOurs') {
      return zoomError(400, 3000, 'You cannot schedule a meeting for this user.');
    }
    if (owner.standing === 'unlicensed') return zoomError(400, 3161, 'This user may not host meetings.');
    if (!meetings.takeChange(owner)) return dayUsedUp(owner);
    const meeting = meetings.make(owner, order.data);
    await parts.tell(meeting);
    return json(201, meetingDocument(meeting, meetings));
  };

  const change = async (meeting: Meeting, body: string): Promise<Answer> => {
    const document = parseJson(body);
    if (document === undefined) return notJson;
    const named = meetingChange.safeParse(document);
    if (!named.success) return validationFailed(named.error);
    const merged = {
      ...meeting.order,
      ...named.data,
      settings: { ...meeting.order.settings, ...named.data.settings },
    };
    const order = meetingSchema(account.passcodeMinimum).safeParse(merged);
    if (!order.success) return validationFailed(order.error);
    if (!meetings.takeChange(meeting.host)) return dayUsedUp(meeting.host);
    meetings.change(meeting, order.data);
    await parts.tell(meeting);
    return empty(204);
  };

  return [
    {
      ...{ method: 'POST', path: /^\/v2\/users\/([^/]+)\/meetings$/, label: 'Light' },
      needs: needs.createMeeting,
      answer: ({ body }, id) => make(body, id),
    },
    {
      ...{ method: 'GET', path: /^\/v2\/users\/([^/]+)\/meetings$/, label: 'Medium' },
      needs: needs.listMeetings,
      answer: ({ query }, id) => {
        const user = userOf(id);
        if (user === null) return noUser(id);
        const all = meetings.list().filter(({ host }) => host === user);
        const page = pages.take(all, `meetings of ${user.id}`, query);
        if (isAnswer(page)) return page;
        return json(200, {
          ...{ page_size: page.size, total_records: all.length, next_page_token: page.nextToken },
          meetings: page.items.map((meeting) => listed(meeting, meetings)),
        });
      },
    },
    {
      ...{ method: 'GET', path: /^\/v2\/meetings\/([^/]+)$/, label: 'Light' },
      needs: needs.readMeeting,
      answer: withMeeting((meeting) => json(200, meetingDocument(meeting, meetings))),
    },
    {
      ...{ method: 'PATCH', path: /^\/v2\/meetings\/([^/]+)$/, label: 'Light' },
      needs: needs.updateMeeting,
      answer: withMeeting(change),
    },
    {
      ...{ method: 'DELETE', path: /^\/v2\/meetings\/([^/]+)$/, label: 'Light' },
      needs: needs.deleteMeeting,
      answer: withMeeting(async (meeting) => {
        await parts.end(meeting);
        meetings.remove(meeting);
        return empty(204);
      }),
    },
    {
      ...{ method: 'PUT', path: /^\/v2\/meetings\/([^/]+)\/status$/, label: 'Light' },
      needs: needs.endMeeting,
      answer: withMeeting(async (meeting, body) => {
        const document = parseJson(body);
        if (document === undefined) return notJson;
        const status = Status.safeParse(document);
        if (!status.success) return validationFailed(status.error);
        await parts.end(meeting);
        return empty(204);
      }),
    },
    {
      ...{ method: 'PATCH', path: /^\/v2\/live_meetings\/([^/]+)\/events$/, label: 'Medium' },
      needs: needs.controlMeeting,
      answer: withMeeting((meeting, body) => {
        if (meeting.startedAt === null) return noMeeting(String(meeting.id));
        const document = parseJson(body);
        if (document === undefined) return notJson;
        const control = Control.safeParse(document);
        if (!control.success) return validationFailed(control.error);
        return empty(202);
      }),
    },
  ];
}

/** A list says less of each than asking for it does. */
function listed(meeting: Meeting, meetings: Meetings): object {
  const whole = meetingDocument(meeting, meetings);
  const keys = ['uuid', 'id', 'host_id', 'topic', 'type', 'start_time', 'duration', 'timezone', 'join_url'];
  return Object.fromEntries(keys.filter((key) => key in whole).map((key) => [key, whole[key]]));
}
