import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAgenda } from '../../../electron/app/agenda.ts';
import { extensionsOf } from '../../../electron/app/booking/extension.ts';
import { lengthsFromNow } from '../../../electron/app/booking/lengths.ts';
import { standingOf } from '../../../electron/app/booking/standing.ts';
import { dayOf, hourOfDay } from '../../../electron/app/day.ts';
import { createProjection } from '../../../electron/app/project.ts';
import { isBlocking, type Booking } from '../../../shared/model/booking.ts';
import { hour, minute } from '../../../shared/time.ts';
import { panelState, testConfig } from '../states.ts';
import { anySceneAt, changesOf, nights, zones, type Night, type Scene } from './any-days.ts';
import { clocksOf, isHeaderLine, slowDay, takesRoom } from './slow-day.ts';

const day = 24 * hour;
const runsEachNight = 5;
const keys = (bookings: readonly Booking[]) => bookings.map(({ key }) => key);

const clocks = new Map(
  nights.map((night) => [night, clocksOf(night.timeZone, night.change - 4 * day, night.change + 7 * day)]),
);

/** What the panel makes of a scene, and what the slow model does. */
function both({ now, bookings }: Scene, night: Night) {
  const clock = clocks.get(night)!;
  const today = dayOf(now, night.timeZone);
  const tomorrow = dayOf(today.endsAt, night.timeZone);
  return {
    now,
    bookings,
    night,
    clock,
    today,
    agenda: readAgenda(bookings, now, today),
    tomorrow: readAgenda(bookings, now, tomorrow),
    slow: slowDay(bookings, clock),
    at: now - (now % minute),
    date: clock.dateAt(now),
    nextDate: clock.dateAt(tomorrow.startsAt),
  };
}

type Both = ReturnType<typeof both>;

const standing = ({ agenda, now, today }: Both) =>
  standingOf({ agenda, now, day: today, isKnown: true, waitsUntil: null });

/** Whatever is booked around each of the changes. */
function holds(check: (scene: Both) => void): void {
  for (const night of nights) {
    const property = fc.property(anySceneAt(night), (scene) => check(both(scene, night)));
    fc.assert(property, { numRuns: runsEachNight });
  }
}

describe('the clocks of the seven zones', () => {
  it('are changed twelve times from 2025 to 2030 in all but the last', () => {
    expect(zones.map((zone) => changesOf(zone).length)).toEqual([12, 12, 12, 12, 12, 12, 0]);
    expect(changesOf('Europe/Stockholm')).toContain(Date.parse('2027-03-28T01:00Z'));
    expect(changesOf('Europe/Stockholm')).toContain(Date.parse('2027-10-31T01:00Z'));
  });
});

describe('a day around a change of the clocks', () => {
  it.each(zones)('in %s lasts as long as the clocks show its date', (zone) => {
    const lengths = new Set<number>();
    for (const [{ timeZone, change }, clock] of clocks) {
      if (timeZone !== zone) continue;
      for (const offset of [-30, -24, -1, 0, 1, 24, 30]) {
        const at = change + offset * hour;
        const minutes = clock.minutesOf(clock.dateAt(at));
        const { startsAt, endsAt } = dayOf(at, zone);
        expect([startsAt, endsAt]).toEqual([minutes[0], minutes.at(-1)! + minute]);
        for (const [wanted, shown] of [
          [7, '07:00'],
          [18, '18:00'],
        ] as const) {
          const hourAt = hourOfDay(at, zone, wanted);
          expect([clock.dateAt(hourAt), clock.timeAt(hourAt)]).toEqual([clock.dateAt(at), shown]);
        }
        lengths.add((endsAt - startsAt) / hour);
      }
    }
    const summerHours = zone === 'Australia/Lord_Howe' ? 0.5 : 1;
    const expected = zone === 'Asia/Kolkata' ? [24] : [24 - summerHours, 24, 24 + summerHours];
    expect([...lengths].sort()).toEqual(expected);
  });
});

