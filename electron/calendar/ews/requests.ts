/**
 * The operations that a calendar is read and written with, as XML. The order of elements is the schema's and is
 * enforced by the server; what is asked for in which operation is decided by what each is able to give. Sends nothing.
 */
import type { Instant } from '../../../shared/time.ts';
import type { Interval } from '../../ports/calendar.ts';
import type { ItemRef, NewItem, Range } from '../mailbox.ts';
import { joinProperties, markerProperty } from '../mailbox-item.ts';
import { nothing, xml, type Xml } from './xml-writer.ts';

/** Of a view cut off at this length the halves are asked for. */
const mostInView = 1_000;

/** The calendar of the account itself, or of the mailbox whose delegate it is. */
export function calendarFolder(delegator: string | null): Xml {
  const mailbox =
    delegator === null ? nothing : xml`<t:Mailbox><t:EmailAddress>${delegator}</t:EmailAddress></t:Mailbox>`;
  return xml`<t:DistinguishedFolderId Id="calendar">${mailbox}</t:DistinguishedFolderId>`;
}

export function folderRequest(folder: Xml): Xml {
  return xml`<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>${field('folder:EffectiveRights')}</t:AdditionalProperties></m:FolderShape><m:FolderIds>${folder}</m:FolderIds></m:GetFolder>`;
}

/** A view gives no attendees, no extended properties, and strings cut at 255 characters. */
const viewFields = [
  ...['item:Subject', 'item:Sensitivity', 'calendar:UID', 'calendar:RecurrenceId', 'calendar:Start'],
  ...['calendar:End', 'calendar:IsAllDayEvent', 'calendar:LegacyFreeBusyStatus', 'calendar:Location'],
  ...['calendar:IsMeeting', 'calendar:IsCancelled', 'calendar:CalendarItemType', 'calendar:MyResponseType'],
  ...['calendar:Organizer', 'calendar:AppointmentState', 'calendar:StartTimeZoneId'],
].map(field);

/** What a view does not give, and what servers are known to leave out of one although asked. */
const detailFields = [
  ...['item:Subject', 'calendar:UID', 'calendar:RecurrenceId', 'calendar:OriginalStart', 'calendar:Location'],
  ...['calendar:MyResponseType', 'calendar:StartTimeZoneId', 'calendar:IsOrganizer'],
  ...['calendar:EnhancedLocation', 'calendar:JoinOnlineMeetingUrl'],
].map(field);

const publicStrings = joinProperties.names.map(
  (name) =>
    xml`<t:ExtendedFieldURI DistinguishedPropertySetId="PublicStrings" PropertyName="${name}" PropertyType="String"/>`,
);
const marker = xml`<t:ExtendedFieldURI PropertySetId="${markerProperty.propertySet.replace(/[{}]/g, '')}" PropertyName="${markerProperty.name}" PropertyType="String"/>`;

export function viewRequest(folder: Xml, { from, to }: Range): Xml {
  return xml`<m:FindItem Traversal="Shallow">${itemShape(nothing, viewFields)}<m:CalendarView MaxEntriesReturned="${mostInView}" StartDate="${timeOf(from)}" EndDate="${timeOf(to)}"/><m:ParentFolderIds>${folder}</m:ParentFolderIds></m:FindItem>`;
}

export function detailsRequest(ids: readonly string[]): Xml {
  return getItem(itemShape(nothing, [...detailFields, ...publicStrings, marker]), ids.map(bareId));
}

/** HTML, where links are whole. */
export function bodyRequest(id: string): Xml {
  const shape = itemShape(xml`<t:BodyType>HTML</t:BodyType>`, [field('item:Body')]);
  return getItem(shape, [bareId(id)]);
}

export function createdRequest(id: string): Xml {
  return getItem(itemShape(nothing, [field('item:DateTimeCreated')]), [bareId(id)]);
}

export function seriesRequest(occurrenceId: string): Xml {
  const master = xml`<t:RecurringMasterItemId OccurrenceId="${occurrenceId}"/>`;
  return getItem(itemShape(nothing, []), [master]);
}

