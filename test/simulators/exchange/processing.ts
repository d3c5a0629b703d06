/**
 * What a room mailbox is told to do with invitations: the parameters of `Set-CalendarProcessing` that change what a
 * panel reads, under their own names with a small first letter, and two sets of values.
 */
import { z } from 'zod';

export const CalendarProcessing = z.strictObject({
  /** `none`: invitations lie unread; `autoUpdate`: they stay tentative for ever; `autoAccept`: they are decided. */
  automateProcessing: z.enum(['none', 'autoUpdate', 'autoAccept']),
  /** A request shows in the calendar before it is decided. */
  addNewRequestsTentatively: z.boolean(),
  addOrganizerToSubject: z.boolean(),
  deleteSubject: z.boolean(),
  deleteComments: z.boolean(),
  removePrivateProperty: z.boolean(),
  processExternalMeetingMessages: z.boolean(),
  allowConflicts: z.boolean(),
  /** A series is accepted without its conflicting dates if these are within both limits. */
  conflictPercentageAllowed: z.number().min(0).max(100),
  maximumConflictInstances: z.int().nonnegative(),
  allowRecurringMeetings: z.boolean(),
  bookingWindowInDays: z.int().min(0).max(1080),
  /** A series that goes on beyond the window is refused; false: it is cut short there. */
  enforceSchedulingHorizon: z.boolean(),
  /** 0 is without limit. */
  maximumDurationInMinutes: z.int().nonnegative(),
  removeCanceledMeetings: z.boolean(),
  forwardRequestsToDelegates: z.boolean(),
  /** Addresses. */
  resourceDelegates: z.array(z.string()),
});
export type CalendarProcessing = z.infer<typeof CalendarProcessing>;

/** A room as it leaves the admin centre: subjects, texts and private marks are taken away. */
export const factoryProcessing: CalendarProcessing = {
  automateProcessing: 'autoAccept',
  addNewRequestsTentatively: true,
  addOrganizerToSubject: true,
  deleteSubject: true,
  deleteComments: true,
  removePrivateProperty: true,
  processExternalMeetingMessages: false,
  allowConflicts: false,
  conflictPercentageAllowed: 0,
  maximumConflictInstances: 0,
  allowRecurringMeetings: true,
  bookingWindowInDays: 180,
  enforceSchedulingHorizon: true,
  maximumDurationInMinutes: 1440,
  removeCanceledMeetings: false,
  forwardRequestsToDelegates: true,
  resourceDelegates: [],
};

/** A room set up for a panel, as the vendors of room systems ask for it. */
export const panelProcessing: CalendarProcessing = {
  ...factoryProcessing,
  addOrganizerToSubject: false,
  deleteSubject: false,
  deleteComments: false,
  removePrivateProperty: false,
  processExternalMeetingMessages: true,
};
