import { systemClock } from '../../electron/resilience/system-clock.ts';
import { createZoomRoomDriver } from '../../electron/zoom-room/index.ts';
import { createFakeClock } from '../fakes/fake-clock.ts';
import { createFakeRoomDriver } from '../fakes/fake-room-driver.ts';
import { createMemoryLog } from '../fakes/memory-log.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';
import { startZoomRoom } from '../simulators/zoom-room/index.ts';
import { shortTimings } from '../zoom-room/simulated-room.ts';
import { describeRoomDriver } from './room-driver.ts';

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
