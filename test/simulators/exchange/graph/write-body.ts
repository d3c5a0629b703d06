/**
 * The bodies of Graph's calendar writes, read strictly: a misspelt name, a wrong type or a time without its zone is
 * refused although the real service lets some of them pass, so that a client cannot come to depend on it. Fields a
 * panel has no use for, such as attendees and recurrence, are not known here.
 */
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { err, ok } from '../../../../shared/result.ts';
import type { Result } from '../../../../shared/result.ts';
import type { Received } from '../http-message.ts';
import type { When } from '../recurrence.ts';
import type { Booking, BookingChange, NamedProperty } from '../store.ts';
import { computableZone, zoned } from '../time-zones.ts';
import { graphErrors } from './graph-error.ts';
import type { GraphError } from './graph-error.ts';
import { readPropertyId } from './query.ts';

export type Read<T> = Result<T, GraphError>;

/** Times without offset, as Graph wants them; the zone stands beside them. */
export const ZonedTime = z.strictObject({
  dateTime: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,7})?)?$/),
  timeZone: z.string(),
});
type ZonedTime = z.infer<typeof ZonedTime>;

const Location = z.strictObject({
  displayName: z.string(),
  locationUri: z.string().optional(),
  locationEmailAddress: z.string().optional(),
  locationType: z.string().optional(),
});

const changeable = {
  subject: z.string().max(255),
  body: z.strictObject({ contentType: z.enum(['html', 'text']), content: z.string() }),
  start: ZonedTime,
  end: ZonedTime,
  isAllDay: z.boolean(),
  location: Location,
  locations: z.array(Location),
  showAs: z.enum(['free', 'tentative', 'busy', 'oof', 'workingElsewhere']),
  sensitivity: z.enum(['normal', 'personal', 'private', 'confidential']),
  isReminderOn: z.boolean(),
  reminderMinutesBeforeStart: z.int(),
  responseRequested: z.boolean(),
  allowNewTimeProposals: z.boolean(),
  singleValueExtendedProperties: z.array(z.strictObject({ id: z.string(), value: z.string() })),
};

const ChangedEvent = z.strictObject(changeable).partial();
const NewEvent = ChangedEvent.extend({
  start: ZonedTime,
  end: ZonedTime,
  transactionId: z.string().max(255).optional(),
});
/** Actions are seen with small and with capital letters. */
const Answered = z.strictObject({
  comment: z.string().optional(),
  Comment: z.string().optional(),
  sendResponse: z.boolean().optional(),
  SendResponse: z.boolean().optional(),
});
const Cancelled = Answered.pick({ comment: true, Comment: true });

/** The document in a request's body, or the refusal of one that is none or not of this shape. */
export function readBody<T>({ headers, body }: Received, shape: z.ZodType<T>): Read<T> {
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) return err(graphErrors.unreadableBody);
  let document: unknown;
  try {
    document = JSON.parse(body);
  } catch {
    // Not JSON is not a document; Graph says so in a message of its own.
    return err(graphErrors.unreadableBody);
  }
  const read = shape.safeParse(document);
  if (read.success) return ok(read.data);
  return err(graphErrors.wrongBody(z.prettifyError(read.error)));
}

export interface EventToMake {
  readonly change: BookingChange;
  readonly when: When;
  readonly transactionId: string | null;
}

export function readNewEvent(request: Received): Read<EventToMake> {
  const body = readBody(request, NewEvent);
  if (!body.ok) return body;
  const { start, end, isAllDay = false, transactionId = null } = body.value;
  const when = readWhen(start, end, isAllDay);
  if (!when.ok) return when;
  const change = factsOf(body.value, []);
  return change.ok ? ok({ change: change.value, when: when.value, transactionId }) : change;
}

/** What a PATCH changes of `before`; a time that is left out stays as it is. */
export function readChange(request: Received, before: Booking): Read<BookingChange> {
  const body = readBody(request, ChangedEvent);
  if (!body.ok) return body;
  const { start, end, isAllDay } = body.value;
  const change = factsOf(body.value, before.properties);
  if (!change.ok || (start === undefined && end === undefined && isAllDay === undefined)) return change;
  const [from, to] = writtenTimes(before);
  const when = readWhen(start ?? from, end ?? to, isAllDay ?? before.when.kind === 'allDay');
  return when.ok ? ok({ ...change.value, when: when.value }) : when;
}

