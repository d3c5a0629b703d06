/**
 * Two hours in a simulated room, recorded byte by byte and played back: the same bytes at the same moments give the
 * same states, however they are cut. The clock is virtual; the room answers at once.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { createDriver } from '../../electron/zoom-room/driver.ts';
import { defaultTimings } from '../../electron/zoom-room/timings.ts';
import type { OpenTransport, TransportEvents } from '../../electron/zoom-room/transport.ts';
import type { RoomCommand } from '../../shared/model/room-command.ts';
import type { RoomState } from '../../shared/model/room.ts';
import { createFakeClock, type FakeClock } from '../fakes/fake-clock.ts';
import { createMemoryLog } from '../fakes/memory-log.ts';
import { createSeededRandom } from '../fakes/seeded-random.ts';
import { ActionRefused, perform, type RoomAction } from '../simulators/zoom-room/actions/index.ts';
import { hostKeyFrom, sharedHostKeyPem } from '../simulators/zoom-room/host-key.ts';
import { Machine } from '../simulators/zoom-room/machine.ts';
import { scenarioNamed } from '../simulators/zoom-room/scenarios/index.ts';

type Recorded =
  | { readonly atMs: number; readonly bytes: Buffer }
  | { readonly atMs: number; readonly command: RoomCommand };

interface Recording {
  readonly events: readonly Recorded[];
  readonly states: readonly string[];
  readonly minutes: number;
}

type Step = RoomCommand | RoomAction;
const isAction = (step: Step): step is RoomAction => 'do' in step;

const booked: RoomCommand = { kind: 'join', meetingNumber: '61234567890', passcode: '471147' };
const asked: RoomCommand = { kind: 'join', meetingNumber: '61234567890', passcode: null };

/** One meeting with everything that happens in one, between a share and a call. */
const meeting: readonly Step[] = [
  booked,
  { do: 'joinPeople', names: ['Åsa Öberg', 'Björn Lång', '山田 太郎', 'Zoë 🦌'] },
  { kind: 'setMicrophone', muted: true },
  { kind: 'setVolume', percent: 35 },
  { do: 'raiseHand', name: 'Åsa Öberg', raised: true },
  { do: 'shareLaptop' },
  { kind: 'setCamera', muted: true },
  { do: 'raiseHand', name: 'Åsa Öberg', raised: false },
  { do: 'stopLaptop' },
  { do: 'joinPeople', count: 120 },
  { kind: 'loadContacts' },
  { do: 'contactFlood', count: 200 },
  { kind: 'callPhone', number: '+46812345' },
  { do: 'hangUpFarEnd' },
  { kind: 'callRoomSystem', address: '7001@video.su.se', protocol: 'sip' },
  { do: 'leavePeople', count: 30 },
  { do: 'callRoom', callerName: 'Karin Ek', lifeTimeSeconds: 60 },
  { kind: 'rejectCall' },
  { do: 'bigFrame', bytes: 300_000 },
  { do: 'badFrame' },
  { do: 'strayText', text: 'OK' },
  { kind: 'setMicrophone', muted: false },
  { kind: 'setCamera', muted: false },
  { kind: 'leave' },
];

const day: readonly Step[] = [
  { kind: 'startLocalShare' },
  { do: 'shareLaptop' },
  { kind: 'stopShare' },
  ...meeting,
  asked,
  { kind: 'answerPasscode', passcode: '1' },
  { kind: 'answerPasscode', passcode: '471147' },
  { do: 'endMeeting' },
  asked,
  { kind: 'cancelJoin' },
  ...meeting,
  { do: 'takeOver' },
  { kind: 'takeBack' },
  ...meeting,
];

/** Lets the simulated room's own timers, all of length nought, run. */
async function roomRuns(): Promise<void> {
  for (let round = 0; round < 12; round += 1) await new Promise<void>((resolve) => setTimeout(resolve, 0));
}

interface Player {
  readonly clock: FakeClock;
  readonly states: string[];
  readonly hear: (bytes: Uint8Array) => void;
  readonly execute: (command: RoomCommand) => void;
  readonly stop: () => void;
}

/** A driver in virtual time on a line of its own; what it writes goes to `write`. */
async function play(write: (line: string) => void, opened: () => void): Promise<Player> {
  const clock = createFakeClock();
  let events: TransportEvents | null = null;
  const open: OpenTransport = (told) => {
    events = told;
    clock.schedule(0, () => {
      told.opened();
      opened();
    });
    return { write, close: () => undefined };
  };
  const driver = createDriver({
    open,
    appVersion: '1.0.0',
    clock,
    random: createSeededRandom(),
    log: createMemoryLog(),
    timings: defaultTimings,
  });
  const states: string[] = [];
  const stop = driver.start((state: RoomState) => states.push(JSON.stringify(state)));
  await clock.advance(0);
  return {
    clock,
    states,
    hear: (bytes) => events?.heard(bytes),
    execute: (command) => void driver.execute(command),
    stop,
  };
}

