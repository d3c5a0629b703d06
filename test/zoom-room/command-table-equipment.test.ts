/**
 * Each command about cameras, devices and sharing as one row, driven against the simulated room: refused, silent, cut
 * off in the middle, and seen to have worked, with its line sent once for each time it was asked for.
 */
import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../shared/errors.ts';
import type { RoomCommand } from '../../shared/model/room-command.ts';
import type { RoomState } from '../../shared/model/room.ts';
import { done, failed } from './scripted-meeting.ts';
import { eventually, useSimulatedRooms, type DrivenRoom } from './simulated-room.ts';

const { driveReady } = useSimulatedRooms();

interface Row {
  readonly name: string;
  /** Brings the room to where the command is possible. */
  readonly prepare: (driven: DrivenRoom) => Promise<unknown>;
  readonly command: (state: RoomState) => RoomCommand;
  readonly line: (state: RoomState) => string;
  readonly isSo: (driven: DrivenRoom) => boolean;
  readonly refused: ErrorCode;
  readonly late: ErrorCode;
}

const friend = 'Åsa Berg';
const odd = 'USB Mic #3 {bord & golv} \\ vänster';
const desk = (state: RoomState): string => state.devices.cameras[1]?.id ?? '';
const speaker = (state: RoomState): string =>
  state.devices.speakers.find(({ isSelected }) => isSelected)?.id ?? '';
const friendId = (state: RoomState): string =>
  state.participants.find(({ name }) => name === friend)?.id ?? '';

const enter = ({ driver }: DrivenRoom): Promise<unknown> =>
  driver.execute({ kind: 'join', meetingNumber: '61234567890', passcode: '471147' });

async function allow(driven: DrivenRoom): Promise<void> {
  await enter(driven);
  await driven.driver.until((state) => friendId(state) !== '');
  await driven.room.do({ do: 'allowCamera', name: friend });
  await driven.driver.until(({ capabilities }) => capabilities.includes('farEndCamera'));
}

async function ask(driven: DrivenRoom): Promise<void> {
  await allow(driven);
  await driven.driver.execute({ kind: 'requestCamera', participantId: friendId(driven.driver.now()) });
  await driven.driver.until(({ cameraHold }) => cameraHold?.state === 'given');
}

async function shareCable(driven: DrivenRoom): Promise<void> {
  await enter(driven);
  await driven.driver.execute({ kind: 'startCableShare' });
  await driven.driver.until(({ capabilities }) => capabilities.includes('optimizedSharing'));
  // Asked for once a picture is sent; a test that silences the setting must not silence that question.
  await eventually(() => expect(driven.room.commands()).toContain(optimize));
}

const plain = { refused: 'room.refused', late: 'room.timeout' } as const;
const share = { refused: 'share.refused', late: 'share.timeout' } as const;
const optimize = 'zConfiguration Call Sharing optimize_video_sharing';
const nothing = (): Promise<void> => Promise.resolve();
const localShare = 'zCommand Dial Sharing Duration: 30 DisplayState: Laptop Password:';

