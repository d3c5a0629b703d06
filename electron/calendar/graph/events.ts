/**
 * Decodes Graph's `event` resource into a mailbox item. Unknown words and absent fields take the cautious meaning
 * (busy, private, not the room's own); an event without usable times is dropped and counted, never the page.
 * Narrows by hand: a schema with a default for each field costs three times the budget for a thousand events.
 */
import type { Booking, BookingResponse, ShowAs } from '../../../shared/model/booking.ts';
import { collectItems, type DecodedItems } from '../decoded-items.ts';
import type { ItemBody } from '../join-link/index.ts';
import type { MailboxItem } from '../mailbox-item.ts';
import { decodePanelMark } from '../panel-mark.ts';
import type { Instant } from '../../../shared/time.ts';
import { addDays, dateOf, instantOf, startOfDate } from '../times.ts';
import { joinPropertyIds, markerId } from './calendar-view.ts';

/** Any JSON value seen as an object; what is none has no fields. */
type Fields = Readonly<Record<string, unknown>>;

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

/** A view holds no masters; one that comes all the same would stand for the whole series. */
const isMaster = (event: Fields): boolean => event['type'] === 'seriesMaster';

export function decodeEvents(raw: readonly unknown[], roomZone: string): DecodedItems {
  const events = raw.map(fieldsOf).filter((event) => !isMaster(event));
  return collectItems(events.map((event) => itemOf(event, roomZone)));
}

/** Null when the answer holds no body. */
export function decodeBody(document: unknown): ItemBody | null {
  const body = fieldsOf(fieldsOf(document)['body']);
  const content = textOf(body['content']);
  if (content === null) return null;
  const isText = textOf(body['contentType'])?.toLowerCase() === 'text';
  return { contentType: isText ? 'text' : 'html', content };
}

function itemOf(event: Fields, roomZone: string): MailboxItem | null {
  const id = filledOf(event['id']);
  const when = timesOf(event, roomZone);
  if (id === null || when === null) return null;
  const properties = propertiesOf(event['singleValueExtendedProperties']);
  const marked = properties.get(markerId.toLowerCase());
  return {
    startsAt: when.startsAt,
    endsAt: when.endsAt,
    allDay: when.allDay,
    key: filledOf(event['iCalUId']) ?? id,
    ref: { id, changeKey: textOf(event['changeKey']) },
    organizedByRoom: event['isOrganizer'] === true,
    isPrivate: event['sensitivity'] !== 'normal',
    isCancelled: event['isCancelled'] === true,
    response: wordOr(responses, fieldsOf(event['responseStatus'])['response'], 'none'),
    showAs: wordOr(availabilities, event['showAs'], 'unknown'),
    // Nobody hides a list of nobody.
    isMeeting: listOf(event['attendees']).length > 0 || event['hideAttendees'] === true,
    seriesKey: filledOf(event['seriesMasterId']),
    panelMark: marked === undefined ? null : decodePanelMark(marked),
    subject: textOf(event['subject']),
    organizer: textOf(fieldsOf(fieldsOf(event['organizer'])['emailAddress'])['name']),
    locations: locationsOf(event),
    structured: structuredOf(event, properties),
  };
}

function timesOf(event: Fields, roomZone: string): Pick<Booking, 'startsAt' | 'endsAt' | 'allDay'> | null {
  const start = fieldsOf(event['start']);
  const end = fieldsOf(event['end']);
  if (event['isAllDay'] !== true) {
    const startsAt = instantIn(start, roomZone);
    const endsAt = instantIn(end, roomZone);
    if (startsAt === null || endsAt === null || endsAt < startsAt) return null;
    return { startsAt, endsAt, allDay: null };
  }
  const startDate = dateOf(textOf(start['dateTime']) ?? '');
  const writtenEnd = dateOf(textOf(end['dateTime']) ?? '');
  if (startDate === null || writtenEnd === null) return null;
  const endDate = writtenEnd > startDate ? writtenEnd : addDays(startDate, 1);
  return {
    startsAt: startOfDate(startDate, roomZone),
    endsAt: startOfDate(endDate, roomZone),
    allDay: { startDate, endDate },
  };
}

function instantIn({ dateTime, timeZone }: Fields, roomZone: string): Instant | null {
  return instantOf(textOf(dateTime) ?? '', textOf(timeZone) ?? 'UTC', roomZone);
}

function wordOr<Word extends string>(
  words: Readonly<Record<Word, true>>,
  word: unknown,
  otherwise: Word,
): Word {
  return typeof word === 'string' && Object.hasOwn(words, word) ? (word as Word) : otherwise;
}

/** `locations` may be empty although `location` is set, and hold more than it. */
function locationsOf(event: Fields): readonly string[] {
  const places = [event['location'], ...listOf(event['locations'])].map(fieldsOf);
  const written = places.flatMap((place) => [filledOf(place['displayName']), filledOf(place['locationUri'])]);
  return [...new Set(written.filter((one) => one !== null))];
}

function structuredOf(event: Fields, properties: ReadonlyMap<string, string>): readonly string[] {
  return [
    filledOf(fieldsOf(event['onlineMeeting'])['joinUrl']),
    filledOf(event['onlineMeetingUrl']),
    ...joinPropertyIds.map((id) => filledOf(properties.get(id.toLowerCase()))),
  ].filter((one) => one !== null);
}

/** By their ids in small letters: the server writes them in a letter case of its own choice. */
function propertiesOf(raw: unknown): ReadonlyMap<string, string> {
  const properties = new Map<string, string>();
  for (const property of listOf(raw).map(fieldsOf)) {
    const id = textOf(property['id']);
    const value = textOf(property['value']);
    if (id !== null && value !== null) properties.set(id.toLowerCase(), value);
  }
  return properties;
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function filledOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