/** The comment and whether the organiser is told, which is so unless the caller says otherwise. */
export function readAnswer(
  request: Received,
): Read<{ readonly comment: string; readonly tellsOrganizer: boolean }> {
  const body = readBody(request, Answered);
  if (!body.ok) return body;
  const { comment, Comment, sendResponse, SendResponse } = body.value;
  return ok({ comment: comment ?? Comment ?? '', tellsOrganizer: sendResponse ?? SendResponse ?? true });
}

export function readComment(request: Received): Read<string> {
  const body = readBody(request, Cancelled);
  return body.ok ? ok(body.value.comment ?? body.value.Comment ?? '') : body;
}

/** The instant that a time and its zone mean. */
export function instantOf({ dateTime, timeZone }: ZonedTime): Read<number> {
  const zone = computableZone(timeZone);
  if (zone === null) return err(graphErrors.timeZone);
  try {
    return ok(Temporal.PlainDateTime.from(dateTime).toZonedDateTime(zone).epochMilliseconds);
  } catch {
    // The form is right, but there is no such day or hour.
    return err(graphErrors.property(`'${dateTime}' is not a time.`));
  }
}

function readWhen(start: ZonedTime, end: ZonedTime, isAllDay: boolean): Read<When> {
  const [from, to] = [instantOf(start), instantOf(end)];
  if (!from.ok) return from;
  if (!to.ok) return to;
  if (!isAllDay) return ok({ kind: 'timed', startsAt: from.value, endsAt: to.value });
  const isMidnight = [start, end].every(({ dateTime }) => /T00:00(:00(\.0+)?)?$/.test(dateTime));
  if (!isMidnight || start.timeZone !== end.timeZone) {
    return err(graphErrors.property('An event that lasts all day starts and ends at midnight in one zone.'));
  }
  return ok({
    kind: 'allDay',
    startDate: start.dateTime.slice(0, 10),
    endDate: end.dateTime.slice(0, 10),
    timeZone: computableZone(start.timeZone) ?? 'UTC',
  });
}

function writtenTimes({ when }: Booking): readonly [ZonedTime, ZonedTime] {
  if (when.kind === 'allDay') {
    const { startDate, endDate, timeZone } = when;
    return [
      { dateTime: `${startDate}T00:00:00`, timeZone },
      { dateTime: `${endDate}T00:00:00`, timeZone },
    ];
  }
  const written = (at: number): ZonedTime => ({
    dateTime: zoned(at, 'UTC').toPlainDateTime().toString({ smallestUnit: 'millisecond' }),
    timeZone: 'UTC',
  });
  return [written(when.startsAt), written(when.endsAt)];
}

function factsOf(event: z.infer<typeof ChangedEvent>, before: readonly NamedProperty[]): Read<BookingChange> {
  const { subject, body, location, locations, showAs, sensitivity, start } = event;
  const properties = readProperties(event.singleValueExtendedProperties ?? [], before);
  if (!properties.ok) return properties;
  return ok({
    ...(subject === undefined ? {} : { title: subject }),
    ...(body === undefined ? {} : { body: { format: body.contentType, content: body.content } }),
    ...(location === undefined ? {} : { location: location.displayName }),
    ...(locations === undefined ? {} : { places: locations.map(placeOf) }),
    ...(showAs === undefined ? {} : { availability: showAs === 'oof' ? 'away' : showAs }),
    ...(sensitivity === undefined ? {} : { sensitivity }),
    ...(start === undefined ? {} : { originalTimeZone: start.timeZone }),
    properties: properties.value,
  });
}

function placeOf({ displayName, locationUri = '', locationEmailAddress = '' }: z.infer<typeof Location>) {
  return { name: displayName, uri: locationUri, address: locationEmailAddress };
}

/** Those written take the place of those of the same name; the rest stay. */
function readProperties(
  written: readonly { readonly id: string; readonly value: string }[],
  before: readonly NamedProperty[],
): Read<readonly NamedProperty[]> {
  const properties = new Map(before.map((property) => [nameOf(property), property]));
  for (const { id, value } of written) {
    const name = readPropertyId(id);
    if (name === null) return err(graphErrors.property(`The property id '${id}' is invalid.`));
    const property = { propertySet: name.propertySet, name: name.name, value };
    properties.set(nameOf(property), property);
  }
  return ok([...properties.values()]);
}

function nameOf({ propertySet, name }: Omit<NamedProperty, 'value'>): string {
  return `${propertySet.toLowerCase()} ${name}`;
}
