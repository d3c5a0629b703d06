/**
 * The part of the EWS schema (types and messages, Exchange 2013 SP1) that the simulator answers to, as a table in
 * the published order. What the real schema has beside it and the simulator does not act upon is marked `any`.
 */
import { fieldUris } from './field-uris.ts';
import type { Schema, Shape, TextRule } from './schema-check.ts';

const anyText: TextRule = () => true;
const notEmpty: TextRule = (text) => text !== '';
const oneOf = (...values: readonly string[]): TextRule => {
  return (text) => values.includes(text.trim());
};
const matches = (pattern: RegExp): TextRule => {
  return (text) => pattern.test(text.trim());
};
const boolean = oneOf('true', 'false', '1', '0');
const integer = matches(/^[+-]?\d{1,9}$/);
const dateTime = matches(/^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/);
const guid = matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);

const bodyTypes = oneOf('HTML', 'Text');
const freeBusy = oneOf('Free', 'Tentative', 'Busy', 'OOF', 'WorkingElsewhere', 'NoData');
const sending = ['SendToNone', 'SendOnlyToAll', 'SendToAllAndSaveCopy'] as const;
const disposition = oneOf('SaveOnly', 'SendOnly', 'SendAndSaveCopy');
const weekday = matches(/^(Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day$|^(Day|Weekday|WeekendDay)$/);
const folderIds = 't:FolderId|t:DistinguishedFolderId';
const itemIds = 't:ItemId|t:OccurrenceItemId|t:RecurringMasterItemId';
const id = { 'Id!': anyText, ChangeKey: anyText };

const of = (content: string | null, attributes: Readonly<Record<string, TextRule>> = {}): Shape => ({
  content,
  attributes,
});
const text = (rule: TextRule): Shape => ({ content: null, text: rule });

const bools = (names: string): Schema =>
  Object.fromEntries(names.split(' ').map((name) => [name, text(boolean)]));
const times = (names: string): Schema =>
  Object.fromEntries(names.split(' ').map((name) => [name, text(dateTime)]));

/** Elements of `ItemType`, of which those that only the server writes are refused later, not by the schema. */
const itemElements = `t:MimeContent? t:ItemId? t:ParentFolderId? t:ItemClass? t:Subject? t:Sensitivity? t:Body?
  t:Attachments? t:DateTimeReceived? t:Size? t:Categories? t:Importance? t:InReplyTo? t:IsSubmitted? t:IsDraft?
  t:IsFromMe? t:IsResend? t:IsUnmodified? t:InternetMessageHeaders? t:DateTimeSent? t:DateTimeCreated?
  t:ResponseObjects? t:ReminderDueBy? t:ReminderIsSet? t:ReminderNextTime? t:ReminderMinutesBeforeStart? t:DisplayCc?
  t:DisplayTo? t:HasAttachments? t:ExtendedProperty* t:Culture? t:EffectiveRights? t:LastModifiedName?
  t:LastModifiedTime? t:IsAssociated? t:WebClientReadFormQueryString? t:WebClientEditFormQueryString?
  t:ConversationId? t:UniqueBody? t:Flag? t:StoreEntryId? t:InstanceKey? t:NormalizedBody?
  t:EntityExtractionResult? t:PolicyTag? t:ArchiveTag? t:RetentionDate? t:Preview? t:RightsManagementLicenseData?
  t:PredictedActionReasons? t:IsClutter? t:BlockStatus? t:HasBlockedImages? t:TextBody? t:IconIndex?`;
const calendarElements = `t:UID? t:RecurrenceId? t:DateTimeStamp? t:Start? t:End? t:OriginalStart? t:IsAllDayEvent?
  t:LegacyFreeBusyStatus? t:Location? t:When? t:IsMeeting? t:IsCancelled? t:IsRecurring? t:MeetingRequestWasSent?
  t:IsResponseRequested? t:CalendarItemType? t:MyResponseType? t:Organizer? t:RequiredAttendees? t:OptionalAttendees?
  t:Resources? t:ConflictingMeetingCount? t:AdjacentMeetingCount? t:ConflictingMeetings? t:AdjacentMeetings?
  t:Duration? t:TimeZone? t:AppointmentReplyTime? t:AppointmentSequenceNumber? t:AppointmentState? t:Recurrence?
  t:FirstOccurrence? t:LastOccurrence? t:ModifiedOccurrences? t:DeletedOccurrences? t:MeetingTimeZone?
  t:StartTimeZone? t:EndTimeZone? t:ConferenceType? t:AllowNewTimeProposal? t:IsOnlineMeeting?
  t:MeetingWorkspaceUrl? t:NetShowUrl? t:EnhancedLocation? t:StartWallClock? t:EndWallClock? t:StartTimeZoneId?
  t:EndTimeZoneId? t:IntendedFreeBusyStatus? t:JoinOnlineMeetingUrl? t:OnlineMeetingSettings? t:IsOrganizer?`;
const responseElements = `t:ItemClass? t:Sensitivity? t:Body? t:Attachments? t:InternetMessageHeaders? t:Sender?
  t:ToRecipients? t:CcRecipients? t:BccRecipients? t:IsReadReceiptRequested? t:IsDeliveryReceiptRequested? t:From?
  t:ReferenceItemId? t:ProposedStart? t:ProposedEnd?`;
const cancelElements = `t:Subject? t:Body? t:ToRecipients? t:CcRecipients? t:BccRecipients?
  t:IsReadReceiptRequested? t:IsDeliveryReceiptRequested? t:From? t:ReferenceItemId? t:NewBodyContent?`;

const unused = Object.fromEntries(
  `t:MimeContent t:Attachments t:Categories t:InternetMessageHeaders t:ResponseObjects t:Flag t:EntityExtractionResult
  t:PolicyTag t:ArchiveTag t:RightsManagementLicenseData t:PredictedActionReasons t:ConflictingMeetings
  t:AdjacentMeetings t:Recurrence t:FirstOccurrence t:LastOccurrence t:ModifiedOccurrences t:DeletedOccurrences
  t:MeetingTimeZone t:EnhancedLocation t:OnlineMeetingSettings t:Organizer t:RequiredAttendees t:OptionalAttendees
  t:Resources t:ConversationId t:EffectiveRights t:Sender t:ToRecipients t:CcRecipients t:BccRecipients t:From
  m:IndexedPageItemView m:FractionalPageItemView m:GroupBy m:DistinguishedGroupBy m:Restriction m:SortOrder
  m:QueryString m:PullSubscriptionRequest m:PushSubscriptionRequest t:SuggestionsViewOptions m:Ignore
  t:Message t:AppendToItemField`
    .split(/\s+/)
    .map((name) => [name, of('any')]),
);

/** Of the SOAP header; what else stands there is passed over. */
const headers: Schema = {
  't:RequestServerVersion': of('', { 'Version!': anyText }),
  't:ExchangeImpersonation': of('t:ConnectingSID'),
  't:ConnectingSID': of('t:PrincipalName|t:SID|t:PrimarySmtpAddress|t:SmtpAddress'),
  't:TimeZoneContext': of('t:TimeZoneDefinition'),
  't:TimeZoneDefinition': of('t:Periods? t:TransitionsGroups? t:Transitions?', {
    Id: anyText,
    Name: anyText,
  }),
  't:Periods': of('any'),
  't:TransitionsGroups': of('any'),
  't:Transitions': of('any'),
};

const shared: Schema = {
  'm:ItemShape': of(
    `t:BaseShape t:IncludeMimeContent? t:BodyType? t:UniqueBodyType? t:NormalizedBodyType? t:FilterHtmlContent?
    t:ConvertHtmlCodePageToUTF8? t:InlineImageUrlTemplate? t:BlockExternalImages? t:AddBlankTargetToLinks?
    t:MaximumBodySize? t:AdditionalProperties?`,
  ),
  'm:FolderShape': of('t:BaseShape t:AdditionalProperties?'),
  't:BaseShape': text(oneOf('IdOnly', 'Default', 'AllProperties')),
  't:BodyType': text(oneOf('Best', 'HTML', 'Text')),
  't:AdditionalProperties': of('t:FieldURI|t:IndexedFieldURI|t:ExtendedFieldURI+'),
  't:FieldURI': of('', { 'FieldURI!': (uri) => fieldUris.has(uri) }),
  't:IndexedFieldURI': of('', { 'FieldURI!': anyText, 'FieldIndex!': anyText }),
  't:ExtendedFieldURI': of('', {
    DistinguishedPropertySetId: oneOf(
      ...'Meeting Appointment Common PublicStrings Address InternetHeaders CalendarAssistant'.split(' '),
      ...'UnifiedMessaging Task Sharing'.split(' '),
    ),
    PropertySetId: guid,
    PropertyTag: anyText,
    PropertyName: anyText,
    PropertyId: integer,
    'PropertyType!': matches(/^[A-Z]\w+$/),
  }),
  't:ItemId': of('', id),
  't:ReferenceItemId': of('', id),
  't:OccurrenceItemId': of('', {
    'RecurringMasterId!': anyText,
    ChangeKey: anyText,
    'InstanceIndex!': integer,
  }),
  't:RecurringMasterItemId': of('', { 'OccurrenceId!': anyText, ChangeKey: anyText }),
  't:FolderId': of('', id),
  't:DistinguishedFolderId': of('t:Mailbox?', { 'Id!': matches(/^[a-z]+$/), ChangeKey: anyText }),
  't:Mailbox': of('t:Name? t:EmailAddress? t:RoutingType? t:MailboxType? t:ItemId? t:OriginalDisplayName?'),
  't:EmailAddress': text(notEmpty),
  't:Body': { content: null, attributes: { 'BodyType!': bodyTypes, IsTruncated: boolean } },
  't:NewBodyContent': { content: null, attributes: { 'BodyType!': bodyTypes, IsTruncated: boolean } },
};

const reading: Schema = {
  'm:GetFolder': of('m:FolderShape m:FolderIds'),
  'm:FolderIds': of(`${folderIds}+`),
  'm:FindItem': of(
    `m:ItemShape m:IndexedPageItemView|m:FractionalPageItemView|m:CalendarView?
    m:GroupBy|m:DistinguishedGroupBy? m:Restriction? m:SortOrder? m:ParentFolderIds m:QueryString?`,
    { 'Traversal!': oneOf('Shallow', 'SoftDeleted', 'Associated') },
  ),
  'm:CalendarView': of('', { MaxEntriesReturned: integer, 'StartDate!': dateTime, 'EndDate!': dateTime }),
  'm:ParentFolderIds': of(`${folderIds}+`),
  'm:GetItem': of('m:ItemShape m:ItemIds'),
  'm:ItemIds': of(`${itemIds}+`),
  'm:SyncFolderItems': of(
    'm:ItemShape m:SyncFolderId m:SyncState? m:Ignore? m:MaxChangesReturned m:SyncScope?',
  ),
  'm:SyncFolderId': of(folderIds),
  'm:MaxChangesReturned': text((count) => integer(count) && Number(count) >= 1 && Number(count) <= 512),
  'm:GetRoomLists': of(''),
  'm:GetRooms': of('m:RoomList'),
  'm:RoomList': of('t:Name? t:EmailAddress? t:RoutingType? t:MailboxType? t:ItemId? t:OriginalDisplayName?'),
};

const availability: Schema = {
  'm:GetUserAvailabilityRequest': of(
    't:TimeZone? m:MailboxDataArray t:FreeBusyViewOptions? t:SuggestionsViewOptions?',
  ),
  'm:GetUserAvailabilityRequest/t:TimeZone': of('t:Bias t:StandardTime t:DaylightTime'),
  't:StandardTime': of('t:Bias t:Time t:DayOrder t:Month t:DayOfWeek t:Year?'),
  't:DaylightTime': of('t:Bias t:Time t:DayOrder t:Month t:DayOfWeek t:Year?'),
  't:Bias': text(integer),
  't:Time': text(matches(/^\d\d:\d\d:\d\d$/)),
  't:DayOrder': text(integer),
  't:Month': text(integer),
  't:DayOfWeek': text(weekday),
  'm:MailboxDataArray': of('t:MailboxData*'),
  't:MailboxData': of('t:Email t:AttendeeType t:ExcludeConflicts?'),
  't:Email': of('t:Name? t:Address t:RoutingType?'),
  't:AttendeeType': text(oneOf('Organizer', 'Required', 'Optional', 'Room', 'Resource')),
  't:FreeBusyViewOptions': of('t:TimeWindow t:MergedFreeBusyIntervalInMinutes? t:RequestedView?'),
  't:TimeWindow': of('t:StartTime t:EndTime'),
  't:MergedFreeBusyIntervalInMinutes': text(integer),
  't:RequestedView': text(matches(/^(None|MergedOnly|FreeBusy|FreeBusyMerged|Detailed|DetailedMerged)$/)),
  ...bools('t:ExcludeConflicts'),
  ...times('t:StartTime t:EndTime'),
};

const writing: Schema = {
  'm:CreateItem': of('m:SavedItemFolderId? m:Items', {
    MessageDisposition: disposition,
    SendMeetingInvitations: oneOf(...sending),
  }),
  'm:SavedItemFolderId': of(folderIds),
  'm:Items': of(
    't:CalendarItem|t:Message|t:AcceptItem|t:TentativelyAcceptItem|t:DeclineItem|t:CancelCalendarItem+',
  ),
  't:CalendarItem': of(`${itemElements} ${calendarElements}`),
  't:AcceptItem': of(responseElements),
  't:TentativelyAcceptItem': of(responseElements),
  't:DeclineItem': of(responseElements),
  't:CancelCalendarItem': of(cancelElements),
  't:ExtendedProperty': of('t:ExtendedFieldURI t:Value|t:Values'),
  't:Values': of('t:Value+'),
  't:StartTimeZone': of('t:Periods? t:TransitionsGroups? t:Transitions?', { Id: anyText, Name: anyText }),
  't:EndTimeZone': of('t:Periods? t:TransitionsGroups? t:Transitions?', { Id: anyText, Name: anyText }),
  't:LegacyFreeBusyStatus': text(freeBusy),
  't:Sensitivity': text(oneOf('Normal', 'Personal', 'Private', 'Confidential')),
  't:Importance': text(oneOf('Low', 'Normal', 'High')),
  't:ReminderMinutesBeforeStart': text(integer),
  'm:UpdateItem': of('m:SavedItemFolderId? m:ItemChanges', {
    'ConflictResolution!': oneOf('NeverOverwrite', 'AutoResolve', 'AlwaysOverwrite'),
    MessageDisposition: disposition,
    SendMeetingInvitationsOrCancellations: oneOf(...sending, 'SendOnlyToChanged', 'SendToChangedAndSaveCopy'),
    SuppressReadReceipts: boolean,
  }),
  'm:ItemChanges': of('t:ItemChange+'),
  't:ItemChange': of(`${itemIds} t:Updates`),
  't:Updates': of('t:AppendToItemField|t:SetItemField|t:DeleteItemField+'),
  't:SetItemField': of('t:FieldURI|t:IndexedFieldURI|t:ExtendedFieldURI t:CalendarItem'),
  't:DeleteItemField': of('t:FieldURI|t:IndexedFieldURI|t:ExtendedFieldURI'),
  'm:DeleteItem': of('m:ItemIds', {
    'DeleteType!': oneOf('HardDelete', 'SoftDelete', 'MoveToDeletedItems'),
    SendMeetingCancellations: oneOf(...sending),
    AffectedTaskOccurrences: oneOf('AllOccurrences', 'SpecifiedOccurrenceOnly'),
    SuppressReadReceipts: boolean,
  }),
  ...bools('t:ReminderIsSet t:IsAllDayEvent t:IsResponseRequested t:AllowNewTimeProposal t:IsOnlineMeeting'),
  ...times('t:Start t:End t:ProposedStart t:ProposedEnd'),
};

const listening: Schema = {
  'm:Subscribe': of('m:StreamingSubscriptionRequest|m:PullSubscriptionRequest|m:PushSubscriptionRequest'),
  'm:StreamingSubscriptionRequest': of('t:FolderIds? t:EventTypes', { SubscribeToAllFolders: boolean }),
  't:FolderIds': of(`${folderIds}+`),
  't:EventTypes': of('t:EventType+'),
  't:EventType': text(matches(/^(Copied|Created|Deleted|Modified|Moved|NewMail|FreeBusyChanged)Event$/)),
  'm:GetStreamingEvents': of('m:SubscriptionIds m:ConnectionTimeout'),
  'm:SubscriptionIds': of('t:SubscriptionId+'),
  't:SubscriptionId': text(notEmpty),
  'm:ConnectionTimeout': text((minutes) => integer(minutes) && Number(minutes) >= 1 && Number(minutes) <= 30),
  'm:Unsubscribe': of('m:SubscriptionId'),
  'm:SubscriptionId': text(notEmpty),
};

export const schema: Schema = {
  ...unused,
  ...headers,
  ...shared,
  ...reading,
  ...availability,
  ...writing,
  ...listening,
};
