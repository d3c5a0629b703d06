import { describe, expect, it } from 'vitest';
import type { ExchangeAnswer } from '../../electron/resilience/json-exchange.ts';
import { apiFault, tokenFault } from '../../electron/zoom-cloud/faults.ts';

const now = Date.parse('2026-11-24T08:00:00Z');

const answer = (status: number, document: unknown, headers: Record<string, string> = {}): ExchangeAnswer => ({
  status,
  headers: new Headers(headers),
  serverNow: null,
  body: document === null ? { kind: 'empty' } : { kind: 'document', document },
});
const zoom = (code: number): unknown => ({ code, message: 'Karin Ek does not exist.' });

describe('a refusal by Zoom’s API', () => {
  it.each([
    [401, zoom(124), 'zoom.secretRefused', 'slow', true],
    [401, null, 'zoom.secretRefused', 'slow', true],
    [400, zoom(4700), 'zoom.scopeMissing', 'slow', true],
    [401, zoom(4741), 'zoom.secretRefused', 'slow', true],
    [400, zoom(4711), 'zoom.scopeMissing', 'slow', false],
    [401, zoom(4711), 'zoom.scopeMissing', 'slow', false],
    [403, null, 'zoom.scopeMissing', 'slow', false],
    [400, zoom(4717), 'zoom.appDisabled', 'slow', false],
    [404, zoom(1012), 'zoom.roomUnknown', 'slow', false],
    [400, zoom(300), 'zoom.roomOffline', 'soon', false],
    [404, null, 'zoom.badAnswer', 'slow', false],
    [302, null, 'zoom.badAnswer', 'soon', false],
    [200, null, 'zoom.badAnswer', 'soon', false],
    [429, zoom(429), 'zoom.throttled', 'soon', false],
    [500, null, 'zoom.unreachable', 'soon', false],
    [503, { code: 'x' }, 'zoom.unreachable', 'soon', false],
  ])('with status %i and %j is %s, tried again %s', (status, document, code, pace, isAboutToken) => {
    const codes = { 300: 'zoom.roomOffline', 1012: 'zoom.roomUnknown' } as const;
    expect(apiFault(answer(status, document), codes, now)).toMatchObject({
      error: { code },
      pace,
      isAboutToken,
    });
  });

  it('passes nothing on of its message', () => {
    const { error } = apiFault(answer(404, zoom(1001)), { 1001: 'zoom.hostUnknown' }, now);
    expect(error).toEqual({ code: 'zoom.hostUnknown', retry: 'never', cause: 'status 404, code 1001' });
  });

  it.each<[Record<string, string>, number]>([
    [{}, 1_000],
    [{ 'retry-after': '90' }, 90_000],
    [{ 'retry-after': '2026-11-25T00:00:00Z' }, 57_600_000],
    [{ 'x-ratelimit-reset': '3' }, 3_000],
    [{ 'x-ratelimit-reset': String(now / 1_000 + 7) }, 7_000],
    [{ 'x-ratelimit-reset': '9999999999' }, 86_400_000],
    [{ 'x-ratelimit-type': 'Daily-limit' }, 57_600_000],
    [{ 'x-ratelimit-type': 'QPS' }, 1_000],
  ])('429 with %j asks for %i ms', (headers, waitMs) => {
    expect(apiFault(answer(429, zoom(429), headers), {}, now).waitMs).toBe(waitMs);
    expect(tokenFault(answer(429, zoom(429), headers), now).waitMs).toBe(waitMs);
  });
});

describe('a refusal by Zoom’s token host', () => {
  it.each([
    [400, { reason: 'Invalid client_id or client_secret', error: 'invalid_client' }, 'zoom.secretRefused'],
    [400, { error: 'invalid_request' }, 'zoom.secretRefused'],
    [400, { error: 'unsupported_grant_type' }, 'zoom.appDisabled'],
    [400, { code: 4702 }, 'zoom.secretRefused'],
    [401, { code: '4704' }, 'zoom.secretRefused'],
    [400, { code: 4705 }, 'zoom.appDisabled'],
    [400, { code: 4706 }, 'zoom.secretRefused'],
    [400, { code: 4711 }, 'zoom.scopeMissing'],
    [400, { code: 4717, error: 'invalid_client' }, 'zoom.appDisabled'],
    [401, null, 'zoom.secretRefused'],
    [400, ['?'], 'zoom.badAnswer'],
    [302, null, 'zoom.badAnswer'],
    [503, null, 'zoom.unreachable'],
  ])('with status %i and %j is %s', (status, document, code) => {
    expect(tokenFault(answer(status, document), now).error.code).toBe(code);
  });
});
