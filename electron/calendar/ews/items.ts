/**
 * Decodes EWS's `CalendarItem` into a mailbox item: what a view gives of it, and what was read beside. Unknown words and
 * absent fields take the cautious meaning (busy, private, not the room's own); an item without usable times is dropped
 * and counted, never the answer.
 */
import type { Booking, BookingResponse, ShowAs } from '../../../shared/model/booking.ts';
import type { Instant } from '../../../shared/time.ts';
import { collectItems, type DecodedItems } from '../decoded-items.ts';
import type { ItemBody } from '../join-link/index.ts';
import type { ItemRef } from '../mailbox.ts';
import { joinProperties, type MailboxItem, markerProperty } from '../mailbox-item.ts';
import { decodePanelMark } from '../panel-mark.ts';
import { addDays, dateAt, instantOf, nearestDate, startOfDate } from '../times.ts';
import { childOf, childrenOf, textAt, textOf, type XmlElement } from './xml.ts';

/** Of one version of an item, what only GetItem gives. */
export interface ItemDetails {
  readonly uid: string | null;
  readonly recurrenceId: string | null;
  readonly originalStart: string | null;
  readonly response: string | null;
  readonly zone: string | null;
  readonly isOrganizer: string | null;
  /** Uncut, as the location is. */
  readonly subject: string | null;
  readonly location: string | null;
  readonly places: readonly string[];
  readonly structured: readonly string[];
  readonly mark: string | null;
}

/** The elements of an item by name: an item has some twenty, and most are looked for. */
type Fields = ReadonlyMap<string, XmlElement>;

const responses: Readonly<Record<string, BookingResponse>> = {
  Unknown: 'none',
  Organizer: 'organizer',
  Tentative: 'tentativelyAccepted',
  Accept: 'accepted',
  Decline: 'declined',
  NoResponseReceived: 'notResponded',
};
const availabilities: Readonly<Record<string, ShowAs>> = {
  Free: 'free',
  Tentative: 'tentative',
  Busy: 'busy',
  OOF: 'oof',
  WorkingElsewhere: 'workingElsewhere',
  NoData: 'unknown',
};
const cancelledBit = 4;

/** A view holds no masters; one that comes all the same would stand for the whole series. */
const isMaster = (fields: Fields): boolean => textOf(fields.get('CalendarItemType')) === 'RecurringMaster';

/** `detailsOf`: null where they are not known. */
export function decodeItems(
  found: readonly XmlElement[],
  detailsOf: (ref: ItemRef) => ItemDetails | null,
  roomZone: string,
): DecodedItems {
  const elements = found
    .map((element) => ({ element, fields: fieldsOf(element) }))
    .filter(({ fields }) => !isMaster(fields));
  return collectItems(
    elements.map(({ element, fields }) => {
      const ref = refOf(element);
      return ref === null ? null : itemOf(ref, fields, detailsOf(ref), roomZone);
    }),
  );
}

/** The identity of an item in an answer; null where there is none. */
export function refOf(item: XmlElement | null): ItemRef | null {
  const attributes = childOf(item, 'ItemId')?.attributes;
  const id = attributes?.['Id'] ?? '';
  return id === '' ? null : { id, changeKey: attributes?.['ChangeKey'] ?? null };
}

export function decodeDetails(item: XmlElement): ItemDetails {
  const fields = fieldsOf(item);
  const properties = propertiesOf(item);
  const enhanced = fields.get('EnhancedLocation') ?? null;
  return {
    uid: textOf(fields.get('UID')),
    recurrenceId: textOf(fields.get('RecurrenceId')),
    originalStart: textOf(fields.get('OriginalStart')),
    response: textOf(fields.get('MyResponseType')),
    zone: textOf(fields.get('StartTimeZoneId')),
    isOrganizer: textOf(fields.get('IsOrganizer')),
    subject: fields.get('Subject')?.text ?? null,
    location: textOf(fields.get('Location')),
    places: [textAt(enhanced, 'DisplayName'), textAt(enhanced, 'PostalAddress', 'LocationUri')].filter(
      (one) => one !== null,
    ),
    structured: [
      textOf(fields.get('JoinOnlineMeetingUrl')),
      ...joinProperties.names.map((name) => properties.get(name) ?? null),
    ].filter((one) => one !== null),
    mark: properties.get(markerProperty.name) ?? null,
  };
}

/** An item without text has an empty body or none at all: servers leave out what is not set. */
export function decodeBody(item: XmlElement): ItemBody {
  const body = childOf(item, 'Body');
  const isText = body?.attributes['BodyType'] === 'Text';
  return { contentType: isText ? 'text' : 'html', content: body?.text ?? '' };
}

