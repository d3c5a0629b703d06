/** States of the panel for tests of the pure parts. */
import { initialState, type PanelState, type Undertaking } from '../../electron/app/state.ts';
import type { IntentKind } from '../../shared/bridge.ts';
import { readConfig, type Config } from '../../shared/config.ts';
import type { Booking } from '../../shared/model/booking.ts';
import { emptyRoomState, type Participant, type RoomState } from '../../shared/model/room.ts';
import { plainCapabilities } from '../fakes/plain-room.ts';

export const at = (time: string): number => Date.parse(`${time}Z`);

export const rawConfig = {
  version: 1,
  panel: { name: 'Älgen' },
  room: { csapi: { host: '127.0.0.1', passcode: 'hemligt' } },
  calendar: { mailbox: 'rum@su.example', graph: { tenant: 't', clientId: 'c', clientSecret: 's' } },
};

export function testConfig(): Config {
  const read = readConfig(rawConfig);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.config;
}

export const readyRoom: RoomState = {
  ...emptyRoomState,
  link: { kind: 'ready', since: at('2026-11-24T07:00') },
  capabilities: plainCapabilities,
};

/** A panel at 10:00 UTC that has read its calendar a moment ago and controls its room. */
export function panelState(bookings: readonly Booking[] = [], more: Partial<PanelState> = {}): PanelState {
  const now = at('2026-11-24T10:00');
  return {
    ...initialState({
      config: testConfig(),
      configProblems: [],
      version: '1.2.3',
      makesMeetings: false,
      now,
    }),
    isStarting: false,
    isSettled: true,
    room: readyRoom,
    calendar: { bookings, asOf: now, trouble: null },
    ...more,
  };
}

/** A room in a meeting since ten, with these people in it. */
export function meetingRoom(
  participants: readonly Participant[] = [],
  more: Partial<RoomState> = {},
): RoomState {
  const call = { kind: 'inMeeting', since: at('2026-11-24T10:00'), meetingNumber: '61234567890' } as const;
  return { ...readyRoom, call, participants, ...more };
}

export function person(id: string, more: Partial<Participant> = {}): Participant {
  return {
    id,
    name: `Gäst ${id}`,
    isMyself: false,
    isHost: false,
    isCoHost: false,
    isInWaitingRoom: false,
    audioMuted: null,
    videoOn: null,
    handRaised: false,
    handRaisedAt: null,
    isRecording: false,
    mayRecord: false,
    joinedBy: 'zoom',
    camera: 'none',
    ...more,
  };
}

/** Something under way that began at ten. */
export function undertaking(kind: IntentKind, more: Partial<Undertaking> = {}): Undertaking {
  const since = at('2026-11-24T10:00');
  return { id: 1, kind, about: null, lane: kind, since, isSlow: false, wanted: null, ...more };
}
