/**
 * A room in memory behind the RoomDriver port, for tests of what uses one. It passes the same contract suite as the
 * real driver; everything happens at once, and a test steers it by saying what happens in the room.
 */
import type { Clock, Stop } from '../../electron/ports/clock.ts';
import type { RoomDriver } from '../../electron/ports/room.ts';
import { panelError, type ErrorCode, type PanelError, type Retry } from '../../shared/errors.ts';
import {
  emptyRoomState,
  hostCapabilities,
  type Contact,
  type RoomCapability,
  type RoomLink,
  type RoomState,
} from '../../shared/model/room.ts';
import type { CommandOutcome, RoomCommand } from '../../shared/model/room-command.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import {
  abilitiesOf,
  abilityFor,
  freshMeeting,
  furniture,
  myself,
  noMeeting,
} from './fake-room/abilities.ts';
import { effectOf, onlyInMeeting, type PlainCommand } from './fake-room/effects.ts';

export interface FakeMeeting {
  readonly number: string;
  readonly topic: string;
  readonly passcode: string | null;
  /** Nobody gets in until the host arrives. */
  readonly waitsForHost: boolean;
}

export interface FakeRoomDriver extends RoomDriver {
  readonly now: () => RoomState;
  /** Every command given, oldest first. */
  readonly commands: readonly RoomCommand[];
  /** Replaces parts of the state, whatever they are, and publishes it. */
  readonly change: (part: Partial<RoomState>) => void;
  /** The next command of this kind fails so and changes nothing. */
  readonly failNext: (kind: RoomCommand['kind'], error: PanelError) => void;
  /** The next command of this kind stays open; the answer carries it out, or settles it with the error given. */
  readonly holdNext: (kind: RoomCommand['kind']) => (error: PanelError | null) => void;
  readonly addMeeting: (meeting: FakeMeeting) => void;
  /** Whom the phone book holds once it is read. */
  readonly addContacts: (contacts: readonly Contact[]) => void;
  /** The room is not able to do this, whatever its state. */
  readonly lose: (...abilities: readonly RoomCapability[]) => void;
  readonly ring: (callerName: string, lifeSeconds: number) => void;
  readonly hostArrives: () => void;
  readonly takeOver: () => void;
  readonly goAway: () => void;
  readonly comeBack: () => void;
}

type Answer = Result<CommandOutcome>;
const done: Answer = ok('done');
type Settle = (result: Answer) => void;

const takeBackWindowMs = 60_000;

function fail(code: ErrorCode, retry: Retry = 'now'): Answer {
  return err(panelError(code, retry, null));
}

