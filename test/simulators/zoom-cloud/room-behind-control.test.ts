/** The simulated CSAPI room as the cloud's room: what is done on either side shows on the other. */
import { expect, it, onTestFinished } from 'vitest';
import { startZoomRoom } from '../zoom-room/index.ts';
import { callerOf, command, listen, makeMeeting, nextEvent, startCloud } from './api-caller.ts';

async function startBoth() {
  const room = await startZoomRoom({ scenario: 'quiet', tempo: 0 });
  onTestFinished(() => room.stop());
  const cloud = await startCloud({ roomControl: room.control, roomLookEveryMs: 20 });
  const call = await callerOf(cloud);
  const status = () => expect.poll(() => cloud.state().room.status);
  return { room, cloud, call, status };
}

it('joins, mutes and leaves there what is ordered here', async () => {
  const { room, cloud, call, status } = await startBoth();
  const { id } = await makeMeeting(call, cloud);
  const events = await listen(cloud);
  await events.next();
  await command(call, cloud, 'meeting_join', { meeting_number: String(id), passcode: '471147' });
  expect((await nextEvent(events)).event).toBe('meeting.started');
  expect((await nextEvent(events)).event).toBe('meeting.participant_joined');
  expect(room.state()).toMatchObject({ callStatus: 'IN_MEETING', meetingNumber: String(id) });
  for (const name of ['mute', 'video_mute']) await command(call, cloud, name);
  await command(call, cloud, 'volume_level', { volume_level: 15 });
  await expect.poll(() => room.state()).toMatchObject({ micMuted: true, cameraMuted: true, volume: 15 });
  await command(call, cloud, 'meeting_leave');
  expect((await nextEvent(events)).event).toBe('meeting.participant_left');
  expect(room.state().callStatus).toBe('NOT_IN_MEETING');
  await status().toBe('Available');
});

it('makes meetings that the room can dial by itself, with the passcode of digits, and sees it there', async () => {
  const { room, cloud, call, status } = await startBoth();
  const order = { topic: 'Ny', password: 'abc', settings: { join_before_host: true } };
  const made = await makeMeeting(call, cloud, order);
  const passcode = String(made['h323_password']);
  await room.do({ do: 'dialFromAfar', number: String(made.id), passcode });
  await status().toBe('InMeeting');
  expect(room.state().meetingTopic).toBe('Ny');
  expect(cloud.state().meetings).toMatchObject([{ isRunning: true, people: ['Mötesrum Älgen'] }]);
  await call('PUT', `/v2/meetings/${made.id}/status`, { action: 'end' });
  expect(room.state().callStatus).toBe('NOT_IN_MEETING');
  await status().toBe('Available');
});

it('waits there where nobody may be before the host, until somebody comes', async () => {
  const { room, cloud, call, status } = await startBoth();
  const { id } = await makeMeeting(call, cloud, { password: '471147' });
  await command(call, cloud, 'meeting_join', { meeting_number: String(id), passcode: '471147' });
  await expect.poll(() => cloud.state().room.call).toBe('joining');
  await status().toBe('Available');
  await room.do({ do: 'hostArrives' });
  await status().toBe('InMeeting');
});

it('starts meetings of its own, leaves one for another by force, and joins a third party’s', async () => {
  const { room, cloud, call, status } = await startBoth();
  await command(call, cloud, 'meeting_join', { meeting_number: '' });
  await status().toBe('InMeeting');
  const { id } = await makeMeeting(call, cloud);
  const forced = { meeting_number: String(id), passcode: '471147', force_accept: true };
  await command(call, cloud, 'meeting_join', forced);
  await expect.poll(() => cloud.state().room.meetingNumber).toBe(String(id));
  await command(call, cloud, 'meeting_leave');
  await status().toBe('Available');
  await command(call, cloud, 'thirdparty_meeting_join', { event_id: 'x' });
  await status().toBe('InMeeting');
  expect([room.state().meetingTopic, cloud.state().room.meetingNumber]).toEqual(['Microsoft Teams', null]);
});

it('answers a call that rings there', async () => {
  const { room, cloud, call, status } = await startBoth();
  await room.do({ do: 'callRoom' });
  await expect.poll(() => cloud.state().room.screen).toBe('ringing');
  await command(call, cloud, 'meeting_decline');
  await expect.poll(() => room.state().prompt).toBe(null);
  await room.do({ do: 'callRoom' });
  await command(call, cloud, 'meeting_accept');
  await status().toBe('InMeeting');
});

it('is offline while the room computer is gone', async () => {
  const { room, cloud, call, status } = await startBoth();
  await status().toBe('Available');
  await room.stop();
  await status().toBe('Offline');
  expect((await command(call, cloud, 'meeting_leave')).status).toBe(400);
});
