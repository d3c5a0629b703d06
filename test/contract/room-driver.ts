/**
 * What every RoomDriver must do, whatever room is behind it. How drivers differ is said by the capabilities they publish:
 * where a test needs one that a driver does not, the driver has to refuse what it does not offer. A driver that cannot
 * see the room says `sent` and claims nothing.
 */
import { afterEach, describe, expect, it } from 'vitest';
import type { RoomDriver } from '../../electron/ports/room.ts';
import type { RoomCommand } from '../../shared/model/room-command.ts';
import type { RoomCapability } from '../../shared/model/room.ts';
import { isReady, watchDriver, type WatchedDriver } from '../zoom-room/watched-driver.ts';

/** A room, not yet driven, and what happens in it. */
export interface RoomUnderContract {
  readonly driver: RoomDriver;
  /** Makes a meeting known that the room can join. */
  readonly addMeeting: (meeting: ContractMeeting) => Promise<void>;
  readonly ring: (callerName: string, lifeSeconds: number) => Promise<void>;
  readonly hostArrives: () => Promise<void>;
  /** Another controller takes the room; null: this way of driving leaves room for others. */
  readonly takeOver: (() => Promise<void>) | null;
  /** The room computer goes down, and comes up idle. */
  readonly goAway: () => Promise<void>;
  readonly comeBack: () => Promise<void>;
  readonly end: () => Promise<void>;
}

export interface ContractMeeting {
  readonly number: string;
  readonly topic: string;
  readonly passcode: string | null;
  readonly waitsForHost: boolean;
}

const done = { ok: true, value: 'done' };
const sent = { ok: true, value: 'sent' };
const failed = (code: string): unknown =>
  expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) as unknown });

const locked: ContractMeeting = {
  number: '71234567890',
  topic: 'Låst',
  passcode: '471147',
  waitsForHost: false,
};
const open: ContractMeeting = { number: '71234567891', topic: 'Öppet', passcode: null, waitsForHost: false };
const hosted: ContractMeeting = {
  number: '71234567892',
  topic: 'Väntar',
  passcode: null,
  waitsForHost: true,
};

const join = ({ number }: ContractMeeting, passcode: string | null): RoomCommand => ({
  kind: 'join',
  meetingNumber: number,
  passcode,
});

const offers = (driver: WatchedDriver, capability: RoomCapability): boolean =>
  driver.now().capabilities.includes(capability);

/** A join waits for a person: the question is open, or, to a driver that hears no questions, the call on its way. */
async function untilWaiting(driver: WatchedDriver): Promise<void> {
  const hears = offers(driver, 'incomingCall');
  await driver.until(({ prompt, call }) => (hears ? prompt !== null : call.kind === 'connecting'));
}

