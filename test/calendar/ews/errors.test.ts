import { describe, expect, it } from 'vitest';
import {
  type EwsFault,
  messageFault,
  soapFault,
  statusFault,
  writeFault,
} from '../../../electron/calendar/ews/errors.ts';
import { parseXml, type XmlElement } from '../../../electron/calendar/ews/xml.ts';

function element(text: string): XmlElement {
  const parsed = parseXml(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

/** An error within an answer. */
function within(code: string, values = ''): EwsFault {
  const fault = messageFault(
    element(
      `<M ResponseClass="Error"><MessageText>Anna on EX01</MessageText><ResponseCode>${code}</ResponseCode><MessageXml>${values}</MessageXml></M>`,
    ),
  );
  if (fault === null) throw new Error('no fault');
  return fault;
}

describe('an error code of Exchange', () => {
  it.each([
    ['ErrorServerBusy', 'calendar.throttled', 'soon', 'fault'],
    ['ErrorExceededConnectionCount', 'calendar.throttled', 'soon', 'fault'],
    ['ErrorExceededFindCountLimit', 'calendar.throttled', 'soon', 'fault'],
    ['ErrorTooManyObjectsOpened', 'calendar.throttled', 'soon', 'fault'],
    ['ErrorInternalServerTransientError', 'calendar.unreachable', 'soon', 'unknown'],
    ['ErrorInternalServerError', 'calendar.unreachable', 'soon', 'unknown'],
    ['ErrorTimeoutExpired', 'calendar.unreachable', 'soon', 'unknown'],
    ['ErrorMailboxStoreUnavailable', 'calendar.unreachable', 'soon', 'unknown'],
    ['ErrorConnectionFailed', 'calendar.unreachable', 'soon', 'unknown'],
    ['ErrorMailboxMoveInProgress', 'calendar.unreachable', 'soon', 'unknown'],
    ['ErrorBatchProcessingStopped', 'calendar.unreachable', 'soon', 'fault'],
    ['ErrorItemNotFound', 'calendar.gone', 'soon', 'gone'],
    ['ErrorCalendarOccurrenceIsDeletedFromRecurrence', 'calendar.gone', 'soon', 'gone'],
    ['ErrorIrresolvableConflict', 'calendar.gone', 'soon', 'conflict'],
    ['ErrorStaleObject', 'calendar.gone', 'soon', 'conflict'],
    ['ErrorChangeKeyRequiredForWriteOperations', 'calendar.gone', 'soon', 'conflict'],
    ['ErrorInvalidChangeKey', 'calendar.gone', 'soon', 'conflict'],
    ['ErrorCalendarIsCancelledForDecline', 'calendar.gone', 'soon', 'conflict'],
    ['ErrorCalendarIsNotOrganizer', 'calendar.notOurs', 'soon', 'wrongRole'],
    ['ErrorCalendarIsOrganizerForDecline', 'calendar.notOurs', 'soon', 'wrongRole'],
    ['ErrorNonExistentMailbox', 'calendar.mailboxUnknown', 'slow', 'fault'],
    ['ErrorFolderNotFound', 'calendar.forbidden', 'slow', 'fault'],
    ['ErrorImpersonateUserDenied', 'calendar.forbidden', 'slow', 'fault'],
    ['ErrorImpersonationDenied', 'calendar.forbidden', 'slow', 'fault'],
    ['ErrorSomethingNew', 'calendar.badAnswer', 'soon', 'unknown'],
    ['toString', 'calendar.badAnswer', 'soon', 'unknown'],
  ])('%s is %s, tried again %s, and as the outcome of a write %s', (code, error, pace, kind) => {
    const fault = within(code);
    expect([fault.error.code, fault.pace, fault.code]).toEqual([error, pace, code]);
    expect(writeFault(fault)).toMatchObject({ kind, pace, error: { code: error } });
  });

  it.each([
    ['ErrorAccessDenied', 'calendar.forbidden'],
    ['ErrorQuotaExceeded', 'calendar.writeRefused'],
    ['ErrorCalendarEndDateIsEarlierThanStartDate', 'calendar.writeRefused'],
    ['ErrorCalendarDurationIsTooLong', 'calendar.writeRefused'],
    ['ErrorOccurrenceCrossingBoundary', 'calendar.writeRefused'],
    ['ErrorSchemaValidation', 'calendar.badAnswer'],
    ['ErrorInvalidRequest', 'calendar.badAnswer'],
    ['ErrorInvalidServerVersion', 'calendar.badAnswer'],
    ['ErrorInvalidIdMalformed', 'calendar.badAnswer'],
    ['ErrorTimeZone', 'calendar.badAnswer'],
  ])('%s refuses a write for good', (code, error) => {
    const fault = within(code);
    expect([fault.error.code, fault.pace, fault.isCertain]).toEqual([error, 'slow', true]);
    expect(writeFault(fault)).toMatchObject({ kind: 'refused', error: { code: 'calendar.writeRefused' } });
  });

  it('says how long to wait, within reason', () => {
    const value = (ms: string): string => `<Value Name="BackOffMilliseconds">${ms}</Value>`;
    expect(within('ErrorServerBusy', value('297749')).waitMs).toBe(297_749);
    expect(within('ErrorServerBusy', value('999999999999')).waitMs).toBe(3_600_000);
    expect(within('ErrorServerBusy', value('-1')).waitMs).toBeNull();
    expect(within('ErrorServerBusy', '<Value Name="Policy">x</Value>').waitMs).toBeNull();
  });

  it('is the inner one where the outer says nothing', () => {
    const inner = '<Value Name="InnerErrorResponseCode">ErrorServerBusy</Value>';
    expect(within('ErrorInternalServerError', inner).error.code).toBe('calendar.throttled');
  });

  it('passes nothing on of its message', () => {
    expect(within('ErrorItemNotFound').error.cause).toBe('answered, ErrorItemNotFound');
    expect(within('Error Anna &lt;on&gt; EX01').error.cause).toBe('answered, ErrorAnnaonEX01');
  });

  it('is heard in a warning, too, but not in a success', () => {
    const stopped = element(
      '<M ResponseClass="Warning"><ResponseCode>ErrorBatchProcessingStopped</ResponseCode></M>',
    );
    expect(messageFault(stopped)?.error.code).toBe('calendar.unreachable');
    expect(messageFault(element('<M ResponseClass="Success"/>'))).toBeNull();
    expect(
      messageFault(element('<M ResponseClass="Warning"><ResponseCode>NoError</ResponseCode></M>')),
    ).toBeNull();
  });
});

describe('a SOAP fault', () => {
  it('has its code in the detail, or else behind a prefix', () => {
    const detailed =
      '<Fault><faultcode>a:ErrorOther</faultcode><detail><ResponseCode> ErrorServerBusy </ResponseCode></detail></Fault>';
    expect(soapFault(element(detailed), 500, 7_000)).toMatchObject({
      code: 'ErrorServerBusy',
      waitMs: 7_000,
    });
    const bare = '<Fault><faultcode>a:ErrorAccessDenied</faultcode></Fault>';
    expect(soapFault(element(bare), 500, null)).toMatchObject({ code: 'ErrorAccessDenied', waitMs: null });
    expect(soapFault(element('<Fault/>'), 500, null).error.code).toBe('calendar.badAnswer');
  });
});

describe('an answer of HTTP without SOAP', () => {
  it.each([
    [302, 'calendar.badAnswer', 'soon', 'fault'],
    [400, 'calendar.badAnswer', 'slow', 'fault'],
    [403, 'calendar.forbidden', 'slow', 'fault'],
    [404, 'calendar.badAnswer', 'slow', 'fault'],
    [408, 'calendar.unreachable', 'soon', 'unknown'],
    [413, 'calendar.badAnswer', 'slow', 'fault'],
    [429, 'calendar.throttled', 'soon', 'fault'],
    [440, 'calendar.secretRefused', 'slow', 'fault'],
    [456, 'calendar.secretRefused', 'slow', 'fault'],
    [500, 'calendar.unreachable', 'soon', 'unknown'],
    [503, 'calendar.unreachable', 'soon', 'unknown'],
    [204, 'calendar.badAnswer', 'soon', 'unknown'],
  ])('with status %i is %s, tried again %s, and as the outcome of a write %s', (status, code, pace, kind) => {
    const fault = statusFault(status, 4_000);
    expect([fault.error.code, fault.pace, fault.waitMs]).toEqual([code, pace, 4_000]);
    expect(writeFault(fault).kind).toBe(kind);
  });
});