export function createFakeRoomDriver(clock: Clock): FakeRoomDriver {
  const commands: RoomCommand[] = [];
  const meetings = new Map<string, FakeMeeting>();
  const failures = new Map<RoomCommand['kind'], PanelError>();
  const held = new Map<RoomCommand['kind'], (carryOut: Settle) => void>();
  const lost = new Set<RoomCapability>();
  let book: readonly Contact[] = [];
  let takeBacksMs: number[] = [];
  let listener: ((state: RoomState) => void) | null = null;
  let state: RoomState = emptyRoomState;
  let isThere = true;
  let stopRinging: Stop = () => undefined;
  /** The join that a prompt keeps open. */
  let joining: { readonly meeting: FakeMeeting; readonly settle: Settle } | null = null;

  /** What it can do follows from the rest, unless the test says so itself. */
  const change = (part: Partial<RoomState>): void => {
    const next = { ...state, ...part };
    const able = next.link.kind === 'ready' ? abilitiesOf(next) : [];
    state = { ...next, capabilities: part.capabilities ?? able.filter((one) => !lost.has(one)) };
    listener?.(state);
  };
  const setLink = (kind: 'connecting' | 'ready' | 'lost' | 'takenOver'): void => {
    const link: RoomLink = { kind, since: clock.now() };
    change({ link });
  };
  const endJoining = (answer: Answer): void => {
    const { settle } = joining ?? {};
    joining = null;
    settle?.(answer);
  };
  /** Its own meeting it leads; in another's it is a guest. */
  const enter = (meeting: FakeMeeting | null): void => {
    change({
      ...freshMeeting,
      call: { kind: 'inMeeting', since: clock.now(), meetingNumber: meeting?.number ?? null },
      meetingTopic: meeting?.topic ?? null,
      participants: [{ ...myself, isHost: meeting === null }],
    });
    endJoining(done);
  };
  const becomeIdle = (): void => change(noMeeting);
  const reach = (meeting: FakeMeeting, passcode: string | null, wrongBefore: boolean): Answer | null => {
    const since = clock.now();
    if (meeting.passcode !== null && meeting.passcode !== passcode) {
      change({ prompt: { kind: 'passcode', since, wrong: wrongBefore || passcode !== null } });
      return null;
    }
    if (meeting.waitsForHost) {
      change({ prompt: { kind: 'waitForHost', since } });
      return null;
    }
    enter(meeting);
    return done;
  };

  const join = (number: string, passcode: string | null, settle: Settle): void => {
    if (state.call.kind !== 'idle') {
      settle(fail('intent.notPossible', 'never'));
      return;
    }
    const meeting = meetings.get(number);
    if (meeting === undefined) {
      settle(fail('meeting.joinFailed'));
      return;
    }
    change({ call: { kind: 'connecting', since: clock.now(), meetingNumber: number } });
    joining = { meeting, settle };
    reach(meeting, passcode, false);
  };

  const answerPasscode = (passcode: string): Answer => {
    if (state.prompt?.kind !== 'passcode' || joining === null) return fail('intent.notPossible', 'never');
    const isRight = joining.meeting.passcode === passcode;
    reach(joining.meeting, passcode, true);
    return isRight ? done : fail('meeting.wrongPasscode');
  };
  const cancelJoin = (): Answer => {
    if (state.call.kind !== 'connecting') return fail('intent.notPossible', 'never');
    becomeIdle();
    endJoining(fail('meeting.cancelled'));
    return done;
  };
  const answerCall = (accept: boolean): Answer => {
    if (state.prompt?.kind !== 'incomingCall') return fail('meeting.noLongerThere', 'never');
    stopRinging();
    change({ prompt: null });
    if (accept) enter(null);
    return done;
  };
  const endCall = (): Answer => {
    if (state.call.kind === 'idle') return fail('meeting.noLongerThere', 'never');
    becomeIdle();
    return done;
  };
  const startCall = (begin: () => void): Answer => {
    if (state.call.kind !== 'idle') return fail('intent.notPossible', 'never');
    begin();
    return done;
  };
  const stopShare = (): Answer => {
    if (state.call.kind === 'localShare') return endCall();
    const { cable, wireless, cameraShared } = state.sharing;
    if (cable !== 'sharing' && !wireless && cameraShared === null) return fail('intent.notPossible', 'never');
    const stopped = { wireless: false, cameraShared: null, inMeeting: 'none' } as const;
    change({
      sharing: { ...state.sharing, ...stopped, cable: cable === 'sharing' ? 'connected' : cable },
    });
    return done;
  };
  const takeBack = (): Answer => {
    if (state.link.kind !== 'takenOver') return fail('intent.notPossible', 'never');
    takeBacksMs = takeBacksMs.filter((ms) => ms > clock.monotonicMs() - takeBackWindowMs);
    if (takeBacksMs.length >= 2) return fail('room.takenOver', 'later');
    takeBacksMs = [...takeBacksMs, clock.monotonicMs()];
    setLink('ready');
    return done;
  };

  const plain = (command: PlainCommand): Answer => {
    if (onlyInMeeting.includes(command.kind) && state.call.kind !== 'inMeeting') {
      return fail('intent.notPossible', 'never');
    }
    const needs = abilityFor(command);
    if (needs !== null && !state.capabilities.includes(needs)) {
      const isHosts = hostCapabilities.includes(needs) && !lost.has(needs);
      return fail(isHosts ? 'meeting.notHost' : 'room.unsupported', 'never');
    }
    if (command.kind === 'loadContacts') change({ contacts: { ...state.contacts, contacts: book } });
    // Whoever is invited while nothing runs is invited to a meeting that begins with it.
    if (command.kind === 'invite' && state.call.kind === 'idle') enter(null);
    const effect = effectOf(state, command, clock.now());
    if (typeof effect === 'string') return fail(effect);
    change(effect);
    return done;
  };

  const carryOut = (command: RoomCommand): Answer | ((settle: Settle) => void) => {
    switch (command.kind) {
      case 'join':
        return (settle) => join(command.meetingNumber, command.passcode, settle);
      case 'start':
        return startCall(() => enter(null));
      case 'startLocalShare':
        return startCall(() => change({ call: { kind: 'localShare', since: clock.now() } }));
      case 'leave':
      case 'endForAll':
        return endCall();
      case 'answerPasscode':
        return answerPasscode(command.passcode);
      case 'cancelJoin':
        return cancelJoin();
      case 'acceptCall':
        return answerCall(true);
      case 'rejectCall':
        return answerCall(false);
      case 'stopShare':
        return stopShare();
      case 'takeBack':
        return takeBack();
      case 'shareToMeeting':
        if (state.call.kind !== 'localShare') return fail('intent.notPossible', 'never');
        enter(null);
        return done;
      case 'answerRecordingConsent':
        if (state.prompt?.kind !== 'recordingConsent') return fail('intent.notPossible', 'never');
        // Who does not agree leaves.
        change(command.agreed ? { prompt: null } : noMeeting);
        return done;
      case 'joinThirdParty':
        return fail('room.unsupported', 'never');
      default:
        return plain(command);
    }
  };

  /** Null: the command may be carried out. */
  const obstacle = ({ kind }: RoomCommand): Answer | null => {
    const { link, prompt } = state;
    if (link.kind === 'takenOver') return kind === 'takeBack' ? null : fail('room.takenOver', 'later');
    if (link.kind === 'refused') return fail(link.code, 'later');
    if (listener === null || link.kind !== 'ready') return fail('room.unreachable');
    const isAsked = prompt?.kind === 'passcode' || prompt?.kind === 'incomingCall';
    const answers: readonly string[] = [
      'answerPasscode',
      'cancelJoin',
      'acceptCall',
      'rejectCall',
      'takeBack',
    ];
    return isAsked && !answers.includes(kind) ? fail('intent.notPossible', 'never') : null;
  };

  const begin = (command: RoomCommand, settle: Settle): void => {
    const answer = obstacle(command) ?? carryOut(command);
    if (typeof answer === 'function') answer(settle);
    else settle(answer);
  };

  return {
    commands,
    change,
    now: () => state,
    start: (hear) => {
      listener = hear;
      setLink('connecting');
      if (isThere) {
        change(furniture);
        setLink('ready');
      }
      return () => {
        if (listener !== hear) return;
        listener = null;
        stopRinging();
        endJoining(fail('room.unreachable'));
        state = emptyRoomState;
      };
    },
    execute: (command) => {
      commands.push(command);
      const failure = failures.get(command.kind);
      failures.delete(command.kind);
      if (failure !== undefined) return Promise.resolve(err(failure));
      const hold = held.get(command.kind);
      held.delete(command.kind);
      return new Promise((resolve) => {
        if (hold === undefined) begin(command, resolve);
        else hold((result) => (result.ok ? begin(command, resolve) : resolve(result)));
      });
    },
    failNext: (kind, error) => failures.set(kind, error),
    holdNext: (kind) => {
      let answer: Answer | null = null;
      let release: Settle | null = null;
      held.set(kind, (settle) => {
        release = settle;
        if (answer !== null) settle(answer);
      });
      return (error) => {
        answer = error === null ? done : err(error);
        release?.(answer);
      };
    },
    addMeeting: (meeting) => meetings.set(meeting.number, meeting),
    addContacts: (contacts) => (book = contacts),
    lose: (...abilities) => {
      for (const ability of abilities) lost.add(ability);
      change({});
    },
    ring: (callerName, lifeSeconds) => {
      stopRinging();
      const since = clock.now();
      const expiresAt = since + lifeSeconds * 1000;
      change({ prompt: { kind: 'incomingCall', since, callerName, expiresAt } });
      stopRinging = clock.schedule(lifeSeconds * 1000, () => change({ prompt: null }));
    },
    hostArrives: () => {
      if (joining !== null) enter(joining.meeting);
    },
    takeOver: () => {
      change({ prompt: null });
      setLink('takenOver');
      endJoining(fail('room.takenOver', 'later'));
    },
    goAway: () => {
      isThere = false;
      change({ prompt: null });
      setLink('lost');
      endJoining(fail('room.unreachable'));
    },
    comeBack: () => {
      isThere = true;
      becomeIdle();
      setLink('ready');
    },
  };
}
