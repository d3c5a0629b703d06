import { describe, expect, it } from 'vitest';
import { tokenFault } from '../../../electron/calendar/ms-token/errors.ts';

describe('a refusal by the token host', () => {
  const document = (error: string, ...codes: readonly number[]): unknown => ({
    error,
    error_description: 'AADSTS7000215: Invalid client secret provided.',
    error_codes: codes,
  });
  it.each([
    [401, document('invalid_client', 7000215), 'calendar.secretRefused'],
    [401, document('invalid_client', 7000222), 'calendar.secretExpired'],
    [400, document('unauthorized_client', 700016), 'calendar.appUnknown'],
    [400, document('invalid_request', 90002), 'calendar.tenantUnknown'],
    [401, document('invalid_client', 999999), 'calendar.secretRefused'],
    [400, document('unauthorized_client'), 'calendar.appUnknown'],
    [400, document('invalid_scope', 1002012), 'calendar.badAnswer'],
    [404, null, 'calendar.tenantUnknown'],
    [429, null, 'calendar.throttled'],
    [503, null, 'calendar.unreachable'],
    [302, null, 'calendar.badAnswer'],
  ])('with status %i and %j is %s', (status, body, expected) => {
    expect(tokenFault({ status, waitMs: null, document: body }).error.code).toBe(expected);
  });
});
