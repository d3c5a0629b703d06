/** What the screens read out of a snapshot. */
import { describe, expect, test } from 'vitest';
import {
  hostOf,
  leavesOthersAsHost,
  minutesUntil,
  nowIndex,
  shareWays,
  shownRows,
  timeLeft,
} from '../../renderer/store/selectors.ts';
import { agenda, at, booking, free, meeting, planning, unknown } from '../ui/snapshots.ts';

describe('time left in a meeting', () => {
  test('runs to the end of its booking', () => {
    expect(timeLeft(meeting(), at('15:06'))).toEqual({ kind: 'left', minutes: 24, isShort: false });
  });

  test('is short from five minutes on', () => {
    expect(timeLeft(meeting(), at('15:24'))).toMatchObject({ minutes: 6, isShort: false });
    expect(timeLeft(meeting(), at('15:25'))).toMatchObject({ minutes: 5, isShort: true });
  });

  test('is over when the booking has ended', () => {
    expect(timeLeft(meeting(), at('15:30'))).toEqual({ kind: 'over', endedAt: planning.endsAt });
  });

  test('runs to the next booking where there is none of its own, and is open without either', () => {
    expect(timeLeft(meeting({ booking: null }), at('15:06'))).toMatchObject({ minutes: 54 });
    expect(timeLeft(meeting({ booking: null, nextStartsAt: null }), at('15:06'))).toEqual({ kind: 'open' });
  });
});

test('a started minute still counts, and the past counts as none', () => {
  expect(minutesUntil(at('14:30'), at('14:24') + 1)).toBe(6);
  expect(minutesUntil(at('14:30'), at('14:31'))).toBe(0);
});

test('only a host with company is asked how to leave', () => {
  expect(leavesOthersAsHost(meeting({ role: 'host', participantCount: 2 }))).toBe(true);
  expect(leavesOthersAsHost(meeting({ role: 'host', participantCount: 1 }))).toBe(false);
  expect(leavesOthersAsHost(meeting({ role: 'participant', participantCount: 9 }))).toBe(false);
});

test('ways to share are those the room has now, the app first', () => {
  expect(shareWays(free()).map(({ kind }) => kind)).toEqual(['app', 'airPlay', 'cable']);
  const bare = free({
    room: { link: 'ready', capabilities: ['cable'], hostOnly: [] },
    sharing: { ...free().sharing, key: null, airPlay: null, cable: 'connected' },
  });
  expect(shareWays(bare)).toEqual([{ kind: 'cable', state: 'connected' }]);
});

describe('the list of the day', () => {
  test('has the now line under what has begun and above what has not', () => {
    const rows = agenda(at('14:42')).rows;
    expect(
      rows.slice(0, nowIndex(rows)).map((row) => (row.kind === 'booking' ? row.phase : row.kind)),
    ).toEqual(['past', 'now']);
  });

  test('has the now line last when all is over', () => {
    const rows = agenda(at('14:42'), [booking('08:00', '09:00')]).rows.filter(
      ({ kind }) => kind === 'booking',
    );
    expect(nowIndex(rows)).toBe(1);
  });

  test('claims nothing free when the calendar is unknown', () => {
    expect(shownRows(free()).some(({ kind }) => kind === 'gap')).toBe(true);
    expect(shownRows(unknown()).some(({ kind }) => kind === 'gap')).toBe(false);
  });
});

test.each([
  ['https://serviceportalen.su.se', 'serviceportalen.su.se'],
  ['https://portal.example:8443/help?x=1#top', 'portal.example'],
  ['http://portal.example/', 'portal.example'],
  ['javascript:alert(1)', null],
  ['portal.example', null],
  [null, null],
])('an address %o is known by its host name', (url, host) => {
  expect(hostOf(url)).toBe(host);
});
