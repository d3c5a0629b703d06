/** The room's choice of camera, microphone and speaker, trying them, and its picture of itself. */
import { describe, expect, it } from 'vitest';
import type { RoomCommand } from '../../shared/model/room-command.ts';
import { done, failed } from './scripted-meeting.ts';
import { outcome, readyRoom } from './scripted-room.ts';
import { useSimulatedRooms } from './simulated-room.ts';

const { driveReady } = useSimulatedRooms();
const odd = 'USB Mic #3 {bord & golv} \\ vänster';

describe('the room’s devices', () => {
  it('are listed with what is chosen, by the ids the room gives them', async () => {
    const { driver } = await driveReady();
    const { cameras, microphones, speakers, test } = driver.now().devices;
    expect(cameras.map(({ name, isSelected }) => [name, isSelected])).toEqual([
      ['Rumskamera', true],
      ['Dokumentkamera', false],
    ]);
    expect(microphones.at(-1)).toEqual({ id: odd, name: 'Bordsmikrofon', isSelected: false });
    expect(speakers.filter(({ isSelected }) => isSelected)).toHaveLength(1);
    expect(test).toBeNull();
    expect(driver.now().capabilities).toEqual(
      expect.arrayContaining(['selectDevice', 'deviceTest', 'selfView']),
    );
  });

  it('go by their alias, else their name, else their id, once each, and not without an id', async () => {
    const room = await readyRoom();
    await room.tell('zStatus', 'Audio Output Line', [
      { id: ' a ', Name: 'Name', Alias: 'Tak' },
      { id: ' a ', Name: 'Again' },
      { id: 'b', Name: 'Namn', Alias: '', combinedDevice: true, numberOfCombinedDevices: 2 },
      { id: 'c', Name: '', Selected: 'on' },
      { Name: 'None' },
      'rubbish',
      { id: 'd', Name: `${'x'.repeat(199)}😀` },
    ]);
    expect(room.driver.now().devices.speakers).toEqual([
      { id: ' a ', name: 'Tak', isSelected: false },
      { id: 'b', name: 'Namn', isSelected: false },
      { id: 'c', name: 'c', isSelected: true },
      { id: 'd', name: 'x'.repeat(199), isSelected: false },
    ]);
  });

  it('follow whichever was told last, the list or the setting', async () => {
    const room = await readyRoom();
    const list = (chosen: string): object[] => ['a', 'b'].map((id) => ({ id, Selected: id === chosen }));
    const selected = (): string | undefined =>
      room.driver.now().devices.microphones.find(({ isSelected }) => isSelected)?.id;
    await room.tell('zStatus', 'Audio Input Line', list('a'));
    await room.tell('zConfiguration', 'Audio', { Input: { selectedId: 'b' } });
    expect(selected()).toBe('b');
    await room.tell('zStatus', 'Audio Input Line', list('a'));
    expect(selected()).toBe('a');
  });

  it('are chosen verbatim, whatever their ids look like', async () => {
    const { driver, room } = await driveReady();
    const choose: RoomCommand = { kind: 'selectDevice', device: 'microphone', deviceId: odd };
    expect(await driver.execute(choose)).toEqual(done);
    expect(room.commands()).toContain(`zConfiguration Audio Input selectedId: ${odd}`);
    expect(room.state().devices.microphone).toBe(odd);
    expect(driver.now().devices.microphones.find(({ isSelected }) => isSelected)?.id).toBe(odd);
    const sent = room.commands().length;
    expect(await driver.execute(choose)).toEqual(done);
    expect(room.commands()).toHaveLength(sent);
  });

  it.each(['camera', 'speaker'] as const)('of the kind %s are chosen too', async (device) => {
    const { driver, room } = await driveReady();
    const deviceId = driver
      .now()
      .devices[device === 'camera' ? 'cameras' : 'speakers'].find(({ isSelected }) => !isSelected)!.id;
    expect(await driver.execute({ kind: 'selectDevice', device, deviceId })).toEqual(done);
    expect(room.state().devices[device]).toBe(deviceId);
  });

  it('cannot be chosen when the room has none such, or when the id would end the line', async () => {
    const room = await readyRoom();
    await room.tell('zStatus', 'Video Camera Line', [{ id: 'a\rb' }, { id: 'c' }]);
    for (const deviceId of ['nope', 'a\rb']) {
      const result = outcome(room.driver.execute({ kind: 'selectDevice', device: 'camera', deviceId }));
      expect(await result()).toEqual(failed('intent.notPossible'));
    }
    expect(room.sent()).toEqual([]);
  });
});

