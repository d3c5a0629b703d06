import { describe, expect, it } from 'vitest';
import { graphFault } from '../../../electron/calendar/graph/errors.ts';

const envelope = (code: string): unknown => ({
  error: { code, message: 'Anna Andersson was not found on EX01.' },
});

describe('a refusal by Graph', () => {
  it.each([
    [400, 'invalidRequest', 'calendar.badAnswer', 'slow'],
    [401, 'InvalidAuthenticationToken', 'calendar.tokenRefused', 'slow'],
    [403, 'ErrorAccessDenied', 'calendar.forbidden', 'slow'],
    [403, 'Authorization_RequestDenied', 'calendar.forbidden', 'slow'],
    [404, 'ErrorInvalidUser', 'calendar.mailboxUnknown', 'slow'],
    [404, 'MailboxNotEnabledForRESTAPI', 'calendar.mailboxElsewhere', 'slow'],
    [404, null, 'calendar.mailboxUnknown', 'slow'],
    [410, 'SyncStateNotFound', 'calendar.badAnswer', 'soon'],
    [429, 'ApplicationThrottled', 'calendar.throttled', 'soon'],
    [500, 'ErrorInternalServerError', 'calendar.unreachable', 'soon'],
    [503, null, 'calendar.unreachable', 'soon'],
    [204, null, 'calendar.badAnswer', 'soon'],
    [302, null, 'calendar.badAnswer', 'soon'],
  ])('with status %i and code %s is %s, tried again %s', (status, code, expected, pace) => {
    const document = code === null ? null : envelope(code);
    const { error, pace: found, waitMs } = graphFault({ status, waitMs: 4_000, document });
    expect([error.code, found, waitMs]).toEqual([expected, pace, 4_000]);
  });

  it('passes nothing on of its message', () => {
    const { error } = graphFault({ status: 404, waitMs: null, document: envelope('ErrorItemNotFound') });
    expect(error.cause).toBe('status 404, ErrorItemNotFound');
  });
});
