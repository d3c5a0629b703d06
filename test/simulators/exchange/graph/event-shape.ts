/**
 * A calendar item as Graph's `event` resource, every field of it; the query decides which are sent. Times carry
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
const availabilities: Record<Booking['availability'], string> = {
  free: 'free',
  tentative: 'tentative',
  busy: 'busy',
  away: 'oof',
  workingElsewhere: 'workingElsewhere',
  unknown: 'unknown',
};

/** Fields of `event` that can be selected; a name outside this list is refused. */
export type Event = ReturnType<typeof eventOf>;

export function eventOf(item: CalendarItem, prefer: Preferences) {
  const { booking } = item;
  const { start, end } = times(booking, prefer);
  const id = eventId(item, prefer.immutableIds);
  return {
    '@odata.etag': `W/"${changeKey(booking.revision)}"`,
    id,
    createdDateTime: isoInstant(booking.createdAt),
    lastModifiedDateTime: isoInstant(booking.modifiedAt),
    changeKey: changeKey(booking.revision),
    categories: [],
    transactionId: null,
    originalStartTimeZone: booking.originalTimeZone,
    originalEndTimeZone: booking.originalTimeZone,
    iCalUId: globalObjectId(booking.uid, item.date, booking.createdAt),
    reminderMinutesBeforeStart: 15,
    isReminderOn: false,
    hasAttachments: false,
    subject: booking.title,
    bodyPreview: plainText(booking).slice(0, 255),
    importance: 'normal',
    sensitivity: booking.sensitivity,
    isAllDay: booking.when.kind === 'allDay',
    isCancelled: booking.cancelled,
    isOrganizer: booking.organizedByRoom,
    responseRequested: true,
    seriesMasterId:
      item.seriesId === null ? null : eventId({ id: item.seriesId, kind: 'master' }, prefer.immutableIds),
    showAs: availabilities[booking.availability],
    type: kinds[item.kind],
    webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(id)}&exvsurl=1&path=/calendar/item`,
    onlineMeetingUrl: null,
    isOnlineMeeting: booking.onlineMeeting !== null,
    onlineMeetingProvider: onlineProvider(booking),
    allowNewTimeProposals: true,
    occurrenceId: item.date === null ? null : `OID.${item.seriesId ?? ''}.${item.date}`,
    isDraft: false,
    hideAttendees: booking.hidesAttendees,
    responseStatus: {
      response: answers[booking.answered],
      time: booking.answeredAt === null ? never : isoInstant(booking.answeredAt).replace(/\.\d+Z$/, 'Z'),
    },
    body: { contentType: prefer.bodyFormat, content: bodyIn(booking, prefer.bodyFormat) },
    start,
    end,
    location: locationOf(booking.location),
    locations: booking.places.map(placeOf),
    recurrence: item.kind === 'master' ? recurrenceOf(booking) : null,
    attendees: booking.hidesAttendees ? [] : booking.attendees.map(attendeeOf),
    organizer: booking.organizer === null ? null : emailAddress(booking.organizer),
    onlineMeeting: booking.onlineMeeting === null ? null : { joinUrl: booking.onlineMeeting.joinUrl },
  };
}

function times(booking: Booking, { zone, zoneLabel }: Preferences) {
  const written = (dateTime: string) => ({ dateTime: `${dateTime}.0000000`, timeZone: zoneLabel });
  const { when } = booking;
  if (when.kind === 'allDay') {
    return { start: written(`${when.startDate}T00:00:00`), end: written(`${when.endDate}T00:00:00`) };
  }
  const clock = (at: number) => zoned(at, zone).toPlainDateTime().toString({ smallestUnit: 'second' });
  return { start: written(clock(when.startsAt)), end: written(clock(when.endsAt)) };
}

function plainText({ body }: Booking): string {
  return body.format === 'text' ? body.content : htmlToText(body.content);
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
