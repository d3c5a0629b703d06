import { describe, expect, it, onTestFinished } from 'vitest';
import type { RoomCommand } from '../../shared/model/room-command.ts';
import { createZoomCloud } from '../../electron/zoom-cloud/index.ts';
import { createFakeClock, type FakeClock } from '../fakes/fake-clock.ts';
import { createFakeRoomDriver, type FakeRoomDriver } from '../fakes/fake-room-driver.ts';
import { createMemoryLog } from '../fakes/memory-log.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';
import { watchDriver, type WatchedDriver } from '../zoom-room/watched-driver.ts';
import { quiet } from './in-flight.ts';
import { startOddCloud, zoomError, type OddCloud } from './odd-cloud.ts';

interface Bench {
  readonly cloud: OddCloud;
  readonly near: FakeRoomDriver;
  readonly clock: FakeClock;
  readonly driver: WatchedDriver;
  readonly pass: (ms: number) => Promise<void>;
}

async function bench(before: (cloud: OddCloud) => void = () => undefined): Promise<Bench> {
  const cloud = await startOddCloud();
  before(cloud);
  const clock = createFakeClock();
  const near = createFakeRoomDriver(clock);
  near.addMeeting({ number: '81234567890', topic: 'Plan', passcode: null, waitsForHost: false });
  const zoom = createZoomCloud({
    ...{ access: cloud.access, clock },
    ...{ log: createMemoryLog(), random: createSeededRandom() },
  });
  const driver = watchDriver(zoom.createRoomDriverBeside(near, cloud.room.id));
  onTestFinished(driver.stop);
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= 500) {
      await clock.advance(500);
      await quiet();
    }
  };
  await pass(3_000);
  return { cloud, near, clock, driver, pass };
}

const teams: RoomCommand = {
  kind: 'joinThirdParty',
  service: 'teams',
  url: 'https://teams.microsoft.com/l/meetup-join/x',
};
const item = { id: 'AAMk=', changeKey: 'CQAA', mailbox: 'rum-algen@su.se' };
const failed = (code: string): unknown =>
  expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) as unknown });

describe('the cloud beside another driver', () => {
  it('adds what the other cannot, and takes nothing else', async () => {
    const { near, driver } = await bench();
    const own = near.now().capabilities;
    expect(driver.now().capabilities.filter((one) => !own.includes(one))).toEqual([
      'joinThirdParty',
      'checkIn',
    ]);
    const { capabilities, ...seen } = driver.now();
    expect(capabilities.slice(0, own.length)).toEqual(own);
    expect({ ...seen, capabilities: own }).toEqual(near.now());
  });

  it('joins Teams through the cloud, and everything else is the other’s', async () => {
    const { cloud, near, driver, pass } = await bench();
    const joining = driver.execute(teams);
    await pass(21_000);
    expect(await joining).toEqual({ ok: true, value: 'sent' });
    expect(cloud.patches()).toMatchObject([{ method: 'zoomroom.thirdparty_meeting_join' }]);
    expect(await driver.execute({ kind: 'join', meetingNumber: '81234567890', passcode: null })).toEqual({
      ok: true,
      value: 'done',
    });
    expect(cloud.patches()).toHaveLength(1);
    expect(near.commands).toMatchObject([{ kind: 'join' }]);
    expect(driver.now().call.kind).toBe('inMeeting');
  });

  it('does not pull the room out of a call, nor over a question', async () => {
    const { cloud, near, driver } = await bench();
    near.ring('Karin Ek', 60);
    expect(await driver.execute(teams)).toEqual(failed('intent.notPossible'));
    await driver.execute({ kind: 'rejectCall' });
    await driver.execute({ kind: 'join', meetingNumber: '81234567890', passcode: null });
    expect(await driver.execute(teams)).toEqual(failed('intent.notPossible'));
    near.goAway();
    expect(await driver.execute(teams)).toEqual(failed('intent.notPossible'));
    expect(cloud.patches()).toEqual([]);
  });

  it('checks in through the cloud where the calendar’s own ids are known', async () => {
    const { cloud, near, driver, pass } = await bench();
    const checking = driver.execute({ kind: 'checkIn', meetingNumber: null, item });
    await pass(11_000);
    expect(await checking).toEqual({ ok: true, value: 'sent' });
    expect(cloud.patches()).toHaveLength(1);
    await driver.execute({ kind: 'checkIn', meetingNumber: '81234567890', item: null });
    expect(near.commands).toMatchObject([{ kind: 'checkIn' }]);
    expect(cloud.patches()).toHaveLength(1);
  });

  it('adds nothing to a room that the other has lost', async () => {
    const { near, driver } = await bench();
    near.goAway();
    expect(driver.now()).toEqual(near.now());
    near.comeBack();
    expect(driver.now().capabilities).toContain('joinThirdParty');
  });

  it('takes only its own away when it is in trouble, and gives them back', async () => {
    const { cloud, near, driver, pass } = await bench(({ next }) => next(zoomError(400, 4717)));
    expect(driver.now()).toEqual(near.now());
    expect(await driver.execute({ kind: 'start', durationMinutes: 30 })).toEqual({ ok: true, value: 'done' });
    expect(cloud.patches()).toEqual([]);
    await pass(70_000);
    expect(driver.now().capabilities).toContain('checkIn');
  });

  it('tells a state once, and nothing after it was stopped', async () => {
    const { near, driver, clock, pass } = await bench();
    const told = driver.states.length;
    await pass(5 * 60_000);
    expect(driver.states).toHaveLength(told);
    near.change({ volumePercent: 12 });
    expect(driver.states).toHaveLength(told + 1);
    expect(driver.states.at(-1)!.capabilities).toBe(driver.states.at(-2)!.capabilities);
    driver.stop();
    near.change({ volumePercent: 13 });
    expect(driver.states).toHaveLength(told + 1);
    expect(clock.pending()).toBe(0);
  });
});