describe('whatever is booked around any change of the clocks', () => {
  it('the booking that stands for the room is the one a walk over the minutes finds', () => {
    holds((scene) => {
      const { agenda, slow, at } = scene;
      expect(agenda.current?.key).toBe(slow.shownAt(at)?.key);
    });
  });

  it('word, end and booking of the heading agree with the walk', () => {
    holds((scene) => {
      const { slow, at } = scene;
      const { word, until, booking } = standing(scene);
      expect([word, until]).toEqual([slow.wordAt(at), slow.untilAt(at)]);
      expect(booking?.key).toBe(slow.aboutAt(at)?.key);
    });
  });

  it('nothing about the room changes before the heading says, but for the ten minutes of warning', () => {
    holds((scene) => {
      const { slow, at, today } = scene;
      const { word, until, booking } = standing(scene);
      const end = until ?? today.endsAt;
      const isAsSaid = (step: number): boolean => {
        if (word === 'free') return slow.taking(step).length === 0;
        if (word === 'soon') return slow.aboutAt(step)?.key === booking?.key;
        return slow.taking(step).some(({ key }) => key === booking?.key);
      };
      const wrong: number[] = [];
      for (let step = at; step < end; step += minute) {
        if (!isAsSaid(step)) wrong.push(step);
      }
      expect(wrong).toEqual([]);
      if (until === null) return;
      if (word === 'busy') expect(keys(slow.taking(until))).not.toContain(booking?.key);
      else expect(slow.taking(until)).not.toEqual([]);
    });
  });

  it('the free gaps of today and tomorrow are the free minutes, no more and no fewer', () => {
    holds((scene) => {
      const { agenda, tomorrow, slow, at, date, nextDate } = scene;
      expect(agenda.gaps).toEqual(slow.gapsOf(date, at));
      expect(tomorrow.gaps).toEqual(slow.gapsOf(nextDate, at));
    });
  });

  it('each day lists exactly the bookings that touch it, in order', () => {
    holds((scene) => {
      const { agenda, tomorrow, slow, date, nextDate } = scene;
      for (const [read, on] of [
        [agenda, date],
        [tomorrow, nextDate],
      ] as const) {
        const touching = scene.bookings.filter((booking) => slow.touches(booking, on));
        const timed = touching.filter((booking) => takesRoom(booking) && !isHeaderLine(booking));
        const header = touching.filter(
          (one) => isHeaderLine(one) && !one.isCancelled && one.response !== 'declined',
        );
        expect(keys(read.timed.map(({ booking }) => booking)).sort()).toEqual(keys(timed).sort());
        expect(keys(read.allDay).sort()).toEqual(keys(header).sort());
        for (const list of [read.timed.map(({ booking }) => booking), read.allDay]) {
          const starts = list.map(({ startsAt }) => startsAt);
          expect(starts).toEqual([...starts].sort((a, b) => a - b));
        }
      }
    });
  });

  it('each booking of the list is past, running, next or later by where its minutes lie, and marked where it shares one', () => {
    holds((scene) => {
      const { agenda, slow, at } = scene;
      const counting = scene.bookings.filter((one) => takesRoom(one) && one.endsAt > one.startsAt);
      const coming = counting.filter(({ startsAt }) => startsAt > at);
      const firstStart = Math.min(...coming.map(({ startsAt }) => startsAt));
      for (const { booking, phase, overlaps } of agenda.timed) {
        const isRunning = keys(slow.taking(at)).includes(booking.key);
        const wasBefore = booking.startsAt <= at && !isRunning;
        if (wasBefore) expect(phase).toBe('past');
        else if (isRunning) expect(phase).toBe('now');
        else if (booking.startsAt > firstStart) expect(phase).toBe('later');
        else expect(['next', 'later']).toContain(phase);
        if (phase === 'next') expect(booking).toBe(agenda.next);
        let isShared = false;
        for (let step = booking.startsAt; step < booking.endsAt; step += minute) {
          isShared ||= slow.taking(step).filter((one) => !isHeaderLine(one)).length > 1;
        }
        expect(overlaps).toBe(isShared);
      }
      expect(agenda.next?.startsAt).toBe(coming.length > 0 ? firstStart : undefined);
    });
  });

  it('a booking made now fits minute for minute, and the longest one offered ends where the next begins', () => {
    holds((scene) => {
      const { slow, at, today } = scene;
      const busy = scene.bookings.filter(isBlocking);
      const offered = lengthsFromNow(scene.now, { busy, dayEndsAt: today.endsAt }, [60, 15, 30, 45]);
      let free = 0;
      while (free < 2000 && slow.taking(at + free * minute).length === 0) free += 1;
      const fitting = [15, 30, 45, 60].filter((minutes) => minutes <= free);
      const untilNext = offered.find(({ minutes }) => minutes === null);
      expect(offered.flatMap(({ minutes }) => minutes ?? [])).toEqual(fitting);
      for (const { minutes, endsAt } of offered) {
        if (minutes !== null) expect(endsAt).toBe(at + minutes * minute);
      }
      const endsToday = at + free * minute < today.endsAt;
      const isNew = !fitting.includes(free);
      expect(untilNext?.endsAt).toBe(endsToday && free >= 10 && isNew ? at + free * minute : undefined);
    });
  });

  it('an extension adds free minutes only, and the longest one offered ends where the next begins', () => {
    holds(({ bookings, agenda, slow, today }) => {
      const { current } = agenda;
      if (current === null) return;
      const offered = extensionsOf(current, bookings, { minutes: [15, 30], dayEndsAt: today.endsAt });
      let free = 0;
      while (free < 2000 && slow.taking(current.endsAt + free * minute).length === 0) free += 1;
      const nextAt = current.endsAt + free * minute;
      const fitting = isHeaderLine(current) ? [] : [15, 30].filter((minutes) => minutes <= free);
      const hasMore = !isHeaderLine(current) && nextAt < today.endsAt && free >= 5 && !fitting.includes(free);
      expect(offered).toEqual([
        ...fitting.map((minutes) => ({ minutes, endsAt: current.endsAt + minutes * minute })),
        ...(hasMore ? [{ minutes: null, endsAt: nextAt }] : []),
      ]);
    });
  });

  it('the page is shown the same', () => {
    const project = createProjection();
    holds((scene) => {
      const { slow, at, date, night, clock } = scene;
      const config = testConfig();
      const { home, agenda } = project(
        panelState(scene.bookings, {
          now: scene.now,
          config: { ...config, room: { ...config.room, timeZone: night.timeZone } },
          calendar: { bookings: scene.bookings, asOf: scene.now, trouble: null },
        }),
        null,
      );
      expect(home).toMatchObject({ state: slow.wordAt(at), until: slow.untilAt(at) });
      expect(home.booking?.key).toBe(slow.aboutAt(at)?.key);
      const gaps = agenda.rows.filter((row) => row.kind === 'gap');
      expect(gaps.map(({ startsAt, endsAt }) => ({ startsAt, endsAt }))).toEqual(slow.gapsOf(date, at));
      expect(clock.timeAt(agenda.strip.startsAt)).toBe('07:00');
    });
  });
});
