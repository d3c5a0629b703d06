/**
 * What the failures of an Exchange server mean for the panel, how long to leave the server alone after each, and what
 * is certain of a write that ended so. The three layers (HTTP without SOAP, SOAP faults, errors within an answer) meet
 * here. Decides by status and code; the message, which can carry names of people and servers, is never read.
 */
import { type ErrorCode, panelError } from '../../../shared/errors.ts';
import { hour } from '../../../shared/time.ts';
import type { WriteFault } from '../mailbox.ts';
import type { Fault } from '../poll.ts';
import type { LineFailure } from './http-line.ts';
import { childrenOf, descendantOf, textAt, type XmlElement } from './xml.ts';

export interface EwsFault extends Fault {
  /** Exchange's own code; null where there was none. */
  readonly code: string | null;
  /** Whether what was asked for is certain not to have been done. */
  readonly isCertain: boolean;
}

type WriteKind = WriteFault['kind'];

interface Meaning {
  readonly error: ErrorCode;
  readonly pace: Fault['pace'];
  /** As the outcome of a write. */
  readonly write: WriteKind;
}

/** Longer than any wait a server is known to ask for: a mistaken value must not silence a panel for days. */
const mostWaitMs = hour;

const busy: Meaning = { error: 'calendar.throttled', pace: 'soon', write: 'fault' };
/** Part of it may have happened before the server gave up. */
const passing: Meaning = { error: 'calendar.unreachable', pace: 'soon', write: 'unknown' };
const noRights: Meaning = { error: 'calendar.forbidden', pace: 'slow', write: 'refused' };
const noMailbox: Meaning = { error: 'calendar.mailboxUnknown', pace: 'slow', write: 'fault' };
const moved: Meaning = { error: 'calendar.mailboxElsewhere', pace: 'slow', write: 'fault' };
const gone: Meaning = { error: 'calendar.gone', pace: 'soon', write: 'gone' };
const changed: Meaning = { error: 'calendar.gone', pace: 'soon', write: 'conflict' };
const wrongRole: Meaning = { error: 'calendar.notOurs', pace: 'soon', write: 'wrongRole' };
const refused: Meaning = { error: 'calendar.writeRefused', pace: 'slow', write: 'refused' };
/** The panel's own mistake, or a server older than it can speak to. */
const misspoken: Meaning = { error: 'calendar.badAnswer', pace: 'slow', write: 'refused' };
const unheardOf: Meaning = { error: 'calendar.badAnswer', pace: 'soon', write: 'unknown' };

const meanings: Readonly<Record<string, Meaning>> = {
  ErrorServerBusy: busy,
  ErrorExceededConnectionCount: busy,
  ErrorExceededSubscriptionCount: busy,
  ErrorExceededFindCountLimit: busy,
  ErrorTooManyObjectsOpened: busy,

  ErrorInternalServerTransientError: passing,
  ErrorInternalServerError: passing,
  ErrorTimeoutExpired: passing,
  ErrorMailboxStoreUnavailable: passing,
  ErrorConnectionFailed: passing,
  ErrorMailboxMoveInProgress: passing,
  ErrorBatchProcessingStopped: { ...passing, write: 'fault' },
  ErrorProxyRequestProcessingFailed: passing,

  ErrorAccessDenied: noRights,
  ErrorImpersonateUserDenied: { ...noRights, write: 'fault' },
  ErrorImpersonationDenied: { ...noRights, write: 'fault' },
  ErrorImpersonationFailed: { ...noRights, write: 'fault' },
  ErrorFolderNotFound: { ...noRights, write: 'fault' },
  ErrorNonExistentMailbox: noMailbox,
  ErrorMissingEmailAddress: noMailbox,
  ErrorInvalidSmtpAddress: noMailbox,
  ErrorMailRecipientNotFound: noMailbox,
  ErrorWrongServerVersion: moved,
  ErrorIncorrectSchemaVersion: misspoken,

  ErrorItemNotFound: gone,
  ErrorCalendarOccurrenceIsDeletedFromRecurrence: gone,
  ErrorIrresolvableConflict: changed,
  ErrorStaleObject: changed,
  ErrorChangeKeyRequired: changed,
  ErrorChangeKeyRequiredForWriteOperations: changed,
  ErrorInvalidChangeKey: changed,
  ErrorCalendarIsNotOrganizer: wrongRole,
  ErrorQuotaExceeded: refused,

  ErrorCalendarEndDateIsEarlierThanStartDate: refused,
  ErrorCalendarDurationIsTooLong: refused,
  ErrorOccurrenceCrossingBoundary: refused,
  ErrorSchemaValidation: misspoken,
  ErrorInvalidRequest: misspoken,
  ErrorInvalidServerVersion: misspoken,
  ErrorInvalidIdMalformed: misspoken,
  ErrorTimeZone: misspoken,
  ErrorSendMeetingInvitationsRequired: misspoken,
  ErrorCalendarViewRangeTooBig: misspoken,
};

