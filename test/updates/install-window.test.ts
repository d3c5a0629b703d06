/** The nightly window in the rooms' own time, on the nights when clocks change and everywhere. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowAt } from '../../electron/updates/install-window.ts';
import { hour } from './durations.ts';

const nightly: [string, string] = ['02:00', '04:00'];

function window(now: string, zone = 'Europe/Stockholm', hours = nightly): string[] {
  const { opensAt, closesAt } = windowAt(Date.parse(now), zone, hours);
  return [opensAt, closesAt].map((at) => new Date(at).toISOString().slice(0, 16));
}

describe('the nightly window', () => {
  it('is the next one by day and the open one at night', () => {
    const tonight = ['2026-11-25T01:00', '2026-11-25T03:00'];
    expect(window('2026-11-24T11:00:00Z')).toEqual(tonight);
    expect(window('2026-11-25T02:59:59Z')).toEqual(tonight);
    expect(window('2026-11-25T03:00:00Z')).toEqual(['2026-11-26T01:00', '2026-11-26T03:00']);
  });

  it('is an hour on the night that lacks its first', () => {
    expect(window('2026-03-28T12:00:00Z')).toEqual(['2026-03-29T01:00', '2026-03-29T02:00']);
  });

  it('is three hours on the night that has one twice', () => {
    expect(window('2026-10-24T12:00:00Z')).toEqual(['2026-10-25T00:00', '2026-10-25T03:00']);
  });

  it('comes an hour later when it lies in the missing hour as a whole', () => {
    const missing: [string, string] = ['02:15', '02:45'];
    expect(window('2026-03-28T12:00:00Z', 'Europe/Stockholm', missing)).toEqual([
      '2026-03-29T01:15',
      '2026-03-29T01:45',
    ]);
  });

  it('may span midnight, or the whole day', () => {
    const late: [string, string] = ['23:00', '01:00'];
    expect(window('2026-11-24T23:30:00Z', 'Europe/Stockholm', late)).toEqual([
      '2026-11-24T22:00',
      '2026-11-25T00:00',
    ]);
    expect(window('2026-11-24T23:30:00Z', 'UTC', late)).toEqual(['2026-11-24T23:00', '2026-11-25T01:00']);
    expect(window('2026-11-24T12:00:00Z', 'UTC', ['00:00', '00:00'])).toEqual([
      '2026-11-24T00:00',
      '2026-11-25T00:00',
    ]);
  });

  it('is found where a whole day was skipped, and where midnight is', () => {
    expect(window('2011-12-29T20:00:00Z', 'Pacific/Apia')).toEqual(['2011-12-30T12:00', '2011-12-30T14:00']);
    expect(window('2018-11-03T12:00:00Z', 'America/Sao_Paulo', ['00:00', '02:00'])).toEqual([
      '2018-11-04T03:00',
      '2018-11-04T04:00',
    ]);
  });

  it('comes within 49 hours, is never empty and ends after now, at any time anywhere', () => {
    const zones = fc.constantFrom(
      'Europe/Stockholm',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
    );
    const times = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    const clock = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map((parts) => parts.map((n) => String(n).padStart(2, '0')).join(':'));
    fc.assert(
      fc.property(times, zones, clock, clock, (at, zone, from, to) => {
        const now = at.getTime();
        const { opensAt, closesAt } = windowAt(now, zone, [from, to]);
        expect(closesAt).toBeGreaterThan(now);
        expect(closesAt).toBeGreaterThan(opensAt);
        expect(opensAt - now).toBeLessThan(49 * hour);
      }),
    );
  });
});
