/**
 * A calendar item as Graph's `event` resource, of which the query decides what is sent. Times carry
 * seven decimals and no offset, and all-day items their dates as written, whatever zone was asked for.
 */
import { htmlToText, textToHtml, wholeHtml } from '../html-text.ts';
import type { Answered, Attendee, Booking, CalendarItem, Person, Place } from '../store.ts';
import { isoInstant, zoned } from '../time-zones.ts';
import { changeKey, eventId, globalObjectId } from './event-id.ts';
import type { Preferences } from './prefer.ts';

const never = '0001-01-01T00:00:00Z';

const answers: Record<Answered, string> = {
  none: 'none',
  organizer: 'organizer',
  tentative: 'tentativelyAccepted',
  accepted: 'accepted',
  declined: 'declined',
  notResponded: 'notResponded',
};
const kinds: Record<CalendarItem['kind'], string> = {
  single: 'singleInstance',
  occurrence: 'occurrence',
  exception: 'exception',
  master: 'seriesMaster',
};
export const availabilityNames: Record<Booking['availability'], string> = {
  free: 'free',
  tentative: 'tentative',
  busy: 'busy',
  away: 'oof',
  workingElsewhere: 'workingElsewhere',
  unknown: 'unknown',
};

type Field = (item: CalendarItem, prefer: Preferences) => unknown;

/** Every field of `event` and where it comes from; a name outside this table cannot be selected. */
const fields: Readonly<Record<string, Field>> = {
  id: (item, prefer) => eventId(item, prefer.immutableIds),
  createdDateTime: ({ booking }) => stamp(booking.createdAt),
  lastModifiedDateTime: ({ booking }) => stamp(booking.modifiedAt),
  changeKey: ({ booking }) => changeKey(booking.revision),
  categories: () => [],
  transactionId: ({ booking }) => booking.transactionId,
  originalStartTimeZone: ({ booking }) => booking.originalTimeZone,
  originalEndTimeZone: ({ booking }) => booking.originalTimeZone,
  iCalUId: ({ booking, date }) => globalObjectId(booking.uid, date, booking.createdAt),
  reminderMinutesBeforeStart: () => 15,
  isReminderOn: () => false,
  hasAttachments: () => false,
  subject: ({ booking }) => booking.title,
  bodyPreview: ({ booking }) => plainText(booking).slice(0, 255),
  importance: () => 'normal',
  sensitivity: ({ booking }) => booking.sensitivity,
  isAllDay: ({ booking }) => booking.when.kind === 'allDay',
  isCancelled: ({ booking }) => booking.cancelled,
  isOrganizer: ({ booking }) => booking.organizedByRoom,
  responseRequested: () => true,
  seriesMasterId: ({ seriesId }, { immutableIds }) =>
    seriesId === null ? null : eventId({ id: seriesId, kind: 'master' }, immutableIds),
  showAs: ({ booking }) => availabilityNames[booking.availability],
  type: ({ kind }) => kinds[kind],
  webLink: (item, { immutableIds }) =>
    `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(eventId(item, immutableIds))}&exvsurl=1&path=/calendar/item`,
  onlineMeetingUrl: () => null,
  isOnlineMeeting: ({ booking }) => booking.onlineMeeting !== null,
  onlineMeetingProvider: ({ booking }) => onlineProvider(booking),
  allowNewTimeProposals: () => true,
  occurrenceId: ({ date, seriesId }) => (date === null ? null : `OID.${seriesId ?? ''}.${date}`),
  isDraft: () => false,
  hideAttendees: ({ booking }) => booking.hidesAttendees,
  responseStatus: ({ booking }) => ({
    response: answers[booking.answered],
    time: booking.answeredAt === null ? never : isoInstant(booking.answeredAt).replace(/\.\d+Z$/, 'Z'),
  }),
  body: ({ booking }, { bodyFormat }) => ({ contentType: bodyFormat, content: bodyIn(booking, bodyFormat) }),
  start: ({ booking }, prefer) => startTime(booking, prefer),
  end: ({ booking }, prefer) => endTime(booking, prefer),
  location: ({ booking }) => locationOf(booking.location),
  locations: ({ booking }) => booking.places.map(placeOf),
  recurrence: ({ booking, kind }) => (kind === 'master' ? recurrenceOf(booking) : null),
  attendees: ({ booking }) => (booking.hidesAttendees ? [] : booking.attendees.map(attendeeOf)),
  organizer: ({ booking }) => (booking.organizer === null ? null : emailAddress(booking.organizer)),
  onlineMeeting: ({ booking: { onlineMeeting } }) =>
    onlineMeeting === null ? null : { joinUrl: onlineMeeting.joinUrl },
};

