/** Cameras: the room's own, those of others, and the stop that must never be lost. */
import { describe, expect, it } from 'vitest';
import type { RoomCommand } from '../../shared/model/room-command.ts';
import { done, failed, inMeeting } from './scripted-meeting.ts';
import { outcome, readyRoom, type ScriptedRoom } from './scripted-room.ts';
import { eventually, useSimulatedRooms } from './simulated-room.ts';

const { driveReady } = useSimulatedRooms();
const openMeeting = { kind: 'join', meetingNumber: '61234567890', passcode: '471147' } as const;

const left: RoomCommand = { kind: 'moveCamera', direction: 'left', participantId: null };
const up: RoomCommand = { kind: 'moveCamera', direction: 'up', participantId: null };
const stop: RoomCommand = { kind: 'stopCamera' };
const line = (state: string, action = 'Left', id = '0'): string =>
  `zCommand Call CameraControl Id: ${id} State: ${state} Action: ${action}`;

/** In a meeting, with a camera that is steered over a serial line. */
async function withCamera(): Promise<ScriptedRoom> {
  const room = await inMeeting();
  await room.tell('zStatus', 'Video Camera Line', [{ id: 'cam', Selected: true, ptzComId: 1 }]);
  await room.clock.advance(20);
  return room;
}

async function moving(): Promise<ScriptedRoom> {
  const room = await withCamera();
  void room.driver.execute(left);
  await room.reply('zCommand', 'CameraControl');
  expect(room.sent()).toEqual([line('Start')]);
  await room.clock.advance(20);
  return room;
}

describe('a finger on the camera pad', () => {
  it('starts at once, and is done when the room has taken the line', async () => {
    const room = await withCamera();
    const result = outcome(room.driver.execute(left));
    expect(room.sent()).toEqual([line('Start')]);
    expect(await result()).toBe('open');
    await room.reply('zCommand', 'CameraControlResult');
    expect(await result()).toEqual(done);
  });

  it('waits for none of the questions that the driver itself asks', async () => {
    const room = await withCamera();
    await room.clock.advance(30_000);
    expect(room.sent()).toEqual(['zStatus Call Status']);
    await room.clock.advance(20);
    void room.driver.execute(left);
    expect(room.sent()).toEqual([line('Start')]);
  });

  it('keeps it moving while it stays, no more often than every 150 ms', async () => {
    const room = await moving();
    for (let at = 0; at < 10; at += 1) {
      void room.driver.execute(left);
      await room.reply('zCommand', 'CameraControl');
      await room.clock.advance(50);
    }
    expect(room.sent()).toEqual([line('Continue'), line('Continue'), line('Continue')]);
  });

  it('leaves out what would queue up behind an unanswered line', async () => {
    const room = await withCamera();
    const first = outcome(room.driver.execute(left));
    const held: (() => Promise<unknown>)[] = [];
    for (let at = 0; at < 4; at += 1) {
      await room.clock.advance(200);
      held.push(outcome(room.driver.execute(left)));
    }
    expect(room.sent()).toEqual([line('Start')]);
    expect(await Promise.all(held.map((result) => result()))).toEqual([done, done, done, done]);
    expect(await first()).toBe('open');
  });

  it('stops before it starts another way', async () => {
    const room = await moving();
    void room.driver.execute(up);
    await room.clock.advance(20);
    expect(room.sent()).toEqual([line('Stop'), line('Start', 'Up')]);
  });

  it('that the room refuses fails, and begins anew with the next touch', async () => {
    const room = await withCamera();
    const result = outcome(room.driver.execute(left));
    await room.replyError('zCommand', 'CameraControl');
    expect(await result()).toEqual(failed('room.refused'));
    await room.clock.advance(20);
    expect(room.sent()).toEqual([line('Start'), line('Stop')]);
    const again = outcome(room.driver.execute(left));
    expect(room.sent()).toEqual([line('Start')]);
    // The stop is answered first, and that is no answer to what was sent after it.
    await room.replyError('zCommand', 'CameraControl');
    expect(await again()).toBe('open');
    await room.reply('zCommand', 'CameraControl');
    expect(await again()).toEqual(done);
  });

  it('takes no answer to an earlier start for that to its stop, nor waits for a stop’s answer for ever', async () => {
    const room = await withCamera();
    const first = outcome(room.driver.execute(left));
    await room.clock.advance(20);
    await room.driver.execute(stop);
    await room.reply('zCommand', 'CameraControl');
    expect(await first()).toEqual(done);
    await room.clock.advance(3_000);
    const second = outcome(room.driver.execute(left));
    await room.reply('zCommand', 'CameraControl');
    expect(await second()).toEqual(done);
  });

  it('moves nothing where nothing can be moved, and nothing outside a meeting', async () => {
    const room = await inMeeting();
    expect(await room.driver.execute(left)).toEqual(failed('intent.notPossible'));
    expect(room.driver.now().capabilities).not.toContain('moveCamera');
    const idle = await readyRoom();
    expect(await idle.driver.execute(left)).toEqual(failed('intent.notPossible'));
    expect([...room.sent(), ...idle.sent()]).toEqual([]);
  });

  it('is offered for a camera on USB once the room’s own entry says that it moves', async () => {
    const room = await inMeeting();
    const myself = { user_id: 16_778_240, is_myself: true, 'camera_status can_move_camera': 'on' };
    await room.tell('zCommand', 'ListParticipantsResult', myself);
    expect(room.driver.now().capabilities).toContain('moveCamera');
  });

  it('is offered no longer once the room has said that it knows no such command', async () => {
    const room = await withCamera();
    expect(room.driver.now().capabilities).toContain('moveCamera');
    const result = outcome(room.driver.execute(left));
    await room.reply('zStatus', 'onUnsupported Command');
    expect(await result()).toEqual(failed('room.unsupported'));
    expect(room.driver.now().capabilities).not.toContain('moveCamera');
  });
});