export function describeRoomDriver(name: string, create: () => Promise<RoomUnderContract>): void {
  describe(`${name} as a RoomDriver`, () => {
    const ends: (() => Promise<void> | void)[] = [];
    afterEach(async () => {
      for (const end of ends.splice(0).reverse()) await end();
    });

    const ready = async (): Promise<{ room: RoomUnderContract; driver: WatchedDriver }> => {
      const room = await create();
      ends.push(room.end);
      for (const meeting of [locked, open, hosted]) await room.addMeeting(meeting);
      const driver = watchDriver(room.driver);
      ends.push(driver.stop);
      await driver.until(isReady);
      return { room, driver };
    };

    /** A driver without the capability has to refuse the command; the test is for those that offer it. */
    const offering =
      (
        capability: RoomCapability,
        refused: RoomCommand,
        test: (room: Awaited<ReturnType<typeof ready>>) => Promise<void>,
      ) =>
      async (): Promise<void> => {
        const room = await ready();
        if (offers(room.driver, capability)) await test(room);
        else expect(await room.driver.execute(refused)).toEqual(failed('room.unsupported'));
      };

    it('tells its state at once, and is ready by itself', async () => {
      const { driver } = await ready();
      expect(driver.states[0]!.link.kind).not.toBe('ready');
      expect(driver.now()).toMatchObject({ call: { kind: 'idle' }, prompt: null, participants: [] });
      expect(driver.now().capabilities).toEqual(expect.arrayContaining(['start', 'join', 'leave']));
    });

    it('offers nothing and does nothing while it is not ready', async () => {
      const room = await create();
      ends.push(room.end);
      expect(await room.driver.execute({ kind: 'leave' })).toEqual(failed('room.unreachable'));
    });

    it('joins without a prompt when the passcode is right', async () => {
      const { driver } = await ready();
      expect(await driver.execute(join(locked, '471147'))).toEqual(done);
      expect(driver.now().call).toMatchObject({ kind: 'inMeeting', meetingNumber: locked.number });
      expect(driver.states.every(({ prompt }) => prompt === null)).toBe(true);
    });

    it('has told the state that a command led to before the command settles', async () => {
      const { driver } = await ready();
      const kind = driver.execute({ kind: 'start', durationMinutes: 30 }).then(() => driver.now().call.kind);
      expect(await kind).toBe('inMeeting');
    });

    it(
      'keeps a join open over prompts until the right passcode',
      offering('incomingCall', { kind: 'answerPasscode', passcode: '1' }, async ({ driver }) => {
        const joining = driver.execute(join(locked, null));
        expect((await driver.until(({ prompt }) => prompt !== null)).prompt).toMatchObject({
          kind: 'passcode',
          wrong: false,
        });
        expect(await driver.execute({ kind: 'answerPasscode', passcode: '1' })).toEqual(
          failed('meeting.wrongPasscode'),
        );
        expect(driver.now().prompt).toMatchObject({ kind: 'passcode', wrong: true });
        expect(await driver.execute({ kind: 'answerPasscode', passcode: '471147' })).toEqual(done);
        expect(await joining).toEqual(done);
        expect(driver.now()).toMatchObject({ call: { kind: 'inMeeting' }, prompt: null });
      }),
    );

    it(
      'refuses everything but an answer while a passcode is asked for',
      offering('incomingCall', { kind: 'answerPasscode', passcode: '1' }, async ({ driver }) => {
        const joining = driver.execute(join(locked, null));
        await driver.until(({ prompt }) => prompt !== null);
        for (const command of [
          { kind: 'leave' },
          { kind: 'setVolume', percent: 5 },
          { kind: 'startLocalShare' },
        ] as const) {
          expect(await driver.execute(command)).toEqual(failed('intent.notPossible'));
        }
        expect(await driver.execute({ kind: 'cancelJoin' })).toEqual(done);
        expect(await joining).toEqual(failed('meeting.cancelled'));
        expect(driver.now()).toMatchObject({ call: { kind: 'idle' }, prompt: null });
        expect(await driver.execute({ kind: 'cancelJoin' })).toEqual(failed('intent.notPossible'));
      }),
    );

    it(
      'waits for a host until one comes',
      offering('incomingCall', { kind: 'answerPasscode', passcode: '1' }, async ({ driver, room }) => {
        const joining = driver.execute(join(hosted, null));
        await driver.until(({ prompt }) => prompt?.kind === 'waitForHost');
        await room.hostArrives();
        expect(await joining).toEqual(done);
        expect(driver.now().prompt).toBeNull();
      }),
    );

    it('fails to join what is not there, and can try again', async () => {
      const { driver } = await ready();
      const result = await driver.execute(join({ ...open, number: '79999999999' }, null));
      expect([failed('meeting.joinFailed'), sent]).toContainEqual(result);
      await driver.until(({ call }) => call.kind === 'idle');
      expect(await driver.execute(join(open, null))).toEqual(done);
    });

    it('does not leave one meeting for another by itself', async () => {
      const { driver } = await ready();
      await driver.execute(join(open, null));
      expect(await driver.execute(join(locked, '471147'))).toEqual(failed('intent.notPossible'));
      expect(driver.now().call).toMatchObject({ meetingNumber: open.number });
    });

    it('switches microphone, camera and volume, and is content where nothing is to be done', async () => {
      const { driver } = await ready();
      expect(await driver.execute({ kind: 'setMicrophone', muted: true })).toEqual(
        failed('intent.notPossible'),
      );
      await driver.execute(join(open, null));
      for (const _ of [1, 2]) {
        for (const [command, key, value] of [
          [{ kind: 'setMicrophone', muted: true }, 'microphoneMuted', true],
          [{ kind: 'setCamera', muted: true }, 'cameraMuted', true],
          [{ kind: 'setVolume', percent: 37 }, 'volumePercent', 37],
        ] as const) {
          const result = await driver.execute(command);
          expect([done, sent]).toContainEqual(result);
          // What is not seen is not claimed.
          expect(driver.now()[key]).toBe(result.ok && result.value === 'done' ? value : null);
        }
      }
    });

    it.each([
      ['leave', join(open, null)],
      // A meeting that is the room's own: others are not ended from here.
      ['endForAll', { kind: 'start', durationMinutes: 30 }],
    ] as const)('ends a meeting by %s, and says when there is none', async (kind, into) => {
      const { driver } = await ready();
      await driver.execute(into);
      expect(await driver.execute({ kind })).toEqual(done);
      expect(driver.now()).toMatchObject({ call: { kind: 'idle' }, participants: [], meetingTopic: null });
      expect(await driver.execute({ kind })).toEqual(failed('meeting.noLongerThere'));
    });

    it(
      'shows a ringing call and takes it',
      offering('incomingCall', { kind: 'acceptCall' }, async ({ driver, room }) => {
        await room.ring('Karin Ek', 60);
        const { prompt } = await driver.until((state) => state.prompt !== null);
        expect(prompt).toMatchObject({ kind: 'incomingCall', callerName: 'Karin Ek' });
        expect(await driver.execute({ kind: 'start', durationMinutes: 15 })).toEqual(
          failed('intent.notPossible'),
        );
        expect(await driver.execute({ kind: 'acceptCall' })).toEqual(done);
        expect((await driver.until(({ call }) => call.kind === 'inMeeting')).prompt).toBeNull();
      }),
    );

    it(
      'refuses a ringing call, and says when none rings',
      offering('incomingCall', { kind: 'rejectCall' }, async ({ driver, room }) => {
        await room.ring('Karin Ek', 60);
        await driver.until(({ prompt }) => prompt !== null);
        expect(await driver.execute({ kind: 'rejectCall' })).toEqual(done);
        expect(driver.now()).toMatchObject({ prompt: null, call: { kind: 'idle' } });
        expect(await driver.execute({ kind: 'rejectCall' })).toEqual(failed('meeting.noLongerThere'));
      }),
    );

    it(
      'shares without a meeting, and stops',
      offering('localShare', { kind: 'startLocalShare' }, async ({ driver }) => {
        expect(await driver.execute({ kind: 'startLocalShare' })).toEqual(done);
        await driver.until(({ call }) => call.kind === 'localShare');
        expect(driver.now().sharing.key).not.toBeNull();
        expect(await driver.execute({ kind: 'stopShare' })).toEqual(done);
        expect(driver.now().call).toEqual({ kind: 'idle' });
        expect(await driver.execute({ kind: 'stopShare' })).toEqual(failed('intent.notPossible'));
      }),
    );

    it('settles what is open when the room goes away, and comes back by itself without doing it again', async () => {
      const { driver, room } = await ready();
      const joining = driver.execute(join(locked, null));
      await untilWaiting(driver);
      await room.goAway();
      expect(await joining).toEqual(failed('room.unreachable'));
      expect(await driver.until(({ link }) => link.kind === 'lost')).toMatchObject({
        prompt: null,
        capabilities: [],
      });
      expect(await driver.execute({ kind: 'leave' })).toEqual(failed('room.unreachable'));
      await room.comeBack();
      const state = await driver.until((now) => isReady(now) && now.call.kind === 'idle');
      expect(state.prompt).toBeNull();
    });

    it('leaves the room to another controller until a person takes it back, twice a minute at most', async () => {
      const { driver, room } = await ready();
      expect(await driver.execute({ kind: 'takeBack' })).toEqual(failed('intent.notPossible'));
      const { takeOver } = room;
      for (const expected of takeOver === null ? [] : [done, done, failed('room.takenOver')]) {
        await takeOver?.();
        await driver.until(({ link }) => link.kind === 'takenOver');
        expect(await driver.execute({ kind: 'setVolume', percent: 5 })).toEqual(failed('room.takenOver'));
        expect(await driver.execute({ kind: 'takeBack' })).toEqual(expected);
      }
      expect(driver.now().link.kind).toBe(takeOver === null ? 'ready' : 'takenOver');
    });

    it('says nothing more once it is stopped, and settles what is open', async () => {
      const { driver } = await ready();
      const joining = driver.execute(join(hosted, null));
      await untilWaiting(driver);
      const told = driver.states.length;
      driver.stop();
      expect(await joining).toEqual(failed('room.unreachable'));
      expect(driver.states).toHaveLength(told);
      expect(await driver.execute({ kind: 'leave' })).toEqual(failed('room.unreachable'));
    });
  });
}
