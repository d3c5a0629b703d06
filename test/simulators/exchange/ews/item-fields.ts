/**
 * A calendar item as EWS writes it: its properties in the schema's order, of which the request's shape decides what is
 * sent. A view of the calendar gives less than a reading of one item: no bodies, no attendees, texts cut short.
 */
import { globalObjectId } from '../graph/event-id.ts';
import { intervalOf, occurrenceOn } from '../recurrence.ts';
import type { Answered, Attendee, Booking, CalendarItem, Person } from '../store.ts';
import { computableZone } from '../time-zones.ts';
import { canSeePrivate, canWrite, isVeiled } from './access.ts';
import type { MailboxRight } from './accounts.ts';
import type { Call } from './call.ts';
import { bodyOf } from './item-body.ts';
import { changeKeyOf, folderIdOf, itemIdOf } from './item-id.ts';
import type { ExtendedField, ItemShape } from './item-shape.ts';
import { recurrenceOf } from './item-recurrence.ts';
import { writeTime } from './times.ts';
import { t } from './xml-write.ts';
import type { Attributes, Content, XmlNode } from './xml-write.ts';

interface View {
  readonly call: Call;
  readonly item: CalendarItem;
  readonly booking: Booking;
  readonly shape: ItemShape;
  readonly right: MailboxRight;
  readonly isInFind: boolean;
}

interface Field {
  readonly uri: string;
  readonly name: string;
  /** Whether a view of the calendar gives it. */
  readonly isInFind: boolean;
  /** Null: the item has no such property. */
  readonly content: (view: View) => Content;
  readonly attributes: (view: View) => Attributes;
}

const viewTextLimit = 255;
const responses: Record<Answered, string> = {
  none: 'Unknown',
  organizer: 'Organizer',
  tentative: 'Tentative',
  accepted: 'Accept',
  declined: 'Decline',
  notResponded: 'NoResponseReceived',
};
const kinds = {
  single: 'Single',
  occurrence: 'Occurrence',
  exception: 'Exception',
  master: 'RecurringMaster',
} as const;
const sensitivities = {
  normal: 'Normal',
  personal: 'Personal',
  private: 'Private',
  confidential: 'Confidential',
} as const;
export const freeBusyNames: Record<Booking['availability'], string> = {
  free: 'Free',
  tentative: 'Tentative',
  busy: 'Busy',
  away: 'OOF',
  workingElsewhere: 'WorkingElsewhere',
  unknown: 'NoData',
};

/** In a view and in a reading alike. */
function both(uri: string, content: Field['content']): Field {
  return { uri, name: uri.split(':')[1] ?? uri, isInFind: true, content, attributes: () => ({}) };
}

/** Only in a reading of one item. */
function full(uri: string, content: Field['content'], attributes: Field['attributes'] = () => ({})): Field {
  return { ...both(uri, content), isInFind: false, attributes };
}

