import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateAt, dateOf, instantOf, startOfDate } from '../../electron/calendar/times.ts';

const stockholm = 'Europe/Stockholm';
const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

describe('a clock time as Graph writes it', () => {
  it.each([
    ['2026-11-23T09:00:00.0000000', 'UTC', '2026-11-23T09:00:00.000Z'],
    ['2026-11-23T09:00:00', 'tzone://Microsoft/Utc', '2026-11-23T09:00:00.000Z'],
    ['2026-11-23T09:00:00.0000000', 'W. Europe Standard Time', '2026-11-23T08:00:00.000Z'],
    ['2026-07-01T09:00:00.0000000', 'W. Europe Standard Time', '2026-07-01T07:00:00.000Z'],
    ['2026-11-23T09:00:00.0000000', 'Europe/Helsinki', '2026-11-23T07:00:00.000Z'],
    ['2026-11-23T09:00:00.0000000', 'Customized Time Zone', '2026-11-23T08:00:00.000Z'],
    ['2026-11-23T09:00:00.0000000', 'tzone://Microsoft/Custom', '2026-11-23T08:00:00.000Z'],
    ['2026-11-23T09:00:00Z', 'W. Europe Standard Time', '2026-11-23T09:00:00.000Z'],
    ['2026-11-23T09:00:00+05:30', 'UTC', '2026-11-23T03:30:00.000Z'],
  ])('%s in %s is %s', (dateTime, zone, expected) => {
    expect(iso(instantOf(dateTime, zone, stockholm))).toBe(expected);
  });

  it.each(['', 'soon', '2026-11-23', '2026-02-30T09:00:00', '2026-11-23T25:00:00', '09:00:00'])(
    '"%s" is none',
    (dateTime) => {
      expect(instantOf(dateTime, 'W. Europe Standard Time', stockholm)).toBeNull();
    },
  );

  it('is taken forward out of the hour that spring skips', () => {
    expect(iso(instantOf('2027-03-28T02:30:00', stockholm, stockholm))).toBe('2027-03-28T01:30:00.000Z');
  });

  it('is the earlier one in the hour that autumn repeats', () => {
    expect(iso(instantOf('2027-10-31T02:30:00', stockholm, stockholm))).toBe('2027-10-31T00:30:00.000Z');
  });

  it('never makes the reader throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (dateTime, zone) => {
        instantOf(dateTime, zone, stockholm);
        dateOf(dateTime);
      }),
    );
  });
});

describe('a day of the room', () => {
  it.each([
    ['2026-11-24', 24],
    ['2027-03-28', 23],
    ['2027-10-31', 25],
  ])('%s has %i hours', (date, hours) => {
    const length = startOfDate(addDays(date, 1), stockholm) - startOfDate(date, stockholm);
    expect(length / 3_600_000).toBe(hours);
  });

  it('changes at the room’s midnight, whatever the machine’s zone', () => {
    expect(dateAt(Date.parse('2026-11-24T22:59:59Z'), stockholm)).toBe('2026-11-24');
    expect(dateAt(Date.parse('2026-11-24T23:00:00Z'), stockholm)).toBe('2026-11-25');
  });

  it('is read as written from an all-day booking', () => {
    expect(dateOf('2026-11-24T00:00:00.0000000')).toBe('2026-11-24');
    expect(dateOf('2026-02-30T00:00:00')).toBeNull();
  });
});