describe('the stop of a camera', () => {
  it('leaves at once although a line is unanswered, and is done', async () => {
    const room = await withCamera();
    void room.driver.execute(left);
    await room.clock.advance(20);
    expect(await room.driver.execute(stop)).toEqual(done);
    expect(room.sent()).toEqual([line('Start'), line('Stop')]);
  });

  it('overtakes what waits behind another command', async () => {
    const room = await moving();
    void room.driver.execute({ kind: 'setMicrophone', muted: true });
    void room.driver.execute({ kind: 'setVolume', percent: 4 });
    await room.clock.advance(20);
    await room.driver.execute(stop);
    expect(room.sent()).toEqual(['zConfiguration Call Microphone Mute: on', line('Stop')]);
  });

  it('takes back a start that has not left', async () => {
    const room = await withCamera();
    void room.driver.execute({ kind: 'setMicrophone', muted: true });
    await room.clock.advance(20);
    const moved = outcome(room.driver.execute(left));
    await room.driver.execute(stop);
    await room.clock.advance(1_000);
    expect(await moved()).toEqual(done);
    expect(room.sent()).toEqual(['zConfiguration Call Microphone Mute: on', line('Stop')]);
  });

  it('is sent by itself, once, when for 600 ms nobody has said that the finger stays', async () => {
    const room = await moving();
    await room.clock.advance(579);
    expect(room.sent()).toEqual([]);
    await room.clock.advance(1);
    expect(room.sent()).toEqual([line('Stop')]);
    await room.clock.advance(10_000);
    expect(room.sent()).toEqual([]);
  });

  it('is put off by every word that the finger stays', async () => {
    const room = await moving();
    for (let at = 0; at < 5; at += 1) {
      await room.clock.advance(500);
      void room.driver.execute(left);
      await room.reply('zCommand', 'CameraControl');
    }
    expect(room.sent()).not.toContain(line('Stop'));
  });

  it('is the first to be sent after the link was lost and is back', async () => {
    const room = await moving();
    await room.close('lost');
    await room.clock.advance(5_000);
    expect(room.sent()).toEqual([]);
    room.answerQuestions(true);
    await room.open();
    await room.text('*r Login successful\r\n\r\nOK\r\n\n');
    await room.clock.advance(2_000);
    const sent = room.sent();
    expect(room.driver.now().link.kind).toBe('ready');
    expect(sent.at(-1)).toBe(line('Stop'));
    expect(sent.filter((text) => text.includes('CameraControl'))).toHaveLength(1);
  });

  it('waits while a call rings, which any line would silence, and goes as soon as that is over', async () => {
    const room = await moving();
    await room.tell('zEvent', 'IncomingCallIndication', { callerJID: 'k7@x', callerName: 'Karin Ek' });
    expect(await room.driver.execute(stop)).toEqual(done);
    await room.clock.advance(1_000);
    expect(room.sent()).toEqual([]);
    await room.tell('zEvent', 'TreatedIncomingCallIndication', { callerJID: 'k7@x', accepted: false });
    expect(room.sent()).toEqual([line('Stop')]);
  });

  it('waits while another controller has the room', async () => {
    const room = await moving();
    await room.text('*e Pipe OtherControllerLogin\r\n');
    await room.clock.advance(60_000);
    expect(room.sent()).toEqual([]);
    room.answerQuestions(true);
    void room.driver.execute({ kind: 'takeBack' });
    await room.clock.advance(2_000);
    expect(room.sent().filter((text) => text.includes('CameraControl'))).toEqual([line('Stop')]);
  });

  it('is sent although nothing is known to move', async () => {
    const room = await inMeeting();
    expect(await room.driver.execute(stop)).toEqual(done);
    expect(room.sent()).toEqual([line('Stop')]);
  });

  it('is sent when the driver itself is ended', async () => {
    const room = await moving();
    room.driver.stop();
    expect(room.sent()).toEqual([line('Stop')]);
  });

  it('is not taken for the answer to another command', async () => {
    const room = await moving();
    const asking = outcome(room.driver.execute({ kind: 'setSelfView', visible: false }));
    await room.driver.execute(stop);
    await room.replyError('zCommand', 'CameraControl');
    expect(await asking()).toBe('open');
  });
});

