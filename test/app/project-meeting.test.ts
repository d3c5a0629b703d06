import { describe, expect, it } from 'vitest';
import { createProjection } from '../../electron/app/project.ts';
import type { PanelState } from '../../electron/app/state.ts';
import type { Config } from '../../shared/config.ts';
import {
  hostCapabilities,
  type Participant,
  type RoomCapability,
  type RoomState,
} from '../../shared/model/room.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { minute } from '../../shared/time.ts';
import { at, meetingRoom, panelState, person, readyRoom, testConfig, undertaking } from './states.ts';

const now = at('2026-11-24T10:00');
const project = (state: PanelState): Snapshot => createProjection()(state, null);
const show = (room: RoomState, more: Partial<PanelState> = {}): Snapshot =>
  project(panelState([], { room, ...more }));
const me = (more: Partial<Participant> = {}): Participant =>
  person('1', { name: 'Älgen', isMyself: true, ...more });
const withMeetings = (more: Partial<Config['meetings']>): Config => {
  const config = testConfig();
  return { ...config, meetings: { ...config.meetings, ...more } };
};

describe('a meeting', () => {
  it('says how many wait and how many hands are up, and who came last', () => {
    const { meeting } = show(
      meetingRoom([
        me(),
        person('2', { name: 'Bo', isInWaitingRoom: true }),
        person('3', { name: '\u202eEva', isInWaitingRoom: true }),
        person('4', { name: 'Per', handRaised: true, handRaisedAt: 9 }),
        person('5', { name: 'Ada', handRaised: true, handRaisedAt: 3 }),
      ]),
    );
    expect(meeting).toMatchObject({
      participantCount: 3,
      waiting: { count: 2, newest: 'Eva' },
      hands: { count: 2, newest: 'Per' },
    });
  });

  it('names nobody where there is nobody, or nobody with a name', () => {
    expect(show(meetingRoom([me()])).meeting?.waiting).toEqual({ count: 0, newest: null });
    const nameless = meetingRoom([me(), person('2', { name: '\u0000', isInWaitingRoom: true })]);
    expect(show(nameless).meeting?.waiting).toEqual({ count: 1, newest: null });
  });

  it.each([
    ['host', { isHost: true }],
    ['coHost', { isCoHost: true }],
    ['participant', {}],
  ] as const)('knows the room as %s', (role, more) => {
    expect(show(meetingRoom([me(more), person('2', { isHost: true })])).meeting?.role).toBe(role);
  });

  it.each([
    ['meeting', false, false],
    ['webinar', true, false],
    ['viewOnly', true, true],
  ] as const)('is of the kind %s', (kind, isWebinar, isViewOnly) => {
    const room = meetingRoom([], { meetingFacts: { isWebinar, isViewOnly } });
    expect(show(room).meeting?.kind).toBe(kind);
  });

  it('says who records, since when, and when the rules end a recording of the room’s own', () => {
    const recording = { isOn: true, isOurs: true, since: now, mayRecord: true, needsEmail: true };
    const config = withMeetings({ recordingMinutes: 40 });
    const shown = (part: Partial<typeof recording>, more: Partial<PanelState> = { config }) =>
      show(meetingRoom([], { recording: { ...recording, ...part } }), more).meeting?.recording;
    const endsAt = now + 40 * minute;
    expect(shown({})).toEqual({ isOn: true, wanted: null, isOurs: true, since: now, endsAt });
    expect(shown({ isOurs: false })?.endsAt).toBeNull();
    expect(shown({}, {})?.endsAt).toBeNull();
    const stopping = { undertakings: [undertaking('recording.set', { wanted: false })] };
    expect(shown({}, stopping)?.wanted).toBe(false);
    expect(show(meetingRoom([], { recording })).controls).toMatchObject({
      mayRecord: true,
      recordingNeedsEmail: true,
    });
  });

  it('has what stands one tap deeper, with what is on its way', () => {
    const { controls } = show(
      meetingRoom([me(), person('2', { name: 'Bo\n' })], {
        isLocked: true,
        mutesOnEntry: false,
        selfViewVisible: true,
        captions: { isAvailable: true, isVisible: false, size: 2 },
        screenCount: 2,
        cameraHold: { participantId: '2', state: 'given' },
      }),
      { undertakings: [undertaking('captions.set', { wanted: true })] },
    );
    expect(controls).toMatchObject({
      lock: { isOn: true, wanted: null },
      muteOnEntry: { isOn: false, wanted: null },
      selfView: { isOn: true, wanted: null },
      captions: { isOn: false, wanted: true, isAvailable: true, size: 2 },
      screenCount: 2,
      farCamera: { personId: '2', name: 'Bo', state: 'given' },
    });
  });

  it('forgets the camera of somebody who has left, and counts one screen where none are told', () => {
    const room = meetingRoom([me()], { cameraHold: { participantId: '2', state: 'given' } });
    expect(show(room).controls).toMatchObject({ farCamera: null, screenCount: 1 });
  });

  it('has people and controls only while it runs', () => {
    expect(show(meetingRoom([me()])).people?.rows).toHaveLength(1);
    for (const kind of ['connecting', 'localShare'] as const) {
      const call = { kind, since: now, meetingNumber: null };
      expect(show({ ...meetingRoom([me()]), call })).toMatchObject({ people: null, controls: null });
    }
    expect(show({ ...readyRoom, participants: [me()] })).toMatchObject({ people: null, controls: null });
  });
});

