/** Sharing over the cable, by camera, without a meeting, and pictures that drop and return. */
import { describe, expect, it } from 'vitest';
import type { RoomCommand } from '../../shared/model/room-command.ts';
import { done, failed, inMeeting } from './scripted-meeting.ts';
import { outcome, readyRoom, type ScriptedRoom } from './scripted-room.ts';
import { eventually, useSimulatedRooms } from './simulated-room.ts';

const { driveReady } = useSimulatedRooms();
const openMeeting = { kind: 'join', meetingNumber: '61234567890', passcode: '471147' } as const;
const startCable: RoomCommand = { kind: 'startCableShare' };
const hdmiStart = 'zCommand Call Sharing HDMI Start';
const plugged = { isBlackMagicConnected: true, isBlackMagicDataAvailable: true, isSharingBlackMagic: false };

const driveIntoMeeting = async (): ReturnType<typeof driveReady> => {
  const driven = await driveReady();
  await driven.driver.execute(openMeeting);
  return driven;
};

async function pluggedIn(): Promise<ScriptedRoom> {
  const room = await inMeeting();
  await room.tell('zStatus', 'Sharing', plugged);
  return room;
}

describe('the cable', () => {
  it('is shared and stopped in a meeting', async () => {
    const { driver, room } = await driveIntoMeeting();
    expect(await driver.execute(startCable)).toEqual(done);
    expect(driver.now().sharing.cable).toBe('sharing');
    expect(room.commands().filter((line) => line === hdmiStart)).toHaveLength(1);
    expect(await driver.execute({ kind: 'stopShare' })).toEqual(done);
    expect(driver.now().sharing.cable).toBe('connected');
    expect(room.state().sharing).toBe('none');
  });

  it('is not tried when nothing is plugged in, or nothing comes over it', async () => {
    const { driver, room } = await driveIntoMeeting();
    await room.do({ do: 'cablePicture', on: false });
    await driver.until(({ sharing }) => sharing.cable === 'noPicture');
    expect(await driver.execute(startCable)).toEqual(failed('share.noCable'));
    await room.do({ do: 'cable', connected: false });
    await driver.until(
      ({ sharing, capabilities }) => sharing.cable === 'absent' && !capabilities.includes('cable'),
    );
    expect(await driver.execute(startCable)).toEqual(failed('share.noCable'));
    expect(room.commands()).not.toContain(hdmiStart);
  });

  it('that is refused with an error and then an OK has failed', async () => {
    const { driver, room } = await driveIntoMeeting();
    await room.do({ do: 'refuseShare' });
    expect(await driver.execute(startCable)).toEqual(failed('share.refused'));
    expect(room.commands().filter((line) => line === hdmiStart)).toHaveLength(1);
  });

  it('of which nothing is seen within five seconds is given up, although the room said OK', async () => {
    const room = await pluggedIn();
    const result = outcome(room.driver.execute(startCable));
    await room.reply('zCommand', 'CallSharingHDMIResult');
    await room.clock.advance(4_999);
    expect(await result()).toBe('open');
    await room.clock.advance(1);
    expect(await result()).toEqual(failed('share.timeout'));
    expect(room.sent()).toEqual([hdmiStart, 'zStatus Sharing']);
  });

  it('outside a meeting comes once a share without a meeting stands', async () => {
    const room = await readyRoom();
    await room.tell('zStatus', 'Sharing', plugged);
    const result = outcome(room.driver.execute(startCable));
    await room.reply('zCommand', 'DialSharingResult');
    await room.clock.advance(1_000);
    expect(room.sent()).toEqual(['zCommand Dial Sharing Duration: 30 DisplayState: Laptop Password:']);
    await room.status('IN_MEETING');
    await room.clock.advance(20);
    expect(room.sent()[0]).toBe(hdmiStart);
    await room.reply('zCommand', 'CallSharingHDMIResult');
    expect(await result()).toBe('open');
    await room.tell('zStatus', 'Sharing', { isSharingBlackMagic: true });
    expect(await result()).toEqual(done);
    expect(room.driver.now().call.kind).toBe('localShare');
  });

  it('outside a meeting is shared by the simulated room as well, in two lines', async () => {
    const { driver, room } = await driveReady();
    expect(await driver.execute(startCable)).toEqual(done);
    expect(driver.now()).toMatchObject({ call: { kind: 'localShare' }, sharing: { cable: 'sharing' } });
    expect(await driver.execute({ kind: 'stopShare' })).toEqual(done);
    expect(room.state()).toMatchObject({ callStatus: 'NOT_IN_MEETING', sharing: 'none' });
  });

  it('outside a meeting keeps another call from being dialled meanwhile', async () => {
    const room = await readyRoom();
    await room.tell('zStatus', 'Sharing', plugged);
    void room.driver.execute(startCable);
    expect(await room.driver.execute(openMeeting)).toEqual(failed('intent.busy'));
    expect(await room.driver.execute(startCable)).toEqual(failed('intent.busy'));
  });

  it('outside a meeting fails when the share without a meeting does', async () => {
    const room = await readyRoom();
    await room.tell('zStatus', 'Sharing', plugged);
    const result = outcome(room.driver.execute(startCable));
    await room.tell('zEvent', 'StartLocalPresentMeeting', { success: false });
    expect(await result()).toEqual(failed('share.refused'));
    expect(room.sent()).not.toContain(hdmiStart);
  });
});

