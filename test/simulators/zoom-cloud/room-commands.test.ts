import { describe, expect, it } from 'vitest';
import { callerOf, command, listen, makeMeeting, nextEvent, startCloud, type Call } from './api-caller.ts';
import { roomMethodNames } from './api/room-methods.ts';
import type { ZoomCloudSimulator } from './index.ts';

const exchangeItem = { event_id: 'AAMk=', change_key: 'DwAA', resource_email: 'rum-algen@su.example' };
const planned = { meeting_topic: 'Styrgrupp', start_time: '2026-11-24T10:00:00Z', duration: 30 };

const right: readonly (readonly [string, unknown])[] = [
  ['meeting_join', { meeting_number: '81234567890', passcode: '471147', force_accept: false }],
  ['meeting_join', { meeting_number: '', make_zoom_room_host: true }],
  ['meeting_leave', undefined],
  ['meeting_end', {}],
  ['meeting_schedule', { ...planned, timezone: 'Europe/Stockholm', settings: { join_before_host: true } }],
  ['meeting_cancel', { ...planned, timezone: 'Europe/Stockholm' }],
  ['meeting_invite', { user_ids: ['a', 'b'] }],
  ['meeting_accept', undefined],
  ['meeting_decline', undefined],
  ['thirdparty_meeting_join', { event_id: 'AAMk=' }],
  [
    'thirdparty_meeting_join',
    { join_type: 'url', meeting_source_type: 'MS_TEAMS', join_url: 'https://teams.microsoft.com/l/1' },
  ],
  [
    'thirdparty_meeting_join',
    { join_type: 'sip', meeting_source_type: 'GOOGLE_MEET', sip_address: 'a@meet.example' },
  ],
  ['check_in', exchangeItem],
  ['check_out', { event_id: 'x', calendar_id: 'y' }],
  ['mute', undefined],
  ['unmute', undefined],
  ['video_mute', undefined],
  ['video_unmute', undefined],
  ['volume_level', { volume_level: 100 }],
  ['switch_camera', { cameraId: 'cam-board' }],
  ['switch_microphone', { microphoneId: 'mic-ceiling' }],
  ['switch_speaker', { speakerId: 'spk-bar' }],
  ['share_content_start', undefined],
  ['share_content_stop', undefined],
  ['alarm_start', undefined],
  ['alarm_stop', undefined],
  ['restart', undefined],
];

const wrong: readonly (readonly [string, unknown, string])[] = [
  ['meeting_join', undefined, 'params'],
  ['meeting_join', { passcode: '1' }, 'params.meeting_number'],
  ['meeting_join', { meeting_number: 81234567890 }, 'params.meeting_number'],
  ['meeting_join', { meeting_number: '812 3456 7890' }, 'params.meeting_number'],
  ['meeting_join', { meeting_number: '', force_accept: 'true' }, 'params.force_accept'],
  ['meeting_join', { meeting_number: '', password: '1' }, 'params.password'],
  ['meeting_leave', { force: true }, 'params.force'],
  ['meeting_schedule', { ...planned, duration: 0 }, 'params.duration'],
  ['meeting_schedule', { ...planned, meeting_topic: 'x'.repeat(201) }, 'params.meeting_topic'],
  ['meeting_schedule', { ...planned, timezone: 'Europe/Frescati' }, 'params.timezone'],
  ['meeting_cancel', planned, 'params.timezone'],
  ['meeting_invite', { user_ids: [] }, 'params.user_ids'],
  ['meeting_invite', { user_ids: Array.from({ length: 11 }, String) }, 'params.user_ids'],
  ['meeting_accept', { call: 1 }, 'params.call'],
  ['thirdparty_meeting_join', { join_type: 'url', join_url: 'https://x.example' }, 'params'],
  ['check_in', { event_id: 'x' }, 'params'],
  ['check_in', { ...exchangeItem, calendar_id: 'y' }, 'params'],
  ['volume_level', { volume_level: 101 }, 'params.volume_level'],
  ['volume_level', { volume_level: '50' }, 'params.volume_level'],
  ['switch_camera', { camera_id: 'cam-board' }, 'params.cameraId'],
];

