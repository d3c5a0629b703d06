import { describe, expect, it } from 'vitest';
import { askToken, callerOf, startCloud } from './api-caller.ts';
import type { FaultOrder } from './faults.ts';
import { tokenErrorCodes } from './token-face.ts';

describe('a fault', () => {
  it.each<[FaultOrder, number, unknown]>([
    [{ kind: 'unauthorized' }, 401, 124],
    [{ kind: 'unauthorized', code: 4700 }, 400, 4700],
    [{ kind: 'unauthorized', code: 4711 }, 400, 4711],
    [{ kind: 'unauthorized', code: 4741 }, 401, 4741],
    [{ kind: 'throttled' }, 429, 429],
    [{ kind: 'throttled', per: 'day' }, 429, 429],
    [{ kind: 'refusal', status: 404, code: 1012 }, 404, 1012],
    [{ kind: 'serverError' }, 503, 503],
    [{ kind: 'serverError', status: 502, body: 'html' }, 502, undefined],
    [{ kind: 'serverError', status: 500, body: 'empty' }, 500, undefined],
    [{ kind: 'htmlUnder200' }, 200, undefined],
    [{ kind: 'wrongShape' }, 200, undefined],
  ])('answers in place of the service: %j', async (fault, status, code) => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    await cloud.do({ do: 'fault', fault });
    const body = { method: 'zoomroom.meeting_join', params: { meeting_number: '' } };
    const shown = await call('PATCH', `/v2/rooms/${cloud.roomId}/events`, body);
    expect([shown.status, shown.body['code']]).toEqual([status, code]);
    expect(cloud.state().commands).toEqual([]);
    const after = await call('GET', '/v2/rooms');
    expect([after.status, Array.isArray(after.body['rooms'])]).toEqual([200, true]);
  });

  it('is a page for people, nothing at all, or another shape', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    await cloud.do({ do: 'fault', fault: { kind: 'serverError', body: 'html' } });
    expect((await call('GET', '/v2/rooms')).text).toMatch(/^<!DOCTYPE html>/);
    await cloud.do({ do: 'fault', fault: { kind: 'htmlUnder200' } });
    expect((await call('GET', '/v2/rooms')).headers.get('content-type')).toBe('text/html');
    await cloud.do({ do: 'fault', fault: { kind: 'serverError', body: 'empty' } });
    expect((await call('GET', '/v2/rooms')).text).toBe('');
    await cloud.do({ do: 'fault', fault: { kind: 'wrongShape' } });
    expect((await call('GET', '/v2/rooms')).body['rooms']).toBe('none');
    await cloud.do({ do: 'fault', fault: { kind: 'throttled', per: 'day' } });
    expect((await call('GET', '/v2/rooms')).headers.get('retry-after')).toBe('2026-11-25T00:00:00Z');
  });

  it.each(tokenErrorCodes)('shows code %i at the token host, once', async (code) => {
    const cloud = await startCloud();
    await cloud.do({ do: 'fault', fault: { kind: 'tokenError', code, form: 'code' } });
    expect((await askToken(cloud)).body).toEqual({ code, message: expect.any(String) as string });
    expect((await askToken(cloud)).status).toBe(200);
  });

  it('cuts the answer in half', async () => {
    const cloud = await startCloud();
    await cloud.do({ do: 'fault', fault: { kind: 'truncatedJson', on: 'token' } });
    const half = await askToken(cloud);
    expect(half.status).toBe(200);
    expect(half.text).toMatch(/^\{"access_token":/);
    expect(() => JSON.parse(half.text) as unknown).toThrow();
  });

  it('sends the caller to another host', async () => {
    const cloud = await startCloud();
    await cloud.do({ do: 'fault', fault: { kind: 'redirect', on: 'token', status: 302 } });
    const sent = await fetch(cloud.tokenUrl, { method: 'POST', redirect: 'manual' });
    expect([sent.status, sent.headers.get('location')]).toEqual([302, 'https://zoom.example/elsewhere']);
  });

  it('stops in the middle of a body, for a while or for ever', async () => {
    const cloud = await startCloud();
    await cloud.do({ do: 'fault', fault: { kind: 'slowBody', pauseMs: 1, on: 'token' } });
    expect((await askToken(cloud)).body).toHaveProperty('access_token');
    await cloud.do({ do: 'fault', fault: { kind: 'slowBody', on: 'token' } });
    const abort = new AbortController();
    const response = await fetch(cloud.tokenUrl, { method: 'POST', signal: abort.signal });
    const reader = response.body!.getReader();
    expect((await reader.read()).done).toBe(false);
    abort.abort();
    await expect(reader.read()).rejects.toThrow(/abort/);
  });

  it('keeps the answer back or cuts the connection, and yet the command has been taken on', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    const join = () =>
      call('PATCH', `/v2/rooms/${cloud.roomId}/events`, {
        ...{ method: 'zoomroom.meeting_join', params: { meeting_number: '' } },
      });
    await cloud.do({ do: 'fault', fault: { kind: 'cutConnection' } });
    await expect(join()).rejects.toThrow('fetch failed');
    expect(cloud.state().commands).toHaveLength(1);
    await cloud.do({ do: 'fault', fault: { kind: 'noAnswer' } });
    const waiting = join();
    await cloud.requestsReached(3);
    await cloud.do({ do: 'goDown' });
    await expect(waiting).rejects.toThrow('fetch failed');
    expect(cloud.requests().map(({ status }) => status)).toEqual([200, 0, 0]);
    expect(cloud.state().commands).toHaveLength(2);
  });

  it('meets so many requests as it was told, and only those that contain what it names', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    await cloud.do({ do: 'fault', fault: { kind: 'serverError', times: 2, where: 'GET /v2/rooms?' } });
    const status = async (path: string) => (await call('GET', path)).status;
    expect(await status('/v2/rooms')).toBe(200);
    expect(await status('/v2/rooms?page_size=1')).toBe(503);
    expect(cloud.state().faults).toMatchObject([{ kind: 'serverError', times: 1 }]);
    expect(await status('/v2/rooms?page_size=1')).toBe(503);
    expect(await status('/v2/rooms?page_size=1')).toBe(200);
    await cloud.do({ do: 'fault', fault: { kind: 'serverError', times: null } });
    expect([await status('/v2/rooms'), await status('/v2/rooms')]).toEqual([503, 503]);
    await cloud.do({ do: 'clearFaults' });
    expect(await status('/v2/rooms')).toBe(200);
  });
});