describe('a picture that drops', () => {
  it('counts as shared for three seconds, and no longer', async () => {
    const room = await pluggedIn();
    await room.tell('zStatus', 'Sharing', { isSharingBlackMagic: true });
    await room.tell('zEvent', 'SharingState', { state: 'Sending', paused: false });
    await room.tell('zEvent', 'SharingState', { state: 'None', paused: false });
    await room.tell('zStatus', 'Sharing', { isSharingBlackMagic: false });
    await room.clock.advance(2_999);
    expect(room.driver.now().sharing).toMatchObject({ cable: 'sharing', inMeeting: 'sending' });
    await room.clock.advance(1);
    expect(room.driver.now().sharing).toMatchObject({ cable: 'connected', inMeeting: 'none' });
  });

  it('and comes back within that was never seen to be gone', async () => {
    const { driver, room } = await driveReady();
    await driver.execute({ kind: 'startLocalShare' });
    await room.do({ do: 'shareLaptop' });
    await driver.until(({ sharing }) => sharing.wireless);
    const seen = driver.states.length;
    await room.do({ do: 'dropShare', returnsAfterMs: 20 });
    await room.do({ do: 'rotateKey' });
    await driver.until(({ sharing }) => sharing.key === room.state().sharingKey);
    await eventually(() => expect(room.state().sharing).toBe('wireless'));
    expect(driver.states.slice(seen).every(({ sharing }) => sharing.wireless)).toBe(true);
  });

  it('does not start its time anew with every word about it', async () => {
    const room = await pluggedIn();
    await room.tell('zStatus', 'Sharing', { isDirectPresentationConnected: true });
    await room.tell('zStatus', 'Sharing', { isDirectPresentationConnected: false });
    for (let at = 0; at < 3; at += 1) {
      await room.clock.advance(999);
      await room.tell('zStatus', 'Sharing', { isDirectPresentationConnected: false });
    }
    expect(room.driver.now().sharing.wireless).toBe(true);
    await room.clock.advance(3);
    expect(room.driver.now().sharing.wireless).toBe(false);
  });

  it('is over at once when it was stopped from here', async () => {
    const room = await pluggedIn();
    await room.tell('zStatus', 'Sharing', { isSharingBlackMagic: true });
    const result = outcome(room.driver.execute({ kind: 'stopShare' }));
    await room.reply('zCommand', 'CallSharingHDMIResult');
    expect(await result()).toBe('open');
    await room.tell('zStatus', 'Sharing', { isSharingBlackMagic: false });
    expect(await result()).toEqual(done);
    expect(room.driver.now().sharing.cable).toBe('connected');
  });

  it('can be stopped for good while it is away', async () => {
    const room = await pluggedIn();
    await room.tell('zStatus', 'Sharing', { isSharingBlackMagic: true });
    await room.tell('zStatus', 'Sharing', { isSharingBlackMagic: false });
    const result = outcome(room.driver.execute({ kind: 'stopShare' }));
    expect(room.sent()).toEqual(['zCommand Call Sharing HDMI Stop']);
    await room.reply('zCommand', 'CallSharingHDMIResult');
    expect(await result()).toEqual(done);
    expect(room.driver.now().sharing.cable).toBe('connected');
  });

  it('is over with its meeting', async () => {
    const room = await pluggedIn();
    await room.tell('zStatus', 'Sharing', { isDirectPresentationConnected: true });
    await room.tell('zStatus', 'Sharing', { isDirectPresentationConnected: false });
    await room.status('NOT_IN_MEETING');
    expect(room.driver.now().sharing.wireless).toBe(false);
  });
});