describe('trying a device', () => {
  it('plays on the one that is chosen until it is stopped', async () => {
    const { driver, room } = await driveReady();
    expect(await driver.execute({ kind: 'setDeviceTest', device: 'speaker', isOn: true })).toEqual(done);
    expect(room.commands()).toContain(`zCommand Test Speaker Start Id: ${room.state().devices.speaker}`);
    expect([room.state().deviceTest, driver.now().devices.test]).toEqual(['speaker', 'speaker']);
    expect(await driver.execute({ kind: 'setDeviceTest', device: 'microphone', isOn: true })).toEqual(
      failed('intent.busy'),
    );
    expect(await driver.execute({ kind: 'setDeviceTest', device: 'speaker', isOn: false })).toEqual(done);
    expect([room.state().deviceTest, driver.now().devices.test]).toEqual([null, null]);
  });

  it('that the room refuses is not shown as running', async () => {
    const { driver, room } = await driveReady();
    await room.do({ do: 'errorReply', command: 'zCommand Test Microphone Start', message: 'Nej' });
    expect(await driver.execute({ kind: 'setDeviceTest', device: 'microphone', isOn: true })).toEqual(
      failed('room.refused'),
    );
    expect(driver.now().devices.test).toBeNull();
  });

  it('is offered only where the room says that it can, and no longer once it knows no such command', async () => {
    const room = await readyRoom();
    expect(room.driver.now().capabilities).not.toContain('deviceTest');
    await room.tell('zStatus', 'Capabilities', { supports_Mic_Record_Test: 'on' });
    await room.tell('zStatus', 'Audio Input Line', [{ id: 'a', Selected: true }]);
    expect(room.driver.now().capabilities).toContain('deviceTest');
    const result = outcome(room.driver.execute({ kind: 'setDeviceTest', device: 'microphone', isOn: true }));
    await room.reply('zStatus', 'onUnsupported Command');
    expect(await result()).toEqual(failed('room.unsupported'));
    expect(room.driver.now().capabilities).not.toContain('deviceTest');
  });

  it('is forgotten with the link, since nothing tells of it', async () => {
    const { driver, room } = await driveReady();
    await driver.execute({ kind: 'setDeviceTest', device: 'speaker', isOn: true });
    await room.do({ do: 'dropConnection' });
    await driver.until(({ devices }) => devices.test === null);
  });
});

describe('the room’s picture of itself', () => {
  it('is hidden and shown, the setting being the other way round', async () => {
    const { driver, room } = await driveReady();
    expect(driver.now().selfViewVisible).toBe(true);
    expect(await driver.execute({ kind: 'setSelfView', visible: false })).toEqual(done);
    expect(room.commands()).toContain('zConfiguration Video hide_conf_self_video: on');
    expect(driver.now().selfViewVisible).toBe(false);
    expect(await driver.execute({ kind: 'setSelfView', visible: true })).toEqual(done);
    expect(driver.now().selfViewVisible).toBe(true);
  });

  it('is no longer waited for when nothing is heard', async () => {
    const room = await readyRoom();
    await room.tell('zConfiguration', 'Video', { hide_conf_self_video: 'off' });
    const result = outcome(room.driver.execute({ kind: 'setSelfView', visible: false }));
    await room.reply('zConfiguration', 'Video');
    await room.clock.advance(2_000);
    expect(await result()).toEqual(failed('room.timeout'));
    expect(room.sent()).toEqual([
      'zConfiguration Video hide_conf_self_video: on',
      'zConfiguration Video hide_conf_self_video',
    ]);
  });
});
