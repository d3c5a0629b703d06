/**
 * The body of a meeting as it is made and changed (reference 16.1), checked strictly: what the reference does not name
 * is refused, since a misspelt setting would otherwise be dropped in silence. And the meeting as it is answered.
 */
import { z } from 'zod';
import type { Meeting, Meetings } from '../meetings.ts';

const isZone = (name: string): boolean => name === 'UTC' || Intl.supportedValuesOf('timeZone').includes(name);
const mails = z
  .string()
  .refine(
    (list) => list.split(';').every((one) => z.email().safeParse(one).success),
    'Invalid e-mail addresses.',
  );

const Settings = z.strictObject({
  waiting_room: z.boolean().optional(),
  join_before_host: z.boolean().optional(),
  jbh_time: z.literal([0, 5, 10, 15]).optional(),
  meeting_authentication: z.boolean().optional(),
  use_pmi: z.boolean().optional(),
  mute_upon_entry: z.boolean().optional(),
  host_video: z.boolean().optional(),
  participant_video: z.boolean().optional(),
  auto_recording: z.enum(['none', 'local', 'cloud']).optional(),
  encryption_type: z.enum(['enhanced_encryption', 'e2ee']).optional(),
  alternative_hosts: mails.optional(),
});

const Recurrence = z.strictObject({
  type: z.literal([1, 2, 3]),
  repeat_interval: z.int().min(1).optional(),
  weekly_days: z.string().optional(),
  monthly_day: z.int().min(1).max(31).optional(),
  monthly_week: z.literal([-1, 1, 2, 3, 4]).optional(),
  monthly_week_day: z.int().min(1).max(7).optional(),
  end_times: z.int().min(1).max(60).optional(),
  end_date_time: z.iso.datetime().optional(),
});

const fields = {
  topic: z.string().max(200),
  type: z.literal([1, 2, 3, 8, 10]),
  start_time: z.union([z.iso.datetime(), z.iso.datetime({ local: true })]).optional(),
  duration: z.int().min(1).max(1440),
  timezone: z.string().refine(isZone, 'Invalid time zone.').optional(),
  password: z
    .string()
    .max(10)
    .regex(/^[A-Za-z0-9@\-_*!]*$/, 'Invalid characters.')
    .optional(),
  default_password: z.boolean().optional(),
  agenda: z.string().max(2_000).optional(),
  schedule_for: z.email().optional(),
  pre_schedule: z.boolean().optional(),
  tracking_fields: z.array(z.strictObject({ field: z.string(), value: z.string() })).optional(),
  recurrence: Recurrence.optional(),
};

/** Passcodes as the account demands them. */
const longEnough = (minimum: number) => (password: string | undefined) =>
  password === undefined || password === '' ? true : password.length >= minimum;

export function meetingSchema(passcodeMinimum: number) {
  return z
    .strictObject({
      ...fields,
      topic: fields.topic.default('Zoom Meeting'),
      type: fields.type.default(2),
      duration: fields.duration.default(60),
      settings: Settings.default({}),
    })
    .refine(({ password }) => longEnough(passcodeMinimum)(password), {
      path: ['password'],
      message: 'The passcode does not meet the requirements of the account.',
    })
    .refine(({ type, recurrence }) => type !== 8 || recurrence !== undefined, {
      path: ['recurrence'],
      message: 'Required for this type of meeting.',
    });
}
export type MeetingOrder = z.output<ReturnType<typeof meetingSchema>>;

/** What is not named stays as it is; the settings too. */
export const meetingChange = z.strictObject({ ...fields, settings: Settings }).partial();

/** Zoom's own addresses; people at the university know this one. */
const host = 'stockholmuniversity.zoom.us';

const seconds = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;

/** The answer to making a meeting, and to asking for it. */
export function meetingDocument(meeting: Meeting, meetings: Meetings): Readonly<Record<string, unknown>> {
  const { id, uuid, host: owner, order, password, numericPassword, startedAt, createdAt } = meeting;
  const token = Buffer.from(`${id}:${password}`).toString('base64url');
  const pwd = password === '' ? '' : `?pwd=${token}.1`;
  return {
    ...{ uuid, id, host_id: owner.id, host_email: owner.email, topic: order.topic, type: order.type },
    status: startedAt === null ? 'waiting' : 'started',
    ...(order.type === 1 ? {} : { start_time: order.start_time ?? seconds(createdAt) }),
    ...{ duration: order.duration, timezone: order.timezone ?? 'Europe/Stockholm' },
    agenda: order.agenda ?? '',
    created_at: seconds(createdAt),
    start_url: `https://${host}/s/${id}?zak=${token}`,
    join_url: `https://${host}/j/${id}${pwd}`,
    ...(password === ''
      ? {}
      : {
          password,
          h323_password: numericPassword,
          pstn_password: numericPassword,
          encrypted_password: `${token}.1`,
        }),
    settings: {
      ...{ host_video: false, participant_video: false, mute_upon_entry: false, jbh_time: 0 },
      ...{ use_pmi: false, meeting_authentication: false, auto_recording: 'none', alternative_hosts: '' },
      encryption_type: 'enhanced_encryption',
      ...order.settings,
      // What Zoom has made of the two.
      waiting_room: meetings.hasWaitingRoom(meeting),
      join_before_host: meetings.joinBeforeHost(meeting),
    },
    pre_schedule: order.pre_schedule ?? false,
  };
}