const rows: readonly Row[] = [
  {
    ...plain,
    name: 'move the camera',
    prepare: async (driven) => {
      await enter(driven);
      await driven.driver.until(({ capabilities }) => capabilities.includes('moveCamera'));
    },
    command: () => ({ kind: 'moveCamera', direction: 'out', participantId: null }),
    line: () => 'zCommand Call CameraControl Id: 0 State: Start Action: Out',
    isSo: ({ room }) => room.state().camera.zoom === -1,
  },
  {
    name: 'ask for a camera',
    prepare: allow,
    command: (state) => ({ kind: 'requestCamera', participantId: friendId(state) }),
    line: (state) => `zCommand Call CameraControl Id: ${friendId(state)} State: RequestRemote`,
    isSo: ({ driver }) => driver.now().cameraHold?.state === 'given',
    refused: 'camera.refused',
    late: 'room.timeout',
  },
  {
    ...plain,
    name: 'give a camera back',
    prepare: ask,
    command: (state) => ({ kind: 'releaseCamera', participantId: friendId(state) }),
    line: (state) => `zCommand Call CameraControl Id: ${friendId(state)} State: GiveupRemote`,
    isSo: ({ driver }) => driver.now().cameraHold === null,
  },
  {
    ...plain,
    name: 'choose a microphone',
    prepare: nothing,
    command: () => ({ kind: 'selectDevice', device: 'microphone', deviceId: odd }),
    line: () => `zConfiguration Audio Input selectedId: ${odd}`,
    isSo: ({ room }) => room.state().devices.microphone === odd,
  },
  {
    ...plain,
    name: 'try the loudspeaker',
    prepare: nothing,
    command: () => ({ kind: 'setDeviceTest', device: 'speaker', isOn: true }),
    line: (state) => `zCommand Test Speaker Start Id: ${speaker(state)}`,
    isSo: ({ driver, room }) =>
      driver.now().devices.test === 'speaker' && room.state().deviceTest === 'speaker',
  },
  {
    ...plain,
    name: 'hide the self view',
    prepare: nothing,
    command: () => ({ kind: 'setSelfView', visible: false }),
    line: () => 'zConfiguration Video hide_conf_self_video: on',
    isSo: ({ driver }) => driver.now().selfViewVisible === false,
  },
  {
    ...share,
    name: 'share the cable in a meeting',
    prepare: enter,
    command: () => ({ kind: 'startCableShare' }),
    line: () => 'zCommand Call Sharing HDMI Start',
    isSo: ({ room }) => room.state().sharing === 'cable',
  },
  {
    ...share,
    name: 'share the cable without a meeting',
    prepare: nothing,
    command: () => ({ kind: 'startCableShare' }),
    line: () => localShare,
    isSo: ({ room }) => room.state().sharing === 'cable',
  },
  {
    ...share,
    name: 'share a camera',
    prepare: enter,
    command: (state) => ({ kind: 'setCameraShare', deviceId: desk(state), isOn: true }),
    line: (state) => `zCommand Call ShareCamera id: ${desk(state)} Status: on`,
    isSo: ({ room, driver }) => room.state().sharedCamera === desk(driver.now()),
  },
  {
    ...share,
    name: 'stop sharing',
    prepare: shareCable,
    command: () => ({ kind: 'stopShare' }),
    line: () => 'zCommand Call Sharing HDMI Stop',
    isSo: ({ room }) => room.state().sharing === 'none',
    refused: 'room.refused',
  },
  {
    ...share,
    name: 'make a meeting of a share',
    prepare: ({ driver }) => driver.execute({ kind: 'startLocalShare' }),
    command: () => ({ kind: 'shareToMeeting' }),
    line: () => 'zCommand Call Sharing ToNormal',
    isSo: ({ driver }) => driver.now().call.kind === 'inMeeting',
  },
  {
    ...plain,
    name: 'show how to share',
    prepare: nothing,
    command: () => ({ kind: 'showInstructions', instructions: 'ios' }),
    line: () => 'zCommand Call SetInstructions Show: on Type: IOS',
    isSo: ({ room }) => room.state().instructions === 'IOS',
  },
  {
    ...plain,
    name: 'favour moving pictures',
    prepare: shareCable,
    command: () => ({ kind: 'setOptimizedSharing', isOn: true }),
    line: () => `${optimize}: on`,
    isSo: ({ driver }) => driver.now().sharing.isOptimized === true,
  },
];

/** The words that name a command, without its values; of a camera's the whole line, since its stop is another. */
const pathOf = (line: string): string => (line.includes('CameraControl') ? line : wordsOf(line));
const wordsOf = (line: string): string =>
  line.startsWith('zConfiguration') ? line.replace(/:.*/, '') : line.replace(/ \w+:.*/, '');

const times = ({ room }: DrivenRoom, line: string): number =>
  room.commands().filter((sent) => sent === line).length;

describe.each(rows)('$name', (row) => {
  it('is told when the room says no or goes away, and is seen to have worked', async () => {
    const driven = await driveReady();
    const { driver, room } = driven;
    await row.prepare(driven);
    const line = row.line(driver.now());
    const run = () => driver.execute(row.command(driver.now()));
    await room.do({ do: 'errorReply', command: pathOf(line), message: 'Nej' });
    expect(await run()).toEqual(failed(row.refused));
    await room.do({ do: 'heal' });

    await room.do({ do: 'swallow', command: pathOf(line) });
    const interrupted = run();
    await eventually(() => expect(times(driven, line)).toBe(2));
    await room.do({ do: 'dropConnection' });
    expect(await interrupted).toEqual(failed('room.unreachable'));
    await driver.until(({ link }) => link.kind === 'ready');

    expect(await run()).toEqual(done);
    await eventually(() => expect(row.isSo(driven)).toBe(true));
    expect(times(driven, line)).toBe(3);
  });

  it('is given up, having been sent once, when the room is silent', async () => {
    const deadlines = { switchMs: 300, peopleMs: 300, cableMs: 300, shareMs: 300, answerMs: 50 };
    const driven = await driveReady({ timings: deadlines });
    const { driver, room } = driven;
    await row.prepare(driven);
    const line = row.line(driver.now());
    await room.do({ do: 'swallow', command: pathOf(line) });
    expect(await driver.execute(row.command(driver.now()))).toEqual(failed(row.late));
    await eventually(() => expect(times(driven, line)).toBe(1));
  });

  it('is no longer possible once the room has said that it does not know it', async () => {
    const driven = await driveReady();
    const { driver, room } = driven;
    await row.prepare(driven);
    const line = row.line(driver.now());
    await room.do({ do: 'unsupported', command: pathOf(line) });
    for (const _ of ['once', 'again']) {
      expect(await driver.execute(row.command(driver.now()))).toEqual(failed('room.unsupported'));
    }
    expect(times(driven, line)).toBe(1);
  });
});
