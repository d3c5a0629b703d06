/**
 * The closed list of things that can go wrong and be told to somebody. A code is for logs and for choosing a
 * sentence; the sentence itself stands in the page's texts, one per code and language.
 */

export const errorCodes = [
  // What the page sent
  'intent.malformed', // not an intent at all, or wrong arguments
  'intent.notPossible', // well formed, but not offered in the present state
  'intent.busy', // the same thing is already under way

  'panel.unreachable', // the page has lost main (a browser's link only)

  // The room link (Zoom Room control service)
  'room.unreachable', // no connection, or lost
  'room.wrongPasscode', // the room refuses the control passcode
  'room.hostKeyChanged', // another host key than the pinned one
  'room.hostKeyUnknown', // no pinned key, and not commissioning
  'room.rejected', // the room accepts the login but refuses to be controlled: not signed in
  'room.takenOver', // another controller holds the room
  'room.notConfigured',
  'room.refused', // the room answered a command with an error
  'room.unsupported', // the room does not know the command
  'room.timeout', // the wanted state did not come within the deadline
  'room.tooLate', // could not be started within 5 s, so it was dropped

  // Meetings and shares
  'meeting.joinFailed', // the room tried and gave up
  'meeting.wrongPasscode',
  'meeting.cancelled', // by a person, here or on another controller
  'meeting.noLongerThere', // the booking or the call vanished between tap and action
  'meeting.notHost', // only the host can do it, and the room is not
  'meeting.personGone', // whom it was about has left
  'recording.notAllowed',
  'recording.needsEmail', // Zoom wants an address typed on its own controller
  'camera.refused', // they do not let their camera be moved
  'invite.failed', // a contact or a room system that was called did not come
  'phone.failed', // a number that does not exist or does not answer
  'share.refused', // the room says no: somebody else shares, or the host has disabled it
  'share.timeout',
  'share.noCable', // nothing is plugged in, or no picture comes

  // The calendar
  'calendar.unreachable',
  'calendar.secretRefused', // wrong client secret or certificate
  'calendar.secretExpired',
  'calendar.appUnknown', // application not found in the tenant
  'calendar.tenantUnknown',
  'calendar.tokenRefused', // a fresh token is refused by the calendar
  'calendar.forbidden', // no right to this mailbox, or not yet in force
  'calendar.mailboxUnknown',
  'calendar.mailboxElsewhere', // the mailbox is on premises: use the other interface
  'calendar.throttled',
  'calendar.badAnswer', // an answer that makes no sense: HTML, truncated, wrong shape
  'calendar.clockWrong', // this machine's clock is more than 5 min off
  'calendar.notConfigured',
  // Booking, extending, ending, releasing
  'calendar.stale', // the agenda is too old to book upon, or the calendar is out of reach
  'calendar.tooLate', // could not be started within 5 s, so it was dropped
  'calendar.taken', // somebody else has the time, or got it first
  'calendar.gone', // the booking is not there any more, or has become another one
  'calendar.notOurs', // only its organiser can change it
  'calendar.writeRefused', // the server will not have it: no right to write, mailbox full
  'calendar.outcomeUnknown', // no answer, and reading again did not tell either

  // Zoom's cloud
  'zoom.unreachable',
  'zoom.secretRefused', // wrong client id or secret
  'zoom.appDisabled', // the app is switched off, or its kind of login is
  'zoom.scopeMissing', // the app may not do this
  'zoom.throttled',
  'zoom.badAnswer',
  'zoom.hostUnknown', // the user who is to host meetings does not exist
  'zoom.hostRefused', // that user may not schedule or host
  'zoom.roomUnknown',
  'zoom.roomOffline',

  // Fault reports to the service desk
  'support.notConfigured', // no address to send them to
  'support.unreachable', // no answer, or it says that it has trouble or too much to do; tried again
  'support.badAnswer', // an answer that no service desk gives: a redirect, a web page; tried again
  'support.refused', // it does not take this report, and never will
  'support.expired', // did not get through within a day

  // The admin page
  'admin.wrongPin',
  'admin.tooManyTries', // no PIN is looked at for a while

  // Files
  'config.unreadable',
  'config.invalid',
  'storage.failed',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** When it makes sense to try again: by the person at once, by the program in its own time, or not at all. */
export type Retry = 'now' | 'later' | 'never';

export interface PanelError {
  readonly code: ErrorCode;
  readonly retry: Retry;
  /** For the log only: a technical reason without anything personal or secret in it. */
  readonly cause: string | null;
}

export function panelError(code: ErrorCode, retry: Retry, cause: string | null): PanelError {
  return { code, retry, cause };
}
