/** When the panel sleeps and what keeps it awake, in the room's own time; and that one touch is enough to wake it. */
import { describe, expect, test } from 'vitest';
import { isNight, isOfficeTime } from '../../electron/app/night.ts';
import { chooseScreen } from '../../electron/app/screen.ts';
import type { Held, PanelState } from '../../electron/app/state.ts';
import { minute } from '../../shared/time.ts';
import { booking } from '../fakes/bookings.ts';
import { runningPanel } from './running-panel.ts';
import { at, meetingRoom, panelState, readyRoom, testConfig } from './states.ts';

/** Half past ten in the evening in Stockholm. */
const late = at('2026-11-24T21:30');
/** An hour after the last touch. */
const asleep = ({ now = late, ...more }: Partial<PanelState> = {}): PanelState =>
  panelState([], { now, touchedAt: now - 60 * minute, ...more });

const withHours = (from: string, to: string): Partial<PanelState> => {
  const config = testConfig();
  return { config: { ...config, panel: { ...config.panel, officeHours: { from, to } } } };
};

test('a room that nobody uses late in the evening sleeps', () => {
  expect(isNight(asleep())).toBe(true);
  expect(chooseScreen(asleep(), null)).toEqual({ kind: 'night' });
});

describe('office hours', () => {
  test.each([
    ['2026-11-24T19:59', false],
    ['2026-11-24T20:00', true],
    ['2026-11-25T05:59', true],
    ['2026-11-25T06:00', false],
  ])('are from seven to nine unless the config says otherwise: %s UTC is night: %s', (time, isIt) => {
    expect(isNight(asleep({ now: at(time) }))).toBe(isIt);
  });

  test('are those of the config', () => {
    expect(isNight(asleep({ ...withHours('06:30', '23:00') }))).toBe(false);
    expect(isNight(asleep({ ...withHours('06:30', '18:00'), now: at('2026-11-24T17:00') }))).toBe(true);
    expect(isNight(asleep({ ...withHours('06:30', '18:00'), now: at('2026-11-24T16:59') }))).toBe(false);
  });

  test('may last past midnight', () => {
    const hours = { from: '18:00', to: '02:00' };
    const isOpen = (time: string): boolean => isOfficeTime(at(time), 'Europe/Stockholm', hours);
    expect(['16:59', '17:00', '23:30'].map((time) => isOpen(`2026-11-24T${time}`))).toEqual([
      false,
      true,
      true,
    ]);
    expect(['00:59', '01:00'].map((time) => isOpen(`2026-11-24T${time}`))).toEqual([true, false]);
  });

  test('that end when they begin never end', () => {
    for (const time of ['00:00', '05:59', '06:00', '22:00']) {
      const now = at(`2026-11-24T${time}`);
      expect(isOfficeTime(now, 'Europe/Stockholm', { from: '07:00', to: '07:00' })).toBe(true);
    }
  });

  test.each([
    ['spring, nine hours', '2026-03-28T20:00', '2026-03-29T05:00', 9],
    ['autumn, eleven hours', '2026-10-24T19:00', '2026-10-25T06:00', 11],
  ])('leave a night of the wall clock between them: %s', (_, from, to, hours) => {
    const [start, end] = [at(from), at(to)];
    expect((end - start) / (60 * minute)).toBe(hours);
    const nights = [start - minute, start, end - minute, end].map((now) => isNight(asleep({ now })));
    expect(nights).toEqual([false, true, true, false]);
  });

  test('that begin in the hour that comes twice begin once', () => {
    const hours = { from: '02:30', to: '21:00' };
    const open = Array.from({ length: 150 }, (_, index) =>
      isOfficeTime(at('2026-10-25T00:00') + index * minute, 'Europe/Stockholm', hours),
    );
    expect(open.indexOf(true)).toBe(30);
    expect(open.lastIndexOf(false)).toBe(29);
  });

  test('that begin in the hour that is skipped begin with the first minute that exists', () => {
    const isOpen = (time: string): boolean =>
      isOfficeTime(at(time), 'Europe/Stockholm', { from: '02:30', to: '21:00' });
    expect([isOpen('2026-03-29T00:59'), isOpen('2026-03-29T01:30')]).toEqual([false, true]);
  });
});

describe('the panel stays awake', () => {
  const evening = (start: string, end: string, more = {}) => [
    booking(`2026-11-24T${start}`, end, { key: 'late', ...more }),
  ];
  const withBookings = (bookings: readonly ReturnType<typeof booking>[]): Partial<PanelState> => ({
    calendar: { bookings, asOf: late, trouble: null },
  });
  const held: Held = {
    kind: 'booking.end',
    booking: booking('2026-11-24T20:00', '21:00'),
    isByRule: false,
    since: late,
    until: late + 1,
  };

  test.each<[string, Partial<PanelState>]>([
    ['for two minutes after a touch', { touchedAt: late - 2 * minute + 1 }],
    ['after a touch since the last minute', { touchedAt: late + 1 }],
    ['while a booking runs', withBookings(evening('21:00', '22:00'))],
    ['a quarter of an hour before a booking', withBookings(evening('21:45', '22:00'))],
    ['while something waits to be sent', { held: [held] }],
    ['while staff are at it', { admin: { report: null } }],
    ['as long as it has no config', { config: null }],
  ])('%s', (_, more) => {
    expect(isNight(asleep(more))).toBe(false);
  });

  test.each<[string, Partial<PanelState>]>([
    ['two minutes after a touch', { touchedAt: late - 2 * minute }],
    ['a booking that is over', withBookings(evening('20:30', '21:30'))],
    ['a booking in more than a quarter of an hour', withBookings(evening('21:46', '22:00'))],
    ['one that was cancelled', withBookings(evening('21:00', '22:00', { isCancelled: true }))],
    [
      'one that takes the whole day',
      withBookings([
        booking('2026-11-23T23:00', '2026-11-24T23:00', {
          allDay: { startDate: '2026-11-24', endDate: '2026-11-25' },
        }),
      ]),
    ],
  ])('but not for %s', (_, more) => {
    expect(isNight(asleep(more))).toBe(true);
  });
});

describe('above night stands', () => {
  test.each<[string, Partial<PanelState>, string]>([
    ['a call', { room: meetingRoom() }, 'call'],
    ['a question', { room: { ...readyRoom, prompt: { kind: 'recordingConsent', since: late } } }, 'prompt'],
    ['a start', { isStarting: true }, 'starting'],
  ])('%s', (_, more, kind) => {
    expect(chooseScreen(asleep(more), null).kind).toBe(kind);
  });
});

describe('a running panel', () => {
  test('falls asleep by itself, wakes at a touch without waiting for its minute, and sleeps again', async () => {
    const { clock, tap, shown } = await runningPanel({ startsAt: '2026-11-24T19:50:30Z' });
    const screen = (): string => shown().screen.kind;
    await clock.advance(9 * minute);
    expect(screen()).toBe('home');
    await clock.advance(minute);
    expect(screen()).toBe('night');
    await tap({ kind: 'panel.touched' });
    await clock.advance(100);
    expect(screen()).toBe('home');
    await clock.advance(minute);
    expect(screen()).toBe('home');
    await clock.advance(2 * minute);
    expect(screen()).toBe('night');
  });
});
