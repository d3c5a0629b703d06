import { describe, expect, it } from 'vitest';
import { createProjection } from '../../electron/app/project.ts';
import type { PanelState } from '../../electron/app/state.ts';
import { panelError } from '../../shared/errors.ts';
import type { RoomState } from '../../shared/model/room.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { minute, second } from '../../shared/time.ts';
import { booking, zoom } from '../fakes/bookings.ts';
import { at, panelState, person, readyRoom, undertaking } from './states.ts';

const project = (state: PanelState): Snapshot => createProjection()(state, null);
const now = at('2026-11-24T10:00');
const running = booking('2026-11-24T09:30', '11:00', { join: zoom(), title: 'Planering' });
const inMeeting: RoomState = {
  ...readyRoom,
  call: { kind: 'inMeeting', since: now, meetingNumber: '61234567890' },
};
describe('the home screen', () => {
  it('is free until the next booking and offers to start', () => {
    const { home } = project(panelState([booking('2026-11-24T13:00', '14:00')]));
    expect(home).toMatchObject({ state: 'free', until: at('2026-11-24T13:00'), booking: null });
    expect(home.primary).toEqual({ kind: 'start' });
  });

  it('is free for the rest of the day when the next booking is tomorrow', () => {
    expect(project(panelState([booking('2026-11-25T09:00', '10:00')])).home.until).toBeNull();
  });

  it('talks about the next booking from ten minutes before', () => {
    const soon = booking('2026-11-24T10:10', '11:00', { join: zoom() });
    expect(project(panelState([soon])).home).toMatchObject({
      state: 'soon',
      primary: { kind: 'join', bookingKey: soon.key, early: true },
    });
    expect(project(panelState([booking('2026-11-24T10:11', '11:00')])).home.state).toBe('free');
  });

  it('offers to join the running booking', () => {
    expect(project(panelState([running])).home).toMatchObject({
      state: 'busy',
      until: running.endsAt,
      primary: { kind: 'join', bookingKey: running.key, early: false },
      obstacle: null,
    });
  });

  it('says why a booking cannot be joined, and offers to start', () => {
    const teams = booking('2026-11-24T09:30', '11:00', {
      join: { kind: 'none', obstacle: 'otherService', service: 'teams' },
    });
    expect(project(panelState([teams])).home).toMatchObject({
      obstacle: 'otherService',
      primary: { kind: 'start' },
      booking: { service: 'teams' },
    });
  });

  it('offers to join another service’s meeting where the room can, and names the obstacle elsewhere', () => {
    const url = 'https://teams.live.com/meet/9312345678901';
    const teams = booking('2026-11-24T09:30', '11:00', {
      join: { kind: 'thirdParty', service: 'teams', url },
    });
    const able = { ...readyRoom, capabilities: [...readyRoom.capabilities, 'joinThirdParty' as const] };
    const joining = project(panelState([teams], { room: able }));
    expect(joining.home).toMatchObject({
      primary: { kind: 'join', bookingKey: teams.key },
      obstacle: null,
      booking: { service: 'teams' },
    });
    expect(JSON.stringify(joining)).not.toContain('9312345678901');
    expect(project(panelState([teams])).home).toMatchObject({
      primary: { kind: 'start' },
      obstacle: 'otherService',
    });
  });

  it('never says free when the calendar is older than 15 minutes or was never read', () => {
    const old = (asOf: number | null) =>
      project(panelState([], { calendar: { bookings: [], asOf, trouble: null } })).home.state;
    expect(old(now - 15 * minute)).toBe('free');
    expect(old(now - 15 * minute - 1)).toBe('unknown');
    expect(old(null)).toBe('unknown');
  });

  it('still offers to join the last known booking when the calendar is unknown', () => {
    const stale = { bookings: [running], asOf: now - 20 * minute, trouble: null };
    expect(project(panelState([], { calendar: stale })).home).toMatchObject({
      state: 'unknown',
      until: null,
      primary: { kind: 'join' },
    });
  });
});

describe('the agenda', () => {
  it('shows its age from a minute on', () => {
    const age = (ms: number) =>
      project(panelState([], { calendar: { bookings: [], asOf: now - ms, trouble: null } })).agenda.age;
    expect([age(59 * second), age(minute), age(16 * minute)]).toEqual(['fresh', 'aged', 'unknown']);
  });

  it('lists bookings and gaps by time, and a strip from seven to eighteen', () => {
    const { agenda } = project(panelState([booking('2026-11-24T12:00', '13:00'), running]));
    expect(agenda.rows.map((row) => row.kind)).toEqual(['booking', 'gap', 'booking', 'gap']);
    expect(agenda.strip).toMatchObject({ startsAt: at('2026-11-24T06:00'), endsAt: at('2026-11-24T17:00') });
    expect(agenda.strip.blocks.map((block) => block.phase)).toEqual(['now', 'next']);
  });
});