const fields: readonly Field[] = [
  both('item:ItemClass', ({ item }) =>
    item.kind === 'exception' ? 'IPM.Appointment.Occurrence' : 'IPM.Appointment',
  ),
  both('item:Subject', ({ booking, call }) => text(booking.title, call)),
  both('item:Sensitivity', ({ booking }) => sensitivities[booking.sensitivity]),
  full(
    'item:Body',
    ({ booking, shape, call }) => text(bodyOf(booking, shape.bodyFormat).content, call),
    ({ booking, shape }) => ({ BodyType: bodyOf(booking, shape.bodyFormat).type }),
  ),
  both('item:DateTimeReceived', ({ booking, call }) => writeTime(booking.createdAt, call.zone)),
  both('item:Importance', () => 'Normal'),
  both('item:DateTimeSent', ({ booking, call }) => writeTime(booking.createdAt, call.zone)),
  both('item:DateTimeCreated', ({ booking, call }) => writeTime(booking.createdAt, call.zone)),
  both('item:ReminderIsSet', () => 'false'),
  both('item:ReminderMinutesBeforeStart', () => '15'),
  both('item:HasAttachments', () => 'false'),
  full('item:EffectiveRights', ({ right, booking }) => effectiveRights(right, booking.organizedByRoom)),
  both('item:LastModifiedName', ({ booking }) => booking.organizer?.name ?? null),
  both('item:LastModifiedTime', ({ booking, call }) => writeTime(booking.modifiedAt, call.zone)),
  both('calendar:UID', ({ booking }) => globalObjectId(booking.uid, null, booking.createdAt)),
  both('calendar:RecurrenceId', (view) => seriesStart(view)),
  both('calendar:DateTimeStamp', ({ booking, call }) => writeTime(booking.modifiedAt, call.zone)),
  both('calendar:Start', ({ booking, call }) => writeTime(intervalOf(booking.when).from, call.zone)),
  both('calendar:End', ({ booking, call }) => writeTime(intervalOf(booking.when).to, call.zone)),
  both('calendar:OriginalStart', (view) => seriesStart(view)),
  both('calendar:IsAllDayEvent', ({ booking }) => String(booking.when.kind === 'allDay')),
  both('calendar:LegacyFreeBusyStatus', ({ booking }) => freeBusyNames[booking.availability]),
  both('calendar:Location', ({ booking, call }) => text(booking.location, call)),
  both('calendar:IsMeeting', ({ booking }) => String(isMeeting(booking))),
  both('calendar:IsCancelled', ({ booking }) => String(booking.cancelled)),
  both('calendar:IsRecurring', ({ item }) => String(item.kind === 'occurrence' || item.kind === 'exception')),
  both('calendar:MeetingRequestWasSent', ({ booking }) =>
    String(booking.organizedByRoom && isMeeting(booking)),
  ),
  both('calendar:IsResponseRequested', () => 'true'),
  both('calendar:CalendarItemType', ({ item }) => kinds[item.kind]),
  both('calendar:MyResponseType', ({ booking }) => responses[booking.answered]),
  both('calendar:Organizer', ({ booking, isInFind, call }) => {
    if (booking.organizer === null) return null;
    return isInFind
      ? t('Mailbox', t('Name', booking.organizer.name.slice(0, viewTextLimit)))
      : person(booking.organizer, call);
  }),
  full('calendar:RequiredAttendees', (view) => attendees(view, 'required')),
  full('calendar:OptionalAttendees', (view) => attendees(view, 'optional')),
  full('calendar:Resources', (view) => attendees(view, 'resource')),
  both('calendar:Duration', ({ booking }) => duration(booking)),
  both('calendar:TimeZone', ({ booking }) => zoneText(booking.originalTimeZone)),
  both('calendar:AppointmentReplyTime', ({ booking, call }) =>
    booking.answeredAt === null ? null : writeTime(booking.answeredAt, call.zone),
  ),
  both('calendar:AppointmentSequenceNumber', () => '0'),
  both('calendar:AppointmentState', ({ booking }) => String(appointmentState(booking))),
  full('calendar:Recurrence', ({ item }) => (item.kind === 'master' ? recurrenceOf(item.booking) : null)),
  full(
    'calendar:StartTimeZone',
    () => '',
    ({ booking }) => ({ Id: booking.originalTimeZone, Name: zoneText(booking.originalTimeZone) }),
  ),
  full(
    'calendar:EndTimeZone',
    () => '',
    ({ booking }) => ({ Id: booking.originalTimeZone, Name: zoneText(booking.originalTimeZone) }),
  ),
  both('calendar:AllowNewTimeProposal', () => 'true'),
  both('calendar:IsOnlineMeeting', ({ booking }) => String(booking.onlineMeeting !== null)),
  full('calendar:EnhancedLocation', ({ booking, call }) => enhancedLocation(booking, call)),
  both('calendar:StartWallClock', ({ booking }) =>
    writeTime(intervalOf(booking.when).from, ownZone(booking)),
  ),
  both('calendar:EndWallClock', ({ booking }) => writeTime(intervalOf(booking.when).to, ownZone(booking))),
  both('calendar:StartTimeZoneId', ({ booking }) => booking.originalTimeZone),
  both('calendar:EndTimeZoneId', ({ booking }) => booking.originalTimeZone),
  full('calendar:JoinOnlineMeetingUrl', ({ booking }) => booking.onlineMeeting?.joinUrl ?? null),
  both('calendar:IsOrganizer', ({ booking }) => String(booking.organizedByRoom)),
];

/** Where extended properties stand among the others. */
const extendedAfter = 'item:HasAttachments';
/** What remains of an item whose content the caller may not see. */
const bareFields = new Set([
  'item:Sensitivity',
  'calendar:Start',
  'calendar:End',
  'calendar:IsAllDayEvent',
  'calendar:LegacyFreeBusyStatus',
  'calendar:CalendarItemType',
]);

/** `place`: one of the items a view found, or one that was asked for by its id. */
export function calendarItem(
  call: Call,
  item: CalendarItem,
  right: MailboxRight,
  shape: ItemShape,
  place: 'view' | 'reading',
): XmlNode {
  const view: View = { call, item, booking: item.booking, shape, right, isInFind: place === 'view' };
  const isBare = isVeiled(item, right);
  const wanted = fields.filter(
    ({ uri, isInFind }) =>
      (shape.fields === null || shape.fields.has(uri)) &&
      (isInFind || !view.isInFind) &&
      (!isBare || bareFields.has(uri)),
  );
  const before = wanted.filter((field) => fields.indexOf(field) <= extendedIndex);
  const after = wanted.filter((field) => fields.indexOf(field) > extendedIndex);
  return t('CalendarItem', [
    itemId(item),
    before.map((field) => property(field, view)),
    isBare ? null : shape.extended.map((field) => extendedProperty(field, item.booking)),
    after.map((field) => property(field, view)),
  ]);
}