describe('a simulated room’s camera', () => {
  it('moves while the finger stays and stands still after it', async () => {
    const { driver, room } = await driveReady();
    await driver.execute(openMeeting);
    await driver.until(({ capabilities }) => capabilities.includes('moveCamera'));
    expect(await driver.execute(left)).toEqual(done);
    expect(room.state().camera).toMatchObject({ pan: -1, moving: { camera: 'room', action: 'Left' } });
    expect(await driver.execute(up)).toEqual(done);
    expect(await driver.execute(stop)).toEqual(done);
    await eventually(() => expect(room.state().camera).toEqual({ pan: -1, tilt: 1, zoom: 0, moving: null }));
  });

  it('is stopped when the page says nothing more', async () => {
    const { driver, room } = await driveReady({ timings: { cameraHoldMs: 30 } });
    await driver.execute(openMeeting);
    await driver.until(({ capabilities }) => capabilities.includes('moveCamera'));
    await driver.execute({ kind: 'moveCamera', direction: 'in', participantId: null });
    await eventually(() => expect(room.state().camera).toMatchObject({ zoom: 1, moving: null }));
  });

  it('is stopped once the line is back after it was cut', async () => {
    const { driver, room } = await driveReady({ timings: { cameraHoldMs: 60_000 } });
    await driver.execute(openMeeting);
    await driver.until(({ capabilities }) => capabilities.includes('moveCamera'));
    await driver.execute(left);
    await room.do({ do: 'dropConnection' });
    expect(room.state().camera.moving).not.toBeNull();
    await eventually(() => expect(room.state().camera.moving).toBeNull());
    expect(room.commands().filter((text) => text === line('Stop'))).toHaveLength(1);
  });

  it('is stopped when the driver ends', async () => {
    const { driver, room } = await driveReady();
    await driver.execute(openMeeting);
    await driver.until(({ capabilities }) => capabilities.includes('moveCamera'));
    await driver.execute(left);
    driver.stop();
    await eventually(() => expect(room.state().camera.moving).toBeNull());
  });

  it('is not offered when another is chosen that cannot be moved', async () => {
    const { driver, room } = await driveReady();
    await driver.execute(openMeeting);
    await driver.until(({ capabilities }) => capabilities.includes('moveCamera'));
    const id = '\\\\?\\usb#vid_04f2&pid_b6 {dokument} #2';
    await room.do({ do: 'chooseDevice', device: 'camera', id });
    await driver.until(({ capabilities }) => !capabilities.includes('moveCamera'));
    expect(await driver.execute(left)).toEqual(failed('intent.notPossible'));
  });
});

