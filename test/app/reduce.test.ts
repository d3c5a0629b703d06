import { describe, expect, it } from 'vitest';
import { emptyLedger, noteUse } from '../../electron/app/booking/ledger.ts';
import { reduce, type AppEvent } from '../../electron/app/reduce.ts';
import { positionOf, type ToggleIntent } from '../../electron/app/toggles.ts';
import type { Intent } from '../../shared/bridge.ts';
import type { PanelState } from '../../electron/app/state.ts';
import { panelError } from '../../shared/errors.ts';
import type { RoomState } from '../../shared/model/room.ts';
import { err, ok } from '../../shared/result.ts';
import { booking } from '../fakes/bookings.ts';
import { at, panelState, readyRoom } from './states.ts';

const now = at('2026-11-24T10:00');
const inMeeting: RoomState = { ...readyRoom, call: { kind: 'inMeeting', since: now, meetingNumber: null } };
const after = (state: PanelState, ...events: AppEvent[]): PanelState => events.reduce(reduce, state);

describe('the calendar', () => {
  it('keeps what was read when a reading fails, and says since when', () => {
    const bookings = [booking('2026-11-24T10:00', '11:00')];
    const failed: AppEvent = {
      kind: 'calendar',
      event: { kind: 'trouble', error: panelError('calendar.unreachable', 'later', null) },
      now: now + 5,
    };
    const state = after(panelState(bookings), failed, { ...failed, now: now + 9 });
    expect(state.calendar.bookings).toBe(bookings);
    expect(state.calendar.trouble).toMatchObject({ since: now + 5, error: { code: 'calendar.unreachable' } });
  });

  it('forgets its trouble with the next complete answer', () => {
    const trouble = { error: panelError('calendar.unreachable', 'later', null), since: 1 };
    const start = panelState([], { calendar: { bookings: [], asOf: 1, trouble } });
    const event = { kind: 'agenda' as const, bookings: [], from: 0, to: 1, asOf: now };
    expect(after(start, { kind: 'calendar', event, now }).calendar).toEqual({
      bookings: [],
      asOf: now,
      trouble: null,
    });
  });

  it('ends the start screen with its first word, good or bad', () => {
    const starting = panelState([], { isStarting: true });
    const event = { kind: 'trouble' as const, error: panelError('calendar.unreachable', 'later', null) };
    expect(after(starting, { kind: 'calendar', event, now }).isStarting).toBe(false);
    expect(after(starting, { kind: 'startedUp' }).isStarting).toBe(false);
  });
});

describe('an undertaking', () => {
  const begun: AppEvent = { kind: 'undertaken', id: 7, intent: { kind: 'meeting.start' }, now };

  it('is shown until it has settled', () => {
    const state = after(panelState(), begun, { kind: 'slow', id: 7 });
    expect(state.undertakings).toMatchObject([
      { id: 7, kind: 'meeting.start', about: null, since: now, isSlow: true, wanted: null },
    ]);
    expect(after(state, { kind: 'settled', id: 7, result: ok('done'), at: null }).undertakings).toEqual([]);
  });

  it('that fails is told, with what it was about', () => {
    const result = err(panelError('room.timeout', 'now', null));
    expect(after(panelState(), begun, { kind: 'settled', id: 7, result, at: null }).notices).toEqual([
      { id: 1, tone: 'bad', about: 'meeting.start', code: 'room.timeout', at: null },
    ]);
  });

  it('that a person gave up is not told', () => {
    const result = err(panelError('meeting.cancelled', 'now', null));
    expect(after(panelState(), begun, { kind: 'settled', id: 7, result, at: null }).notices).toEqual([]);
  });

  it('that starts a meeting on the personal number says so', () => {
    expect(
      after(panelState(), begun, { kind: 'settled', id: 7, result: ok('done'), at: null }).notices,
    ).toMatchObject([{ tone: 'good', code: 'meeting.personalRoom' }]);
  });
});

