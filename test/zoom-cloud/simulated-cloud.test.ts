import { describe, expect, it, onTestFinished } from 'vitest';
import type { RoomCommand } from '../../shared/model/room-command.ts';
import { systemClock } from '../../electron/resilience/system-clock.ts';
import { createZoomCloud, type ZoomCloud } from '../../electron/zoom-cloud/index.ts';
import { testConfig } from '../app/states.ts';
import { createMemoryLog, type MemoryLog } from '../fakes/memory-log.ts';
import { createFakeClock, settle } from '../fakes/fake-clock.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';
import {
  startZoomCloud,
  type ZoomCloudOptions,
  type ZoomCloudSimulator,
} from '../simulators/zoom-cloud/index.ts';
import { isReady, watchDriver, type WatchedDriver } from '../zoom-room/watched-driver.ts';
import { quiet } from './in-flight.ts';
import { shortCloudTimings } from './short-timings.ts';

interface Bench {
  readonly simulated: ZoomCloudSimulator;
  readonly cloud: ZoomCloud;
  readonly driver: WatchedDriver;
  readonly log: MemoryLog;
  readonly logged: (event: string, count: number) => Promise<void>;
}

async function bench(options: ZoomCloudOptions = {}): Promise<Bench> {
  const simulated = await startZoomCloud({ accountKind: 'business', ...options });
  onTestFinished(simulated.stop);
  const { apiUrl, tokenUrl, eventsUrl, accountId, clientId, clientSecret, subscriptionId } = simulated;
  const log = createMemoryLog();
  const cloud = createZoomCloud({
    access: { apiUrl, tokenUrl, eventsUrl, accountId, clientId, clientSecret, subscriptionId },
    ...{ clock: systemClock, random: createSeededRandom(), log },
    timings: { ...shortCloudTimings, retryFirstMs: 10, retryMostMs: 50 },
  });
  const driver = watchDriver(cloud.createRoomDriver(simulated.roomId));
  onTestFinished(driver.stop);
  const logged = async (event: string, count: number): Promise<void> => {
    while (log.entries.filter((entry) => entry.event === event).length < count) await settle();
  };
  await driver.until(isReady);
  await logged('zoom.eventsUp', 1);
  await driver.until(({ devices }) => devices.cameras.length > 0);
  return { simulated, cloud, driver, log, logged };
}

const number = '71234567891';
const join: RoomCommand = { kind: 'join', meetingNumber: number, passcode: '471147' };
const done = { ok: true, value: 'done' };
const sent = { ok: true, value: 'sent' };

describe('the simulated cloud', () => {
  it('tells whether meetings could be made, without one being made', async () => {
    const { simulated, cloud } = await bench();
    expect(await cloud.createSchedulerProbe(simulated.host).check()).toEqual({ ok: true, value: null });
    expect(await cloud.createSchedulerProbe('nobody@su.example').check()).toMatchObject({
      error: { code: 'zoom.hostUnknown' },
    });
    expect(simulated.state().meetings).toEqual([]);
  });
});