describe('a meeting', () => {
  it('has the booking with its number, and what comes next', () => {
    const { screen, meeting } = project(
      panelState([running, booking('2026-11-24T11:00', '12:00')], { room: inMeeting }),
    );
    expect(screen.kind).toBe('call');
    expect(meeting?.booking?.key).toBe(running.key);
    expect(meeting?.nextStartsAt).toBe(at('2026-11-24T11:00'));
  });

  it('whose number the room has not told belongs to the booking that runs', () => {
    const room: RoomState = { ...inMeeting, call: { kind: 'inMeeting', since: now, meetingNumber: null } };
    expect(project(panelState([running], { room })).meeting?.booking?.key).toBe(running.key);
    expect(project(panelState([], { room })).meeting?.booking).toBeNull();
  });

  it('counts people inside and waiting apart, and knows whether the room is host', () => {
    const participants = [
      person('1', { isMyself: true, isHost: true }),
      person('2'),
      person('3', { isInWaitingRoom: true }),
    ];
    expect(project(panelState([], { room: { ...inMeeting, participants } })).meeting).toMatchObject({
      participantCount: 2,
      waiting: { count: 1 },
      role: 'host',
    });
  });

  it('shows a switch as wanted while it is on its way', () => {
    const state = panelState([], {
      room: { ...inMeeting, microphoneMuted: false },
      undertakings: [undertaking('microphone.set', { wanted: false })],
    });
    expect(project(state).meeting?.microphone).toEqual({ isOn: true, wanted: false });
    expect(project(state).meeting?.camera).toEqual({ isOn: null, wanted: null });
  });

  it('outlives a lost link for a minute and then gives way to home', () => {
    const lostFor = (ms: number) =>
      project(panelState([], { room: { ...inMeeting, link: { kind: 'lost', since: now - ms } } })).screen
        .kind;
    expect(lostFor(minute)).toBe('call');
    expect(lostFor(minute + 1)).toBe('home');
  });
});

describe('what the page never gets', () => {
  it('is a passcode, a meeting number, a mailbox or a secret of the config', () => {
    const state = panelState(
      [booking('2026-11-24T09:30', '11:00', { join: zoom('61234567890', '471147') })],
      {
        room: { ...inMeeting, personalMeetingNumber: '4417730925' },
      },
    );
    expect(JSON.stringify(project(state))).not.toMatch(/471147|61234567890|4417730925|hemligt|rum@su/);
  });

  it('is the room’s sharing key while the room is out of reach', () => {
    const room = { ...readyRoom, sharing: { ...readyRoom.sharing, key: 'TRKVBN' } };
    expect(project(panelState([], { room })).sharing.key).toBe('TRKVBN');
    const lost = { ...room, link: { kind: 'lost' as const, since: now } };
    expect(project(panelState([], { room: lost })).sharing.key).toBeNull();
    expect(project(panelState([], { room: lost })).room.capabilities).toEqual([]);
  });
});

describe('banners', () => {
  it('say what is wrong with the room and the calendar, and since when', () => {
    const room: RoomState = {
      ...readyRoom,
      link: { kind: 'refused', since: 5, code: 'room.hostKeyChanged' },
    };
    const trouble = { error: panelError('calendar.secretRefused', 'later', null), since: 7 };
    const state = panelState([], { room, calendar: { bookings: [], asOf: now, trouble } });
    expect(project(state).banners).toEqual([
      { kind: 'roomRefused', since: 5, code: 'room.hostKeyChanged' },
      { kind: 'calendarTrouble', since: 7, code: 'calendar.secretRefused' },
    ]);
  });

  it('leave the first connecting alone until start-up has had its time', () => {
    const room: RoomState = { ...readyRoom, link: { kind: 'connecting', since: 5 } };
    expect(project(panelState([], { room, isSettled: false })).banners).toEqual([]);
    expect(project(panelState([], { room })).banners).toEqual([{ kind: 'roomConnecting', since: 5 }]);
  });
});

describe('the screen', () => {
  it('is the config’s faults before anything else', () => {
    const problem = { key: 'room.csapi', found: '', expected: { kind: 'present' as const, detail: null } };
    expect(project(panelState([], { configProblems: [problem], room: inMeeting })).screen).toEqual({
      kind: 'setup',
      problems: [problem],
    });
  });

  it('is the prompt before the call it belongs to', () => {
    const room: RoomState = { ...inMeeting, prompt: { kind: 'passcode', since: now, wrong: true } };
    expect(project(panelState([running], { room })).screen).toEqual({
      kind: 'prompt',
      prompt: { kind: 'passcode', wrong: true, title: 'Planering' },
    });
  });

  it('is the share when the room shares without a meeting', () => {
    const room: RoomState = { ...readyRoom, call: { kind: 'localShare', since: now } };
    expect(project(panelState([], { room })).screen.kind).toBe('sharing');
  });

  it('is the start until the calendar has answered', () => {
    expect(project(panelState([], { isStarting: true })).screen.kind).toBe('starting');
  });
});