const extendedIndex = fields.findIndex(({ uri }) => uri === extendedAfter);

export function itemId(item: CalendarItem): XmlNode {
  return t('ItemId', null, { Id: itemIdOf(item), ChangeKey: changeKeyOf(item.booking.revision) });
}

export function parentFolderId(address: string): XmlNode {
  return t('ParentFolderId', null, { Id: folderIdOf(address), ChangeKey: 'AQAAAA==' });
}

function property({ name, content, attributes }: Field, view: View): Content {
  const value = content(view);
  if (value === null) return view.call.settings.emptyElements ? t(name, null, attributes(view)) : null;
  const shown = view.isInFind && typeof value === 'string' ? value.slice(0, viewTextLimit) : value;
  return t(name, shown, attributes(view));
}

function extendedProperty(field: ExtendedField, booking: Booking): Content {
  const stored = booking.properties.find(
    ({ propertySet, name }) =>
      propertySet.toLowerCase() === field.propertySet?.toLowerCase() && name === field.name,
  );
  if (stored === undefined) return null;
  return t('ExtendedProperty', [t('ExtendedFieldURI', null, field.attributes), t('Value', stored.value)]);
}

/** An empty text is a property that is not set. */
function text(value: string | null, { settings }: Call): string | null {
  if (value === null || value === '') return null;
  return settings.illegalReferences ? `${value}\u0013` : value;
}

function isMeeting({ attendees: invited }: Booking): boolean {
  return invited.length > 0;
}

/** Bits: a meeting, received from somebody else, cancelled. */
function appointmentState(booking: Booking): number {
  return (isMeeting(booking) ? 1 : 0) | (booking.organizedByRoom ? 0 : 2) | (booking.cancelled ? 4 : 0);
}

/** When the series has this date begin, whatever became of it; null outside a series. */
function seriesStart({ item, call }: View): string | null {
  const master = item.seriesId === null ? null : call.store.find(item.seriesId);
  const repeat = master?.booking.repeat ?? null;
  if (item.date === null || master === null || repeat === null) return null;
  const regular = occurrenceOn(master.booking.when, repeat, item.date);
  return regular === null ? null : writeTime(intervalOf(regular.when).from, call.zone);
}

export function effectiveRights(right: MailboxRight, isOwner: boolean): Content {
  const mayWrite = String(canWrite(right));
  const mayCreate = String(canWrite(right) && isOwner);
  return [
    t('CreateAssociated', 'false'),
    t('CreateContents', mayCreate),
    t('CreateHierarchy', 'false'),
    t('Delete', mayWrite),
    t('Modify', mayWrite),
    t('Read', String(right !== 'availability')),
    t('ViewPrivateItems', String(canSeePrivate(right))),
  ];
}

function person({ name, address }: Person, { settings }: Call): XmlNode {
  const legacy = `/O=SU/OU=EXCHANGE ADMINISTRATIVE GROUP (FYDIBOHF23SPDLT)/CN=RECIPIENTS/CN=${address.split('@')[0]?.toUpperCase() ?? ''}`;
  return t('Mailbox', [
    t('Name', name),
    t('EmailAddress', settings.legacyAddresses ? legacy : address),
    t('RoutingType', settings.legacyAddresses ? 'EX' : 'SMTP'),
    t('MailboxType', 'Mailbox'),
  ]);
}

function attendees({ booking, call }: View, role: Attendee['role']): Content {
  const invited = booking.attendees.filter((attendee) => attendee.role === role);
  if (invited.length === 0) return null;
  return invited.map((attendee) =>
    t('Attendee', [person(attendee, call), t('ResponseType', responses[attendee.answered])]),
  );
}

function duration({ when }: Booking): string {
  const minutes = Math.round((intervalOf(when).to - intervalOf(when).from) / 60_000);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = minutes % 60;
  if (minutes === 0) return 'PT0S';
  const time = `${hours > 0 ? `${hours}H` : ''}${rest > 0 ? `${rest}M` : ''}`;
  return `P${days > 0 ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`;
}

/** A text for people; only some zones have one of their own here. */
function zoneText(name: string): string {
  return name === 'W. Europe Standard Time'
    ? '(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna'
    : name;
}

function enhancedLocation({ location, places }: Booking, call: Call): Content {
  const [place] = places;
  if (location === '') return null;
  return [
    t('DisplayName', text(location, call)),
    t('PostalAddress', [
      t('Type', 'Business'),
      place === undefined || place.uri === '' ? null : t('LocationUri', place.uri),
      t('LocationSource', place === undefined || place.address === '' ? 'None' : 'Resource'),
    ]),
  ];
}

/** The zone in which the booking was made, if its name means anything. */
function ownZone({ originalTimeZone }: Booking): string {
  return computableZone(originalTimeZone) ?? 'UTC';
}