export const eventFields: readonly string[] = Object.keys(fields);

/** The event with its etag, its id and the fields that were selected; null selects all. */
export function eventOf(
  item: CalendarItem,
  prefer: Preferences,
  selected: readonly string[] | null,
): Record<string, unknown> {
  const chosen = Object.entries(fields).filter(
    ([name]) => selected === null || name === 'id' || selected.includes(name),
  );
  return {
    '@odata.etag': `W/"${changeKey(item.booking.revision)}"`,
    ...Object.fromEntries(chosen.map(([name, field]) => [name, field(item, prefer)])),
  };
}

/** The server's own times have seven decimals, too, and are always UTC. */
function stamp(at: number): string {
  return isoInstant(at).replace('Z', '0000Z');
}

function startTime({ when }: Booking, prefer: Preferences) {
  return when.kind === 'allDay'
    ? written(`${when.startDate}T00:00:00`, prefer)
    : clock(when.startsAt, prefer);
}

function endTime({ when }: Booking, prefer: Preferences) {
  return when.kind === 'allDay' ? written(`${when.endDate}T00:00:00`, prefer) : clock(when.endsAt, prefer);
}

/** An instant in the zone that was asked for: seven decimals, no offset. */
export function clock(at: number, prefer: Preferences) {
  return written(zoned(at, prefer.zone).toPlainDateTime().toString({ smallestUnit: 'second' }), prefer);
}

function written(dateTime: string, { zoneLabel }: Preferences) {
  return { dateTime: `${dateTime}.0000000`, timeZone: zoneLabel };
}

/** A body is converted once, however often its preview is asked for. */
const texts = new WeakMap<Booking['body'], string>();

function plainText({ body }: Booking): string {
  const text = texts.get(body) ?? (body.format === 'text' ? body.content : htmlToText(body.content));
  texts.set(body, text);
  return text;
}

function bodyIn(booking: Booking, format: 'html' | 'text'): string {
  const { body } = booking;
  if (body.content === '') return '';
  if (format === 'text') return plainText(booking);
  return body.format === 'html' ? wholeHtml(body.content) : textToHtml(body.content);
}

function onlineProvider({ onlineMeeting }: Booking): string {
  if (onlineMeeting === null) return 'unknown';
  return onlineMeeting.provider === 'teams' ? 'teamsForBusiness' : 'skypeForBusiness';
}

function locationOf(displayName: string) {
  if (displayName === '') {
    return { displayName, locationType: 'default', uniqueIdType: 'unknown', address: {}, coordinates: {} };
  }
  return { displayName, locationType: 'default', uniqueId: displayName, uniqueIdType: 'private' };
}

function placeOf({ name, uri, address }: Place) {
  return {
    displayName: name,
    ...(uri === '' ? {} : { locationUri: uri }),
    ...(address === '' ? {} : { locationEmailAddress: address }),
    locationType: address === '' ? 'default' : 'conferenceRoom',
    uniqueId: address === '' ? name : address,
    uniqueIdType: address === '' ? 'private' : 'directory',
  };
}

function attendeeOf(attendee: Attendee) {
  return {
    type: attendee.role,
    status: { response: answers[attendee.answered], time: never },
    ...emailAddress(attendee),
  };
}

function emailAddress({ name, address }: Person) {
  return { emailAddress: { name, address } };
}

function recurrenceOf({ repeat, when }: Booking) {
  if (repeat === null) return null;
  const startDate =
    when.kind === 'allDay' ? when.startDate : zoned(when.startsAt, repeat.timeZone).toPlainDate().toString();
  const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(startDate),
  );
  return {
    pattern: {
      type: repeat.every === 'day' ? 'daily' : 'weekly',
      interval: repeat.interval,
      month: 0,
      dayOfMonth: 0,
      ...(repeat.every === 'week' ? { daysOfWeek: [weekday.toLowerCase()] } : {}),
      firstDayOfWeek: 'monday',
      index: 'first',
    },
    range: {
      type: repeat.count === null ? 'noEnd' : 'numbered',
      startDate,
      endDate: '0001-01-01',
      recurrenceTimeZone: repeat.timeZone,
      numberOfOccurrences: repeat.count ?? 0,
    },
  };
}