function itemOf(
  ref: ItemRef,
  found: Fields,
  details: ItemDetails | null,
  roomZone: string,
): MailboxItem | null {
  const zone = details?.zone ?? textOf(found.get('StartTimeZoneId')) ?? roomZone;
  const when = timesOf(found, zone, roomZone);
  if (when === null) return null;
  const uid = details?.uid ?? textOf(found.get('UID'));
  const kind = textOf(found.get('CalendarItemType'));
  const isOfSeries = kind === 'Occurrence' || kind === 'Exception';
  const response = details?.response ?? textOf(found.get('MyResponseType')) ?? '';
  const location = details?.location ?? textOf(found.get('Location'));
  const original =
    details?.recurrenceId ??
    textOf(found.get('RecurrenceId')) ??
    details?.originalStart ??
    textOf(found.get('Start')) ??
    '';
  const { startsAt, endsAt, allDay } = when;
  // Named one by one: spread into it, they would make this object ten times as slow to build.
  return {
    startsAt,
    endsAt,
    allDay,
    key: uid === null ? ref.id : isOfSeries ? occurrenceKey(uid, original, roomZone) : uid,
    ref,
    organizedByRoom:
      details?.isOrganizer === null || details === null
        ? response === 'Organizer'
        : details.isOrganizer === 'true',
    isPrivate: textOf(found.get('Sensitivity')) !== 'Normal',
    isCancelled:
      textOf(found.get('IsCancelled')) === 'true' ||
      (Number(textOf(found.get('AppointmentState')) ?? 0) & cancelledBit) !== 0,
    response: wordOr(responses, response, 'none'),
    showAs: wordOr(availabilities, textOf(found.get('LegacyFreeBusyStatus')) ?? '', 'unknown'),
    isMeeting: textOf(found.get('IsMeeting')) !== 'false',
    seriesKey: isOfSeries ? uid : null,
    panelMark: details === null || details.mark === null ? null : decodePanelMark(details.mark),
    subject: details?.subject ?? found.get('Subject')?.text ?? null,
    organizer: textAt(found.get('Organizer') ?? null, 'Mailbox', 'Name'),
    locations: [...new Set([...(location === null ? [] : [location]), ...(details?.places ?? [])])],
    structured: details?.structured ?? [],
  };
}

function timesOf(
  found: Fields,
  zone: string,
  roomZone: string,
): Pick<Booking, 'startsAt' | 'endsAt' | 'allDay'> | null {
  const startsAt = instantAt(textOf(found.get('Start')), roomZone);
  const endsAt = instantAt(textOf(found.get('End')), roomZone);
  if (startsAt === null || endsAt === null || endsAt < startsAt) return null;
  if (textOf(found.get('IsAllDayEvent')) !== 'true') return { startsAt, endsAt, allDay: null };
  const startDate = nearestDate(startsAt, zone, roomZone);
  const writtenEnd = nearestDate(endsAt, zone, roomZone);
  const endDate = writtenEnd > startDate ? writtenEnd : addDays(startDate, 1);
  return {
    startsAt: startOfDate(startDate, roomZone),
    endsAt: startOfDate(endDate, roomZone),
    allDay: { startDate, endDate },
  };
}

/** Times carry an offset; one that does not is in UTC, as the request asked. */
function instantAt(text: string | null, roomZone: string): Instant | null {
  return text === null ? null : instantOf(text, 'UTC', roomZone);
}

/** Exchange's own identities: a fixed start, the date of the occurrence (none for the series), and the rest. */
const globalObjectId = /^(040000008200E00074C5B7101A82E008)[0-9A-F]{8}([0-9A-F]+)$/i;

/**
 * One date of a series by the date it was meant for, so that moving it does not make another of it. Graph writes that
 * date into the identity itself, in the zone of the series; done in the same way here, both kinds of Exchange agree
 * on series made in the room's zone.
 */
function occurrenceKey(uid: string, original: string, roomZone: string): string {
  const at = instantAt(original, roomZone);
  if (at === null) return uid;
  const [, start, rest] = globalObjectId.exec(uid) ?? [];
  if (start === undefined || rest === undefined) return `${uid}/${new Date(at).toISOString()}`;
  const [year = 0, month = 0, day = 0] = dateAt(at, roomZone).split('-').map(Number);
  const hex = (value: number, digits: number): string =>
    value.toString(16).toUpperCase().padStart(digits, '0');
  return `${start}${hex(year, 4)}${hex(month, 2)}${hex(day, 2)}${rest}`;
}

function fieldsOf(item: XmlElement): Fields {
  const fields = new Map<string, XmlElement>();
  for (const child of item.children) fields.set(child.name, child);
  return fields;
}

function wordOr<Word>(words: Readonly<Record<string, Word>>, word: string, otherwise: Word): Word {
  return Object.hasOwn(words, word) ? (words[word] ?? otherwise) : otherwise;
}

/** By their names: the panel asks for names of two property sets that have none in common. */
function propertiesOf(item: XmlElement): ReadonlyMap<string, string> {
  const properties = new Map<string, string>();
  for (const property of childrenOf(item, 'ExtendedProperty')) {
    const name = childOf(property, 'ExtendedFieldURI')?.attributes['PropertyName'];
    const value = childOf(property, 'Value')?.text ?? '';
    if (name !== undefined && value !== '') properties.set(name, value);
  }
  return properties;
}
