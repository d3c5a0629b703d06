import { systemClock } from '../../electron/resilience/system-clock.ts';
import { createZoomCloud } from '../../electron/zoom-cloud/index.ts';
import { createZoomRoomDriver } from '../../electron/zoom-room/index.ts';
import { createFakeClock, settle } from '../fakes/fake-clock.ts';
import { createFakeRoomDriver } from '../fakes/fake-room-driver.ts';
import { createMemoryLog } from '../fakes/memory-log.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';
import { startZoomCloud } from '../simulators/zoom-cloud/index.ts';
import { startZoomRoom } from '../simulators/zoom-room/index.ts';
import { shortTimings } from '../zoom-room/simulated-room.ts';
import { shortCloudTimings } from '../zoom-cloud/short-timings.ts';
import { describeRoomDriver, type RoomUnderContract } from './room-driver.ts';

const at = <T>(happens: () => T): Promise<T> => Promise.resolve(happens());

describeRoomDriver('the fake room', () => {
  const driver = createFakeRoomDriver(createFakeClock());
  return Promise.resolve({
    driver,
    addMeeting: (meeting) => at(() => driver.addMeeting(meeting)),
    ring: (callerName, lifeSeconds) => at(() => driver.ring(callerName, lifeSeconds)),
    hostArrives: () => at(driver.hostArrives),
    takeOver: () => at(driver.takeOver),
    goAway: () => at(driver.goAway),
    comeBack: () => at(driver.comeBack),
    end: () => Promise.resolve(),
  });
});

describeRoomDriver('a Zoom Room over SSH', async () => {
  const room = await startZoomRoom({ scenario: 'quiet', tempo: 0 });
  const driver = createZoomRoomDriver({
    ...room.ssh,
    passcode: room.passcode,
    hostKeys: [room.hostKeyFingerprint],
    onFirstHostKey: null,
    appVersion: '1.0.0',
    clock: systemClock,
    random: createSeededRandom(),
    log: createMemoryLog(),
    timings: shortTimings,
  });
  return {
    driver,
    addMeeting: ({ number, topic, passcode, waitsForHost }) =>
      room.do({ do: 'addMeeting', number, topic, passcode, open: !waitsForHost }),
    ring: (callerName, lifeTimeSeconds) => room.do({ do: 'callRoom', callerName, lifeTimeSeconds }),
    hostArrives: () => room.do({ do: 'hostArrives' }),
    takeOver: () => room.do({ do: 'takeOver' }),
    goAway: () => room.do({ do: 'goDown' }),
    // What comes back is a room computer that has started anew.
    comeBack: async () => {
      await room.restart();
    },
    end: room.stop,
  };
});

/** Through the cloud, with or without its events. */
const throughTheCloud = (hasEvents: boolean) => async (): Promise<RoomUnderContract> => {
  const simulated = await startZoomCloud({ accountKind: 'business', tempo: 0 });
  const { apiUrl, tokenUrl, eventsUrl, accountId, clientId, clientSecret, subscriptionId } = simulated;
  const access = { apiUrl, tokenUrl, eventsUrl, accountId, clientId, clientSecret };
  const log = createMemoryLog();
  const cloud = createZoomCloud({
    access: { ...access, subscriptionId: hasEvents ? subscriptionId : null },
    clock: systemClock,
    random: createSeededRandom(),
    log,
    timings: shortCloudTimings,
  });
  return {
    driver: cloud.createRoomDriver(simulated.roomId),
    addMeeting: ({ number, topic, passcode, waitsForHost }) =>
      simulated.do({
        ...{ do: 'addMeeting', number, topic, passcode: passcode ?? '' },
        joinBeforeHost: !waitsForHost,
      }),
    ring: () => Promise.reject(new Error('Nothing is heard of it')),
    hostArrives: () => simulated.do({ do: 'admitRoom' }),
    takeOver: null,
    goAway: async () => {
      // A command on its way would be told that the room is off.
      while (!log.entries.some(({ event }) => event === 'zoom.commandTaken')) await settle();
      await simulated.do({ do: 'roomStatus', status: 'Offline' });
    },
    comeBack: () => simulated.do({ do: 'roomStatus', status: null }),
    end: simulated.stop,
  };
};

describeRoomDriver('a room through Zoom’s cloud', throughTheCloud(false));
describeRoomDriver('a room through Zoom’s cloud with its events', throughTheCloud(true));
