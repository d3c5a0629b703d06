/** Cameras, devices and the document camera, as a plain terminal sees them. */
import { describe, expect, it } from 'vitest';
import { useQuietRooms } from './quiet-room.ts';

const { ready } = useQuietRooms();

async function inMeeting() {
  const both = await ready();
  both.client.type('zCommand Call CameraControl Id: 0 State: Start Action: Left');
  expect(await both.client.frame('CameraControl')).toMatchObject({ state: 'Error' });
  both.client.type('zCommand Dial Join meetingNumber: 65550001234');
  await both.client.frame('CallConnect');
  await both.client.frame('ListParticipantsResult');
  return both;
}

const camera = (state: string, action = 'Left', id = '0'): string =>
  `zCommand Call CameraControl Id: ${id} State: ${state} Action: ${action}`;

describe('the room’s camera', () => {
  it('moves a step with each line and stands still after the stop', async () => {
    const { room, client } = await inMeeting();
    for (const state of ['Start', 'Continue']) {
      client.type(camera(state));
      expect(await client.frame('CameraControl')).toMatchObject({ sync: true, state: 'OK' });
    }
    expect(room.state().camera).toMatchObject({ pan: -2, moving: { camera: 'room', action: 'Left' } });
    client.type(camera('Stop'));
    await client.frame('CameraControl');
    expect(room.state().camera).toMatchObject({ pan: -2, moving: null });
    client.type(camera('Continue'));
    expect(await client.frame('CameraControl')).toMatchObject({ state: 'Error' });
  });
});

describe('a document camera', () => {
  it('is shared by its id, however odd', async () => {
    const { room, client } = await inMeeting();
    const id = '\\\\?\\usb#vid_04f2&pid_b6 {dokument} #2';
    client.type(`zCommand Call ShareCamera id: ${id} Status: on`);
    expect(await client.frame('CameraShare')).toMatchObject({ payload: { id, is_Sharing: true } });
    expect(room.state()).toMatchObject({ sharing: 'camera', sharedCamera: id });
  });
});

describe('devices', () => {
  it('are chosen by their ids, told in both ways, and refused when there is no such', async () => {
    const { client } = await ready();
    const id = 'USB Mic #3 {bord & golv} \\ vänster';
    client.type(`zConfiguration Audio Input selectedId: ${id}`);
    expect(await client.frame('Audio')).toMatchObject({
      state: 'OK',
      payload: { Input: { selectedId: id } },
    });
    const { payload } = await client.frame('Audio Input Line');
    expect(payload).toContainEqual(expect.objectContaining({ id, Selected: true }));
    client.type('zConfiguration Audio Input selectedId: none');
    let answer = await client.frame('Audio');
    while (!answer.sync) answer = await client.frame('Audio');
    expect(answer).toMatchObject({ state: 'Error' });
  });
});
