/**
 * The driver in virtual time over a transport in memory: a test says what the room sends, and reads what it was sent.
 * Answers the questions of the sync by itself, so that a test begins with a room that is ready.
 */
import { createDriver } from '../../electron/zoom-room/driver.ts';
import type { CloseReason } from '../../electron/zoom-room/session-state.ts';
import { defaultTimings } from '../../electron/zoom-room/timings.ts';
import type { TransportEvents } from '../../electron/zoom-room/transport.ts';
import { createFakeClock, settle, type FakeClock } from '../fakes/fake-clock.ts';
import { createMemoryLog } from '../fakes/memory-log.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';
import { watchDriver, type WatchedDriver } from './watched-driver.ts';

export type Type = 'zCommand' | 'zStatus' | 'zConfiguration' | 'zEvent';

export interface ScriptedRoom {
  readonly clock: FakeClock;
  readonly driver: WatchedDriver;
  /** Lines sent since the last call. */
  readonly sent: () => readonly string[];
  readonly attempts: () => number;
  readonly isClosed: () => boolean;
  readonly open: () => Promise<void>;
  readonly close: (reason: CloseReason) => Promise<void>;
  readonly text: (text: string) => Promise<void>;
  /** A message unasked (`sync` false), as it stands on the wire. */
  readonly tell: (type: Type, topKey: string, payload: unknown, sync?: boolean) => Promise<void>;
  readonly reply: (type: Type, topKey: string, payload?: unknown) => Promise<void>;
  readonly replyError: (type: Type, topKey: string) => Promise<void>;
  readonly status: (status: string) => Promise<void>;
  /** Whether later questions of the driver's own are answered by themselves. */
  readonly answerQuestions: (on: boolean) => void;
}

const answers: Readonly<Record<string, readonly [Type, string, unknown]>> = {
  'zStatus SystemUnit': [
    'zStatus',
    'SystemUnit',
    { room_info: { room_name: 'Älgen' }, room_version: '6.3.5' },
  ],
  'zCommand Bookings List': ['zEvent', 'BookingsListResult', []],
  'zStatus Call Status': ['zStatus', 'Call', { Status: 'NOT_IN_MEETING' }],
  'zConfiguration Audio Output volume': ['zConfiguration', 'Audio', { Output: { volume: 50 } }],
};

/** A driver that has been started, with its first attempt to connect under way. */
export function scriptRoom(appVersion = '1.0.0'): ScriptedRoom {
  const clock = createFakeClock();
  const lines: string[] = [];
  let attempts = 0;
  let closed = false;
  let isHelpful = true;
  let events: TransportEvents | null = null;

  const write = (document: object): void => {
    const text = JSON.stringify(document, null, 2).replaceAll('\n', '\r\n');
    events?.heard(new TextEncoder().encode(`${text}\r\n\r\n`));
  };
  const message = (type: Type, topKey: string, payload: unknown, sync: boolean, state: string): void =>
    write({ [topKey]: payload, Status: { message: '', state }, Sync: sync, topKey, type });
  const answer = (line: string): void => {
    const [type, topKey, payload] = answers[line] ?? fallback(line);
    message(type, topKey, payload, true, 'OK');
  };
  const driver = watchDriver(
    createDriver({
      open: (told) => {
        attempts += 1;
        closed = false;
        events = told;
        return {
          write: (line) => {
            lines.push(line);
            if (isHelpful && /^(z(Status|Configuration) |zCommand Bookings List$)/.test(line))
              clock.schedule(0, () => answer(line));
          },
          close: () => {
            closed = true;
          },
        };
      },
      appVersion,
      clock,
      random: createSeededRandom(),
      log: createMemoryLog(),
      timings: defaultTimings,
    }),
  );

  return {
    clock,
    driver,
    sent: () => lines.splice(0),
    attempts: () => attempts,
    isClosed: () => closed,
    open: async () => {
      await clock.advance(0);
      events?.opened();
    },
    close: async (reason) => {
      events?.closed(reason);
      await clock.advance(0);
    },
    text: async (text) => {
      events?.heard(new TextEncoder().encode(text));
      await clock.advance(0);
    },
    tell: async (type, topKey, payload, sync = false) => {
      message(type, topKey, payload, sync, 'OK');
      await clock.advance(0);
    },
    reply: async (type, topKey, payload = {}) => {
      message(type, topKey, payload, true, 'OK');
      await clock.advance(0);
    },
    replyError: async (type, topKey) => {
      message(type, topKey, {}, true, 'Error');
      await clock.advance(0);
    },
    status: async (status) => {
      message('zStatus', 'Call', { Status: status }, false, 'OK');
      await clock.advance(0);
    },
    answerQuestions: (on) => {
      isHelpful = on;
    },
  };
}

/** The first word of the path is the topKey of nearly every answer; what stands there does not matter here. */
function fallback(line: string): readonly [Type, string, unknown] {
  const [family = 'zStatus', ...words] = line.replace(/:.*/, '').split(' ');
  return [family === 'zStatus' ? 'zStatus' : 'zConfiguration', words[0] ?? '', {}];
}

/** A room that is ready, with nothing sent that a test has not seen; it answers nothing from now on. */
export async function readyRoom(): Promise<ScriptedRoom> {
  const room = scriptRoom();
  await room.open();
  await room.text('*r Login successful\r\n\r\nOK\r\n\n');
  await room.clock.advance(2_000);
  if (room.driver.now().link.kind !== 'ready') throw new Error('The scripted room did not get ready');
  room.sent();
  room.answerQuestions(false);
  return room;
}

/** Whether a promise has settled, and how, without waiting for it. */
export function outcome<T>(promise: Promise<T>): () => Promise<T | 'open'> {
  let result: T | 'open' = 'open';
  void promise.then((value) => {
    result = value;
  });
  return async () => {
    await settle();
    return result;
  };
}
