import { describe, expect, it } from 'vitest';
import { callerOf, makeMeeting, startCloud, type Json } from './api-caller.ts';

const settingsOf = (meeting: Json) => meeting['settings'] as Json;

describe('making a meeting', () => {
  it('answers with the documented shape', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    const made = await makeMeeting(call, cloud, {
      ...{ topic: 'Åsas möte', type: 2, start_time: '2026-11-24T09:00:00Z', duration: 45 },
      ...{ timezone: 'Europe/Stockholm', password: 'a1@-_*' },
      settings: { join_before_host: true, jbh_time: 0, use_pmi: false, auto_recording: 'cloud' },
    });
    expect(made).toMatchObject({
      ...{ topic: 'Åsas möte', type: 2, status: 'waiting', duration: 45, password: 'a1@-_*' },
      ...{ start_time: '2026-11-24T09:00:00Z', created_at: '2026-11-24T08:07:30Z' },
      h323_password: expect.stringMatching(/^\d{6}$/) as string,
      join_url: expect.stringMatching(
        new RegExp(`^https://stockholmuniversity\\.zoom\\.us/j/${made.id}\\?pwd=\\S+$`),
      ) as string,
      start_url: expect.stringContaining(`/s/${made.id}?zak=`) as string,
      settings: { join_before_host: true, waiting_room: false, auto_recording: 'cloud' },
    });
    expect(String(made.id)).toMatch(/^\d{11}$/);
    expect((await call('GET', `/v2/meetings/${made.id}`)).body).toEqual(made);
  });

  it('forces a waiting room on a meeting without passcode and authentication, and then nobody comes before the host', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    const make = (order: Json) => makeMeeting(call, cloud, order);
    const early = { join_before_host: true };
    const bare = settingsOf(await make({ settings: early }));
    expect(bare).toMatchObject({ waiting_room: true, join_before_host: false });
    const known = settingsOf(await make({ settings: { ...early, meeting_authentication: true } }));
    expect(known).toMatchObject({ waiting_room: false, join_before_host: true });
    const lobby = settingsOf(await make({ password: '1', settings: { ...early, waiting_room: true } }));
    expect(lobby).toMatchObject({ waiting_room: true, join_before_host: false });
  });

  it('makes a passcode where the account demands one, and refuses one that is too short', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    await cloud.do({ do: 'account', passcodeMinimum: 6 });
    expect((await makeMeeting(call, cloud, {}))['password']).toMatch(/^\w{6}$/);
    expect(await makeMeeting(call, cloud, { default_password: false })).not.toHaveProperty('password');
    const short = await call('POST', `/v2/users/${cloud.host}/meetings`, { password: '12345' });
    expect(short).toMatchObject({ status: 400, body: { code: 300, errors: [{ field: 'password' }] } });
  });

  it.each<[Json, string]>([
    [{ topic: 'x'.repeat(201) }, 'topic'],
    [{ type: 4 }, 'type'],
    [{ type: 8 }, 'recurrence'],
    [{ start_time: 'tomorrow' }, 'start_time'],
    [{ duration: 0 }, 'duration'],
    [{ duration: 1441 }, 'duration'],
    [{ timezone: 'Sweden/Frescati' }, 'timezone'],
    [{ password: '12345678901' }, 'password'],
    [{ password: 'å' }, 'password'],
    [{ agenda: 'x'.repeat(2001) }, 'agenda'],
    [{ passcode: '1' }, 'passcode'],
    [{ settings: { waiting_room: 'true' } }, 'settings.waiting_room'],
    [{ settings: { jbh_time: 7 } }, 'settings.jbh_time'],
    [{ settings: { auto_recording: 'on' } }, 'settings.auto_recording'],
    [{ settings: { encryption_type: 'rot13' } }, 'settings.encryption_type'],
    [{ settings: { alternative_hosts: 'a,b' } }, 'settings.alternative_hosts'],
    [{ settings: { lobby: true } }, 'settings.lobby'],
  ])('refuses %j', async (order, field) => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    const refused = await call('POST', `/v2/users/${cloud.host}/meetings`, order);
    expect(refused).toMatchObject({ status: 400, body: { code: 300, errors: [{ field }] } });
    expect(cloud.state().meetings).toEqual([]);
  });

  it('knows who may host, and for whom', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    const make = async (user: string, order: Json = {}) => {
      const { status, body } = await call('POST', `/v2/users/${encodeURIComponent(user)}/meetings`, order);
      return [status, body['code']];
    };
    expect(await make('nobody@su.example')).toEqual([404, 1001]);
    expect(await make('rektor@su.example')).toEqual([400, 3000]);
    expect(await make('utan-licens@su.example')).toEqual([400, 3161]);
    expect(await make(cloud.host, { schedule_for: 'rektor@su.example' })).toEqual([400, 3000]);
    expect(await make('me')).toEqual([400, 300]);
    expect(await make('MOTESVARD@su.example')).toEqual([201, undefined]);
    expect((await call('POST', `/v2/users/${cloud.host}/meetings`, '{')).body['code']).toBe(300);
  });

  it('counts a hundred makings and changes a day for each host', async () => {
    let clock = Date.parse('2026-11-24T23:00:00Z');
    const cloud = await startCloud({ now: () => clock, accountKind: 'business' });
    const call = await callerOf(cloud);
    const { id } = await makeMeeting(call, cloud);
    await cloud.do({ do: 'useUpMeetings', host: cloud.host });
    const make = () => call('POST', `/v2/users/${cloud.host}/meetings`, {});
    const refused = await make();
    expect([refused.status, refused.body['message']]).toEqual([
      429,
      expect.stringMatching(/\(100\) of Meeting Create\/Update/),
    ]);
    expect((await call('PATCH', `/v2/meetings/${id}`, { topic: 'B' })).status).toBe(429);
    clock += 3_600_000;
    const renewed = await callerOf(cloud);
    for (let at = 0; at < 100; at += 1) {
      clock += 100;
      expect((await renewed('PATCH', `/v2/meetings/${id}`, { topic: `${at}` })).status).toBe(204);
    }
    expect((await renewed('POST', `/v2/users/${cloud.host}/meetings`, {})).status).toBe(429);
  });
});