/** Codes that name the action they refuse (`…ForDecline`, `…ForAccept`). */
const families: readonly (readonly [start: string, Meaning])[] = [
  ['ErrorCalendarIsOrganizerFor', wrongRole],
  ['ErrorCalendarIsCancelled', changed],
  ['ErrorCalendarIsDelegatedFor', refused],
];

function meaningOf(code: string): Meaning {
  if (Object.hasOwn(meanings, code)) return meanings[code] ?? unheardOf;
  return families.find(([start]) => code.startsWith(start))?.[1] ?? unheardOf;
}

export function fault(
  error: ErrorCode,
  cause: string,
  rest: Partial<Omit<EwsFault, 'error'>> = {},
): EwsFault {
  return {
    error: panelError(error, 'later', cause),
    ...{ pace: 'soon', waitMs: null, code: null, isCertain: false },
    ...rest,
  };
}

/** Layer A: an answer of HTTP that holds no SOAP. A 401 is judged where the login is. */
export function statusFault(status: number, waitMs: number | null): EwsFault {
  const cause = `status ${status}`;
  if (status === 429) return fault('calendar.throttled', cause, { waitMs, isCertain: true });
  if (status >= 500 || status === 408) return fault('calendar.unreachable', cause, { waitMs });
  const certain = { waitMs, isCertain: true };
  // A redirect is a portal or a sign-in page in between, and passes with it.
  if (status < 400) return fault('calendar.badAnswer', cause, { ...certain, isCertain: status >= 300 });
  // 440 and 456: a login that has run out or is locked.
  const isLogin = status === 401 || status === 440 || status === 456;
  if (isLogin) return fault('calendar.secretRefused', cause, { ...certain, pace: 'slow' });
  const error = status === 403 ? 'calendar.forbidden' : 'calendar.badAnswer';
  return fault(error, cause, { ...certain, pace: 'slow' });
}

/** Layer B: a SOAP fault. The code stands in its detail, or else behind the prefix of `faultcode`. */
export function soapFault(element: XmlElement, status: number, headerWaitMs: number | null): EwsFault {
  const code =
    textAt(element, 'detail', 'ResponseCode') ?? textAt(element, 'faultcode')?.split(':').at(-1) ?? 'none';
  const detail = descendantOf(element, 'detail', 'MessageXml');
  return codeFault(code, `status ${status}`, detail, headerWaitMs);
}

/** Layer C: an error, or a warning that stands for one, within an answer that is good as a whole. Null when all is well. */
export function messageFault(message: XmlElement): EwsFault | null {
  if (message.attributes['ResponseClass'] === 'Success') return null;
  const code = textAt(message, 'ResponseCode') ?? 'none';
  if (code === 'NoError') return null;
  return codeFault(code, 'answered', descendantOf(message, 'MessageXml'), null);
}

function codeFault(
  written: string,
  where: string,
  detail: XmlElement | null,
  headerWaitMs: number | null,
): EwsFault {
  const values = new Map(childrenOf(detail, 'Value').map((one) => [one.attributes['Name'], one.text.trim()]));
  const inner = values.get('InnerErrorResponseCode') ?? null;
  // An internal error says nothing; the reason is within.
  const code = written === 'ErrorInternalServerError' && inner !== null ? inner : written;
  const { error, pace, write } = meaningOf(code);
  return fault(error, `${where}, ${code.replace(/\W/g, '').slice(0, 60)}`, {
    pace,
    waitMs: backOffMs(values.get('BackOffMilliseconds')) ?? headerWaitMs,
    code,
    isCertain: write !== 'unknown',
  });
}

function backOffMs(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Math.min(Number(text), mostWaitMs) : null;
}

/** The same fault as the outcome of a write. */
export function writeFault(one: EwsFault): WriteFault {
  const { error, pace, waitMs, code, isCertain } = one;
  const known = code === null ? null : meaningOf(code).write;
  const kind = known ?? (isCertain ? 'fault' : 'unknown');
  const told: ErrorCode = kind === 'refused' ? 'calendar.writeRefused' : error.code;
  return { kind, pace, waitMs, error: { ...error, code: told } };
}

/** No answer at all. */
export function lineFault({ cause, wasSent }: LineFailure): EwsFault {
  return fault('calendar.unreachable', cause, { isCertain: !wasSent });
}