describe('somebody else’s camera', () => {
  it('is not given back to somebody who is not there', async () => {
    const room = await inMeeting();
    const releasing = room.driver.execute({ kind: 'releaseCamera', participantId: '99999' });
    expect(await releasing).toEqual(failed('meeting.noLongerThere'));
    expect(room.sent()).toEqual([]);
  });

  const inMeetingWithÅsa = async () => {
    const driven = await driveReady();
    const { driver, room } = driven;
    await driver.execute(openMeeting);
    await driver.until(({ participants }) => participants.some(({ name }) => name === 'Åsa Berg'));
    await room.do({ do: 'allowCamera', name: 'Åsa Berg' });
    const state = await driver.until(({ participants }) =>
      participants.some(({ name, camera }) => name === 'Åsa Berg' && camera === 'canAsk'),
    );
    const participantId = state.participants.find(({ name }) => name === 'Åsa Berg')!.id;
    return { ...driven, participantId };
  };

  it('is asked for, given, moved and given back', async () => {
    const { driver, room, participantId } = await inMeetingWithÅsa();
    expect(driver.now().capabilities).toContain('farEndCamera');
    expect(await driver.execute({ kind: 'requestCamera', participantId })).toEqual(done);
    await driver.until(({ cameraHold }) => cameraHold?.state === 'given');
    expect(driver.now().cameraHold).toEqual({ participantId, state: 'given' });
    expect(await driver.execute({ kind: 'moveCamera', direction: 'right', participantId })).toEqual(done);
    expect(room.state().camera.moving).toEqual({ camera: 'Åsa Berg', action: 'Right' });
    expect(await driver.execute({ kind: 'releaseCamera', participantId })).toEqual(done);
    await driver.until(({ cameraHold }) => cameraHold === null);
    expect(room.commands()).toContain(line('Stop', 'Right', participantId));
    expect(room.state().camera.moving).toBeNull();
  });

  it('can be refused', async () => {
    const { driver, room, participantId } = await inMeetingWithÅsa();
    await room.do({ do: 'farCamera', does: 'refuses' });
    await driver.execute({ kind: 'requestCamera', participantId });
    await driver.until(({ cameraHold }) => cameraHold?.state === 'refused');
    expect(await driver.execute({ kind: 'moveCamera', direction: 'in', participantId })).toEqual(
      failed('camera.refused'),
    );
  });

  it('shows as asked for until they answer, and can be given up before that', async () => {
    const { driver, room, participantId } = await inMeetingWithÅsa();
    await room.do({ do: 'farCamera', does: 'waits' });
    expect(await driver.execute({ kind: 'requestCamera', participantId })).toEqual(done);
    expect(driver.now().cameraHold).toEqual({ participantId, state: 'asked' });
    expect(await driver.execute({ kind: 'releaseCamera', participantId })).toEqual(done);
    await driver.until(({ cameraHold }) => cameraHold === null);
  });

  it('can be taken back', async () => {
    const { driver, room, participantId } = await inMeetingWithÅsa();
    await driver.execute({ kind: 'requestCamera', participantId });
    await driver.until(({ cameraHold }) => cameraHold?.state === 'given');
    await room.do({ do: 'withdrawCamera', name: 'Åsa Berg' });
    await driver.until(({ cameraHold }) => cameraHold === null);
    expect(await driver.execute({ kind: 'moveCamera', direction: 'in', participantId })).toEqual(
      failed('camera.refused'),
    );
  });

  it('is not asked of those who do not allow it, who are gone, or who are the room itself', async () => {
    const { driver, room } = await driveReady();
    await driver.execute(openMeeting);
    await driver.until(({ participants }) => participants.length === 4);
    const people = driver.now().participants;
    const sent = room.commands().filter((text) => text.includes('CameraControl')).length;
    for (const [participantId, code] of [
      [people.find(({ name }) => name === 'Karin Ek')!.id, 'camera.refused'],
      [people.find(({ isMyself }) => isMyself)!.id, 'camera.refused'],
      ['99999999', 'meeting.noLongerThere'],
      ['1 State: Start', 'intent.notPossible'],
    ] as const) {
      expect(await driver.execute({ kind: 'requestCamera', participantId })).toEqual(failed(code));
    }
    expect(room.commands().filter((text) => text.includes('CameraControl'))).toHaveLength(sent);
  });
});