describe('a made meeting', () => {
  it('is changed in what is named and stays as it was in the rest', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    const { id, password } = await makeMeeting(call, cloud);
    const changed = await call('PATCH', `/v2/meetings/${id}`, {
      ...{ topic: 'Nytt', settings: { mute_upon_entry: true } },
    });
    expect([changed.status, changed.text]).toEqual([204, '']);
    expect((await call('GET', `/v2/meetings/${id}`)).body).toMatchObject({
      ...{ topic: 'Nytt', password, duration: 60 },
      settings: { mute_upon_entry: true, join_before_host: true },
    });
    expect((await call('PATCH', `/v2/meetings/${id}`, { title: 'x' })).status).toBe(400);
    expect((await call('PATCH', `/v2/meetings/${id}`, { duration: 0 })).status).toBe(400);
  });

  it('is listed for its host in pages, until it is deleted', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    const ids = [];
    for (let at = 0; at < 3; at += 1) ids.push((await makeMeeting(call, cloud)).id);
    const first = (await call('GET', `/v2/users/${cloud.host}/meetings?page_size=2`)).body;
    expect(first).toMatchObject({ page_size: 2, total_records: 3 });
    const token = String(first['next_page_token']);
    const second = await call('GET', `/v2/users/${cloud.host}/meetings?page_size=2&next_page_token=${token}`);
    const listed = [first, second.body].flatMap((page) => page['meetings'] as { id: number }[]);
    expect(listed.map(({ id }) => id)).toEqual(ids);
    expect(listed[0]).not.toHaveProperty('password');
    expect((await call('DELETE', `/v2/meetings/${ids[0]}`)).status).toBe(204);
    expect(await call('GET', `/v2/meetings/${ids[0]}`)).toMatchObject({ status: 404, body: { code: 3001 } });
    expect((await call('DELETE', `/v2/meetings/${ids[0]}`)).body['code']).toBe(3001);
    expect((await call('GET', '/v2/users/nobody/meetings')).body['code']).toBe(1001);
  });

  it('is ended, and controlled only while it runs', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    const { id } = await makeMeeting(call, cloud);
    const control = (body: Json) => call('PATCH', `/v2/live_meetings/${id}/events`, body);
    expect((await control({ method: 'recording.start' })).body['code']).toBe(3001);
    await cloud.do({ do: 'joinPerson', meeting: String(id), name: 'Karin Ek' });
    expect((await control({ method: 'recording.start' })).status).toBe(202);
    expect((await control({ method: 'ai_companion.start', params: {} })).status).toBe(202);
    expect((await control({ method: 'waiting_room.admit' })).body['code']).toBe(300);
    expect((await call('GET', `/v2/meetings/${id}`)).body['status']).toBe('started');
    expect((await call('PUT', `/v2/meetings/${id}/status`, { action: 'pause' })).status).toBe(400);
    expect((await call('PUT', `/v2/meetings/${id}/status`, { action: 'end' })).status).toBe(204);
    expect(cloud.state().meetings).toMatchObject([{ isRunning: false, people: [] }]);
    expect((await call('PUT', '/v2/meetings/81111111111/status', { action: 'end' })).status).toBe(404);
  });
});
