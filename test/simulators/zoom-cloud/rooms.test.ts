import { expect, it } from 'vitest';
import { callerOf, startCloud, type Json } from './api-caller.ts';

const rooms = (body: Json) => body['rooms'] as Json[];

it('lists the rooms of the account with their status; one in kiosk mode comes without a name', async () => {
  const cloud = await startCloud();
  const call = await callerOf(cloud);
  const { status, body } = await call('GET', '/v2/rooms');
  expect(status).toBe(200);
  expect(body).toMatchObject({ page_size: 30, next_page_token: '' });
  expect(rooms(body)[0]).toEqual({
    ...{ id: cloud.roomId, room_id: `room_${cloud.roomId}`, name: 'Mötesrum Älgen', status: 'Available' },
    activation_code: expect.stringMatching(/^\d{9}$/) as string,
    location_id: 'Frescati-plan-3',
  });
  const statuses = rooms(body).map((room) => room['status']);
  expect(new Set(statuses)).toEqual(new Set(['Available', 'InMeeting', 'Offline', 'UnderConstruction']));
  expect(rooms(body).filter((room) => !('name' in room))).toHaveLength(1);
});

it('filters by status, type and a piece of the name, and refuses a status there is not', async () => {
  const cloud = await startCloud();
  const call = await callerOf(cloud);
  const named = async (query: string) =>
    rooms((await call('GET', `/v2/rooms?${query}`)).body).map((room) => room['name']);
  expect(await named('status=Offline')).toEqual(['Järven']);
  expect(await named('query_name=bj%C3%B6rn')).toEqual(['Björnen']);
  expect(await named('type=DigitalSignageOnly')).toEqual([]);
  expect(await call('GET', '/v2/rooms?status=asleep')).toMatchObject({ status: 400, body: { code: 300 } });
});

it('gives pages by a token that lives fifteen minutes and is good for that list alone', async () => {
  let clock = Date.parse('2026-11-24T08:00:00Z');
  const cloud = await startCloud({ now: () => clock });
  const call = await callerOf(cloud);
  const first = await call('GET', '/v2/rooms?page_size=4');
  expect(rooms(first.body)).toHaveLength(4);
  const token = String(first.body['next_page_token']);
  const next = (query: string) => call('GET', `/v2/rooms?page_size=4&next_page_token=${token}${query}`);
  const second = await next('');
  expect([rooms(second.body).length, second.body['next_page_token']]).toEqual([2, '']);
  expect(rooms(second.body)[0]).not.toEqual(rooms(first.body)[0]);
  expect((await next('&status=Available')).status).toBe(400);
  clock += 15 * 60_000;
  expect((await next('')).body).toMatchObject({ code: 300, errors: [{ field: 'next_page_token' }] });
  expect((await call('GET', '/v2/rooms?page_size=0')).status).toBe(400);
  expect((await call('GET', '/v2/rooms?page_size=9999')).body['page_size']).toBe(300);
});

it('tells of one room its name and set-up, settings of each kind, computers and devices to switch to', async () => {
  const cloud = await startCloud();
  const call = await callerOf(cloud);
  const at = `/v2/rooms/${cloud.roomId}`;
  expect((await call('GET', at)).body).toMatchObject({
    basic: { name: 'Mötesrum Älgen', room_passcode: expect.any(String) as string },
    setup: { checkin_and_checkout: { enable: true } },
  });
  expect((await call('GET', `${at}/settings?setting_type=meeting`)).body).toMatchObject({
    zoom_rooms: { auto_direct_sharing: false, hide_share_instruction: false },
  });
  for (const type of ['alert', 'signage', 'scheduling_display']) {
    expect((await call('GET', `${at}/settings?setting_type=${type}`)).status).toBe(200);
  }
  expect((await call('GET', `${at}/settings?setting_type=weather`)).status).toBe(400);
  const { devices } = (await call('GET', `${at}/devices`)).body as { devices: Json[] };
  expect(devices.map((device) => [device['device_type'], device['status']])).toEqual([
    ['Zoom Rooms Computer', 'Online'],
    ['Controller', 'Offline'],
    ['Zoom Rooms Control System', 'Online'],
  ]);
  expect(devices[0]).toMatchObject({ app_version: '6.3.5.1021', device_hostname: 'zr-01' });
  expect((await call('GET', `${at}/device_profiles/devices`)).body).toMatchObject({
    cameras: [{ id: 'cam-front' }, { id: 'cam-board' }],
    microphones: [{ id: 'mic-table' }, { id: 'mic-ceiling' }],
    speakers: [{ id: 'spk-bar' }],
  });
});

it('says 1012 of a room that is not there, and 404 of a request that is not', async () => {
  const cloud = await startCloud();
  const call = await callerOf(cloud);
  for (const path of ['', '/settings', '/devices', '/device_profiles/devices']) {
    expect(await call('GET', `/v2/rooms/nobody${path}`)).toMatchObject({ status: 404, body: { code: 1012 } });
  }
  expect((await call('GET', '/v2/rooms/%E0%A4%A')).status).toBe(404);
  expect((await call('DELETE', `/v2/rooms/${cloud.roomId}`)).status).toBe(404);
});