describe('what a room has taken on and cannot tell the end of', () => {
  const sent = (intent: Intent, room: RoomState = inMeeting): readonly unknown[] =>
    after(
      panelState([], { room, makesMeetings: true }),
      { kind: 'undertaken', id: 7, intent, now },
      { kind: 'settled', id: 7, result: ok('sent'), at: null },
    ).notices.map(({ tone, about, code }) => [tone, about, code]);
  const told = (about: string): unknown => [['good', about, 'room.sent']];

  it('is said to be sent', () => {
    expect(sent({ kind: 'people.muteAll' })).toEqual(told('people.muteAll'));
    expect(sent({ kind: 'microphone.set', isOn: true })).toEqual(told('microphone.set'));
  });

  it('is not said of what the panel shows anyway', () => {
    expect(sent({ kind: 'microphone.set', isOn: true }, { ...inMeeting, microphoneMuted: false })).toEqual(
      [],
    );
    expect(sent({ kind: 'microphone.set', isOn: true }, { ...inMeeting, microphoneMuted: true })).toEqual(
      told('microphone.set'),
    );
    expect(sent({ kind: 'meeting.start' })).toEqual([]);
    expect(sent({ kind: 'meeting.start' }, readyRoom)).toEqual(told('meeting.start'));
    expect(sent({ kind: 'meeting.leave' }, readyRoom)).toEqual([]);
    expect(sent({ kind: 'meeting.leave' })).toEqual(told('meeting.leave'));
    const localShare: RoomState = { ...readyRoom, call: { kind: 'localShare', since: now } };
    expect(sent({ kind: 'share.start' }, localShare)).toEqual([]);
    expect(sent({ kind: 'share.toMeeting' }, localShare)).toEqual(told('share.toMeeting'));
  });

  it('is not said of every digit and every step of the volume', () => {
    expect(sent({ kind: 'phone.sendDtmf', callId: '1', key: '1' })).toEqual([]);
    expect(sent({ kind: 'volume.set', percent: 5 })).toEqual([]);
    expect(sent({ kind: 'contacts.search', query: '' })).toEqual([]);
  });
});

describe('each switch', () => {
  const { recording, captions, sharing } = inMeeting;
  it.each<[ToggleIntent, Partial<RoomState>]>([
    ['microphone.set', { microphoneMuted: false }],
    ['camera.set', { cameraMuted: false }],
    ['selfView.set', { selfViewVisible: true }],
    ['meeting.setLock', { isLocked: true }],
    ['meeting.setMuteOnEntry', { mutesOnEntry: true }],
    ['captions.set', { captions: { ...captions, isVisible: true } }],
    ['recording.set', { recording: { ...recording, isOn: true, isOurs: true } }],
    ['share.setOptimized', { sharing: { ...sharing, isOptimized: true } }],
  ])('%s stands as the room says', (kind, on) => {
    expect(positionOf({ ...inMeeting, ...on }, kind)).toBe(true);
    expect(positionOf(inMeeting, kind)).not.toBe(true);
  });

  it('for recording is the room’s own, whoever else records', () => {
    const recorded = { ...inMeeting, recording: { ...recording, isOn: true } };
    expect(positionOf(recorded, 'recording.set')).toBe(false);
  });
});

describe('what fails while a finger stays on it', () => {
  it('is told once as long as it is told', () => {
    const failed: AppEvent = { kind: 'failed', about: 'camera.move', code: 'room.refused' };
    const state = after(panelState(), failed, failed);
    expect(state.notices).toMatchObject([{ tone: 'bad', about: 'camera.move', code: 'room.refused' }]);
    expect(after(state, { kind: 'noticeOver', id: 1 }, failed).notices).toHaveLength(1);
    expect(after(state, { ...failed, code: 'camera.refused' }).notices).toHaveLength(2);
  });
});

describe('a meeting that stops', () => {
  it('is told when nobody here stopped it', () => {
    const state = after(panelState([], { room: inMeeting }), { kind: 'room', room: readyRoom, now });
    expect(state.notices).toMatchObject([{ code: 'meeting.ended' }]);
  });

  it('is not told when it was left here, or when only the link was lost', () => {
    const leaving = after(panelState([], { room: inMeeting }), {
      kind: 'undertaken',
      id: 1,
      intent: { kind: 'meeting.leave' },
      now,
    });
    expect(after(leaving, { kind: 'room', room: readyRoom, now }).notices).toEqual([]);
    const lost: RoomState = { ...readyRoom, link: { kind: 'lost', since: now } };
    expect(after(panelState([], { room: inMeeting }), { kind: 'room', room: lost, now }).notices).toEqual([]);
  });
});

describe('notices', () => {
  it('are two at the most, newest last, and go one by one', () => {
    const failing = (id: number): AppEvent[] => [
      { kind: 'undertaken', id, intent: { kind: 'share.start' }, now },
      { kind: 'settled', id, result: err(panelError('share.refused', 'now', null)), at: null },
    ];
    const state = after(panelState(), ...failing(1), ...failing(2), ...failing(3));
    expect(state.notices.map(({ id }) => id)).toEqual([2, 3]);
    expect(after(state, { kind: 'noticeOver', id: 2 }).notices.map(({ id }) => id)).toEqual([3]);
  });
});

it('what is known of bookings that are long over is forgotten with the minute', () => {
  const ledger = noteUse(emptyLedger, booking('2026-11-20T09:00', '10:00'), at('2026-11-20T09:00'));
  expect(after(panelState([], { ledger }), { kind: 'tick', now }).ledger.uses).toEqual([]);
});