describe('what only the host may do', () => {
  const shown = (more: Partial<Participant>, capabilities: readonly RoomCapability[]) =>
    show(meetingRoom([me(more)], { capabilities })).room;

  it('is named as such where the room is a guest', () => {
    expect(shown({}, ['leave', 'record'])).toEqual({
      link: 'ready',
      capabilities: ['leave', 'record'],
      hostOnly: hostCapabilities,
    });
  });

  it('is less for a co-host, and nothing for the host', () => {
    expect(shown({ isCoHost: true }, ['lock']).hostOnly).toEqual([
      'endForAll',
      'removeParticipant',
      'makeHost',
    ]);
    expect(shown({ isHost: true }, ['lock']).hostOnly).toEqual([]);
  });

  it('is never what the room says it can do', () => {
    expect(shown({}, ['endForAll'])).toMatchObject({
      capabilities: ['endForAll'],
      hostOnly: hostCapabilities.filter((one) => one !== 'endForAll'),
    });
  });

  it('is not guessed at where the room does not tell who it is, or is in no meeting', () => {
    expect(show(meetingRoom([])).room.hostOnly).toEqual([]);
    expect(show({ ...readyRoom, participants: [me()] }).room.hostOnly).toEqual([]);
  });
});

describe('a meeting that is about to be full', () => {
  const crowd = (count: number, more: Partial<Participant> = { isHost: true }): Participant[] => [
    me(more),
    ...Array.from({ length: count - 1 }, (_, index) => person(String(index + 2))),
  ];
  const told = (people: Participant[], more: Partial<PanelState> = {}) =>
    show(meetingRoom(people), more).banners;

  it('is told the host from nine tenths on', () => {
    expect(told(crowd(449))).toEqual([]);
    expect(told(crowd(450))).toEqual([{ kind: 'participantsNearLimit', count: 450, limit: 500 }]);
    const config = withMeetings({ participantsLimit: 100 });
    expect(told(crowd(90), { config })).toEqual([{ kind: 'participantsNearLimit', count: 90, limit: 100 }]);
  });

  it('is not told a guest, and not for those who wait outside', () => {
    expect(told(crowd(450, {}))).toEqual([]);
    expect(told(crowd(450, { isCoHost: true }))).toHaveLength(1);
    const waiting = crowd(450).map((one, index) => (index > 440 ? { ...one, isInWaitingRoom: true } : one));
    expect(told(waiting)).toEqual([]);
  });
});

describe('prompts in a meeting', () => {
  it('stand before it: consent to a recording, and a call that would end it', () => {
    const asking = (prompt: RoomState['prompt']) => show(meetingRoom([me()], { prompt })).screen;
    expect(asking({ kind: 'recordingConsent', since: now })).toEqual({
      kind: 'prompt',
      prompt: { kind: 'recordingConsent' },
    });
    const call = { kind: 'incomingCall', since: now, callerName: 'Karin\u202e', expiresAt: now + 1 } as const;
    expect(asking(call)).toMatchObject({ prompt: { callerName: 'Karin', duringMeeting: true } });
    expect(show({ ...readyRoom, prompt: call }).screen).toMatchObject({ prompt: { duringMeeting: false } });
  });
});

describe('the room’s own side', () => {
  const sharing = (more: Partial<RoomState['sharing']>, state: Partial<PanelState> = {}) =>
    show({ ...readyRoom, sharing: { ...readyRoom.sharing, ...more } }, state).sharing;

  it('says what is on the screens', () => {
    expect(sharing({ cameraShared: 'usb-1' })).toMatchObject({ source: 'camera', cameraShared: 'usb-1' });
    expect(sharing({ wireless: true }).source).toBe('wireless');
    expect(sharing({ cable: 'sharing', wireless: true }).source).toBe('cable');
    expect(sharing({ inMeeting: 'receiving' }).source).toBe('others');
    expect(sharing({ inMeeting: 'sending' }).source).toBe('none');
  });

  it('offers to favour moving pictures only where that can be chosen', () => {
    expect(sharing({ isOptimized: null }).optimized).toBeNull();
    const undertakings = [undertaking('share.setOptimized', { wanted: true })];
    expect(sharing({ isOptimized: false }, { undertakings }).optimized).toEqual({
      isOn: false,
      wanted: true,
    });
  });

  it('shows names of devices, networks and callers clean, and their ids as they are', () => {
    const devices = {
      cameras: [{ id: 'a\u0001', name: 'Kamera\u0000 1', isSelected: true }],
      microphones: [],
      speakers: [],
      test: null,
    };
    const call = {
      id: '7',
      name: '\u202eBo',
      number: '070\n1',
      isIncoming: false,
      state: 'ringing' as const,
    };
    const shown = show({ ...readyRoom, devices, phoneCalls: [call] });
    expect(shown.devices.cameras).toEqual([{ id: 'a\u0001', name: 'Kamera 1', isSelected: true }]);
    expect(shown.phoneCalls).toEqual([{ ...call, name: 'Bo', number: '070 1' }]);
    expect(sharing({ network: '\u202eeduroam' }).network).toBe('eduroam');
    expect(sharing({ network: '\u0000' }).network).toBeNull();
  });
});

it('a tap under way says whom it is about', () => {
  const undertakings = [undertaking('people.remove', { about: '16778240', isSlow: true })];
  expect(show(meetingRoom([me()]), { undertakings }).pending).toEqual([
    { kind: 'people.remove', about: '16778240', since: now, isSlow: true },
  ]);
});
