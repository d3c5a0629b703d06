/** Each command about the meeting, from refusal to success, against the simulated room; see `command-rows.ts`. */
import { describe, expect, it } from 'vitest';
import { commandRows, guest, type CommandRow } from './command-rows.ts';
import { eventually, useSimulatedRooms, type DrivenRoom, type Setup } from './simulated-room.ts';

const { driveReady } = useSimulatedRooms();
const done = { ok: true, value: 'done' };
const failed = (code: string): unknown =>
  expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) as unknown });

const number = '61112223334';
const join = { kind: 'join', meetingNumber: number, passcode: null } as const;

async function withMeeting(setup?: Setup): Promise<DrivenRoom> {
  const driven = await driveReady(setup);
  await driven.room.do({ do: 'addMeeting', number, participants: ['Åsa Berg', guest, 'Karin Ek'] });
  return driven;
}

async function enter({ driver }: DrivenRoom): Promise<void> {
  await driver.execute(join);
  await driver.until(({ participants, captions }) => participants.length >= 4 && captions.size !== null);
}

/** The room is host, and what the row wants has happened. */
async function prepare({ driver, room }: DrivenRoom, row: CommandRow): Promise<void> {
  await room.do({ do: 'makeHost', name: 'room' });
  await driver.until(({ capabilities }) => capabilities.includes('endForAll'));
  for (const action of row.before) await room.do(action);
  await driver.until(row.isPossible);
}

/** The words that name a command, without its values. */
const pathOf = (line: string): string =>
  line.startsWith('zConfiguration') ? line.replace(/:.*/, '') : line.replace(/ \w+:.*/, '');

const times = ({ room }: DrivenRoom, line: string): number =>
  room.commands().filter((sent) => sent === line).length;

describe.each(commandRows)('$name', (row) => {
  it('is refused where it cannot be, told when the room says no or goes away, and seen to have worked', async () => {
    const driven = await withMeeting();
    const { driver, room } = driven;
    const run = () => driver.execute(row.command(driver.now()));
    expect(await run()).toEqual(failed('intent.notPossible'));
    await enter(driven);
    if (row.asGuest !== null) {
      await driver.until(({ recording }) => recording.mayRecord !== null);
      expect(await run()).toEqual(failed(row.asGuest));
    }
    expect(times(driven, row.line(driver.now()))).toBe(0);

    await prepare(driven, row);
    const line = row.line(driver.now());
    const command = pathOf(line);
    await room.do({ do: 'errorReply', command, message: 'Nej' });
    expect(await run()).toEqual(failed(row.refused));
    await room.do({ do: 'heal' });

    await room.do({ do: 'swallow', command });
    const interrupted = run();
    await eventually(() => expect(times(driven, line)).toBe(2));
    await room.do({ do: 'dropConnection' });
    expect(await interrupted).toEqual(failed('room.unreachable'));
    await driver.until(({ link }) => link.kind === 'ready');
    if (row.name === 'agree to be recorded') await room.do({ do: 'recordByOther' });
    await driver.until(row.isPossible);

    expect(await run()).toEqual(done);
    await driver.until(row.isSo);
    expect(times(driven, line)).toBe(3);
  });

  it('is given up, once, when the room is silent', async () => {
    const deadlines = { switchMs: 100, peopleMs: 100, recordingMs: 100, answerMs: 30 };
    const driven = await withMeeting({ timings: deadlines });
    const { driver, room } = driven;
    await enter(driven);
    await prepare(driven, row);
    const line = row.line(driver.now());
    await room.do({ do: 'swallow', command: pathOf(line) });
    expect(await driver.execute(row.command(driver.now()))).toEqual(failed(row.late));
    await eventually(() => expect(times(driven, line)).toBe(1));
  });
});