const pieceMs = 20;
const stepMs = 90_000;

async function record(): Promise<Recording> {
  const machine = new Machine({
    sshPort: 0,
    passcode: '',
    scenario: scenarioNamed('quiet'),
    meetings: [],
    tempo: 0,
    seed: 7,
    loginForm: 'text',
    secondLogin: 'replace',
    hostKey: hostKeyFrom(await sharedHostKeyPem()),
    faults: {},
    play: () => undefined,
  });
  const heard: Buffer[] = [];
  const terminal = {
    echo: true,
    write: (text: string) => heard.push(Buffer.from(text)),
    close: () => undefined,
  };
  const player = await play(
    (line) => machine.service.receive(terminal, line),
    () => machine.service.attach(terminal),
  );
  const events: Recorded[] = [];
  const deliver = async (): Promise<void> => {
    for (let bytes = heard.shift(); bytes !== undefined; bytes = heard.shift()) {
      events.push({ atMs: player.clock.monotonicMs(), bytes });
      player.hear(bytes);
      await player.clock.advance(0);
    }
  };
  const pass = async (ms: number, inPiecesOf: number): Promise<void> => {
    for (let gone = 0; gone < ms; gone += inPiecesOf) {
      await player.clock.advance(inPiecesOf);
      await deliver();
    }
  };
  /** What comes of a step comes within its first second; after that little more than the polls. */
  const take = async (): Promise<void> => {
    for (let round = 0; round < 8; round += 1) {
      await roomRuns();
      await pass(pieceMs * 5, pieceMs);
    }
    await pass(stepMs, 1_000);
  };
  await take();
  for (const step of day) {
    if (isAction(step)) {
      await perform(machine, step).catch((error: unknown) => {
        if (!(error instanceof ActionRefused)) throw error;
      });
    } else {
      events.push({ atMs: player.clock.monotonicMs(), command: step });
      player.execute(step);
    }
    await take();
  }
  const minutes = player.clock.monotonicMs() / 60_000;
  player.stop();
  await machine.stop();
  return { events, states: player.states, minutes };
}

/** Plays a recording back; `cut` says how each piece of bytes is cut further. */
async function playBack(
  { events }: Recording,
  cut: (bytes: Buffer) => readonly Buffer[],
): Promise<readonly string[]> {
  const player = await play(
    () => undefined,
    () => undefined,
  );
  for (const event of events) {
    const aheadMs = event.atMs - player.clock.monotonicMs();
    if (aheadMs > 0) await player.clock.advance(aheadMs);
    if ('command' in event) player.execute(event.command);
    else {
      for (const piece of cut(event.bytes)) player.hear(piece);
      await player.clock.advance(0);
    }
  }
  player.stop();
  return player.states;
}

/** Cuts at distances that a seed gives; often single bytes, so that also an `Ö` and a CRLF are cut in two. */
function cutter(seed: number): (bytes: Buffer) => readonly Buffer[] {
  const random = createSeededRandom(seed);
  return (bytes) => {
    const pieces: Buffer[] = [];
    for (let at = 0; at < bytes.length;) {
      const length = random.fraction() < 0.3 ? 1 : 1 + Math.floor(random.fraction() * 400);
      pieces.push(bytes.subarray(at, at + length));
      at += length;
    }
    return pieces;
  };
}

describe('two hours of a room', () => {
  let recording: Recording;
  beforeAll(async () => {
    recording = await record();
  }, 300_000);

  it('are long, and hold what they should', () => {
    expect(recording.minutes).toBeGreaterThan(120);
    const told = recording.states.join('\n');
    for (const word of [
      'Åsa Öberg',
      '山田 太郎',
      'incomingCall',
      'localShare',
      'takenOver',
      'passcode',
      'loaded',
    ])
      expect(told).toContain(word);
  });

  it('give the same states when they are played back', async () => {
    expect(await playBack(recording, (bytes) => [bytes])).toEqual(recording.states);
  });

  it.each([1, 2, 3, 4])('give the same states however they are cut (%i)', async (seed) => {
    expect(await playBack(recording, cutter(seed))).toEqual(recording.states);
  });

  it('give the same states byte by byte', async () => {
    const small = { ...recording, events: recording.events.slice(0, 400) };
    const single = (bytes: Buffer): readonly Buffer[] =>
      Array.from(bytes, (_, at) => bytes.subarray(at, at + 1));
    expect(await playBack(small, single)).toEqual(await playBack(small, (bytes) => [bytes]));
  });
});
