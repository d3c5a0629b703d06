/**
 * The errors of EWS by code, with the sentences Exchange writes beside them. Where an error appears (as a SOAP fault
 * or in one response message) is for its finder to say.
 */
export interface EwsError {
  readonly code: string;
  readonly message: string;
  /** Entries of `MessageXml`. */
  readonly values: Readonly<Record<string, string>>;
}

const sentences: Readonly<Record<string, string>> = {
  ErrorAccessDenied: 'Access is denied. Check credentials and try again.',
  ErrorCalendarCannotUseIdForOccurrenceId: 'The specified Id is not the Id of a recurring master.',
  ErrorCalendarCannotUseIdForRecurringMasterId: 'The specified Id is not the Id of an occurrence.',
  ErrorCalendarEndDateIsEarlierThanStartDate: 'EndDate is earlier than StartDate',
  ErrorCalendarInvalidTimeZone: 'The time zone is invalid.',
  ErrorCalendarIsCancelledForAccept: 'The calendar item has been cancelled and cannot be accepted.',
  ErrorCalendarIsCancelledForDecline: 'The calendar item has been cancelled and cannot be declined.',
  ErrorCalendarIsCancelledForTentative: 'The calendar item has been cancelled.',
  ErrorCalendarIsNotOrganizer: 'The user must be the organizer to perform this operation.',
  ErrorCalendarIsOrganizerForAccept: 'The organizer cannot accept his own meeting.',
  ErrorCalendarIsOrganizerForDecline: 'The organizer cannot decline his own meeting.',
  ErrorCalendarIsOrganizerForTentative: 'The organizer cannot tentatively accept his own meeting.',
  ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange: 'Occurrence index is out of recurrence range.',
  ErrorCalendarOccurrenceIsDeletedFromRecurrence:
    'Occurrence with this index was previously deleted from the recurrence.',
  ErrorCalendarViewRangeTooBig:
    'The specified view range exceeds the maximum range of two years or the end date is earlier than the start date.',
  ErrorChangeKeyRequired: 'The change key is required for this operation.',
  ErrorChangeKeyRequiredForWriteOperations: 'A change key is required for this operation.',
  ErrorExceededConnectionCount:
    'You have exceeded the available concurrent connections for your account.  Try again once your other requests have completed.',
  ErrorFolderNotFound: 'The specified folder could not be found in the store.',
  ErrorImpersonateUserDenied: 'The account does not have permission to impersonate the requested user.',
  ErrorInvalidChangeKey: 'The change key is invalid.',
  ErrorInvalidIdMalformed: 'Id is malformed.',
  ErrorInvalidPropertySet: 'Set action is invalid for property.',
  ErrorInvalidPropertyRequest: 'Property is not valid for this object type.',
  ErrorInvalidRequest: 'The request is invalid.',
  ErrorInvalidServerVersion: 'The specified server version is invalid.',
  ErrorInvalidSmtpAddress: 'The SMTP address format is invalid.',
  ErrorInvalidSubscription: 'Subscription is invalid.',
  ErrorInvalidSyncStateData: 'Synchronization state data is corrupt or otherwise invalid.',
  ErrorIrresolvableConflict:
    'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
  ErrorItemNotFound: 'The specified object was not found in the store.',
  ErrorMailboxDataArrayEmpty: 'The mailbox data array is empty.',
  ErrorMailboxDataArrayTooBig: 'Too many mailboxes were specified.',
  ErrorMessageDispositionRequired:
    'MessageDisposition attribute must be specified for this request to complete.',
  ErrorMissingEmailAddress:
    'When making a request as an account that does not have a mailbox, you must specify the mailbox primary SMTP address for any distinguished folder Ids.',
  ErrorNameResolutionNoResults: 'No results were found.',
  ErrorNonExistentMailbox: 'The SMTP address has no mailbox associated with it.',
  ErrorOccurrenceCrossingBoundary: 'Modified occurrence is crossing or overlapping adjacent occurrence.',
  ErrorSendMeetingInvitationsRequired: 'SendMeetingInvitations attribute is required for calendar items.',
  ErrorSendMeetingInvitationsOrCancellationsRequired:
    'SendMeetingInvitationsOrCancellations attribute is required for calendar items.',
  ErrorSendMeetingCancellationsRequired: 'SendMeetingCancellations attribute is required for Calendar items.',
  ErrorServerBusy: 'The server cannot service this request right now. Try again later.',
  ErrorStaleObject: 'Sending requires a current change key.',
  ErrorSubscriptionDelegateAccessNotSupported: 'Subscriptions are not supported for delegate user access.',
  ErrorSubscriptionNotFound: 'The specified subscription was not found.',
  ErrorTimeIntervalTooBig: 'The specified time interval is too big.',
  ErrorTimeZone: 'An error occurred while processing the time zone.',
  ErrorInvalidTimeInterval: 'The time interval is invalid.',
  ErrorInvalidMergedFreeBusyInterval: 'The interval specified for merged free/busy is invalid.',
};

/** `message` replaces the usual sentence. */
export function ewsError(
  code: string,
  message: string | null = null,
  values: Readonly<Record<string, string>> = {},
): EwsError {
  return { code, message: message ?? sentences[code] ?? 'The operation failed.', values };
}