describe('a body', () => {
  it('is taken on with 202 and nothing in it, for every method there is', async () => {
    const cloud = await startCloud({ accountKind: 'business' });
    const call = await callerOf(cloud);
    for (const [name, params] of right) {
      const taken = await command(call, cloud, name, params);
      expect([name, taken.status, taken.text]).toEqual([name, 202, '']);
    }
    expect(new Set(right.map(([name]) => `zoomroom.${name}`))).toEqual(new Set(roomMethodNames));
  });

  it.each(wrong)('is refused when it is wrong: %s %j', async (name, params, field) => {
    const cloud = await startCloud();
    const refused = await command(await callerOf(cloud), cloud, name, params);
    expect(refused).toMatchObject({ status: 400, body: { code: 300, message: 'Validation Failed.' } });
    const { errors } = refused.body as { errors: { field: string; message: string }[] };
    expect(errors.map((error) => error.field)).toContain(field);
    expect(cloud.state().commands).toEqual([]);
  });

  it('is refused when it names no method, more than a method, or is no JSON', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    const patch = (body: unknown) => call('PATCH', `/v2/rooms/${cloud.roomId}/events`, body);
    const refused = { status: 400, body: { code: 300 } };
    expect(await patch({ method: 'zoomroom.dance' })).toMatchObject(refused);
    expect(await patch({ method: 'meeting_leave' })).toMatchObject(refused);
    expect(await patch({ method: 'zoomroom.toString' })).toMatchObject(refused);
    expect(await patch({ method: 'zoomroom.mute', id: 1 })).toMatchObject({
      body: { errors: [{ field: 'id' }] },
    });
    expect(await patch('{"method":')).toMatchObject(refused);
  });

  it('is refused for a room that is not there, one that is off, and a device that does not exist', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    const leave = { method: 'zoomroom.meeting_leave' };
    expect(await call('PATCH', '/v2/rooms/nobody/events', leave)).toMatchObject({
      ...{ status: 404, body: { code: 1012 } },
    });
    const device = await command(call, cloud, 'switch_camera', { cameraId: 'none' });
    expect(device).toMatchObject({ status: 400, body: { code: 300, message: 'The device does not exist.' } });
    await cloud.do({ do: 'roomStatus', status: 'Offline' });
    expect(await command(call, cloud, 'meeting_leave')).toMatchObject({
      ...{ status: 400, body: { code: 300, message: 'The Zoom Room is offline.' } },
    });
    expect(cloud.state().commands).toEqual([]);
  });
});

async function settled(cloud: ZoomCloudSimulator, call: string): Promise<void> {
  await expect.poll(() => cloud.state().room.call).toBe(call);
}

async function join(call: Call, cloud: ZoomCloudSimulator, number: number, passcode = '471147') {
  await command(call, cloud, 'meeting_join', { meeting_number: String(number), passcode });
}