describe('a room in the simulated cloud', () => {
  it('starts a meeting that the panel has just made, as the first one there', async () => {
    const { simulated, cloud, driver } = await bench();
    const scheduler = cloud.createScheduler({
      host: simulated.host,
      policy: testConfig().meetings,
      timeZone: 'Europe/Stockholm',
    });
    const made = await scheduler.create({ topic: 'Älgen', startsAt: null, durationMinutes: 30 });
    if (!made.ok) throw new Error(made.error.cause ?? made.error.code);
    const { meetingNumber, passcode } = made.value;
    expect(await driver.execute({ kind: 'join', meetingNumber, passcode })).toEqual(done);
    expect(simulated.state().meetings).toMatchObject([
      { number: meetingNumber, passcode, isRunning: true, waitingRoom: false },
    ]);
    expect(await driver.execute({ kind: 'leave' })).toEqual(done);
    expect(await scheduler.remove(meetingNumber)).toEqual({ ok: true, value: null });
    expect(await scheduler.remove(meetingNumber)).toEqual({ ok: true, value: null });
    expect(simulated.state().meetings).toEqual([]);
  });

  it('is told of a host who may not, who is unknown, and of a day used up', async () => {
    const { simulated, cloud } = await bench();
    const domain = simulated.host.split('@')[1]!;
    const make = async (host: string): Promise<unknown> => {
      const { meetings } = testConfig();
      const scheduler = cloud.createScheduler({ host, policy: meetings, timeZone: 'Europe/Stockholm' });
      const made = await scheduler.create({ topic: '', startsAt: null, durationMinutes: 30 });
      return made.ok ? null : made.error.code;
    };
    expect(await make(`utan-licens@${domain}`)).toBe('zoom.hostRefused');
    expect(await make(`rektor@${domain}`)).toBe('zoom.hostRefused');
    expect(await make(`ingen@${domain}`)).toBe('zoom.hostUnknown');
    expect(await make(simulated.host)).toBeNull();
    await simulated.do({ do: 'useUpMeetings', host: simulated.host });
    expect(await make(simulated.host)).toBe('zoom.throttled');
  });

  it('joins a meeting that runs already, seen by its own name', async () => {
    const { simulated, driver } = await bench();
    await simulated.do({ do: 'addMeeting', number, passcode: '471147' });
    await simulated.do({ do: 'joinPerson', meeting: number, name: 'Karin Ek' });
    await simulated.do({ do: 'roomStatus', status: 'Available' });
    expect(await driver.execute(join)).toEqual(done);
    await simulated.do({ do: 'roomStatus', status: null });
    await simulated.do({ do: 'endMeeting', meeting: number });
    await driver.until(({ call }) => call.kind === 'idle');
  });

  it('is taken at its word no further than it goes: 202, and nothing happens', async () => {
    const { simulated, driver } = await bench();
    await simulated.do({ do: 'addMeeting', number, passcode: '471147' });
    await simulated.do({ do: 'acceptButDoNothing' });
    expect(await driver.execute(join)).toEqual(sent);
    expect(driver.now().call.kind).toBe('connecting');
    await driver.until(({ call }) => call.kind === 'idle');
    expect(await driver.execute(join)).toEqual(done);
    expect(simulated.state().commands).toHaveLength(2);
  });

  it('takes every command as written', async () => {
    const { simulated, driver } = await bench();
    await simulated.do({ do: 'addMeeting', number, passcode: '471147' });
    await driver.execute(join);
    const { devices } = driver.now();
    for (const command of [
      { kind: 'setMicrophone', muted: true },
      { kind: 'setCamera', muted: true },
      { kind: 'setVolume', percent: 37 },
      { kind: 'selectDevice', device: 'camera', deviceId: devices.cameras[1]!.id },
      { kind: 'selectDevice', device: 'microphone', deviceId: devices.microphones[1]!.id },
      { kind: 'selectDevice', device: 'speaker', deviceId: devices.speakers[0]!.id },
      { kind: 'invite', contactIds: ['hB4tYu8Bjornen'] },
    ] as const) {
      expect(await driver.execute(command)).toEqual(sent);
    }
    expect(simulated.state().room).toMatchObject({ micMuted: true, cameraMuted: true, volume: 37 });
    expect(await driver.execute({ kind: 'leave' })).toEqual(done);
    expect(
      await driver.execute({
        kind: 'checkIn',
        meetingNumber: null,
        item: { id: 'AAMk=', changeKey: 'CQAA', mailbox: 'rum-algen@su.example' },
      }),
    ).toEqual(done);
    expect(simulated.state().room.checkedIn).toHaveLength(1);
    expect(
      await driver.execute({
        kind: 'joinThirdParty',
        service: 'teams',
        url: 'https://teams.microsoft.com/l/meetup-join/x',
      }),
    ).toEqual(done);
  });

  it('goes on when its token ends in the middle of things, and when a newer one withdraws it', async () => {
    const { simulated, driver, logged } = await bench();
    await simulated.do({ do: 'tokenLife', newestOnly: true });
    await simulated.do({ do: 'expireTokens' });
    await logged('zoom.eventsUp', 2);
    await simulated.do({ do: 'addMeeting', number, passcode: '471147' });
    expect(await driver.execute(join)).toEqual(done);
    expect(driver.states.every(({ link }) => link.kind === 'connecting' || link.kind === 'ready')).toBe(true);
  });

  it('hears events framed, bare, after junk and after a cut', async () => {
    const { simulated, driver, logged } = await bench();
    await simulated.do({ do: 'addMeeting', number, passcode: '471147' });
    await simulated.do({ do: 'bareEvents' });
    for (const kind of ['notJson', 'binary', 'unknownModule', 'contentNotJson', 'emptyObject'] as const) {
      await simulated.do({ do: 'junkFrame', kind });
    }
    await simulated.do({ do: 'roomStatus', status: 'Available' });
    expect(await driver.execute(join)).toEqual(done);
    await simulated.do({ do: 'cutSocket' });
    await logged('zoom.eventsUp', 2);
    await simulated.do({ do: 'endMeeting', meeting: number });
    await driver.until(({ call }) => call.kind === 'idle');
  });

  it('comes back by itself when the whole cloud was away', async () => {
    const { simulated, driver, logged } = await bench();
    await simulated.do({ do: 'goDown' });
    await driver.until(({ link }) => link.kind === 'lost');
    expect(await driver.execute(join)).toMatchObject({ ok: false, error: { code: 'room.unreachable' } });
    await simulated.do({ do: 'comeUp' });
    await driver.until(isReady);
    await logged('zoom.eventsUp', 2);
  });

  it('leaves its events to another panel that insists on the same subscription', async () => {
    const { simulated, log, logged } = await bench();
    const { apiUrl, tokenUrl, eventsUrl, accountId, clientId, clientSecret, subscriptionId } = simulated;
    const other = createZoomCloud({
      access: { apiUrl, tokenUrl, eventsUrl, accountId, clientId, clientSecret, subscriptionId },
      ...{ clock: systemClock, random: createSeededRandom(7), log: createMemoryLog() },
      timings: { ...shortCloudTimings, retryFirstMs: 10, retryMostMs: 50 },
    });
    onTestFinished(watchDriver(other.createRoomDriver(simulated.roomId)).stop);
    await logged('zoom.eventsContested', 1);
    expect(simulated.state().sockets.connectionsEver).toBeLessThanOrEqual(8);
    expect(log.entries.some(({ event }) => event === 'zoom.roomLost')).toBe(false);
  });

  it('never asks faster than the smallest account may', async () => {
    const clock = createFakeClock();
    const simulated = await startZoomCloud({ accountKind: 'free', now: clock.now });
    onTestFinished(simulated.stop);
    const { apiUrl, tokenUrl, eventsUrl, accountId, clientId, clientSecret } = simulated;
    const cloud = createZoomCloud({
      access: { apiUrl, tokenUrl, eventsUrl, accountId, clientId, clientSecret, subscriptionId: null },
      ...{ clock, random: createSeededRandom(), log: createMemoryLog() },
      // As if something were watched at every moment.
      timings: { statusIdleMs: 10 },
    });
    onTestFinished(watchDriver(cloud.createRoomDriver(simulated.roomId)).stop);
    for (let step = 0; step < 60; step += 1) {
      await clock.advance(250);
      await quiet();
    }
    const asked = simulated.requests().filter(({ label }) => label !== null);
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.map(({ status }) => status)).not.toContain(429);
  });
});
