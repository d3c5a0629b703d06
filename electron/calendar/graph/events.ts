/**
 * Decodes Graph's `event` resource into a mailbox item. Unknown words and absent fields take the cautious meaning
 * (busy, private, not the room's own); an event without usable times is dropped and counted, never the page.
 */
import { z } from 'zod';
import type { Booking, BookingResponse, ShowAs } from '../../../shared/model/booking.ts';
import type { ItemBody } from '../join-link/index.ts';
import type { MailboxItem } from '../mailbox-item.ts';
import { addDays, dateOf, instantOf, startOfDate } from '../times.ts';
import { joinPropertyIds, markerId } from './calendar-view.ts';

// A field that is absent counts as null, as does one of the wrong type.
const text = z.string().nullable().catch(null);
const flag = z.boolean().nullable().catch(null);
const time = z.object({ dateTime: z.string(), timeZone: z.string().catch('UTC') });
const place = z.object({ displayName: text, locationUri: text }).nullable().catch(null);

const Event = z.object({
  id: z.string().min(1),
  iCalUId: text,
  changeKey: text,
  type: text,
  subject: text,
  start: time,
  end: time,
  isAllDay: flag,
  isCancelled: flag,
  isOrganizer: flag,
  sensitivity: text,
  showAs: text,
  responseStatus: z.object({ response: text }).nullable().catch(null),
  organizer: z
    .object({ emailAddress: z.object({ name: text }).nullable().catch(null) })
    .nullable()
    .catch(null),
  location: place,
  locations: z.array(place).nullable().catch(null),
  onlineMeeting: z.object({ joinUrl: text }).nullable().catch(null),
  onlineMeetingUrl: text,
  singleValueExtendedProperties: z
    .array(z.object({ id: z.string(), value: z.string() }))
    .nullable()
    .catch(null),
});
type Event = z.output<typeof Event>;

const Body = z.object({
  body: z.object({ contentType: z.string().catch('html'), content: z.string() }),
});

const responses: Readonly<Record<BookingResponse, true>> = {
  none: true,
  organizer: true,
  tentativelyAccepted: true,
  accepted: true,
  declined: true,
  notResponded: true,
};
const availabilities: Readonly<Record<ShowAs, true>> = {
  free: true,
  tentative: true,
  busy: true,
  oof: true,
  workingElsewhere: true,
  unknown: true,
};

export interface DecodedEvents {
  readonly items: readonly MailboxItem[];
  /** Events that could not be made sense of. */
  readonly dropped: number;
}

/** Items in the order given, each id once, each with a key of its own. */
export function decodeEvents(raw: readonly unknown[], roomZone: string): DecodedEvents {
  const items = new Map<string, MailboxItem>();
  const keys = new Set<string>();
  let dropped = 0;
  for (const one of raw) {
    const event = Event.safeParse(one);
    // A view holds no masters; one that comes all the same would stand for the whole series.
    if (event.success && event.data.type === 'seriesMaster') continue;
    const item = event.success ? itemOf(event.data, roomZone) : null;
    if (item === null) {
      dropped += 1;
      continue;
    }
    const { id } = item.ref;
    if (items.has(id)) continue;
    const key = keys.has(item.key) ? id : item.key;
    keys.add(key);
    items.set(id, { ...item, key });
  }
  return { items: [...items.values()], dropped };
}

/** Null when the answer holds no body. */
export function decodeBody(document: unknown): ItemBody | null {
  const decoded = Body.safeParse(document);
  if (!decoded.success) return null;
  const { contentType, content } = decoded.data.body;
  return { contentType: contentType.toLowerCase() === 'text' ? 'text' : 'html', content };
}

function itemOf(event: Event, roomZone: string): MailboxItem | null {
  const when = timesOf(event, roomZone);
  if (when === null) return null;
  const { id, subject, organizer, iCalUId, changeKey } = event;
  return {
    ...when,
    key: iCalUId === null || iCalUId === '' ? id : iCalUId,
    ref: { id, changeKey },
    organizedByRoom: event.isOrganizer === true,
    isPrivate: event.sensitivity !== 'normal',
    isCancelled: event.isCancelled === true,
    response: wordOr(responses, event.responseStatus?.response, 'none'),
    showAs: wordOr(availabilities, event.showAs, 'unknown'),
    panelMarker: propertyOf(event, markerId),
    subject,
    organizer: organizer?.emailAddress?.name ?? null,
    locations: locationsOf(event),
    structured: structuredOf(event),
  };
}

function timesOf(
  { isAllDay, start, end }: Event,
  roomZone: string,
): Pick<Booking, 'startsAt' | 'endsAt' | 'allDay'> | null {
  if (isAllDay !== true) {
    const startsAt = instantOf(start.dateTime, start.timeZone, roomZone);
    const endsAt = instantOf(end.dateTime, end.timeZone, roomZone);
    if (startsAt === null || endsAt === null || endsAt < startsAt) return null;
    return { startsAt, endsAt, allDay: null };
  }
  const startDate = dateOf(start.dateTime);
  const writtenEnd = dateOf(end.dateTime);
  if (startDate === null || writtenEnd === null) return null;
  const endDate = writtenEnd > startDate ? writtenEnd : addDays(startDate, 1);
  return {
    startsAt: startOfDate(startDate, roomZone),
    endsAt: startOfDate(endDate, roomZone),
    allDay: { startDate, endDate },
  };
}

function wordOr<Word extends string>(
  words: Readonly<Record<Word, true>>,
  word: string | null | undefined,
  otherwise: Word,
): Word {
  return word !== null && word !== undefined && Object.hasOwn(words, word) ? (word as Word) : otherwise;
}

/** `locations` may be empty although `location` is set, and hold more than it. */
function locationsOf({ location, locations }: Event): readonly string[] {
  return [location, ...(locations ?? [])]
    .flatMap((one) => [one?.displayName, one?.locationUri])
    .filter(isFilled)
    .filter((one, index, all) => all.indexOf(one) === index);
}

function isFilled(one: string | null | undefined): one is string {
  return one !== null && one !== undefined && one !== '';
}

function structuredOf(event: Event): readonly string[] {
  const { onlineMeeting, onlineMeetingUrl } = event;
  return [
    onlineMeeting?.joinUrl,
    onlineMeetingUrl,
    ...joinPropertyIds.map((id) => propertyOf(event, id)),
  ].filter(isFilled);
}

/** Ids of properties come back in the letter case of the server's own choice. */
function propertyOf({ singleValueExtendedProperties }: Event, id: string): string | null {
  const wanted = id.toLowerCase();
  return singleValueExtendedProperties?.find((one) => one.id.toLowerCase() === wanted)?.value ?? null;
}
