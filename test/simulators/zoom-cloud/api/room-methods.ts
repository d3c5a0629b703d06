/**
 * The methods of `PATCH /v2/rooms/{id}/events` with the exact parameters each takes (reference 15.1), and what a body
 * orders the room to do. A method without parameters takes none or an empty object; anything more is refused.
 */
import { z } from 'zod';
import { invalidField, notJson, parseJson, validationFailed, type Answer } from '../http-message.ts';
import type { RoomOrder } from '../room/room.ts';

const words = z.string().min(1).max(500);
const none = z.strictObject({}).optional();
const meetingNumber = z.string().regex(/^(\d{9,12})?$/, 'Invalid meeting number.');
const time = z.union([z.iso.datetime(), z.iso.datetime({ local: true })]);
const zone = z
  .string()
  .refine(
    (name) => Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC',
    'Invalid time zone.',
  );
const duration = z.int().min(1).max(1440);
const source = z.enum(['MS_TEAMS', 'GOOGLE_MEET']);

const join = z.strictObject({
  meeting_number: meetingNumber,
  passcode: z.string().max(60).optional(),
  force_accept: z.boolean().optional(),
  make_zoom_room_host: z.boolean().optional(),
});
const schedule = z.strictObject({
  meeting_topic: z.string().max(200).optional(),
  start_time: time,
  duration,
  timezone: zone.optional(),
  passcode: z.string().max(10).optional(),
  settings: z.strictObject({ join_before_host: z.boolean().optional() }).optional(),
});
const cancel = z.strictObject({
  meeting_topic: z.string().max(200),
  start_time: time,
  duration,
  timezone: zone,
});
const thirdParty = z.union([
  z.strictObject({ event_id: words }),
  z.discriminatedUnion('join_type', [
    z.strictObject({
      join_type: z.literal('url'),
      meeting_source_type: source,
      join_url: z.url({ protocol: /^https$/ }).max(2_000),
      passcode: words.optional(),
    }),
    z.strictObject({
      join_type: z.literal('meeting_id'),
      meeting_source_type: source,
      third_party_meeting_id: words,
      passcode: words.optional(),
    }),
    z.strictObject({
      join_type: z.literal('sip'),
      meeting_source_type: source,
      sip_address: words,
      passcode: words.optional(),
    }),
  ]),
]);
/** Exchange names the item's change key and the mailbox, Google the calendar. */
const calendarItem = z.union([
  z.strictObject({ event_id: words, change_key: words, resource_email: z.email() }),
  z.strictObject({ event_id: words, calendar_id: words }),
]);

interface Method<Params = unknown> {
  readonly params: z.ZodType<Params>;
  readonly order: (params: Params) => RoomOrder;
}

/** The schema has checked what the order is made from. */
function method<Params>(params: z.ZodType<Params>, order: (params: Params) => RoomOrder): Method {
  return { params, order: (checked) => order(checked as Params) };
}

const simple = (order: RoomOrder): Method => method(none, () => order);

/** Without `zoomroom.` in front. */
const methods: Readonly<Record<string, Method>> = {
  meeting_join: method(join, (params) => ({
    kind: 'join',
    number: params.meeting_number === '' ? null : params.meeting_number,
    passcode: params.passcode ?? null,
    force: params.force_accept === true,
  })),
  meeting_leave: simple({ kind: 'leave', endsForAll: false }),
  meeting_end: simple({ kind: 'leave', endsForAll: true }),
  meeting_schedule: method(schedule, (params) => ({
    kind: 'schedule',
    topic: params.meeting_topic ?? 'Zoom Meeting',
    startsAt: params.start_time,
    minutes: params.duration,
  })),
  meeting_cancel: method(cancel, (params) => ({
    kind: 'cancel',
    topic: params.meeting_topic,
    startsAt: params.start_time,
    minutes: params.duration,
  })),
  meeting_invite: method(z.strictObject({ user_ids: z.array(words).min(1).max(10) }), ({ user_ids }) => ({
    kind: 'invite',
    userIds: user_ids,
  })),
  meeting_accept: simple({ kind: 'answer', accepted: true }),
  meeting_decline: simple({ kind: 'answer', accepted: false }),
  thirdparty_meeting_join: method(thirdParty, (params) => ({
    kind: 'joinThirdParty',
    source: 'meeting_source_type' in params ? params.meeting_source_type : null,
  })),
  check_in: method(calendarItem, (item) => ({ kind: 'checkIn', isIn: true, item })),
  check_out: method(calendarItem, (item) => ({ kind: 'checkIn', isIn: false, item })),
  mute: simple({ kind: 'microphone', muted: true }),
  unmute: simple({ kind: 'microphone', muted: false }),
  video_mute: simple({ kind: 'camera', muted: true }),
  video_unmute: simple({ kind: 'camera', muted: false }),
  volume_level: method(z.strictObject({ volume_level: z.int().min(0).max(100) }), ({ volume_level }) => ({
    kind: 'volume',
    percent: volume_level,
  })),
  switch_camera: method(z.strictObject({ cameraId: words }), ({ cameraId }) => ({
    ...{ kind: 'select', device: 'cameras', id: cameraId },
  })),
  switch_microphone: method(z.strictObject({ microphoneId: words }), ({ microphoneId }) => ({
    ...{ kind: 'select', device: 'microphones', id: microphoneId },
  })),
  switch_speaker: method(z.strictObject({ speakerId: words }), ({ speakerId }) => ({
    ...{ kind: 'select', device: 'speakers', id: speakerId },
  })),
  share_content_start: simple({ kind: 'share', on: true }),
  share_content_stop: simple({ kind: 'share', on: false }),
  alarm_start: simple({ kind: 'alarm', on: true }),
  alarm_stop: simple({ kind: 'alarm', on: false }),
  restart: simple({ kind: 'restart' }),
};

export const roomMethodNames: readonly string[] = Object.keys(methods).map((name) => `zoomroom.${name}`);

const Envelope = z.strictObject({ method: z.string(), params: z.unknown().optional() });

/** The order a body carries, or the refusal of it. */
export function readRoomOrder(body: string): { readonly order: RoomOrder } | { readonly refusal: Answer } {
  const document = parseJson(body);
  if (document === undefined) return { refusal: notJson };
  const envelope = Envelope.safeParse(document);
  if (!envelope.success) return { refusal: validationFailed(envelope.error) };
  const name = /^zoomroom\.(.+)$/.exec(envelope.data.method)?.[1] ?? '';
  const known = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (known === undefined) return { refusal: invalidField('method', 'Invalid method.') };
  const params = known.params.safeParse(envelope.data.params);
  if (!params.success) return { refusal: validationFailed(params.error, ['params']) };
  return { order: known.order(params.data) };
}
