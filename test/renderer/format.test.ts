/** Times, dates, lengths and meeting numbers as people read them. */
import { describe, expect, test } from 'vitest';
import { formatOf, groupMeetingNumber } from '../../renderer/text/format.ts';
import { at } from '../ui/snapshots.ts';

const sv = formatOf('sv', 'Europe/Stockholm');
const en = formatOf('en', 'Europe/Stockholm');

describe('times', () => {
  test('are in the room’s zone with 24 hours in both languages', () => {
    expect(sv.time(at('13:48'))).toBe('13:48');
    expect(en.time(at('13:48'))).toBe('13:48');
    expect(formatOf('en', 'America/New_York').time(at('13:48'))).toBe('07:48');
    expect(en.time(at('00:05'))).toBe('00:05');
  });

  test('make ranges with an en dash and no spaces', () => {
    expect(sv.range(at('13:30'), at('14:30'))).toBe('13:30–14:30');
  });

  test('keep their hour over a night of daylight saving', () => {
    const beforeChange = Date.parse('2026-10-25T00:30:00Z');
    expect(sv.time(beforeChange)).toBe('02:30');
    expect(sv.time(beforeChange + 3_600_000)).toBe('02:30');
  });

  test('in a zone this browser does not know are in universal time rather than nowhere', () => {
    expect(formatOf('sv', 'Moon/Tranquility').time(at('13:48'))).toBe('12:48');
  });
});

test('dates are written as each language does', () => {
  expect(`${sv.weekday(at('13:48'))} ${sv.dayAndMonth(at('13:48'))}`).toBe('måndag 23 november');
  expect(`${en.weekday(at('13:48'))} ${en.dayAndMonth(at('13:48'))}`).toBe('Monday 23 November');
  expect(sv.hour(at('07:00'))).toBe('07');
});

test('every day of the week and every month has its word', () => {
  const noonOf = (month: number, day: number): number => Date.UTC(2026, month - 1, day, 12);
  const days = [2, 3, 4, 5, 6, 7, 8].map((day) => noonOf(3, day));
  const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => noonOf(month, 1));
  for (const [format, locale] of [
    [sv, 'sv-SE'],
    [en, 'en-GB'],
  ] as const) {
    const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long' });
    expect(days.map(format.weekday)).toEqual(days.map((day) => weekday.format(day)));
    const dayAndMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' });
    expect(months.map(format.dayAndMonth)).toEqual(months.map((day) => dayAndMonth.format(day)));
  }
});

test('lengths have their plurals, and hours from sixty minutes', () => {
  expect([1, 42, 60, 120, 65].map(sv.duration)).toEqual([
    '1 minut',
    '42 minuter',
    '1 timme',
    '2 timmar',
    '1 tim 5 min',
  ]);
  expect([1, 42, 60, 65].map(en.duration)).toEqual(['1 minute', '42 minutes', '1 hour', '1 h 5 min']);
  expect([30, 60, 150].map(sv.shortDuration)).toEqual(['30 min', '1 tim', '2 tim 30 min']);
  expect([30, 120].map(en.shortDuration)).toEqual(['30 min', '2 h']);
});

test('meeting numbers are grouped as Zoom writes them, while they are typed too', () => {
  expect(['12', '1234', '123456789', '1234567890', '12345678901'].map(groupMeetingNumber)).toEqual([
    '12',
    '123 4',
    '123 456 789',
    '123 456 7890',
    '123 4567 8901',
  ]);
});
