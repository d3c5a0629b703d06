import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usedByRoom } from '../../../electron/app/booking/check-in.ts';
import { notFresh, watchFreshness, type Freshness } from '../../../electron/app/booking/freshness.ts';
import {
  emptyLedger,
  noteAgenda,
  noteRelease,
  noteUse,
  type Ledger,
} from '../../../electron/app/booking/ledger.ts';
import {
  dropReason,
  dueReleases,
  holdMs,
  mayRelease,
  releaseAt,
  type ReleaseFacts,
} from '../../../electron/app/booking/release-rule.ts';
import type { Booking } from '../../../shared/model/booking.ts';
import { hour, minute, second } from '../../../shared/time.ts';
import { booking } from '../../fakes/bookings.ts';
import { readyRoom, testConfig } from '../states.ts';

const meeting = booking('2026-11-24T10:00', '11:00');
const ten = meeting.startsAt;
const closesAt = ten + 10 * minute;
const times = { openMinutes: 10, closeMinutes: 10 };
const since = (moment: number): Freshness => ({ since: moment, asOf: moment, lookedAt: moment });

/** Everything speaks for a release: seen the day before, watched from when the time to check in began. */
function facts(more: Partial<ReleaseFacts> = {}): ReleaseFacts {
  const bookings = more.bookings ?? [meeting];
  return {
    bookings,
    times,
    ledger: noteAgenda(emptyLedger, bookings, ten - 24 * hour),
    mayRelease: true,
    freshness: since(ten - 10 * minute),
    ...more,
  };
}

describe('who may release', () => {
  const config = testConfig();
  const may = (placement: 'table' | 'door', driver: 'csapi' | 'cloud' | 'both', release: 'on' | 'off') =>
    mayRelease({
      booking: { ...config.booking, release },
      panel: { ...config.panel, placement },
      room: { ...config.room, driver },
    });

  it('is the panel on the table, whatever it steers the room by', () => {
    expect([may('table', 'csapi', 'on'), may('table', 'cloud', 'on')]).toEqual([true, true]);
  });

  it('is a panel at the door that alone controls the room', () => {
    expect([may('door', 'csapi', 'on'), may('door', 'both', 'on')]).toEqual([true, true]);
    expect(may('door', 'cloud', 'on')).toBe(false);
  });

  it('is nobody when the config says so', () => {
    expect([may('table', 'csapi', 'off'), may('door', 'csapi', 'off')]).toEqual([false, false]);
  });
});

describe('when a booking is released', () => {
  it('is told from the moment the time to check in opens, until it is too late', () => {
    expect(releaseAt(meeting, facts(), ten - 10 * minute - 1)).toBeNull();
    expect(releaseAt(meeting, facts(), ten - 10 * minute)).toBe(closesAt);
    expect(releaseAt(meeting, facts(), closesAt + 90 * second)).toBe(closesAt);
    expect(releaseAt(meeting, facts(), closesAt + 90 * second + 1)).toBeNull();
  });

  it.each<[string, Partial<ReleaseFacts>]>([
    ['this panel may not', { mayRelease: false }],
    ['something is out of sight', { freshness: notFresh }],
    ['the time to check in was not watched from its beginning', { freshness: since(ten - 10 * minute + 1) }],
    ['it is used', { ledger: noteUse(facts().ledger, meeting, ten) }],
    ['it was tried before', { ledger: noteRelease(facts().ledger, meeting, closesAt, true) }],
    ['it was booked at short notice', { ledger: emptyLedger }],
  ])('is never when %s', (_name, more) => {
    expect(releaseAt(meeting, facts(more), closesAt)).toBeNull();
    expect(dueReleases(facts(more), closesAt)).toEqual([]);
  });

  it('is when the time to check in is over, and not before', () => {
    expect(dueReleases(facts(), closesAt - 1)).toEqual([]);
    expect(dueReleases(facts(), closesAt)).toEqual([meeting]);
  });
});