describe('the effect of a command', () => {
  it('comes after the answer, and is told by events and the status', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    const { id } = await makeMeeting(call, cloud);
    const events = await listen(cloud);
    await events.next();
    await join(call, cloud, id);
    expect(await nextEvent(events)).toMatchObject({ event: 'meeting.started', object: { id: String(id) } });
    expect(await nextEvent(events)).toMatchObject({
      event: 'meeting.participant_joined',
      object: { id: String(id), participant: { user_name: 'Mötesrum Älgen' } },
    });
    expect(cloud.state().room).toMatchObject({ status: 'InMeeting', meetingNumber: String(id) });
    await command(call, cloud, 'meeting_leave');
    expect((await nextEvent(events)).event).toBe('meeting.participant_left');
    expect((await nextEvent(events)).event).toBe('meeting.ended');
    expect(cloud.state().room.status).toBe('Available');
  });

  it('stays away when the cloud takes on and does nothing', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    const { id } = await makeMeeting(call, cloud);
    await cloud.do({ do: 'acceptButDoNothing', times: 1 });
    await join(call, cloud, id);
    await command(call, cloud, 'meeting_join', { meeting_number: '' });
    await settled(cloud, 'inMeeting');
    expect(cloud.state().room.meetingNumber).not.toBe(String(id));
    expect(cloud.state().commands).toHaveLength(2);
  });

  it('takes its time when there is a tempo', async () => {
    const cloud = await startCloud({ tempo: 0.01, effectMs: 60_000 });
    const call = await callerOf(cloud);
    await command(call, cloud, 'meeting_join', { meeting_number: '' });
    expect(cloud.state().room.call).toBe('idle');
    await cloud.do({ do: 'effectDelay', ms: 0 });
    await command(call, cloud, 'meeting_join', { meeting_number: '' });
    await settled(cloud, 'inMeeting');
  });

  it('is a passcode prompt nobody sees when the passcode is wrong; leaving clears it', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    const { id } = await makeMeeting(call, cloud);
    await join(call, cloud, id, '1');
    await settled(cloud, 'joining');
    expect(cloud.state().room).toMatchObject({ screen: 'passcode', status: 'Available' });
    await command(call, cloud, 'meeting_leave');
    await settled(cloud, 'idle');
  });

  it('is a wait where there is a waiting room or no host, told as such, until the room is let in', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    const events = await listen(cloud);
    await events.next();
    const lobby = await makeMeeting(call, cloud, { settings: { waiting_room: true } });
    await join(call, cloud, lobby.id);
    expect((await nextEvent(events)).event).toBe('meeting.participant_joined_waiting_room');
    expect(cloud.state().room.screen).toBe('waiting');
    await cloud.do({ do: 'admitRoom' });
    expect((await nextEvent(events)).event).toBe('meeting.participant_admitted');
    expect((await nextEvent(events)).event).toBe('meeting.started');
    await cloud.do({ do: 'endMeeting', meeting: String(lobby.id) });
    const closed = await makeMeeting(call, cloud, { password: '1', settings: {} });
    await command(call, cloud, 'meeting_join', { meeting_number: String(closed.id), passcode: '1' });
    await settled(cloud, 'joining');
    await expect(cloud.do({ do: 'callRoom', meeting: '81111111111' })).rejects.toThrow('knows no meeting');
  });

  it('leaves a meeting for another only by force', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    const [first, second] = [await makeMeeting(call, cloud), await makeMeeting(call, cloud)];
    await join(call, cloud, first.id);
    await join(call, cloud, second.id);
    await command(call, cloud, 'mute');
    await expect.poll(() => cloud.state().room.micMuted).toBe(true);
    expect(cloud.state().room.meetingNumber).toBe(String(first.id));
    const forced = { meeting_number: String(second.id), passcode: '471147', force_accept: true };
    await command(call, cloud, 'meeting_join', forced);
    await expect.poll(() => cloud.state().room.meetingNumber).toBe(String(second.id));
  });

  it('answers a call that only the room shows', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    const { id } = await makeMeeting(call, cloud);
    await cloud.do({ do: 'callRoom', meeting: String(id) });
    await command(call, cloud, 'meeting_decline');
    await command(call, cloud, 'meeting_accept');
    await command(call, cloud, 'alarm_start');
    await expect.poll(() => cloud.state().room.screen).toBe('alarm');
    expect(cloud.state().room.call).toBe('idle');
    await cloud.do({ do: 'callRoom', meeting: String(id) });
    await command(call, cloud, 'meeting_accept');
    await settled(cloud, 'inMeeting');
  });

  it('is heard, seen and turned only in a meeting', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    const all = async () => {
      await command(call, cloud, 'mute');
      await command(call, cloud, 'video_mute');
      await command(call, cloud, 'volume_level', { volume_level: 10 });
      await command(call, cloud, 'share_content_start');
    };
    await all();
    await command(call, cloud, 'meeting_join', { meeting_number: '' });
    await settled(cloud, 'inMeeting');
    expect(cloud.state().room).toMatchObject({
      micMuted: false,
      cameraMuted: false,
      volume: 60,
      screen: null,
    });
    await all();
    // Never the cable: a choice on the room's own screen.
    await expect.poll(() => cloud.state().room.screen).toBe('shareChoice');
    expect(cloud.state().room).toMatchObject({ micMuted: true, cameraMuted: true, volume: 10 });
  });

  it('is an event for a check-in, with what the request named', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    const events = await listen(cloud);
    await events.next();
    await command(call, cloud, 'check_in', exchangeItem);
    const told = await nextEvent(events);
    expect(told).toMatchObject({
      event: 'zoomroom.checked_in',
      object: { id: cloud.roomId, ...exchangeItem, calendar_type: '2', api_type: '0' },
    });
    expect(cloud.state().room.checkedIn).toEqual(['AAMk=']);
    await command(call, cloud, 'check_out', exchangeItem);
    expect((await nextEvent(events)).event).toBe('zoomroom.checked_out');
    expect(cloud.state().room.checkedIn).toEqual([]);
  });

  it('cannot leave a third party’s meeting, only restart out of it', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    await command(call, cloud, 'thirdparty_meeting_join', { event_id: 'x' });
    await settled(cloud, 'inMeeting');
    await command(call, cloud, 'meeting_leave');
    await command(call, cloud, 'mute');
    await expect.poll(() => cloud.state().room.micMuted).toBe(true);
    expect(cloud.state().room).toMatchObject({ call: 'inMeeting', meetingNumber: null });
    await command(call, cloud, 'restart');
    await settled(cloud, 'idle');
  });

  it('makes a meeting for the room, and finds it again by what it was made with', async () => {
    const cloud = await startCloud();
    const call = await callerOf(cloud);
    await command(call, cloud, 'meeting_schedule', planned);
    await expect.poll(() => cloud.state().meetings.map(({ topic }) => topic)).toEqual(['Styrgrupp']);
    const timezone = 'Europe/Stockholm';
    await command(call, cloud, 'meeting_cancel', { ...planned, duration: 31, timezone });
    await command(call, cloud, 'meeting_cancel', { ...planned, timezone });
    await expect.poll(() => cloud.state().meetings).toEqual([]);
  });
});