export function createRequest(folder: Xml, item: NewItem, zone: string): Xml {
  const body = item.body === null ? nothing : xml`<t:Body BodyType="HTML">${item.body}</t:Body>`;
  const location = item.location === null ? nothing : xml`<t:Location>${item.location}</t:Location>`;
  return xml`<m:CreateItem SendMeetingInvitations="SendToNone"><m:SavedItemFolderId>${folder}</m:SavedItemFolderId><m:Items><t:CalendarItem><t:Subject>${item.subject}</t:Subject>${body}<t:ReminderIsSet>false</t:ReminderIsSet><t:ExtendedProperty>${marker}<t:Value>${item.mark}</t:Value></t:ExtendedProperty><t:Start>${timeOf(item.startsAt)}</t:Start><t:End>${timeOf(item.endsAt)}</t:End><t:LegacyFreeBusyStatus>Busy</t:LegacyFreeBusyStatus>${location}<t:StartTimeZone Id="${zone}"/><t:EndTimeZone Id="${zone}"/></t:CalendarItem></m:Items></m:CreateItem>`;
}

/**
 * All four, always: an end alone across a change to or from summer time is refused. A stale item is refused, too,
 * rather than merged.
 */
export function timesRequest(ref: ItemRef, times: Interval, tellsOthers: boolean, zone: string): Xml {
  const sending = tellsOthers ? 'SendToAllAndSaveCopy' : 'SendToNone';
  const set = (name: string, value: Xml): Xml =>
    xml`<t:SetItemField>${field(`calendar:${name}`)}<t:CalendarItem>${value}</t:CalendarItem></t:SetItemField>`;
  const updates = [
    set('Start', xml`<t:Start>${timeOf(times.startsAt)}</t:Start>`),
    set('End', xml`<t:End>${timeOf(times.endsAt)}</t:End>`),
    set('StartTimeZone', xml`<t:StartTimeZone Id="${zone}"/>`),
    set('EndTimeZone', xml`<t:EndTimeZone Id="${zone}"/>`),
  ];
  return xml`<m:UpdateItem ConflictResolution="NeverOverwrite" SendMeetingInvitationsOrCancellations="${sending}"><m:ItemChanges><t:ItemChange>${idOf('ItemId', ref)}<t:Updates>${updates}</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>`;
}

export function removeRequest(ref: ItemRef): Xml {
  return xml`<m:DeleteItem DeleteType="MoveToDeletedItems" SendMeetingCancellations="SendToNone"><m:ItemIds>${idOf('ItemId', ref)}</m:ItemIds></m:DeleteItem>`;
}

export function cancelRequest(ref: ItemRef, comment: string): Xml {
  return answerRequest(
    xml`<t:CancelCalendarItem>${idOf('ReferenceItemId', ref)}<t:NewBodyContent BodyType="Text">${comment}</t:NewBodyContent></t:CancelCalendarItem>`,
  );
}

export function declineRequest(ref: ItemRef, comment: string): Xml {
  return answerRequest(
    xml`<t:DeclineItem><t:Body BodyType="Text">${comment}</t:Body>${idOf('ReferenceItemId', ref)}</t:DeclineItem>`,
  );
}

function answerRequest(answer: Xml): Xml {
  return xml`<m:CreateItem MessageDisposition="SendAndSaveCopy"><m:Items>${answer}</m:Items></m:CreateItem>`;
}

function getItem(shape: Xml, ids: readonly Xml[]): Xml {
  return xml`<m:GetItem>${shape}<m:ItemIds>${ids}</m:ItemIds></m:GetItem>`;
}

function itemShape(bodyType: Xml, fields: readonly Xml[]): Xml {
  const additional =
    fields.length === 0 ? nothing : xml`<t:AdditionalProperties>${fields}</t:AdditionalProperties>`;
  return xml`<m:ItemShape><t:BaseShape>IdOnly</t:BaseShape>${bodyType}${additional}</m:ItemShape>`;
}

function field(uri: string): Xml {
  return xml`<t:FieldURI FieldURI="${uri}"/>`;
}

/** To read: the item as it is now. */
function bareId(id: string): Xml {
  return xml`<t:ItemId Id="${id}"/>`;
}

/** To write: the item as it was seen. */
function idOf(name: 'ItemId' | 'ReferenceItemId', { id, changeKey }: ItemRef): Xml {
  const key = changeKey === null ? nothing : xml` ChangeKey="${changeKey}"`;
  return name === 'ItemId' ? xml`<t:ItemId Id="${id}"${key}/>` : xml`<t:ReferenceItemId Id="${id}"${key}/>`;
}

/** Whole seconds, as the schema's examples have them. */
function timeOf(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