describe('a release that is held', () => {
  it('stands for eight seconds, and for twenty with large text or speech', () => {
    expect([holdMs(false), holdMs(true)]).toEqual([8 * second, 20 * second]);
  });

  it('goes through when nothing has changed', () => {
    expect(dropReason(meeting, facts())).toBeNull();
  });

  it.each<[string, string, Partial<ReleaseFacts>]>([
    ['the booking is not there any more', 'gone', { bookings: [] }],
    ['its start was moved', 'gone', { bookings: [{ ...meeting, startsAt: ten + minute }] }],
    ['its end was moved', 'gone', { bookings: [{ ...meeting, endsAt: meeting.endsAt + minute }] }],
    ['it was cancelled', 'gone', { bookings: [{ ...meeting, isCancelled: true }] }],
    ['somebody came', 'used', { ledger: noteUse(facts().ledger, meeting, closesAt) }],
    ['the room link or the calendar is lost', 'outOfSight', { freshness: notFresh }],
    ['they were lost and came back', 'outOfSight', { freshness: since(closesAt) }],
  ])('is dropped when %s', (_name, reason, more) => {
    expect(dropReason(meeting, facts({ ledger: facts().ledger, ...more }))).toBe(reason);
  });
});

/** What one minute of the room's life brings. */
interface Minute {
  readonly link: 'ready' | 'lost';
  readonly calendarAnswers: boolean;
  readonly isInUse: boolean;
}

describe('whatever happens while people may check in', () => {
  const anyMinute: fc.Arbitrary<Minute> = fc.record({
    link: fc.oneof({ weight: 30, arbitrary: fc.constant('ready' as const) }, fc.constant('lost' as const)),
    calendarAnswers: fc.oneof({ weight: 8, arbitrary: fc.constant(true) }, fc.constant(false)),
    isInUse: fc.oneof({ weight: 60, arbitrary: fc.constant(false) }, fc.constant(true)),
  });
  const openBefore = 30;

  /** The first half hour before the start, and so on, as the panel lives through it. */
  function live(minutes: readonly Minute[], bookings: readonly Booking[]) {
    let ledger: Ledger = noteAgenda(emptyLedger, bookings, ten - 24 * hour);
    let freshness = notFresh;
    let asOf: number | null = null;
    const released: Booking[] = [];
    minutes.forEach(({ link, calendarAnswers, isInUse }, index) => {
      const now = ten + (index - openBefore) * minute;
      if (calendarAnswers) asOf = now;
      const room = { ...readyRoom, link: { kind: link, since: now } };
      freshness = watchFreshness(freshness, { now, asOf, room });
      if (isInUse && link === 'ready') {
        for (const used of usedByRoom(bookings, times, now)) ledger = noteUse(ledger, used, now);
      }
      for (const due of dueReleases(facts({ bookings, ledger, freshness }), now)) {
        released.push(due);
        ledger = noteRelease(ledger, due, now, true);
      }
    });
    return released;
  }

  it('only a booking that nobody used, watched without a gap, is released, once', () => {
    const outcomes = new Set<boolean>();
    fc.assert(
      fc.property(fc.array(anyMinute, { minLength: 60, maxLength: 60 }), (minutes) => {
        const window = minutes.slice(openBefore - 10, openBefore + 11);
        const isUsed = window.some(({ isInUse, link }) => isInUse && link === 'ready');
        const isSeen = window.every(({ link }) => link === 'ready');
        const answers = (index: number) => minutes[openBefore - 10 + index]!.calendarAnswers;
        // One minute without an answer is borne, a second one is a gap; those before the window count for its start.
        const isAnswered = window.every((_one, index) =>
          index === 0 ? answers(0) || answers(-1) || answers(-2) : answers(index - 1) || answers(index - 2),
        );
        const expected = isSeen && isAnswered && !isUsed;
        outcomes.add(expected);
        expect(live(minutes, [meeting])).toEqual(expected ? [meeting] : []);
      }),
      { numRuns: 400 },
    );
    expect(outcomes.size).toBe(2);
  });

  it('people who stay on from the booking before count for the next one', () => {
    const before = booking('2026-11-24T09:00', '10:00');
    const quiet: Minute = { link: 'ready', calendarAnswers: true, isInUse: false };
    const inUseUntil = (last: number) =>
      Array.from({ length: 60 }, (_one, index) => ({ ...quiet, isInUse: index - openBefore <= last }));
    expect(live(inUseUntil(-1), [before, meeting])).toEqual([meeting]);
    expect(live(inUseUntil(0), [before, meeting])).toEqual([]);
  });
});
