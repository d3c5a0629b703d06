/** Bookings as the control channel writes and reads them: ISO times, dates, minutes from now, and plain words. */
import { z } from 'zod';
import { zoomLink, zoomMeeting, zoomSwedishHtml } from './invitations.ts';
import type { When } from './recurrence.ts';
import type { Booking, NewBooking } from './store.ts';
import { isoInstant } from './time-zones.ts';

const minuteMs = 60_000;

/** One of three ways to say when: two instants, minutes from now and a length, or dates (the end exclusive). */
export const whenSchema = {
  startsAt: z.iso.datetime({ offset: true }).optional(),
  endsAt: z.iso.datetime({ offset: true }).optional(),
  inMinutes: z.number().optional(),
  minutes: z.number().nonnegative().optional(),
  startDate: z.iso.date().optional(),
  endDate: z.iso.date().optional(),
};

export const bookingOrder = {
  ...whenSchema,
  mailbox: z.string().optional(),
  title: z.string().max(1000).nullable().optional(),
  organizer: z.strictObject({ name: z.string(), address: z.string() }).nullable().optional(),
  organizedByRoom: z.boolean().optional(),
  location: z.string().max(10_000).optional(),
  html: z.string().max(100_000).optional(),
  text: z.string().max(100_000).optional(),
  sensitivity: z.enum(['normal', 'personal', 'private', 'confidential']).optional(),
  availability: z.enum(['free', 'tentative', 'busy', 'away', 'workingElsewhere', 'unknown']).optional(),
  answered: z.enum(['none', 'organizer', 'tentative', 'accepted', 'declined', 'notResponded']).optional(),
  repeat: z
    .strictObject({
      every: z.enum(['day', 'week']),
      interval: z.int().positive().default(1),
      count: z.int().positive().nullable().default(null),
    })
    .optional(),
  /** Writes a Swedish Zoom invitation into the body. */
  zoom: z
    .strictObject({ number: z.string().regex(/^\d{9,11}$/), passcode: z.string().nullable().default(null) })
    .optional(),
};

type WhenOrder = z.infer<z.ZodObject<typeof whenSchema>>;
type BookingOrder = z.infer<z.ZodObject<typeof bookingOrder>>;
interface Around {
  readonly now: () => number;
  readonly timeZone: string;
}

/** The time that was ordered, or a sentence that says what is missing. */
export function whenOf(order: WhenOrder, { now, timeZone }: Around): When | string {
  const { startsAt, endsAt, inMinutes, minutes, startDate, endDate } = order;
  if (startDate !== undefined && endDate !== undefined) {
    return startDate < endDate
      ? { kind: 'allDay', startDate, endDate, timeZone }
      : 'endDate must be after startDate';
  }
  const isRelative = inMinutes !== undefined && minutes !== undefined;
  if (!isRelative && (startsAt === undefined || endsAt === undefined)) {
    return 'say when: startsAt and endsAt, or inMinutes and minutes, or startDate and endDate';
  }
  const from = isRelative
    ? Math.floor((now() + inMinutes * minuteMs) / minuteMs) * minuteMs
    : Date.parse(startsAt ?? '');
  const to = isRelative ? from + minutes * minuteMs : Date.parse(endsAt ?? '');
  return from <= to ? { kind: 'timed', startsAt: from, endsAt: to } : 'a booking cannot end before it starts';
}

export function newBooking(order: BookingOrder, around: Around): NewBooking | string {
  const when = whenOf(order, around);
  if (typeof when === 'string') return when;
  const organizer = order.organizer ?? undefined;
  const zoom =
    order.zoom === undefined
      ? null
      : zoomMeeting(order.zoom.number, order.zoom.passcode, organizer?.name ?? 'Anna Andersson');
  const html = order.html ?? (zoom === null ? undefined : zoomSwedishHtml(zoom));
  return {
    when,
    ...given('mailbox', order.mailbox),
    ...given('title', order.title),
    ...given('organizer', order.organizer),
    ...given('organizedByRoom', order.organizedByRoom),
    ...given('location', order.location ?? (zoom === null ? undefined : zoomLink(zoom))),
    ...given('sensitivity', order.sensitivity),
    ...given('availability', order.availability),
    ...given('answered', order.answered),
    ...given('body', bodyOf(html, order.text)),
    ...given(
      'repeat',
      order.repeat === undefined ? undefined : { ...order.repeat, timeZone: around.timeZone },
    ),
  };
}

/** An absent value leaves its key out, so that the store's default stands. */
function given<K extends keyof NewBooking>(
  key: K,
  value: NewBooking[K] | undefined,
): Partial<Pick<NewBooking, K>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Pick<NewBooking, K>>);
}

function bodyOf(html: string | undefined, text: string | undefined): NewBooking['body'] | undefined {
  if (html !== undefined) return { format: 'html', content: html };
  return text === undefined ? undefined : { format: 'text', content: text };
}

export function describeBooking(booking: Booking) {
  const { when, ...rest } = booking;
  const time =
    when.kind === 'timed'
      ? { startsAt: isoInstant(when.startsAt), endsAt: isoInstant(when.endsAt) }
      : { startDate: when.startDate, endDate: when.endDate };
  return { ...rest, ...time };
}
