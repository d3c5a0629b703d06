import { describe, expect, it } from 'vitest';
import { emptyLedger, noteRelease, settleRelease } from '../../electron/app/booking/ledger.ts';
import { createProjection } from '../../electron/app/project.ts';
import type { PanelState } from '../../electron/app/state.ts';
import { panelError } from '../../shared/errors.ts';
import type { HomeSlice, Snapshot } from '../../shared/snapshot.ts';
import { minute, second } from '../../shared/time.ts';
import { booking } from '../fakes/bookings.ts';
import { at, panelState, readyRoom, testConfig } from './states.ts';

const now = at('2026-11-24T10:00');
const project = (state: PanelState): Snapshot => createProjection()(state, null);
const minutesOf = (lengths: HomeSlice['lengths']): (number | null)[] => lengths.map(({ minutes }) => minutes);
const running = booking('2026-11-24T09:30', '11:00');
const unreachable = panelError('calendar.unreachable', 'later', null);
const atTheDoor = (level: 'organiser' | 'busy'): Partial<PanelState> => {
  const config = testConfig();
  const panel = { ...config.panel, placement: 'door' as const };
  return { config: { ...config, panel, privacy: { inside: 'open', door: level } } };
};

describe('what can be booked now', () => {
  it('are the lengths that fit before the next booking, and up to it', () => {
    const next = booking('2026-11-24T10:40', '12:00');
    expect(minutesOf(project(panelState([next])).home.lengths)).toEqual([15, 30, null]);
    expect(minutesOf(project(panelState([])).home.lengths)).toEqual([15, 30, 45, 60]);
  });

  it('is nothing in a room that is taken, and that is no obstacle', () => {
    expect(project(panelState([running])).home).toMatchObject({ lengths: [], writeObstacle: null });
  });

  it.each<[string, Partial<PanelState>, string]>([
    [
      'the calendar is out of reach',
      { calendar: { bookings: [running], asOf: now, trouble: { error: unreachable, since: now } } },
      'calendar.stale',
    ],
    [
      'the calendar is too old',
      { calendar: { bookings: [running], asOf: now - 15 * minute - 1, trouble: null } },
      'calendar.stale',
    ],
    [
      'the calendar was never read',
      { calendar: { bookings: [], asOf: null, trouble: null } },
      'calendar.stale',
    ],
    ['there is no calendar', { config: { ...testConfig(), calendar: null } }, 'calendar.notConfigured'],
  ])('is nothing when %s, and neither is extending or ending', (_name, more, code) => {
    expect(project(panelState([running], more)).home).toMatchObject({
      ...{ lengths: [], extensions: [], canEnd: false, writeObstacle: code },
    });
  });
});

describe('the running booking', () => {
  it('can be lengthened by the two shortest lengths, or until the next one', () => {
    const next = booking('2026-11-24T11:25', '12:00');
    const { home } = project(panelState([running, next]));
    expect(minutesOf(home.extensions)).toEqual([15, null]);
    expect(minutesOf(project(panelState([running])).home.extensions)).toEqual([15, 30]);
    expect(home.canEnd).toBe(true);
  });

  it('is neither lengthened nor ended before it runs', () => {
    const soon = booking('2026-11-24T10:05', '11:00');
    expect(project(panelState([soon])).home).toMatchObject({ extensions: [], canEnd: false, state: 'soon' });
  });
});

describe('what was given back', () => {
  const given = booking('2026-11-24T10:00', '11:00', { title: 'Lönesamtal', isPrivate: true });
  const ledger = (releasedAt: number) =>
    settleRelease(noteRelease(emptyLedger, given, releasedAt, true), given.key, 'done');

  it('is shown at once, before the next minute, under the same masks as ever', () => {
    const { home } = project(panelState([], { ledger: ledger(now + 8 * second), released: given }));
    expect(home.released).toMatchObject({
      booking: { key: given.key, label: 'private', title: null, organizer: null },
      releasedAt: now + 8 * second,
      takeBackUntil: now + 8 * second + 10 * minute,
    });
    expect(JSON.stringify(home)).not.toContain('Lönesamtal');
  });

  it('is not shown where it would lie in the future', () => {
    const { home } = project(panelState([], { ledger: ledger(now + 2 * minute), released: given }));
    expect(home.released).toBeNull();
  });

  it('by another release than the last one is known by its times alone', () => {
    const { home } = project(panelState([], { ledger: ledger(now), released: running }));
    expect(home.released?.booking).toMatchObject({ key: given.key, label: 'booked', title: null });
  });
});

describe('what is held', () => {
  const held = {
    kind: 'booking.end',
    booking: running,
    isByRule: false,
    since: now,
    until: now + 8 * second,
  } as const;

  it('is shown with its booking as the privacy of the place allows', () => {
    expect(project(panelState([running], { held: [held] })).held).toMatchObject([
      {
        kind: 'booking.end',
        isByRule: false,
        since: now,
        until: now + 8 * second,
        booking: { title: 'Styrgrupp' },
      },
    ]);
    const door = project(panelState([running], { held: [held], ...atTheDoor('organiser') })).held;
    expect(door).toMatchObject([{ booking: { label: 'booked', title: null, organizer: 'Åsa Öberg' } }]);
    const busy = project(panelState([running], { held: [held], ...atTheDoor('busy') })).held;
    expect(busy).toMatchObject([{ booking: { label: 'booked', title: null, organizer: null } }]);
  });
});

describe('a booking of another service', () => {
  const join = {
    kind: 'thirdParty',
    service: 'teams',
    url: 'https://teams.live.com/meet/9312345678901',
  } as const;
  const teams = booking('2026-11-24T09:30', '11:00', { join });
  const tomorrow = booking('2026-11-25T09:30', '11:00', { join });

  it('says the same of its obstacle wherever it stands', () => {
    const call = { kind: 'inMeeting', since: now, meetingNumber: null } as const;
    const shown = (capabilities: typeof readyRoom.capabilities) => {
      const snapshot = project(panelState([teams, tomorrow], { room: { ...readyRoom, capabilities, call } }));
      const rows = [...snapshot.agenda.rows, ...snapshot.agenda.tomorrow.rows];
      return [
        snapshot.home.booking?.obstacle,
        snapshot.meeting?.booking?.obstacle,
        ...rows.map((row) => (row.kind === 'booking' ? row.booking.obstacle : 'gap')),
      ].filter((one) => one !== 'gap');
    };
    expect(shown([])).toEqual(['otherService', 'otherService', 'otherService', 'otherService']);
    expect(shown(['joinThirdParty'])).toEqual([null, null, null, null]);
  });
});