describe('a share without a meeting', () => {
  it('becomes a meeting', async () => {
    const { driver, room } = await driveReady();
    expect(await driver.execute({ kind: 'shareToMeeting' })).toEqual(failed('intent.notPossible'));
    await driver.execute({ kind: 'startLocalShare' });
    expect(driver.now().capabilities).toContain('shareToMeeting');
    expect(await driver.execute({ kind: 'shareToMeeting' })).toEqual(done);
    expect(driver.now().call).toMatchObject({ kind: 'inMeeting', meetingNumber: '4417730925' });
    expect(driver.now().capabilities).not.toContain('shareToMeeting');
    expect(room.state().meetingNumber).toBe('4417730925');
  });

  it('that a laptop began by itself is ended like any other', async () => {
    const { driver, room } = await driveReady();
    await room.do({ do: 'shareLaptop' });
    await driver.until(({ call, sharing }) => call.kind === 'localShare' && sharing.wireless);
    expect(await driver.execute({ kind: 'stopShare' })).toEqual(done);
    expect(driver.now()).toMatchObject({ call: { kind: 'idle' }, sharing: { wireless: false } });
    expect(room.state().callStatus).toBe('NOT_IN_MEETING');
  });

  it('shows how to share on the room’s screens, for either kind of device, and hides it', async () => {
    const { driver, room } = await driveReady();
    await driver.execute({ kind: 'startLocalShare' });
    await driver.until(({ sharing }) => sharing.instructions === 'laptop');
    for (const [instructions, page] of [
      ['ios', 'IOS'],
      [null, 'None'],
      ['laptop', 'Laptop'],
    ] as const) {
      expect(await driver.execute({ kind: 'showInstructions', instructions })).toEqual(done);
      expect(driver.now().sharing.instructions).toBe(instructions);
      expect(room.state().instructions).toBe(page);
    }
    expect(room.commands()).toContain('zCommand Call SetInstructions Show: off Type: None');
  });
});

describe('a camera above a desk', () => {
  it('is shared, and stopped with whatever else is', async () => {
    const { driver, room } = await driveIntoMeeting();
    const { id } = driver.now().devices.cameras[1]!;
    expect(await driver.execute({ kind: 'setCameraShare', deviceId: id, isOn: true })).toEqual(done);
    expect(driver.now().sharing.cameraShared).toBe(id);
    expect(room.commands()).toContain(`zCommand Call ShareCamera id: ${id} Status: on`);
    expect(await driver.execute({ kind: 'stopShare' })).toEqual(done);
    expect(driver.now().sharing.cameraShared).toBeNull();
    expect(room.state().sharedCamera).toBeNull();
  });

  it('is stopped by itself too, and is refused like the cable', async () => {
    const { driver, room } = await driveIntoMeeting();
    const { id } = driver.now().devices.cameras[1]!;
    await driver.execute({ kind: 'setCameraShare', deviceId: id, isOn: true });
    expect(await driver.execute({ kind: 'setCameraShare', deviceId: id, isOn: false })).toEqual(done);
    expect(driver.now().sharing.cameraShared).toBeNull();
    await room.do({ do: 'refuseShare' });
    expect(await driver.execute({ kind: 'setCameraShare', deviceId: id, isOn: true })).toEqual(
      failed('share.refused'),
    );
  });

  it('is shared only where the room says that it can, in a meeting, and when there is such a camera', async () => {
    const { driver } = await driveReady();
    const { id } = driver.now().devices.cameras[1]!;
    const share = { kind: 'setCameraShare', deviceId: id, isOn: true } as const;
    expect(driver.now().capabilities).not.toContain('cameraShare');
    expect(await driver.execute(share)).toEqual(failed('intent.notPossible'));
    await driver.execute(openMeeting);
    expect(driver.now().capabilities).toContain('cameraShare');
    expect(await driver.execute({ ...share, deviceId: 'none' })).toEqual(failed('intent.notPossible'));
    const mute = await inMeeting();
    expect(await mute.driver.execute(share)).toEqual(failed('room.unsupported'));
    expect(mute.sent()).toEqual([]);
  });
});

describe('moving pictures or sharp text', () => {
  it('can be chosen while the room sends a picture that allows it', async () => {
    const { driver, room } = await driveIntoMeeting();
    expect(driver.now().sharing.isOptimized).toBeNull();
    expect(await driver.execute({ kind: 'setOptimizedSharing', isOn: true })).toEqual(
      failed('intent.notPossible'),
    );
    await driver.execute(startCable);
    await driver.until(
      ({ capabilities, sharing }) =>
        capabilities.includes('optimizedSharing') && sharing.isOptimized === false,
    );
    expect(await driver.execute({ kind: 'setOptimizedSharing', isOn: true })).toEqual(done);
    expect(driver.now().sharing.isOptimized).toBe(true);
    expect(room.commands()).toContain('zConfiguration Call Sharing optimize_video_sharing: on');
  });
});

describe('what is told of a share', () => {
  it('includes that it is paused', async () => {
    const room = await pluggedIn();
    await room.tell('zEvent', 'SharingState', { state: 'Sending', paused: 'on' });
    expect(room.driver.now().sharing.isPaused).toBe(true);
  });

  it('takes a version that does not say whether a picture comes at its word that something is plugged in', async () => {
    const room = await inMeeting();
    await room.tell('zStatus', 'Sharing', { isBlackMagicConnected: 'on' });
    expect(room.driver.now().sharing.cable).toBe('connected');
  });
});
