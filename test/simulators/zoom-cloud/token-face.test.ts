import { describe, expect, it } from 'vitest';
import { askToken, callerOf, startCloud, tokenOf } from './api-caller.ts';

describe('the token host', () => {
  it('gives a token for the grant of an account, in the documented shape', async () => {
    const cloud = await startCloud({ tokenLifetimeSeconds: 3599 });
    const { status, body } = await askToken(cloud);
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^[\x21-\x7e]{40,}$/) as string,
      token_type: 'bearer',
      expires_in: 3599,
      scope: expect.stringContaining('zoom_rooms:update:room_control:admin ') as string,
      api_url: cloud.apiUrl,
    });
    expect((await askToken(cloud, { form: { grant_type: 'client_credentials' } })).status).toBe(200);
  });

  it.each([
    ['another client id', { id: 'x' }, 401, 4702, 'invalid_client'],
    ['another secret', { secret: 'x' }, 401, 4704, 'invalid_client'],
    ['an unknown grant', { form: { grant_type: 'password' } }, 400, 4705, 'unsupported_grant_type'],
    ['no grant', { form: {} }, 400, 4706, 'invalid_request'],
    [
      'another account',
      { form: { grant_type: 'account_credentials', account_id: 'x' } },
      400,
      4706,
      'invalid_request',
    ],
    ['no client id', { id: '' }, 400, 4706, 'invalid_request'],
  ] as const)('refuses %s by number and by name', async (_what, change, status, code, error) => {
    const cloud = await startCloud();
    const refused = await askToken(cloud, change);
    expect([refused.status, refused.body['code'], refused.body['error']]).toEqual([status, code, error]);
    expect(cloud.state().tokensIssued).toBe(0);
  });

  it('takes the grant neither from the address nor from a body of another kind', async () => {
    const cloud = await startCloud();
    const headers = {
      authorization: `Basic ${Buffer.from(`${cloud.clientId}:${cloud.clientSecret}`).toString('base64')}`,
    };
    const grant = { grant_type: 'account_credentials', account_id: cloud.accountId };
    const inAddress = await fetch(`${cloud.tokenUrl}?${new URLSearchParams(grant).toString()}`, {
      ...{ method: 'POST', headers },
    });
    const inJson = await fetch(cloud.tokenUrl, {
      ...{ method: 'POST', body: JSON.stringify(grant) },
      headers: { ...headers, 'content-type': 'application/json' },
    });
    expect([inAddress.status, inJson.status]).toEqual([400, 400]);
    expect((await fetch(cloud.tokenUrl, { headers })).status).toBe(405);
  });

  it('refuses an app that is switched off, or whose secret was changed, until it is put right', async () => {
    const cloud = await startCloud();
    await cloud.do({ do: 'app', enabled: false });
    expect((await askToken(cloud)).body).toMatchObject({ code: 4717, error: 'unauthorized_client' });
    await cloud.do({ do: 'app', enabled: true, secret: 'new' });
    expect((await askToken(cloud)).body['code']).toBe(4704);
    expect((await askToken(cloud, { secret: 'new' })).status).toBe(200);
  });

  it('words its refusals by number or by name alone when asked to', async () => {
    const cloud = await startCloud();
    await cloud.do({ do: 'tokenErrorForm', form: 'code' });
    expect(Object.keys((await askToken(cloud, { id: 'x' })).body)).toEqual(['code', 'message']);
    await cloud.do({ do: 'tokenErrorForm', form: 'oauth' });
    expect(Object.keys((await askToken(cloud, { id: 'x' })).body)).toEqual(['error', 'reason']);
  });
});

describe('a token', () => {
  it('is refused with 124 when its time is out, when all were made to expire, and when nobody gave it out', async () => {
    let clock = Date.parse('2026-11-24T08:00:00Z');
    const cloud = await startCloud({ now: () => clock });
    await cloud.do({ do: 'tokenLife', seconds: 60 });
    const call = await callerOf(cloud);
    expect((await call('GET', '/v2/rooms')).status).toBe(200);
    clock += 60_000;
    expect(await call('GET', '/v2/rooms')).toMatchObject({ status: 401, body: { code: 124 } });
    const another = await callerOf(cloud);
    await cloud.do({ do: 'expireTokens' });
    expect(await another('GET', '/v2/rooms')).toMatchObject({ status: 401, body: { code: 124 } });
    const nobody = await fetch(`${cloud.apiUrl}/v2/rooms`);
    expect([nobody.status, ((await nobody.json()) as { code: number }).code]).toEqual([401, 124]);
  });

  it('outlives a newer one, unless the account withdraws the older with 4741', async () => {
    const cloud = await startCloud();
    const first = await callerOf(cloud);
    await tokenOf(cloud);
    expect((await first('GET', '/v2/rooms')).status).toBe(200);
    await cloud.do({ do: 'tokenLife', newestOnly: true });
    const newest = await callerOf(cloud);
    expect(await first('GET', '/v2/rooms')).toMatchObject({ status: 401, body: { code: 4741 } });
    expect((await newest('GET', '/v2/rooms')).status).toBe(200);
  });

  it('opens what its scopes cover: 4700 when the app lacks one, 4711 when only the token does', async () => {
    const cloud = await startCloud({ scopes: ['room:read:admin'] });
    const call = await callerOf(cloud);
    expect((await call('GET', `/v2/rooms/${cloud.roomId}`)).status).toBe(200);
    const command = () =>
      call('PATCH', `/v2/rooms/${cloud.roomId}/events`, { method: 'zoomroom.meeting_leave' });
    expect(await command()).toMatchObject({ status: 400, body: { code: 4700 } });
    await cloud.do({ do: 'app', scopes: ['room:read:admin', 'zoom_rooms:update:room_control:admin'] });
    expect(await command()).toMatchObject({ status: 400, body: { code: 4711 } });
    const renewed = await callerOf(cloud);
    const taken = await renewed('PATCH', `/v2/rooms/${cloud.roomId}/events`, {
      method: 'zoomroom.meeting_leave',
    });
    expect(taken.status).toBe(202);
  });
});
